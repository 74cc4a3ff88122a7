"""Operators of other systems are read as what they say, and plain words stay words."""

from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pressread.errors import QueryError
from pressread.query import parse
from pressread.query.habits import as_meant


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("kuwait or bahrain", "kuwait OR bahrain"),
        ("oil but not price", "oil NOT price"),
        ("oil and not price", "oil NOT price"),
        ("oil not price", "oil NOT price"),
        ("oil !price", "oil -price"),
        ("+oil +price", "oil price"),
        ("~oil price", "oil price"),
        ("refin!", "refin*"),
        ("oil w/5 price", "oil near/5 price"),
        ("oil /5 price", "oil near/5 price"),
        ("oil near5 price", "oil near/5 price"),
        ("oil pre/3 price", "oil pre/3 price"),
        ("oil adj price", "oil near/1 price"),
        ("oil NEAR price", "oil near/5 price"),
        ("oil adj4 price", "oil near/4 price"),
        ("oil /s price", "oil near/15 price"),
        ("oil w/p price", "oil near/50 price"),
        ("oil SAME price", "oil near/50 price"),
        ("hd=oil", "headline:oil"),
        ("headline=(oil price)", "headline:(oil price)"),
        ("wc>500 oil", "words:501.. oil"),
        ("wc<500 oil", "words:..499 oil"),
        ("ATLEAST3(oil)", "(oil)"),
        ("headline:(kuwait or bahrain)", "headline:(kuwait OR bahrain)"),
        ('"trick or treat" or oil', '"trick or treat" OR oil'),
        # what may be prose, a mark or a name stays as it is
        ("to be or not to be", "to be or not to be"),
        ("is it oil or gas", "is it oil or gas"),
        ("DEAD OR ALIVE", "DEAD OR ALIVE"),
        ("not guilty", "not guilty"),
        ("S-400 m/s", "S-400 m/s"),
        ("Yahoo", "Yahoo"),
        ("name~", "name~"),
        ("=oil", "=oil"),
        ("1/2 price", "1/2 price"),
        ("same price", "same price"),
        ("a" * 300, "a" * 300),
        ("", ""),
    ],
)
def test_read_as(typed: str, read: str) -> None:
    assert as_meant(typed) == read
    parse(read)


@given(st.text(max_size=60))
def test_any_text_is_read_and_reading_settles(text: str) -> None:
    once = as_meant(text)
    with suppress(QueryError):
        parse(once)
