"""The words of a page, whatever its markup: one line, nothing unseen, a break where a box ends."""

from __future__ import annotations

import pytest

from pressread.extraction.pages.tree import agree, clean, fold, lines_of, overlap, parse, words_of


@pytest.mark.parametrize(
    ("text", "line"),
    [
        (None, ""),
        ("", ""),
        (" Fog \n\tat\u00a0sea ", "Fog at sea"),
        ("Fog &amp;amp; ice", "Fog &amp; ice"),
        ("Fog & ice; hail", "Fog & ice; hail"),
        ("H\u00e4\u00adfen\u200b", "Häfen"),
        ("\u202eFog\u202c", "Fog"),
        ("می\u200cخواهم", "می\u200cخواهم"),  # spelling, not hiding
    ],
)
def test_one_clean_line(text: str | None, line: str) -> None:
    assert clean(text) == line


@pytest.mark.parametrize(
    ("markup", "words", "lines"),
    [
        ("<p>Fog</p><p>Ice</p>", "Fog Ice", ["Fog", "Ice"]),
        ("<p>F<b>o</b>g<i></i>gy</p>", "Foggy", ["Foggy"]),
        ("Fog<br>Ice", "Fog Ice", ["Fog", "Ice"]),
        ("<p>Fog<script>x()</script></p><style>p{}</style>Ice", "Fog Ice", ["Fog", "Ice"]),
        ("<p> </p>", "", []),
        ("<p>Fog<!-- no --> here</p>", "Fog here", ["Fog here"]),
    ],
)
def test_words_as_they_are_seen(markup: str, words: str, lines: list[str]) -> None:
    [body] = parse(f"<body>{markup}</body>tail").root.iter("body")
    assert words_of(body).removesuffix("tail").strip() == words
    assert [line for line in lines_of(body) if line != "tail"] == lines


def test_an_element_that_is_never_closed_is_read_to_a_limit() -> None:
    [body] = parse("<body>" + "<i>ab</i>" * 5000).root.iter("body")
    assert 1000 < len(words_of(body)) <= 4002


def test_metas_by_any_of_their_names_in_order() -> None:
    page = parse(
        "<meta name='Author' content='Ann Lee'><meta property='author og:x' content=' Ole '>"
        "<meta itemprop='date' value='2021'><meta name='empty' content=' '><h1>a</h1><h1>b</h1>"
    )
    assert page.metas == {"author": ["Ann Lee", "Ole"], "og:x": ["Ole"], "date": ["2021"]}
    assert page.meta("empty", "date", "author") == ("2021", "date")
    assert page.meta("empty") is None
    assert [heading.text for heading in page.headings] == ["a", "b"]


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Fog at the harbour", "FOG AT THE HARBOUR!", True),
        ("Fog at the harbour", "Fog at the harbour | Valley Wire", True),
        ("Harbour: Fog at the quay", "Fog at the quay", True),
        ("Eis auf dem Fluß", "Eis auf dem Fluss", True),
        ("Fog", "Fog", True),
        ("Fog", "Fog at sea", False),  # too short to be more than a word of it
        ("Fog on all seas", "Fog on all seas and ice on all the rivers of the north", False),
        ("", "", False),
        ("!", "?", False),
    ],
)
def test_headlines_agree(one: str, other: str, same: bool) -> None:
    assert agree(one, other) is agree(other, one) is same


@pytest.mark.parametrize(
    ("one", "other", "share"),
    [
        ("fog and ice", "Ice, and Fog: both", 1.0),
        ("fog and ice and hail", "ice", 0.25),
        ("туман лёд", "лёд", 0.5),
        ("", "ice", 0.0),
        ("ice", "", 0.0),
    ],
)
def test_shared_words(one: str, other: str, share: float) -> None:
    assert overlap(one, other) == share


def test_folded_words_have_letters_and_digits_alone() -> None:
    assert fold("S-400: “Straße”_1") == "s400strasse1"
