"""Factiva's layouts without markup: under codes, and as lines without any label."""

from __future__ import annotations

import pytest

from pressread.readers.reading import read_bytes
from pressread.source import Failure, Given
from tests.readers.making import docx

CODED = """\
SE|World News
HD|Board keeps winter ferry
BY|By Anna Kolb in Eastport and Ole Petersen in Paris
WC|33 words
PD|3 March 2020
ET|11:05 PM
SN|Harbour Times
LA|English

LP|
IN North Down the board voted on Tuesday to keep the winter ferry.

TD|
BY noon the islands were cheering. “We could not leave them alone,” Piet Vos said.

RE the cost: two million a year.

IN|i741 : Sea transport
RE|uk : United Kingdom
PUB|The Harbour Times Limited
AN|Document HTIM000020200303eg330000a

"""
BODY = (
    "IN North Down the board voted on Tuesday to keep the winter ferry.",
    "BY noon the islands were cheering. “We could not leave them alone,” Piet Vos said.",
    "RE the cost: two million a year.",
)
DISPLAYED = """\
World News
Board keeps winter ferry
By Anna Kolb
16 words
3 March 2020
11:05
Harbour Times
HTIM
London Ed1
08
English
Copyright 2020 The Harbour Times Limited. All rights reserved.

EASTPORT -- The board voted on Tuesday to keep the ferry.

The islands cheered. Nobody waved.

The Harbour Times Limited

Document HTIM000020200303eg330000a

"""
PARAGRAPHS = (
    "EASTPORT -- The board voted on Tuesday to keep the ferry.",
    "The islands cheered. Nobody waved.",
)


def stated(content: bytes, path: str = "export.txt") -> list[Given]:
    sources = list(read_bytes(content, path=path))
    found = [s.given for s in sources if not isinstance(s, Failure) and s.format == "factiva"]
    assert len(found) == len(sources)
    return [one for one in found if one is not None]


@pytest.mark.parametrize("gap", ["   ", "\t", "\xa0 ", " "])
def test_words_that_are_codes_begin_paragraphs_too(gap: str) -> None:
    text = CODED.replace("|\n", "\n").replace("|", gap)
    found = stated((text + text).encode())
    assert [one.body for one in found] == [BODY, BODY]
    assert found[0].headline == "Board keeps winter ferry"
    assert found[0].byline == ("Anna Kolb", "Ole Petersen")
    assert (found[0].published, found[0].publisher) == ("2020-03-03", "Harbour Times")


@pytest.mark.parametrize("packed", [False, True])
def test_codes_may_stand_on_lines_of_their_own(packed: bool) -> None:
    text = CODED.replace("|\n", "\n").replace("|", "\n")
    content = docx(*text.split("\n")) if packed else text.encode()
    [found] = stated(content, "export.docx" if packed else "export.txt")
    assert (found.headline, found.body) == ("Board keeps winter ferry", BODY)


@pytest.mark.parametrize("packed", [False, True])
def test_records_without_labels_are_read_by_the_order_of_their_lines(packed: bool) -> None:
    second = "\n".join(
        ["Treasurer warns", "16 words", "4 March 2020", *DISPLAYED.split("\n")[6:]]
    ).replace("303eg33", "304eg34")
    text = DISPLAYED + second
    content = docx(*(line for line in text.split("\n") if line)) if packed else text.encode()
    found = stated(content, "export.docx" if packed else "export.txt")
    assert [one.headline for one in found] == ["Board keeps winter ferry", "Treasurer warns"]
    assert [one.byline for one in found] == [("Anna Kolb",), ()]
    assert [one.sections for one in found] == [("World News",), ()]
    assert [one.published for one in found] == ["2020-03-03", "2020-03-04"]
    assert all(one.publisher == "Harbour Times" and one.language == "en" for one in found)
    assert all(one.body == PARAGRAPHS and not one.truncated for one in found)


@pytest.mark.parametrize(
    ("lines", "headline", "byline"),
    [
        (["Board Keeps Ferry"], "Board Keeps Ferry", ()),
        (["News", "Board Keeps Ferry"], "Board Keeps Ferry", ()),
        (["The board keeps its ferry", "Anna Kolb"], "The board keeps its ferry", ("Anna Kolb",)),
        (["News", "Board Keeps Ferry", "Anna Kolb"], "Board Keeps Ferry", ("Anna Kolb",)),
        (["Le ferry reste", "Par Claire Fontanel"], "Le ferry reste", ("Claire Fontanel",)),
    ],
)  # fmt: skip
def test_a_title_is_told_from_section_and_author(
    lines: list[str], headline: str, byline: tuple[str, ...]
) -> None:
    text = "\n".join([*lines, *DISPLAYED.split("\n")[3:]])
    [found] = stated(text.encode())
    assert (found.headline, found.byline) == (headline, byline)


def test_a_record_of_an_unknown_layout_is_told() -> None:
    text = DISPLAYED + DISPLAYED.replace("16 words\n", "").replace("303eg33", "304eg34")
    outcomes = list(read_bytes(text.encode()))
    assert [isinstance(one, Failure) for one in outcomes] == [True, False]
    assert "unknown layout" in getattr(outcomes[0], "reason", "")


def test_a_record_that_breaks_off_is_marked() -> None:
    [found] = stated((DISPLAYED + DISPLAYED[:330]).encode())[1:]
    assert found.truncated
