"""Whoosh opens our folder as one of its own, and finds and scores there what its own codec does."""

# mypy: disable-error-code="no-untyped-call,attr-defined"
from __future__ import annotations

import os
import random
from collections.abc import Iterator, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
import whoosh.index
from whoosh import fields, sorting
from whoosh.analysis.acore import Token
from whoosh.index import LockError, create_in
from whoosh.qparser import FuzzyTermPlugin, MultifieldParser, QueryParser
from whoosh.query.compound import And, AndNot, Or
from whoosh.query.positional import Phrase
from whoosh.query.qcore import Every, Query
from whoosh.query.ranges import DateRange
from whoosh.query.terms import Prefix, Term
from whoosh.searching import Searcher

from pressread.index.evaluate.index_reader import Index
from pressread.text.terms import terms_of
from tests.index.corpus import document

WORDS = ("the", "of", "minister", "budget", "harbour", "votes", "river", "tram", "storm", "nurse")
#: A shelf's fields for the three that the made-up articles have.
FIELDS = {
    "articles": {"body": "body", "headline": "headline", "caption": "caption"},
    "statements": {"body": "quote", "headline": "headline", "caption": "role"},
}
NAMES = {"articles": "MAIN", "statements": "statements"}
QUERIES = 250


def analyse(value: Any, **_: Any) -> Iterator[Token]:
    """Our terms, for Whoosh's own index; a word has one term only in these texts."""
    place = 0
    for text in value.split("\n"):
        for chunk in text.split():
            for terms in terms_of(chunk):
                token = Token(positions=True)
                token.text, token.pos, token.boost = terms[0], place, 1.0
                yield token
                place += 1
        place += 1


@pytest.fixture(scope="module", params=["articles", "statements"])
def pair(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[Searcher, Searcher, Sequence[str]]]:
    names = FIELDS[request.param]
    documents = [plain(document(seed), names) for seed in range(200)]
    documents.sort(key=lambda doc: doc[2]["published"])
    gone = [doc[0] for doc in random.Random(3).sample(documents, 25)]
    parts = [documents[:90], documents[90:150], documents[150:]]
    ours = tmp_path_factory.mktemp("ours")
    index = Index(ours, request.param)
    for number, part in enumerate(parts):
        index.update(part, [], number)
    index.update([], gone, 3)
    assert len(list(index.segments())) == len(parts)
    stock = stock_index(tmp_path_factory.mktemp("stock"), parts, list(names.values()), gone)
    with (
        whoosh.index.open_dir(str(ours), NAMES[request.param]).searcher() as one,
        stock.searcher() as other,
    ):
        yield one, other, list(names.values())


def plain(doc: Any, names: dict[str, str]) -> Any:
    """Without the words that have two terms at one place."""
    texts = {names[name]: [t.replace("co-operation", "tram").replace("3.5%", "toll")
                     .replace("U.S.", "river") for t in held]
             for name, held in doc[1].items() if name in names}  # fmt: skip
    return doc[0], texts, doc[2]


def stock_index(
    folder: Path, parts: Sequence[Sequence[Any]], names: Sequence[str], gone: Sequence[str] = ()
) -> Any:
    text = {name: fields.TEXT(phrase=True) for name in names}
    for field in text.values():
        field.analyzer = analyse  # type: ignore[assignment]
    index = create_in(str(folder), fields.Schema(id=fields.ID(stored=True, unique=True), **text))
    for part in parts:
        writer = index.writer()
        for key, held, _ in part:
            writer.add_document(id=key, **{name: "\n".join(texts) for name, texts in held.items()})
        writer.commit(merge=False)
    if gone:
        writer = index.writer()
        for key in gone:
            writer.delete_by_term("id", key)
        writer.commit(merge=False)
    return index


def some_query(
    chance: random.Random, names: Sequence[str], depth: int = 2, words: Sequence[str] = WORDS
) -> Query:
    field = chance.choice(names)
    count = chance.randint(2, 3) if depth else 0
    parts = [some_query(chance, names, depth - 1, words) for _ in range(count)]
    match chance.randint(0, 7 if depth else 4):
        case 0 | 1 | 2:
            return Term(field, chance.choice(words))
        case 3:
            side_by_side = [chance.choice(words) for _ in range(2)]
            return Phrase(field, side_by_side, slop=chance.randint(1, 3))
        case 4:
            return Prefix(field, chance.choice(words)[:2])
        case 5 | 6:
            return And(parts)
    return Or(parts)


def test_same_documents_with_the_same_scores(
    pair: tuple[Searcher, Searcher, Sequence[str]],
) -> None:
    *searchers, names = pair
    chance = random.Random(11)
    found_some = 0
    for _ in range(QUERIES):
        asked = some_query(chance, names)
        if chance.random() < 0.1:
            asked = AndNot(*(Term(names[0], chance.choice(WORDS)) for _ in range(2)))
        found, expected = (hits(searcher, asked) for searcher in searchers)
        found_some += bool(expected)
        assert found == expected, asked
    assert found_some > QUERIES // 2


def hits(searcher: Searcher, asked: Query) -> list[tuple[str, float]]:
    found = searcher.search(asked, limit=None)
    return sorted((hit["id"], round(hit.score, 9)) for hit in found)


# -- what users do, naming nothing of ours

ARTICLES: list[tuple[str, dict[str, list[str]], dict[str, Any]]] = [
    (
        "a",
        {
            "headline": ["Harbour strike ends"],
            "body": ["The crews return on Monday, the prime minister said.", "S-400 ships wait."],
            "publisher": ["The Quay"],
        },
        {"published": 20210827, "publisher": "The Quay", "language": "en", "words": 300},
    ),
    (
        "b",
        {
            "headline": ["Sanctions hit the port"],
            "body": ["Long-range ferries stay away. The minister is prime suspect in a strike."],
            "publisher": ["The Quay"],
        },
        {"published": 20220100, "publisher": "The Quay", "language": "en", "words": 120},
    ),
    (
        "c",
        {"headline": ["Çavuşoğlu besucht den Hafen"], "body": ["Ein Sanctioned ship, ein Streik."]},
        {"publisher": None, "language": "de", "words": 40},
    ),
]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("index")
    Index(folder).update(ARTICLES, [], 7)
    return folder


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("s-400", "a"),
        ("400", ""),
        ('"prime minister"', "a"),
        ("ferr*", "b"),
        ("FERR*", "b"),
        ("strike harbour", ""),
        ("strike OR crews", "ab"),
        ("strike NOT crews", "b"),
        ("sanctioning", "c"),
        ("long-range", "b"),
        ("headline:sanction", "b"),
        ("headline:cavusoglu", "c"),
        ("minster~", "ab"),
        ("published:[20210801 TO 20211231]", "a"),
        ("published:2022", "b"),
        ("words:[100 TO 400]", "ab"),
        ("words:40", "c"),
        ("language:de", "c"),
        ("publisher:quay", "ab"),
    ],
)
def test_queries_of_whooshs_own_parser(folder: Path, asked: str, found: str) -> None:
    index = whoosh.index.open_dir(str(folder))
    parser = QueryParser("body", index.schema)
    parser.add_plugin(FuzzyTermPlugin())
    with index.searcher() as searcher:
        hits = searcher.search(parser.parse(asked), limit=None)
        assert "".join(sorted(hit["id"] for hit in hits)) == found


def test_several_fields_days_sorting_facets_highlights_and_more_of_the_like(folder: Path) -> None:
    index = whoosh.index.open_dir(str(folder))
    with index.searcher() as searcher:
        parser = MultifieldParser(["headline", "body"], index.schema)
        assert {hit["id"] for hit in searcher.search(parser.parse("strike"))} == {"a", "b"}
        spring = DateRange("published", datetime(2021, 1, 1), datetime(2021, 12, 31))
        assert [hit["id"] for hit in searcher.search(spring)] == ["a"]
        by_day = searcher.search(Every(), sortedby="published")
        assert [hit["id"] for hit in by_day] == ["a", "b", "c"]
        newest = sorting.FieldFacet("published", reverse=True)
        assert [h["id"] for h in searcher.search(Every(), sortedby=newest)] == ["b", "a", "c"]
        grouped = searcher.search(Every(), groupedby=sorting.FieldFacet("publisher"))
        assert {k: len(v) for k, v in grouped.groups("publisher").items()} == {
            "The Quay": 2,
            "": 1,
        }
        (hit,) = searcher.search(parser.parse("crews harbour"))
        assert hit.fields() == {
            "id": "a",
            "headline": "Harbour strike ends",
            "published": datetime(2021, 8, 27),
            "publisher": "The Quay",
            "language": "en",
        }
        assert hit.highlights("headline") == '<b class="match term0">Harbour</b> strike ends'
        body = hit.highlights("body", text="The crews return.")
        assert body == 'The <b class="match term1">crews</b> return'
        assert next(h["id"] for h in hit.more_like_this("body", numterms=20)) == "b"
        assert searcher.suggest("body", "mnister", limit=1) == ["minister"]
        assert searcher.document(id="c")["headline"] == "Çavuşoğlu besucht den Hafen"


def test_foreign_writers_meet_a_lock_error(folder: Path) -> None:
    before = set(os.listdir(folder)) - {"MAIN_WRITELOCK"}
    index = whoosh.index.open_dir(str(folder))
    with index.searcher():
        pass
    with pytest.raises(LockError, match="written by pressread"):
        index.writer()
    assert sorted(set(os.listdir(folder)) - {"MAIN_WRITELOCK"}) == sorted(
        set(before) - {"MAIN_WRITELOCK"}
    )


def test_a_new_searcher_sees_a_commit_and_an_old_one_keeps_its_state(tmp_path: Path) -> None:
    ours = Index(tmp_path)
    ours.update(ARTICLES, [], 1)
    index = whoosh.index.open_dir(str(tmp_path))
    with index.searcher() as old:
        ours.update([], ["b"], 2)
        with index.searcher() as new:
            assert (old.doc_count(), new.doc_count()) == (3, 2)
            assert (old.up_to_date(), new.up_to_date()) == (False, True)


def test_names_of_older_states_are_removed_and_a_wrong_one_is_told(tmp_path: Path) -> None:
    ours = Index(tmp_path)
    ours.update(ARTICLES, [], 1)
    ours.update([], ["b"], 2)
    assert [name for name in os.listdir(tmp_path) if name.endswith(".toc")] == ["_MAIN_2.toc"]
    assert ours.verify() == []
    (tmp_path / "_MAIN_2.toc").write_bytes(b"nothing")
    assert ours.is_named()
    assert ours.verify() == ["_MAIN_2.toc, by which Whoosh opens the index, is damaged"]
    (tmp_path / "_MAIN_2.toc").unlink()
    assert not ours.is_named()
    assert ours.verify() == ["_MAIN_2.toc, by which Whoosh opens the index, is missing"]
    ours.name_for_whoosh()
    assert ours.verify() == []
    assert whoosh.index.open_dir(str(tmp_path)).doc_count() == 2


def test_statements_stand_under_their_own_names(tmp_path: Path) -> None:
    texts: dict[str, Any] = {
        "quote": ["We won"],
        "speaker": ["Ada Brook"],
        "role": ["mayor"],
        "verb": ["said"],
    }
    columns: dict[str, Any] = {"article": "x", "kind": "direct", "number": 0}
    Index(tmp_path, "statements").update([("x.0", texts, columns)], [], 1)
    index = whoosh.index.open_dir(str(tmp_path), "statements")
    with index.searcher() as searcher:
        for asked in ("won", "role:mayor verb:said", "speaker:brook", "article:x kind:direct"):
            (hit,) = searcher.search(QueryParser("quote", index.schema).parse(asked))
            assert (hit["id"], hit["article"], hit["kind"]) == ("x.0", "x", "direct")


def test_headlines_survive_a_join(tmp_path: Path) -> None:
    ours = Index(tmp_path)
    for number in range(8):
        ours.update([(f"k{number}", {"headline": [f"News {number}"]}, {})], [], number)
    assert len(list(ours.segments())) < 8
    with whoosh.index.open_dir(str(tmp_path)).searcher() as searcher:
        found = {hit["id"]: hit["headline"] for hit in searcher.search(Every(), limit=None)}
    assert found == {f"k{number}": f"News {number}" for number in range(8)}
