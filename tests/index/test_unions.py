"""Sets of documents in either shape, and what is scored by them, against plain sets."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pressread.index import SATURATION, impact, neighbours_impact
from pressread.index.evaluate import scorers
from pressread.index.evaluate.scorers import Few, Leaf, to_bits, to_list
from pressread.index.evaluate.unions import Many, pool
from pressread.index.files.postings import BLOCK, Dense, Sparse, decode_docs
from pressread.index.write.encoding import encode_docs

SIZE = 700
BLOCKS = (SIZE + BLOCK - 1) // BLOCK
DOCS = st.sets(st.integers(0, SIZE - 1), max_size=90)
IMPACTS = st.dictionaries(st.integers(0, SIZE - 1), st.integers(1, 255), max_size=60)
MANY = st.dictionaries(
    st.integers(0, SIZE - 1), st.integers(1, 255), min_size=SIZE // 14, max_size=SIZE // 4
)


def shapes(docs: set[int]) -> list[scorers.DocSet]:
    return [sorted(docs), sum(1 << doc for doc in docs)]


def listed(impacts: dict[int, int]) -> Sparse | Dense:
    docs = sorted(impacts)
    data = encode_docs(docs, bytes(impacts[doc] for doc in docs), SIZE)
    return decode_docs(data, len(docs), SIZE)


@given(DOCS, DOCS)
def test_sets_of_documents_are_sets_in_any_mixture_of_shapes(one: set[int], two: set[int]) -> None:
    for a in shapes(one):
        assert (scorers.count(a), to_list(a), to_bits(a)) == (
            len(one), sorted(one), sum(1 << doc for doc in one),
        )  # fmt: skip
        for b in shapes(two):
            assert to_list(scorers.both(a, b)) == sorted(one & two)
            assert to_list(scorers.either(a, b)) == sorted(one | two)
            assert to_list(scorers.without(a, b)) == sorted(one - two)
            assert to_list(scorers.union([a, b])) == sorted(one | two)
            assert to_list(scorers.union([a, b, a])) == sorted(one | two)


def test_thousands_of_documents_are_packed_as_few_are() -> None:
    docs = list(range(0, 20_000, 3))
    assert to_bits(docs) == sum(1 << doc for doc in docs)
    assert to_list(to_bits(docs)) == docs
    assert to_list(scorers.span(5, 9)) == [5, 6, 7, 8]


@pytest.mark.parametrize("weight", [0.001, 0.1, 1.0, 2.0, 7.5, 400.0])
def test_an_impact_is_the_saturated_weight_as_a_byte_that_is_never_nothing(weight: float) -> None:
    expected = 256 * weight / (weight + SATURATION)
    assert max(1, expected - 1) <= impact(weight) <= max(1, min(255, expected))


@pytest.mark.parametrize(
    ("weakest", "times", "expected"), [(0, 1, 1), (9, 1, 9), (9, 2, 17), (9, 4, 33), (250, 3, 255)]
)
def test_a_phrase_means_what_its_weakest_word_does_and_more_when_repeated(
    weakest: int, times: int, expected: int
) -> None:
    assert neighbours_impact(weakest, times) == expected


def check(scorer: Leaf | Few | Many, impacts: dict[int, int], exact: bool = True) -> None:
    """Whatever a scorer says against a plain table."""
    assert scorer.count == len(impacts)
    assert to_list(scorer.docset()) == sorted(impacts)
    look = scorer.looker()
    bounds = scorer.bounds(BLOCKS)
    choose = scorer.chooser()
    for doc in range(SIZE):
        held = impacts.get(doc, 0)
        block, bit = doc // BLOCK, 1 << doc % BLOCK
        assert scorer.impact(doc) == look(block, bit) == held
        assert bounds[block] >= held
    every = [max([0, *(v for d, v in impacts.items() if d // BLOCK == b)]) for b in range(BLOCKS)]
    if exact:
        assert list(bounds) == every
    for least in (0, 1, 100, 250):
        for block in range(BLOCKS):
            here = {d: v for d, v in impacts.items() if d // BLOCK == block}
            word = sum(1 << d % BLOCK for d in here)
            found = choose(block, word, least)
            told = {block * BLOCK - 1 + bit.bit_length(): value for bit, value in found}
            assert told == {d: v for d, v in here.items() if v >= least}


@settings(max_examples=25, deadline=None)
@given(st.one_of(IMPACTS.filter(bool), MANY))
def test_one_list_says_what_a_table_would(impacts: dict[int, int]) -> None:
    leaf = Leaf(listed(impacts))
    check(leaf, impacts)
    assert dict(leaf.listed()) == impacts
    assert leaf.postings == len(impacts)
    ranked = sorted(((value, doc) for doc, value in impacts.items()), reverse=True)
    assert leaf.best(lambda _: True, 5) == ranked[:5]
    odd = [pair for pair in ranked if pair[1] % 2]
    assert leaf.best(lambda doc: doc % 2 == 1, 3) == odd[:3]


@settings(max_examples=25, deadline=None)
@given(IMPACTS.filter(bool))
def test_documents_with_impacts_of_their_own_say_what_a_table_would(
    impacts: dict[int, int],
) -> None:
    few = Few(impacts)
    check(few, impacts)
    assert dict(few.listed()) == impacts
    ranked = sorted(((value, doc) for doc, value in impacts.items()), reverse=True)
    assert few.best(lambda _: True, 4) == ranked[:4]


def united(parts: list[tuple[float, dict[int, int]]]) -> dict[int, float]:
    """Document → weight of all parts together, before it is saturated."""
    weights: dict[int, float] = {}
    for boost, impacts in parts:
        for doc, value in impacts.items():
            weight = SATURATION * value / (256 - value)
            weights[doc] = weights.get(doc, 0.0) + boost * weight
    return weights


@settings(max_examples=20, deadline=None)
@given(MANY, MANY, IMPACTS, st.sets(st.integers(0, SIZE - 1), max_size=30))
def test_a_union_with_common_terms_adds_their_weights(
    one: dict[int, int], two: dict[int, int], rare: dict[int, int], outside: set[int]
) -> None:
    parts = [(1.0, one), (0.75, two), (1.0, rare)]
    many = pool([(boost, listed(part)) for boost, part in parts if part], sorted(outside))
    assert isinstance(many, Many)
    expected = united(parts)
    held = {doc: many.impact(doc) for doc in range(SIZE) if many.impact(doc)}
    assert to_list(many.docset()) == sorted(expected.keys() - outside)
    assert held.keys() >= expected.keys() - outside
    for doc in expected.keys() - outside:
        assert abs(held[doc] - 256 * expected[doc] / (expected[doc] + SATURATION)) <= 2
    bounds, look = many.bounds(BLOCKS), many.looker()
    for doc, value in held.items():
        assert bounds[doc // BLOCK] >= value == look(doc // BLOCK, 1 << doc % BLOCK)


@settings(max_examples=30, deadline=None)
@given(IMPACTS, IMPACTS.filter(bool), st.sets(st.integers(0, SIZE - 1), max_size=30))
def test_a_union_of_rare_terms_is_one_table(
    one: dict[int, int], two: dict[int, int], outside: set[int]
) -> None:
    one = dict(list(one.items())[:20])
    two = dict(list(two.items())[:20])
    found = pool([(1.0, listed(part)) for part in (one, two) if part], sorted(outside))
    expected = united([(1.0, one), (1.0, two)])
    kept = {doc: weight for doc, weight in expected.items() if doc not in outside}
    if not kept:
        assert found is None
        return
    assert isinstance(found, Few)
    assert to_list(found.docset()) == sorted(kept)
    for doc, weight in kept.items():
        assert abs(found.impact(doc) - 256 * weight / (weight + SATURATION)) <= 1
