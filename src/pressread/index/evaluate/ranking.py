"""The best of what matches in one segment, without looking at all of it.

Few matches are scored one by one, those of very many terms a term after another. Of one term, the
greatest impact bytes are found by searching for them. Of many matches of several terms, blocks of
64 documents are taken in the order of the highest score that any document in them can have, until
no block can do better: the sums of block maxima are formed for all blocks at once, as one long
integer addition.
"""

from __future__ import annotations

from heapq import heappush, heapreplace, nlargest

from pressread.index.evaluate.scorers import DocSet, count, span, to_bits, to_bytes, to_list
from pressread.index.files.postings import BLOCK

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from typing import TypeAlias

    from pressread.index.evaluate import Effort
    from pressread.index.evaluate.evaluation import Evaluation, Scored
    from pressread.index.files.postings import Look
    from pressread.index.files.segments import Segment
    from pressread.query.ops import Op

    #: (score, document)
    Ranking: TypeAlias = list[tuple[float, int]]
    #: (weight, a leaf's impact by block and bit, the largest impact of each block)
    Row: TypeAlias = tuple[float, Look, bytes]

#: So many matches are scored one by one without more ado.
_FEW = 2000
#: From so many leaves on a block's bounds tell little.
_MANY = 8
#: Looking an impact up costs so much more than coming by it.
_A_LOOK = 3
_SLACK = 1e-9  # for sums of the same numbers in another order
_SCALE = 240  # the largest sum of bounds, in a byte with room for rounding up


def best(
    segment: Segment,
    docs: DocSet,
    leaves: Sequence[tuple[float, Scored]],
    wanted: int,
    floor: float = 0.0,
    effort: Effort | None = None,
) -> Ranking:
    """The ``wanted`` highest of ``docs`` by the weighted sum of impacts; of equals, the later.
    Those below ``floor`` may be left out. Raises ``TooMuch``.
    """
    size = count(docs)
    leaves = sorted(leaves, key=lambda pair: -pair[0])  # what counts most settles most
    if not leaves:
        return [(0.0, doc) for doc in newest(segment, docs, wanted)]
    if len(leaves) >= _MANY:
        listed = sum(leaf.postings for _, leaf in leaves)
        looked_up = _A_LOOK * size * sum(getattr(leaf, "width", 1) for _, leaf in leaves)
        if effort is not None:
            effort.spend(min(listed, looked_up))
        if listed < looked_up:
            return _by_leaves(segment, docs, leaves, wanted)
    elif size > max(_FEW, 2 * wanted):
        if len(leaves) == 1:
            weight, leaf = leaves[0]
            found = leaf.best(_membership(docs, size == leaf.count), wanted)
            if len(found) == wanted:
                return [(weight * impact, doc) for impact, doc in found]
        if isinstance(docs, int):
            return _by_blocks(segment, docs, leaves, wanted, floor)
    elif floor and size > wanted and len(leaves) > 1:
        return _by_blocks(segment, docs, leaves, wanted, floor)
    return _one_by_one(leaves, to_list(docs), wanted)


def newest(segment: Segment, docs: DocSet, wanted: int, *, oldest: bool = False) -> list[int]:
    """The ``wanted`` latest of ``docs`` (or earliest), in that order; those without a day last."""
    from bisect import bisect_left

    from pressread.index import ORDER

    column = segment.columns.number(ORDER)
    dated: list[int] = []
    undated: list[int] = []
    for first, end in segment.run_spans():
        known = end if column is None else bisect_left(column, 1, first, end)
        undated += _edge(docs, first, known, wanted, oldest)
        dated += _edge(docs, known, end, wanted, oldest)
    if column is not None:
        dated.sort(key=lambda doc: (column[doc], doc), reverse=not oldest)
    return [*dated, *sorted(undated, reverse=not oldest)][:wanted]


def best_of(
    parts: Iterable[tuple[Evaluation, DocSet, int]], op: Op, wanted: int, effort: Effort | None
) -> list[tuple[float, int]]:
    """(score, docnum) of the best in several segments, of equals the newest first; ``parts`` are
    (evaluation, documents, the docnum of the segment's first one). Raises ``TooMuch``.
    """
    held = list(parts)
    weighted = weights([view for view, _, _ in held], op)
    found: list[tuple[float, int, int]] = []
    floor = 0.0
    for (view, docs, base), leaves in sorted(
        zip(held, weighted, strict=True), key=lambda part: -count(part[0][1])
    ):
        if docs:
            days = view.segment.columns.number("published")
            for score, doc in best(view.segment, docs, leaves, wanted, floor, effort):
                found.append((score, days[doc] if days is not None else 0, base + doc))
            found.sort(reverse=True)
            floor = found[wanted - 1][0] if len(found) >= wanted > 0 else 0.0
    return [(score, docnum) for score, _, docnum in found[:wanted]]


def newest_of(
    parts: Iterable[tuple[Segment, DocSet, int]], wanted: int, *, oldest: bool
) -> list[tuple[float, int]]:
    """(0.0, docnum) of the ``wanted`` latest of several segments (or earliest); ``parts`` are
    (segment, documents, the docnum of its first one).
    """
    found = []
    for segment, docs, base in parts:
        days = segment.columns.number("published")
        for doc in newest(segment, docs, wanted, oldest=oldest):
            found.append((days[doc] if days is not None else 0, base + doc))
    if oldest:
        found.sort(key=lambda pair: (not pair[0], pair))  # those without a day last
    else:
        found.sort(reverse=True)
    return [(0.0, docnum) for _, docnum in found[:wanted]]


def weights(views: Sequence[Evaluation], op: Op) -> list[list[tuple[float, Scored]]]:
    """For each segment the scorers of a question, each with its boost times its rarity."""
    from math import log

    from pressread.index import SATURATION
    from pressread.query.ops import scoring_leaves

    size = sum(view.segment.size for view in views)
    weighted: list[list[tuple[float, Scored]]] = [[] for _ in views]
    for leaf_op in scoring_leaves(op):
        leaves = [view.leaf(leaf_op) for view in views]
        held = sum(leaf.count for leaf in leaves if leaf)
        boost = leaf_op.boost  # type: ignore[attr-defined]
        weight = boost * log(1 + (size - held + 0.5) / (held + 0.5)) * (SATURATION + 1) / 256
        for scored, leaf in zip(weighted, leaves, strict=True):
            if leaf and weight > 0:
                scored.append((weight, leaf))
    return weighted


def _edge(docs: DocSet, first: int, end: int, wanted: int, lowest: bool) -> list[int]:
    """The ``wanted`` lowest or highest documents in first..end - 1."""
    if isinstance(docs, list):
        from bisect import bisect_left

        begin, stop = bisect_left(docs, first), bisect_left(docs, end)
        if lowest:
            return docs[begin : min(stop, begin + wanted)]
        return docs[max(begin, stop - wanted) : stop]
    part = docs >> first & span(0, end - first)
    found: list[int] = []
    step = 1 << 12
    width = end - first
    starts = range(0, width, step)
    for start in starts if lowest else reversed(starts):
        inside = [start + doc for doc in to_list(part >> start & span(0, step))]
        found = found + inside if lowest else inside + found
        if len(found) >= wanted:
            break
    kept = found[:wanted] if lowest else found[-wanted:]
    return [first + doc for doc in kept]


def _by_leaves(
    segment: Segment, docs: DocSet, leaves: Sequence[tuple[float, Scored]], wanted: int
) -> Ranking:
    """The scores of all documents summed up, a leaf after another."""
    totals = [0.0] * segment.size
    for weight, leaf in leaves:
        table = [weight * impact for impact in range(256)]
        for doc, impact in leaf.listed():
            totals[doc] += table[impact]
    return nlargest(wanted, [(totals[doc], doc) for doc in to_list(docs)])


def _membership(docs: DocSet, all_of_them: bool) -> Callable[[int], bool]:
    if all_of_them:
        return lambda _doc: True
    if isinstance(docs, list):
        return set(docs).__contains__
    data = to_bytes(docs)
    end = len(data) << 3
    return lambda doc: doc < end and bool(data[doc >> 3] >> (doc & 7) & 1)


def _one_by_one(
    leaves: Sequence[tuple[float, Scored]], docs: Sequence[int], wanted: int
) -> Ranking:
    """The best by the scores of all of them."""
    totals = dict.fromkeys(docs, 0.0)
    for weight, leaf in leaves:
        if len(docs) < _FEW:
            for doc in docs:
                totals[doc] += weight * leaf.impact(doc)
            continue
        look = leaf.looker()  # takes a while to begin, less for each
        for doc in docs:
            totals[doc] += weight * look(doc // BLOCK, 1 << doc % BLOCK)
    return nlargest(wanted, [(score, doc) for doc, score in totals.items()])


def _by_blocks(
    segment: Segment,
    docs: DocSet,
    leaves: Sequence[tuple[float, Scored]],
    wanted: int,
    floor: float,
) -> Ranking:
    blocks = (segment.size + BLOCK - 1) // BLOCK
    tops = [(weight, leaf.bounds(blocks)) for weight, leaf in leaves]
    bounds, unit = _bounds(blocks, tops)
    words = memoryview(to_bits(docs).to_bytes(8 * blocks, "little")).cast("Q")
    score_block = _block_scorer(leaves, tops)
    heap: Ranking = []
    least = floor - _SLACK
    for value in range(max(bounds), 0, -1):
        if least > value * unit:
            break
        mark = bytes([value])
        block = bounds.find(mark)
        while block >= 0:
            if words[block] and (found := score_block(block, words[block], least)):
                _offer(heap, wanted, found)
                if len(heap) == wanted:
                    least = max(least, heap[0][0] - _SLACK)
            block = bounds.find(mark, block + 1)
    if len(heap) < wanted and not floor:  # some matches score nothing
        return _one_by_one(leaves, to_list(docs), wanted)
    return sorted(heap, reverse=True)


def _block_scorer(
    leaves: Sequence[tuple[float, Scored]], tops: Sequence[tuple[float, bytes]]
) -> Callable[[int, int, float], Ranking]:
    """What scores the documents of a block whose bits are set, but for those that are given up
    because they cannot reach the least score.
    """
    first, bounds = tops[0]
    choose = leaves[0][1].chooser()
    later: list[Row] = [
        (weight, leaf.looker(), top)
        for (weight, leaf), (_, top) in zip(leaves[1:], tops[1:], strict=True)
    ]

    def score(block: int, word: int, least: float) -> Ranking:
        rest = 0.0  # what the leaves to come can add
        for weight, _, top in later:
            rest += weight * top[block]
        needed = int((least - rest) / first)
        if bounds[block] < needed:
            return []
        found = []
        for bit, impact in choose(block, word, needed):
            total, left = first * impact, rest + _SLACK
            for weight, look, top in later:
                if total + left < least:
                    break
                left -= weight * top[block]
                total += weight * look(block, bit)
            if total + left >= least:
                found.append((total, block * BLOCK - 1 + bit.bit_length()))
        return found

    return score


def _offer(heap: Ranking, wanted: int, found: Ranking) -> None:
    """Take in those that are among the best."""
    for one in found:
        if len(heap) < wanted:
            heappush(heap, one)
        elif one > heap[0]:
            heapreplace(heap, one)


def _bounds(blocks: int, tops: Sequence[tuple[float, bytes]]) -> tuple[bytes, float]:
    """A byte a block, and the score that one step of it stands for: no document of the block
    scores more than their product.
    """
    unit = sum(weight for weight, _ in tops) * 255 / (_SCALE - len(tops))
    total = 0
    for weight, bounds in tops:
        steps = bytes(int(-(-weight * bound // unit)) for bound in range(256))
        total += int.from_bytes(bounds.translate(steps), "little")
    return total.to_bytes(blocks, "little"), unit
