"""What is asked of the archive, in the query language."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from pressread.browse.archive_thread import FACETS, Asked
from pressread.query import parse

VALUES = st.text(min_size=1).filter(lambda text: any(char.isalnum() for char in text))


def test_words_alone_are_asked_as_they_were_typed() -> None:
    assert Asked(" s-400 OR patriot ").query == "s-400 OR patriot"


def test_facets_hold_together_and_their_values_are_alternatives() -> None:
    question = Asked("a OR b")
    for pair in (("publisher", "The Post"), ("year", "2021"), ("publisher", "Echo")):
        question = question.toggled(*pair)
    assert question.query == ('(a OR b) (publisher:"The Post" OR publisher:"Echo") published:2021')
    assert question.apart_from("publisher").query == "(a OR b) published:2021"


def test_a_value_chosen_twice_is_taken_back() -> None:
    assert Asked("x").toggled("language", "en").toggled("language", "en") == Asked("x")


@given(st.sampled_from([name for name in FACETS if name != "year"]), VALUES)
def test_any_value_makes_a_query_that_can_be_read(facet: str, chosen: str) -> None:
    parse(Asked("word").toggled(facet, chosen).query)


def test_the_last_word_is_completed_only_where_it_is_a_bare_word() -> None:
    completed = {text: Asked(text).completed() for text in ("turk", "a s-4", '"a b', "x*", "a")}
    assert {text: found.text if found else None for text, found in completed.items()} == {
        "turk": "turk*", "a s-4": "a s-4*", '"a b': None, "x*": None, "a": None,
    }  # fmt: skip


def test_without_words_the_newest_come_first() -> None:
    assert Asked("").order == "newest"
    assert Asked("word").order == "relevance"
    assert Asked("").resorted().resorted().order == "oldest"
