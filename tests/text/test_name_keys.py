"""Keys of names, sounds, surnames; what a given name or a demonym tells."""

from __future__ import annotations

import pytest

from pressread.text.names import (
    is_demonym,
    is_given_name,
    name_keys,
    same_person,
    sex_of,
    sound_word,
    surname,
)

_SOUNDS = [
    ("khrushchev", "hrushev"),
    ("ryabkov", "riabkov"),
    ("riabkov", "riabkov"),
    ("sergey", "serge"),
    ("sergei", "serge"),
    ("mohammad", "mohamad"),
    ("lukashenka", "lukashenko"),
    ("enka", "enka"),
    ("yushchenko", "iushenko"),
    ("youssef", "iusef"),
    ("philip", "filip"),
    ("ghali", "gali"),
    ("jack", "jak"),
    ("qatar", "katar"),
    ("wagner", "vagner"),
    ("xavier", "ksavier"),
    ("zelensky", "selenski"),
    ("zelenskyy", "selenski"),
    ("schulz", "shuls"),
    ("tschaikowski", "tshaikovski"),
    ("müller", "müler"),
    ("bobb", "bob"),
    ("aa", "a"),
    ("a", "a"),
    ("", ""),
]


@pytest.mark.parametrize(("word", "wanted"), _SOUNDS)
def test_spellings_of_one_sound_become_one(word: str, wanted: str) -> None:
    assert sound_word(word) == wanted


_KEYS = [
    ("Ann Lee", ["li an"]),
    ("Ann Mary Lee", ["li an", "li anmari", "li mari"]),
    ("A. Lee", ["li a"]),
    ("Lee", ["li"]),
    ("Sergey Ryabkov", ["riabkov serge"]),
    ("Abdel Fattah al-Naggar", ["nagar abdel", "nagar abdelfatah", "nagar fatah"]),
    ("Mohammad Rashad", ["rashad mohamed"]),
    ("Dr. Ann Lee", ["li an"]),
    ("van der Velde", ["velde"]),
    ("Ann Lee Jr.", ["li an"]),
    ("", []),
]


@pytest.mark.parametrize(("name", "wanted"), _KEYS)
def test_a_name_is_looked_up_by_surname_and_each_given_name(name: str, wanted: list[str]) -> None:
    assert sorted(name_keys(name)) == wanted


_SURNAMES = [
    ("Ann Lee", "lee"),
    ("Ann Lee Jr.", "lee"),
    ("Ursula von der Leyen", "leyen"),
    ("Lee, III", "lee"),
    ("Dr. Ida King", "king"),
    ("Ana da Cruz", "cruz"),
    ("", ""),
    ("Ben", "ben"),
]


@pytest.mark.parametrize(("name", "wanted"), _SURNAMES)
def test_the_surname_is_the_last_word_without_suffixes_and_particles(
    name: str, wanted: str
) -> None:
    assert surname(name) == wanted


_GIVEN = [
    ("Ann", (True, "f")),
    ("Paul", (True, "m")),
    ("Kim", (True, "")),
    ("Çavuş", (False, "")),
    ("Mehmet", (True, "m")),
    ("lee", (True, "")),
    ("Xqz", (False, "")),
    ("Ayşe", (True, "f")),
    ("Sergei", (True, "m")),
    ("Анна", (True, "f")),
    ("", (False, "")),
]


@pytest.mark.parametrize(("name", "wanted"), _GIVEN)
def test_a_given_name_may_tell_the_sex(name: str, wanted: tuple[bool, str]) -> None:
    assert (is_given_name(name), sex_of(name)) == wanted


_DEMONYMS = [
    ("belgian", True),
    ("scot", True),
    ("frenchwoman", True),
    ("dutchman", True),
    ("swede", True),
    ("icelander", True),
    ("israeli", True),
    ("pakistani", True),
    ("english", True),
    ("chinese", True),
    ("lee", False),
    ("the", False),
    ("cypriot", True),
    ("new-yorker", True),
    ("norwegian", True),
    ("dam", False),
]


@pytest.mark.parametrize(("word", "wanted"), _DEMONYMS)
def test_a_word_may_say_where_somebody_comes_from(word: str, wanted: bool) -> None:
    assert is_demonym(word) == wanted


_PAIRS = [
    ("Ann Lee", "Ann Lee", (True, True)),
    ("Ann Lee Jr.", "Ann Lee", (False, False)),
    ("Ann Lee Jr.", "Ann Lee Jr", (True, True)),
    ("Lee", "Lee", (True, True)),
    ("Lee", "Ann Lee", (False, False)),
    ("Lee Ann", "Ann Lee", (True, True)),
    ("A Lee", "Lee A", (False, False)),
    ("Ann B. Lee", "Ann C. Lee", (False, False)),
    ("Ann B. Lee", "Ann Lee", (True, True)),
    ("A. B. Lee", "Ann Bea Lee", (True, True)),
    ("Ann Bea Cy Lee", "Ann Cy Lee", (False, False)),
    ("Ann Bea Cy Lee", "Bea Lee", (True, True)),
    ("Cy Ann Lee", "Ann Cy Lee", (True, True)),
    ("Mary-Ann Lee", "Maryann Lee", (True, True)),
    ("", "", (False, False)),
    ("...", "Ann Lee", (False, False)),
    ("Mustafa Lee", "Moustapha Lee", (True, True)),
    ("Viktor Lee", "Victor Lee", (True, True)),
]


@pytest.mark.parametrize(("a", "b", "wanted"), _PAIRS)
def test_two_written_names_are_one_person_or_two(a: str, b: str, wanted: tuple[bool, bool]) -> None:
    assert (same_person(a, b), same_person(b, a)) == wanted
