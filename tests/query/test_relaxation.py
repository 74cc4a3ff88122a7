"""What of a query may be missing, and what its words weigh."""

from __future__ import annotations

from math import log

import pytest

from pressread.query import ops, parse, tree
from pressread.query.compiler import Compiler
from pressread.query.relaxation import Looseness, Question, rarity, respellings, take_apart

from .lexicon import Words

WORDS = Words(
    {"ferry": 40, "ferries": 12, "price": 200, "prices": 180, "the": 990, "of": 980, "why": 300,
     "did": 400, "strike": 30, "strikes": 25, "volkswagen": 80, "volkswagon": 1, "harbour": 60,
     "harbor": 9, "close": 90, "closed": 80, "closure": 40, "qaddafi": 2, "gaddafi": 30}
)  # fmt: skip


def apart(query: str) -> Question:
    node = parse(query)
    compiler = Compiler(WORDS, nowhere, query=query)
    return take_apart(compiler, node, compiler.compile(node))


def nowhere(name: str, node: tree.Node) -> ops.Op:
    assert name
    assert node
    return ops.Ids(())


def first_of(op: ops.Op) -> str:
    terms = op.terms if isinstance(op, ops.AnyOf) else [op]
    return str(getattr(terms[0], "text", terms[0]))


@pytest.mark.parametrize(
    ("query", "words", "common", "fixed", "absent"),
    [
        ("ferry strike", "ferry strike", "", "", ""),
        ("strike ferry", "ferry strike", "", "", ""),
        ("why did the ferry close", "ferry close", "why did the", "", ""),
        ("prices strike", "strike", "prices", "", ""),
        ("the of", "", "the of", "", ""),
        ("ferry zzzqq", "ferry", "", "", "zzzqq"),
        ("ferry ferries ferry", "ferry", "", "", ""),
        ('"ferry strike" harbour', "harbour", "", "Phrase", ""),
        ("ferry -strike", "ferry", "", "Not", ""),
        ("=ferry strike", "strike", "", "Term", ""),
        ("s-400 ferry", "ferry", "", "AnyOf", ""),
        ("ferry 40", "ferry", "", "Term", ""),
        ("ferry published:2021", "ferry", "", "Range", ""),
        ("(ferry OR strike) harbour", "harbour", "", "Or", ""),
        ("ferr* strike", "strike", "", "Prefix", ""),
        ("*erry strike", "strike", "", "AnyOf", ""),
        ("ferry near/3 strike harbour", "harbour", "", "Near", ""),
    ],
)
def test_words_may_be_missing_and_conditions_may_not(
    query: str, words: str, common: str, fixed: str, absent: str
) -> None:
    found = apart(query)
    assert " ".join(first_of(op) for _, op in found.words) == words
    assert " ".join(map(first_of, found.common)) == common
    assert " ".join(type(op).__name__ for op in found.fixed) == fixed
    assert " ".join(found.absent) == absent


def test_words_weigh_what_they_tell() -> None:
    weights = [weight for weight, _ in apart("ferry strike").words]
    assert weights == [rarity(1_000, 52), rarity(1_000, 55)]
    assert rarity(1_000, 52) == log(1 + 948.5 / 52.5)


@pytest.mark.parametrize(
    ("query", "prose", "pasted"),
    [
        ("ferry strike harbour price", False, False),
        ("ferry strike harbour price close", True, False),
        ("why did it close", True, False), ("ferry the of", False, False),
        (" ".join(["ferry"] * 12), True, True), (" ".join(["ferry"] * 11), True, False),
        ('"why did it close"', False, False),
    ],
)  # fmt: skip
def test_from_five_words_on_it_is_prose_and_from_twelve_a_pasted_text(
    query: str, prose: bool, pasted: bool
) -> None:
    loose = Looseness(parse(query))
    assert (loose.prose, loose.pasted) == (prose, pasted)


@pytest.mark.parametrize(
    ("query", "nothing"),
    [("the of", True), ("zzzqq", True), ("ferry", False), ("why did the of of", False),
     ("published:2021", True), ("the published:2021", True), ("why did the zzzqq of", True)],
)  # fmt: skip
def test_what_is_left_may_ask_nothing(query: str, nothing: bool) -> None:
    assert apart(query).asks_nothing == nothing


def test_a_step_asks_for_a_share_of_the_weight_with_the_conditions() -> None:
    found = apart("ferry strike -harbour")
    step = found.step(0.5)
    assert isinstance(step, ops.And)
    excluded, some = step.ops
    assert isinstance(excluded, ops.Not)
    assert isinstance(some, ops.AtLeast)
    assert some.need == 0.5 * sum(some.weights or ())
    assert [first_of(op) for op in some.ops] == ["ferry", "strike"]


def test_common_words_only_add_to_a_score() -> None:
    step = apart("why did the ferry close").step(0.3)
    assert isinstance(step, ops.Prefer)
    assert [first_of(op) for op in step.extras] == ["why", "did", "the"]
    assert isinstance(apart("why did the of of").step(0.75), ops.Or)


def test_full_matches_lead_short_queries_more_than_prose() -> None:
    assert apart("ferry strike").lead > apart("why did the ferry close").lead >= 1
    assert apart("ferry strike").steps[0] == apart("why did the ferry close").steps[0] == 0.75


def test_a_rare_word_is_looked_for_as_its_common_neighbours_too() -> None:
    found = apart("volkswagon strike")
    assert found.respelt == {"volkswagon": ["volkswagen"]}
    assert respellings(WORDS, "qaddafi", 2) == {"gaddafi": (1, 30)}
    assert respellings(WORDS, "volkswagen", 80) == {}
    assert respellings(WORDS, "the", 0) == respellings(WORDS, "s400x", 0) == {}
