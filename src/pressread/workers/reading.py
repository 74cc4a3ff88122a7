"""Records read, extracted and made ready for the store, whichever process does it.

What an input holds never raises: it comes out as articles and failures, in order.
"""

from __future__ import annotations

import marshal
import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from itertools import groupby, islice
from typing import Any, NamedTuple, Protocol

from pressread.article import Article
from pressread.errors import ArchiveError, PressreadError
from pressread.extraction import extract, split
from pressread.extraction.record import Margin, Restored, read_record
from pressread.index.documents import article_document, statement_documents
from pressread.processes import stated, time_limit
from pressread.readers import own
from pressread.readers.reading import content, read_bytes
from pressread.readers.walk import unreadable
from pressread.source import Failure, Given, Source, sha256_of
from pressread.store import Store
from pressread.store.rows import FileRead, Packed, Piece, Rows, pack, rows_of
from pressread.store.sqlite_export import MAGIC

SECONDS_A_RECORD = stated(
    "PRESSREAD_SECONDS", 25.0
)  # of CPU time; the dearest of the real pages tried takes under 5
MOST_BYTES = 1 << 20  # of a file that is read in one go; a larger one is a stream
MOST_RECORDS = 250  # the same
_PART = 1 << 16  # bytes of one record that still share a piece with its neighbours
_PIECE = 1 << 18  # bytes of records in a piece
TOO_LONG = f"took more than {SECONDS_A_RECORD:.0f} seconds; left out"
TOO_LARGE = "needs more memory than there is; left out"


class Known(NamedTuple):
    """A file whose very bytes were imported before, as so many articles; ``id`` where as one."""

    path: str
    id: str | None
    headline: str | None
    articles: int = 1


class Ready(NamedTuple):
    """An article ready for the store. ``documents``: what the index wants of it, one value a
    shelf (see ``documents_of``); ``None`` where nobody builds an index meanwhile.
    """

    rows: Rows
    path: str
    record: int | None
    headline: str | None
    notices: tuple[str, ...]
    documents: tuple[bytes, ...] | None = None


@dataclass(slots=True)
class Reading:
    """What was made of one file (or of a part of it): articles and failures in order, raw bytes
    by SHA-256, those of parts of a file in pieces; of an export tags and notes and the generation
    by article id, and what belongs to the archive as a whole.

    ``later``: the file is too much for one go, or a whole archive, and was not read yet.
    ``file``: how far a file of many was read. ``size``: bytes of the input.
    """

    items: list[Ready | Failure | Known] = field(default_factory=list)
    raws: dict[str, Packed] = field(default_factory=dict)
    pieces: list[Piece] = field(default_factory=list)
    margins: dict[str, Margin] = field(default_factory=dict)
    added: dict[str, int] = field(default_factory=dict)
    archives: list[Mapping[str, Any]] = field(default_factory=list)
    later: str | None = None
    file: FileRead | None = None
    size: int = 0
    parts: list[tuple[str, bytes]] = field(default_factory=list)

    def pack_parts(self) -> None:
        """Make pieces of the parts that are waiting."""
        total = 0
        sized = []
        for sha256, raw in self.parts:
            sized.append((total // _PIECE, sha256, raw))
            total += len(raw)
        for _, group in groupby(sized, lambda part: part[0]):
            places, whole = [], b""
            for _, sha256, raw in group:
                places.append((sha256, len(whole), len(raw)))
                whole += raw
            self.pieces.append(Piece(pack(whole), tuple(places)))
        self.parts = []


class Chunk(NamedTuple):
    """Some records of a large file. ``sources``: each with the SHA-256 of its bytes where those
    stay behind because all records share them; then ``raws`` holds them.
    """

    sources: list[tuple[Source | Failure, str | None]]
    raws: dict[str, Packed]
    file: FileRead | None
    size: int


class Plan(NamedTuple):
    """What all files are read by. ``archive``: the folder of one that may know a file, as it was
    at ``generation``; ``None`` where only this process can ask it. ``imported_at``: ISO 8601 with
    offset.
    """

    defaults: Given | None
    imported_at: str
    archive: str | None = None
    generation: int = 0
    indexed: bool = False


class Knowing(Protocol):
    """Who can tell of a file whether it was imported: an archive, or its store."""

    def known(self, sha256: str, until: int | None) -> tuple[str | None, str | None, int] | None:
        """As ``Archive.known``."""


class Reader:
    """Reads files by a plan."""

    def __init__(self, plan: Plan, archive: Knowing | None = None) -> None:
        self.plan = plan
        self._archive = archive
        if archive is None and plan.archive is not None:
            self._archive = _opened(plan.archive)

    def read(self, path: str) -> Reading:
        """All that is in one small file. Never raises for what the file holds."""
        read = Reading()
        try:
            with time_limit(SECONDS_A_RECORD):
                found = self._found(path, read)
        except TimeoutError:
            found = [Failure(path, TOO_LONG)]
        except MemoryError:
            found = [Failure(path, TOO_LARGE)]
        for source in found:
            self._take_in_time(source, read)
        if read.file is not None:
            failed = sum(isinstance(item, Failure) for item in read.items)
            read.file = read.file._replace(failed=failed)
        read.pack_parts()
        return read

    def _found(self, path: str, read: Reading) -> list[Source | Failure]:
        """What a file holds that is still to be extracted; the rest is told in ``read``."""
        data = _head(path)
        if isinstance(data, Failure):
            return [data]
        regular = os.path.isfile(path)  # what is not can be read but once
        if regular and (len(data) > MOST_BYTES or is_export(data)):
            read.later = path
            return []
        read.size = len(data)
        known = self._known(path, data)
        if known is not None:
            read.items.append(known)
            return []
        most = MOST_RECORDS + 1 if regular else None
        found = list(islice(guarded(path, read_bytes(data, path=path)), most))
        if regular and (len(found) > MOST_RECORDS or sum(map(_size, found)) > 8 * MOST_BYTES):
            read.later = path
            return []
        if len(found) > 1:
            read.file = FileRead(sha256_of(data), path, len(data), len(found), 0, True)
        return found

    def known(self, path: str) -> Reading | None:
        """What is told of a small file without a look inside: that it was imported before."""
        data = _head(path) if os.path.isfile(path) else b""
        if isinstance(data, Failure) or not 0 < len(data) <= MOST_BYTES or is_export(data):
            return None
        found = self._known(path, data)
        return Reading([found], size=len(data)) if found else None

    def _known(self, path: str, data: bytes) -> Known | None:
        """What the archive knew of a file of these very bytes."""
        if self._archive is None:
            return None
        found = self._archive.known(sha256_of(data), self.plan.generation)
        return Known(path, *found) if found else None

    def read_chunk(self, chunk: Chunk) -> Reading:
        """Some records of a large file, each within the limits of one."""
        read = Reading(raws=dict(chunk.raws), file=chunk.file, size=chunk.size)
        for source, sha256 in chunk.sources:
            self._take_in_time(source, read, sha256)
        read.pack_parts()
        return read

    def _take_in_time(
        self, source: Source | Failure, read: Reading, sha256: str | None = None
    ) -> None:
        try:
            with time_limit(SECONDS_A_RECORD):
                self.take(source, read, sha256)
        except TimeoutError:
            read.items.append(Failure(source.path, TOO_LONG, source.record))
        except MemoryError:
            read.items.append(Failure(source.path, TOO_LARGE, source.record))

    def take(self, source: Source | Failure, read: Reading, sha256: str | None = None) -> None:
        """Extract a source, and enter what comes of it. ``sha256``: of its bytes, where those stay
        behind.
        """
        if isinstance(source, Failure):
            read.items.append(source)
            return
        try:
            if source.format == "pressread":
                self.restore(read_record(source), read)
            else:
                for part in split(source):
                    article = extract(part, self.plan.defaults)
                    if sha256 is not None:
                        article = replace(article, source=replace(article.source, sha256=sha256))
                    raw = part.raw if sha256 is None else None
                    self._enter(_told_of_future(article, self.plan.imported_at), raw, read)
        except PressreadError as error:
            reason = str(error).removesuffix(f": {source.path}")
            read.items.append(Failure(source.path, reason, source.record))
        except (TimeoutError, MemoryError):
            raise  # of the whole record, see read
        except Exception as error:
            read.items.append(_bug(source.path, error, source.record))

    def restore(self, found: Restored, read: Reading) -> None:
        """Enter an article of an export with all that belongs to it."""
        article = found.article
        self._enter(article, found.raw, read, found.notices)
        if found.margin != ((), None):
            read.margins[article.id] = found.margin
        if found.added is not None:
            read.added[article.id] = found.added
        if found.archive is not None:
            read.archives.append(found.archive)

    def _enter(
        self, article: Article, raw: bytes | None, read: Reading, more: tuple[str, ...] = ()
    ) -> None:
        rows = rows_of(article, self.plan.imported_at)
        documents = documents_of(article) if self.plan.indexed else None
        source = article.source
        if raw is not None and source.record is not None and len(raw) <= _PART:
            read.parts.append((rows.sha256, raw))
        elif raw is not None and rows.sha256 not in read.raws:
            read.raws[rows.sha256] = pack(raw)
        notices = (*article.notices, *more)
        read.items.append(
            Ready(rows, source.path, source.record, article.headline, notices, documents)
        )


def _head(path: str) -> bytes | Failure:
    """A small file whole, of a larger one a byte more than of a small one; what is no file whole,
    up to the limit of the readers.
    """
    if not os.path.isfile(path):
        found = content(path)
        return b"" if found is None else found
    try:
        with open(path, "rb") as file:
            return file.read(MOST_BYTES + 1)
    except (OSError, ValueError) as error:
        return unreadable(path, error)


def guarded(path: str, found: Iterator[Source | Failure]) -> Iterator[Source | Failure]:
    """What a reader yields; an exception of its own ends the file as a failure, named."""
    while True:
        try:
            source = next(found, None)
        except (TimeoutError, MemoryError):
            raise
        except Exception as error:
            yield _bug(path, error)
            return
        if source is None:
            return
        yield source


def _bug(path: str, error: Exception, record: int | None = None) -> Failure:
    """A bug of ours in one article must not cost the user the other ten thousand."""
    if os.environ.get("PRESSREAD_DEBUG"):
        raise error
    told = f"a bug in pressread ({type(error).__name__}: {error}); please report it"
    return Failure(path, told, record)


def _size(source: Source | Failure) -> int:
    return 0 if isinstance(source, Failure) else len(source.raw)


def _told_of_future(article: Article, imported_at: str) -> Article:
    """``article`` with a notice where it says that it appears after the day of its import.

    Two days of grace: a clock further east, an embargo.
    """
    published = article.published
    if published is None or published[:10] <= imported_at[:10]:
        return article
    last = date.fromisoformat(imported_at[:10]) + timedelta(days=2)
    if published[:10] <= last.isoformat():
        return article
    notice = f"its date, {published[:10]}, lies in the future"
    return replace(article, notices=(*article.notices, notice))


def documents_of(article: Article) -> tuple[bytes, bytes]:
    """The documents of an article for the shelves of statements and of articles, each a
    marshalled list.
    """
    return (
        marshal.dumps(list(statement_documents(article))),
        marshal.dumps([article_document(article)]),
    )


def is_export(head: bytes) -> bool:
    """Whether a file that begins so is a whole archive, which is read a part at a time."""
    return head.startswith((MAGIC, own.OPENING))


def _opened(folder: str) -> Store | None:
    try:
        return Store(folder, create=False, read_only=True)
    except ArchiveError:
        return None  # nothing is known then, and every file is read
