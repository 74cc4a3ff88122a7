"""Operations as request bodies, compared whole: what an engine is asked is what we say here."""

from __future__ import annotations

from typing import Any

import pytest

from pressread.cluster.dsl import MOST_CLAUSES, Compiler, HasStatement, OfArticle
from pressread.cluster.scoring import scored
from pressread.errors import QueryError
from pressread.query import ops

A, B, C = ops.Term("a"), ops.Term("b"), ops.Term("c")


def word(term: str) -> dict[str, Any]:
    """A word of an interval, as it is written in the index."""
    return {"match": {"query": term, "analyzer": "keyword"}}


def one_of(*intervals: Any) -> dict[str, Any]:
    return {"any_of": {"intervals": list(intervals)}}


def in_order(*intervals: Any, gaps: int = 0) -> dict[str, Any]:
    return {"all_of": {"ordered": True, "max_gaps": gaps, "intervals": list(intervals)}}


def any_order(*intervals: Any, gaps: int) -> dict[str, Any]:
    return {"all_of": {"ordered": False, "max_gaps": gaps, "intervals": list(intervals)}}


def body(rule: Any) -> dict[str, Any]:
    return {"intervals": {"t.body": rule}}


def either(*queries: Any) -> dict[str, Any]:
    return {"bool": {"should": list(queries), "minimum_should_match": 1}}


SELECTED: list[tuple[ops.Op, Any]] = [
    (A, {"term": {"all": "a"}}),
    (ops.Term("a", "headline"), {"term": {"t.headline": "a"}}),
    (ops.Prefix("mis"), {"prefix": {"all": "mis"}}),
    (ops.Prefix("mis", "body"), {"prefix": {"t.body": "mis"}}),
    (ops.AnyOf([B, A]), {"terms": {"all": ["a", "b"]}}),
    (ops.AnyOf([A, ops.Term("b", "headline"), ops.Prefix("c")]),
     either({"terms": {"all": ["a"]}}, {"terms": {"t.headline": ["b"]}}, {"prefix": {"all": "c"}})),
    (ops.And([A, B]), {"bool": {"filter": [{"term": {"all": "a"}}, {"term": {"all": "b"}}],
                                "must_not": []}}),
    (ops.And([A, ops.Not(B)]),
     {"bool": {"filter": [{"term": {"all": "a"}}], "must_not": [{"term": {"all": "b"}}]}}),
    (ops.And([]), {"bool": {"filter": [{"match_all": {}}], "must_not": []}}),
    (ops.Or([A, B]), either({"term": {"all": "a"}}, {"term": {"all": "b"}})),
    (ops.Or([A]), {"term": {"all": "a"}}),
    (ops.Or([]), {"match_none": {}}),
    (ops.Not(A), {"bool": {"must_not": [{"term": {"all": "a"}}]}}),
    (ops.Prefer(A, [B]), {"term": {"all": "a"}}),
    (ops.Everything(), {"match_all": {}}),
    (ops.Range("published", 20210000, 20211231),
     {"range": {"c.published": {"gte": 20210000, "lte": 20211231}}}),
    (ops.Range("words", None, 99), {"range": {"c.words": {"gte": 1, "lte": 99}}}),
    (ops.Range("words", 0), {"range": {"c.words": {"gte": 0}}}),
    (ops.Range("words"), {"match_all": {}}),
    (ops.Equals("language", ["de", "cs"]), {"terms": {"c.language": ["cs", "de"]}}),
    (ops.Equals("language", []), {"match_none": {}}),
    (ops.Ids(["y", "x"]), {"terms": {"id": ["x", "y"]}}),
    (ops.Phrase([["a"]], "body"), {"terms": {"t.body": ["a"]}}),
    (ops.Phrase([["a"], ["b"]], "body"), body(in_order(word("a"), word("b")))),
    (ops.Phrase([["a"], ["b", "c"]], "body", slop=2),
     body(in_order(word("a"), one_of(word("b"), word("c")), gaps=2))),
    (ops.Near([["a"], ["b"]], 0, "body"), {"match_none": {}}),
    (ops.Near([["a"], ["b"]], 3, "body", ordered=True),
     body(in_order(word("a"), word("b"), gaps=2))),
    (ops.Near([["a"], ["b"]], 3, "body"),
     body(one_of(in_order(word("a"), word("b"), gaps=2), in_order(word("b"), word("a"), gaps=2)))),
    (ops.Near([["a"], ["b"], ["c"]], 5, "body", runs=[2, 1], ordered=True),
     body(in_order(in_order(word("a"), word("b")), word("c"), gaps=3))),
    (ops.Near([["a"], ["b"], ["c"]], 5, "body", runs=[1, 2]),
     body(one_of(in_order(word("a"), in_order(word("b"), word("c")), gaps=3),
                 in_order(in_order(word("b"), word("c")), word("a"), gaps=3)))),
    (ops.Near([[one] for one in "abcde"], 9, "body"),
     body(any_order(*map(word, "abcde"), gaps=5))),
    (HasStatement(ops.Term("a", "quote")),
     {"nested": {"path": "s", "query": {"term": {"s.t.quote": "a"}}}}),
]  # fmt: skip


@pytest.mark.parametrize(("op", "wanted"), SELECTED, ids=lambda one: str(one)[:60])
def test_an_operation_selects_by_this_body(op: ops.Op, wanted: Any) -> None:
    assert Compiler().select(op) == wanted


STATEMENTS: list[tuple[ops.Op, Any]] = [
    (A, {"term": {"s.all": "a"}}),
    (ops.Term("a", "quote"), {"term": {"s.t.quote": "a"}}),
    (ops.Equals("kind", ["direct"]), {"terms": {"s.c.kind": ["direct"]}}),
    (ops.Range("published", 5), {"range": {"s.c.published": {"gte": 5}}}),
    (ops.Ids(["x"]), {"terms": {"s.c.article": ["x"]}}),
    (OfArticle(ops.Term("a", "caption")), {"term": {"s.a.t.caption": "a"}}),
    (OfArticle(ops.Range("words", 5)), {"range": {"s.a.c.words": {"gte": 5}}}),
]


@pytest.mark.parametrize(("op", "wanted"), STATEMENTS, ids=lambda one: str(one)[:60])
def test_an_operation_of_statements_is_asked_inside_of_articles(op: ops.Op, wanted: Any) -> None:
    assert Compiler("s.").select(op) == wanted


def test_a_phrase_of_no_field_is_asked_in_each_that_counts() -> None:
    found = Compiler().select(ops.Phrase([["a"], ["b"]]))
    assert [list(one["intervals"]) for one in found["bool"]["should"]] == [
        ["t." + name] for name in ("body", "headline", "kicker", "summary", "caption", "section",
                                   "byline", "publisher", "speaker")
    ]  # fmt: skip


def test_at_least_is_a_sum_that_must_reach_a_bound() -> None:
    def part(term: str, boost: float) -> dict[str, Any]:
        return {"constant_score": {"filter": {"term": {"all": term}}, "boost": boost}}

    parts = [part("a", 2.0), part("b", 1e-6), part("c", 0.5)]
    assert Compiler().select(ops.AtLeast(2, [A, B, C], [2, 0, 0.5])) == {
        "function_score": {"query": {"bool": {"should": parts}}, "min_score": 2 * (1 - 1e-6)}
    }
    counted = Compiler().select(ops.AtLeast(1, [A, B]))["function_score"]["query"]["bool"]
    assert [one["constant_score"]["boost"] for one in counted["should"]] == [1.0, 1.0]


@pytest.mark.parametrize(
    ("count", "begun", "wanted"),
    [
        (16, "mis", "any_of"),
        (17, "mis", {"prefix": {"prefix": "mis"}}),
        (100, "mis", {"prefix": {"prefix": "mis"}}),
        (101, "mis", {"wildcard": {"pattern": "mis*", "max_expansions": 1000}}),
        (17, None, "any_of"),
    ],
)
def test_many_words_at_one_place_are_asked_by_their_beginning(
    count: int, begun: str | None, wanted: Any
) -> None:
    words = [f"mis{number}" for number in range(count)]
    compiler = Compiler(beginnings=lambda terms: begun if len(terms) == count else None)
    found = compiler.select(ops.Phrase([["a"], words], "body"))
    slot = found["intervals"]["t.body"]["all_of"]["intervals"][1]
    assert (slot if isinstance(wanted, dict) else next(iter(slot))) == wanted


def test_parts_that_share_a_word_are_asked_in_every_order_however_many() -> None:
    many = [f"w{number}" for number in range(40)]
    apart = Compiler().select(ops.Near([many, ["a"]], 3, "body"))["intervals"]["t.body"]
    shared = Compiler().select(ops.Near([many, ["w1"]], 3, "body"))["intervals"]["t.body"]
    assert list(apart) == ["all_of"]
    assert [one["all_of"]["ordered"] for one in shared["any_of"]["intervals"]] == [True, True]


def test_too_many_words_are_refused_before_they_are_asked() -> None:
    words = [f"w{number}" for number in range(MOST_CLAUSES)]
    assert Compiler().select(ops.Phrase([["a"], words[1:]], "body"))
    with pytest.raises(QueryError, match="add a letter"):
        Compiler().select(ops.Phrase([["a"], words], "body"))
    assert Compiler().select(ops.AnyOf([ops.Term(one) for one in words]))  # one clause


# ---- what scores


def weighed(term: str, boost: float, *names: tuple[str, float]) -> list[Any]:
    return [{"term": {"t." + name: {"value": term, "boost": boost * own}}} for name, own in names]


ALL = (("body", 1.0), ("headline", 4.0), ("kicker", 1.5), ("summary", 2.0), ("caption", 1.0),
       ("section", 1.0), ("byline", 1.0), ("publisher", 0.5), ("speaker", 1.0))  # fmt: skip


def sums(*parts: list[Any]) -> list[Any]:
    return [{"dis_max": {"queries": part, "tie_breaker": 0.3}} for part in parts]


def test_a_word_scores_where_it_stands() -> None:
    assert scored(Compiler(), A, [ops.Equals("language", ["de"])]) == {
        "bool": {
            "filter": [{"term": {"all": "a"}}, {"terms": {"c.language": ["de"]}}],
            "should": sums(weighed("a", 1.0, *ALL)),
        }
    }


def test_of_its_forms_those_in_the_main_fields_score() -> None:
    forms = ops.AnyOf([A, ops.Term("c", boost=0.25), ops.Term("b", boost=0.5)], boost=2.0)
    found = scored(Compiler(), forms)["bool"]["should"]
    assert found == sums([
        *weighed("a", 2.0, *ALL), *weighed("b", 1.0, *ALL[:2]), *weighed("c", 0.5, *ALL[:2]),
    ])  # fmt: skip


def test_a_beginning_and_words_together_score_a_fixed_sum() -> None:
    phrase = ops.Phrase([["a"], ["b"]], "body", boost=0.5)
    found = scored(Compiler(), ops.And([ops.Prefix("mis", "body", 0.5), phrase]))["bool"]
    assert found["should"] == sums(
        [{"constant_score": {"filter": {"prefix": {"t.body": "mis"}}, "boost": 0.5}}],
        [{"constant_score": {"filter": body(in_order(word("a"), word("b"))), "boost": 2.0}}],
    )


def test_what_only_selects_scores_nothing() -> None:
    assert scored(Compiler(), ops.Not(A)) == {
        "bool": {"filter": [{"bool": {"must_not": [{"term": {"all": "a"}}]}}]}
    }


def test_scores_have_the_room_that_selecting_leaves() -> None:
    forms = ops.AnyOf([ops.Term(f"w{number}") for number in range(900)])
    (found,) = scored(Compiler(), forms)["bool"]["should"]
    assert len(found["dis_max"]["queries"]) == 400
    both = scored(Compiler(), ops.And([forms, forms]))["bool"]["should"]
    assert [len(one["dis_max"]["queries"]) for one in both] == [200, 200]
