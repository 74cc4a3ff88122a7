"""The positions of words in documents: read as a query goes through its candidates, and how near
they stand to each other.

The nearness is the second look at the best hits. The first ranking is BM25F over all fields, which
knows nothing of order; of the best few, those where neighbours of the query are neighbours in the
article move up.
"""

from __future__ import annotations

from bisect import bisect_left
from itertools import accumulate

from pressread.index.files.postings import CHUNK, Sparse, all_docs

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from typing import TypeAlias

    from pressread.index.evaluate import Effort
    from pressread.index.files.dictionary import Entry
    from pressread.index.files.postings import Dense
    from pressread.index.files.segments import Segment

    #: The places of each slot in a document, the last slots unread where an earlier one tells.
    Check: TypeAlias = Callable[[int], int]
    #: ``read`` and ``impact``.
    Reader: TypeAlias = "Term | AnyTerm | Inside"

    from pressread.index.answers import Found
    from pressread.query.highlight import Unit

    #: (hit, terms) → the positions of each term there, and where the headline stands.
    Places: TypeAlias = Callable[
        [Found, Sequence[str]], tuple[Sequence[Sequence[int]], tuple[int, int]]
    ]

#: Documents with words at later positions than this are looked at word by word.
WIDE = 4096
#: Steps (see ``Effort``) that a candidate takes, beside its positions.
STEPS = 10
_powers: list[int] = []
#: Where a term has no more than so many postings for each candidate, its documents are listed.
_MANY = 12
#: Steps (see ``Effort``) to read a chunk of postings, beside its positions.
_A_CHUNK = 4 * CHUNK
#: From so many terms on it is noted which documents hold which.
_SEVERAL = 4


class Term:
    """A term in ``docs``. ``impact`` is that of the document read last."""

    __slots__ = (
        "_at", "_effort", "_entry", "_every", "_number", "_positions", "_posting", "_segment",
        "_starts", "impact",
    )  # fmt: skip

    def __init__(
        self,
        segment: Segment,
        entry: Entry,
        posting: Sparse | Dense,
        docs: Sequence[int],
        effort: Effort | None,
    ) -> None:
        self._effort = effort
        self._segment, self._entry, self._posting = segment, entry, posting
        many = len(docs) * _MANY >= posting.count
        self._every = all_docs(posting) if many else None
        self._at = self._number = -1
        self._starts = [0]
        self._positions: Sequence[int] = ()
        self.impact = 0

    def read(self, doc: int) -> Sequence[int]:
        """Ascending positions, none where the document does not hold the term. Any order will
        do, ascending documents are quickest.
        """
        every, posting = self._every, self._posting
        if every is None:
            self.impact = posting.impact(doc)
            if not self.impact:
                return ()
            place = posting.place(doc)
        else:
            place = self._at + 1
            if place >= len(every) or every[place] != doc:
                place = bisect_left(every, doc)
                self._at = place - 1
                if place == len(every) or every[place] != doc:
                    self.impact = 0
                    return ()
            self._at = place
            self.impact = posting.impacts[place]
        return self._chunked(place)

    def _chunked(self, place: int) -> Sequence[int]:
        number = place // CHUNK
        if number != self._number:
            counts, self._positions = self._segment.chunk(self._entry, number)
            self._starts = list(accumulate(counts, initial=0))
            self._number = number
            if self._effort is not None:
                self._effort.spend(_A_CHUNK + len(self._positions))
        row = place % CHUNK
        return self._positions[self._starts[row] : self._starts[row + 1]]


class AnyTerm:
    """Any of several terms, in the same manner; ``impact`` is the greatest of theirs. Of the
    hundreds that a prefix stands for a document holds few: it is noted which.
    """

    __slots__ = ("_common", "_holders", "impact")

    def __init__(
        self, terms: Sequence[Term], postings: Sequence[Sparse | Dense], docs: Sequence[int]
    ) -> None:
        self._common: list[Term] = []
        self._holders: dict[int, list[Term]] = {}
        self.impact = 0
        wanted = set(docs)
        for term, posting in zip(terms, postings, strict=True):
            if isinstance(posting, Sparse) and len(terms) > _SEVERAL:
                for doc in wanted.intersection(posting.docs):
                    self._holders.setdefault(doc, []).append(term)
            else:
                self._common.append(term)

    def read(self, doc: int) -> Sequence[int]:
        """Ascending positions, each once."""
        terms = [*self._common, *self._holders.get(doc, ())]
        found = [places for term in terms if (places := term.read(doc))]
        self.impact = max([term.impact for term in terms], default=0)
        return found[0] if len(found) == 1 else sorted(set().union(*found))


class Inside:
    """What of another reader lies in a field, given by (first position, one after the last)."""

    __slots__ = ("_reader", "_span")

    def __init__(self, reader: Term | AnyTerm, span: Callable[[int], tuple[int, int]]) -> None:
        self._reader, self._span = reader, span

    @property
    def impact(self) -> int:
        """That of the document read last, wherever the term stands there."""
        return self._reader.impact

    def read(self, doc: int) -> Sequence[int]:
        """Ascending positions."""
        first, end = self._span(doc)
        return [place for place in self._reader.read(doc) if first <= place < end]


def bits_of(places: Sequence[int]) -> int:
    """Ascending places below ``WIDE`` as the bits of a number."""
    if not _powers:
        _powers.extend([1 << place for place in range(WIDE)])
    return sum(map(_powers.__getitem__, places))


def reader(
    segment: Segment,
    slot: Sequence[tuple[Entry, Sparse | Dense]],
    docs: Sequence[int],
    effort: Effort | None = None,
) -> Term | AnyTerm:
    """Reads any term of a slot. Reading raises ``TooMuch`` where ``effort`` does not suffice."""
    terms = [Term(segment, *one, docs, effort) for one in slot]
    if len(terms) == 1:
        return terms[0]
    return AnyTerm(terms, [posting for _, posting in slot], docs)


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
