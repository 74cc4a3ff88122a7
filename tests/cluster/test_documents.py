"""Articles and bytes as the documents that a cluster keeps, compared whole; and whose is whose."""

from __future__ import annotations

import zlib
from binascii import b2a_base64
from typing import Any

import pytest

from pressread.cluster import documents
from pressread.cluster.asking import Asking
from pressread.cluster.documents import Raws, Stacker, document, mark, of_file, of_piece, stored
from pressread.cluster.duplicates import Twins, copies_among
from pressread.cluster.mapping import LONGEST_KEYWORD, VERSION, definition
from pressread.store.rows import Packed, Piece, batch_of
from tests.cluster.scripted import Scripted, docs, hits
from tests.making import article, quote

ALIAS = f"m-articles-v{VERSION}"
STRIKE = article(
    "Strike, again", "“We stay out,” said I. Varga. Nobody loads the S-400.", "Second.",
    quotes=(quote("We stay out,", "I. Varga", "docker"), quote("Nobody", None)),
    published="2020-02", publisher="Northern Gazette", sections=("World", "Europe"),
    language="en", images=(),
)  # fmt: skip


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("S-400 and the", "s400 and the"),
        ("covid-19", "covid19¦covid"),
        ("e-mail…", "e¦email mail"),
        ("Türkiye’nin", "turkiye¦turkiyenin"),
        ("", ""),
    ],
)
def test_a_position_is_one_token_with_all_that_stands_for_it(text: str, tokens: str) -> None:
    assert Stacker().stacked(text) == tokens


def test_a_term_is_new_to_the_vocabulary_once() -> None:
    stacker = Stacker()
    stacker.stacked("a ferry and a bridge")
    assert stacker.take() == ["a", "ferry", "and", "bridge"]
    stacker.stacked("the ferry")
    assert stacker.take() == ["the"]
    assert stacker.take() == []


def test_chunks_are_remembered_up_to_a_bound(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(documents, "_MOST_CHUNKS", 3)
    stacker = Stacker()
    assert stacker.stacked("a b c d e f a") == "a b c d e f a"
    assert len(stacker) <= 4
    stacker.stacked("x" * 999)
    assert "x" * 999 not in stacker


def test_an_article_is_one_document_with_its_statements() -> None:
    shared = {"published": 20200200, "publisher": "Northern Gazette",
              "section": ["World", "Europe"], "language": "en"}  # fmt: skip
    of_article = {
        "t": {},
        "c": {"words": 11, "quotes": 2, "published": 20200200},
    }
    about = {"headline": ["strike again"], "section": ["world", "europe"],
             "publisher": ["northern gazette"]}  # fmt: skip
    assert document(STRIKE, Stacker()) == {
        "t": {
            **about,
            "body": ["we stay out said i varga nobody loads the s400", "second"],
            "speaker": ["i varga"],
        },
        "c": {**shared, "words": 11, "quotes": 2, "speaker": ["I. Varga"]},
        "s": [
            {
                "key": "0", "name": "I. Varga", "role": "docker",
                "t": {**about, "quote": ["we stay out"], "speaker": ["i varga"],
                      "role": ["docker"], "verb": ["said"]},
                "c": {**shared, "number": 0, "article": STRIKE.id, "speaker": ["I. Varga"],
                      "kind": "direct"},
                "a": of_article,
            },
            {
                "key": "1",
                "t": {**about, "quote": ["nobody"], "verb": ["said"]},
                "c": {**shared, "number": 1, "article": STRIKE.id, "kind": "direct"},
                "a": of_article,
            },
        ],
    }  # fmt: skip


def test_a_sketch_is_kept_whole_and_a_dispatch_in_its_halves() -> None:
    long = article("Long", " ".join(f"word{n} and so on" for n in range(60)))
    found = document(long, Stacker())["c"]
    assert len(found["sketch"]) == 16
    assert [len(half) for half in found["halves"]] == [8, 8]
    assert int(found["sketch"], 16) > 0
    assert found["published"] == 0


def test_the_part_that_is_kept_beside_the_words() -> None:
    record = STRIKE.to_dict()
    assert stored(record, 7, 7340033, "tok") == {
        "record": record, "id": STRIKE.id, "same": mark("strike again"), "date": "2020-02",
        "day": "2020-02", "head": "strike again", "language": "en", "sections": "World / Europe",
        "format": "text", "sha256": record["source"]["sha256"],
        "imported": "2026-11-22T08:00:00+00:00", "added": 7340033, "generation": 7,
        "token": "tok",
    }  # fmt: skip
    bare = stored(article(None, "x", published="2021-08-27T10:00:00Z").to_dict(), 1, 2, "t")
    assert (bare["date"], bare["day"]) == ("2021-08-27T10:00:00Z", "2021-08-27")
    assert not {"head", "language", "sections"} & set(bare)


def test_keywords_are_cut_where_the_engine_takes_no_more() -> None:
    long = "y" * (LONGEST_KEYWORD + 9)
    one = article(long, "“A” said B.", publisher=long, sections=(long,),
                  quotes=(quote("A", long, long),))  # fmt: skip
    found = document(one, Stacker())
    (said,) = found["s"]
    for value in (found["c"]["publisher"], *found["c"]["section"], said["name"], said["role"],
                  stored(one.to_dict(), 1, 1, "t")["head"]):  # fmt: skip
        assert value == long[:LONGEST_KEYWORD]


# ---- bytes


def _written(raw: bytes) -> str:
    return b2a_base64(raw, newline=False).decode()


def test_a_file_is_written_in_parts_that_a_request_holds(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(documents, "PART", 2)
    assert list(of_file("ab", Packed(9, b"xyz"))) == [
        ("ab.0", {"sha256": "ab", "id": "ab", "size": 9, "part": 0, "parts": 2,
                  "bytes": _written(b"xy")}),
        ("ab.1", {"sha256": "ab", "id": "ab", "part": 1, "parts": 2, "bytes": _written(b"z")}),
    ]  # fmt: skip
    assert [id for id, _ in of_file("ab", Packed(0, b""))] == ["ab.0"]


def test_a_piece_is_called_by_what_it_holds() -> None:
    parts = (("aa", 0, 3), ("bb", 3, 2))
    (id, told), *places = of_piece(Piece(Packed(5, b"xyz"), parts))
    assert (id[:2], told["size"], "sha256" in told) == ("p-", 5, False)
    name = id.removesuffix(".0")
    assert places == [
        (f"{sha}.0", {"sha256": sha, "id": sha, "part": 0, "parts": 1, "piece": name,
                      "start": start, "size": size})
        for sha, start, size in parts
    ]  # fmt: skip
    assert next(of_piece(Piece(Packed(5, b"xyz"), parts)))[0] == id
    assert next(of_piece(Piece(Packed(5, b"xyz"), parts[:1])))[0] != id


def _reply(told: dict[str, Any]) -> dict[str, Any]:
    return {"found": True, "_source": told}


def test_bytes_come_back_from_parts_and_from_pieces() -> None:
    packed = zlib.compress(b"one and two")
    halves = [_reply({"parts": 2, "bytes": _written(half)}) for half in (packed[:5], packed[5:])]
    client = Scripted(*halves)
    assert Raws(Asking(client)).get("ab") == b"one and two"
    assert [path for _, path, _ in client.asked] == ["/m-raw/_doc/ab.0", "/m-raw/_doc/ab.1"]
    place = _reply({"parts": 1, "piece": "p-1", "start": 8, "size": 3})
    whole = _reply({"parts": 1, "bytes": _written(packed)})
    raws = Raws(Asking(Scripted(place, whole, place, place)))
    assert raws.get("cd") == b"two"
    assert zlib.decompress(raws.packed("cd") or b"") == b"two"  # its piece is at hand
    assert Raws(Asking(Scripted((404, {"found": False})))).get("ef") is None
    assert Raws(Asking(Scripted((404, {"found": False})))).packed("ef") is None


def test_bytes_of_a_removed_article_are_blanked_in_their_piece() -> None:
    place = _reply({"parts": 1, "piece": "p-1", "start": 4, "size": 3})
    whole = _reply({"parts": 1, "bytes": _written(zlib.compress(b"one and two"))})
    ((id, told),) = Raws(Asking(Scripted(place, whole))).blank("cd")
    assert id == "p-1.0"
    from binascii import a2b_base64

    assert zlib.decompress(a2b_base64(told["bytes"])) == b"one \0\0\0 two"
    assert Raws(Asking(Scripted(whole))).blank("p") == []
    assert Raws(Asking(Scripted((404, {"found": False})))).blank("p") == []


# ---- what is there twice


def _twins(*answers: Any, recent: Any = None) -> tuple[Twins, Any, Scripted]:
    (rows,) = batch_of([STRIKE], {}).articles
    client = Scripted(*answers)
    return Twins(client, [rows], recent), rows, client


SAME = {"_id": "other", "_source": {"same": mark("strike again"), "c": {"words": 12}}}


def test_an_article_is_new_where_none_has_its_headline() -> None:
    twins, rows, client = _twins(hits())
    assert twins.of(rows) is None
    assert (twins.enter(rows), twins.enter(rows)) == (True, False)
    assert client.asked == [("POST", f"/{ALIAS}/_search", {
        "size": 10_000, "query": {"terms": {"same": [mark("strike again")]}},
        "sort": [{"added": "asc"}], "_source": ["same", "c.words"],
    })]  # fmt: skip


@pytest.mark.parametrize(
    ("body", "twin"),
    [(list(STRIKE.body), "other"), (["Another text of about as many words as the first one has."],
                                    None)],
)  # fmt: skip
def test_one_of_its_headline_is_it_where_the_words_are_the_same(
    body: list[str], twin: str | None
) -> None:
    twins, rows, client = _twins(hits(SAME), docs(("other", {"record": {"body": body}}, 1)))
    assert twins.of(rows) == twin
    assert twins.enter(rows) == (twin is None)
    path = f"/{ALIAS}/_mget?_source_includes=record.body"
    assert client.asked[1] == ("POST", path, {"ids": ["other"]})


@pytest.mark.parametrize(("words", "looked"), [(5, 1), (4, 0), (31, 1), (32, 0), (0, 1)])
def test_one_of_another_length_is_not_looked_at(words: int, looked: int) -> None:
    found = {"_id": "other", "_source": {"same": mark("strike again"), "c": {"words": words}}}
    twins, rows, client = _twins(hits(found), docs("other"))
    assert twins.of(rows) is None
    assert len(client.asked) == 1 + looked


def test_one_that_this_process_brought_a_moment_ago_is_known() -> None:
    record = {"record": {"body": list(STRIKE.body)}}
    recent = {mark("strike again"): ["other"]}
    twins, rows, _ = _twins(hits(), docs(("other", record, 1)), recent=recent)
    assert twins.of(rows) == "other"
    assert _twins(hits(), recent={mark("strike again"): [STRIKE.id]})[0].of(rows) == STRIKE.id


def test_two_of_one_batch_are_compared_without_a_question() -> None:
    body = ["The council met for nine hours and agreed on a new bridge over the river. " * 4] * 3
    first, later = article("Bridge", *body), article("Bridge", *body, "Photo: A. Bell")
    one, two = batch_of([first, later], {}).articles
    twins = Twins(Scripted(hits()), [one, two])
    assert (twins.enter(one), twins.enter(two)) == (True, False)
    assert twins.of(two) == first.id


def test_of_near_copies_the_earliest_stays() -> None:
    def hit(id: str, day: int, sketch: str, halves: list[str]) -> dict[str, Any]:
        return {"_id": id, "_source": {"c": {"published": day, "sketch": sketch,
                                             "halves": halves}}}  # fmt: skip

    sketch, halves = "0123456789abcdef", ["00000001", "00000002"]
    found = hits(
        hit("late", 20210102, sketch, halves), hit("first", 20210101, sketch, halves),
        hit("undated", 0, sketch, halves), hit("own", 20210101, "f" * 16, ["0000000a", "0000000b"]),
    )  # fmt: skip
    buckets = {"aggregations": {"h": {"buckets": [{"key": "00000001"}, {"key": "00000002"}]}}}
    one = Asking(Scripted({**hits(), **buckets}, found))
    assert one.ahead(lambda: copies_among(one)) == {"late", "undated"}
    empty: dict[str, Any] = {"aggregations": {"h": {"buckets": []}}}
    one = Asking(Scripted({**hits(), **empty}))
    assert one.ahead(lambda: copies_among(one)) == frozenset()


# ---- where they are put


def test_the_engine_analyses_nothing_and_takes_nothing_it_does_not_know() -> None:
    whole = definition("articles")
    assert whole["settings"]["index.auto_expand_replicas"] == "0-1"
    assert whole["settings"]["analysis"] == {
        "tokenizer": {"spaces": {"type": "char_group", "tokenize_on_chars": [" "],
                                 "max_token_length": 4096}},
        "filter": {"stack": {"type": "pattern_capture", "preserve_original": False,
                             "patterns": ["([^¦]+)"]}},
        "analyzer": {"stacked": {"type": "custom", "tokenizer": "spaces", "filter": ["stack"]}},
    }  # fmt: skip
    fields = whole["mappings"]["properties"]
    assert fields["record"] == {"type": "object", "enabled": False}
    assert fields["t"]["properties"]["body"] == {
        "type": "text", "analyzer": "stacked", "search_analyzer": "keyword",
        "position_increment_gap": 1, "similarity": "articles_body", "copy_to": "all",
    }  # fmt: skip
    assert fields["s"]["properties"]["t"]["properties"]["quote"]["copy_to"] == "s.all"
    for index in ("articles", "terms", "raw", "desk"):
        assert definition(index)["mappings"]["dynamic"] == "strict"
