from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pressread.sanitize import MAX_MARKS, clean, clean_lines, clean_spans, clean_url

ANY_TEXT = st.text(st.characters())
NASTY = st.text(
    st.sampled_from("ab é“\x1b\x07\x9b\n\t\r\u202e\u2066\u200b\u200d\u200c\u0301\u20dd\ufeff\u00ad")
    | st.characters()
)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("plain “press” text – ça va, İğdır", "plain “press” text – ça va, İğdır"),
        ("\x1b[2J\x07", "␛[2J␇"),
        ("del\x7f csi\x9b31m", "del␡ csi�31m"),
        ("two\nlines\tand\u2028more", "two lines and more"),
        ("\u202egnp.exe\u202c", "gnp.exe"),
        ("\u2066isolated\u2069 \u200fmark\u061c", "isolated mark"),
        ("zero\u200bwidth soft\u00adhyphen \ufeffbom", "zerowidth softhyphen bom"),
        ("hidden\U000e0041\U000e0042tags", "hiddentags"),
        ("lone\ud800surrogate, non\uffffcharacter", "lone�surrogate, non�character"),
        ("می\u200cخواهم", "می\u200cخواهم"),
        ("क\u094d\u200dष", "क\u094d\u200dष"),
        ("👩\u200d👩\u200d👧", "👩\u200d👩\u200d👧"),
        ("pass\u200dword \u200c\u200d\u200c", "password "),
        ("3.4\u00a0billion", "3.4\u00a0billion"),
        ("caf" + "e\u0301" + "\u0301" * 50, "caf" + "e" + "\u0301" * MAX_MARKS),
        ("\u0301first", "\u25cc\u0301first"),
        ("filler\u3164\u115f", "filler"),
    ],
)
def test_what_each_kind_of_character_becomes(text: str, shown: str) -> None:
    assert clean(text) == shown


@given(NASTY)
def test_nothing_harmful_is_left(text: str) -> None:
    for char in clean(text):
        assert unicodedata.category(char) not in ("Cc", "Cs", "Zl", "Zp")
        assert unicodedata.category(char) != "Cf" or char in "\u200c\u200d"


@given(NASTY)
def test_no_base_carries_more_marks_than_a_script_needs(text: str) -> None:
    run = 0
    for char in clean(text):
        run = run + 1 if unicodedata.category(char) in ("Mn", "Me") else 0
        assert run <= MAX_MARKS


@given(NASTY)
def test_cleaning_twice_changes_nothing(text: str) -> None:
    assert clean(clean(text)) == clean(text)


@given(ANY_TEXT, st.lists(st.tuples(st.integers(0, 40), st.integers(0, 40))))
def test_spans_move_with_the_text(text: str, pairs: list[tuple[int, int]]) -> None:
    spans = tuple((min(pair), max(pair)) for pair in pairs)
    shown, moved = clean_spans(text, spans)
    assert shown == clean(text)
    assert all(0 <= start <= end <= len(shown) for start, end in moved)


def test_a_span_keeps_its_word() -> None:
    shown, ((start, end),) = clean_spans("a \u202ebad\x1b\u202c word", ((9, 13),))
    assert (shown, shown[start:end]) == ("a bad␛ word", "word")


def test_line_breaks_can_be_kept() -> None:
    assert clean_lines("one\r\ntwo\x1b\nthree") == "one\ntwo␛\nthree"


@pytest.mark.parametrize(
    ("url", "safe"),
    [
        ("https://press.example/a?b=1#c", "https://press.example/a?b=1#c"),
        ("https://press.example/ü \x1b]8;;", "https://press.example/%C3%BC%20%1B]8;;"),
        ("javascript:alert(1)", None),
        ("", None),
        (None, None),
    ],
)
def test_a_link_is_ascii_and_of_a_known_kind(url: str | None, safe: str | None) -> None:
    assert clean_url(url) == safe
