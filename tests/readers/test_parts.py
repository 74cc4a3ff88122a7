"""Records of large files: each with the bytes of its own, and the same as when read as a whole."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pressread.readers import parts, read_bytes
from pressread.source import Failure, Source
from tests.readers.test_formats import DATA

SEVERAL = ["factiva.html", "factiva.txt", "nexis.html", "nexis.txt", "rss.xml", "proquest.txt"]


@pytest.mark.parametrize("name", SEVERAL)
def test_a_record_cut_out_is_the_record_read_in_the_whole(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    data = (DATA / name).read_bytes()
    whole = [one for one in read_bytes(data, path=name) if isinstance(one, Source)]
    monkeypatch.setattr(parts, "SAMPLE", 1)
    cut = [one for one in read_bytes(data, path=name) if isinstance(one, Source)]
    assert [one.given and one.given.body for one in cut] == [
        one.given and one.given.body for one in whole
    ]
    assert [one.given and one.given.headline for one in cut] == [
        one.given and one.given.headline for one in whole
    ]
    for one in cut:
        assert one.span is not None
        assert data[slice(*one.span)] == one.raw


def outcomes(data: bytes, path: str = "a.json") -> list[str | None]:
    """The headlines, ``None`` for what failed."""
    return [
        (one.given.headline if one.given else "") if isinstance(one, Source) else None
        for one in read_bytes(data, path=path)
    ]


ICE = '{"title": "Ice", "text": "It came."}'
SUN = '{"title": "Sun", "text": "It went."}'


@pytest.mark.parametrize(
    ("data", "headlines"),
    [
        (f"[{ICE},{SUN}]", ["Ice", "Sun"]),
        (f"[\n{ICE}\n{SUN}\n]", ["Ice", "Sun"]),  # commas missing
        (f"[{ICE},{SUN[:-9]}", ["Ice", None]),  # cut off
        (f"[{ICE},{{broken}},{SUN}]", ["Ice", None, "Sun"]),
        (f"[{ICE},3,{SUN}] and more", ["Ice", None, "Sun"]),
        ('[{"title": "a", "title": "Ice", "text": "It came."}]', ["Ice"]),  # the same key twice
        ('[ {"title": "Ice", "text": "x=", "n": 1} ]', ["Ice"]),  # no file of settings
        (f"{ICE}\n{SUN}\n", ["Ice", "Sun"]),
        (f"{ICE}\n\n{{broken\n{SUN}", ["Ice", None, "Sun"]),
        (f"\ufeff{ICE}\n{SUN}", ["Ice", "Sun"]),
    ],
)
def test_what_is_broken_in_json_costs_itself(data: str, headlines: list[str | None]) -> None:
    assert outcomes(data.encode()) == headlines


@given(st.lists(st.text(min_size=1, max_size=40), min_size=1, max_size=5), st.booleans())
def test_values_of_json_stand_where_they_say(texts: list[str], lines: bool) -> None:
    values = [{"title": "Ice", "text": f"x{text}", "n": 1.5} for text in texts]
    data = ("\n" if lines else " , ").join(json.dumps(v, ensure_ascii=False) for v in values)
    raw = (data + "\n\n" if lines else f"[ {data} ]").encode("utf-8", "replace")
    for one, value in zip(read_bytes(raw, path="a.json"), values, strict=True):
        assert isinstance(one, Source)
        if one.span is not None:
            assert raw[slice(*one.span)] == one.raw
        assert json.loads(one.raw)["n"] == value["n"]


def test_mails_and_rows_have_the_bytes_of_their_own() -> None:
    for name in ("box.mbox", "table.csv"):
        data = (DATA / name).read_bytes()
        for one in read_bytes(data, path=name):
            if isinstance(one, Source):
                assert one.span is not None
                assert data[slice(*one.span)] == one.raw


def test_a_from_line_in_a_text_begins_no_mail() -> None:
    mail = (
        b"From a@b Thu Mar  7 10:00:00 2024\nFrom: a@b\nTo: c@d\nSubject: Ice\n\nIt came.\n\n"
        b"From the bay it came on Thu Mar  7 10:00:00 2024\nand stayed.\n"
    )
    (one,) = read_bytes(mail, path="a.mbox")
    assert isinstance(one, Source)
    assert "and stayed" in one.text


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        ("a.url", b"[InternetShortcut]\nURL=https://a.b/", "is a link without its text"),
        ("a.desktop", b"[Desktop Entry]\nType=Link\nURL=https://a.b/", "is a link without its"),
        ("a.webloc", b"<plist><dict><key>URL</key><string>x</string>", "is a link without its"),
        ("a.py", b"import sys\nprint('Ice came.')\n", "is a program or its settings"),
        ("a.heic", b"\0\0\0\x18ftypheic\0\0\0\0", "is a picture"),
        ("a.mp4", b"\0\0\0\x18ftypmp42\0\0\0\0", "is a recording"),
        ("a.webp", b"RIFF\x10\0\0\0WEBPVP8 ", "is a picture"),
        ("desktop.ini", b"[.ShellClassInfo]\nIconResource=x", "is a file that a program keeps"),
        ("x.conf.bak", b"[main]\nice=1\nsun=2\n", "is a file of settings"),
        ("README.md", b"# Ice\n\nIt came.", "is a word on the folder"),
        ("links.csv", b"title,url,time_added\nIce,https://a.b/,1\n", "is a list of links"),
        ("x.html", b"<!DOCTYPE html><html><title>Pocket Export</title>", "is a file of bookmarks"),
        ("note.md", b"# 2024-03-05\n\n- [ ] call [[Ole]]\n", "is a note of one's own"),
    ],
)
def test_what_holds_no_article_is_passed_over_with_the_reason(
    name: str, data: bytes, reason: str
) -> None:
    (one,) = read_bytes(data, path=name)
    assert isinstance(one, Failure)
    assert one.passed_over
    assert one.reason.startswith(reason)


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.txt", b"[Ice] came to the bay\n\nNobody saw it=come."),
        ("a.html", b"<html><p class='articleParagraph'>The board voted.</p></html>"),
        ("a.html", b"<html><title>Factiva gets dearer</title><p>The board voted.</p></html>"),
        ("a.txt", b"Libraries drop it\n\nThe list said 1 of 3 DOCUMENTS was read.\n"),
        ("a.txt", b"[12] The board voted on Tuesday.\n"),
        ("a.txt", b"title, text and more\n\nThe board voted.\n"),
    ],
)
def test_marks_that_stand_there_by_chance_make_no_export(name: str, data: bytes) -> None:
    (one,) = read_bytes(data, path=name)
    assert isinstance(one, Source)
    assert one.format in ("text", "html")
