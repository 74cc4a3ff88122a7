"""Paths to archive: reading and extraction in parallel, writing in batches, a full account.

    walk ──▶ files ──▶ workers (readers, extraction) ──▶ outcomes in order ──▶ Archive.add

Every file and every record in it comes out as exactly one ``Outcome``; what a batch holds is
committed whole or not at all.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any, Literal

from pressread.article import Article
from pressread.extraction.record import Margin
from pressread.readers import walk
from pressread.source import Failure, Given
from pressread.workers import Item, Known, Reading, how_many, read_all

if TYPE_CHECKING:
    from pressread.archive import Archive

Status = Literal["imported", "already there", "failed"]

BATCH_ARTICLES = 500
BATCH_BYTES = 32 << 20  # of raw bytes waiting for one transaction


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one article, or of a file that held none.

    ``record`` is its 1-based number in a file of several; ``reason`` says why it failed;
    ``notices`` are remarks on an article that was read.
    """

    path: str
    status: Status
    record: int | None = None
    id: str | None = None
    headline: str | None = None
    reason: str | None = None
    notices: tuple[str, ...] = ()


@dataclass(slots=True)
class Account:
    """The sum of an import: found = imported + already there + failed."""

    counts: Counter[str] = field(default_factory=Counter)
    failures: list[Outcome] = field(default_factory=list)
    notices: list[Outcome] = field(default_factory=list)

    def enter(self, outcome: Outcome) -> None:
        self.counts[outcome.status] += 1
        if outcome.status == "failed":
            self.failures.append(outcome)
        elif outcome.notices:
            self.notices.append(outcome)

    @property
    def found(self) -> int:
        return sum(self.counts.values())


def import_paths(
    archive: Archive | None,
    paths: Iterable[str],
    *,
    defaults: Given | None = None,
    jobs: int | None = None,
    dry_run: bool = False,
    imported_at: str,
    on_total: Callable[[int], None] | None = None,
    on_read: Callable[[], None] | None = None,
) -> Iterator[Outcome]:
    """Import files, folders and ``-`` into ``archive``; ``None`` reads all and keeps nothing.

    ``dry_run`` keeps nothing either, and tells what ``archive`` (which may be read-only) has.
    ``imported_at`` is ISO 8601 with offset. ``on_total`` is told how many files there are once
    that is known, ``on_read`` of each that was read. Yields each outcome once its article is
    committed.
    """
    exclude = archive.path if archive is not None else None
    found = [_recognised(archive, item) for item in walk(paths, exclude=exclude)]
    if on_total is not None:
        on_total(len(found))
    batch = _Batch(archive, imported_at, dry_run=dry_run)
    unread = sum(isinstance(item, str) for item in found)
    for read in read_all(found, defaults, how_many(jobs, unread)):
        if on_read is not None:
            on_read()
        yield from batch.take(read)
    yield from batch.flush()
    if archive is not None and not dry_run:
        archive.restore(batch.archives, batch.added)
        archive.catch_up()


def _recognised(archive: Archive | None, item: str | Failure) -> Item:
    """A path, or what the archive knows of a file of these very bytes."""
    if archive is None or isinstance(item, Failure) or item == "-":
        return item
    try:
        with open(item, "rb") as file:
            digest = hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        return item  # the reader will say what is wrong with it
    known = archive.store.file(digest)
    return Known(item, *known) if known else item


class _Batch:
    """Articles waiting for their transaction, with the failures between them, in order."""

    def __init__(self, archive: Archive | None, imported_at: str, *, dry_run: bool) -> None:
        self.archive = archive
        self.dry_run = dry_run
        self.imported_at = imported_at
        self.waiting: list[Article | Failure | Known] = []
        self.raws: dict[str, bytes] = {}
        self.margins: dict[str, Margin] = {}
        self.added: dict[str, int] = {}  # of exports: id → its generation there
        self.archives: list[Mapping[str, Any]] = []
        self.size = 0
        self.seen: set[str] = set()

    def take(self, read: Reading) -> Iterator[Outcome]:
        self.margins |= read.margins
        self.added |= read.added
        self.archives += read.archives
        for item in read.items:
            self.waiting.append(_stamped(item, self.imported_at))
            if isinstance(item, Article) and item.source.sha256 in read.raws:
                raw = self.raws.setdefault(item.source.sha256, read.raws[item.source.sha256])
                self.size += len(raw)
            if len(self.waiting) >= BATCH_ARTICLES or self.size >= BATCH_BYTES:
                yield from self.flush()

    def flush(self) -> Iterator[Outcome]:
        articles = [item for item in self.waiting if isinstance(item, Article)]
        new = iter(self._kept(articles))
        for item in self.waiting:
            yield _outcome(item, next(new)) if isinstance(item, Article) else _other(item)
        self.waiting, self.raws, self.margins, self.size = [], {}, {}, 0

    def _kept(self, articles: list[Article]) -> list[bool]:
        if self.archive is not None and not self.dry_run:
            return (
                self.archive.add(articles, self.raws, self._margins(articles)) if articles else []
            )
        fresh = []
        for article in articles:
            fresh.append(article.id not in self.seen and not self._there(article))
            self.seen.add(article.id)
        return fresh

    def _there(self, article: Article) -> bool:
        from pressread.store.entry import entry_of

        if self.archive is None:
            return False
        return self.archive.store.same_as(entry_of(article)) is not None

    def _margins(self, articles: list[Article]) -> dict[str, Margin]:
        ids = {article.id for article in articles} if self.margins else ()
        return {id: self.margins[id] for id in ids if id in self.margins}


def _stamped(item: Article | Failure | Known, imported_at: str) -> Article | Failure | Known:
    if not isinstance(item, Article) or item.source.imported_at:
        return item
    return replace(item, source=replace(item.source, imported_at=imported_at))


def _outcome(article: Article, new: bool) -> Outcome:
    return Outcome(
        path=article.source.path,
        status="imported" if new else "already there",
        record=article.source.record,
        id=article.id,
        headline=article.headline,
        notices=article.notices,
    )


def _other(item: Failure | Known) -> Outcome:
    if isinstance(item, Known):
        return Outcome(item.path, "already there", id=item.id, headline=item.headline)
    return Outcome(item.path, "failed", item.record, reason=item.reason)
