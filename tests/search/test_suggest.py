"""Help when nothing is found."""

from __future__ import annotations

import itertools
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pressread.index.answers.suggest import Advice, spellings, suggest, written_as
from pressread.query import parse
from pressread.query.dictionary import alike, one_error

from .shelf import TODAY, Shelf, article

TEXTS = {
    "a": "Minister Çavuşoğlu spoke of sanctions in Ankara.",
    "b": "Çavuşoğlu again, on missile sanctions.",
    "c": "The airport at Ankara reopened.",
    "d": "A missile was shown at the airport.",
    "e": "Wheat from the north.",
}


@pytest.fixture(scope="module")
def shelf(tmp_path_factory: pytest.TempPathFactory) -> Shelf:
    folder: Path = tmp_path_factory.mktemp("suggest")
    return Shelf(folder, {name: article(text) for name, text in TEXTS.items()})


def advised(shelf: Shelf, query: str) -> Advice:
    return suggest(shelf.shelves, parse(query, today=TODAY), query)


@pytest.mark.parametrize(
    ("query", "typed", "known", "count"),
    [
        ("cavusolgu", "cavusolgu", "cavusoglu", 2),
        ("Çavuşoglo", "Çavuşoglo", "cavusoglu", 2),
        ("cavsoglu sanctions", "cavsoglu", "cavusoglu", 2),
        ("cawusoglo", "cawusoglo", "cavusoglu", 2),
        ("misile", "misile", "missile", 2),
        ('"ankarra airport"', "ankarra", "ankara", 2),
        ("headline:x OR aiport", "aiport", "airport", 2),
        ("missileairport", "missileairport", "missile airport", 2),
    ],
)
def test_a_misspelt_word_is_recognised(
    shelf: Shelf, query: str, typed: str, known: str, count: int
) -> None:
    assert advised(shelf, query).spellings == [(typed, known, count)]


def test_the_corrected_query_and_what_it_finds_are_told(shelf: Shelf) -> None:
    advice = advised(shelf, 'cavusolgu "misile sanctions"')
    assert advice.corrected == 'cavusoglu "missile sanctions"'
    assert advice.corrected_total == 1


def test_the_part_that_spoils_the_query_is_named(shelf: Shelf) -> None:
    advice = advised(shelf, "ankara wheat")
    assert advice.counts == [("ankara", 2), ("wheat", 1)]
    assert (advice.culprit, advice.without) == ("wheat", 2)
    advice = advised(shelf, "airport after:2030 ankara")
    assert (advice.culprit, advice.without) == ("after:2030", 1)


@pytest.mark.parametrize("excluded", ["-sanctions", "-(wheat OR sanctions)", "NOT sanctions"])
def test_words_left_out_are_the_culprit_where_they_leave_nothing(
    shelf: Shelf, excluded: str
) -> None:
    advice = advised(shelf, f"missile {excluded}")
    assert (advice.culprit, advice.without, advice.spellings) == (excluded, 2, [])


def test_nothing_is_said_where_nothing_is_known(shelf: Shelf) -> None:
    advice = advised(shelf, "zzzzqqqq")
    assert (advice.spellings, advice.culprit, advice.corrected) == ([], None, None)


def test_a_term_is_shown_as_the_texts_write_it() -> None:
    assert written_as("cavusoglu", ["Çavuşoğlu’s aide; Çavuşoğlu", "CAVUSOGLU"]) == "Çavuşoğlu"
    assert written_as("absent", ["nothing"]) is None


def test_common_words_are_likelier_than_rare_ones(shelf: Shelf) -> None:
    assert [text for text, _ in spellings(shelf.articles, "ankaro")] == ["ankara"]


@pytest.mark.parametrize(
    ("one", "other", "errors"),
    [("a", "a", 0), ("ab", "ba", 1), ("abc", "ab", 1), ("abc", "axc", 1), ("abcd", "badc", 2),
     ("kitten", "sitting", 3)],
)  # fmt: skip
def test_typing_errors_are_counted(one: str, other: str, errors: int) -> None:
    assert dict(alike(one, [other], 2)).get(other, 3) == errors


def test_every_single_error_is_made_once() -> None:
    made = list(one_error("ab"))
    assert len(made) == len(set(made))
    assert {"ba", "a", "b", "xb", "abz", "a7b"} <= set(made)
    assert dict(alike("ab", made, 1)) == dict.fromkeys(made, 1)


WORDS = st.text("abc", max_size=7)


def errors_between(one: str, other: str) -> int:
    """By the book, with the whole table."""
    rows = [[i + j for j in range(len(other) + 1)] for i in range(len(one) + 1)]
    for i, j in itertools.product(range(1, len(one) + 1), range(1, len(other) + 1)):
        change = rows[i - 1][j - 1] + (one[i - 1] != other[j - 1])
        rows[i][j] = min(rows[i - 1][j] + 1, rows[i][j - 1] + 1, change)
        if i > 1 and j > 1 and one[i - 1] == other[j - 2] and one[i - 2] == other[j - 1]:
            rows[i][j] = min(rows[i][j], rows[i - 2][j - 2] + 1)
    return rows[-1][-1]


@given(term=WORDS, words=st.sets(WORDS, max_size=40), most=st.integers(0, 3))
def test_a_dictionary_is_compared_as_word_by_word(term: str, words: set[str], most: int) -> None:
    errors = {word: errors_between(term, word) for word in words}
    near = {word: count for word, count in errors.items() if count <= most}
    assert dict(alike(term, sorted(words), most)) == near
