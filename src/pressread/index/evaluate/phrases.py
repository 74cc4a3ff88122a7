"""Words that stand together: phrases, and words near each other.

Only the positions of documents that hold all the words are read, 128 postings at a time. Of a
document the places of a word are the bits of a number, so that words in a row are numbers moved
and laid over each other.
"""

from __future__ import annotations

from bisect import bisect_left
from functools import partial
from itertools import pairwise

from pressread.index import FIELD_GAP, TEXT_GAP, neighbours_impact, pair_key, term_key
from pressread.index.evaluate.positions import STEPS, WIDE, Inside, bits_of, reader
from pressread.index.evaluate.scorers import Few, Leaf, both, to_list, union
from pressread.query.ops import Near, Phrase

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import TypeAlias

    from pressread.index.evaluate import Effort
    from pressread.index.evaluate.positions import Check, Reader
    from pressread.index.files.dictionary import Entry
    from pressread.index.files.postings import Dense, Sparse
    from pressread.index.files.segments import Segment

    Held: TypeAlias = tuple[Entry, Sparse | Dense]

#: Steps to look a term up.
_A_TERM = 200


def find_phrase(
    segment: Segment, op: Phrase | Near, effort: Effort | None = None
) -> Few | Leaf | None:
    """The documents in which the words stand as asked. Raises ``TooMuch``."""
    listed = _listed_pairs(segment, op)
    if listed and len(op.slots) == 2:
        return Leaf(listed[0])
    if effort is not None:
        effort.begin(op, _A_TERM * sum(map(len, op.slots)))
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
    impacts = _check_all(segment, op, slots, candidates, effort) if candidates else {}
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
    segment: Segment,
    op: Phrase | Near,
    slots: Sequence[Sequence[Held]],
    docs: Sequence[int],
    effort: Effort | None,
) -> dict[int, int]:
    """Document → impact, of those candidates whose positions are as asked."""
    if effort is not None:
        each = len(slots) if isinstance(op, Near) or op.slop else 1
        effort.begin(op, STEPS * len(docs) * (2 * each if op.field else each))
    plain = [reader(segment, slot, docs, effort) for slot in slots]
    readers: list[Reader] = [*plain]
    if op.field:
        span = partial(FieldSpans(segment).of, field=op.field)
        readers = [Inside(one, span) for one in plain]
    check = _checker(op, readers, slots, effort)
    impacts = {}
    for doc in docs:
        times = check(doc)
        if times:
            impacts[doc] = neighbours_impact(min([one.impact for one in readers]), times)
    return impacts


def positions_in(segment: Segment, key: bytes, docs: Sequence[int]) -> dict[int, list[int]]:
    """Positions of a term in those of ``docs`` (ascending) that hold it."""
    entry = segment.dictionary.find(key)
    posting = segment.posting(key)
    if entry is None or posting is None:
        return {}
    held = [doc for doc in docs if posting.impact(doc)]
    term = reader(segment, [(entry, posting)], held)
    return {doc: list(term.read(doc)) for doc in held}


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


class FieldSpans:
    """Where the fields of a document begin and end."""

    def __init__(self, segment: Segment) -> None:
        columns, names = segment.columns, segment.fields.names
        self._fields = [(name, columns.length(name), columns.extent(name)) for name in names]

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


def _checker(
    op: Phrase | Near,
    readers: Sequence[Reader],
    slots: Sequence[Sequence[Held]],
    effort: Effort | None,
) -> Check:
    """How often the slots stand in a document as asked."""
    if isinstance(op, Near):
        from pressread.index.evaluate.near import parts_near, words_near

        if op.ordered or len(op.runs) < len(readers):
            return parts_near(readers, op, effort)
        return words_near(readers, op.distance, effort)
    offsets = [at for at, slot in enumerate(op.slots) if slot]
    if op.slop:
        return _sloppy(readers, offsets, op.slop)
    order = sorted(range(len(slots)), key=lambda at: sum(p.count for _, p in slots[at]))
    return _in_a_row([(readers[at], offsets[at]) for at in order])


def _in_a_row(readers: Sequence[tuple[Reader, int]]) -> Check:
    """The rarest slot is read first, the others only while something is left."""

    def check(doc: int) -> int:
        starts = -1
        for one, offset in readers:
            places = one.read(doc)
            if not places or places[-1] >= WIDE:
                return _count_exact([(each.read(doc), at) for each, at in readers]) if places else 0
            starts &= bits_of(places) >> offset
            if not starts:
                return 0
        return starts.bit_count()

    return check


def _count_exact(slots: Sequence[tuple[Sequence[int], int]]) -> int:
    starts = {place - slots[0][1] for place in slots[0][0]}
    for places, offset in slots[1:]:
        starts.intersection_update([place - offset for place in places])
    return len(starts)


def _sloppy(readers: Sequence[Reader], offsets: Sequence[int], slop: int) -> Check:
    return lambda doc: _count_sloppy([one.read(doc) for one in readers], offsets, slop)


def _count_sloppy(places: list[Sequence[int]], offsets: Sequence[int], slop: int) -> int:
    """Slots in order, with at most ``slop`` positions more than the phrase has."""
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
