"""Whole archives that ``export`` wrote, read a part at a time."""

from __future__ import annotations

import json
from collections.abc import Iterator

from pressread.errors import PressreadError
from pressread.extraction.record import Restored, restored
from pressread.readers import own
from pressread.source import Failure
from pressread.store.damage import CANNOT_READ
from pressread.store.sqlite_export import is_database, read_export
from pressread.workers.reading import Reader, Reading

ARTICLES_A_PART = 500
BYTES_A_PART = 32 << 20


def read_archive(path: str, reader: Reader) -> Iterator[Reading]:
    """The articles of an export in SQLite or JSON Lines."""
    read = Reading()
    try:
        for found in _database(path) if is_database(path) else own.read_lines(path):
            if isinstance(found, Restored):
                reader.restore(found, read)
            else:
                reader.take(found, read)
            if _is_full(read):
                read.pack_parts()
                yield read
                read = Reading()
    except (PressreadError, ValueError, OSError) as error:
        read.items.append(Failure(path, str(error).removesuffix(f": {path}")))
    read.pack_parts()
    yield read


def _is_full(read: Reading) -> bool:
    if len(read.items) >= ARTICLES_A_PART:
        return True
    raws = sum(len(raw.bytes) for raw in read.raws.values())
    return raws + sum(len(raw) for _, raw in read.parts) > BYTES_A_PART


def _database(path: str) -> Iterator[Restored | Failure]:
    for number, record, packed, more in read_export(path):
        try:
            if record is None:
                raise ValueError(CANNOT_READ)
            yield restored(json.loads(record), packed, more)
        except (ValueError, TypeError, RecursionError) as error:
            yield Failure(path, f"holds a record that is damaged: {error}", number)
