"""Paths to archive: reading and extraction in parallel, writing in batches, a full account.

    walk ──▶ files ──▶ workers (readers, extraction) ──▶ outcomes in order ──▶ Archive.add

Every file and every record in it comes out as exactly one ``Outcome``; what a batch holds is
committed whole or not at all.
"""

from __future__ import annotations

import hashlib
import json
import os
import zlib
from collections import Counter, deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from itertools import islice
from typing import TYPE_CHECKING, Literal

from pressread.article import Article
from pressread.errors import PressreadError
from pressread.extraction import extract
from pressread.extraction.record import Margin, read_record
from pressread.readers import read_path, walk
from pressread.source import Failure, Given, Source
from pressread.store.transfer import is_database, read_export
from pressread.watchdog import time_limit

if TYPE_CHECKING:
    from concurrent.futures import Future, ProcessPoolExecutor

    from pressread.archive import Archive

Status = Literal["imported", "already there", "failed"]

BATCH_ARTICLES = 500
BATCH_BYTES = 32 << 20  # of raw bytes waiting for one transaction
SECONDS_A_FILE = 120.0
FILES_A_TASK = 8
PARALLEL_FROM = 24  # files; below it starting workers costs more than they save


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


@dataclass(frozen=True, slots=True)
class _Known:
    """A file whose very bytes were imported before, as one article."""

    path: str
    id: str
    headline: str | None


_Item = str | Failure | _Known


@dataclass(slots=True)
class _Read:
    """What a worker made of one file (or of a part of it): articles and failures in order, raw
    bytes by SHA-256, tags and notes of an export by article id.
    """

    items: list[Article | Failure | _Known] = field(default_factory=list)
    raws: dict[str, bytes] = field(default_factory=dict)
    margins: dict[str, Margin] = field(default_factory=dict)


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
    for read in _read_all(found, defaults, _workers(jobs, unread)):
        if on_read is not None:
            on_read()
        yield from batch.take(read)
    yield from batch.flush()
    if archive is not None and not dry_run:
        archive.catch_up()


def _recognised(archive: Archive | None, item: str | Failure) -> _Item:
    """A path, or what the archive knows of a file of these very bytes."""
    if archive is None or isinstance(item, Failure) or item == "-":
        return item
    try:
        with open(item, "rb") as file:
            digest = hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        return item  # the reader will say what is wrong with it
    known = archive.store.file(digest)
    return _Known(item, *known) if known else item


class _Batch:
    """Articles waiting for their transaction, with the failures between them, in order."""

    def __init__(self, archive: Archive | None, imported_at: str, *, dry_run: bool) -> None:
        self.archive = archive
        self.dry_run = dry_run
        self.imported_at = imported_at
        self.waiting: list[Article | Failure | _Known] = []
        self.raws: dict[str, bytes] = {}
        self.margins: dict[str, Margin] = {}
        self.size = 0
        self.seen: set[str] = set()

    def take(self, read: _Read) -> Iterator[Outcome]:
        self.margins |= read.margins
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
        return self.archive is not None and self.archive.store.same_as(article) is not None

    def _margins(self, articles: list[Article]) -> dict[str, Margin]:
        ids = {article.id for article in articles} if self.margins else ()
        return {id: self.margins[id] for id in ids if id in self.margins}


def _stamped(item: Article | Failure | _Known, imported_at: str) -> Article | Failure | _Known:
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


def _other(item: Failure | _Known) -> Outcome:
    if isinstance(item, _Known):
        return Outcome(item.path, "already there", id=item.id, headline=item.headline)
    return Outcome(item.path, "failed", item.record, reason=item.reason)


# ---- reading, in this process or in several


def read_file(path: str, defaults: Given | None) -> _Read:
    """Everything in one file. Never raises for what the file holds."""
    read = _Read()
    try:
        with time_limit(SECONDS_A_FILE):
            for source in read_path(path):
                _extract(source, defaults, read)
    except TimeoutError:
        reason = f"took more than {SECONDS_A_FILE:.0f} seconds; left out"
        read.items.append(Failure(path, reason))
    except MemoryError:
        read.items.append(Failure(path, "needs more memory than there is; left out"))
    return read


def _extract(source: Source | Failure, defaults: Given | None, read: _Read) -> None:
    if isinstance(source, Failure):
        read.items.append(source)
        return
    try:
        if source.format == "pressread":
            article, margin = read_record(source)
            if margin != ((), None):
                read.margins[article.id] = margin
        else:
            article = extract(source, defaults)
            read.raws[article.source.sha256] = source.raw
    except PressreadError as error:
        reason = str(error).removesuffix(f": {source.path}")
        read.items.append(Failure(source.path, reason, source.record))
    except (TimeoutError, MemoryError):
        raise  # of the whole file, see read_file
    except Exception as error:
        if os.environ.get("PRESSREAD_DEBUG"):
            raise
        # A bug of ours in one article must not cost the user the other ten thousand.
        reason = f"a bug in pressread ({type(error).__name__}: {error}); please report it"
        read.items.append(Failure(source.path, reason, source.record))
    else:
        read.items.append(article)


def _read_database(path: str) -> Iterator[_Read]:
    """An export in SQLite, a part at a time."""
    read = _Read()
    try:
        for record, packed, tags, note in read_export(path):
            article = Article.from_dict(json.loads(record))
            read.items.append(article)
            if packed is not None:
                read.raws[article.source.sha256] = zlib.decompress(packed)
            if tags or note:
                read.margins[article.id] = (tags, note)
            if len(read.items) >= BATCH_ARTICLES:
                yield read
                read = _Read()
    except (PressreadError, ValueError, zlib.error) as error:
        read.items.append(Failure(path, str(error).removesuffix(f": {path}")))
    yield read


def _workers(jobs: int | None, files: int) -> int:
    if jobs is not None:
        return max(1, jobs)
    return 1 if files < PARALLEL_FROM else min(8, os.cpu_count() or 1)


def _read_all(found: list[_Item], defaults: Given | None, workers: int) -> Iterator[_Read]:
    """What was read from each, in order."""
    databases = [item for item in found if isinstance(item, str) and is_database(item)]
    found = [item for item in found if item not in databases] if databases else found
    if workers == 1:
        yield from (_read_one(item, defaults) for item in found)
    else:
        tasks = [found[i : i + FILES_A_TASK] for i in range(0, len(found), FILES_A_TASK)]
        yield from _in_parallel(tasks, defaults, workers)
    for path in databases:
        yield from _read_database(path)


def _read_one(item: _Item, defaults: Given | None) -> _Read:
    return read_file(item, defaults) if isinstance(item, str) else _Read([item])


def _read_task(task: list[_Item], defaults: Given | None) -> list[_Read]:
    return [_read_one(item, defaults) for item in task]


def _in_parallel(tasks: list[list[_Item]], defaults: Given | None, workers: int) -> Iterator[_Read]:
    """In order; a task whose worker died is read again alone, file by file."""
    waiting = deque(tasks)
    while waiting:
        yield from _until_broken(waiting, defaults, workers)
        if waiting:
            yield from (_read_alone(item, defaults) for item in waiting.popleft())


def _until_broken(
    waiting: deque[list[_Item]], defaults: Given | None, workers: int
) -> Iterator[_Read]:
    """Take tasks off ``waiting`` as they finish, until it is empty or a worker dies.

    A window of tasks runs ahead of the consumer, so memory stays bounded.
    """
    from concurrent.futures.process import BrokenProcessPool

    pool = _pool(workers)
    ahead: deque[Future[list[_Read]]] = deque()
    try:
        while waiting:
            for task in islice(waiting, len(ahead), 2 * workers + 1):
                ahead.append(pool.submit(_read_task, task, defaults))
            yield from ahead.popleft().result()
            waiting.popleft()
    except BrokenProcessPool:
        return
    except KeyboardInterrupt:
        _end_workers()
        raise
    finally:
        pool.shutdown(cancel_futures=True)


def _end_workers() -> None:
    """Nobody waits for what they are reading once we are interrupted."""
    import multiprocessing

    for process in multiprocessing.active_children():
        process.terminate()


def _read_alone(item: _Item, defaults: Given | None) -> _Read:
    """One file in a process of its own, which may die of it."""
    from concurrent.futures.process import BrokenProcessPool

    with _pool(1) as pool:
        try:
            return pool.submit(_read_one, item, defaults).result()
        except BrokenProcessPool:
            path = item if isinstance(item, str) else item.path
            return _Read([Failure(path, "the reader crashed on it; left out")])


def _leave_interrupts() -> None:
    """In a worker: an interrupt is for the process that started it."""
    import signal

    signal.signal(signal.SIGINT, signal.SIG_IGN)


def _pool(workers: int) -> ProcessPoolExecutor:
    from concurrent.futures import ProcessPoolExecutor
    from multiprocessing import get_all_start_methods, get_context

    method = "forkserver" if "forkserver" in get_all_start_methods() else "spawn"
    context = get_context(method)
    if method == "forkserver":
        context.set_forkserver_preload(["pressread.importer", "pressread.extraction.pages"])
    return ProcessPoolExecutor(workers, mp_context=context, initializer=_leave_interrupts)
