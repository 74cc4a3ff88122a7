"""Damage in ``archive.db``: met as damage wherever it is read, and read around where that can be.

A record is written with its checksum and read by it, so that a flipped bit in a name, a date or a
quotation is noticed by whoever is shown it. Where a page of the database cannot be read, the rows
on other pages still are.
"""

from __future__ import annotations

import sqlite3
import zlib

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from typing import Any

Unreadable = sqlite3.DatabaseError  # what SQLite raises where it finds damage
RECORD = "CAST(record AS BLOB), checksum"  # the columns that ``record_of`` takes
UNSOUND = -1  # in place of a checksum: the record was no record when the archive was brought up
CANNOT_READ = "the part of the file where it lies cannot be read"
REMEDY = "`pressread rescue` copies all that can be read into a new archive"


def checksum(record: str) -> int:
    """CRC-32 of a record as it is written."""
    return zlib.crc32(record.encode("utf-8", "surrogatepass"))


def record_of(written: bytes, expected: int | None) -> dict[str, Any]:
    """The record that was written so. Raises ``ValueError`` where it is not as it was written."""
    import json

    if not isinstance(written, bytes):
        raise ValueError("its record is gone")
    if expected == UNSOUND:
        raise ValueError("its record has fields that cannot be")
    if expected is not None and zlib.crc32(written) != expected:
        raise ValueError("its record is not as it was written")
    found = json.loads(written.decode())
    if not isinstance(found, dict):
        raise ValueError("its record is none")
    return found


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
