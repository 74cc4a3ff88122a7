"""What else was written on this."""

from __future__ import annotations

from pathlib import Path

from pressread.index.answers.similar import characteristic, related_names, similar

from .shelf import Shelf, article

FERRY = (
    "Captain Ode steered the ferry Marigold into Halden after the strike, and the harbour master "
    "Ines Falk promised that the Marigold would sail each morning while the crews of Halden voted "
    "on the offer that the owners had put to the union during a long night of talks at the pier."
)
TEXTS = {
    "ferry": FERRY + " Nobody cheered.",
    "copy": FERRY + " Some cheered.",
    "later": "In Halden the crews of the Marigold voted yes, said Ines Falk at the harbour.",
    "other": "Wheat grew well in the north, and the mills turned through the long night.",
    "more": "The mills of the north ground wheat, said the owners.",
}


def test_articles_on_the_same_affair_come_first_and_copies_are_named(tmp_path: Path) -> None:
    shelf = Shelf(tmp_path, {name: article(text) for name, text in TEXTS.items()})
    item = article(TEXTS["ferry"])
    answer = similar(shelf.articles, item.id, item.to_dict(), limit=2)
    assert [shelf.names[hit.id] for hit in answer.hits] == ["copy", "later"]
    assert [hit.copies for hit in answer.hits] == [[item.id], []]
    assert answer.notices == ["1 of these is a near-copy of the article itself"]


def test_names_and_rare_words_stand_for_an_article(tmp_path: Path) -> None:
    shelf = Shelf(tmp_path, {name: article(text) for name, text in TEXTS.items()})
    terms = [term for term, _ in characteristic(shelf.articles, article(FERRY).to_dict())]
    assert {"marigold", "halden"} <= set(terms[:4])
    assert "the" not in terms


def test_names_that_keep_company_with_the_query_are_offered(tmp_path: Path) -> None:
    shelf = Shelf(tmp_path, {name: article(text) for name, text in TEXTS.items()})
    records = [article(TEXTS[name]).to_dict() for name in ("ferry", "later")]
    assert set(related_names(shelf.articles, records, ["halden"], 3)) == {
        "marigold", "ines", "falk",
    }  # fmt: skip
