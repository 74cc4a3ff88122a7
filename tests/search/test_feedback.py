"""What the first answers to a question share orders the others."""

from __future__ import annotations

from pathlib import Path

from pressread.index.answers.cross_shelf import Shelves
from pressread.index.answers.search import search
from pressread.query import parse
from pressread.query.relaxation import feedback
from pressread.text.stemming import root

from .shelf import Shelf, article

TEXTS = {
    "plain": "Why did the reactor at Halden stop? The turbine shaft broke; the turbine was old.",
    "kin": "The shaft of a turbine was mended at the plant.",
    "stray": "The plant in the window of the shop was mended with care and string.",
    **{f"filler {n}": f"On day {n} nothing of note was said about gate {n}." for n in range(12)},
}
ITEMS = {name: article(text) for name, text in TEXTS.items()}
QUESTION = "why did the reactor plant at halden stop"


def test_an_article_on_the_same_matter_moves_up(tmp_path: Path) -> None:
    shelf = Shelf(tmp_path, ITEMS)
    shelves = Shelves(
        shelf.articles, records=lambda ids: {id: ITEMS[shelf.names[id]].to_dict() for id in ids}
    )
    answer = search(shelves, parse(QUESTION), query=QUESTION)
    assert [shelf.names[hit.id] for hit in answer.hits[:2]] == ["plain", "kin"]


def test_words_of_the_first_articles_weigh_less_than_typed_ones(tmp_path: Path) -> None:
    shelf = Shelf(tmp_path, ITEMS)
    found = feedback(shelf.articles, [(2.0, ITEMS["plain"].to_dict())])
    boosts = {op.terms[0].text: op.boost for op in found}  # type: ignore[attr-defined]
    assert max(boosts, key=lambda term: boosts[term]) == "turbine"
    assert all(0 < boost <= 0.3 for boost in boosts.values())
    assert "the" not in boosts
    assert feedback(shelf.articles, []) == []


def test_relatives_share_a_root_and_others_do_not() -> None:
    assert root("compression") == root("compressor") == root("compressed")
    assert root("nationalist") == root("nations")
    assert root("university") != root("universe")
    assert root("international") != root("internal")
    assert root("s400") == "s400"
