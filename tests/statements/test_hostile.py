"""Input that nobody writes: never an exception, offsets that always hold."""

from __future__ import annotations

import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pressread.article import Quote
from pressread.extraction.statements import extract_quotes, find_quotes, find_statements

_PIECES = st.sampled_from(
    [
        "“", "”", '"', "'", "''", "‘", "’", "``", "«", "»", "„", "‹", "›", "「", "」", " ", "\n",
        "\n\n", ".", ",", ":", "?", "(", ")", "—", "he", "she", "said", "told", "Mr. ", "Ann Lee",
        "the minister", "of", "and", "according to", "’s", "who", "X: ", "a", "Q: ", "A: ", "é",
        "\u202e", "\u0000", "İ", "ß", "42",
    ]
)  # fmt: skip
_TEXTS = st.one_of(st.text(max_size=200), st.lists(_PIECES, max_size=60).map("".join))


def _holds(text: str, quotes: tuple[Quote, ...]) -> None:
    last = 0
    for quote in quotes:
        assert text[quote.start : quote.end] == quote.text
        assert quote.text
        assert quote.start >= last
        last = quote.end
        assert 0 <= quote.confidence <= 1
        for speaker in (quote.speaker, quote.candidate):
            if speaker is not None:
                assert text[speaker.start : speaker.end] == speaker.as_written


@given(_TEXTS)
def test_never_raises_and_offsets_hold_in_a_text(text: str) -> None:
    _holds(text, extract_quotes(text))


@given(st.lists(_TEXTS, max_size=6), st.sampled_from(["paragraph", "blockquote"]))
def test_never_raises_on_paragraphs(paragraphs: list[str], kind: str) -> None:
    for quote in find_quotes(paragraphs, byline=("Ann Lee",), kinds=[kind] * len(paragraphs)):
        assert paragraphs[quote.paragraph][quote.start : quote.end] == quote.text


@pytest.mark.parametrize(
    "text",
    [
        "“" * 100_000,
        '"' * 100_001,
        "'" * 100_000,
        "«" * 50_000 + "»" * 50_000,
        "“” " * 20_000,
        "“a” said B. " * 800,
        " ".join(f"“Yes,” said Person{n} Name{n}." for n in range(5_000)),
        "x" * 1_000_000,
        "he said " * 20_000,
        "\u202e“a\u202d” said \u2067X\u2069. " * 400,
    ],
    ids=[
        "openers", "straight", "apostrophes", "nested", "empty", "one-letter-name", "5000-speakers",
        "one-word", "no-marks", "mixed-directions",
    ],
)  # fmt: skip
def test_hostile_text_is_read_without_an_error(text: str) -> None:
    _holds(text, extract_quotes(text))


def test_nothing_to_read_gives_nothing() -> None:
    assert extract_quotes("") == ()
    assert find_quotes([]) == ()
    assert find_quotes(["", " \n"]) == ()


@pytest.mark.parametrize(
    "piece",
    [
        "Person{0} Name{0} said the dam held. ",
        "the mayor of Dunmore said. ",
        "Tass quoted X as saying ",
        "„Ja, das ist gut“, sagte Ruth Vogel und nannte ihn „einen Freund von allen“. ",
        "Nach Angaben von Ruth Vogel, so Lee, sagte er und nannte sie und sagte, ",
        "Ruth Vogel sagte, dass Anna Lee gekommen sei. ",
        "“a b c d e”, in the words of Ann Lee. ",
        "Ann N{0} spoke. He said no. ",
        "he said that ",
    ],
)
def test_twice_the_text_takes_no_more_than_thrice_the_steps(piece: str) -> None:
    def steps(times: int) -> int:
        text = "".join(piece.format(n) for n in range(times))
        calls = 0

        def count(frame: object, event: str, arg: object) -> None:
            nonlocal calls
            calls += 1

        sys.setprofile(count)
        try:
            find_statements([text])
        finally:
            sys.setprofile(None)
        return calls

    steps(1)
    assert steps(800) < 3 * steps(400)
