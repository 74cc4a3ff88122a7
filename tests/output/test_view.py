"""Values as people read them in a line: dates, spans, sizes, counts, columns, groups."""

from __future__ import annotations

import pytest

from pressread.hits import ArticleRef, Hit, QuoteHit, Span
from pressread.output.view import (
    Style,
    View,
    align,
    grouped,
    key,
    pad,
    pairs,
    plain,
    plural,
    shown,
    size,
    span,
    width,
)


@pytest.mark.parametrize(
    ("number", "text"),
    [
        (0, "0 B"), (1, "1 B"), (999, "999 B"), (1000, "1.0 kB"), (1049, "1.0 kB"),
        (1051, "1.1 kB"), (99_949, "99.9 kB"), (100_000, "100 kB"), (999_499, "999 kB"),
        (1_000_000, "1.0 MB"), (2_500_000_000, "2.5 GB"), (7_000_000_000_000, "7000 GB"),
    ],
)  # fmt: skip
def test_bytes_as_people_read_them(number: int, text: str) -> None:
    assert size(number) == text


@pytest.mark.parametrize(
    ("first", "last", "iso", "text"),
    [
        ("2021-08-27", "2022-03-03", False, "27 Aug 2021 to 3 Mar 2022"),
        ("2021-08-27", "2022-03-03", True, "2021-08-27 to 2022-03-03"),
        ("2021-08-27", "2021-08-27T10:00", False, "27 Aug 2021"),
        ("2021-08-27", None, False, "27 Aug 2021"),
        (None, "2021", False, "2021"),
        (None, None, False, ""),
        ("", "2021-08", False, "Aug 2021"),
    ],
)
def test_a_span_of_dates_names_one_that_is_both_ends_once(
    first: str | None, last: str | None, iso: bool, text: str
) -> None:
    assert span(first, last, Style(iso=iso)) == text


@pytest.mark.parametrize(
    ("count", "text"),
    [(0, "0 words"), (1, "1 word"), (2, "2 words"), (1000, "1,000 words"), (-1, "-1 words")],
)
def test_one_of_a_noun_is_no_plural(count: int, text: str) -> None:
    assert plural(count, "word") == text


@pytest.mark.parametrize(
    ("text", "cells"),
    [
        ("", 0),
        ("dam", 3),
        ("Çay", 3),
        ("東京", 4),
        ("e\u0301", 1),
        ("ｗ", 2),
        ("\u200b", 0),
        ("–", 1),
    ],
)
def test_a_line_is_as_wide_as_a_terminal_shows_it(text: str, cells: int) -> None:
    assert width(text) == cells
    assert width(pad(text, 6)) == 6


def test_columns_are_aligned_and_empty_ones_left_out() -> None:
    rows = [("a", "", "1", "x"), ("bbb", "", "22", ""), ("東", "", "333", "yy")]
    assert align(rows) == ["a    1    x", "bbb  22", "東   333  yy"]
    assert align(rows, right=(2,)) == ["a      1  x", "bbb   22", "東   333  yy"]
    assert align([("", ""), ("", "")]) == ["", ""]
    assert align([]) == []
    assert align([("a",), ("bb",)], right=(0,)) == [" a", "bb"]


def test_frozen_values_become_json_values() -> None:
    hit = Hit("a", 1.5, "H", None, "P", ("s",), headline_highlights=(Span(1, 3),))
    assert plain(hit) == {
        "id": "a",
        "score": 1.5,
        "headline": "H",
        "published": None,
        "publisher": "P",
        "sections": ["s"],
        "snippets": [],
        "headline_highlights": [[1, 3]],
        "copies": [],
        "relaxed": False,
    }
    assert plain([Span(0, 2), "x", None, (1,)]) == [[0, 2], "x", None, [1]]
    assert pairs((("a", 2), ("", 1))) == [{"value": "a", "count": 2}, {"value": None, "count": 1}]


REFS = [
    ArticleRef("a", "A", "2021-08-27", "The Ebb Post"),
    ArticleRef("b", "B", "2021-07", "the ebb post"),
    ArticleRef("c", "C", "2020", None),
    ArticleRef("d", "D", None, "Élan"),
    ArticleRef("e", "E", "2021-08-01", "Elan"),
]


def titles(by: str | None, voices: dict[str, str] | None = None) -> list[tuple[str | None, str]]:
    return [(name, "".join(ref.id for ref in refs)) for name, refs in grouped(REFS, by, voices)]


def test_articles_are_grouped_in_the_order_of_their_first() -> None:
    assert titles(None) == [(None, "abcde")]
    assert titles("publisher") == [("The Ebb Post", "ab"), ("No publisher", "c"), ("Élan", "de")]
    assert titles("month") == [
        ("August 2021", "ae"),
        ("July 2021", "b"),
        ("2020", "c"),
        ("Undated", "d"),
    ]
    assert titles("year") == [("2021", "abe"), ("2020", "c"), ("Undated", "d")]
    assert titles("speaker", {"a": "Ann Lee", "b": "ann lee", "c": "Bo Sand"}) == [
        ("Ann Lee", "ab"),
        ("Bo Sand", "c"),
        ("Nobody quoted by name", "de"),
    ]
    assert titles("speaker") == [("Nobody quoted by name", "abcde")]
    assert grouped([], None) == [(None, [])]
    assert grouped([], "year") == []


def test_statements_are_grouped_by_who_makes_them_or_by_their_article() -> None:
    said = [
        QuoteHit(REFS[0], {"speaker": {"name": "Ann Lee"}}, 0),
        QuoteHit(REFS[2], {"speaker": {"name": None, "as_written": "a baker"}}, 0),
        QuoteHit(REFS[3], {"speaker": None}, 0),
        QuoteHit(REFS[4], {}, 0),
        QuoteHit(REFS[4], {"speaker": {"name": "ANN LEE"}}, 0),
    ]
    found = [(title, len(hits)) for title, hits in grouped(said, "speaker")]
    assert found == [("Ann Lee", 2), ("a baker", 1), ("Speaker unknown", 2)]
    assert [(title, len(hits)) for title, hits in grouped(said, "year")] == [
        ("2021", 3),
        ("2020", 1),
        ("Undated", 1),
    ]


def test_a_title_of_signs_alone_is_its_own_key() -> None:
    assert (key("Élan!"), key("—"), key("ÉLAN")) == ("elan", "—", "elan")


def test_dates_are_shown_for_machines_or_for_people() -> None:
    assert shown("2021-08-27", iso=True) == "2021-08-27"
    assert shown("2021-08-27", iso=False) == "27 Aug 2021"
    assert shown("2021-08-27", iso=False, long=True) == "27 August 2021"
    assert (shown(None, iso=True), shown(None, iso=False)) == ("", "")


class _Two(View):
    listed = "things"
    header = ("id", "n")

    def records(self) -> list[dict[str, object]]:
        return [{"id": "a", "n": 1}, {"id": None}, {"id": "a", "n": 2}, {"id": "b"}]

    def told(self) -> dict[str, object]:
        return {"total": 2}

    def lines(self, style: Style) -> list[str]:
        return ["one", "two"]


def test_a_view_has_a_document_rows_ids_and_markdown_by_default() -> None:
    view = _Two()
    assert view.document() == {
        "schema_version": 1,
        "total": 2,
        "things": [{"id": "a", "n": 1}, {"id": None}, {"id": "a", "n": 2}, {"id": "b"}],
    }
    view.unsearched = 3
    assert {name: value for name, value in view.document().items() if name != "things"} == {
        "schema_version": 1,
        "total": 2,
        "complete": False,
        "unsearched": 3,
    }
    assert list(view.rows()) == [("a", 1), (None, None), ("a", 2), ("b", None)]
    assert list(view.ids()) == ["a", "b"]
    assert list(view.markdown(Style())) == ["```text", "one", "two", "```"]
    view.short = {"a": "x"}
    assert (view.named("a"), view.named("b"), view.found()) == ("x", "b", True)
