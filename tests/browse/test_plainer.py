"""A terminal that does not know UTF-8."""

from __future__ import annotations

import io

from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from pressread.browse.plainer import plainer, plainer_for


def test_what_an_encoding_lacks_is_said_in_plainer_characters() -> None:
    assert plainer("▌ “Çavuşoğlu…”¹ │", "ascii") == '| "Cavusoglu~"1 |'
    assert plainer("Çavuşoğlu", "iso-8859-9") == "Çavuşoğlu"
    assert plainer("渡轮", "latin-1") == "????"


@given(st.text(st.characters(exclude_categories=("C", "Mn", "Me"))))
def test_nothing_moves_and_everything_can_be_written(text: str) -> None:
    said = plainer(text, "latin-1")
    assert said.encode("latin-1")[:0] == b""
    assert cell_len(said) == sum(map(cell_len, text))


def test_utf_8_needs_no_filter() -> None:
    assert plainer_for(io.TextIOWrapper(io.BytesIO(), "UTF8")) == ()
    assert plainer_for(None) == ()
    assert len(plainer_for(io.TextIOWrapper(io.BytesIO(), "latin-1"))) == 1
