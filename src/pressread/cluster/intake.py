"""An import into a cluster: the engine makes what was written visible less often meanwhile."""

from __future__ import annotations

from os import urandom
from time import time

from pressread.cluster.mapping import ARTICLES, alias

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from pressread.cluster.store import ClusterStore
    from pressread.store.rows import Batch

#: Articles from which slowing the refresh saves more than it costs.
_MANY = 500
_SLOW = "30s"
#: Seconds after which an importer that was not heard of any more is taken for dead.
_LEASE = 600.0
_SLOWED = "slow"


class ClusterIntake:
    """``protocol.Intake`` for a cluster."""

    wants_documents = False

    def __init__(self, store: ClusterStore) -> None:
        self._store = store
        self._token = urandom(6).hex()
        self._kept = 0
        self._until = 0.0

    def __enter__(self) -> ClusterIntake:
        self._store.keeper.ready()
        quicken(self._store)
        return self

    def __exit__(self, *_: object) -> None:
        if self._until:
            self._lease(0.0)
            quicken(self._store)

    def keep(self, batch: Batch) -> list[bool]:
        """Add what ``batch`` holds; whether each article was new."""
        self._kept += len(batch.articles)
        if self._kept > _MANY and time() > self._until - _LEASE / 2:
            if not self._until:
                _set(self._store, _SLOW)
            self._until = time() + _LEASE
            self._lease(self._until)
        return self._store.keeper.keep(batch)

    def publish(self) -> None:
        """Let questions see all that was kept."""
        self._store.keeper.refresh()

    def _lease(self, until: float) -> None:
        def change(before: dict[str, Any] | None) -> dict[str, Any] | None:
            leases = dict(before["value"]) if before else {}
            leases[self._token] = until
            held = {token: end for token, end in leases.items() if end > time()}
            return {"kind": "slow", "id": _SLOWED, "value": held}

        self._store.desk.change(_SLOWED, change)


def quicken(store: ClusterStore) -> None:
    """Set the refresh back where every importer that slowed it is done, or dead."""
    found = store.desk.get(_SLOWED)
    if found and not any(end > time() for end in found["value"].values()):
        _set(store, None)
        store.desk.change(_SLOWED, lambda _: None)


def _set(store: ClusterStore, interval: str | None) -> None:
    path = f"/{alias(store.client.address.name, ARTICLES)}/_settings"
    store.client.ask("PUT", path, {"index": {"refresh_interval": interval}}, write=True)
