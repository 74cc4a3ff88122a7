"""The second look at the best hits: words that stand together, and together in the headline.

The first ranking is BM25F over all fields (``schema.WEIGHTS``), which knows nothing of order. Of
the best few, those where neighbours of the query are neighbours in the article move up.
"""

from __future__ import annotations

from bisect import bisect_left

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from typing import TypeAlias

    from pressread.index.answers import Found
    from pressread.query.highlight import Unit

    #: (hit, terms) → the positions of each term there, and where the headline stands.
    Places: TypeAlias = Callable[
        [Found, Sequence[str]], tuple[Sequence[Sequence[int]], tuple[int, int]]
    ]

#: So many hits are looked at, for so many words.
LOOKED_AT = 30
_MOST_UNITS = 8
#: What standing side by side adds to a score, anywhere and in the headline.
TOGETHER = 0.15
IN_HEADLINE = 0.1
#: Words further apart than this are not together.
_REACH = 8


def refine(units: Sequence[Unit], hits: list[Found], places_of: Places) -> None:
    """Raise the scores of the first hits by how close the query's words stand, and sort them.

    ``hits`` come best first; those beyond ``LOOKED_AT`` keep their places.
    """
    terms = [unit.ways[0][0].typed for unit in units[:_MOST_UNITS] if _is_word(unit)]
    if len(terms) < 2:
        return
    first = hits[:LOOKED_AT]
    for hit in first:
        places, (start, end) = places_of(hit, terms)
        headlined = [[at for at in one if start <= at < end] for one in places]
        raised = TOGETHER * closeness(places) + IN_HEADLINE * closeness(headlined)
        hit.score *= 1 + raised
    first.sort(key=lambda hit: -hit.score)
    hits[:LOOKED_AT] = first


def closeness(places: Sequence[Sequence[int]]) -> float:
    """0..1: how near neighbours of the query come to each other at best, on average.

    ``places``: ascending positions of each word; side by side in order is 1.
    """
    total = 0.0
    for number in range(1, len(places)):
        following = places[number]
        total += max((_nearness(at, following) for at in places[number - 1]), default=0.0)
    return total / (len(places) - 1) if len(places) > 1 else 0.0


def _nearness(at: int, others: Sequence[int]) -> float:
    place = bisect_left(others, at)
    best = 0.0
    if place < len(others) and others[place] == at:
        place += 1
    if place < len(others) and others[place] - at <= _REACH:
        best = 1.0 / (others[place] - at)
    before = bisect_left(others, at) - 1
    if before >= 0 and at - others[before] <= _REACH:
        best = max(best, 0.7 / (at - others[before]))
    return best


def _is_word(unit: Unit) -> bool:
    return unit.field is None and len(unit.ways[0]) == 1 and bool(unit.ways[0][0].typed)
