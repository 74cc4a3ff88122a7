"""Segments of the index built in processes of their own while an import reads on.

What the import committed goes to a building process whenever a third of what came so far, or a
batch as large as a segment should be, has come together; at the end the index adopts
the segments. Where anything stands in the way, the index is caught up from the store as ever.
"""

from __future__ import annotations

import marshal
import os
import shutil
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from itertools import chain
from tempfile import mkdtemp
from typing import TYPE_CHECKING

from pressread.archive.upkeep import SHELVES
from pressread.errors import ArchiveLocked
from pressread.index.evaluate.index_reader import MISSING, READY
from pressread.index.files.manifest import read_manifest
from pressread.index.files.sections import Damaged, Outdated
from pressread.index.write.building import Built, build_segment
from pressread.index.write.writer import BATCH_CHARACTERS
from pressread.processes import end_children, new_pool, submit
from pressread.store.lock import WriteLock

if TYPE_CHECKING:
    from collections.abc import Mapping
    from concurrent.futures import Future

    from pressread.archive.upkeep import Upkeep
    from pressread.index.schema import Document

SHARES = 3
LARGEST = BATCH_CHARACTERS // 2
SMALLEST = 1 << 18  # bytes of documents that are worth a segment of their own
_PREFIXES = ("staging-", "site-")  # the second: of an older version
_LOCK = "lock"


def segments(upkeep: Upkeep) -> Segments | None:
    """What builds beside an import; ``None`` where the index is not as the store is now, or
    nothing can be written. Raises ``ArchiveLocked``.
    """
    try:
        staging = Staging(upkeep)
    except OSError:
        return None
    if staging.is_undisturbed():
        return Segments(upkeep, staging)
    staging.close()
    return None


class Segments:
    """Takes the documents of new articles; ``publish`` makes them part of the index.

    Use it as a context manager: what was not published is gone at the end.
    """

    def __init__(self, upkeep: Upkeep, staging: Staging) -> None:
        self._upkeep = upkeep
        self._staging = staging
        self._lost = False
        self._pool = new_pool(len(SHELVES), _begin)
        self._waiting: dict[str, list[bytes]] = {shelf: [] for shelf in SHELVES}
        self._sizes = dict.fromkeys(SHELVES, 0)
        self._totals = dict.fromkeys(SHELVES, 0)
        self._futures: dict[str, list[Future[Built | None]]] = {shelf: [] for shelf in SHELVES}

    def __enter__(self) -> Segments:
        return self

    def __exit__(self, kind: object, *_: object) -> None:
        if kind is not None:
            end_children()  # nobody waits for what they are building
        self._pool.shutdown(cancel_futures=True)
        self._staging.close()

    def committed(self, documents: Iterable[Sequence[bytes]]) -> None:
        """A transaction of this import ended that brought new articles with these documents."""
        self._staging.commits += 1
        for values in documents:
            for shelf, value in zip(SHELVES, values, strict=True):
                self._waiting[shelf].append(value)
                self._sizes[shelf] += len(value)
                self._totals[shelf] += len(value)
        for shelf in SHELVES:
            if self._sizes[shelf] >= min(LARGEST, max(SMALLEST, self._totals[shelf] // SHARES)):
                self._build(shelf)

    def _build(self, shelf: str) -> None:
        """Hand over what waits. No more than two batches of a shelf are on their way."""
        from concurrent.futures.process import BrokenProcessPool

        values, self._waiting[shelf], self._sizes[shelf] = self._waiting[shelf], [], 0
        futures = self._futures[shelf]
        if len(futures) > 1:
            futures[-2].exception()
        try:
            index = self._upkeep.folder
            futures.append(submit(self._pool, _build, index, self._staging.folder, shelf, values))
        except BrokenProcessPool:
            self._lost = True

    def publish(self) -> None:
        """Make the segments part of the index, and bring it up to the store."""
        from concurrent.futures.process import BrokenProcessPool

        for shelf in SHELVES:
            if self._waiting[shelf]:
                self._build(shelf)
        # Where a process died or the disk is full, catching up will do it, or say why not.
        with suppress(BrokenProcessPool, OSError):
            built = {shelf: list(self._built(shelf)) for shelf in SHELVES}
            if not self._lost:
                self._staging.adopt(built)
        self._upkeep.catch_up()

    def _built(self, shelf: str) -> Iterator[Built]:
        for future in self._futures[shelf]:
            built = future.result()
            if built is not None:
                yield built


class Staging:
    """A folder inside the index that no writer looks into; gone when closed.

    ``commits`` counts the transactions of whoever builds here: only if there were no others may
    what was built be adopted.
    """

    def __init__(self, upkeep: Upkeep) -> None:
        self._upkeep = upkeep
        self.commits = 0
        os.makedirs(upkeep.folder, exist_ok=True)
        with upkeep.store.index_lock:
            _clear(upkeep.folder)
            self.folder = mkdtemp(prefix=_PREFIXES[0], dir=upkeep.folder)
            self._lock = WriteLock(os.path.join(self.folder, _LOCK), wait=0.0)
            self._lock.__enter__()
            self._since = upkeep.store.generation

    def adopt(self, built: Mapping[str, Sequence[Built]]) -> None:
        """Publish segments that hold all that was committed since the staging was opened."""
        from pressread.index.write.writer import IndexWriter

        with self._upkeep.store.index_lock:
            if not self.is_undisturbed():
                return
            for shelf, segments in built.items():
                writer = IndexWriter(self._upkeep.folder, shelf)
                for segment in segments:
                    writer.adopt(segment, self.folder)
                writer.commit(self._since + self.commits)  # the store may have gone on since
            self._upkeep.close()

    def is_undisturbed(self) -> bool:
        """Whether the index is as it was then, and the store differs by our commits alone."""
        store = self._upkeep.store
        for shelf in self._upkeep.shelves.values():
            shelf.refresh()
            status = shelf.status()
            empty = status.state == MISSING and not self._since
            if not empty and (status.state != READY or status.generation != self._since):
                return False
        return store.generation == self._since + self.commits and not store.removed_since(
            self._since
        )

    def close(self) -> None:
        """Remove what is left of it."""
        self._lock.__exit__()
        shutil.rmtree(self.folder, ignore_errors=True)


def _clear(index: str) -> None:
    """Remove the stagings of importers that died."""
    for name in os.listdir(index):
        if name.startswith(_PREFIXES):
            folder = os.path.join(index, name)
            with suppress(ArchiveLocked, OSError), WriteLock(os.path.join(folder, _LOCK), wait=0.0):
                shutil.rmtree(folder, ignore_errors=True)


def _begin() -> None:
    """Nothing to do in a building process."""


def _build(index: str, folder: str, shelf: str, values: list[bytes]) -> Built | None:
    """A segment in ``folder`` of marshalled lists of documents, for a shelf of ``index``."""
    sums = {}
    with suppress(FileNotFoundError, Damaged, Outdated):
        sums = read_manifest(f"{index}/{shelf}.manifest").sums
    documents: Iterator[Document] = chain.from_iterable(map(marshal.loads, values))
    return build_segment(folder, shelf, documents, sums)
