"""Articles on their way in: kept in transactions, and findable when the last is done."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pressread.archive.staging import Segments
    from pressread.archive.upkeep import Upkeep
    from pressread.store import Store
    from pressread.store.rows import Batch


class LocalIntake:
    """An import into a folder: the index is built beside it where other processes may help."""

    def __init__(self, store: Store, upkeep: Upkeep, *, alone: bool) -> None:
        self._store = store
        self._upkeep = upkeep
        self._segments = None if alone else _beside(upkeep)
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
        return new

    def publish(self) -> None:
        """Let questions see all that was kept."""
        if self._segments is not None:
            self._segments.publish()
        else:
            self._upkeep.catch_up()


def _beside(upkeep: Upkeep) -> Segments | None:
    from pressread.archive.staging import segments  # loads what starts processes

    return segments(upkeep)
