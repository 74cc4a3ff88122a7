"""Questions worked on ahead: how many requests they cost, and what parts of an answer are worth."""

from __future__ import annotations

import pytest

from pressread.cluster.asking import Asking, Wanted, every_hit
from pressread.cluster.mapping import ARTICLES, DESK, VERSION
from pressread.errors import ArchiveError, NoArchive
from tests.cluster.scripted import NOTHING, Scripted, hits

ALIAS = f"m-articles-v{VERSION}"


def asking(*answers: object) -> tuple[Asking, Scripted]:
    client = Scripted(*answers)
    return Asking(client), client


def total(one: Asking, word: str, likely: int = 0) -> int:
    """How many articles hold a word, as an example of something to know."""
    body = {"query": {"term": {"all": word}}}
    read = Wanted(ARTICLES, body, lambda answer: answer["hits"]["total"]["value"])
    found: int = one.know(word, lambda: read, likely)
    return found


def test_what_is_asked_beside_each_other_is_one_request() -> None:
    one, client = asking({"responses": [hits(total=3), hits(total=4)]})
    assert one.ahead(lambda: total(one, "a") + total(one, "b")) == 7
    assert client.asked == [
        ("POST", "/_msearch", [
            {"index": ALIAS}, {"query": {"term": {"all": "a"}}},
            {"index": ALIAS}, {"query": {"term": {"all": "b"}}},
        ])
    ]  # fmt: skip


def test_what_follows_from_an_answer_is_asked_with_what_is_likely_and_again_where_it_was_not() -> (
    None
):
    def work(one: Asking) -> int:
        return total(one, "few" if total(one, "a", likely=0) < 10 else "many")

    one, client = asking({"responses": [hits(total=3), hits(total=5)]})
    assert one.ahead(lambda: work(one)) == 5
    assert len(client.asked) == 1
    one, client = asking({"responses": [hits(total=30), hits(total=5)]}, hits(total=7))
    assert one.ahead(lambda: work(one)) == 7
    assert [path for _, path, _ in client.asked] == ["/_msearch", f"/{ALIAS}/_search"]


def test_an_error_counts_only_once_all_is_known() -> None:
    def work(one: Asking) -> float:
        return 12 / total(one, "a", likely=0)

    one, _ = asking(hits(total=4))
    assert one.ahead(lambda: work(one)) == 3
    one, _ = asking(hits(total=0))
    with pytest.raises(ZeroDivisionError):
        one.ahead(lambda: work(one))


def test_terms_are_counted_together_nested_ones_among_their_own() -> None:
    counted = {
        "n": {"buckets": {"0": {"doc_count": 5}}},
        "ns": {"f": {"buckets": {"1": {"doc_count": 2}}}},
    }
    one, client = asking({**NOTHING, "aggregations": counted})
    found = one.ahead(lambda: (one.count("", "all", "a"), one.count("s", "s.all", "b")))
    assert found == (5, 2)
    (_, _, asked), = client.asked  # fmt: skip
    assert asked == {
        "size": 0,
        "aggs": {
            "n": {"filters": {"filters": {"0": {"term": {"all": "a"}}}}},
            "ns": {
                "nested": {"path": "s"},
                "aggs": {"f": {"filters": {"filters": {"1": {"term": {"s.all": "b"}}}}}},
            },
        },
    }


def test_hundreds_of_terms_are_counted_in_few_searches() -> None:
    numbers = {str(n): {"doc_count": 1} for n in range(400)}
    counted = [{**NOTHING, "aggregations": {"n": {"buckets": part}}}
               for part in (numbers, numbers, {"0": {"doc_count": 1}})]  # fmt: skip
    one, client = asking({"responses": counted})
    assert one.ahead(lambda: sum(one.count("", "all", f"w{n}") for n in range(801))) == 801
    assert len(client.asked) == 1


def test_work_inside_of_work_is_part_of_it() -> None:
    one, client = asking({"responses": [hits(total=3), hits(total=4)]})
    both = one.ahead(lambda: total(one, "a") + one.ahead(lambda: total(one, "b")))
    assert (both, len(client.asked)) == (7, 1)


@pytest.mark.parametrize(
    ("shards", "told"),
    [
        ({"total": 3, "successful": 3}, []),
        ({"total": 3, "successful": 2, "failed": 1}, [(1, 3)]),
        ({"total": 3, "successful": 1}, [(2, 3)]),
    ],
)
def test_parts_that_do_not_answer_are_told(
    shards: dict[str, int], told: list[tuple[int, int]]
) -> None:
    one, _ = asking({**hits(), "_shards": shards})
    heard: list[tuple[int, int]] = []
    one.on_missing = lambda *parts: heard.append(parts)
    one.search(ARTICLES, {})
    assert heard == told


def test_an_answer_that_was_cut_short_is_one_with_parts_missing() -> None:
    one, _ = asking({**hits(), "_shards": {"total": 2, "successful": 2}, "timed_out": True})
    heard: list[tuple[int, int]] = []
    one.on_missing = lambda *parts: heard.append(parts)
    one.search(ARTICLES, {})
    assert heard == [(1, 2)]


@pytest.mark.parametrize(
    ("aliases", "error", "told"),
    [
        ({}, NoArchive, "there is no archive at"),
        ({f"m-articles-v{VERSION + 1}": {}}, NoArchive, "of a newer pressread"),
        ({f"m-articles-v{VERSION - 1}": {}}, NoArchive, "by an older pressread"),
    ],
)
def test_an_archive_that_is_not_there_is_told_why(
    aliases: dict[str, object], error: type[ArchiveError], told: str
) -> None:
    one, client = asking((404, {"error": "x"}), {"m-articles-1": {"aliases": aliases}})
    with pytest.raises(error, match=told):
        one.search(ARTICLES, {})
    assert client.asked[1] == ("GET", "/m-articles-*/_alias", None)


def test_a_desk_that_is_not_there_yet_holds_nothing() -> None:
    one, _ = asking((404, {"error": "x"}))
    assert one.search(DESK, {}) == {"hits": {"hits": [], "total": {"value": 0}}, "aggregations": {}}


@pytest.mark.parametrize("distribution", ["opensearch", None])
def test_pages_follow_each_other_from_one_point_in_time(
    distribution: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = [{"_id": f"i{n}", "sort": [n, f"i{n}"]} for n in range(5)]
    opened = {"pit_id": "p1", "id": "p1"}
    one, client = asking(
        {"version": {"distribution": distribution} if distribution else {}}, opened,
        {**hits(*page[:2]), "pit_id": "p2"}, hits(*page[2:4]), hits(page[4]), {},
    )  # fmt: skip
    body = {"query": {"match_all": {}}, "sort": [{"added": "asc"}], "_source": False, "aggs": {}}
    monkeypatch.setattr("pressread.cluster.asking.PAGE", 2)
    assert [hit["_id"] for hit in every_hit(one, body)] == ["i0", "i1", "i2", "i3", "i4"]
    paths = [(method, path) for method, path, _ in client.asked]
    if distribution:
        begin, end = f"/{ALIAS}/_search/point_in_time?keep_alive=2m", "/_search/point_in_time"
    else:
        begin, end = f"/{ALIAS}/_pit?keep_alive=2m", "/_pit"
    search = ("POST", "/_search")
    assert paths == [("GET", "/"), ("POST", begin), search, search, search, ("DELETE", end)]
    first, second = client.asked[2][2], client.asked[3][2]
    assert first["sort"] == [{"added": "asc"}, {"id": "asc"}]
    assert "aggs" not in first
    assert second["search_after"] == [1, "i1"]
    assert second["pit"]["id"] == "p2"
    assert client.asked[-1][2] == ({"pit_id": ["p2"]} if distribution else {"id": "p2"})
