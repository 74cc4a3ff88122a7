"""Rich text: articles and exports of press databases."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pressread.readers.office.rtf import paragraphs
from pressread.readers.reading import read_bytes
from pressread.source import Failure
from tests.readers.making import docx, rtf
from tests.readers.test_factiva_layouts import DISPLAYED
from tests.readers.test_nexis_uni_layouts import export


def lines(raw: bytes) -> list[str]:
    return [paragraph.text for paragraph in paragraphs(raw) if paragraph.text]


@pytest.mark.parametrize(
    ("raw", "found"),
    [
        (rb"{\rtf1 \u8220?We stay\u8221 ?, caf\'e9}", ["“We stay”, café"]),
        (rb"{\rtf1\ansicpg1251 \'c4\'e0}", ["Да"]),
        (rb"{\rtf1\ansicpg932 \'8a\'43}", ["海"]),
        (rb"{\rtf1 \uc2\u8217\'81\'66s \u-10179 ??\u-8704 ??}", ["’s 😀"]),
        (rb"{\rtf1 One\par\par Two\line three\tab four\emdash}", ["One", "Two\nthree\tfour—"]),
        (rb"{\rtf1 a\{b\}\\c\~d\_e}", ["a{b}\\c\xa0d\u2011e"]),
        (rb"{\rtf1{\*\generator x;}{\stylesheet{\s0 Normal;}}{\pict 0a0b}text}", ["text"]),
        (rb"{\rtf1{\field{\*\fldinst HYPERLINK x}{\fldrslt here}} and there}", ["here and there"]),
        (rb"{\rtf1 a\cell b\cell\row c}", ["a", "b", "c"]),
        (rb"{\rtf1 unclosed {\b bold", ["unclosed bold"]),
        (rb"{\rtf1 a}}}} b}", ["a b"]),
        (b"{\\rtf1 \xe9t\xe9}", ["été"]),
    ],
)
def test_what_a_reader_sees_is_kept(raw: bytes, found: list[str]) -> None:
    assert lines(raw) == found


def test_large_headings_and_bookmarks_are_told() -> None:
    made = list(paragraphs(rb"{\rtf1{\*\bkmkstart Body_1}{\b\fs28 Body}\par\fs28 x \b y\par}"))
    assert [(one.text, one.bookmarks, one.large) for one in made[:2]] == [
        ("Body", ("Body_1",), True),
        ("x y", (), False),
    ]


@pytest.mark.parametrize("language", ["en", "de"])
def test_an_export_reads_as_in_word(language: str) -> None:
    [one] = read_bytes(rtf(*export(language)))
    [other] = read_bytes(docx(*export(language)))
    assert not isinstance(one, Failure)
    assert not isinstance(other, Failure)
    assert (one.format, one.given) == ("nexis", other.given)


def test_an_export_of_factiva_is_read() -> None:
    [found] = read_bytes(rtf(*(line for line in DISPLAYED.split("\n") if line)))
    assert not isinstance(found, Failure)
    assert found.given is not None
    assert (found.format, found.given.headline) == ("factiva", "Board keeps winter ferry")


def test_an_article_is_plain_text_with_a_blank_line_between_paragraphs() -> None:
    [found] = read_bytes(rtf("Ferry stays", "The board voted.", "", "Nobody waved."))
    assert not isinstance(found, Failure)
    assert (found.format, found.text) == ("rtf", "Ferry stays\n\nThe board voted.\n\nNobody waved.")


def test_a_document_without_text_is_refused() -> None:
    [found] = read_bytes(rb"{\rtf1{\fonttbl{\f0 Arial;}}\par}")
    assert isinstance(found, Failure)
    assert "without text" in found.reason


@pytest.mark.parametrize("raw", [b"{" * 100_000, b"}" * 100_000, b"{\\b " * 50_000])
def test_groups_without_end_are_read_as_far_as_they_go(raw: bytes) -> None:
    assert lines(b"{\\rtf1 a" + raw + b"b") == ["ab"]


_WORDS = rb"{ } \par \b \fs28 \u8220? \u-1 \uc0 \uc9 \'e9 \'ff \* \bin9 \~ \pict \ansicpg0 x"
_PIECES = st.sampled_from([*_WORDS.split(), b"\xff", b" ", b"\\"])


@given(st.lists(_PIECES, max_size=40))
def test_no_bytes_make_it_raise(pieces: list[bytes]) -> None:
    for line in lines(b"{\\rtf1 " + b"".join(pieces)):
        line.encode("utf-8")
