"""Other spellings of a name, and the compounds that a word is a part of."""

from __future__ import annotations

import pytest

from pressread.errors import QueryError
from pressread.query import parse
from pressread.query.dictionary import MOST_TERMS, Expansion, fold_pattern
from pressread.query.spellings import Sound, compounds, offers, spellings
from pressread.query.tree import Wildcard

from .lexicon import Words

NAMES = Words(
    {
        "zelensky": 14, "zelenskyy": 9, "selenskyj": 3, "зеленскии": 5, "زيلينسكي": 2, "zelenko": 4,
        "hezbollah": 7, "hizballah": 2, "hisbollah": 1, "hezekiah": 3,
        "muller": 6, "mueller": 2, "miller": 40, "mahler": 3,
        "tchaikovsky": 2, "chaikovskij": 1, "чаиковскии": 1,
        "netanyahu": 8, "נתניהו": 4,
        "farmer": 30, "former": 400, "marina": 5, "moran": 5,
    }
)  # fmt: skip


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("zelensky", "zelenskyy зеленскии selenskyj زيلينسكي"),
        ("zelenskiy", "zelensky zelenskyy зеленскии selenskyj زيلينسكي"),
        ("зеленскии", "zelensky zelenskyy selenskyj زيلينسكي"),
        ("زيلينسكي", "zelensky zelenskyy selenskyj"),
        ("hezbollah", "hizballah hisbollah"),
        ("mueller", "muller"),
        ("tchaikovsky", "chaikovskij чаиковскии"),
        ("netanyahu", ""),  # three consonants are those of too many words
        ("marina", ""),
        ("moran", ""),
        ("bush", ""),
        ("s400xy", ""),
        ("東京都港区", ""),
    ],
)
def test_a_name_is_known_in_other_spellings_and_scripts(typed: str, expected: str) -> None:
    assert " ".join(spellings(NAMES, typed)) == expected


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        ("kovalensky", "kowalenskyj", True), ("kovalensky", "kovalenko", False),
        ("merkel", "marcel", False), ("gaddafi", "gadafi", True), ("gaddafi", "kadhafi", False),
        ("lukashenko", "lukashenka", True), ("builder", "bolder", False),
        ("monster", "minister", False), ("marker", "murker", False), ("aliyev", "alijew", True),
        ("shevchenko", "sjevcenko", True), ("yeltsin", "jelzin", False),
    ],
)  # fmt: skip
def test_names_sound_alike_by_their_consonants_and_near_vowels(
    one: str, other: str, alike: bool
) -> None:
    assert Sound(one).is_like(Sound(other)) == Sound(other).is_like(Sound(one)) == alike


GERMAN = Words(
    {"flugabwehr": 4, "abwehrrakete": 2, "raketenabwehr": 9, "abwehren": 3, "haus": 5, "maus": 6},
    dict.fromkeys(("flugabwehr", "abwehrrakete", "raketenabwehr", "haus", "maus"), "de"),
)


def test_compounds_begin_with_a_word_or_have_it_behind_a_part_of_their_own() -> None:
    assert compounds(GERMAN, "abwehr") == {"raketenabwehr": 9, "flugabwehr": 4, "abwehrrakete": 2}
    assert compounds(GERMAN, "haus") == compounds(GERMAN, "mausoleum") == {}


def shown(term: str) -> str:
    return term.capitalize()


@pytest.mark.parametrize(
    ("lexicon", "query", "expected"),
    [
        (GERMAN, "Abwehr", ["“Abwehr” is a part of Raketenabwehr 9, Flugabwehr 4, Abwehrrakete 2:"
                            " *abwehr* finds all"]),
        (NAMES, "hezbollah truce", ["also spelt Hizballah 2, Hisbollah 1: hezbollah~names finds"
                                    " all"]),
        (NAMES, "zelenskiy", ["here spelt Zelensky 14, Zelenskyy 9, Зеленскии 5, Selenskyj 3 and 1"
                              " more: zelenskiy~names finds all"]),
        (NAMES, "=hezbollah", []),
        (NAMES, '"hezbollah"', []),
        (NAMES, "headline:hezbollah", []),
        (NAMES, "former", []),
        (NAMES, "abwehr", []),
        (NAMES, "miller", []),
    ],
)  # fmt: skip
def test_what_else_the_archive_writes_is_offered(
    lexicon: Words, query: str, expected: list[str]
) -> None:
    assert list(offers(lexicon, parse(query), shown)) == expected


def test_what_is_only_alike_is_offered_where_it_is_written_as_a_name() -> None:
    assert list(offers(NAMES, parse("farmer"), str.lower)) == []
    assert list(offers(NAMES, parse("farmer"), None)) == []
    assert list(offers(NAMES, parse("mueller"), None)) == [
        "also spelt muller 6: mueller~names finds all"
    ]


PATTERNS = Words(
    {"watergate": 3, "gatekeeper": 2, "irangate": 1, "woman": 9, "women": 8, "womn": 1, "s400": 2,
     "s4400": 1, "cavusoglu": 2, "gray": 1, "grey": 1, "greey": 1}
)  # fmt: skip


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        ("*gate", "irangate watergate"),
        ("*gate*", "gatekeeper irangate watergate"),
        ("wom?n", "woman women"),
        ("gr?y", "gray grey"),
        ("w*r?ate", "watergate"),
        ("*avuşoğ*", "cavusoglu"),
        ("s-4?0*", "s400 s4400"),
        ("*.gate", ""),
    ],
)
def test_a_pattern_stands_for_the_terms_that_fit_it(pattern: str, expected: str) -> None:
    found, known = Expansion(PATTERNS, pattern).like(Wildcard(pattern))
    assert (" ".join(found), known) == (expected, len(expected.split()))


def test_of_too_many_words_a_pattern_takes_the_commonest() -> None:
    many = Words({f"x{number:04}gate": number + 1 for number in range(MOST_TERMS + 50)})
    found, known = Expansion(many, "*gate").like(Wildcard("*gate"))
    assert (len(found), known) == (MOST_TERMS, MOST_TERMS + 50)
    assert "x0049gate" not in found
    assert "x0050gate" in found


@pytest.mark.parametrize("pattern", ["*", "*a*", "?b?", "*ab", "a?b?c"])
def test_a_pattern_without_three_letters_in_a_row_is_refused(pattern: str) -> None:
    with pytest.raises(QueryError, match="three letters in a row"):
        Expansion(PATTERNS, pattern).like(Wildcard(pattern))


def test_a_pattern_is_folded_between_its_jokers() -> None:
    assert fold_pattern("*Çavu?oğlu*") == "*cavu?oglu*"
    assert fold_pattern("S-4?0") == "s4?0"
    assert fold_pattern("O’N*") == "on*"
