"""The best of many matches, chosen block by block, are those of scoring them all."""

from __future__ import annotations

import random
from typing import cast

import pytest

from pressread.index.evaluate.ranking import best
from pressread.index.evaluate.unions import pool
from pressread.index.files.postings import Dense, Sparse, decode_docs
from pressread.index.files.segments import Segment
from pressread.index.write.encoding import encode_docs

SIZE = 5000


class Sized:
    """All that ``best`` asks of a segment."""

    size = SIZE


def posting(chance: random.Random, share: float) -> Sparse | Dense:
    docs = sorted(chance.sample(range(SIZE), int(SIZE * share)))
    top = chance.choice([40, 120, 255])
    impacts = bytes(min(chance.randint(1, top) for _ in range(2)) for _ in docs)
    return decode_docs(encode_docs(docs, impacts, SIZE), len(docs), SIZE)


def one_of(chance: random.Random, shares: list[float]) -> list[tuple[float, Sparse | Dense]]:
    parts = [(chance.choice([1.0, 0.45]), posting(chance, share)) for share in shares]
    return [(1.0, parts[0][1]), *parts[1:]]


SHAPES = [
    [[0.3], [0.4]],
    [[0.3, 0.02, 0.01], [0.4, 0.2, 0.03]],
    [[0.1, 0.05], [0.6], [0.02, 0.01]],
    [[0.03], [0.5, 0.04]],
    [[0.08, 0.3, 0.01], [0.05, 0.02], [0.7, 0.1]],
    [[0.01], [0.02, 0.3], [0.5], [0.03], [0.04], [0.05, 0.1], [0.2], [0.06], [0.6, 0.02]],
]


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("seed", range(6))
def test_blocks_give_the_scores_that_all_documents_give(
    shape: list[list[float]], seed: int
) -> None:
    chance = random.Random(seed)
    leaves = []
    bits = 0
    for shares in shape:
        leaf = pool(one_of(chance, shares), [])
        assert leaf is not None
        leaves.append((chance.uniform(0.004, 0.04), leaf))
        for doc in range(SIZE):
            bits |= bool(leaf.impact(doc)) << doc
    scores = {doc: sum(w * leaf.impact(doc) for w, leaf in leaves) for doc in range(SIZE)}
    expected = sorted((score for doc, score in scores.items() if bits >> doc & 1), reverse=True)
    for wanted in (5, 70):
        found = best(cast(Segment, Sized()), bits, leaves, wanted)
        assert [score for score, _ in found] == pytest.approx(expected[:wanted])
        assert [scores[doc] for _, doc in found] == pytest.approx(expected[:wanted])
        floor = expected[wanted // 2]
        above = [score for score in expected[:wanted] if score >= floor]
        found = best(cast(Segment, Sized()), bits, leaves, wanted, floor)
        assert [score for score, _ in found[: len(above)]] == pytest.approx(above)
