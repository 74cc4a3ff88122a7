"""The segments of an import's articles, built in processes of their own while it reads on.

What the import committed goes to a building process whenever a third of its files, or a batch as
large as a segment should be, has come together; at the end the index adopts the segments. Where
anything stands in the way, the index is caught up from the store as ever.
"""

from __future__ import annotations

import marshal
from collections.abc import Iterator, Sequence
from contextlib import suppress
from itertools import chain
from typing import TYPE_CHECKING

from pressread.archive.upkeep import SHELVES
from pressread.index.building import Built, build_segment
from pressread.index.files import Damaged, Outdated
from pressread.index.manifest import read_manifest
from pressread.index.writer import BATCH_CHARACTERS
from pressread.workers.processes import new_pool, submit

if TYPE_CHECKING:
    from concurrent.futures import Future

    from pressread.archive import Archive
    from pressread.archive.site import Site
    from pressread.index.schema import Document

SHARES = 3
SMALLEST = 1 << 18  # bytes of documents that are worth a segment of their own


class Segments:
    """Takes the documents of new articles; ``publish`` makes them part of the index.

    Use it as a context manager: what was not published is gone at the end.
    """

    def __init__(self, archive: Archive, site: Site, files: int) -> None:
        self._archive = archive
        self._site = site
        self._share = files // SHARES + 1
        self._files = 0
        self._pool = new_pool(len(SHELVES), _begin)
        self._waiting: dict[str, list[bytes]] = {shelf: [] for shelf in SHELVES}
        self._sizes = dict.fromkeys(SHELVES, 0)
        self._futures: dict[str, list[Future[Built | None]]] = {shelf: [] for shelf in SHELVES}

    def __enter__(self) -> Segments:
        return self

    def __exit__(self, kind: object, *_: object) -> None:
        self._pool.shutdown(wait=kind is None, cancel_futures=True)
        self._site.close()

    def take(self, documents: Sequence[bytes]) -> None:
        """The documents of an article that is new in the store, a value a shelf."""
        for shelf, value in zip(SHELVES, documents, strict=True):
            self._waiting[shelf].append(value)
            self._sizes[shelf] += len(value)
            if self._sizes[shelf] >= BATCH_CHARACTERS:
                self._build(shelf)

    def committed(self) -> None:
        """A transaction of this import ended."""
        self._site.commits += 1

    def file_read(self) -> None:
        """A file more was read."""
        self._files += 1
        if self._files % self._share == 0:
            for shelf in SHELVES:
                if self._sizes[shelf] >= SMALLEST:
                    self._build(shelf)

    def _build(self, shelf: str) -> None:
        """Hand over what waits. No more than two batches of a shelf are on their way."""
        if len(self._futures[shelf]) > 1:
            self._futures[shelf][-2].exception()
        future = submit(
            self._pool,
            _build,
            self._archive.upkeep.folder,
            self._site.folder,
            shelf,
            self._waiting[shelf],
        )
        self._futures[shelf].append(future)
        self._waiting[shelf], self._sizes[shelf] = [], 0

    def publish(self) -> None:
        """Make the segments part of the index, and bring it up to the store."""
        from concurrent.futures.process import BrokenProcessPool

        for shelf in SHELVES:
            if self._waiting[shelf]:
                self._build(shelf)
        # Where a process died or the disk is full, catching up will do it, or say why not.
        with suppress(BrokenProcessPool, OSError):
            self._site.adopt({shelf: list(self._built(shelf)) for shelf in SHELVES})
        self._archive.catch_up()

    def _built(self, shelf: str) -> Iterator[Built]:
        for future in self._futures[shelf]:
            built = future.result()
            if built is not None:
                yield built


def _begin() -> None:
    """Nothing to do in a building process."""


def _build(index: str, folder: str, shelf: str, values: list[bytes]) -> Built | None:
    """A segment in ``folder`` of marshalled lists of documents, for a shelf of ``index``."""
    sums = {}
    with suppress(FileNotFoundError, Damaged, Outdated):
        sums = read_manifest(f"{index}/{shelf}.manifest").sums
    documents: Iterator[Document] = chain.from_iterable(map(marshal.loads, values))
    return build_segment(folder, shelf, documents, sums)
