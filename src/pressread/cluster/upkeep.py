"""The shelves of an archive on a cluster. The engine keeps them in step with the records itself,
so there is nothing to catch up with but its own refresh.
"""

from __future__ import annotations

from pressread.cluster.shelf import Shelf

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import TypeVar

    from pressread.cluster.store import ClusterStore

    Answer = TypeVar("Answer")

ARTICLES, STATEMENTS = "articles", "statements"


class ClusterUpkeep:
    """What ``archive.upkeep.Upkeep`` is for a folder."""

    def __init__(self, store: ClusterStore) -> None:
        self.store = store
        self.folder = store.path
        #: Parts of the archive that did not answer the last question.
        self.unsearched = 0
        store.asking.on_missing = self._tell_of_missing
        self.shelves = {
            ARTICLES: Shelf(store.asking, store.seen),
            STATEMENTS: Shelf(store.asking, store.seen, nested=True),
        }

    def close(self) -> None:
        """Nothing is held."""

    def ask(self, shelf: str, question: Callable[[Shelf], Answer]) -> Answer:
        """The answer of a shelf, by as few requests as can be."""
        self.unsearched = 0
        self.store.seen.clear()
        return self.store.asking.ahead(lambda: question(self.shelves[shelf]))

    @property
    def searched(self) -> int:
        """The generation up to which the last question for what is new was answered."""
        return self.store.listing.newest

    def catch_up(self) -> None:
        """Let questions see all that was kept."""
        self.store.keeper.refresh()

    def rebuild(self) -> int:
        """Build the words of all records anew; returns how many articles there are."""
        from pressread.cluster.reindexing import reindex

        return reindex(self.store)

    def state(self) -> str:
        """An engine that answers is ready."""
        return "ready"

    def _tell_of_missing(self, failed: int, total: int) -> None:
        if not self.unsearched:
            self.store.notify(
                f"{failed} of {total} parts of the archive do not answer: this is not all there is"
            )
        self.unsearched = max(self.unsearched, failed)
