"""How often each value of a keyword column occurs among matches."""

from __future__ import annotations

from collections import Counter
from itertools import chain

from pressread.index.evaluate.docsets import DocSet, both, count, to_list
from pressread.index.evaluate.scorers import Leaf
from pressread.index.schema import keyword_key

TYPE_CHECKING = False
if TYPE_CHECKING:
    from pressread.index.files.segments import Segment

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
        counts = {}
        for value in found.values:
            posting = segment.posting(keyword_key(column, value))
            counts[value] = count(both(docs, Leaf(posting).docset())) if posting else 0
    else:
        starts, ordinals = found.starts, found.ordinals
        held = chain.from_iterable(ordinals[starts[d] : starts[d + 1]] for d in to_list(docs))
        counts = {found.values[ordinal]: held for ordinal, held in Counter(held).items()}
    for value, number in counts.items():
        if number:
            totals[value] = totals.get(value, 0) + number
