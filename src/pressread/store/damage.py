"""Damage in ``archive.db``: met as damage wherever it is read, and read around where that can be.

Loaded where there is damage to speak of. Where a page of the database cannot be read, the rows on
other pages still are.
"""

from __future__ import annotations

import os
import sqlite3

from pressread.errors import (
    ArchiveDamaged,
    ArchiveError,
    ArchiveLocked,
    NotAnArchive,
    StorageFull,
)

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from typing import Any

Unreadable = sqlite3.DatabaseError  # what SQLite raises where it finds damage
CANNOT_READ = "the part of the file where it lies cannot be read"
REMEDY = "`pressread rescue` copies all that can be read into a new archive"


def told(path: str, error: object) -> str:
    """A line on a damaged database: what, where, what to do."""
    return (
        f"{path} is damaged ({error}); {REMEDY}; or restore your backup, or try"
        f" `sqlite3 {path} .recover`"
    )


def numbers(base: sqlite3.Connection) -> list[int]:
    """The numbers of all articles that any part of the database still knows, in order."""
    found: set[int] = set()
    indexes = ("article_generation", "article_sha256", "article_folded", "article_published")
    for source in ("", *(f"INDEXED BY {index}" for index in indexes)):
        try:
            for (number,) in base.execute(f"SELECT number FROM article {source} ORDER BY number"):
                found.add(number)
        except sqlite3.DatabaseError:
            continue
        if not source:
            break  # all of it could be read
    return sorted(number for number in found if isinstance(number, int))


def one_by_one(
    base: sqlite3.Connection, query: str, keys: Sequence[Any]
) -> Iterator[tuple[Any, tuple[Any, ...] | None]]:
    """Each key with its row (``query`` takes it), ``None`` where the row cannot be read."""
    for key in keys:
        try:
            yield key, base.execute(query, (key,)).fetchone()
        except sqlite3.DatabaseError:
            yield key, None


#: What SQLite says of a value or a table that it cannot make sense of.
_SIGNS_OF_DAMAGE = ("malformed", "decode", "no such table", "no such column")


def in_our_words(error: UnicodeDecodeError | sqlite3.DatabaseError, path: str) -> ArchiveError:
    """An error of SQLite's (or in a message of it) as ours, which says what to do."""
    if isinstance(error, UnicodeDecodeError):
        return ArchiveDamaged(told(path, error.reason))
    name = getattr(error, "sqlite_errorname", "") or ""
    if name.startswith("SQLITE_FULL"):
        return StorageFull(f"the disk is full; nothing of this batch was kept: {path}")
    if name.startswith(("SQLITE_BUSY", "SQLITE_LOCKED")):
        return ArchiveLocked(f"another process is writing to {path}; try again when it is done")
    if name.startswith("SQLITE_NOTADB") and os.path.isdir(
        os.path.join(os.path.dirname(path), "index")
    ):
        return ArchiveDamaged(told(path, "it does not begin as a database does"))
    if name.startswith("SQLITE_NOTADB"):
        return NotAnArchive(f"{path} is no SQLite file, so no archive; move it away")
    if name.startswith("SQLITE_CORRUPT"):
        return ArchiveDamaged(told(path, error))
    if name.startswith("SQLITE_READONLY"):
        return ArchiveError(f"the archive cannot be written to: {path}")
    if name.startswith("SQLITE_IOERR"):
        return StorageFull(f"the disk failed ({error}); nothing of this batch was kept: {path}")
    if any(sign in str(error) for sign in _SIGNS_OF_DAMAGE):
        return ArchiveDamaged(told(path, error))
    return ArchiveError(f"cannot use the archive: {error}: {path}")
