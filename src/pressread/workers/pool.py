"""Files read in this process or in several at once, and given back in order.

    small files ─ many a task ──────────────┐
    large files ─ read here, chunk by chunk ┴─▶ workers: extraction, rows ─▶ Readings, in order

A worker that dies costs the file or the record it died of and no other.
"""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Generator, Iterable, Iterator, Sequence
from contextlib import suppress
from functools import partial
from itertools import islice
from typing import TYPE_CHECKING

from pressread.processes import (
    TOO_MUCH,
    Apart,
    Ended,
    end_children,
    limit_process,
    may_split,
    new_pool,
    stand_by,
    submit,
)  # fmt: skip
from pressread.source import Failure
from pressread.workers.reading import MOST_BYTES, Chunk, Plan, Reader, Reading, is_export
from pressread.workers.streams import chunks, read_archive

if TYPE_CHECKING:
    from concurrent.futures import Future

    from pressread.workers.streams import Remembering

Item = str | Failure
Task = list[str] | Chunk | Reading

FILES_A_TASK = 32
TASKS_A_WORKER = 8  # at least, so that none is left alone with the last one for long
PARALLEL_FROM = 24  # small files, or as many times 64 KB of a large one
_WORTH_A_FILE = 1 << 16


def how_many(jobs: int | None, found: Sequence[Item]) -> int:
    """Reading processes; 1 is this one. For little, starting workers costs more than they save."""
    if jobs is not None:
        return max(1, jobs)
    if len(found) < PARALLEL_FROM:
        worth = sum(_bytes(item) // _WORTH_A_FILE for item in found if isinstance(item, str))
        if worth < PARALLEL_FROM and "-" not in found:
            return 1
    return min(8, os.cpu_count() or 1)


def total_size(found: Sequence[Item]) -> int:
    """Bytes of all files, as far as that can be told."""
    return sum(_bytes(item) for item in found if isinstance(item, str))


def _bytes(path: str) -> int:
    with suppress(OSError, ValueError):
        return os.path.getsize(path)
    return 0


def read_all(
    found: Sequence[Item], plan: Plan, workers: int, archive: Remembering | None = None
) -> Generator[Reading, None, None]:
    """What was read from each file, in order; whole archives come last. ``archive``: the one that
    files are read for, where it is open in this process.
    """
    exports: list[str] = []
    size = max(1, min(FILES_A_TASK, len(found) // (TASKS_A_WORKER * workers)))
    tasks = _tasks(found, size, archive, exports)
    reader = Reader(plan, archive)
    alone: type[_Here] = _Apart if may_split() else _Here
    run = alone(reader) if workers == 1 else _Parallel(plan, workers)
    try:
        for read in run.all(tasks):
            if read.later is None:
                yield read
            else:  # more than its size let on
                yield from run.all(_of_large(read.later, archive, exports))
    except (KeyboardInterrupt, GeneratorExit):
        end_children()  # nobody waits for what they are at
        raise
    finally:
        run.close()
    for path in exports:
        yield from read_archive(path, reader)


def _tasks(
    found: Sequence[Item], size: int, archive: Remembering | None, exports: list[str]
) -> Iterator[Task]:
    """Small files together, large ones a chunk at a time, in order."""
    small: list[str] = []
    for item in found:
        if isinstance(item, str) and item != "-" and _bytes(item) <= MOST_BYTES:
            small.append(item)
            if len(small) < size:
                continue
        if small:
            yield small
            if item is small[-1]:
                small = []
                continue
            small = []
        if isinstance(item, Failure):
            yield Reading([item])
        else:
            yield from _of_large(item, archive, exports)
    if small:
        yield small


def _of_large(path: str, archive: Remembering | None, exports: list[str]) -> Iterator[Task]:
    if path != "-" and _is_export(path):
        exports.append(path)
    else:
        yield from chunks(path, archive)


def _is_export(path: str) -> bool:
    with suppress(OSError), open(path, "rb") as file:
        return is_export(file.read(64))
    return False


def _read_task(reader: Reader, task: Task) -> list[Reading]:
    if isinstance(task, Reading):
        return [task]
    if isinstance(task, Chunk):
        return [reader.read_chunk(task)]
    return [reader.read(path) for path in task]


class _Here:
    """Tasks done in this process, one after the other."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader

    def all(self, tasks: Iterable[Task]) -> Iterator[Reading]:
        for task in tasks:
            yield from _read_task(self._reader, task)

    def close(self) -> None:
        """Nothing to end."""


class _Apart(_Here):
    """Tasks done one after the other by a process split off this one, which looks up what is known:
    what an input takes in code that no alarm reaches, it takes there.
    """

    def __init__(self, reader: Reader) -> None:
        super().__init__(reader)
        plan = reader.plan._replace(archive=None)  # a database is not taken along when splitting
        self._process = Apart(lambda: partial(_read_task, Reader(plan)))

    def all(self, tasks: Iterable[Task]) -> Iterator[Reading]:
        for task in tasks:
            if isinstance(task, Reading):
                yield task
            elif isinstance(task, Chunk):
                yield from self._chunk(task)
            else:
                for path in task:
                    known = self._reader.known(path)
                    yield from [known] if known else self._asked([path], path, None)

    def _chunk(self, task: Chunk) -> Iterator[Reading]:
        try:
            yield from _whole(task, self._process.ask(task._replace(raws={})))
        except Ended:
            for part in _parts_of(task):
                yield from self._asked(*part)

    def _asked(self, task: Task, name: str, record: int | None) -> list[Reading]:
        sent = task._replace(raws={}) if isinstance(task, Chunk) else task
        try:
            return _whole(task, self._process.ask(sent))
        except Ended:
            return [Reading([Failure(name, f"{TOO_MUCH}; left out", record)])]

    def close(self) -> None:
        self._process.close()


class _Parallel:
    """Tasks done by several processes; a window of them runs ahead of who takes the readings."""

    def __init__(self, plan: Plan, workers: int) -> None:
        self._plan = plan
        self._workers = workers
        self._pool = new_pool(workers, _begin, plan)

    def all(self, tasks: Iterable[Task]) -> Iterator[Reading]:
        """In order; a task whose worker died is done again, piece by piece."""
        from concurrent.futures.process import BrokenProcessPool

        more = iter(tasks)
        ahead: deque[tuple[Task, Future[list[Reading]] | None]] = deque()
        try:
            while True:
                for task in islice(more, 2 * self._workers + 1 - len(ahead)):
                    ahead.append((task, self._submitted(task)))
                if not ahead:
                    return
                task, future = ahead[0]
                try:
                    done = _whole(task, future.result() if future is not None else None)
                    ahead.popleft()
                except BrokenProcessPool:
                    ahead.popleft()
                    done = list(self._singly(task))
                    ahead = deque(self._again(task, future) for task, future in ahead)
                yield from done
        except KeyboardInterrupt:
            yield from _finished(ahead)
            raise

    def _submitted(self, task: Task) -> Future[list[Reading]] | None:
        """The task on its way; ``None`` where there is nothing to do, or nobody for it."""
        from concurrent.futures.process import BrokenProcessPool

        if isinstance(task, Reading):
            return None
        sent = task._replace(raws={}) if isinstance(task, Chunk) else task
        try:
            return submit(self._pool, _in_worker, sent)
        except BrokenProcessPool:
            self._renew()
            return submit(self._pool, _in_worker, sent)

    def _again(
        self, task: Task, future: Future[list[Reading]] | None
    ) -> tuple[Task, Future[list[Reading]] | None]:
        """A task that was under way when a worker died: as it is if it was done by then."""
        lost = future is not None and (not future.done() or future.exception() is not None)
        return task, self._submitted(task) if lost else future

    def _singly(self, task: Task) -> Iterator[Reading]:
        """Each file or record in a process that may die of it."""
        from concurrent.futures.process import BrokenProcessPool

        for one, name, record in _parts_of(task):
            self._renew()
            try:
                yield from _whole(one, submit(self._pool, _in_worker, one).result())
            except BrokenProcessPool:
                yield Reading([Failure(name, f"{TOO_MUCH}; left out", record)])
        self._renew()

    def _renew(self) -> None:
        self._pool.shutdown(cancel_futures=True)
        self._pool = new_pool(self._workers, _begin, self._plan)

    def close(self) -> None:
        """End the processes."""
        self._pool.shutdown(cancel_futures=True)


def _finished(ahead: Iterable[tuple[Task, Future[list[Reading]] | None]]) -> Iterator[Reading]:
    """What is done already of the tasks that come next."""
    for task, future in ahead:
        if future is not None and (not future.done() or future.exception() is not None):
            return
        yield from _whole(task, future.result() if future is not None else None)


def _whole(task: Task, done: list[Reading] | None) -> list[Reading]:
    """The readings of a task with what did not travel to the worker."""
    if isinstance(task, Reading):
        return [task]
    assert done is not None
    if isinstance(task, Chunk):
        done[0].raws |= task.raws
    return done


def _parts_of(task: Task) -> Iterator[tuple[Task, str, int | None]]:
    """The files or records of a task, each as a task, with what names it."""
    if isinstance(task, Chunk):
        for number, (source, sha256) in enumerate(task.sources, 1):
            last = number == len(task.sources)  # the others leave the file unfinished
            one = Chunk([(source, sha256)], task.raws, task.file if last else None, 0)
            yield one, source.path, source.record
    elif isinstance(task, list):
        for path in task:
            yield [path], path, None


_readers: list[Reader] = []  # of this process, where it is a worker


def _begin(plan: Plan) -> None:
    stand_by()
    _readers[:] = [Reader(plan)]


def _in_worker(task: Task) -> list[Reading]:
    limit_process()
    return _read_task(_readers[0], task)
