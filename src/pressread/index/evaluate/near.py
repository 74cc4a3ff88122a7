"""Words near each other, in any order or in theirs, and groups of which any part will do."""

from __future__ import annotations

from bisect import bisect_left
from itertools import pairwise

from pressread.index.evaluate.positions import STEPS, WIDE, bits_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from pressread.index.evaluate import Effort
    from pressread.index.evaluate.positions import Check, Reader
    from pressread.query.ops import Near


def words_near(readers: Sequence[Reader], distance: int, effort: Effort | None) -> Check:
    """Places of any slot, from which back to ``distance`` every slot has one."""
    wide, steps = distance >= WIDE, _steps(distance)

    def one_by_one(doc: int) -> int:
        places = [one.read(doc) for one in readers]
        if effort is not None:
            effort.spend(STEPS * len(readers) * sum(map(len, places)))
        return _count_near(places, distance)

    def check(doc: int) -> int:
        reached, marks, held = -1, 0, 0
        for one in readers:
            places = one.read(doc)
            if not places or places[-1] >= WIDE:
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


def parts_near(readers: Sequence[Reader], op: Near, effort: Effort | None) -> Check:
    """Parts of some slots in a row each, near each other."""

    def check(doc: int) -> int:
        places = [one.read(doc) for one in readers]
        if effort is not None:
            effort.spend(STEPS * len(readers) * sum(map(len, places)))
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
