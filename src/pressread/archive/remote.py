"""An archive on a search cluster: ``protocol.Archive`` over the cluster's own parts."""

from __future__ import annotations

from pressread.archive.local import LocalArchive
from pressread.cluster.address import read_address
from pressread.cluster.client import Client
from pressread.cluster.credentials import credentials_for
from pressread.cluster.setup import there
from pressread.cluster.store import ClusterStore
from pressread.cluster.upkeep import ClusterUpkeep
from pressread.errors import UsageError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    from pressread.cluster.intake import ClusterIntake
    from pressread.overview import Report


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
        from pressread.cluster.intake import ClusterIntake

        return ClusterIntake(self.store)  # type: ignore[arg-type]

    @property
    def folder(self) -> None:
        return None

    @property
    def damaged(self) -> dict[str, str]:
        return {}

    def is_mended(self, error: Exception) -> bool:  # noqa: ARG002
        return False

    def check(self) -> Report:
        from pressread.cluster.checking import check

        return check(self.store)  # type: ignore[arg-type]

    def export_sqlite(self, path: str, query: str = "", **filters: Any) -> int:  # noqa: ARG002
        raise UsageError(
            "an archive on a cluster is not written as SQLite; `pressread export --format jsonl`"
            " writes all of it, and an archive in a folder reads that back"
        )
