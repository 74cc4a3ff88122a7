"""Near-copies: one dispatch as several papers printed it, or its versions through the day.

The sketch of an article (``documents.signature``) keeps the smallest hashes of its three-word runs:
copies share most of them, other articles on the same affair hardly any.
"""

from __future__ import annotations

from itertools import combinations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from pressread.index.files.segments import Segment

#: Of the eight bytes of two sketches, how many must agree.
SHARED = 6


def are_copies(one: int, other: int) -> bool:
    """Whether two sketches are of one text."""
    if not one or not other:
        return False
    shared = set(one.to_bytes(8)) & set(other.to_bytes(8))
    return len(shared) >= SHARED


class Heads:
    """Sketches in order, each to be found by a copy of it without comparing it with all.

    Of the at most eight bytes of a sketch a copy lacks two at most, which spoil two pairs at most:
    each sketch is kept under three pairs that share no byte.
    """

    __slots__ = ("_by_pair", "_masks")

    def __init__(self) -> None:
        self._by_pair: dict[tuple[int, int], list[int]] = {}
        self._masks: list[int] = []

    def first_like(self, sketch: int) -> int | None:
        """The number (from 0) of the first sketch added that this one is a copy of."""
        marks = sorted(set(sketch.to_bytes(8)))
        mask, masks = _mask(marks), self._masks
        alike = [
            number
            for pair in combinations(marks, 2)
            for number in self._by_pair.get(pair, ())
            if (mask & masks[number]).bit_count() >= SHARED
        ]
        return min(alike, default=None)

    def add(self, sketch: int) -> None:
        """One more, with the next number; 0 is like nothing."""
        marks = sorted(set(sketch.to_bytes(8))) if sketch else []
        largest = marks[-6:]
        for pair in zip(largest[::2], largest[1::2], strict=False):
            self._by_pair.setdefault(pair, []).append(len(self._masks))
        self._masks.append(_mask(marks))


def _mask(marks: Sequence[int]) -> int:
    mask = 0
    for mark in marks:
        mask |= 1 << mark
    return mask


_LOW = 0xFFFFFFFF


def copy_groups(signatures: Sequence[tuple[int, int]]) -> list[int]:
    """For each signature, the index of the first one it is a copy of (its own, if none)."""
    seen: dict[int, int] = {}
    found = list(range(len(signatures)))
    for at, (sketch, dispatch) in enumerate(signatures):
        for key in (dispatch >> 32, dispatch & _LOW):
            first = seen.setdefault(key, at) if key else at
            if first == at:
                continue
            other = signatures[first][0]
            if (sketch == other and sketch) or are_copies(sketch, other):
                found[at] = found[first]
                break
    return found


def copies_in(parts: Iterable[tuple[int, Segment]]) -> set[int]:
    """The docnums of articles that are near-copies of another, the earliest of each dispatch kept.
    ``parts``: the segments, each with the docnum of its first document.
    """
    from pressread.index.evaluate.scorers import to_list

    rows: list[tuple[int, int, int, int]] = []
    parts = list(parts)
    shared = _shared_halves(segment for _, segment in parts)
    for base, segment in parts:
        sketches, dispatches, days = map(
            segment.columns.number, ("sketch", "dispatch", "published")
        )
        if sketches is None or dispatches is None:
            continue
        gone = set(to_list(segment.gone))
        for doc, dispatch in enumerate(dispatches):
            if (dispatch >> 32 in shared or dispatch & _LOW in shared) and doc not in gone:
                day = (days[doc] if days is not None else 0) or 99999999
                rows.append((day, base + doc, sketches[doc], dispatch))
    rows.sort()
    groups = copy_groups([(sketch, dispatch) for _, _, sketch, dispatch in rows])
    return {row[1] for at, row in enumerate(rows) if groups[at] != at}


def _shared_halves(segments: Iterable[Segment]) -> set[int]:
    """The halves of dispatches that several articles have: only those can be copies."""
    from collections import Counter

    counts: Counter[int] = Counter()
    for segment in segments:
        dispatches = segment.columns.number("dispatch") or ()
        counts.update([dispatch >> 32 for dispatch in dispatches])
        counts.update([dispatch & _LOW for dispatch in dispatches])
    return {half for half, count in counts.items() if half and count > 1}
