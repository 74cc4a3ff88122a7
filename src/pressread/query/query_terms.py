"""What a query looks for in a text, apart from any engine: the basis of highlights."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


class Slot:
    """What may stand at one position: any of ``terms``, or a term with one of ``prefixes``.

    ``typed`` is the first of the terms, the form that was typed; empty for a prefix.
    """

    __slots__ = ("prefixes", "terms", "typed")

    def __init__(self, terms: Sequence[str] = (), prefixes: Iterable[str] = ()) -> None:
        self.typed = terms[0] if terms else ""
        self.terms = frozenset(terms)
        self.prefixes = tuple(prefixes)

    def matches(self, terms: Sequence[str]) -> bool:
        """Whether one of a position's terms fits."""
        for term in terms:
            if term in self.terms or (self.prefixes and term.startswith(self.prefixes)):
                return True
        return False


class Unit:
    """A word (one slot) or several words together; ``ways`` lists the forms that it may take.

    ``field``: ``None`` for all. ``distance``: ``None`` for words in a row, else all slots within
    so many positions in any order. ``weight``: how much finding it says (its rarity).
    """

    __slots__ = ("distance", "field", "label", "ways", "weight")

    def __init__(
        self,
        ways: Sequence[Sequence[Slot]],
        field: str | None = None,
        distance: int | None = None,
        label: str = "",
        weight: float = 1.0,
    ) -> None:
        self.ways = [list(way) for way in ways]
        self.field = field
        self.distance = distance
        self.label = label
        self.weight = weight
