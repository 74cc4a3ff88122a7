"""Frequent neighbours ("prime minister") as terms of their own, so that common phrases are quick.

A phrase is found by the positions of its words in every document that holds them all; where both
words are common, that is many documents. For pairs of words that a sample of the batch shows to
be frequent neighbours, a segment lists the documents, completely.
"""

from __future__ import annotations

from array import array
from collections import Counter
from itertools import chain, compress, groupby, pairwise, repeat
from operator import add, and_, rshift, sub

from pressread.index.write.term_lists import DOC_SHIFT
from pressread.index.write.vocabulary import WIDTH

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

#: A smaller batch has no pairs: its phrases are quick anyhow.
SMALLEST_BATCH = 2000
#: With so many pairs known, a further batch lists these and looks for no others.
ENOUGH = 1200
_SAMPLE = 768
_SHARE = 100  # a pair is frequent that one document in so many has
_COMMON = 0.15  # pairs of two words that so many documents have are of no interest
_RARE = 1 / 50  # the phrase of a word that fewer documents have is quick anyhow

Pair = tuple[str, str]


def frequent_pairs(
    terms: Sequence[tuple[str, ...]], slots: bytes, starts: Sequence[int]
) -> set[Pair]:
    """The pairs worth listing. ``terms`` by slot; ``starts`` of the documents among ``slots``."""
    size = len(starts) - 1
    if size < SMALLEST_BATCH:
        return set()
    sample = [
        array("I", slots[WIDTH * starts[doc] : WIDTH * starts[doc + 1]])
        for doc in range(0, size, max(1, size // _SAMPLE))
    ]
    least, most = _RARE * len(sample), _COMMON * len(sample)
    words = Counter(chain.from_iterable(map(set, sample)))
    words.pop(0, None)
    # Two words are worth it where neither is rare and one at least is not too common.
    first = {slot: 1 if held > most else 3 for slot, held in words.items() if held >= least}
    second = {slot: 2 if mark == 1 else 3 for slot, mark in first.items()}
    pairs: Counter[tuple[int, int]] = Counter()
    for part in sample:
        marks = map(and_, map(first.get, part, repeat(0)), map(second.get, part[1:], repeat(0)))
        pairs.update(set(compress(pairwise(part), marks)))
    often = len(sample) / _SHARE
    return {(terms[one][0], terms[two][0]) for (one, two), held in pairs.items() if held >= often}


def find_pairs(
    positions: Mapping[str, array[int]], pairs: Iterable[Pair]
) -> dict[Pair, array[int]]:
    """Each pair with the documents in which its second term follows its first, one entry a time,
    ascending. ``positions`` are those of ``inversion``: the next place is one more.
    """
    found: dict[Pair, array[int]] = {}
    nothing: array[int] = array("Q")

    def commoner(pair: Pair) -> str:
        return max(pair, key=lambda term: len(positions.get(term, nothing)))

    for common, group in groupby(sorted(pairs, key=commoner), commoner):
        places = set(positions.get(common, nothing))
        for one, two in group:
            if common == two:
                ends = map(add, positions.get(one, nothing), repeat(1))
                held = list(filter(places.__contains__, ends))
            else:
                starts = map(sub, positions.get(two, nothing), repeat(1))
                held = list(filter(places.__contains__, starts))
            found[one, two] = array("I", map(rshift, held, repeat(DOC_SHIFT)))
    return found
