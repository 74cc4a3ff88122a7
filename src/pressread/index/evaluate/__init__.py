"""Operations evaluated on segments; and what a question may cost.

The cost is counted in steps of work and not by the clock: the same question has the same answer
on every machine. A step is about what looking at one position of one word costs. Whoever works
spends them; when none is left the question is refused in one clear error, or advice on it ends
there.
"""

from __future__ import annotations

from pressread.errors import QueryError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import TypeAlias

    from pressread.query import ops

    #: Operation → (query, column, length) of the part that asked for it.
    Place: TypeAlias = Callable[["ops.Op | None"], tuple[str, int, int]]

#: Steps for an archive of ``_SMALL`` documents or fewer; a larger one has as many a document.
SEARCH = 4_400_000
#: The same for advice on a question that found nothing.
ADVICE = 2_000_000
_SMALL = 100_000
_REFUSAL = "this costs more than one answer may; use rarer words, or fewer of them"


class TooMuch(QueryError):
    """The steps are spent; points at the part that they were spent on last."""


class Effort:
    """The steps that are left of one question, on both shelves."""

    __slots__ = ("_documents", "_op", "_place", "_steps", "left")

    def __init__(self, steps: int, place: Place) -> None:
        self.left = self._steps = steps
        self._documents = _SMALL
        self._place = place
        self._op: ops.Op | None = None

    def widen(self, documents: int) -> None:
        """Allow for the size of a shelf."""
        if documents > self._documents:
            self.left += self._steps * (documents - self._documents) // _SMALL
            self._documents = documents

    def begin(self, op: ops.Op, steps: int) -> None:
        """Spend on an operation, that many first."""
        self._op = op
        self.spend(steps)

    def spend(self, steps: int) -> None:
        """Raises ``TooMuch`` where there are not so many left."""
        if steps > self.left:
            raise TooMuch(_REFUSAL, *self._place(self._op))
        self.left -= steps
