"""The record: its JSON, its id, and what it refuses."""

from __future__ import annotations

import json
import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pressread.article import (
    Article,
    DateMention,
    Image,
    Origin,
    Quote,
    Speaker,
    article_id,
)
from pressread.hits import Hit, Span
from pressread.text.folding import fold_identity
from tests.making import article

words = st.text(max_size=40)
maybe = st.none() | words
places = st.tuples(st.integers(0, 50), st.integers(0, 50)).map(sorted)
speakers = st.builds(
    Speaker, maybe, maybe, maybe, st.none() | st.integers(0, 9), st.none(), st.none()
)
quotes = st.builds(
    lambda text, kind, place, speaker, verb, confidence, group: Quote(
        text, kind, 0, place[0], place[1], speaker, verb, confidence, group
    ),
    words,
    st.sampled_from(["direct", "partial"]),
    places,
    st.none() | speakers,
    maybe,
    st.floats(0, 1),
    st.none() | st.integers(0, 9),
)
dates = st.none() | st.sampled_from(["2021", "2021-08", "2021-08-27", "2021-08-27T14:05:00+01:00"])
articles = st.builds(
    Article,
    headline=maybe,
    body=st.lists(words, max_size=4).map(tuple),
    source=st.builds(Origin, words, words, maybe, words, maybe, st.none() | st.integers(1, 9)),
    sections=st.lists(words, max_size=3).map(tuple),
    byline=st.lists(words, max_size=3).map(tuple),
    published=dates,
    updated=dates,
    language=maybe,
    images=st.lists(st.builds(Image, maybe, maybe, maybe), max_size=2).map(tuple),
    quotes=st.lists(quotes, max_size=3).map(tuple),
    dates=st.lists(
        st.builds(DateMention, words, st.just(0), st.just(0), st.just(3)), max_size=2
    ).map(tuple),
    boilerplate=st.lists(words, max_size=3).map(tuple),
    truncated=st.booleans(),
    provenance=st.dictionaries(words, words, max_size=3),
)


@given(articles)
def test_a_record_survives_json(made: Article) -> None:
    assert Article.from_dict(json.loads(json.dumps(made.to_dict()))) == made


@given(words)
def test_an_id_is_twelve_characters_of_base_32(text: str) -> None:
    assert set(article_id(text, (text,))) <= set("0123456789abcdefghjkmnpqrstvwxyz")
    assert len(article_id(text, (text,))) == 12


def test_the_id_ignores_case_accents_marks_and_white_space() -> None:
    typed = article_id("Çavuşoğlu: “No”", ("The S‑400  is here.",))
    pasted = article_id('CAVUSOGLU: "No"', ("the s-400", "is here"))
    assert typed == pasted


def test_another_word_is_another_id() -> None:
    assert article_id("A", ("one two",)) != article_id("A", ("one too",))


def test_the_json_has_the_contract_s_fields_in_order() -> None:
    assert list(article().to_dict()) == [
        "schema_version", "id", "headline", "kicker", "sections", "byline", "publisher",
        "published", "updated", "dateline", "language", "url", "summary", "images", "body",
        "body_kinds", "quotes", "dates", "boilerplate", "truncated", "notices", "word_count",
        "provenance", "source",
    ]  # fmt: skip


def test_unknown_fields_of_a_newer_record_are_passed_over() -> None:
    record = {**article().to_dict(), "mood": "grim"}
    record["source"] = {**record["source"], "planet": "earth"}
    assert Article.from_dict(record) == article()


@pytest.mark.parametrize("broken", [{}, {"headline": "A"}, {"headline": 1, "body": 2, "source": 3}])
def test_what_is_no_record_is_a_value_error(broken: dict[str, object]) -> None:
    with pytest.raises(ValueError, match="not an article record"):
        Article.from_dict(broken)


@pytest.mark.parametrize("published", ["last Friday", "20222", "2021-13", "2021-02-40", ""])
def test_a_date_that_is_none_is_refused(published: str) -> None:
    with pytest.raises(ValueError, match="published"):
        article(published=published)


def test_a_span_that_runs_backwards_is_refused() -> None:
    with pytest.raises(ValueError, match="not a span"):
        Span(5, 2)


def test_values_are_frozen_equal_by_parts_and_checked() -> None:
    hit = Hit("k3v9x2mq7d4t", 1.5, "Ministers meet", None, None)
    assert hit == Hit("k3v9x2mq7d4t", 1.5, "Ministers meet", published=None, publisher=None)
    assert hash(hit) == hash(hit)
    assert hit != Hit("k3v9x2mq7d4t", 2.5, "Ministers meet", None, None)
    assert repr(Span(1, 2)) == "Span(start=1, end=2)"
    with pytest.raises(AttributeError, match="frozen"):
        hit.score = 3.0  # type: ignore[misc]
    with pytest.raises(TypeError, match="needs end"):
        Span(1)  # type: ignore[call-arg]
    with pytest.raises(TypeError, match="no place"):
        Span(1, 2, colour="red")  # type: ignore[call-arg]
    with pytest.raises(TypeError, match="not 3"):
        Span(1, 2, 3)  # type: ignore[call-arg]


def test_words_are_counted_in_scripts_that_write_no_spaces() -> None:
    assert article("Clock", "The clock stays, said the mayor.").word_count == 6
    assert article("钟", "市长说S-400不走。").word_count == 7


@given(words)
def test_folding_is_the_same_by_the_short_way(text: str) -> None:
    plain = unicodedata.normalize("NFKD", text).casefold()
    slow = "".join(char for char in plain if not unicodedata.combining(char))
    assert fold_identity(text) == " ".join(re.findall(r"[^\W_]+", slow))
