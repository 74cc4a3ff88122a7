"""The formats for machines, each read back by the standard library."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pressread.errors import UsageError
from pressread.output.formats import Template, csv_lines
from pressread.output.markdown import escape
from pressread.output.view import human
from pressread.sanitize import clean

CELLS = st.text(st.characters(codec="utf-8", categories=["L", "N", "P", "S", "Zs"])).map(clean)


@given(st.lists(st.lists(CELLS, min_size=2, max_size=2)))
def test_csv_is_read_back_but_for_the_guard(rows: list[list[str]]) -> None:
    text = "".join(csv_lines(("a", "b"), rows))
    read = list(csv.reader(io.StringIO(text, newline="")))[1:]
    for row, cells in zip(read, rows, strict=True):
        for cell, value in zip(row, cells, strict=True):
            assert cell.removeprefix("'") == value.removeprefix("'") or cell == value


@pytest.mark.parametrize(
    ("value", "cell"),
    [
        ("=cmd|'/c calc'!A0", "'=cmd|'/c calc'!A0"),
        ("+49 30", "'+49 30"),
        ("-word", "'-word"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("– a dash", "– a dash"),
        (-4, "-4"),
        (0.5, "0.5"),
        (None, ""),
        ('say "so", he', '"say ""so"", he"'),
        ("two\nlines\x1b", '"two\nlines␛"'),
        (["a", "b"], "a; b"),
    ],
)
def test_no_cell_is_a_formula_or_a_command(value: object, cell: str) -> None:
    assert list(csv_lines((), [[value]]))[1] == cell + "\r\n"


RECORD = {
    "id": "k3v9", "headline": "A [b]\x1b", "sections": ["News", "Turkey"], "truncated": True,
    "speaker": {"name": "M. Eklund"}, "published": None, "quotes": [{"text": "x"}],
}  # fmt: skip


@pytest.mark.parametrize(
    ("template", "line"),
    [
        (r"{id}\t{headline}", "k3v9\tA [b]␛"),
        ("{sections} {speaker.name}", "News, Turkey M. Eklund"),
        ("{published}|{truncated}", "|true"),
        ("{quotes}", '[{"text": "x"}]'),
        (r"{{id}} \\ \n \0", "{id} \\ \n \0"),
        ("{published.year}", ""),
        ("", ""),
    ],
)
def test_a_template_looks_fields_up_and_no_more(template: str, line: str) -> None:
    assert Template(template).fill(RECORD) == line


@pytest.mark.parametrize("template", ["{id", "{nothing}", "{id.upper}", "{}", "{__class__}"])
def test_a_template_that_asks_for_what_is_not_there_is_told(template: str) -> None:
    with pytest.raises(UsageError):
        Template(template).fill(RECORD)


@given(st.text())
def test_any_template_fills_or_is_a_usage_error(text: str) -> None:
    try:
        Template(text).fill(RECORD)
    except UsageError:
        return


@pytest.mark.parametrize(
    ("text", "escaped"),
    [
        ("*star* _under_ [link](x) <b>", r"\*star\* \_under\_ \[link\](x) \<b\>"),
        ("# not a heading", r"\# not a heading"),
        ("- not an item", r"\- not an item"),
        ("2018. A year", r"2018\. A year"),
        ("S-400 in 3.4 seconds", "S-400 in 3.4 seconds"),
    ],
)
def test_markdown_shows_text_letter_for_letter(text: str, escaped: str) -> None:
    assert escape(text) == escaped


@pytest.mark.parametrize(
    ("date", "short", "long"),
    [
        ("2021-08-07", "7 Aug 2021", "7 August 2021"),
        ("2021-08", "Aug 2021", "August 2021"),
        ("2021", "2021", "2021"),
        ("2021-08-27T18:30:00+02:00", "27 Aug 2021", "27 August 2021, 18:30"),
        (None, "", ""),
        ("soon", "soon", "soon"),
        ("2021-99-01", "1 99 2021", "1 99 2021"),
    ],
)
def test_dates_as_people_read_them(date: str | None, short: str, long: str) -> None:
    assert (human(date), human(date, long=True)) == (short, long)


@pytest.mark.parametrize(
    ("template", "filled"),
    [
        ("{headline} {summary}", "Row Whole"),
        ("{summary.x}", None),
        ("{nowhere}", None),
        ("{byline}", "Ann, Bo"),
    ],
)
def test_a_template_reaches_the_fields_of_the_whole_record(
    template: str, filled: str | None
) -> None:
    row = {"id": "k3v9", "headline": "Row"}
    whole = {"id": "k3v9", "headline": "Record", "summary": "Whole", "byline": ["Ann", "Bo"]}
    if filled is None:
        with pytest.raises(UsageError):
            Template(template).fill(row, {"k3v9": whole}.__getitem__)
    else:
        assert Template(template).fill(row, {"k3v9": whole}.__getitem__) == filled


def test_a_statement_s_row_reaches_its_article() -> None:
    row = {"article": {"id": "k3v9"}, "text": "Yes"}
    whole = {"id": "k3v9", "summary": "Whole", "language": "en"}
    filled = Template("{text} {article.summary} {language}").fill(row, {"k3v9": whole}.__getitem__)
    assert filled == "Yes Whole en"
