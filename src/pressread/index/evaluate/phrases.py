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
from pressread.index.evaluate.positions import Inside, reader
from pressread.index.evaluate.scorers import Few, Leaf, both, to_list, union
from pressread.query.ops import Near, Phrase

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from typing import TypeAlias

    from pressread.index.evaluate import Effort
    from pressread.index.evaluate.positions import Reader
    from pressread.index.files.postings import Dense, Sparse
    from pressread.index.files.segments import Entry, Segment

    Held: TypeAlias = tuple[Entry, Sparse | Dense]
    #: The places of each slot in a document, the last slots unread where an earlier one tells.
    Check: TypeAlias = Callable[[int], int]

#: Documents with words at later positions than this are looked at word by word.
_WIDE = 4096
#: Steps (see ``Effort``) that a candidate takes, beside its positions.
_STEPS = 10
#: Steps to look a term up.
_A_TERM = 200
_powers: list[int] = []


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
        effort.begin(op, _STEPS * len(docs) * (2 * each if op.field else each))
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
        if op.ordered or len(op.runs) < len(readers):
            return _parts_near(readers, op, effort)
        return _near(readers, op.distance, effort)
    offsets = [at for at, slot in enumerate(op.slots) if slot]
    if op.slop:
        return _sloppy(readers, offsets, op.slop)
    order = sorted(range(len(slots)), key=lambda at: sum(p.count for _, p in slots[at]))
    return _in_a_row([(readers[at], offsets[at]) for at in order])


def bits_of(places: Sequence[int]) -> int:
    """Ascending places below ``_WIDE`` as the bits of a number."""
    if not _powers:
        _powers.extend([1 << place for place in range(_WIDE)])
    return sum(map(_powers.__getitem__, places))


def _in_a_row(readers: Sequence[tuple[Reader, int]]) -> Check:
    """The rarest slot is read first, the others only while something is left."""

    def check(doc: int) -> int:
        starts = -1
        for one, offset in readers:
            places = one.read(doc)
            if not places or places[-1] >= _WIDE:
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


def _near(readers: Sequence[Reader], distance: int, effort: Effort | None) -> Check:
    """Places of any slot, from which back to ``distance`` every slot has one."""
    wide, steps = distance >= _WIDE, _steps(distance)

    def one_by_one(doc: int) -> int:
        places = [one.read(doc) for one in readers]
        if effort is not None:
            effort.spend(_STEPS * len(readers) * sum(map(len, places)))
        return _count_near(places, distance)

    def check(doc: int) -> int:
        reached, marks, held = -1, 0, 0
        for one in readers:
            places = one.read(doc)
            if not places or places[-1] >= _WIDE:
                return one_by_one(doc) if places else 0
            bits = bits_of(places)
            marks |= bits
            if wide:
                reached &= -(bits & -bits)
            else:
                for step in steps:
                    bits |= bits << step
                reached &= bits
            if not reached:
                return 0
            held += len(places)
        if marks.bit_count() != held:  # slots share a place
            return one_by_one(doc)
        return (reached & marks).bit_count()

    return check


def _steps(distance: int) -> list[int]:
    """By how much a number is moved and laid over itself, so that each of its bits is followed
    by as many as ``distance`` says.
    """
    steps, reach = [], 1
    while reach <= distance:
        steps.append(min(reach, distance + 1 - reach))
        reach += steps[-1]
    return steps


def _count_near(places: Sequence[Sequence[int]], distance: int) -> int:
    """How many windows hold one position of every slot, no position twice."""
    return _count_parts([(held, 1) for held in places], distance, ordered=False)


def _parts_near(readers: Sequence[Reader], op: Near, effort: Effort | None) -> Check:
    """Parts of some slots in a row each, near each other."""

    def check(doc: int) -> int:
        places = [one.read(doc) for one in readers]
        if effort is not None:
            effort.spend(_STEPS * len(readers) * sum(map(len, places)))
        parts, at = [], 0
        for size in op.runs:
            starts = set(places[at])
            for offset, held in enumerate(places[at + 1 : at + size], 1):
                starts.intersection_update([place - offset for place in held])
            parts.append((sorted(starts), size))
            at += size
        return _count_parts(parts, op.distance, ordered=op.ordered)

    return check


#: Where and how long: the starts of a part, and its positions.
_Part = tuple["Sequence[int]", int]
#: So many choices of overlapping words are tried in one window.
_MOST_TRIES = 2_000


def _count_parts(parts: Sequence[_Part], distance: int, *, ordered: bool) -> int:
    """How many windows hold every part once, no position twice."""
    ends = sorted(
        (start + size - 1, number, start)
        for number, (starts, size) in enumerate(parts)
        for start in starts
    )
    last: dict[int, int] = {}
    times = 0
    for end, number, start in ends:
        last[number] = start
        if len(last) < len(parts) or end - min(last.values()) > distance:
            continue
        if not ordered and _are_apart(parts, last):
            times += 1
        else:
            times += _fit(parts, end - distance, end, ordered=ordered)
    return times


def _are_apart(parts: Sequence[_Part], chosen: Mapping[int, int]) -> bool:
    spans = sorted((start, start + parts[number][1]) for number, start in chosen.items())
    return all(one[1] <= two[0] for one, two in pairwise(spans))


def _fit(parts: Sequence[_Part], low: int, high: int, *, ordered: bool) -> bool:
    """Whether every part has a place of its own from ``low`` to ``high``; equal parts stand in
    order, as do all where ``ordered``.
    """
    tries = _MOST_TRIES
    taken: list[tuple[int, int]] = []

    def place(number: int) -> bool:
        nonlocal tries
        if number == len(parts):
            return True
        starts, size = parts[number]
        follows = number > 0 and (ordered or parts[number] == parts[number - 1])
        least = taken[-1][1] if follows else low
        for start in starts[bisect_left(starts, max(low, least)) :]:
            tries -= 1
            if start + size - 1 > high or tries < 0:
                return False
            if all(start + size <= a or b <= start for a, b in taken):
                taken.append((start, start + size))
                if place(number + 1):
                    return True
                taken.pop()
        return False

    return place(0)
