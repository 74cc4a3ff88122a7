"""What of a damaged ``archive.db`` is put right or read past the usual doors, for ``rescue``."""

from __future__ import annotations

import os
import sqlite3
import tempfile
from collections.abc import Iterator

from pressread.store.connection import FILE, connect, file_uri, record_of
from pressread.store.damage import numbers, one_by_one
from pressread.store.raws import Raws

_PAGE = 4096  # bytes: SQLite's own choice for a new database
_SIZE, _FREE = slice(28, 32), slice(32, 40)  # of the header: pages in all, free ones


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
