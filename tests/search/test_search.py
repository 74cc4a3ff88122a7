"""Whole searches on small archives."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest

from pressread.article import Quote, Speaker
from pressread.errors import QueryError
from pressread.index.answers import literal as literally
from pressread.index.answers.explain import explain
from pressread.index.answers.literal import literal, literal_spans
from pressread.index.answers.search import search
from pressread.index.answers.similar import expanded
from pressread.index.evaluate import evaluation, unions
from pressread.query import parse

from .shelf import Shelf, article

LONG = " ".join(
    f"On day {n} the harbour of Halden counted {n + 3} ships and gate {n % 5} saw {n * 7} lorries."
    for n in range(12)
)
ARTICLES = {
    "ferry": article(
        "The ferry strike in Halden ended.\n\nCrews of the Marigold voted on the new offer.",
        "Ferry strike ends in Halden",
        published="2021-08-27",
        publisher="The Quay",
        sections=("News", "Ports"),
        byline=("Ada Brook",),
        language="en",
        quotes=(
            Quote("We won the strike", "direct", 0, 4, 9,
                  Speaker("Mina Halvorsen", "she", "head of the union"), "said"),
            Quote("a fair offer", "partial", 1, 0, 5, Speaker("Ines Falk"), "called"),
        ),
    ),
    "wheat": article("Wheat prices rose in August.", "Wheat up", published="2021-08",
                     publisher="Field News", language="en"),
    "bread": article("Bread is dear, bakers say; wheat is not to be had.", "Bread",
                     published="2022", language="en"),
    "undated": article("A ferry lay at the quay in Halden.", "Ferry at rest"),
    "german": article("Die Fähre liegt im Hafen von Halden.", "Fähre", language="de",
                      published="2020-01-31"),
    "first": article(LONG + " A ferry came.", "Harbour log", published="2019-01-01"),
    "second": article(LONG + " A second ferry came.", "Harbour log again",
                      published="2019-01-02"),
}  # fmt: skip


@pytest.fixture(scope="module")
def shelf(tmp_path_factory: pytest.TempPathFactory) -> Shelf:
    folder: Path = tmp_path_factory.mktemp("search")
    return Shelf(folder, ARTICLES)


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("ferry halden", "ferry first second undated"),
        ("ferry OR wheat", "bread ferry first second undated wheat"),
        ("wheat -bread", "wheat"),
        ("NOT halden", "bread wheat"),
        ("headline:ferry", "ferry undated"),
        ("headline:(bread OR wheat)", "bread wheat"),
        ("body:ferry", "ferry first second undated"),
        ('publisher:"the quay"', "ferry"),
        ("section:ports", "ferry"),
        ("byline:brook", "ferry"),
        ("speaker:halvorsen", "ferry"),
        ("language:de", "german"),
        ("language:german", "german"),
        ("fahre", "german"),
        ("published:2021-08", "ferry wheat"),
        ("published:2021-08-27", "ferry"),
        ("published:2021", "ferry wheat"),
        ("published:2021-09..", "bread"),
        ("published:2022-03..", ""),
        ("before:2020", "first second"),
        ("after:2021-08-28", "bread"),
        ("words:..8", "german undated wheat"),
        ("has:quotes", "ferry"),
        ("-has:date", "undated"),
        ("has:byline", "ferry"),
        ("is:copy", "second"),
        ("ferry -is:copy", "ferry first undated"),
        ("quote:won", "ferry"),
        ("quote:voted", ""),
        ("role:union quote:won", "ferry"),
        ("role:union quote:fair", ""),
        ("speaker:falk quote:fair", "ferry"),
        ("speaker:falk quote:won", ""),
        ("verb:say", ""),
        ("kind:partial", "ferry"),
        ("tag:x", ""),
        ("*", "bread ferry first german second undated wheat"),
        ("", "bread ferry first german second undated wheat"),
        ("wh*", "bread wheat"),
        ("marigold near/3 crew", "ferry"),
        ('"crews of the marigold"~2', "ferry"),
        ("ferry near/5 marigold", ""),
    ],
)  # fmt: skip
def test_a_query_finds(shelf: Shelf, query: str, expected: str) -> None:
    assert shelf.found(query, all_copies=True) == expected


def test_copies_are_folded_under_the_best_of_them(shelf: Shelf) -> None:
    answer = shelf.answer("ferry")
    folded = {shelf.names[hit.id]: [shelf.names[id] for id in hit.copies] for hit in answer.hits}
    assert folded.keys() - {"first", "second"} == {"ferry", "undated"}
    assert sum(len(copies) for copies in folded.values()) == 1
    assert answer.total == 4


def test_the_newest_or_oldest_can_come_first(shelf: Shelf) -> None:
    assert shelf.named("wheat OR halden", sort="newest", all_copies=True) == [
        "bread", "ferry", "wheat", "german", "second", "first", "undated",
    ]  # fmt: skip


def test_what_has_no_date_is_counted_or_included(shelf: Shelf) -> None:
    answer = shelf.answer("ferry published:2021")
    assert (answer.total, answer.undated) == (1, 1)
    answer = shelf.answer("ferry published:2021", include_undated=True)
    assert (answer.total, answer.undated) == (2, 0)


def test_a_short_query_means_all_its_words(shelf: Shelf) -> None:
    answer = shelf.answer("wheat ferry", relaxed=False)
    assert (answer.total, answer.hits, answer.notices) == (0, [], [])


def test_a_page_goes_on_with_what_holds_most_of_the_words(shelf: Shelf) -> None:
    answer = shelf.answer("crews voted wheat")
    assert answer.total == sum(not hit.relaxed for hit in answer.hits)
    assert answer.nearest == sum(hit.relaxed for hit in answer.hits) > 0
    held = "no article holds" if not answer.total else f"{answer.total} holds"
    assert answer.notices == [f"{held} all the words; below are those that come nearest"]


def test_a_long_question_is_relaxed_and_says_so(shelf: Shelf) -> None:
    answer = shelf.answer("why did the crews of the ferry marigold end their wheat strike")
    assert shelf.names[answer.hits[0].id] == "ferry"
    assert answer.notices == ["no article holds all the words; below are those that come nearest"]


def test_a_relaxed_question_names_the_words_that_are_nowhere(shelf: Shelf) -> None:
    answer = shelf.answer("did Zzurgh’s ferry end the wheat strike in halden")
    assert answer.total == 0
    assert answer.notices == ["no article has “Zzurgh’s”; below are those that come nearest"]


def test_a_question_is_not_relaxed_to_its_function_words(shelf: Shelf) -> None:
    answer = shelf.answer("what will the zzurgh of the")
    assert (answer.total, answer.notices) == (0, [])


def test_full_matches_stand_before_looser_ones(shelf: Shelf) -> None:
    answer = shelf.answer("a ferry lay at the quay in halden")
    assert shelf.names[answer.hits[0].id] == "undated"
    assert answer.notices == ["1 holds all the words; below are those that come nearest"]


def test_conditions_are_never_relaxed(shelf: Shelf) -> None:
    query = "what did the crews of the ferry vote on published:2022"
    assert set(shelf.named(query)) <= {"bread"}


def test_pages_follow_one_another(shelf: Shelf) -> None:
    whole = shelf.named("halden OR wheat", limit=None)
    pages = [shelf.named("halden OR wheat", limit=2, offset=at) for at in range(0, 8, 2)]
    assert [name for page in pages for name in page] == whole


def test_statements_are_found_by_words_speaker_and_headline(shelf: Shelf) -> None:
    assert shelf.said("won") == ["ferry.0"]
    assert shelf.said("halvorsen") == ["ferry.0"]
    assert shelf.said("ferry") == ["ferry.0", "ferry.1"]
    assert shelf.said("quote:ferry") == []
    assert shelf.said("role:union") == ["ferry.0"]
    assert shelf.said("kind:partial offer") == ["ferry.1"]
    assert shelf.said("byline:brook published:2021 offer") == ["ferry.1"]


@pytest.mark.parametrize("query", ["a*", "ferry b*", "headline:f*", "body:s*"])
def test_a_beginning_of_very_many_words_finds_what_each_of_them_would(
    shelf: Shelf, query: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    exact = shelf.answer(query, all_copies=True, limit=None)
    monkeypatch.setattr(evaluation, "MOST_EXPANSIONS", 2)
    for name, value in (("_RANKED", 1), ("_AT_ONCE", 2)):
        monkeypatch.setattr(unions, name, value)
    shelf.articles.refresh()
    rough = shelf.answer(query, all_copies=True, limit=None)
    assert sorted(hit.id for hit in rough.hits) == sorted(hit.id for hit in exact.hits)
    assert rough.total == exact.total > 0


def test_a_beginning_of_very_many_words_is_said_to_be_ranked_by_the_commonest(
    shelf: Shelf, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert shelf.answer("a*").notices == []
    monkeypatch.setattr("pressread.query.dictionary.BROAD", 1)
    told = "a* stands for hundreds of words here; the commonest decide the order"
    assert told in shelf.answer("a*").notices


def records_of(shelf: Shelf, ids: Sequence[str]) -> Mapping[str, Mapping[str, Any]]:
    return {id: ARTICLES[shelf.names[id]].to_dict() for id in ids}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ferry", ["ferry", "undated"]),
        ("erry st", ["ferry"]),
        ("dear, b", ["bread"]),
        ("FERRY", []),
        (".", ["bread", "ferry", "first", "german", "second", "undated", "wheat"]),
        ("Fä", ["german"]),
    ],
)
def test_literal_text_is_found_letter_for_letter(
    shelf: Shelf, text: str, expected: list[str]
) -> None:
    answer = literal(shelf.articles, text, lambda ids: records_of(shelf, ids), limit=None)
    assert sorted(shelf.names[hit.id] for hit in answer.hits) == expected
    assert answer.total == len(expected)


def test_letters_that_many_words_hold_keep_no_article_out(
    shelf: Shelf, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(literally, "MOST_TERMS", 1)
    for text in ("e strike in H", "a", "rr"):
        answer = literal(shelf.articles, text, lambda ids: records_of(shelf, ids), limit=None)
        held = [n for n, one in ARTICLES.items() if text in f"{one.headline}\n{one.body}"]
        assert {shelf.names[hit.id] for hit in answer.hits} == set(held)


def test_text_that_would_have_too_many_articles_read_is_refused(
    shelf: Shelf, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(literally, "MOST_READ", 3)
    with pytest.raises(QueryError, match="7 articles would have to be read"):
        literal(shelf.articles, ".", lambda ids: records_of(shelf, ids))
    assert literal(shelf.articles, "wheat", lambda ids: records_of(shelf, ids)).total == 1


def test_literal_places_are_spans() -> None:
    assert literal_spans("a.b.c", ".") == [(1, 2), (3, 4)]
    assert literal_spans("aaa", "aa") == [(0, 2)]
    assert literal_spans("a", "") == []


def test_expansion_adds_what_shares_the_names(tmp_path: Path) -> None:
    texts = {
        "one": "At Halden the pilot Ines Falk met the crew; later Ines Falk left Halden.",
        "two": "In Halden a pilot said Ines Falk was ill.",
        "three": "They say that Ines Falk retired.",
        "four": "They say that Falk Island is cold.",
        **{f"filler {n}": f"Nothing of note happened on day {n}." for n in range(20)},
    }
    items = {name: article(text) for name, text in texts.items()}
    shelf = Shelf(tmp_path, items)
    answer = expanded(
        shelf.shelves,
        parse("pilot halden"),
        lambda ids: {id: items[shelf.names[id]].to_dict() for id in ids},
        limit=None,
    )
    assert [shelf.names[hit.id] for hit in answer.hits] == ["one", "two", "three"]
    assert answer.notices == ["expanded by names from the best hits: ines, falk"]
    assert answer.total == 3


def test_expansion_keeps_to_what_is_asked_beside_words(tmp_path: Path) -> None:
    texts = {
        "one": "At Halden the pilot Ines Falk met the crew; later Ines Falk left Halden.",
        "two": "In Halden a pilot said Ines Falk was ill.",
        "three": "They say that Ines Falk retired.",
        **{f"filler {n}": f"Nothing of note happened on day {n}." for n in range(20)},
    }
    days = {"one": "2021-08-01", "two": "2021-08-02", "three": "2022-01-01"}
    items = {name: article(text, published=days.get(name)) for name, text in texts.items()}
    shelf = Shelf(tmp_path, items)

    def found(query: str, **page: int) -> list[str]:
        answer = expanded(
            shelf.shelves,
            parse(query),
            lambda ids: {id: items[shelf.names[id]].to_dict() for id in ids},
            query=query,
            limit=page.get("limit"),
            offset=page.get("offset", 0),
        )
        return [shelf.names[hit.id] for hit in answer.hits]

    assert found("pilot halden published:2021..2022") == ["one", "two", "three"]
    pages = [found("pilot halden published:2021..2022", limit=1, offset=n) for n in range(4)]
    assert pages == [["one"], ["two"], ["three"], []]
    assert found("pilot halden published:2021") == ["one", "two"]
    assert found("pilot halden -retired") == ["one", "two"]


def explained(shelf: Shelf, query: str) -> dict[str, Any]:
    node = parse(query)
    return explain(shelf.shelves, node, query, search(shelf.shelves, node, query=query))


@pytest.mark.parametrize(
    ("query", "parts"),
    [
        ("ferr* hald*", [("ferr*", 4, {"ferry": 4}), ("hald*", 5, {"halden": 5})]),
        ("fery~", [("fery~1", 4, {"ferry": 4})]),
        ("ferr* near/9 halden", [("ferr* near/9 halden", 2, {"ferry": 4, "halden": 5})]),
        ('"ferry by halden"', [('"ferry by halden"', 0, {"ferry": 4, "by": 0, "halden": 5})]),
        ("headline:ferry", [("headline:ferry", 2, {"ferry": 2})]),
        ("ferry words:..8", [("ferry", 4, {"ferry": 4}), ("words:..8", 3, {})]),
        ("published:2021", [("published:2021-01-01..2021-12-31", 2, {})]),
    ],
)
def test_an_explanation_says_what_is_typed_and_what_it_stands_for(
    shelf: Shelf, query: str, parts: list[tuple[str, int, dict[str, int]]]
) -> None:
    found = explained(shelf, query)["parts"]
    assert [(part["looks_for"], part["articles"], part.get("forms", {})) for part in found] == parts


def test_of_a_relaxed_question_each_word_is_explained_once(shelf: Shelf) -> None:
    told = explained(shelf, "which ferry of halden was on strike in winter")
    names = [part["looks_for"] for part in told["parts"]]
    assert len(names) == len(set(names))
    assert told["notices"]


@pytest.mark.parametrize(
    ("query", "held"),
    [
        (
            "Ferry crews voted wheat zyxxy",
            {
                "ferry": ("crews voted Ferry", "wheat zyxxy", 0.499),
                "wheat": ("wheat", "crews voted Ferry zyxxy", 0.148),
                "bread": ("wheat", "crews voted Ferry zyxxy", 0.148),
                "undated": ("Ferry", "crews voted wheat zyxxy", 0.073),
                "second": ("Ferry", "crews voted wheat zyxxy", 0.073),
            },
        ),
        (
            "bread wheat rose",
            {"bread": ("bread wheat", "rose", 0.629), "wheat": ("rose wheat", "bread", 0.629)},
        ),
    ],
)
def test_an_explanation_tells_what_each_relaxed_hit_holds(
    shelf: Shelf, query: str, held: dict[str, tuple[str, str, float]]
) -> None:
    told = explained(shelf, query)
    assert told["total"] == 0
    assert held == {
        shelf.names[hit["id"]]: (" ".join(hit["holds"]), " ".join(hit["lacks"]), hit["share"])
        for hit in told["hits"]
    }
    for hit in told["hits"]:
        assert hit["relaxed"]
        assert hit["parts"].keys() - {"standing together"} == set(hit["holds"])
        assert sum(hit["parts"].values()) == pytest.approx(hit["score"], abs=0.01)


def test_only_relaxed_hits_are_told_to_lack_words(shelf: Shelf) -> None:
    (hit,) = explained(shelf, "bakers bread wheat")["hits"]
    assert hit.keys() == {"id", "score", "copies", "parts"}


def test_an_explanation_tells_what_each_part_matches(shelf: Shelf) -> None:
    told = explained(shelf, "ferries -wheat")
    assert told["read_as"] == "ferries -wheat"
    assert told["tree"]["children"][0]["text"] == "ferries"
    assert told["parts"] == [
        {"looks_for": "ferries", "articles": 4, "forms": {"ferry": 4}},
        {"looks_for": "-wheat", "articles": 5},
    ]
    assert told["total"] == 4
    for hit in told["hits"]:
        assert hit["parts"] == {"ferries": hit["score"]}


def test_an_explanation_accounts_for_the_whole_score(shelf: Shelf) -> None:
    told = explained(shelf, "ferry strike")
    (hit,) = told["hits"]
    assert hit["parts"].keys() == {"ferry", "strike", "standing together"}
    assert sum(hit["parts"].values()) == pytest.approx(hit["score"], abs=0.01)


def test_articles_without_a_day_come_last_whichever_way_they_are_sorted(tmp_path: Path) -> None:
    days = {"old": "1999-05", "undated": None, "new": "2020-02-03", "middle": "2011-01-01"}
    texts = {name: article(f"The ferry of {name}.", published=day) for name, day in days.items()}
    shelf = Shelf(tmp_path, texts)
    assert shelf.named("ferry", sort="oldest") == ["old", "middle", "new", "undated"]
    assert shelf.named("ferry", sort="newest") == ["new", "middle", "old", "undated"]
    assert shelf.named("ferry", sort="oldest", limit=2) == ["old", "middle"]
    assert shelf.named("ferry", sort="oldest", limit=2, offset=2) == ["new", "undated"]
