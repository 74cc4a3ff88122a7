"""One file read, extracted and made ready for the store, whichever process does it.

What a file holds never raises: it comes out as articles and failures, in order.
"""

from __future__ import annotations

import marshal
import os
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import Any, NamedTuple, Protocol

from pressread.article import Article
from pressread.errors import ArchiveError, PressreadError
from pressread.extraction import extract
from pressread.extraction.record import Margin, Restored, read_record
from pressread.index.documents import article_document, statement_documents
from pressread.readers import own
from pressread.readers.reading import content, read_bytes
from pressread.source import Failure, Given, Source, sha256_of
from pressread.store import Store
from pressread.store.rows import Packed, Rows, pack, rows_of
from pressread.store.sqlite_export import MAGIC
from pressread.watchdog import time_limit

SECONDS_A_FILE = 120.0


class Known(NamedTuple):
    """A file whose very bytes were imported before, as one article."""

    path: str
    id: str
    headline: str | None


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
    by SHA-256; of an export tags and notes and the generation by article id, and what belongs to
    the archive as a whole. ``export``: the file is a whole archive, and was not read yet.
    """

    items: list[Ready | Failure | Known] = field(default_factory=list)
    raws: dict[str, Packed] = field(default_factory=dict)
    margins: dict[str, Margin] = field(default_factory=dict)
    added: dict[str, int] = field(default_factory=dict)
    archives: list[Mapping[str, Any]] = field(default_factory=list)
    export: str | None = None


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

    def known(self, sha256: str, until: int | None) -> tuple[str, str | None] | None:
        """As ``Archive.known``."""


class Reader:
    """Reads files by a plan."""

    def __init__(self, plan: Plan, archive: Knowing | None = None) -> None:
        self.plan = plan
        self._archive = archive
        if archive is None and plan.archive is not None and plan.generation:
            self._archive = _opened(plan.archive)

    def read(self, path: str) -> Reading:
        """Everything in one file. Never raises for what the file holds."""
        read = Reading()
        try:
            with time_limit(SECONDS_A_FILE):
                self._read(path, read)
        except TimeoutError:
            reason = f"took more than {SECONDS_A_FILE:.0f} seconds; left out"
            read.items.append(Failure(path, reason))
        except MemoryError:
            read.items.append(Failure(path, "needs more memory than there is; left out"))
        return read

    def _read(self, path: str, read: Reading) -> None:
        data = content(path, unless=is_export if path != "-" else None)
        if isinstance(data, Failure):
            read.items.append(data)
            return
        if data is None:
            read.export = path
            return
        known = self._known(path, data)
        if known is not None:
            read.items.append(known)
            return
        for source in read_bytes(data, path=path):
            self.take(source, read)

    def _known(self, path: str, data: bytes) -> Known | None:
        """What the archive knew of a file of these very bytes."""
        if self._archive is None or path == "-":
            return None
        found = self._archive.known(sha256_of(data), self.plan.generation)
        return Known(path, *found) if found else None

    def take(self, source: Source | Failure, read: Reading) -> None:
        """Extract a source, and enter what comes of it."""
        if isinstance(source, Failure):
            read.items.append(source)
            return
        try:
            if source.format == "pressread":
                self.restore(read_record(source), read)
            else:
                article = extract(source, self.plan.defaults)
                self._enter(_told_of_future(article, self.plan.imported_at), source.raw, read)
        except PressreadError as error:
            reason = str(error).removesuffix(f": {source.path}")
            read.items.append(Failure(source.path, reason, source.record))
        except (TimeoutError, MemoryError):
            raise  # of the whole file, see read
        except Exception as error:
            if os.environ.get("PRESSREAD_DEBUG"):
                raise
            # A bug of ours in one article must not cost the user the other ten thousand.
            reason = f"a bug in pressread ({type(error).__name__}: {error}); please report it"
            read.items.append(Failure(source.path, reason, source.record))

    def restore(self, found: Restored, read: Reading) -> None:
        """Enter an article of an export with all that belongs to it."""
        article = found.article
        self._enter(article, found.raw, read)
        if found.margin != ((), None):
            read.margins[article.id] = found.margin
        if found.added is not None:
            read.added[article.id] = found.added
        if found.archive is not None:
            read.archives.append(found.archive)

    def _enter(self, article: Article, raw: bytes | None, read: Reading) -> None:
        rows = rows_of(article, self.plan.imported_at)
        documents = documents_of(article) if self.plan.indexed else None
        source = article.source
        if raw is not None and rows.sha256 not in read.raws:
            read.raws[rows.sha256] = pack(raw)
        read.items.append(
            Ready(rows, source.path, source.record, article.headline, article.notices, documents)
        )


def _told_of_future(article: Article, imported_at: str) -> Article:
    """``article`` with a notice where it says that it appears after the day of its import.

    Two days of grace: a clock further east, an embargo.
    """
    published = article.published
    if published is None or published[:10] <= imported_at[:10]:
        return article
    last = date.fromisoformat(imported_at[:10]) + timedelta(days=2)
    if published[:10] <= last.isoformat()[: len(published)]:
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
