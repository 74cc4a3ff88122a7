"""Segments of like size joined into one, so that their number stays small."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from pressread.index.manifest import Manifest


def merge_tiers(folder: str, shelf: str, manifest: Manifest, publish: Callable[[], None]) -> None:
    """Join segments until no tier is full."""
