"""Large files as streams: read here record by record, extracted in chunks wherever there is room;
whole archives that ``export`` wrote, read a part at a time.

Memory holds a chunk, whatever the file does; what was read before is passed over.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterator
from dataclasses import replace
from typing import IO, TYPE_CHECKING, Protocol

from pressread.errors import PressreadError
from pressread.extraction.record import Restored, restored
from pressread.processes import time_limit
from pressread.readers import own, read_path
from pressread.readers.walk import unreadable
from pressread.source import Failure, Source
from pressread.store.damage import CANNOT_READ
from pressread.store.rows import FileRead, Packed, pack
from pressread.store.sqlite_export import is_database, read_export
from pressread.workers.reading import (
    SECONDS_A_RECORD,
    TOO_LONG,
    Chunk,
    Knowing,
    Known,
    Reader,
    Reading,
    guarded,
)

if TYPE_CHECKING:
    from hashlib import _Hash

ARTICLES_A_PART = 500
BYTES_A_PART = 32 << 20
RECORDS_A_CHUNK = 25
BYTES_A_CHUNK = 1 << 20
_AT_ONCE = 1 << 20  # bytes hashed at a time


class Remembering(Knowing, Protocol):
    """Who can tell how far a file of many articles was read: an archive."""

    def file(self, path: str, sha256: str) -> FileRead | None:
        """As ``Archive.file``."""


def chunks(path: str, archive: Remembering | None) -> Iterator[Chunk | Reading]:
    """The records of a large file, a few at a time; a ``Reading`` where there is nothing to
    extract: a file that is known whole, or cannot be read.
    """
    if path == "-":
        yield from _chunked(path, None, 0)
        return
    try:
        file, known = _looked_up(path, archive)
    except OSError as error:
        yield Reading([unreadable(path, error)])
        return
    if isinstance(known, Known):
        yield Reading([known], size=file.size)
        return
    if file.records:
        yield Reading([Known(path, None, None, file.records - file.failed)])
    yield from _chunked(path, file, file.size)


def _looked_up(path: str, archive: Remembering | None) -> tuple[FileRead, Known | None]:
    """The file as far as it was read before, and what it is known as if that was to its end."""
    size = os.path.getsize(path)
    with open(path, "rb") as stream:
        if archive is None:
            return FileRead(_hashed(stream, size).hexdigest(), path, size, 0, 0, False), None
        last = archive.file(path, "")
        head = _hashed(stream, last.size) if last is not None and last.size < size else None
        whole = _hashed(stream, size, head.copy() if head is not None else None)
    sha256 = whole.hexdigest()
    begun = FileRead(sha256, path, size, 0, 0, False)
    if found := archive.known(sha256, None):
        return begun, Known(path, *found)
    same = archive.file(path, sha256)
    if same is not None and same.sha256 == sha256:  # cut off in the middle
        return begun._replace(records=same.records, failed=same.failed), None
    if head is not None and last is not None and head.hexdigest() == last.sha256:
        # The last record may have been cut off then.
        return begun._replace(records=max(0, last.records - 1)), None
    return begun, None


def _hashed(stream: IO[bytes], until: int, hashed: _Hash | None = None) -> _Hash:
    """``stream`` hashed from where it stands to ``until`` (or its end, if that comes first)."""
    hashed = hashed or hashlib.sha256()
    while (left := until - stream.tell()) > 0 and (block := stream.read(min(_AT_ONCE, left))):
        hashed.update(block)
    return hashed


def _chunked(path: str, file: FileRead | None, size: int) -> Iterator[Chunk]:
    """``size``: of the file; each chunk is told its share of it, by the bytes of its records."""
    shared = _Shared()
    sources: list[tuple[Source | Failure, str | None]] = []
    held, told, records = 0, 0, 0
    passed_over = file.records if file is not None else 0
    for records, source in enumerate(_limited(path), 1):
        if records <= passed_over:
            continue
        sources.append(shared.left_behind(source))
        if isinstance(source, Source):
            held += len(source.text) + (len(source.raw) if source.span else 0)
        if len(sources) >= RECORDS_A_CHUNK or held >= BYTES_A_CHUNK:
            reached = _reached(source, told)
            yield Chunk(sources, shared.raws, _so_far(file, records), reached - told)
            sources, held, told = [], 0, reached
    yield Chunk(sources, shared.raws, _so_far(file, records, complete=True), max(0, size - told))


def _reached(source: Source | Failure, before: int) -> int:
    """How far into the file a source lies."""
    span = source.span if isinstance(source, Source) else None
    return max(before, span[1]) if span else before


def _so_far(file: FileRead | None, records: int, *, complete: bool = False) -> FileRead | None:
    if file is None or (complete and records < 2):
        return None  # a file of one article is known by that
    return file._replace(records=max(records, file.records), complete=complete)


def _limited(path: str) -> Iterator[Source | Failure]:
    """The records of a file, each read within the time of one; over it the file is given up."""
    found = guarded(path, read_path(path))
    while True:
        try:
            with time_limit(SECONDS_A_RECORD):
                source = next(found, None)
        except TimeoutError:
            yield Failure(path, TOO_LONG)
            return
        if source is None:
            return
        yield source


class _Shared:
    """The bytes that all records of a file share: packed once, and sent to no worker."""

    def __init__(self) -> None:
        self.raws: dict[str, Packed] = {}

    def left_behind(self, source: Source | Failure) -> tuple[Source | Failure, str | None]:
        """A source without shared bytes, and their SHA-256."""
        if isinstance(source, Failure) or source.record is None or source.span is not None:
            return source, None
        sha256 = source.sha256
        if sha256 not in self.raws:
            self.raws = {sha256: pack(source.raw)}
        return replace(source, raw=b""), sha256


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
        reason = str(error).removesuffix(f": {path}").removeprefix(f"{path} ")
        read.items.append(Failure(path, reason))
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
