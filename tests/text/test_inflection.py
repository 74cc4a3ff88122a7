"""Forms in languages other than English: which words cover which, by stems, endings, prefixes."""

from __future__ import annotations

import pytest

from pressread.text.inflection import (
    Inflection,
    in_harmony,
    languages_of_script,
    stemmed_languages,
    stemmer,
)


def covers(code: str, term: str, other: str) -> bool:
    return Inflection(code, term).covers(other)


_COVERED = [
    ("de", "sanktion", "sanktionen", True),
    ("de", "haus", "hauser", True),
    ("de", "haus", "maus", False),
    ("fr", "accord", "accords", True),
    ("fr", "digue", "digues", True),
    ("es", "ministro", "ministros", True),
    ("es", "ministro", "ministra", True),
    ("pl", "rzad", "rzadu", True),
    ("ru", "санкция", "санкции", True),
    ("ru", "санкция", "санация", False),
    ("uk", "санкцii", "санкцii", True),
    ("uk", "уряд", "уряду", True),
    ("uk", "уряд", "урядами", True),
    ("uk", "уряд", "урод", False),
    ("bg", "град", "градът", True),
    ("bg", "град", "градове", True),
    ("mk", "град", "градот", True),
    ("be", "урад", "урадам", True),
    ("he", "ממשלה", "הממשלה", True),
    ("he", "ממשלה", "בממשלה", True),
    ("he", "ממשלה", "ממשלות", True),
    ("ar", "حكومة", "الحكومة", True),
    ("ar", "حكومه", "والحكومه", True),
    ("tr", "fuze", "fuzeler", True),
    ("tr", "fuze", "fuzelerin", True),
    ("tr", "fuze", "fizik", False),
    ("fi", "talo", "talossa", True),
    ("hu", "haz", "hazak", True),
    ("nl", "dam", "dammen", True),
    ("el", "νομοσ", "νομοι", True),
    ("xx", "dam", "dams", False),
    ("xx", "dam", "dam", True),
]


@pytest.mark.parametrize(("code", "term", "other", "wanted"), _COVERED)
def test_a_word_covers_its_forms_in_its_language(
    code: str, term: str, other: str, wanted: bool
) -> None:
    assert covers(code, term, other) == wanted


_BEGINNINGS = [
    ("de", "sanktionen", ["sanktion"]),
    ("uk", "урядами", ["уряд"]),
    ("tr", "fuzeler", ["fuze"]),
    ("xx", "dams", ["dams"]),
    ("fr", "os", ["os"]),
]


@pytest.mark.parametrize(("code", "term", "wanted"), _BEGINNINGS)
def test_forms_begin_alike(code: str, term: str, wanted: list[str]) -> None:
    assert Inflection(code, term).beginnings() == wanted


_SCRIPTS = [
    ("dam", ()),
    ("уряд", ("ru", "uk", "bg", "sr", "mk", "be")),
    ("їжа", ("uk", "be", "ru", "bg", "sr", "mk")),
    ("обычный", ("be", "ru", "uk", "bg", "sr", "mk")),
    ("ўлада", ("be", "ru", "uk", "bg", "sr", "mk")),
    ("љубав", ("sr", "mk", "ru", "uk", "bg", "be")),
    ("съезд", ("bg", "ru", "uk", "sr", "mk", "be")),
    ("νομος", ("el",)),
    ("ממשלה", ("he", "yi")),
    ("حكومة", ("ar", "fa")),
    ("گفت", ("fa", "ur", "ar")),
    ("भारत", ("hi", "ne")),
    ("հայ", ("hy",)),
    ("தமிழ்", ("ta",)),
    ("ダム", ()),
    ("", ()),
    ("mixуряд", ("ru", "uk", "bg", "sr", "mk", "be")),
]


@pytest.mark.parametrize(("term", "wanted"), _SCRIPTS)
def test_letters_tell_the_languages_they_may_be_of(term: str, wanted: tuple[str, ...]) -> None:
    assert languages_of_script(term) == wanted


_HARMONY = [
    ("fuzelerin", "füzelerin"),
    ("kopru", "kopru"),
    ("kopruler", "köprüler"),
    ("bogaz", "boğaz"),
    ("sinir", "sınır"),
    ("yildiz", "yıldız"),
    ("gul", "gul"),
    ("gullerin", "güllerin"),
    ("ev", "ev"),
    ("a", "a"),
    ("", ""),
    ("dogan", "doğan"),
    ("kum", "kum"),
]


@pytest.mark.parametrize(("word", "wanted"), _HARMONY)
def test_turkish_vowels_come_back_by_harmony(word: str, wanted: str) -> None:
    assert in_harmony(word) == wanted


_STEMMERS = [
    ("uk", "урядами", "уряд"),
    ("uk", "дім", "дім"),
    ("uk", "я", "я"),
    ("de", "sanktionen", "sanktion"),
    ("xx", "dams", "dams"),
    ("he", "ממשלות", "ממשל"),
    ("tr", "fuzelerin", "fuze"),
]


@pytest.mark.parametrize(("code", "word", "wanted"), _STEMMERS)
def test_a_stemmer_leaves_the_stem(code: str, word: str, wanted: str) -> None:
    assert stemmer(code)(word) == wanted


def test_a_language_without_a_stemmer_of_its_own_has_endings_of_its_own() -> None:
    assert {"uk", "bg", "mk", "be", "he", "de", "tr"} <= stemmed_languages()
    assert stemmed_languages().isdisjoint({"en", "zh", "ja", "xx"})
