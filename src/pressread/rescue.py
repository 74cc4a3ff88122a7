"""``rescue``: all of a damaged archive that can be read, in a new one.

An archive is an export of itself: what reads exports item by item reads it too. It is read from a
copy, so that nothing is written to what is damaged. Where its very head is gone, a new archive's
takes its place: their tables begin on the same pages. Sources whose articles cannot be read any
more are read anew.
"""

from __future__ import annotations

import os
import shutil
import sqlite3
import tempfile
from collections.abc import Iterator
from typing import NamedTuple

from pressread.archive import open_archive
from pressread.archive.protocol import Archive
from pressread.errors import ArchiveError, NoArchive, NotAnArchive
from pressread.importer import Outcome, import_paths
from pressread.store.connection import FILE, connect, file_uri, record_of
from pressread.store.damage import numbers, one_by_one

_PAGE = 4096  # bytes: SQLite's own choice for a new database
_SIZE, _FREE = slice(28, 32), slice(32, 40)  # of the header: pages in all, free ones


class Rescued(NamedTuple):
    """One article, or what could not be read. ``anew``: from its source, as its record is lost."""

    outcome: Outcome
    anew: bool


def rescue(folder: str, into: str, *, imported_at: str) -> Iterator[Rescued]:
    """Copy what can be read of the archive in ``folder`` into a new one; everything that was met,
    one by one. Raises ``NoArchive``, ``ArchiveError``.
    """
    if not os.path.isfile(os.path.join(folder, FILE)):
        raise NoArchive(f"no {FILE} in {folder}; name the folder of the damaged archive")
    if os.path.isdir(into) and os.listdir(into):
        raise ArchiveError(f"{into} is not empty; name a new folder with -o")
    with tempfile.TemporaryDirectory(prefix="pressread-rescue-") as work:
        copy = _copied(folder, work)
        with open_archive(into) as archive:
            yield from _rescued(archive, copy, work, imported_at)


def _copied(folder: str, work: str) -> str:
    """A copy of the database with what its log holds."""
    copy = os.path.join(work, FILE)
    for ending in ("", "-wal"):
        if os.path.exists(os.path.join(folder, FILE + ending)):
            shutil.copyfile(os.path.join(folder, FILE + ending), copy + ending)
    return copy


def _rescued(archive: Archive, copy: str, work: str, imported_at: str) -> Iterator[Rescued]:
    outcomes = list(import_paths(archive, [copy], imported_at=imported_at, jobs=1))
    if not any(outcome.id for outcome in outcomes):
        if not replace_head(copy):
            raise NotAnArchive("nothing of it can be read as an archive; try sqlite3 .recover")
        outcomes = list(import_paths(archive, [copy], imported_at=imported_at, jobs=1))
    yield from (Rescued(outcome, anew=False) for outcome in outcomes)
    sources = os.path.join(work, "sources")
    os.mkdir(sources)
    for name, raw in lone_sources(copy):
        with open(os.path.join(sources, name), "wb") as file:
            file.write(raw)
    if os.listdir(sources):
        for outcome in import_paths(archive, [sources], imported_at=imported_at, jobs=1):
            yield Rescued(outcome, anew=True)


def replace_head(path: str) -> bool:
    """Put the first page of a new archive in place of a damaged one: there the header and the
    tables' places stand. Whether articles can be read then; if not, the file is as it was.
    """
    with open(path, "rb") as file:
        before = file.read(_PAGE)
    head = bytearray(_new_head())
    head[_SIZE] = (os.path.getsize(path) // _PAGE).to_bytes(4, "big")
    head[_FREE] = bytes(8)
    _write(path, bytes(head))
    base = sqlite3.connect(path)
    try:
        if numbers(base):
            return True
    finally:
        base.close()
    _write(path, before)
    return False


def _new_head() -> bytes:
    with tempfile.TemporaryDirectory(prefix="pressread-rescue-") as folder:
        connect(folder, create=True, read_only=False).close()
        with open(os.path.join(folder, FILE), "rb") as file:
            return file.read(_PAGE)


def _write(path: str, head: bytes) -> None:
    with open(path, "r+b") as file:
        file.write(head)


def lone_sources(path: str) -> Iterator[tuple[str, bytes]]:
    """A name and the bytes of every source that no readable record came from."""
    from pressread.store.raws import Raws

    base = sqlite3.connect(file_uri(path) + "?mode=ro&immutable=1", uri=True)
    try:
        query = "SELECT CAST(record AS BLOB) FROM article WHERE number = ?"
        rows = one_by_one(base, query, numbers(base))
        known = {_source(row[0]) for _, row in rows if row is not None}
        for sha256, _, raw in Raws(base).every():
            if raw is not None and sha256 not in known:
                yield f"source-{sha256[:12]}", raw
    except (sqlite3.DatabaseError, TypeError, ValueError):
        return  # as far as it can be read
    finally:
        base.close()


def _source(written: bytes) -> str | None:
    """The SHA-256 that a record names; ``None`` where it cannot be read."""
    try:
        return str(record_of(written, None)["source"]["sha256"])
    except (ValueError, TypeError, LookupError):
        return None
