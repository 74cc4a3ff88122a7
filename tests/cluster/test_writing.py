"""What is written: told as written only when it is, changed by what it was."""

from __future__ import annotations

from typing import Any

import pytest

from pressread.cluster import writing
from pressread.cluster.asking import Asking
from pressread.cluster.keeping import Keeper
from pressread.cluster.mapping import ARTICLES, RAW, VERSION
from pressread.cluster.writing import Bulk, Desk, own
from pressread.errors import ArchiveError, ClusterAway, StorageFull, TooLarge
from tests.cluster.scripted import Scripted, docs, hits, items

ALIAS = f"m-articles-v{VERSION}"
RED = (503, "unavailable_shards_exception", "[m][0] primary shard is not active Timeout: [20s]")
BUSY = (429, "rejected_execution_exception", "queue\nfull")
FEW = (503, "unavailable_shards_exception", "[m][0] Not enough active copies to meet shard count")
FULL = (429, "cluster_block_exception", "disk usage exceeded flood-stage watermark")
SWAP = (403, "cluster_block_exception", "index [m] blocked by: [FORBIDDEN/8/index write (api)]")
READ_ONLY = (403, "cluster_block_exception", "index [m] blocked by: [FORBIDDEN/5/index read-only]")
BAD = (400, "mapper_parsing_exception", "failed to parse")

TWO = [("a", {"x": 1}), ("b", {"x": "é"})]
LINES = [{"create": {"_id": "a"}}, {"x": 1}, {"create": {"_id": "b"}}, {"x": "é"}]


@pytest.fixture(autouse=True)
def at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Waits are not waited for."""
    monkeypatch.setattr(writing, "sleep", lambda _: None)


# ---- bulks


def test_a_bulk_creates_and_tells_what_was_there() -> None:
    client = Scripted(items(201, 409))
    assert Bulk(client, ARTICLES, copies=2).create(TWO) == {"a": True, "b": False}
    assert client.asked == [
        ("POST",
         f"/{ALIAS}/_bulk?timeout=20s&wait_for_active_shards=2"
         "&filter_path=items.*.status,items.*.error", LINES)
    ]  # fmt: skip


def test_an_index_may_be_named_as_the_cluster_knows_it() -> None:
    client = Scripted(items(200, 201, how="index"))
    Bulk(client, "m-articles-7", real=True).index(TWO)
    ((_, path, lines),) = client.asked
    assert path.startswith("/m-articles-7/_bulk?")
    assert [line["index"] for line in lines[::2]] == [{"_id": "a"}, {"_id": "b"}]


@pytest.mark.parametrize("late", [RED, BUSY, FEW, SWAP, (502, "x", "y"), (504, "x", "y")])
def test_what_was_not_taken_at_the_moment_is_sent_again_and_nothing_else(
    late: tuple[int, str, str],
) -> None:
    client = Scripted(items(201, late), items(late), items(201))
    assert Bulk(client, ARTICLES).create(TWO) == {"a": True, "b": True}
    assert [lines for _, _, lines in client.asked] == [LINES, LINES[2:], LINES[2:]]


@pytest.mark.parametrize(
    ("late", "told"),
    [
        (RED, "a part of it is on no node that answers; bring back the node that is away;"),
        (FEW, "no second node can hold a copy of it; bring back the node that is away;"),
        (BUSY, "queue full; import again later, what was told as imported is there"),
    ],
)
def test_after_the_stated_wait_one_line_says_why(
    late: tuple[int, str, str], told: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    clock = iter(range(0, 9000, 30))
    monkeypatch.setattr(writing, "monotonic", lambda: next(clock))
    client = Scripted(*[items(late)] * 9)
    with pytest.raises(ClusterAway) as raised:
        Bulk(client, ARTICLES).create(TWO[:1])
    assert told in str(raised.value)
    assert "\n" not in str(raised.value)
    assert len(client.asked) == 4  # of 120 s, one every 30


@pytest.mark.parametrize(
    ("status", "error", "told"),
    [
        (FULL, StorageFull, "free some space there, then import again"),
        (READ_ONLY, ArchiveError, "is set to be read only"),
        (BAD, ArchiveError, "answers 400: mapper_parsing_exception: failed to parse"),
    ],
)
def test_what_will_not_get_better_is_told_at_once(
    status: tuple[int, str, str], error: type[ArchiveError], told: str
) -> None:
    with pytest.raises(error, match=told):
        Bulk(Scripted(items(201, status)), ARTICLES).create(TWO)


def test_bulks_are_parted_by_count_and_by_bytes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(writing, "BULK_DOCUMENTS", 3)
    client = Scripted(items(201, 201, 201), items(201))
    assert len(Bulk(client, RAW).create((str(n), {}) for n in range(4))) == 4
    monkeypatch.setattr(writing, "BULK_BYTES", 100)
    client = Scripted(items(201), items(201))
    Bulk(client, RAW).create((str(n), {"x": "y" * 50}) for n in range(2))
    assert [len(lines) for _, _, lines in client.asked] == [2, 2]


def test_a_document_that_no_request_holds_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(writing, "MOST_BYTES", 2 << 20)
    client = Scripted()
    with pytest.raises(TooLarge, match=r"^a: 3 MB are more than a cluster takes at once$"):
        Bulk(client, RAW).create([("a", {"x": "y" * (3 << 20)})])
    assert client.asked == []


def test_half_a_character_is_written_as_a_question_mark() -> None:
    client = Scripted(items(201))
    Bulk(client, RAW).create([("a", {"x": "\ud83d!"})])
    assert client.asked[0][2][1] == {"x": "?!"}


def test_what_is_deleted_is_counted_and_may_be_gone_already(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(writing, "BULK_DOCUMENTS", 2)
    client = Scripted(items(200, 404, how="delete"), items(200, how="delete"))
    assert Bulk(client, ARTICLES).delete(["a", "b", "c"]) == 2
    assert client.asked[0][2] == [{"delete": {"_id": "a"}}, {"delete": {"_id": "b"}}]
    with pytest.raises(ArchiveError, match="read only"):
        Bulk(Scripted(items(READ_ONLY, how="delete")), ARTICLES).delete(["a"])


def test_of_what_was_there_one_s_own_first_try_is_told_by_its_token() -> None:
    client = Scripted(docs(("a", {"token": "mine"}, 1), ("b", {"token": "yours"}, 1), "c"))
    assert own(client, ["a", "b", "c"], "mine") == {"a"}
    path = f"/{ALIAS}/_mget?_source_includes=token"
    assert client.asked == [("POST", path, {"ids": ["a", "b", "c"]})]
    assert own(Scripted(), [], "mine") == set()


# ---- a new archive


@pytest.mark.parametrize(("nodes", "waits"), [(1, 0), (2, 1), (5, 1)])
def test_a_new_archive_waits_for_its_second_copies(nodes: int, waits: int) -> None:
    client = Scripted({}, *[{}] * 4, {"number_of_data_nodes": nodes}, *[(408, {})] * waits)
    one: Any = Desk(Asking(client))
    Keeper(one, one, one, one).ready()
    assert [(method, path.partition("?")[0]) for method, path, _ in client.asked[1:5]] == [
        ("PUT", "/m-desk"), ("PUT", "/m-raw"), ("PUT", "/m-terms-1"), ("PUT", "/m-articles-1"),
    ]  # fmt: skip
    names = f"m-desk,m-raw,m-terms-v{VERSION},{ALIAS}"
    wait = ("GET", f"/_cluster/health/{names}?wait_for_status=green&timeout=15s", None)
    assert client.asked[6:] == [wait] * waits


def test_an_archive_that_is_there_is_not_waited_for() -> None:
    aliases: dict[str, Any] = {"m-articles-1": {"aliases": {ALIAS: {}}}}
    client = Scripted(aliases, {"number_of_data_nodes": 3})
    one: Any = Desk(Asking(client))
    Keeper(one, one, one, one).ready()
    assert client.answers == []


# ---- the desk


def desk(*answers: Any) -> tuple[Desk, Scripted]:
    client = Scripted(*answers)
    return Desk(Asking(client)), client


def counted(before: dict[str, Any] | None) -> dict[str, Any]:
    return {"n": before["n"] + 1 if before else 1}


@pytest.mark.parametrize(
    ("before", "lines"),
    [
        ("x", [{"create": {"_id": "x"}}, {"n": 1}]),
        (("x", {"n": 4}, 7),
         [{"index": {"_id": "x", "if_seq_no": 7, "if_primary_term": 1}}, {"n": 5}]),
    ],
)  # fmt: skip
def test_a_change_is_written_over_what_was_read_alone(before: Any, lines: list[Any]) -> None:
    one, client = desk(docs(before), items(200))
    one.change("x", counted)
    assert client.asked == [
        ("POST", "/m-desk/_mget", {"ids": ["x"]}),
        ("POST", "/m-desk/_bulk?refresh=true&filter_path=items.*.status,items.*.error", lines),
    ]


@pytest.mark.parametrize("lost", [409, 404])
def test_a_change_that_lost_a_race_is_made_anew_on_what_is_there_then(lost: int) -> None:
    one, client = desk(
        docs(("x", {"n": 4}, 7), ("y", {"n": 1}, 3)), items(lost, 200),
        docs(("x", {"n": 5}, 8)), items(200),
    )  # fmt: skip
    one.change_all({"x": counted, "y": counted})
    assert [asked[2] for asked in client.asked[2:]] == [
        {"ids": ["x"]},
        [{"index": {"_id": "x", "if_seq_no": 8, "if_primary_term": 1}}, {"n": 6}],
    ]


def test_what_a_change_leaves_as_it_is_is_not_written() -> None:
    one, client = desk(docs(("x", {"n": 4}, 7), "y"))
    one.change_all({"x": lambda before: before, "y": lambda _: None})
    assert len(client.asked) == 1
    one, client = desk(docs(("x", {"n": 4}, 7)), items(200, how="delete"))
    one.change("x", lambda _: None)
    assert client.asked[1][2] == [{"delete": {"_id": "x", "if_seq_no": 7, "if_primary_term": 1}}]


def test_who_always_loses_the_race_is_told() -> None:
    answers = [docs("x"), items(409)] * 60
    one, client = desk(*answers)
    with pytest.raises(ArchiveError, match="others keep changing the same thing"):
        one.change("x", counted)
    assert client.answers == []


def test_a_change_that_is_refused_is_told() -> None:
    one, _ = desk(docs("x"), items(READ_ONLY))
    with pytest.raises(ArchiveError, match="read only"):
        one.change("x", counted)
    one, _ = desk({"docs": [{"_id": "x", "error": {"type": "no_shard", "reason": "x"}}]})
    with pytest.raises(ArchiveError, match="no_shard"):
        one.change("x", counted)


def test_a_counter_tells_each_number_once() -> None:
    found = {"kind": "counter", "id": "g", "value": {"number": 6}}
    one, client = desk(docs(("g", found, 2)), items(409), docs(("g", found, 3)), items(200))
    assert one.next("g") == 7
    assert client.asked[-1][2][1] == {**found, "value": {"number": 7}}


@pytest.mark.parametrize(
    ("id", "path"), [("a:x", "a%3Ax"), ("n:ö/ä b", "n%3A%C3%B6%2F%C3%A4%20b"), ("s-._~9", "s-._~9")]
)
def test_an_id_is_a_part_of_a_path_whatever_it_holds(id: str, path: str) -> None:
    one, client = desk({"found": True, "_source": {"n": 1}})
    assert one.get(id) == {"n": 1}
    assert client.asked == [("GET", f"/m-desk/_doc/{path}", None)]
    assert desk((404, {"found": False}))[0].get(id) is None
    assert desk((200, {"found": False}))[0].get(id) is None


def test_documents_of_a_kind_are_found_by_all_conditions() -> None:
    one, client = desk(hits({"_source": {"id": "x"}}))
    assert one.found("names", {"term": {"words": "bell"}}) == [{"id": "x"}]
    assert client.asked[0][1:] == ("/m-desk/_search", {
        "size": 10_000,
        "query": {"bool": {"filter": [{"term": {"kind": "names"}}, {"term": {"words": "bell"}}]}},
        "sort": [{"id": "asc"}], "track_total_hits": True,
    })  # fmt: skip


def test_more_documents_of_a_kind_than_a_page_holds_are_all_found() -> None:
    first = {"_source": {"id": "x"}, "sort": ["x"]}
    one, client = desk(
        hits(first, total=2), {"version": {"distribution": "opensearch"}}, {"pit_id": "p"},
        hits(first, {"_source": {"id": "y"}, "sort": ["y"]}), {},
    )  # fmt: skip
    assert one.found("names") == [{"id": "x"}, {"id": "y"}]
    assert client.answers == []
