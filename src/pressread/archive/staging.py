"""An import into a folder: articles kept in transactions, the index built beside them.

What the import committed goes to building processes whenever a third of what came so far, or as
much as a segment should hold, has come together. The index adopts the segments as they are done,
so that an import that is cut off leaves it at most a few batches behind. Where anything stands in
the way, the index is caught up from the store as ever.
"""

from __future__ import annotations

import marshal
import os
import shutil
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from itertools import chain, takewhile
from tempfile import mkdtemp
from typing import TYPE_CHECKING, NamedTuple

from pressread.archive.upkeep import SHELVES
from pressread.errors import ArchiveLocked
from pressread.index.evaluate.index_reader import MISSING
from pressread.index.files import Damaged, Outdated, read_manifest
from pressread.index.write import Built, build_segment
from pressread.index.write.writer import BATCH_CHARACTERS
from pressread.processes import end_children, new_pool, submit
from pressread.store.lock import WriteLock

if TYPE_CHECKING:
    from collections.abc import Mapping
    from concurrent.futures import Future

    from pressread.archive.upkeep import Upkeep
    from pressread.index import Document
    from pressread.store import Store
    from pressread.store.rows import Batch, Rows

SHARES = 3
MOST_BATCHES = 2  # on their way: bounds the memory of what waits
LARGEST = BATCH_CHARACTERS // 2
SMALLEST = 1 << 18  # bytes of documents that are worth a segment of their own
_PREFIXES = ("staging-", "site-")  # the second: of an older version
_LOCK = "lock"


class LocalIntake:
    """An import into a folder: the index is built beside it where other processes may help."""

    def __init__(self, store: Store, upkeep: Upkeep, *, alone: bool) -> None:
        self._store = store
        self._upkeep = upkeep
        self._segments = None if alone else segments(upkeep)
        self._behind = 0  # characters of records that the index has not seen
        self.wants_documents = self._segments is not None

    def __enter__(self) -> LocalIntake:
        return self

    def __exit__(self, *error: object) -> None:
        if self._segments is not None:
            self._segments.__exit__(*error)

    def keep(self, batch: Batch) -> list[bool]:
        """Add what ``batch`` holds, all or none; whether each article was new."""
        new = self._store.keep(batch)
        if self._segments is not None:
            self._segments.committed(
                documents
                for documents, fresh in zip(batch.documents, new, strict=True)
                if fresh and documents is not None
            )
        else:
            self._follow(rows for rows, fresh in zip(batch.articles, new, strict=True) if fresh)
        return new

    def _follow(self, added: Iterable[Rows]) -> None:
        """Bring the index up now and then: the memory that takes is not to grow with an import."""
        self._behind += sum(rows.size for rows in added)
        if self._behind >= BATCH_CHARACTERS:
            self._behind = 0
            with suppress(ArchiveLocked):  # another process is at it, and sees these too
                self._upkeep.catch_up()

    def publish(self) -> None:
        """Let questions see all that was kept."""
        if self._segments is not None:
            self._segments.publish()
        else:
            self._upkeep.catch_up()


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


class _Building(NamedTuple):
    """Segments on their way: of each shelf one, of the documents of so many transactions."""

    commits: int
    size: int
    building: dict[str, Future[Built | None]]

    def is_done(self) -> bool:
        """Whether nobody would wait for them."""
        return all(future.done() for future in self.building.values())


class Segments:
    """Takes the documents of new articles; the index has them a batch later, and all of them
    after ``publish``.

    Use it as a context manager: what was not adopted is gone at the end.
    """

    def __init__(self, upkeep: Upkeep, staging: Staging) -> None:
        self._upkeep = upkeep
        self._staging = staging
        self._pool = new_pool(len(SHELVES), _begin)
        self._waiting: dict[str, list[bytes]] = {shelf: [] for shelf in SHELVES}
        self._size = self._total = self._commits = 0
        self._batches: deque[_Building] = deque()
        self._lost = False  # catching up will do the rest, or say why not

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
        self._commits += 1
        if self._lost:
            return
        for values in documents:
            for shelf, value in zip(SHELVES, values, strict=True):
                self._waiting[shelf].append(value)
                self._size += len(value)
                self._total += len(value)
        if self._size >= min(LARGEST, max(SMALLEST, self._total // SHARES)):
            self._build()
            ready = list(takewhile(_Building.is_done, self._batches))
            if sum(batch.size for batch in ready) >= LARGEST or len(self._batches) > MOST_BATCHES:
                self._adopt(max(1, len(ready)))

    def _build(self) -> None:
        """Hand over what waits."""
        from concurrent.futures.process import BrokenProcessPool

        folders = self._upkeep.folder, self._staging.folder
        waiting, self._waiting = self._waiting, {shelf: [] for shelf in SHELVES}
        try:
            building = {
                shelf: submit(self._pool, _build, *folders, shelf, values)
                for shelf, values in waiting.items()
            }
        except BrokenProcessPool:
            self._lost = True
            return
        self._batches.append(_Building(self._commits, self._size, building))
        self._commits = self._size = 0

    def publish(self) -> None:
        """Bring the index up to the store, with all that was built."""
        if self._size and not self._lost:
            self._build()
        if self._batches and not self._lost:
            self._adopt(len(self._batches))
        self._upkeep.catch_up()

    def _adopt(self, count: int) -> None:
        """Make the first so many batches part of the index, once they are built."""
        from concurrent.futures.process import BrokenProcessPool

        taken = [self._batches.popleft() for _ in range(count)]
        commits = sum(batch.commits for batch in taken)
        try:
            built = {shelf: list(_built(taken, shelf)) for shelf in SHELVES}
            self._lost = not self._staging.adopt(built, commits)
        except (BrokenProcessPool, OSError):  # a builder died, or the disk is full
            self._lost = True


def _built(batches: Iterable[_Building], shelf: str) -> Iterator[Built]:
    for batch in batches:
        built = batch.building[shelf].result()
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

    def adopt(self, built: Mapping[str, Sequence[Built]], commits: int) -> bool:
        """Publish segments that hold all of the next so many transactions; whether it could be."""
        from pressread.index.write.writer import IndexWriter

        with self._upkeep.store.index_lock:
            if not self.is_undisturbed():
                return False
            for shelf, segments in built.items():
                identity = self._upkeep.store.identity
                writer = IndexWriter(self._upkeep.folder, shelf, archive=identity)
                for segment in segments:
                    writer.adopt(segment, self.folder)
                writer.commit(self._since + commits)  # the store may have gone on since
            self._upkeep.close()
        self._since += commits
        self.commits -= commits
        return True

    def is_undisturbed(self) -> bool:
        """Whether the index is as we left it, and the store differs by our commits alone."""
        store = self._upkeep.store
        for shelf in self._upkeep.shelves.values():
            shelf.refresh()
            status = shelf.status()
            empty = status.state == MISSING and not self._since
            fits = self._upkeep.fits(status) and status.generation == self._since
            if not empty and not fits:
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
