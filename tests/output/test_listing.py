"""Lists of articles, saved searches, corrections and marks in every format."""

from __future__ import annotations

from typing import Any

from pressread.hits import ArticleRef
from pressread.output.article import passage
from pressread.output.listing import (
    CorrectionsView,
    ListView,
    MarksView,
    SavedView,
    ruling_line,
)
from pressread.output.view import Style

REFS = (
    ArticleRef("aaa", "The *dam*", "2021-08-27", "The Ebb Post", ("News", "Water"), 1200, 3),
    ArticleRef("bbb", None, None, None),
)


def test_a_list_of_articles() -> None:
    view = ListView(9, REFS)
    assert list(view.lines(Style())) == [
        "aaa  27 Aug 2021  The Ebb Post  1200  3  The *dam*",
        "bbb  undated                       0  0  (no headline)",
    ]
    assert list(view.lines(Style(iso=True, group_by="year"))) == [
        "2021",
        "aaa  2021-08-27  The Ebb Post  1200  3  The *dam*",
        "Undated",
        "bbb  undated                      0  0  (no headline)",
    ]
    assert list(view.rows()) == [
        ("aaa", "2021-08-27", "The Ebb Post", "News/Water", "The *dam*", 1200, 3),
        ("bbb", None, None, "", None, 0, 0),
    ]
    assert list(view.markdown(Style())) == [
        "| id | date | publisher | words | quotes | headline |",
        "| --- | --- | --- | --- | --- | --- |",
        "| aaa | 27 Aug 2021 | The Ebb Post | 1200 | 3 | The \\*dam\\* |",
        "| bbb | undated |  | 0 | 0 | (no headline) |",
    ]
    assert view.document() == {
        "schema_version": 1,
        "total": 9,
        "articles": [
            {
                "id": "aaa",
                "headline": "The *dam*",
                "published": "2021-08-27",
                "publisher": "The Ebb Post",
                "sections": ["News", "Water"],
                "word_count": 1200,
                "quote_count": 3,
            },
            {
                "id": "bbb",
                "headline": None,
                "published": None,
                "publisher": None,
                "sections": [],
                "word_count": 0,
                "quote_count": 0,
            },
        ],
    }
    assert (view.found(), ListView(9, ()).found()) == (True, False)


def test_saved_searches() -> None:
    view = SavedView([("dams", "dam OR weir"), ("tolls\x1b", "toll")])
    assert list(view.lines(Style())) == ["dams    dam OR weir", "tolls␛  toll"]
    assert view.document() == {
        "schema_version": 1,
        "saved": [{"name": "dams", "query": "dam OR weir"}, {"name": "tolls\x1b", "query": "toll"}],
    }
    assert next(iter(view.rows())) == ("dams", "dam OR weir")
    assert not SavedView([]).found()


RULING: dict[str, Any] = {
    "id": "aaa", "field": "published", "statement": None, "text": None, "was": ["2021-08-26"],
    "value": ["2021-08-27"], "at": "2022-01-02T10:00:00+00:00", "undone": None,
}  # fmt: skip


def test_a_ruling_says_what_was_and_what_is() -> None:
    assert ruling_line(RULING) == "aaa published: 2021-08-26 → 2021-08-27"
    assert (
        ruling_line({**RULING, "was": [], "undone": "2022-03-04T10:00:00+00:00"})
        == "aaa published: nothing → 2021-08-27 (undone on 2022-03-04)"
    )
    assert (
        ruling_line({**RULING, "statement": 3, "field": "speaker", "value": ["A", "B"]})
        == "aaa#3 speaker: 2021-08-26 → A; B"
    )


def test_corrections_in_the_order_they_were_made() -> None:
    view = CorrectionsView([RULING])
    assert list(view.lines(Style())) == ["2 Jan 2022  aaa published: 2021-08-26 → 2021-08-27"]
    assert list(view.rows()) == [
        (
            "aaa",
            "published",
            None,
            None,
            "2021-08-26",
            "2021-08-27",
            "2022-01-02T10:00:00+00:00",
            None,
        )
    ]
    assert not CorrectionsView([]).found()


def test_a_passage_brings_its_marks_or_gets_some() -> None:
    assert [passage(text) for text in ("dam", "“dam”", "«dam»", "„dam“", '"dam"', "‘dam’", "")] == [
        "“dam”",
        "“dam”",
        "«dam»",
        "„dam“",
        '"dam"',
        "‘dam’",
        "“”",
    ]


MARK: dict[str, Any] = {
    "number": 4, "id": "aaa", "headline": "The dam", "published": "2021-08-27", "paragraph": 2,
    "start": 0, "stop": 8, "text": "It leaks", "note": "ask\x1b her", "tags": ["ebb", "dam"],
    "at": "2022-01-02T10:00:00+00:00", "gone": False, "held": True, "more": 1,
}  # fmt: skip


def test_marks_with_their_notes() -> None:
    plain = {**MARK, "note": None, "tags": []}
    lost = {**plain, "gone": True}
    removed = {**lost, "held": False, "headline": None, "published": None}
    assert list(MarksView([MARK, lost, removed]).lines(Style())) == [
        "4  aaa:3  27 Aug 2021  The dam",
        "    “It leaks”",
        "    +ebb  +dam  ask␛ her",
        "4  aaa:3  27 Aug 2021  The dam",
        "    “It leaks”  (gone from the text)",
        "4  aaa:3  of an article that was removed",
        "    “It leaks”",
    ]
    assert list(MarksView([MARK]).rows()) == [
        (
            4,
            "aaa",
            "The dam",
            "2021-08-27",
            2,
            0,
            8,
            "It leaks",
            "ask\x1b her",
            "ebb dam",
            "2022-01-02T10:00:00+00:00",
            False,
        )
    ]
    assert list(MarksView([MARK, {**plain, "headline": None}]).markdown(Style())) == [
        "> It leaks",
        ">",
        "> The dam, 27 Aug 2021, paragraph 3 (`aaa`)",
        "",
        "ask␛ her",
        "",
        "> It leaks",
        ">",
        "> (no headline), 27 Aug 2021, paragraph 3 (`aaa`)",
        "",
    ]
    assert "more" not in next(iter(MarksView([MARK]).records()))
