"""The second look at the best hits."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from pressread.index.engine import Index
    from pressread.index.search import Found
    from pressread.index.units import Unit


def refine(index: Index, units: list[Unit], hits: list[Found]) -> None:
    """Order by more than the words alone."""
