"""What is asked: the words that were typed, and the facets that narrow them.

A facet is put in the query language, so what the screen shows can be asked at the prompt too.
"""

from __future__ import annotations

from pressread.query.scan import OPENING
from pressread.value import value

FACETS = ("publisher", "section", "year", "speaker", "language")
SAVED = "saved"  # among the facets: searches that were kept, to be asked again
PAGE = 30  # hits fetched at once
SORTS = ("relevance", "newest", "oldest", "headline")


@value(frozen=True)
class Asked:
    """``narrowed``: (facet, value) pairs in the order they were chosen. Of each facet one of the
    chosen values must hold.
    """

    text: str = ""
    narrowed: tuple[tuple[str, str], ...] = ()
    sort: str = "relevance"

    @property
    def query(self) -> str:
        """The whole of it in the query language."""
        words = self.text.strip()
        if not self.narrowed:
            return words
        parts = [_clause(name, self.chosen(name)) for name in dict(self.narrowed)]
        return " ".join([f"({words})", *parts] if words else parts)

    def chosen(self, facet: str) -> tuple[str, ...]:
        """The values of a facet that were chosen."""
        return tuple(value for name, value in self.narrowed if name == facet)

    @property
    def order(self) -> str:
        """The order of the hits: where nothing was typed, nothing is more relevant than news."""
        return "newest" if self.sort == "relevance" and not self.text.strip() else self.sort

    def toggled(self, facet: str, chosen: str) -> Asked:
        """With this value of a facet, or without it where it was chosen before."""
        pair = (facet, chosen)
        if pair in self.narrowed:
            return self.without(pair)
        return Asked(self.text, (*self.narrowed, pair), self.sort)

    def without(self, pair: tuple[str, str]) -> Asked:
        return Asked(self.text, tuple(p for p in self.narrowed if p != pair), self.sort)

    def apart_from(self, facet: str) -> Asked:
        """Without what was chosen of a facet: what else could be."""
        kept = tuple(pair for pair in self.narrowed if pair[0] != facet)
        return Asked(self.text, kept, self.sort)

    def retyped(self, text: str) -> Asked:
        return Asked(text, self.narrowed, self.sort)

    def resorted(self) -> Asked:
        """In the next of the orders."""
        after = SORTS[(SORTS.index(self.sort) + 1) % len(SORTS)]
        return Asked(self.text, self.narrowed, after)

    def completed(self) -> Asked | None:
        """The last word taken as the beginning of one, ``None`` where there is no bare word at
        the end: what is still being typed should find something.
        """
        words = self.text.split(" ")
        last = words[-1]
        if len(last) < 2 or not last.replace("-", "").isalnum() or last.startswith("-"):
            return None
        return self.retyped(self.text + "*")


def _clause(facet: str, values: tuple[str, ...]) -> str:
    """Any of these values of a facet, as a part of a query."""
    parts = [_equals(facet, value) for value in values]
    return parts[0] if len(parts) == 1 else f"({' OR '.join(parts)})"


def _equals(facet: str, chosen: str) -> str:
    if facet == "year":
        return f"published:{chosen}"
    bare = "".join(" " if char in OPENING else char for char in chosen)
    return f'{facet}:"{bare}"'
