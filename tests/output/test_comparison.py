"""Two articles compared word for word, and the texts of a story one after the other."""

from __future__ import annotations

from pressread.article import Article
from pressread.output.comparison import DiffView, VersionsView
from pressread.output.view import Style
from tests.making import article

OLD = article("Dam leaks", "It leaks.", "Nobody mends it.", "Rain fell.", published="2021-08-27")
NEW = article("Dam leaks badly", "It leaks.", "Somebody mends it.", publisher="The Ebb Post")


def runs(old: Article, new: Article) -> list[list[tuple[str, str]]]:
    return DiffView(old, new).paragraphs


def test_runs_of_words_are_kept_cut_or_added() -> None:
    assert runs(OLD, NEW) == [
        [("kept", "Dam leaks"), ("added", "badly")],
        [("kept", "It leaks.")],
        [("cut", "Nobody"), ("added", "Somebody"), ("kept", "mends it.")],
        [("cut", "Rain fell.")],
    ]
    assert runs(OLD, OLD) == [
        [("kept", "Dam leaks")],
        [("kept", "It leaks.")],
        [("kept", "Nobody mends it.")],
        [("kept", "Rain fell.")],
    ]
    assert runs(article(None, "one two three"), article(None, "one 2 three")) == [
        [("kept", "one"), ("cut", "two"), ("added", "2"), ("kept", "three")]
    ]
    assert runs(article(None, "a", "b"), article(None, "a", "x", "b")) == [
        [("kept", "a")],
        [("added", "x")],
        [("kept", "b")],
    ]
    assert runs(article("H", "a"), article("H", "b", "c")) == [
        [("kept", "H")],
        [("cut", "a"), ("added", "b")],
        [("added", "c")],
    ]


def test_long_paragraphs_are_cut_and_added_whole() -> None:
    long, other = "word " * 2001, "term " * 2000
    assert [kind for kind, _ in runs(article(None, long), article(None, other))[0]] == [
        "cut",
        "added",
    ]
    assert len(runs(article(None, "word " * 2000), article(None, "word " * 1999 + "x"))[0]) == 3


def test_a_comparison_in_lines_rows_and_json() -> None:
    view = DiffView(OLD, NEW)
    assert list(view.lines(Style())) == [
        "--- e1gxv9zgrq5g  27 Aug 2021",
        "+++ vas9g6katt74  The Ebb Post",
        "",
        "Dam leaks {+badly+}",
        "",
        "It leaks.",
        "",
        "[-Nobody-] {+Somebody+} mends it.",
        "",
        "[-Rain fell.-]",
    ]
    assert list(view.rows())[:3] == [
        ("kept", "Dam leaks"),
        ("added", "badly"),
        ("kept", "It leaks."),
    ]
    assert view.document()["paragraphs"][0] == [
        {"change": "kept", "text": "Dam leaks"},
        {"change": "added", "text": "badly"},
    ]
    assert view.ids() == (OLD.id, NEW.id)
    assert (view.found(), DiffView(OLD, OLD).found()) == (True, False)


def test_versions_count_the_words_that_changed() -> None:
    view = VersionsView([OLD, NEW, NEW])
    assert list(view.records()) == [
        {
            "id": "e1gxv9zgrq5g",
            "published": "2021-08-27",
            "publisher": None,
            "headline": "Dam leaks",
            "cut": 0,
            "added": 0,
        },
        {
            "id": "vas9g6katt74",
            "published": None,
            "publisher": "The Ebb Post",
            "headline": "Dam leaks badly",
            "cut": 3,
            "added": 2,
        },
        {
            "id": "vas9g6katt74",
            "published": None,
            "publisher": "The Ebb Post",
            "headline": "Dam leaks badly",
            "cut": 0,
            "added": 0,
        },
    ]
    assert list(view.lines(Style(iso=True))) == [
        "e1gxv9zgrq5g  2021-08-27",
        "    3 words cut, 2 added",
        "vas9g6katt74  The Ebb Post",
        "    word for word",
        "vas9g6katt74  The Ebb Post",
    ]
    assert (view.found(), VersionsView([OLD]).found()) == (True, False)
