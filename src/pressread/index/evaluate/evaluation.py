"""An operation in one segment: which documents match, and what their scores are made of."""

from __future__ import annotations

from bisect import bisect_left, bisect_right

from pressread.index import ORDER, field_key, keyword_key, outside_key, term_key
from pressread.index.evaluate.scorers import (
    DocSet,
    Few,
    Leaf,
    both,
    count,
    either,
    span,
    to_bits,
    to_list,
    union,
    without,
)
from pressread.index.files.postings import Sparse
from pressread.query import ops

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from typing import Any, TypeAlias

    from pressread.index.evaluate import Effort
    from pressread.index.evaluate.unions import Many
    from pressread.index.files.dictionary import Entry
    from pressread.index.files.postings import Dense
    from pressread.index.files.segments import Segment

    Scored: TypeAlias = Leaf | Few | Many
    #: (boost, whether documents that have it outside the body only are left out, key)
    Wanted: TypeAlias = tuple[float, bool, bytes]

#: A beginning of more terms than this is scored by its commonest alone.
MOST_EXPANSIONS = 512
#: So many leaves a segment keeps for the next question: counting asks for those of searching.
_MOST_POOLED = 16
_MOST_HELD = 200_000  # documents in them
#: Steps (see ``Effort``) to look a term, or a document by its id, up.
_A_TERM = 200
_AN_ID = 60


class Evaluation:
    """One segment seen through one query. Leaves are looked up once."""

    __slots__ = ("_leaves", "_matched", "effort", "segment")

    def __init__(self, segment: Segment, effort: Effort | None = None) -> None:
        self.segment = segment
        self.effort = effort
        # By the numbers of operations, which stay theirs as long as they are kept.
        self._leaves: dict[int, tuple[ops.Op, Scored | None]] = {}
        self._matched: dict[int, tuple[ops.Op, DocSet]] = {}

    def leaf(self, op: ops.Op) -> Scored | None:
        """What a scoring operation comes to here; ``None``: nothing. Raises ``TooMuch``."""
        if id(op) not in self._leaves:
            self._leaves[id(op)] = op, self._find(op)
        return self._leaves[id(op)][1]

    def spend(self, steps: int, op: ops.Op) -> None:
        """Raises ``TooMuch``."""
        if self.effort is not None:
            self.effort.begin(op, steps)

    def match(self, op: ops.Op) -> DocSet:
        """The documents that ``op`` matches; removed ones may be among them."""
        found = _MATCH.get(type(op))
        if found is not None:
            return found(self, op)
        leaf = self.leaf(op)
        return leaf.docset() if leaf is not None else []

    def everything(self) -> int:
        """All documents."""
        return span(0, self.segment.size)

    def _find(self, op: ops.Op) -> Scored | None:
        if isinstance(op, ops.Phrase | ops.Near):
            from pressread.index.evaluate.phrases import find_phrase

            return find_phrase(self.segment, op, self.effort)
        if isinstance(op, ops.Prefix):
            entries = list(self._beginning(op))
            if len(entries) > MOST_EXPANSIONS:
                from pressread.index.evaluate.unions import broad

                self.spend(self.segment.size + len(entries), op)
                return broad(self.segment, entries, op.field == self.segment.fields.names[0])
        members = op.terms if isinstance(op, ops.AnyOf) else [op]
        alone = not isinstance(op, ops.AnyOf)
        wanted: list[Wanted] = []
        for member in members:
            boost = 1.0 if alone else min(1.0, member.boost)  # type: ignore[attr-defined]
            inside = member.field == self.segment.fields.names[0]  # type: ignore[attr-defined]
            wanted += [(boost, inside, key) for key in self._keys(member)]  # type: ignore[arg-type]
        pooled = self.segment.pooled
        asked = tuple(wanted)
        if asked not in pooled:
            held = sum(one.count for one in pooled.values() if one)
            if len(pooled) >= _MOST_POOLED or held > _MOST_HELD:
                pooled.clear()
            pooled[asked] = self._pool(asked)
        leaf: Scored | None = pooled[asked]
        common = leaf and (not isinstance(leaf, Leaf | Few) or 16 * leaf.count > self.segment.size)
        counted = 0 if leaf is None or common else leaf.count
        self.spend(_A_TERM * len(asked) + (self.segment.size // 16 if common else counted), op)
        return leaf

    def _pool(self, wanted: Sequence[Wanted]) -> Scored | None:
        """Several posting lists as one leaf."""
        parts: list[tuple[float, Sparse | Dense]] = []
        outside: list[DocSet] = []
        for boost, inside, key in wanted:
            posting = self.segment.posting(key)
            if posting is None:
                continue
            parts.append((boost, posting))
            if inside:
                hidden = self.segment.posting(outside_key(key))
                outside.append(Leaf(hidden).docset() if hidden else [])
        hidden_ones = self._outside(parts, outside)
        if len(parts) < 2 and not hidden_ones and all(boost == 1.0 for boost, _ in parts):
            return Leaf(parts[0][1]) if parts else None
        from pressread.index.evaluate.unions import pool

        return pool(parts, hidden_ones)

    def _outside(
        self, parts: Sequence[tuple[float, Sparse | Dense]], outside: Sequence[DocSet]
    ) -> DocSet:
        """Documents to leave out: in every part that has them they stand outside the body."""
        if not any(outside):
            return []
        inside = [
            without(Leaf(part).docset(), hidden)
            for (_, part), hidden in zip(parts, outside, strict=True)
        ]
        return without(union(outside), union(inside))

    def _keys(self, op: ops.Term | ops.Prefix) -> list[bytes]:
        code = self.segment.fields.codes[op.field] if op.field else 0
        if isinstance(op, ops.Term):
            return [term_key(op.text, code)]
        return [entry[0] for entry in self._beginning(op)][:MOST_EXPANSIONS]

    def _beginning(self, op: ops.Prefix) -> Iterator[Entry]:
        """The dictionary's entries of a beginning."""
        code = self.segment.fields.codes[op.field] if op.field else 0
        start = op.text.encode("utf-8", "surrogatepass")
        return self.segment.dictionary.with_prefix(field_key(start, code) if code else start)

    def _and(self, op: ops.And) -> DocSet:
        plain = [one for one in op.ops if not isinstance(one, ops.Not)]
        found: DocSet | None = None
        for one in sorted(plain, key=self._cost):
            docs = self.match(one)
            found = docs if found is None else both(found, docs)
            if not found:
                return []
        if found is None:
            found = self.everything()
        for one in op.ops:
            if isinstance(one, ops.Not):
                found = without(found, self.match(one.op))
        return found

    def _cost(self, op: ops.Op) -> int:
        """What to intersect first: the rarest."""
        if type(op) in _MATCH:
            return self.segment.size
        leaf = self.leaf(op)
        return leaf.count if leaf is not None else 0

    def _or(self, op: ops.Or) -> DocSet:
        return union([self.match(one) for one in op.ops])

    def _at_least(self, op: ops.AtLeast) -> DocSet:
        """The commonest operands that cannot reach ``need`` together only add to documents that
        one of the others brought in.
        """
        if id(op) not in self._matched:
            self._matched[id(op)] = op, self._enough(op)
        return self._matched[id(op)][1]

    def _enough(self, op: ops.AtLeast) -> list[int]:
        """The same, not remembered."""
        weights = op.weights or [1.0] * len(op.ops)
        parts = sorted(
            ((weight, self.match(one)) for weight, one in zip(weights, op.ops, strict=True)),
            key=lambda part: count(part[1]),
        )
        left = sum(weights)
        reached: dict[int, float] = {}
        candidates: DocSet = []
        for weight, docs in parts:
            if left < op.need - 1e-9:
                docs = both(candidates, docs)
            else:
                candidates = either(candidates, docs)
            self.spend(count(docs), op)
            for doc in to_list(docs):
                reached[doc] = reached.get(doc, 0.0) + weight
            left -= weight
        return sorted(doc for doc, weight in reached.items() if weight >= op.need - 1e-9)

    def _not(self, op: ops.Not) -> DocSet:
        return without(self.everything(), self.match(op.op))

    def _prefer(self, op: ops.Prefer) -> DocSet:
        return self.match(op.op)

    def _range(self, op: ops.Range) -> DocSet:
        column = self.segment.columns.number(op.column)
        if op.low is None and op.high is None:
            return self.everything()
        low = 1 if op.low is None else max(0, op.low)
        if column is None:
            return self.everything() if low == 0 else []
        high = op.high if op.high is not None else 1 << 64
        if op.column != ORDER:
            self.spend(self.segment.size, op)
            found = [doc for doc, value in enumerate(column) if low <= value <= high]
            return to_bits(found) if 16 * len(found) > self.segment.size else found
        bits = 0
        for first, end in self.segment.run_spans():
            begin = bisect_left(column, low, first, end)
            stop = bisect_right(column, high, begin, end)
            if begin < stop:
                bits |= span(begin, stop)
        return bits

    def _equals(self, op: ops.Equals) -> DocSet:
        if len(op.values) * _AN_ID > 2 * self.segment.size:
            return self._equals_many(op)
        self.spend(_AN_ID * len(op.values), op)
        found = [self.segment.posting(keyword_key(op.column, value)) for value in op.values]
        return union([Leaf(posting).docset() for posting in found if posting])

    def _equals_many(self, op: ops.Equals) -> DocSet:
        """The same, by a look at the values of all documents."""
        if id(op) not in self._matched:
            self.spend(2 * (self.segment.size + len(op.values)), op)
            column = self.segment.columns.keyword(op.column)
            docs = column.holding(frozenset(op.values), self.segment.size) if column else []
            self._matched[id(op)] = op, docs
        return self._matched[id(op)][1]

    def _ids(self, op: ops.Ids) -> DocSet:
        if id(op) not in self._matched:
            self.spend(min(_AN_ID * len(op.ids), self.segment.size) + 3 * len(op.ids), op)
            self._matched[id(op)] = op, self.segment.columns.find(op.ids)
        return self._matched[id(op)][1]

    def _everything(self, _: ops.Everything) -> DocSet:
        return self.everything()


_MATCH: dict[type[ops.Op], Callable[[Evaluation, Any], DocSet]] = {
    ops.And: Evaluation._and,
    ops.Or: Evaluation._or,
    ops.AtLeast: Evaluation._at_least,
    ops.Not: Evaluation._not,
    ops.Prefer: Evaluation._prefer,
    ops.Range: Evaluation._range,
    ops.Equals: Evaluation._equals,
    ops.Ids: Evaluation._ids,
    ops.Everything: Evaluation._everything,
}
#: Up to so many values a bitmap of matches is intersected with each value's list.
_FEW_VALUES = 200


def count_values(segment: Segment, column: str, docs: DocSet, totals: dict[str, int]) -> None:
    """Add the counts of one segment to ``totals``."""
    if not docs:
        return
    found = segment.columns.keyword(column)
    if found is None:
        return
    if isinstance(docs, int) and len(found.values) <= _FEW_VALUES:
        counts: dict[str, int] = {}
        for value in found.values:
            posting = segment.posting(keyword_key(column, value))
            counts[value] = count(both(docs, Leaf(posting).docset())) if posting else 0
    else:
        from collections import Counter
        from itertools import chain

        starts, ordinals = found.starts, found.ordinals
        held = chain.from_iterable(ordinals[starts[d] : starts[d + 1]] for d in to_list(docs))
        counts = {found.values[ordinal]: held for ordinal, held in Counter(held).items()}
    for value, number in counts.items():
        if number:
            totals[value] = totals.get(value, 0) + number
