"""Which forms count as one word."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pressread.text.stemming import forms, stem

ONE_WORD = [
    "sanction sanctions sanctioned sanctioning",
    "country countries",
    "plan plans planned planning",
    "plane planes",
    "hope hoped hoping hopes",
    "produce produces produced producing",
    "crisis crises",
    "box boxes boxed",
    "bus buses",
    "city cities",
    "class classes",
    "study studies studied studying",
    "man men",
    "agree agrees agreed agreeing",
    "use used using uses",
    "die dies died dying",
    "tax taxes taxed taxing",
    "movie movies",
    "negotiate negotiated negotiating negotiates",
    "defence defense defences",
    "organise organize organised organizing",
    "organisation organization organisations",
    "cancelled canceled cancel cancelling",
    "labour labor",
    "centre center centres",
    "s400 s400s",
    "strike strikes striking",
]
TWO_WORDS = [
    "university universe",
    "plan plane",
    "united unit",
    "news new",
    "policy police",
    "aids aid",
    "arms arm",
    "goods good",
    "wing win",
    "1990s 1990",
    "turkey turk",
    "rate rat",
    "german germany",
    "international internal",
    "general generous",
    "evening even",
    "paris pari",
    "king k",
]


@pytest.mark.parametrize("words", ONE_WORD)
def test_inflected_forms_share_a_stem_and_find_one_another(words: str) -> None:
    family = words.split()
    assert len({stem(word) for word in family}) == 1
    for word in family:
        assert set(family) <= set(forms(word))


@pytest.mark.parametrize("words", TWO_WORDS)
def test_different_words_stay_apart(words: str) -> None:
    one, two = words.split()
    assert stem(one) != stem(two)
    assert two not in forms(one)


@given(st.text(alphabet="abdegilnorstuvyz", min_size=1, max_size=12))
def test_the_forms_of_a_word_are_few_and_share_its_stem(word: str) -> None:
    found = forms(word)
    assert found[0] == word
    assert len(found) == len(set(found)) < 60
    assert {stem(form) for form in found} == {stem(word)}


@given(st.text())
def test_any_text_has_a_stem(text: str) -> None:
    assert text in forms(text)
