"""Words that the best answers to a question share, to order what else answers it.

The usual relevance feedback: what the first few articles speak of, more than others do, is what
the question is about, whatever words it was asked in. It never adds an article to the answer.
"""

from __future__ import annotations

from pressread.query.relaxation import FUNCTION_WORDS, loose_word, rarity
from pressread.text.stemming import stem
from pressread.text.terms import pieces

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import Any

    from pressread.query import ops
    from pressread.query.lexicon import Lexicon

#: So many of the first articles, so many of their words, and what the first of those weighs
#: beside a word that was typed (``tests/benchmarks/tune_search.py``).
ARTICLES = 8
WORDS = 20
WEIGHT = 0.3
_WORDS_READ = 1_000


def feedback(lexicon: Lexicon, scored: Sequence[tuple[float, Mapping[str, Any]]]) -> list[ops.Op]:
    """Words with their families and boosts, from the best (score, record) pairs."""
    total = sum(score for score, _ in scored) or 1.0
    shares: dict[str, float] = {}
    for score, record in scored:
        counts = _counted(record)
        length = sum(counts.values()) or 1
        for term, count in counts.items():
            shares[term] = shares.get(term, 0.0) + score / total * count / length
    frequent = sorted(shares, key=shares.__getitem__, reverse=True)[: 6 * WORDS]
    weighed = {
        term: shares[term] * rarity(lexicon.size, lexicon.doc_freq(term)) for term in frequent
    }
    best: dict[str, str] = {}
    for term in sorted(weighed, key=weighed.__getitem__, reverse=True)[:WORDS]:
        best.setdefault(stem(term), term)
    top = max(weighed.values(), default=1.0)
    return [loose_word(lexicon, term, WEIGHT * weighed[term] / top)[0] for term in best.values()]


def _counted(record: Mapping[str, Any]) -> dict[str, int]:
    counts: dict[str, int] = {}
    read = 0
    for text in (record.get("headline") or "", *(record.get("body") or ())):
        for chunk in text.split():
            for _, _, terms in pieces(chunk):
                term = terms[0]
                if len(term) > 2 and term not in FUNCTION_WORDS:
                    counts[term] = counts.get(term, 0) + 1
            read += 1
        if read > _WORDS_READ:
            break
    return counts
