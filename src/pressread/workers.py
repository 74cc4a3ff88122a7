"""Reading and extracting files, in this process or in several at once.

What a file holds never raises: it comes out as articles and failures, in order. A worker that
dies costs the file it died of and no other.
"""

from __future__ import annotations

import json
import os
from collections import deque
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import islice
from typing import TYPE_CHECKING, Any

from pressread.article import Article
from pressread.errors import PressreadError
from pressread.extraction import extract
from pressread.extraction.record import Margin, Restored, read_record, restored
from pressread.readers import ownlines, read_path
from pressread.source import Failure, Given, Source
from pressread.store.transfer import is_database, read_export
from pressread.watchdog import time_limit

if TYPE_CHECKING:
    from concurrent.futures import Future, ProcessPoolExecutor

SECONDS_A_FILE = 120.0
FILES_A_TASK = 8
PARALLEL_FROM = 24  # files; below it starting workers costs more than they save
ARTICLES_A_PART = 500  # of an export
BYTES_A_PART = 32 << 20


@dataclass(frozen=True, slots=True)
class Known:
    """A file whose very bytes were imported before, as one article."""

    path: str
    id: str
    headline: str | None


Item = str | Failure | Known


@dataclass(slots=True)
class Reading:
    """What a worker made of one file (or of a part of it): articles and failures in order, raw
    bytes by SHA-256; of an export tags and notes and the generation by article id, and what
    belongs to the archive as a whole.
    """

    items: list[Article | Failure | Known] = field(default_factory=list)
    raws: dict[str, bytes] = field(default_factory=dict)
    margins: dict[str, Margin] = field(default_factory=dict)
    added: dict[str, int] = field(default_factory=dict)
    archives: list[Mapping[str, Any]] = field(default_factory=list)

    def restore(self, found: Restored) -> None:
        """Take an article of an export with all that belongs to it."""
        article = found.article
        self.items.append(article)
        if found.margin != ((), None):
            self.margins[article.id] = found.margin
        if found.raw is not None:
            self.raws[article.source.sha256] = found.raw
        if found.added is not None:
            self.added[article.id] = found.added
        if found.archive is not None:
            self.archives.append(found.archive)

    def is_full(self) -> bool:
        """Whether it is time to hand over a part of an export."""
        return (
            len(self.items) >= ARTICLES_A_PART or sum(map(len, self.raws.values())) > BYTES_A_PART
        )


def read_file(path: str, defaults: Given | None) -> Reading:
    """Everything in one file. Never raises for what the file holds."""
    read = Reading()
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


def _extract(source: Source | Failure, defaults: Given | None, read: Reading) -> None:
    if isinstance(source, Failure):
        read.items.append(source)
        return
    try:
        if source.format == "pressread":
            read.restore(read_record(source))
        else:
            article = extract(source, defaults)
            read.raws[article.source.sha256] = source.raw
            read.items.append(article)
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


def _is_export(path: str) -> bool:
    """Whether a file is a whole archive, which is read a part at a time."""
    return is_database(path) or ownlines.is_export(path)


def _read_export(path: str) -> Iterator[Reading]:
    """An export in SQLite or JSON Lines, a part at a time."""
    read = Reading()
    try:
        for found in _database(path) if is_database(path) else ownlines.read(path):
            if isinstance(found, Restored):
                read.restore(found)
            else:
                _extract(found, None, read)
            if read.is_full():
                yield read
                read = Reading()
    except (PressreadError, ValueError, OSError) as error:
        read.items.append(Failure(path, str(error).removesuffix(f": {path}")))
    yield read


def _database(path: str) -> Iterator[Restored]:
    return (restored(json.loads(record), packed, own) for record, packed, own in read_export(path))


def how_many(jobs: int | None, files: int) -> int:
    if jobs is not None:
        return max(1, jobs)
    return 1 if files < PARALLEL_FROM else min(8, os.cpu_count() or 1)


def read_all(found: list[Item], defaults: Given | None, workers: int) -> Iterator[Reading]:
    """What was read from each, in order."""
    exports = [item for item in found if isinstance(item, str) and _is_export(item)]
    found = [item for item in found if item not in exports] if exports else found
    if workers == 1:
        yield from (_read_one(item, defaults) for item in found)
    else:
        tasks = [found[i : i + FILES_A_TASK] for i in range(0, len(found), FILES_A_TASK)]
        yield from _in_parallel(tasks, defaults, workers)
    for path in exports:
        yield from _read_export(path)


def _read_one(item: Item, defaults: Given | None) -> Reading:
    return read_file(item, defaults) if isinstance(item, str) else Reading([item])


def _read_task(task: list[Item], defaults: Given | None) -> list[Reading]:
    return [_read_one(item, defaults) for item in task]


def _in_parallel(
    tasks: list[list[Item]], defaults: Given | None, workers: int
) -> Iterator[Reading]:
    """In order; a task whose worker died is read again alone, file by file."""
    waiting = deque(tasks)
    while waiting:
        yield from _until_broken(waiting, defaults, workers)
        if waiting:
            yield from (_read_alone(item, defaults) for item in waiting.popleft())


def _until_broken(
    waiting: deque[list[Item]], defaults: Given | None, workers: int
) -> Iterator[Reading]:
    """Take tasks off ``waiting`` as they finish, until it is empty or a worker dies.

    A window of tasks runs ahead of the consumer, so memory stays bounded.
    """
    from concurrent.futures.process import BrokenProcessPool

    pool = _pool(workers)
    ahead: deque[Future[list[Reading]]] = deque()
    try:
        while waiting:
            for task in islice(waiting, len(ahead), 2 * workers + 1):
                ahead.append(pool.submit(_read_task, task, defaults))
            yield from ahead.popleft().result()
            waiting.popleft()
    except BrokenProcessPool:
        return
    except KeyboardInterrupt:
        _end_children()
        raise
    finally:
        pool.shutdown(cancel_futures=True)


def _end_children() -> None:
    """Nobody waits for what they are reading once we are interrupted."""
    import multiprocessing

    for process in multiprocessing.active_children():
        process.terminate()


def _read_alone(item: Item, defaults: Given | None) -> Reading:
    """One file in a process of its own, which may die of it."""
    from concurrent.futures.process import BrokenProcessPool

    with _pool(1) as pool:
        try:
            return pool.submit(_read_one, item, defaults).result()
        except BrokenProcessPool:
            path = item if isinstance(item, str) else item.path
            return Reading([Failure(path, "the reader crashed on it; left out")])


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
        context.set_forkserver_preload(["pressread.workers", "pressread.extraction.pages"])
    return ProcessPoolExecutor(workers, mp_context=context, initializer=_leave_interrupts)
