"""Frequent neighbours ("prime minister") as terms of their own, so that common phrases are quick.

A phrase is found by the positions of its words in every document that holds them all; where both
words are common, that is many documents. For pairs of words that a sample of the batch shows to
be frequent neighbours, a segment lists the documents, completely.

Two neighbours are 8 bytes of the batch's slots (see ``vocabulary``), read as one number.
"""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections import Counter
from itertools import chain, compress, count, product

from pressread.index.vocabulary import WIDTH

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

#: A smaller batch has no pairs: its phrases are quick anyhow.
SMALLEST_BATCH = 2000
#: With so many pairs known, a further batch lists these and looks for no others.
ENOUGH = 1200
_SAMPLE = 768
_SHARE = 100  # a pair is frequent that one document in so many has
_COMMON = 0.15  # pairs of two words that so many documents have are of no interest
_RARE = 1 / 50  # the phrase of a word that fewer documents have is quick anyhow
_SECOND = 8 * WIDTH  # where the second of two neighbours stands in their number

Pair = tuple[str, str]


def frequent_pairs(
    terms: Sequence[tuple[str, ...]], slots: bytes, starts: Sequence[int]
) -> set[Pair]:
    """The pairs worth listing. ``terms`` by slot; ``starts`` of the documents among ``slots``."""
    size = len(starts) - 1
    if size < SMALLEST_BATCH:
        return set()
    words: Counter[int] = Counter()
    pairs: Counter[int] = Counter()
    sample = range(0, size, max(1, size // _SAMPLE))
    for doc in sample:
        part = slots[WIDTH * starts[doc] : WIDTH * starts[doc + 1]]
        words.update(set(array("I", part)))
        pairs.update(set(chain(*_neighbours(part))))
    least, most = _RARE * len(sample), _COMMON * len(sample)
    found = set()
    for number, held in pairs.items():
        one, two = number & (1 << _SECOND) - 1, number >> _SECOND
        often = held * _SHARE >= len(sample)
        if one and two and often and least <= min(words[one], words[two]) <= most:
            found.add((terms[one][0], terms[two][0]))
    return found


def find_pairs(
    terms: Sequence[tuple[str, ...]], slots: bytes, starts: Sequence[int], pairs: Iterable[Pair]
) -> dict[Pair, array[int]]:
    """Each pair with the documents in which its second term follows its first, one entry a time,
    ascending.
    """
    found = {pair: array("I") for pair in pairs}
    wanted = _numbers(terms, found)
    if wanted:
        for odd, neighbours in enumerate(_neighbours(slots)):
            for at in compress(count(), map(wanted.__contains__, neighbours)):
                doc = bisect_right(starts, 2 * at + odd) - 1
                for pair in wanted[neighbours[at]]:
                    found[pair].append(doc)
    return {pair: array("I", sorted(docs)) for pair, docs in found.items()}


def _neighbours(slots: bytes) -> Iterator[array[int]]:
    """The numbers of the neighbours that begin at even places, then of those at odd ones."""
    size = len(slots) // WIDTH
    for first in (0, 1):
        end = first + (size - first) // 2 * 2
        yield array("Q", slots[WIDTH * first : WIDTH * end])


def _numbers(terms: Sequence[tuple[str, ...]], pairs: Iterable[Pair]) -> dict[int, list[Pair]]:
    """Number of two slots → the pairs that their terms make."""
    slots: dict[str, list[int]] = {term: [] for pair in pairs for term in pair}
    for slot, names in enumerate(terms):
        for name in names:
            if name in slots:
                slots[name].append(slot)
    found: dict[int, list[Pair]] = {}
    for pair in pairs:
        for one, two in product(slots[pair[0]], slots[pair[1]]):
            found.setdefault(one | two << _SECOND, []).append(pair)
    return found
