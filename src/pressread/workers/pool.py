"""Many files read in this process or in several at once, and given back in order.

A worker that dies costs the file it died of and no other.
"""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import TYPE_CHECKING

from pressread.processes import end_children, new_pool, submit
from pressread.source import Failure
from pressread.watchdog import stand_by
from pressread.workers.exports import read_archive
from pressread.workers.reading import Plan, Reader, Reading

if TYPE_CHECKING:
    from concurrent.futures import Future

    from pressread.workers.reading import Knowing

Item = str | Failure

FILES_A_TASK = 32
TASKS_A_WORKER = 8  # at least, so that none is left alone with the last one for long
PARALLEL_FROM = 24  # files; below it starting workers costs more than they save


def how_many(jobs: int | None, files: int) -> int:
    """Reading processes; 1 is this one."""
    if jobs is not None:
        return max(1, jobs)
    return 1 if files < PARALLEL_FROM else min(8, os.cpu_count() or 1)


def read_all(
    found: Sequence[Item], plan: Plan, workers: int, archive: Knowing | None = None
) -> Iterator[Reading]:
    """What was read from each file, in order; whole archives come last. ``archive``: the one that
    files are read for, where it is open in this process.
    """
    reader = Reader(plan, archive)
    exports: list[str] = []
    for read in (
        _one_by_one(found, reader) if workers == 1 else _in_parallel(found, reader, workers)
    ):
        if read.export is None:
            yield read
        else:
            exports.append(read.export)
    for path in exports:
        yield from read_archive(path, reader)


def _one_by_one(items: Sequence[Item], reader: Reader) -> Iterator[Reading]:
    return (_read_one(item, reader) for item in items)


def _read_one(item: Item | Reading, reader: Reader) -> Reading:
    if isinstance(item, str):
        return reader.read(item)
    return Reading([item]) if isinstance(item, Failure) else item


def _in_parallel(found: Sequence[Item], reader: Reader, workers: int) -> Iterator[Reading]:
    """In order; a task whose worker died is read again, file by file."""
    # Standard input is this process's own.
    items = [reader.read(item) if item == "-" else item for item in found]
    size = max(1, min(FILES_A_TASK, len(items) // (TASKS_A_WORKER * workers)))
    waiting = deque(items[start : start + size] for start in range(0, len(items), size))
    while waiting:
        yield from _until_broken(waiting, reader.plan, workers)
        if waiting:
            yield from _singly(waiting.popleft(), reader.plan)


def _until_broken(
    waiting: deque[list[Item | Reading]], plan: Plan, workers: int
) -> Iterator[Reading]:
    """Take tasks off ``waiting`` as they finish, until it is empty or a worker dies.

    A window of tasks runs ahead of the consumer, so memory stays bounded.
    """
    from concurrent.futures.process import BrokenProcessPool

    pool = new_pool(workers, _begin, plan)
    ahead: deque[Future[list[Reading]]] = deque()
    try:
        while waiting:
            for task in islice(waiting, len(ahead), 2 * workers + 1):
                ahead.append(submit(pool, _read_task, task))
            yield from ahead.popleft().result()
            waiting.popleft()
    except BrokenProcessPool:
        return
    except (KeyboardInterrupt, GeneratorExit):
        end_children()  # nobody waits for what they are reading
        raise
    finally:
        pool.shutdown(cancel_futures=True)


def _singly(items: Sequence[Item | Reading], plan: Plan) -> Iterator[Reading]:
    """Each file in a process that may die of it."""
    from concurrent.futures.process import BrokenProcessPool

    pool = None
    for item in items:
        pool = pool or new_pool(1, _begin, plan)
        try:
            yield from submit(pool, _read_task, [item]).result()
        except BrokenProcessPool:
            pool = None
            yield Reading([Failure(str(item), "the reader crashed on it; left out")])
    if pool is not None:
        pool.shutdown()


_readers: list[Reader] = []  # of this process, where it is a worker


def _begin(plan: Plan) -> None:
    stand_by()
    _readers[:] = [Reader(plan)]


def _read_task(items: Sequence[Item | Reading]) -> list[Reading]:
    return [_read_one(item, _readers[0]) for item in items]
