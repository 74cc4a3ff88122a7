"""Dates, bylines and languages as formats print them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pressread.article import is_iso_date
from pressread.readers import fragments, read_bytes
from pressread.readers.data import columns
from pressread.readers.givens import language_code
from pressread.source import Source
from pressread.text import bylines
from pressread.text.date_fields import date_field


@pytest.mark.parametrize(
    ("printed", "iso"),
    [
        ("January 31, 1986", "1986-01-31"),
        ("31 January 1986 Friday", "1986-01-31"),
        ("March 14, 2013 Thursday 11:21 AM GMT", "2013-03-14T11:21+00:00"),
        ("March 14, 2013 Thursday 12:05 AM BST", "2013-03-14T00:05+01:00"),
        ("1. Februar 2012 Mittwoch 4:42 PM GMT+1", "2012-02-01T16:42+01:00"),
        ("June 17, 1995, CITY EDITION", "1995-06-17"),
        ("May 2, 2002, Thursday,, FINAL EDITION", "2002-05-02"),
        ("20130312T101500Z", "2013-03-12T10:15:00+00:00"),
        ("20131020T192751+1100", "2013-10-20T19:27:51+11:00"),
        ("Tue, 12 Mar 2013 10:15:00 +0000", "2013-03-12T10:15:00+00:00"),
        ("2018-01-22T02:07:53.000Z", "2018-01-22T02:07:53+00:00"),
        ("2020-09-07T14:45:26", "2020-09-07"),
        ("2018 年 10 月 7 日 17:04", "2018-10-07"),
        ("9 Januar 1993", "1993-01-09"),
        ("3 de marzo de 2014", "2014-03-03"),
        ("1er mars 2014", "2014-03-01"),
        ("28.02.05", "2005-02-28"),
        ("12 февраля 1994", "1994-02-12"),
        ("10.Dezember 2019", "2019-12-10"),
        ("3 Mart 2020 Salı", "2020-03-03"),
        ("3 marca 2020", "2020-03-03"),
        ("tirsdag den 3. marts 2020", "2020-03-03"),
        ("2020. március 3.", "2020-03-03"),
        ("3 березня 2020", "2020-03-03"),
        ("03/13/2020", "2020-03-13"),
        ("May 1994", "1994-05"),
        ("March 2-8, 2020", "2020-03"),
        ("September/October 2020", "2020-09"),
        ("Winter, 2003", "2003"),
        ("Winter 0000", None),
        ("1994", "1994"),
        ("1994-05", "1994-05"),
        ("June 31, 1986", None),
        ("00000000", None),
        ("Late Edition", None),
        ("", None),
        (None, None),
    ],
)
def test_a_date_field_becomes_iso(printed: str | None, iso: str | None) -> None:
    assert date_field(printed) == iso


@given(st.text(max_size=60) | st.from_regex(r"[0-9TZ:+ .,a-zA-Z-]{0,40}", fullmatch=True))
def test_no_field_gives_anything_but_iso_or_none(field: str) -> None:
    found = date_field(field)
    assert found is None or is_iso_date(found)


@pytest.mark.parametrize(
    ("printed", "names"),
    [
        ("By JEREMY O'DELL", ("JEREMY O'DELL",)),
        ("From MARA LIND", ("MARA LIND",)),
        ("By ANNA KOLB and OLE PETERSEN", ("ANNA KOLB", "OLE PETERSEN")),
        ("By ANNA KOLB, OLE PETERSEN, and UWE THUN", ("ANNA KOLB", "OLE PETERSEN", "UWE THUN")),
        ("By ANNA KOLB, Science Correspondent", ("ANNA KOLB",)),
        ("Edited by UWE THUN", ("UWE THUN",)),
        ("Von Jette Mommsen und Uwe Thun (Fotos)", ("Jette Mommsen", "Uwe Thun")),
        ("Anna Kolb and Ole Petersen, Harbour Post Staff Writers", ("Anna Kolb", "Ole Petersen")),
        ("Anna Kolb, Harbour Herald", ("Anna Kolb",)),
        ("Anna Kolb in Eastport", ("Anna Kolb",)),
        ("Paula Lind and Frances d'Abo", ("Paula Lind", "Frances d'Abo")),
        ("ANNA KOLB and OLE PETERSEN; Uwe Thun contributed.", ("ANNA KOLB", "OLE PETERSEN")),
        ("By ANNA KOLB, Home and Harbour Correspondent", ("ANNA KOLB",)),
        ("Anna Kolb, Science Editor and Ole Petersen", ("Anna Kolb", "Ole Petersen")),
        ("Mara Lind; Special for Harbour Week", ("Mara Lind",)),
        ("Anna Kolb, Ole Petersen", ("Anna Kolb", "Ole Petersen")),
        ("ANNA KOLB, OLE PETERSEN", ("ANNA KOLB", "OLE PETERSEN")),
        ("Anna Kolb, New York and Ole Petersen", ("Anna Kolb", "Ole Petersen")),
        ("BY ANNA KOLB POLITICAL EDITOR", ("ANNA KOLB",)),
        ("ANNA KOLB STAFF WRITER", ("ANNA KOLB",)),
        ("Daily Mail Reporter", ("Daily Mail Reporter",)),
        ("By Anna Kolb HBN", ("Anna Kolb",)),
        ("Anna Kolb III", ("Anna Kolb III",)),
        ("Kolb, Anna", ("Anna Kolb",)),
        ("Kolb, Anna; Rohr, Ole von", ("Anna Kolb", "Ole von Rohr")),
        ("Reuters, Beijing", ("Reuters, Beijing",)),
        ("Door onze correspondent Anna Kolb", ("Anna Kolb",)),
        ("De notre envoyée spéciale Anna Kolb", ("Anna Kolb",)),
        ("Von unserem Korrespondenten Ole Petersen", ("Ole Petersen",)),
        ("From our Correspondent in Eastport", ("our Correspondent in Eastport",)),
        ("김하나;이두리", ("김하나", "이두리")),
        ("김하나 기자", ("김하나",)),
        ("--(CNA)", ("CNA",)),
        ("_", ()),
        ("Staff and agencies", ("Staff and agencies",)),
        ("gr/bp", ("gr/bp",)),
        ("", ()),
        (None, ()),
    ],
)
def test_a_byline_falls_into_names_where_that_is_safe(
    printed: str | None, names: tuple[str, ...]
) -> None:
    assert bylines.names(printed) == names


@given(st.text(max_size=120))
def test_no_byline_raises_or_gives_an_empty_name(line: str) -> None:
    assert all(name.strip() for name in bylines.names(line))


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("ENGLISH", "en"), ("GERMAN; DEUTSCH", "de"), ("en-GB", "en"), ("中文(簡體)", "zh"),
        ("Englisch", "en"), ("Klingon", None), ("", None), (None, None),
    ],
)  # fmt: skip
def test_a_language_becomes_its_code(name: str | None, code: str | None) -> None:
    assert language_code(name) == code


@pytest.mark.parametrize(
    ("text", "paragraphs"),
    [
        ("one\ntwo\n\nthree", ("one two", "three")),
        ("One line\nof it.\n   Another\nparagraph.", ("One line of it.", "Another paragraph.")),
        (f"{'long ' * 30}end.\nNext one.", (f"{'long ' * 30}end.", "Next one.")),
        ("  \n \n", ()),
    ],
)
def test_plain_text_falls_into_paragraphs(text: str, paragraphs: tuple[str, ...]) -> None:
    assert fragments.from_plain(text) == paragraphs


def test_a_fragment_of_html_keeps_what_kind_each_paragraph_is() -> None:
    markup = (
        "Lead.<br><br>Second<br>line.<h3>Sub</h3><ul><li>a</li></ul><script>x()</script>"
        "<blockquote><p>Said.</p></blockquote><pre>a\n  b</pre><figure><figcaption>C</figcaption>"
        "</figure><table><tr><td>x</td><td>y</td></tr></table>&amp; end"
    )
    assert fragments.from_html(markup) == fragments.Body(
        ("Lead.", "Second line.", "Sub", "a", "Said.", "a\n  b", "x | y", "& end"),
        (
            "paragraph", "paragraph", "subhead", "item", "blockquote", "preformatted", "table",
            "paragraph",
        ),
        ("C",),
    )  # fmt: skip


def test_a_list_of_paragraphs_stays_apart() -> None:
    entries = ["The ferry stays; so it said.", {"type": "p", "text": "The quay goes."}, "", None]
    found = columns.given_of(
        {"title": "Ferry", "body": entries}, {"headline": ["title"], "body": ["body"]}, "json"
    )
    assert found.body == ("The ferry stays; so it said.", "The quay goes.")


@pytest.mark.parametrize(
    ("column", "cell", "sections"),
    [
        ("sections", "Politics/Defense", ("Politics", "Defense")),
        ("sections", "Arts/Books; Sport", ("Arts/Books", "Sport")),
        ("section", "Arts/Books", ("Arts/Books",)),
        ("sections", ["Arts", "Books"], ("Arts", "Books")),
    ],
)
def test_sections_are_parted_as_our_own_tables_write_them(
    column: str, cell: object, sections: tuple[str, ...]
) -> None:
    row = {"headline": "Ferry", "body": "It stays.", column: cell}
    assert columns.given_of(row, columns.fields_of(row), "csv").sections == sections


@pytest.mark.parametrize(
    ("dates", "days"),
    [
        (("04/13/2020", "04/05/2020"), ["2020-04-13", "2020-04-05"]),
        (("04/05/2020 9:30", "12/31/2020"), ["2020-04-05", "2020-12-31"]),
        (("13/04/2020", "04/05/2020"), ["2020-04-13", "2020-05-04"]),
        (("04/05/2020", "06/05/2020"), ["2020-05-04", "2020-05-06"]),
        (("13/04/2020", "04/13/2020"), ["2020-04-13", "2020-04-13"]),
    ],
)
def test_a_table_writes_its_dates_in_one_order(dates: tuple[str, ...], days: list[str]) -> None:
    rows = "".join(f"{date},Ice {n},It came.\n" for n, date in enumerate(dates))
    found = list(read_bytes(f"date,title,text\n{rows}".encode(), path="a.csv"))
    assert [one.given.published for one in found if isinstance(one, Source) and one.given] == days


@pytest.mark.parametrize(
    ("title", "paper", "headline"),
    [
        ("Mast falls - Peak Post", "Peak Post", "Mast falls"),
        ("Mast falls | Peak Post", "Peak Post", "Mast falls"),
        ("Mast falls - Dale News", "Peak Post", "Mast falls - Dale News"),
        ("Mast falls - ", "", "Mast falls -"),
        (" - Peak Post", "Peak Post", "- Peak Post"),
    ],
)
def test_a_title_ends_before_the_paper_that_its_row_names(
    title: str, paper: str, headline: str
) -> None:
    row = {"title": title, "publisher": paper, "text": "It fell."}
    assert columns.given_of(row, columns.fields_of(row), "json").headline == headline
