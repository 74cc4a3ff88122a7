"""Forms of words in languages other than English."""

from __future__ import annotations

import pytest

from pressread.text.folding import fold
from pressread.text.inflection import (
    Inflection,
    in_harmony,
    languages_of_script,
    stemmed_languages,
    stemmer,
)


@pytest.mark.parametrize(
    ("code", "word", "forms", "others"),
    [
        ("tr", "füze", "füzelerin füzeleri füzeden", "fuzuli"),
        ("tr", "karar", "kararın kararları kararlar", "karargah karanlık"),
        ("tr", "bakan", "bakanı bakanlar", "baktı"),
        ("tr", "uçak", "uçağı uçaklar uçaktan", "uçurum"),
        ("tr", "yaptırımlar", "yaptırım yaptırımları", "yapmak"),
        ("ru", "переговоры", "переговоров переговорах переговорам", "перевод"),
        ("uk", "ракета", "ракети ракет ракетою ракетами", "ракурс"),
        ("uk", "переговори", "переговорів переговорах", "перевірка"),
        ("bg", "ракета", "ракетата ракети ракетите", "ракия"),
        ("mk", "влада", "владата влади", "владимир"),
        ("be", "урад", "урада урадам", "урок"),
        ("pl", "wojna", "wojny wojnę wojnie", "wojsko"),
        ("cs", "vláda", "vlády vládou vládě", "vlak"),
        ("sk", "raketa", "rakety raketami", "rak"),
        ("el", "πύραυλος", "πύραυλοι πυραύλων", "πύργος"),
        ("hu", "rakéta", "rakétát rakétákat", "rakomány"),
        ("ar", "مفاوضات", "المفاوضات والمفاوضات بالمفاوضات", "مفاجأة"),
        ("ar", "وزير", "الوزير للوزير", "وزن"),
        ("ar", "الوزير", "وزير", "وزن"),
        ("he", "שיחות", "השיחות בשיחות שיחה", "שיר"),
        ("he", "ממשלה", "הממשלה ממשלת בממשלה", "ממש"),
        ("fa", "موشک", "موشکها موشکهای", "موش"),
        ("hi", "मिसाइल", "मिसाइलें मिसाइलों", "मिस"),
        ("de", "Haus", "Häuser Hauses", "Hausarzt"),
        ("sr", "raketa", "rakete raketom", "raketni"),
    ],
)
def test_a_word_covers_its_forms_and_finds_where_they_begin(
    code: str, word: str, forms: str, others: str
) -> None:
    inflection = Inflection(code, fold(word))
    for form in map(fold, forms.split()):
        assert inflection.covers(form), form
        assert form.startswith(tuple(inflection.beginnings())), form
    assert [other for other in map(fold, others.split()) if inflection.covers(other)] == []


@pytest.mark.parametrize(
    ("term", "expected"),
    [
        ("minister", ()),
        ("çok", ()),
        ("ракета", ("ru", "uk", "bg", "sr", "mk", "be")),
        ("переговорів", ("uk", "be", "ru", "bg", "sr", "mk")),
        ("ўрад", ("be", "ru", "uk", "bg", "sr", "mk")),
        ("љубав", ("sr", "mk", "ru", "uk", "bg", "be")),
        ("съд", ("bg", "ru", "uk", "sr", "mk", "be")),
        ("πυραυλος", ("el",)),
        ("مفاوضات", ("ar", "fa")),
        ("گفتگو", ("fa", "ur", "ar")),
        ("שיחות", ("he", "yi")),
        ("मिसाइल", ("hi", "ne")),
        ("հայ", ("hy",)),
        ("東京", ()),
    ],
)
def test_letters_tell_the_languages_that_a_word_may_be_of(
    term: str, expected: tuple[str, ...]
) -> None:
    assert languages_of_script(term) == expected


@pytest.mark.parametrize(
    ("folded", "expected"),
    [("fuzelerin", "füzelerin"), ("kararin", "kararın"), ("yaptirim", "yaptırım"),
     ("turkiye", "türkiye"), ("gorusme", "görüşme"), ("ucagi", "ucağı"), ("kol", "kol"),
     ("gul", "gul"), ("", "")],
)  # fmt: skip
def test_turkish_vowels_follow_the_nearest_a_or_e(folded: str, expected: str) -> None:
    assert fold(expected) == folded
    assert in_harmony(folded) == expected.replace("ş", "s").replace("ç", "c")


def test_every_language_named_has_a_stemmer_that_leaves_something() -> None:
    assert {stemmer(code)("rakete") != "" for code in stemmed_languages()} == {True}
    assert len(stemmed_languages()) > 40
    assert stemmer("en")("walking") == "walking"
