"""Where segments of the index are built before they belong to it."""

from __future__ import annotations

import os
import shutil
from contextlib import suppress
from tempfile import mkdtemp

from pressread.errors import ArchiveLocked
from pressread.index.engine import MISSING, READY
from pressread.store.lock import WriteLock

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from pressread.archive.upkeep import Upkeep
    from pressread.index.building import Built

_PREFIX = "site-"
_LOCK = "lock"


class Site:
    """A folder inside the index that no writer looks into; gone when closed.

    ``commits`` counts the transactions of whoever builds here: only if there were no others may
    what was built be adopted.
    """

    def __init__(self, upkeep: Upkeep) -> None:
        self._upkeep = upkeep
        self.commits = 0
        os.makedirs(upkeep.folder, exist_ok=True)
        with upkeep.store.lock:
            _clear(upkeep.folder)
            self.folder = mkdtemp(prefix=_PREFIX, dir=upkeep.folder)
            self._lock = WriteLock(os.path.join(self.folder, _LOCK), wait=0.0)
            self._lock.__enter__()
            self._since = upkeep.store.generation

    def adopt(self, built: Mapping[str, Sequence[Built]]) -> None:
        """Publish segments that hold all that was committed since the site was opened."""
        from pressread.index.writer import IndexWriter

        with self._upkeep.store.lock:
            if not self.is_undisturbed():
                return
            for shelf, segments in built.items():
                writer = IndexWriter(self._upkeep.folder, shelf)
                for segment in segments:
                    writer.adopt(segment, self.folder)
                writer.commit(self._upkeep.store.generation)
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
    """Remove the sites of importers that died."""
    for name in os.listdir(index):
        if name.startswith(_PREFIX):
            folder = os.path.join(index, name)
            with suppress(ArchiveLocked, OSError), WriteLock(os.path.join(folder, _LOCK), wait=0.0):
                shutil.rmtree(folder, ignore_errors=True)
