"""An archive on a search cluster: ``protocol.Archive`` over the cluster's own parts."""

from __future__ import annotations

from pressread.archive.local import LocalArchive
from pressread.cluster.client import Client
from pressread.cluster.endpoint import credentials_for, read_address
from pressread.cluster.mapping import SHELVES, there
from pressread.cluster.shelf import Shelf
from pressread.cluster.store import ClusterStore
from pressread.hits import Question

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from typing import Any, TypeVar

    from pressread.cluster.keeping import ClusterIntake
    from pressread.overview import OnArticle, Report
    from pressread.store import Store

    Answer = TypeVar("Answer")

ARTICLES, STATEMENTS = SHELVES
#: Articles of one transaction of an export.
_AT_ONCE = 100


def open_cluster(
    place: str, *, create: bool, read_only: bool, notify: Callable[[str], None]
) -> ClusterArchive:
    """The archive at an address; ``create`` makes it where it is not there yet.

    Raises ``UsageError``, ``ConfigError``, ``ArchiveError``. Without ``create``, unless it is to be
    looked at alone, nothing is asked before something is wanted, and the first question raises
    ``NoArchive`` where there is none.
    """
    address = read_address(place)
    client = Client(address, credentials_for(address))
    store: Any = ClusterStore(client, read_only=read_only, notify=notify)
    if create != read_only:  # one that is only looked at must be there to be looked at
        try:
            store.keeper.ready() if create else there(client)
        except BaseException:
            store.close()
            raise
    upkeep: Any = ClusterUpkeep(store)
    return ClusterArchive(store, upkeep)


class ClusterArchive(LocalArchive):
    """The same commands over a cluster's store and shelves."""

    def intake(  # type: ignore[override]
        self,
        *,
        alone: bool = True,  # noqa: ARG002
    ) -> ClusterIntake:
        from pressread.cluster.keeping import ClusterIntake

        return ClusterIntake(self.store.keeper, self.store.keep)

    @property
    def folder(self) -> None:
        return None

    @property
    def damaged(self) -> dict[str, str]:
        return {}

    def is_mended(self, error: Exception) -> bool:  # noqa: ARG002
        return False

    def check(self, on_article: OnArticle | None = None) -> Report:
        from pressread.cluster.maintenance import check

        return check(self.store, on_article)  # type: ignore[arg-type]

    def export_sqlite(self, path: str, query: str = "", **filters: Any) -> int:
        """By a store of its own beside ``path``, filled as an import fills one."""
        from os.path import abspath, dirname
        from tempfile import TemporaryDirectory

        from pressread.store import Store
        from pressread.store.sqlite_export import write_export

        everything = not Question.of(query, filters).narrows
        with TemporaryDirectory(prefix=".pressread-", dir=dirname(abspath(path))) as folder:
            store = Store(folder, create=True, read_only=False)
            try:
                _fill(store, self.exported(query, **filters))
                return write_export(store.base, path, store.every_id(), everything=everything)
            finally:
                store.close()


class ClusterUpkeep:
    """What ``archive.upkeep.Upkeep`` is for a folder: the engine keeps its shelves in step with the
    records itself, so there is nothing to catch up with but its own refresh.
    """

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

    def rebuild(self, on_article: OnArticle | None = None) -> int:
        """Build the words of all records anew; returns how many articles there are."""
        from pressread.cluster.maintenance import reindex

        return reindex(self.store, on_article)

    def state(self) -> str:
        """An engine that answers is ready."""
        return "ready"

    def _tell_of_missing(self, failed: int, total: int) -> None:
        if not self.unsearched:
            self.store.notify(
                f"{failed} of {total} parts of the archive do not answer: this is not all there is"
            )
        self.unsearched = max(self.unsearched, failed)


def _fill(store: Store, exported: Iterator[dict[str, Any]]) -> None:
    """Keep what an export tells in a store that is empty."""
    from base64 import b64decode
    from itertools import islice
    from zlib import decompress

    from pressread.archive.exchange import restore
    from pressread.article import Article
    from pressread.store.rows import batch_of

    whole: list[dict[str, Any]] = []
    added: dict[str, int] = {}
    for part in iter(lambda: list(islice(exported, _AT_ONCE)), []):
        raws, margins = {}, {}
        for one in part:
            added[one["id"]] = one["added"]
            margins[one["id"]] = (one["tags"], one["note"])
            whole += [one["archive"]] if "archive" in one else []
            if "raw" in one:
                raws[one["source"]["sha256"]] = decompress(b64decode(one["raw"]))
        batch = batch_of(map(Article.from_dict, part), raws)
        store.keep(batch._replace(margins=margins))
    restore(store, whole, added)
