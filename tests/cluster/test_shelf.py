"""A shelf's questions as request bodies, and what is made of the answers."""

from __future__ import annotations

from typing import Any

import pytest

from pressread.cluster.asking import Asking
from pressread.cluster.endpoint import read_address
from pressread.cluster.shelf import Shelf
from pressread.cluster.store import ClusterStore
from pressread.errors import ArchiveError, NotFound, UsageError
from pressread.query import ops
from tests.cluster.scripted import Scripted, hits

A = ops.Term("a")
RECORD: dict[str, Any] = {"id": "x", "headline": "Ferry “returns”", "body": ["b"]}


def shelf(*answers: Any, nested: bool = False) -> tuple[Shelf, Scripted, dict[str, Any]]:
    client, seen = Scripted(*answers), dict[str, Any]()
    return Shelf(Asking(client), seen, nested=nested), client, seen


def hit(id: str, score: float | None = 1.0, sketch: str = "00ff") -> dict[str, Any]:
    return {"_id": id, "_score": score, "_source": {"record": RECORD},
            "fields": {"c.sketch": [sketch]}}  # fmt: skip


def said(id: str, *keys: tuple[str, float]) -> dict[str, Any]:
    inner = [{"fields": {"s.key": [key]}, "_score": score} for key, score in keys]
    return {"_id": id, "_score": 1.0, "_source": {"record": RECORD},
            "inner_hits": {"s": {"hits": {"hits": inner}}}}  # fmt: skip


def counted(number: int) -> dict[str, Any]:
    return {"aggregations": {"n": {"f": {"doc_count": number}}}}


@pytest.mark.parametrize(
    ("sort", "order"),
    [
        ("relevance", ["_score", {"c.published": "desc"}, {"added": "desc"}]),
        ("newest", [{"c.published": "desc"}, {"added": "desc"}]),
        ("oldest", [{"day": {"order": "asc", "missing": "_last"}}, {"added": "asc"}]),
    ],
)
def test_a_page_of_articles_brings_its_records_along(sort: str, order: list[Any]) -> None:
    one, client, seen = shelf(hits(hit("x", 2.0), hit("y", 1.0), total=7))
    found = one.search(A, limit=1, offset=1, sort=sort)
    assert (found.total, found.hits) == (7, [("y", "y", 1.0)])
    assert seen == {"x": RECORD, "y": RECORD}
    assert one.number("y", "sketch") == 255
    body = client.asked[0][2]
    assert {name: body[name] for name in body if name != "query"} == {
        "size": 2, "sort": order, "track_total_hits": True, "_source": ["record"],
        "docvalue_fields": ["c.sketch"],
    }  # fmt: skip
    assert ("should" in body["query"]["bool"]) == (sort == "relevance")


@pytest.mark.parametrize(("limit", "source"), [(120, ["record"]), (121, False), (0, ["record"])])
def test_records_come_along_with_as_many_as_are_shown(limit: int, source: Any) -> None:
    one, client, _ = shelf(hits(total=0))
    one.search(A, limit=limit)
    assert client.asked[0][2]["_source"] == source


def test_statements_are_found_inside_of_their_articles() -> None:
    answer = {**hits(said("x", ("0", 1.0), ("2", 3.0)), said("y", ("1", 2.0))), **counted(3)}
    one, client, _ = shelf(answer, nested=True)
    found = one.search(A)
    assert found.total == 3
    assert found.hits == [("x.2", "x.2", 3.0), ("y.1", "y.1", 2.0), ("x.0", "x.0", 1.0)]
    body = client.asked[0][2]
    nested = body["query"]["nested"]
    assert (nested["path"], nested["score_mode"]) == ("s", "max")
    assert nested["inner_hits"] == {
        "size": 10, "_source": False, "docvalue_fields": ["s.key"],
        "sort": ["_score", {"s.c.number": "asc"}],
    }  # fmt: skip
    assert body["aggs"] == {
        "n": {"nested": {"path": "s"}, "aggs": {"f": {"filter": nested["query"]}}}
    }


def test_statements_by_date_stay_in_the_order_of_their_articles() -> None:
    first = {**said("x", ("0", 0.0), ("2", 0.0)), "_score": None}
    one, client, _ = shelf({**hits(first), **counted(2)}, nested=True)
    assert [id for id, _, _ in one.search(A, sort="oldest").hits] == ["x.0", "x.2"]
    inner = client.asked[0][2]["query"]["nested"]["inner_hits"]
    assert inner["sort"] == [{"s.c.number": "asc"}]


def test_more_than_a_page_holds_is_read_from_a_point_in_time(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("pressread.cluster.shelf.WINDOW", 2)
    every = [{**hit(f"i{n}", None), "sort": [n, n, f"i{n}"]} for n in range(3)]
    one, client, _ = shelf(
        hits(*every[:2], total=3), {"version": {"distribution": "opensearch"}}, {"pit_id": "p"},
        hits(*every), {},
    )  # fmt: skip
    assert one.ids(A) == ["i0", "i1", "i2"]
    assert client.asked[3][2]["sort"] == [
        {"c.published": "desc"}, {"added": "desc"}, {"id": "asc"}
    ]  # fmt: skip
    assert client.asked[3][2]["_source"] is False


def test_counts_are_of_articles_or_of_statements() -> None:
    one, client, _ = shelf(hits(total=5))
    assert one.count(A, [ops.Equals("language", ["de"])]) == 5
    wanted = [{"term": {"all": "a"}}, {"terms": {"c.language": ["de"]}}]
    assert client.asked[0][2] == {
        "size": 0, "track_total_hits": True, "query": {"bool": {"filter": wanted}},
    }  # fmt: skip
    one, client, _ = shelf({**hits(), **counted(4)}, nested=True)
    assert one.count(A) == 4
    query = {"bool": {"filter": [{"term": {"s.all": "a"}}]}}
    assert client.asked[0][2] == {
        "size": 0, "aggs": {"n": {"nested": {"path": "s"}, "aggs": {"f": {"filter": query}}}},
    }  # fmt: skip


def test_values_of_a_column_are_counted_most_frequent_first() -> None:
    buckets = [{"key": key, "doc_count": count} for key, count in (("b", 1), ("c", 2), ("a", 1))]
    one, client, _ = shelf({**hits(), "aggregations": {"v": {"buckets": buckets}}})
    assert one.facets(A, "publisher") == [("c", 2), ("a", 1), ("b", 1)]
    assert client.asked[0][2]["aggs"] == {"v": {"terms": {"field": "c.publisher", "size": 60000}}}
    years = [{"key": 20210000, "doc_count": 3}]
    inside = {**hits(), "aggregations": {"n": {"f": {"v": {"buckets": years}}}}}
    one, client, _ = shelf(inside, nested=True)
    assert one.tally(A, "published") == {20210000: 3}
    asked = client.asked[0][2]["aggs"]["n"]["aggs"]["f"]["aggs"]["v"]["terms"]
    assert asked["field"] == "s.c.published"


def words(*found: str, total: int | None = None) -> dict[str, Any]:
    return hits(*({"_source": {"term": one}, "sort": [one]} for one in found), total=total)


def test_words_are_looked_up_in_the_vocabulary() -> None:
    one, client, _ = shelf(words("misa", "misb"))
    assert list(one.beginning("mis")) == ["misa", "misb"]
    body = client.asked[0][2]
    assert body["query"] == {"constant_score": {"filter": {"prefix": {"term": "mis"}}}}
    assert (body["size"], body["sort"]) == (10_000, [{"term": "asc"}])
    many = [f"mis{n}" for n in range(20)]
    one, _, _ = shelf(words(*many))
    list(one.beginning("mis"))
    page = one._page(ops.Phrase([["a"], many], "body"), (), "newest", 1)
    assert "prefix" in str(page["query"])
    one, client, _ = shelf(words("xgatex"))
    assert one.holding(["gate"]) == [["xgatex"]]
    assert client.asked[0][2]["query"]["constant_score"]["filter"] == {
        "wildcard": {"term": {"value": "*gate*"}}
    }


def test_a_first_page_of_words_serves_who_wants_no_more(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pressread.cluster.shelf.WINDOW", 2)
    opened: list[Any] = [{"version": {"distribution": "opensearch"}}, {"pit_id": "p"}]
    rest = [words("a", "b", total=3), *opened, words("a", "b", "c"), {}]
    one, client, _ = shelf(words("a", "b", total=3), *rest)
    found = one.beginning("")
    assert (next(found), next(found), len(client.asked)) == ("a", "b", 1)
    assert next(found) == "c"


def test_words_one_error_away_are_those_that_articles_hold() -> None:
    counts = {"n": {"buckets": {"0": {"doc_count": 3}, "1": {"doc_count": 0}}}}
    one, client, _ = shelf(words("ferry", "fery", "berry"), {**hits(), "aggregations": counts})
    assert one._asking.ahead(lambda: one.neighbours("ferry", 1)) == {"fery": (1, 3)}
    assert client.asked[0][2]["query"]["constant_score"]["filter"]["fuzzy"]["term"] == {
        "value": "ferry", "fuzziness": 1, "transpositions": True, "max_expansions": 10_000,
    }  # fmt: skip


# ---- records


def store(*answers: Any, read_only: bool = False) -> tuple[ClusterStore, Scripted]:
    client = Scripted(*answers)
    assert client.address.name == read_address("http://localhost/m").name
    return ClusterStore(client, read_only=read_only, notify=lambda _: None), client


def test_an_id_is_resolved_with_its_record() -> None:
    one, client = store(hits(hit("xyz")))
    assert one.resolve("XY") == "xyz"
    assert one.record("xyz") == RECORD  # it came along
    assert client.asked[0][2] == {
        "size": 4, "query": {"prefix": {"id": "xy"}}, "sort": [{"id": "asc"}],
        "_source": ["record"],
    }  # fmt: skip
    with pytest.raises(NotFound):
        store(hits())[0].resolve("xy")
    with pytest.raises(NotFound):
        store()[0].resolve("")
    with pytest.raises(UsageError, match="could be xa, xb, xc…; type more of it"):
        store(hits(*map(hit, ("xa", "xb", "xc", "xd"))))[0].resolve("x")


def test_records_are_asked_for_in_parts_and_filtered_by_the_very_characters() -> None:
    ids = [f"i{n}" for n in range(201)]
    one, client = store(hits(*map(hit, ids[:200])), hits(hit(ids[200])))
    assert list(one.records(ids)) == ids
    assert [len(body["query"]["terms"]["id"]) for _, _, body in client.asked] == [200, 1]
    for holding, found in (("“returns”", 1), ("Ferry “", 1), ("returns ", 0), ('"', 0), ("b", 1)):
        one, _ = store(hits(hit("x")))
        assert len(one.records(["x"], holding)) == found
    with pytest.raises(NotFound):
        store(hits())[0].record("x")


@pytest.mark.parametrize(
    ("found", "until", "known"),
    [
        ([], None, None),
        ([(None, 5)], None, ("x", "Ferry", 1)),
        ([(None, 5)], 4, None),
        ([(None, 5)], 5, ("x", "Ferry", 1)),
        ([(3, 5)], None, None),
        ([(None, 5), (None, 5)], None, None),
    ],
)
def test_a_file_is_known_where_it_held_one_article(
    found: list[tuple[int | None, int]], until: int | None, known: Any
) -> None:
    told = [
        {"_id": "x", "_source": {"generation": generation,
                                 "record": {"headline": "Ferry", "source": {"record": number}}}}
        for number, generation in found
    ]  # fmt: skip
    assert store(hits(), hits(*told))[0].known("sha", until) == known


def test_a_file_of_many_is_known_once_it_was_read_whole() -> None:
    read = {"value": {"read": ["sha", "path", 9, 4, 0, True]}}
    assert store(hits({"_source": read}))[0].known("sha") == (None, None, 4)
    partly = {"value": {"read": ["sha", "path", 9, 4, 1, True]}}
    assert store(hits({"_source": partly}), hits())[0].known("sha") is None


def test_what_belongs_to_articles_is_asked_for_together() -> None:
    desk = {"id": "x", "tags": ["b", "a"], "value": {"note": "call"}}
    added = [{"_id": id, "_source": {"generation": 4}} for id in ("x", "y")]
    one, client = store(hits({"_source": desk}), hits(*added))
    assert one.owned(["x", "y", "gone"]) == {
        "x": {"tags": ["a", "b"], "note": "call", "added": 4},
        "y": {"tags": [], "note": None, "added": 4},
    }
    assert len(client.asked) == 2


def test_an_archive_opened_to_be_read_is_not_written() -> None:
    with pytest.raises(ArchiveError, match="opened read-only"):
        _ = store(read_only=True)[0].keeper
