"""Words that stand together: phrases, and words near each other.

Only the positions of documents that hold all the words are read, 128 postings at a time.
"""

from __future__ import annotations

from collections import Counter
from itertools import accumulate, chain, pairwise, repeat
from operator import add

from pressread.index.docsets import both, to_list, union
from pressread.index.leaves import Few, Leaf
from pressread.index.ops import Near, Phrase
from pressread.index.postings import CHUNK, all_docs
from pressread.index.schema import FIELD_GAP, FIELDS, TEXT_GAP, pair_key, term_key

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from typing import TypeAlias

    from pressread.index.dictionary import Entry
    from pressread.index.postings import Dense, Sparse
    from pressread.index.segments import Segment

    Held: TypeAlias = tuple[Entry, Sparse | Dense]


def neighbours_impact(weakest: int, times: int) -> int:
    """How much a phrase means: what its weakest word does, and a little for every repetition."""
    return min(255, weakest + 8 * (times - 1)) or 1


def find_phrase(segment: Segment, op: Phrase | Near) -> Few | Leaf | None:
    """The documents in which the words stand as asked."""
    listed = _listed_pairs(segment, op)
    if listed and len(op.slots) == 2:
        return Leaf(listed[0])
    slots = [_held(segment, slot) for slot in op.slots if slot]
    if not slots or not all(slots):
        return None
    docs = None
    for slot in slots:
        found = union([Leaf(posting).docset() for _, posting in slot])
        docs = found if docs is None else both(docs, found)
    for posting in listed:
        docs = both(docs or [], Leaf(posting).docset())
    candidates = to_list(docs or [])
    if op.field:
        candidates = _with_field(segment, candidates, op.field)
    impacts = _check_all(segment, op, slots, candidates) if candidates else {}
    return Few(impacts) if impacts else None


def _listed_pairs(segment: Segment, op: Phrase | Near) -> list[Sparse | Dense]:
    """The lists of those neighbours in a plain phrase that the segment lists."""
    if isinstance(op, Near) or op.field or op.slop:
        return []
    found = []
    for one, two in pairwise(op.slots):
        if len(one) == len(two) == 1:
            posting = segment.posting(pair_key(term_key(one[0]), term_key(two[0])))
            if posting is not None:
                found.append(posting)
    return found


def _check_all(
    segment: Segment, op: Phrase | Near, slots: Sequence[Sequence[Held]], docs: Sequence[int]
) -> dict[int, int]:
    """Document → impact, of those candidates whose positions are as asked."""
    if isinstance(op, Phrase) and not op.slop and not op.field:
        times_in = _count_adjacent(segment, op, slots, docs)
        return {doc: _impact(doc, slots, times) for doc, times in times_in.items()}
    places = [_places(segment, slot, docs) for slot in slots]
    within = _field_filter(segment, op.field)
    check = _checker(op)
    impacts = {}
    for doc in docs:
        times = check([within(doc, one[doc]) for one in places])
        if times:
            impacts[doc] = _impact(doc, slots, times)
    return impacts


def _impact(doc: int, slots: Sequence[Sequence[Held]], times: int) -> int:
    weakest = min(max(posting.impact(doc) for _, posting in slot) for slot in slots)
    return neighbours_impact(weakest, times)


#: Document and position as one number.
_SHIFT = 24
#: Where a term has no more than so many postings for each candidate, all its positions are read.
_MANY = 12


def _count_adjacent(
    segment: Segment, op: Phrase, slots: Sequence[Sequence[Held]], docs: Sequence[int]
) -> dict[int, int]:
    """Document → how often the slots follow each other: sets of (document, position) numbers,
    moved by each slot's place and intersected.
    """
    offsets = [at for at, slot in enumerate(op.slots) if slot]
    order = sorted(range(len(slots)), key=lambda at: sum(p.count for _, p in slots[at]))
    found: set[int] | None = None
    for at in order:
        here: set[int] = set()
        for entry, posting in slots[at]:
            held = docs if len(slots[at]) == 1 else [doc for doc in docs if posting.impact(doc)]
            for numbers in _numbers_at(segment, entry, posting, held, offsets[at]):
                if found is None:
                    here.update(numbers)
                else:
                    here.update(found.intersection(numbers))
        if found is not None:  # the first slot stands in all of the documents
            left = {number >> _SHIFT for number in here}
            docs = [doc for doc in docs if doc in left]
        found = here
        if not docs:
            return {}
    return Counter(number >> _SHIFT for number in sorted(found or ()))


def _numbers_at(
    segment: Segment, entry: Entry, posting: Sparse | Dense, docs: Sequence[int], offset: int
) -> Iterator[Iterable[int]]:
    """The numbers of a term, less ``offset``: those in ``docs``, which have it, or all of them,
    a chunk at a time.
    """
    if len(docs) * _MANY < posting.count:
        for doc, places in _places(segment, [(entry, posting)], docs).items():
            start = (doc << _SHIFT) - offset
            yield [start + place for place in places]
        return
    every = all_docs(posting)
    for number in range((posting.count + CHUNK - 1) // CHUNK):
        counts, positions = segment.chunk(entry, number)
        held = every[number * CHUNK : (number + 1) * CHUNK]
        starts = [(doc << _SHIFT) - offset for doc in held]
        yield map(add, chain.from_iterable(map(repeat, starts, counts)), positions)


def positions_in(segment: Segment, key: bytes, docs: Sequence[int]) -> dict[int, list[int]]:
    """Positions of a term in those of ``docs`` (ascending) that hold it."""
    entry = segment.dictionary.find(key)
    posting = segment.posting(key)
    if entry is None or posting is None:
        return {}
    held = [doc for doc in docs if posting.impact(doc)]
    return _places(segment, [(entry, posting)], held)


def _held(segment: Segment, terms: Sequence[str]) -> list[Held]:
    found = []
    for term in dict.fromkeys(terms):
        entry = segment.dictionary.find(term_key(term))
        posting = segment.posting(term_key(term))
        if entry and posting:
            found.append((entry, posting))
    return found


def _with_field(segment: Segment, docs: list[int], field: str) -> list[int]:
    lengths = segment.columns.length(field)
    return [doc for doc in docs if lengths[doc]] if lengths is not None else []


_NONE: Sequence[int] = ()


def _places(segment: Segment, slot: Sequence[Held], docs: Sequence[int]) -> dict[int, list[int]]:
    """Document → ascending positions of any term of a slot."""
    found: dict[int, list[int]] = {}
    for entry, posting in slot:
        number, starts, positions = -1, [0], _NONE
        for doc in docs:
            if len(slot) > 1 and not posting.impact(doc):
                continue
            place = posting.place(doc)
            if place // CHUNK != number:
                number = place // CHUNK
                counts, positions = segment.chunk(entry, number)
                starts = list(accumulate(counts, initial=0))
            row = place % CHUNK
            here = list(positions[starts[row] : starts[row + 1]])
            found[doc] = sorted(found[doc] + here) if doc in found else here
    return found


def _field_filter(segment: Segment, field: str | None) -> Callable[[int, list[int]], list[int]]:
    """Keeps the positions that lie in a field."""
    if field is None:
        return lambda _doc, places: places
    spans = FieldSpans(segment)

    def inside(doc: int, places: list[int]) -> list[int]:
        first, end = spans.of(doc, field)
        return [place for place in places if first <= place < end]

    return inside


class FieldSpans:
    """Where the fields of a document begin and end."""

    def __init__(self, segment: Segment) -> None:
        columns = segment.columns
        self._fields = [(name, columns.length(name), columns.extent(name)) for name in FIELDS]

    def of(self, doc: int, field: str) -> tuple[int, int]:
        """(first position, the one after the last); ``(0, 0)`` where the field is empty."""
        at = 0
        for name, lengths, extents in self._fields:
            if lengths is None or not lengths[doc]:
                continue
            end = at + (lengths[doc] + TEXT_GAP if extents is None else extents[doc])
            if name == field:
                return at, end
            at = end + FIELD_GAP
        return 0, 0


def _checker(op: Phrase | Near) -> Callable[[list[list[int]]], int]:
    if isinstance(op, Near):
        return lambda places: _count_near(places, op.distance, op.ordered)
    offsets = [at for at, slot in enumerate(op.slots) if slot]
    if op.slop:
        return lambda places: _count_sloppy(places, offsets, op.slop)
    return lambda places: _count_exact(places, offsets)


def _count_exact(places: list[list[int]], offsets: list[int]) -> int:
    starts = set(places[0])
    for held, offset in zip(places[1:], offsets[1:], strict=True):
        starts.intersection_update([place - offset + offsets[0] for place in held])
        if not starts:
            return 0
    return len(starts)


def _count_sloppy(places: list[list[int]], offsets: list[int], slop: int) -> int:
    """Slots in order, with at most ``slop`` positions more than the phrase has."""
    from bisect import bisect_left

    times = 0
    length = offsets[-1] - offsets[0]
    for start in places[0]:
        at, before = start, offsets[0]
        for held, offset in zip(places[1:], offsets[1:], strict=True):
            following = bisect_left(held, at + offset - before)
            if following == len(held):
                return times
            at, before = held[following], offset
        times += at - start <= length + slop
    return times


def _count_near(places: list[list[int]], distance: int, ordered: bool) -> int:
    """How many windows hold one position of every slot, no position twice."""
    if ordered:
        return _count_sloppy(places, list(range(len(places))), distance - len(places) + 1)
    marks = sorted((place, number) for number, held in enumerate(places) for place in held)
    last: dict[int, int] = {}
    times = 0
    for place, number in marks:
        last[number] = place
        all_there = len(last) == len(places) and place - min(last.values()) <= distance
        times += all_there and len(set(last.values())) == len(places)
    return times
