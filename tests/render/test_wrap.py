from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.text import Text

from pressread.render.wrap import around, balanced, cut, is_rtl, wrap
from pressread.sanitize import clean

TEXT = st.text(st.sampled_from("ab  S-400,“” 港务局，。é\u0301\u00a0ع")).map(clean)


def lines(text: str, width: int) -> list[str]:
    return [line.plain for line in wrap(Text(text), width)]


@given(TEXT, st.integers(4, 30))
def test_no_line_is_too_wide_and_no_letter_is_lost(text: str, width: int) -> None:
    wrapped = lines(text, width)
    assert all(cell_len(line) <= width for line in wrapped)
    assert "".join("".join(wrapped).split()) == "".join(text.split())


@given(TEXT, st.integers(0, 30))
def test_a_cut_line_fits(text: str, cells: int) -> None:
    assert cell_len(cut(Text(text), cells).plain) <= max(cells, 0)


@given(TEXT, st.integers(0, 20), st.integers(0, 20), st.integers(6, 30))
def test_a_window_fits(text: str, start: int, length: int, cells: int) -> None:
    start = min(start, len(text))
    assert cell_len(around(Text(text), start, min(start + length, len(text)), cells).plain) <= cells


@given(st.lists(st.text("abé", min_size=1, max_size=9), min_size=1), st.data())
def test_a_window_cuts_no_word_that_has_spaces_about_it(
    words: list[str], data: st.DataObject
) -> None:
    text, hit = " ".join(words), data.draw(st.integers(0, len(words) - 1))
    start = len(" ".join(words[:hit])) + bool(hit)
    cells = data.draw(st.integers(len(words[hit]) + 2, 40))
    shown = around(Text(text), start, start + len(words[hit]), cells).plain
    assert f" {shown.strip('…')} " in f" {text} "
    assert words[hit] in shown.strip("…").split()


@given(TEXT, st.integers(4, 30))
def test_balancing_takes_no_more_lines(text: str, width: int) -> None:
    assert len(balanced(Text(text), width)) <= len(wrap(Text(text), width))


@pytest.mark.parametrize(
    ("text", "width", "expected"),
    [
        ("a price of $3.4\u00a0billion", 14, ["a price of", "$3.4\u00a0billion"]),
        ("渡轮将于周日启航，就此结束。", 10, ["渡轮将于周", "日启航，就", "此结束。"]),
        ("渡轮将于周，启航", 10, ["渡轮将于", "周，启航"]),
        ("防空导弹S-400系统", 8, ["防空导弹", "S-400系", "统"]),
        ("https://press.example/long", 10, ["https://pr", "ess.exampl", "e/long"]),
        ("", 10, [""]),
    ],
)
def test_where_lines_break(text: str, width: int, expected: list[str]) -> None:
    assert lines(text, width) == expected


def test_a_window_has_its_hit_in_the_middle() -> None:
    text = "one two three four five six seven eight nine ten eleven"
    start = text.index("six")
    assert around(Text(text), start, start + 3, 24).plain == "…five six seven eight…"


@pytest.mark.parametrize(
    ("text", "rtl"), [("العبّارة S-400", True), ("12 العبّارة", True), ("S-400 العبّارة", False)]
)
def test_the_first_strong_letter_gives_the_direction(text: str, rtl: bool) -> None:
    assert is_rtl(text) is rtl


@pytest.mark.parametrize(
    ("text", "word", "cells", "shown"),
    [
        ("WASHINGTON (Post) -- The ferry sails on Sunday", "ferry", 18, "…The ferry sails…"),
        ("It was – as ever – the ferry that sailed", "ferry", 16, "…the ferry that…"),
        ("The well-known ferry sails on Sunday", "ferry", 16, "…ferry sails on…"),
        ("The ferry", "ferry", 20, "The ferry"),
    ],
)
def test_a_window_begins_with_a_word(text: str, word: str, cells: int, shown: str) -> None:
    at = text.index(word)
    assert around(Text(text), at, at + len(word), cells).plain == shown
