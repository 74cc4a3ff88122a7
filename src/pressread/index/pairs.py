"""Frequent neighbours ("prime minister") as terms of their own, so that common phrases are quick.

A phrase is found by the positions of its words in every document that holds them all; where both
words are common, that is many documents. For pairs of words that a sample of the batch shows to
be frequent neighbours, a segment lists the documents, completely.
"""

from __future__ import annotations

from collections import Counter
from itertools import chain, pairwise

from pressread.index.analysis import terms_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from pressread.index.schema import Document

#: A smaller batch has no pairs: its phrases are quick anyhow.
SMALLEST_BATCH = 2000
_SAMPLE = 384
_SHARE = 100  # a pair is frequent that one document in so many has
_COMMON = 0.15  # pairs of two words that so many documents have are of no interest
_RARE = 1 / 100  # the phrase of a word that fewer documents have is quick anyhow

Pair = tuple[str, str]


def frequent_pairs(documents: Sequence[Document]) -> set[Pair]:
    """The pairs worth listing, from a sample of a batch."""
    if len(documents) < SMALLEST_BATCH:
        return set()
    sample = documents[:: max(1, len(documents) // _SAMPLE)]
    words: Counter[str] = Counter()
    pairs: Counter[Pair] = Counter()
    memo = _FirstTerms()
    for _, fields, _ in sample:
        found: set[Pair] = set()
        for text in chain.from_iterable(fields.values()):
            found.update(pairwise(chain.from_iterable(map(memo.__getitem__, text.split()))))
        pairs.update(found)
        words.update({word for pair in found for word in pair})
    size = len(sample)
    return {
        (one, two)
        for (one, two), count in pairs.items()
        if count >= size / _SHARE and _RARE * size <= min(words[one], words[two]) <= _COMMON * size
    }


class _FirstTerms(dict[str, list[str]]):
    """Chunk → the first term of each of its positions."""

    def __missing__(self, chunk: str) -> list[str]:
        found = self[chunk] = [terms[0] for terms in terms_of(chunk)]
        return found
