"""Encodings that lack the characters of print."""

from __future__ import annotations

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from pressread.browse.themes import plainer_for
from pressread.render.plainer import plainer

STEP = st.text(st.characters(exclude_categories=("C", "Mn", "Me")))


@pytest.mark.parametrize(
    ("text", "encoding", "on_a_pipe", "on_a_screen"),
    [
        ("▌ “Çavuşoğlu…”¹ │", "ascii", '| "Cavusoglu..."1 |', '| "Cavusoglu~"1 |'),
        ("Çavuşoğlu", "iso-8859-9", "Çavuşoğlu", "Çavuşoğlu"),
        ("渡轮", "latin-1", "??", "????"),
        ("a — b → c ━", "ascii", "a -- b -> c =", "a - b ? c ="),
        ("Straße, œuvre, Łódź", "ascii", "Strasse, oeuvre, Lodz", "Stra?e, ?uvre, Lodz"),
        ("«ja»", "ascii", '"ja"', '"ja"'),
        ("12\u00a0%", "ascii", "12 %", "12 %"),
        ("plain", "ascii", "plain", "plain"),
    ],
)
def test_what_an_encoding_lacks_is_said_in_plainer_characters(
    text: str, encoding: str, on_a_pipe: str, on_a_screen: str
) -> None:
    assert plainer(text, encoding) == on_a_pipe
    assert plainer(text, encoding, in_step=True) == on_a_screen


@given(STEP, st.booleans())
def test_everything_can_be_written(text: str, in_step: bool) -> None:
    assert plainer(text, "latin-1", in_step=in_step).encode("latin-1") is not None


@given(STEP)
def test_nothing_moves_on_a_screen(text: str) -> None:
    assert cell_len(plainer(text, "latin-1", in_step=True)) == sum(map(cell_len, text))


def test_utf_8_needs_no_filter() -> None:
    assert plainer_for(io.TextIOWrapper(io.BytesIO(), "UTF8")) == ()
    assert plainer_for(None) == ()
    assert len(plainer_for(io.TextIOWrapper(io.BytesIO(), "latin-1"))) == 1
