"""Whatever the bytes are: outcomes, in bounded time and memory, and never an exception."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pressread.article import is_iso_date
from pressread.readers import read_bytes, read_path
from pressread.readers.document import HEAD
from pressread.source import Failure, Source
from tests.readers.making import docx, zipped
from tests.readers.test_formats import DATA

FILES = [path.read_bytes() for path in sorted(DATA.iterdir())]


def reasons(data: bytes, path: str = "-") -> list[str]:
    return [o.reason for o in read_bytes(data, path=path) if isinstance(o, Failure)]


def check(data: bytes, path: str) -> None:
    for outcome in read_bytes(data, path=path):
        if isinstance(outcome, Failure):
            assert outcome.reason
            assert "\n" not in outcome.reason
            continue
        stated = outcome.given
        if stated is None:
            continue
        assert all(map(str.strip, stated.body))
        assert len(stated.body_kinds) in (0, len(stated.body))
        assert all(date is None or is_iso_date(date) for date in (stated.published, stated.updated))


@settings(max_examples=150, deadline=None)
@given(st.binary(max_size=400), st.sampled_from(["-", "a.html", "a.csv", "a.xml", "a.txt"]))
def test_no_bytes_raise(data: bytes, path: str) -> None:
    check(data, path)


@settings(max_examples=250, deadline=None)
@given(st.sampled_from(FILES), st.data())
def test_no_damage_to_a_real_file_raises(file: bytes, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(file)))
    stop = data.draw(st.integers(start, min(len(file), start + 200)))
    check(file[:start] + data.draw(st.binary(max_size=8)) + file[stop:], "a")


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "is empty: there is nothing to import"),
        (b" \r\n\t", "is empty: there is nothing to import"),
        (b"\0\0\0\0", "is empty: there is nothing to import"),
        (b"%PDF-1.7\n", "is a damaged PDF (Data format error): get it again"),
        (b"\x89PNG\r\n", "is a picture: import the text of the article, not its scan"),
        (b"[" * 100_000, "is JSON nested too deep to be articles"),
        (b'{"a": 1}', "is JSON of a kind that pressread does not know (keys: a)"),
        (b"<?xml version='1.0'?><menu/>", "is XML of a kind that pressread does not know (<menu>)"),
        (
            b"<!DOCTYPE NETSCAPE-Bookmark-file-1><A HREF='x'>y</A>",
            "is a file of bookmarks, links without texts: import the pages themselves",
        ),
    ],
)
def test_the_reason_says_what_the_file_is_and_what_to_do(data: bytes, reason: str) -> None:
    assert reasons(data) == [reason]


def test_a_table_of_unknown_columns_names_the_columns() -> None:
    assert reasons(b"code,colour\n1,red\n", "a.csv") == [
        "is a table without a column of text or headlines (columns: code, colour): rename them"
    ]


def test_entities_that_a_file_declares_are_refused_wherever_the_declaration_stands() -> None:
    refused = ["uses XML entities of its own, which is refused: remove them"]
    bomb = '<!DOCTYPE nitf [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]><nitf>&b;</nitf>'
    assert reasons(f"<?xml version='1.0'?>{bomb}".encode()) == refused
    assert reasons(f"<?xml version='1.0' encoding='utf-16'?>{bomb}".encode("utf-16")) == refused
    late = f"<?xml version='1.0'?><!-- {'x' * 2 * HEAD} -->{bomb}"
    assert reasons(late.encode()) == refused


def test_nothing_outside_the_file_is_read(tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.write_text("secret")
    (outcome,) = read_bytes(
        f"<!DOCTYPE nitf SYSTEM '{secret.as_uri()}'><nitf><body><body.content><p>x</p>"
        "</body.content></body></nitf>".encode()
    )
    assert isinstance(outcome, Source)
    assert outcome.given is not None
    assert outcome.given.body == ("x",)


@pytest.mark.parametrize("tag", [b"<div>", b"<DIV><P>1 of 2 DOCUMENTS</P>", b"<p>factiva<b>"])
def test_a_page_nested_without_end_is_read_or_refused(tag: bytes) -> None:
    assert len(list(read_bytes(b"<html>" + tag * 50_000))) >= 1


def test_xml_nested_without_end_is_refused() -> None:
    (reason,) = reasons(b"<nitf>" + b"<p>" * 50_000)
    assert reason.startswith("is not well-formed XML")


def test_a_file_over_the_limit_is_refused_before_it_is_decoded(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("pressread.readers.reading.MAX_ARTICLE", 1000)
    assert reasons(b"x" * 1001) == ["is over the limit of 1000 bytes for such a file: split it"]


def test_what_unpacks_beyond_the_limit_is_not_unpacked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pressread.readers.unpack.MAX_ARTICLE", 1000)
    assert reasons(zipped({"a.txt": "x" * 5000}), "z.zip") == [
        "unpacks to more than 1000 bytes: unpack and split it first"
    ]


def test_a_word_document_with_too_deep_a_tree_is_refused() -> None:
    (reason,) = reasons(docx("<w:x>" * 400))
    assert reason.startswith("is not well-formed XML")


def test_pictures_inside_a_page_do_not_count_against_its_size() -> None:
    page = b'<html><img src="data:image/png;base64,' + b"A" * 500_000 + b'"><p>Ice</p>'
    (outcome,) = read_bytes(page)
    assert isinstance(outcome, Source)
    assert outcome.text == '<html><img src="data:,"><p>Ice</p>'


def test_a_file_that_vanished_is_a_failure(tmp_path: Path) -> None:
    (outcome,) = read_path(str(tmp_path / "gone.txt"))
    assert outcome == Failure(
        str(tmp_path / "gone.txt"),
        "cannot be read (No such file or directory): check the path and its permissions",
    )


def test_what_the_caller_knows_of_the_type_is_believed_for_text_and_pages() -> None:
    (page,) = read_bytes(b"just words", media_type="text/html; charset=utf-8")
    (text,) = read_bytes(b"<p>about the tag</p>", media_type="text/plain")
    assert isinstance(page, Source)
    assert isinstance(text, Source)
    assert (page.format, text.format) == ("html", "text")


def test_a_record_whose_text_was_cut_away_is_no_article_with_an_empty_paragraph() -> None:
    whole = (DATA / "proquest.html").read_bytes()

    check(whole[:384] + whole[465:], "proquest.html")
