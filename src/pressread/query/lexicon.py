"""What reading a query asks of an index: its dictionary."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Protocol

    from pressread.query import ops

    class Lexicon(Protocol):
        """``engine.Index``, or a stand-in with a dictionary."""

        @property
        def size(self) -> int:
            """Documents."""

        def doc_freq(self, term: str, field: str | None = None) -> int:
            """How many documents hold a term."""

        def terms(self, prefix: str = "", field: str | None = None) -> dict[str, int]:
            """The terms that begin with ``prefix``, with their frequencies."""

        def spend(self, steps: int) -> None:
            """Count work on the dictionary. Raises ``TooMuch``."""

        def facets(self, op: ops.Op, column: str) -> list[tuple[str, int]]:
            """The values of a keyword column among what ``op`` matches, most frequent first."""
