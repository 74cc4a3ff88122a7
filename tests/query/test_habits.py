"""Other engines' syntax is recognised, and text that looks a little like it is not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pressread.query import parse
from pressread.query.fields import named_values
from pressread.query.habits import hints


@pytest.mark.parametrize(
    ("query", "hint"),
    [
        ("ferry w/5 harbour", "write near/5 between the words"),
        ("ferry /12 harbour", "write near/12 between the words"),
        ("ferry adj3 harbour", "write near/3 between the words"),
        ("ferry near/x harbour", "write near/5 for near/x: at most so many words apart"),
        ("ferry /p harbour", "write near/5 for /p: at most so many words apart"),
        ("ferry --expand", "--expand stands outside the marks of a query, where it is an option"),
        ("ferry !harbour", "write -harbour to leave a word out"),
        ("ferry^2", "^2 weighs nothing: rare words count for more of themselves"),
        (
            '"last fer*"',
            "* has no meaning inside marks; write: one near/1 two*",
        ),
        ("/fer+y/", "there are no regular expressions: --literal finds characters"),
        ("hlead(ferry)", "a field is written with a colon: headline:word, headline:(two words)"),
    ],
)
def test_what_other_engines_write_is_told_as_it_is_written_here(query: str, hint: str) -> None:
    assert list(hints(query)) == [hint]


@pytest.mark.parametrize(
    "query",
    ["ferry near/5 harbour", "why? because", "9/11 inquiry", "24/7 news", "and/or", "(ferry)",
     "km/5 of it", "mig-29", "Yahoo! buys", "headline:(a b)", "5 a day", '"a ferry" har*'],
)  # fmt: skip
def test_ordinary_text_is_left_alone(query: str) -> None:
    assert list(hints(query)) == []


@given(st.text())
def test_any_text_can_be_looked_at(query: str) -> None:
    list(hints(query))


def test_names_of_publishers_sections_and_languages_are_found_in_a_query() -> None:
    node = parse(
        'ferry (publisher:"harbour post" OR section:news) -publisher:x language:de words:1'
    )
    assert list(named_values(node)) == [
        ("publisher", "harbour post"), ("section", "news"), ("language", "de"),
    ]  # fmt: skip
