"""The record: its JSON, its id, and what it refuses."""

from __future__ import annotations

import json
import re
import unicodedata
from dataclasses import fields
from datetime import datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pressread.article import (
    Article,
    Cue,
    DateMention,
    Image,
    Origin,
    Quote,
    ReportedSpeech,
    Speaker,
    article_id,
)
from pressread.fields import COLUMNS, CORRECTED, FIELDS, NAMES
from pressread.hits import Hit, Span
from pressread.text.folding import fold_identity
from tests.making import article

words = st.text(max_size=40)
maybe = st.none() | words
texts = st.lists(words, max_size=3).map(tuple)
spans = st.tuples(st.integers(0, 3), st.integers(0, 3)).map(lambda pair: tuple(sorted(pair)))
chances = st.floats(0, 1)
numbers = st.none() | st.integers(0, 9)
speakers = st.builds(Speaker, maybe, maybe, maybe, st.none(), numbers, numbers, maybe)
quotes = st.builds(
    lambda text, kind, place, *rest: Quote(text, kind, 0, *place, *rest),
    words, st.sampled_from(["direct", "partial"]), spans, st.none() | speakers, maybe, chances,
    numbers, st.none() | speakers,
)  # fmt: skip
cues = st.builds(
    lambda text, place, kind: Cue(text, place[0], place[1], kind),
    words, spans, st.sampled_from(["say", "deny", "ask", "order", "doubt", "predict"]),
)  # fmt: skip
reported = st.builds(
    ReportedSpeech, words, st.lists(spans, max_size=2).map(tuple), st.just(0), st.none() | cues,
    st.none() | speakers, maybe, chances,
)  # fmt: skip
dates = st.none() | st.sampled_from(["2021", "2021-08", "2021-08-27", "2021-08-27T14:05:00+01:00"])
origins = st.builds(
    Origin, words, words, maybe, st.just("0f" * 32), dates, st.none() | st.integers(1, 9)
)
articles = st.builds(
    Article,
    headline=maybe,
    body=st.lists(words, max_size=4).map(lambda rest: ("Tea.", *rest)),
    source=origins,
    **dict.fromkeys(("sections", "byline", "boilerplate", "notices"), texts),
    **dict.fromkeys(("published", "updated", "captured"), dates),
    **dict.fromkeys(("kicker", "publisher", "dateline", "language", "url", "summary"), maybe),
    images=st.lists(st.builds(Image, maybe, maybe, maybe), max_size=2).map(tuple),
    quotes=st.lists(quotes, max_size=3).map(tuple),
    reported=st.lists(reported, max_size=2).map(tuple),
    dates=st.lists(
        st.builds(DateMention, words, st.just(0), st.just(0), st.just(3), maybe, maybe), max_size=2
    ).map(tuple),
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
        "published", "updated", "captured", "dateline", "language", "url", "summary", "images",
        "body", "body_kinds", "quotes", "reported", "dates", "boilerplate", "truncated", "notices",
        "word_count", "provenance", "source",
    ]  # fmt: skip


def test_unknown_fields_of_a_newer_record_are_passed_over() -> None:
    record = {**article().to_dict(), "mood": "grim"}
    record["source"] = {**record["source"], "planet": "earth"}
    assert Article.from_dict(record) == article()


def test_every_field_of_the_value_is_described_and_has_an_attribute() -> None:
    computed = {"schema_version", "id", "word_count"}
    assert {*NAMES, *CORRECTED} == {field.name for field in fields(Article)} | computed
    assert len(set(NAMES)) == len(NAMES)
    assert [field.column for field in COLUMNS] == list(range(1, len(COLUMNS) + 1))
    codes = [field.searched.code for field in FIELDS if field.searched]
    assert sorted(codes) == list(range(len(codes)))


FULL: dict[str, Any] = article(
    "Ministers meet", "“Tea,” said Ada Lund. She left at five on Friday.",
    published="2021-08-27", sections=("News",), images=(Image("A pot", "Lund", None),),
    quotes=(Quote("Tea", "direct", 0, 1, 4, Speaker("Ada Lund", "Ada Lund", None, 0, 12, 20)),),
    reported=(ReportedSpeech("She left", ((22, 30),), 0, Cue("said", 7, 11)),),
    dates=(DateMention("Friday", 0, 42, 48),), provenance={"headline": "line 1"},
).to_dict()  # fmt: skip


def changed(path: str, value: object) -> dict[str, Any]:
    """The full record with the value at a dotted path put in another's place."""
    record: dict[str, Any] = json.loads(json.dumps(FULL))
    *outer, last = path.split(".")
    inner: Any = record
    for name in outer:
        inner = inner[int(name) if name.isdecimal() else name]
    inner[last] = value
    return record


def test_the_full_record_is_read() -> None:
    assert Article.from_dict(FULL).to_dict() == FULL


@pytest.mark.parametrize(
    ("path", "value", "told"),
    [
        ("summary", 5, "summary: a text is wanted, not a whole number"),
        ("headline", ["A"], "headline: a text is wanted, not a list"),
        ("headline", "half \ud800", "headline: holds half a character"),
        ("sections", "News", "sections: a list is wanted, not a text"),
        ("sections", [None], "sections: a text is wanted, not null"),
        ("body", None, "body: a list is wanted, not null"),
        ("body_kinds", ["poem"], "body_kinds: one of paragraph, subhead"),
        ("body_kinds", ["item", "item"], "body_kinds is not parallel to body"),
        ("truncated", "yes", "truncated: true or false is wanted"),
        ("provenance", {"headline": 1}, "provenance: a text is wanted"),
        ("provenance", [], "provenance: an object is wanted"),
        ("published", "2021-02-30", "published is not an ISO 8601 date"),
        ("images", [7], "images: an object is wanted"),
        ("source", None, "source: an object is wanted, not null"),
        ("source", {"path": "a"}, "source: lacks format, charset, sha256"),
        ("source.sha256", "../../etc", "source: sha256 is not 64 hexadecimal digits"),
        ("source.imported_at", "now\x1b[2J", "source: imported_at is not an ISO 8601 date"),
        ("source.record", True, "source: record: a whole number is wanted"),
        ("quotes.0.paragraph", 1, "quotes: no such place in the body"),
        ("quotes.0.end", 50, "quotes: no such place in the body"),
        ("quotes.0.end", 0, "quotes: not a span"),
        ("quotes.0.start", -1, "quotes: start: a number from 0"),
        ("quotes.0.group", 10**40, "quotes: group: a number from 0"),
        ("quotes.0.kind", "shout", "quotes: kind: one of direct, partial"),
        ("quotes.0.confidence", float("nan"), "quotes: confidence: a number of common size"),
        ("quotes.0.confidence", 1.5, "quotes: confidence is not between 0 and 1"),
        ("quotes.0.speaker", "Ada", "quotes: speaker: an object is wanted"),
        ("quotes.0.speaker.name", 3, "quotes: speaker: name: a text is wanted"),
        ("quotes.0.speaker.end", 90, "quotes: no such place in the body"),
        ("reported.0.spans", [[0, 90]], "reported: no such place in the body"),
        ("reported.0.spans", [[3]], "reported: spans: 2 values are wanted, not 1"),
        ("reported.0.cue.end", 90, "reported: no such place in the body"),
        ("reported.0.cue.kind", "sing", "reported: cue: kind: one of say"),
        ("dates.0.paragraph", 4, "dates: no such place in the body"),
    ],
)
def test_a_field_that_cannot_be_is_named(path: str, value: object, told: str) -> None:
    """Issue 13: a summary of 5 was committed, and every later command ended in a bug."""
    with pytest.raises(ValueError, match=r"not an article record: ") as caught:
        Article.from_dict(changed(path, value))
    assert told in str(caught.value)


@pytest.mark.parametrize("broken", [{}, {"headline": "A"}, {"headline": 1, "body": 2, "source": 3}])
def test_what_is_no_record_is_a_value_error(broken: dict[str, object]) -> None:
    with pytest.raises(ValueError, match="not an article record"):
        Article.from_dict(broken)


@pytest.mark.parametrize("field", ["published", "updated", "captured"])
@pytest.mark.parametrize(
    "date",
    [
        "last Friday", "20222", "2021-13", "2021-02-40", "", "0000", "2021-02-29", "2021-04-31",
        "1900-02-29", "٢٠٢١", "2021-08-27T24:00", "2021-08-27T12:60", "2021-08-27T12:00+24:00",
    ],
)  # fmt: skip
def test_a_date_that_is_none_is_refused(field: str, date: str) -> None:
    with pytest.raises(ValueError, match=field):
        article(**{field: date})


@pytest.mark.parametrize(
    "date",
    ["2021", "2021-08", "2020-02-29", "2000-02-29", "2021-08-31", "2021-08-27T23:59",
     "2021-08-27T23:59:59.25Z", "2021-08-27T00:00-03:30"],
)  # fmt: skip
def test_a_date_is_as_precise_as_the_source_says(date: str) -> None:
    assert article(published=date).published == date
    if len(date) > len("2021-08"):
        datetime.fromisoformat(date)


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
