"""An article is one document on the shelf of articles, and one a statement on that of statements.

What is searched stands in fields, what is counted and filtered by in columns.
"""

from __future__ import annotations

import pytest

from pressread.article import Cue, Image, ReportedSpeech, Speaker
from pressread.index.documents import (
    article_document,
    day_number,
    signature,
    statement_documents,
)
from tests.making import article, quote

SAID = quote("Wir fahren morgen.", "Grete Öhman", "Kapitänin")
HERS = quote("Niemand wartet.", "Grete Öhman", paragraph=1)
THEIRS = quote("Später vielleicht.", None)
ORDERED = ReportedSpeech(
    "die Fähre bleibe im Hafen",
    ((0, 25),),
    1,
    Cue("ordnete an", 30, 40, "order"),
    Speaker(None, "das Amt", "zuständig für Häfen"),
)
FERRY = article(
    "Die Fähre bleibt",
    "Wir fahren morgen.",
    "Niemand wartet.",
    kicker="Hafen",
    sections=("Stadt", "Hafen", "Stadt"),
    byline=("Ole Brandt",),
    publisher="Küstenbote",
    published="2021-08",
    language="de_AT",
    summary="Ein Schiff wartet.",
    images=(Image("Die Fähre am Kai", "Brandt"), Image(None, "Brandt")),
    quotes=(SAID, HERS, THEIRS),
    reported=(ORDERED,),
)


def test_the_document_of_an_article() -> None:
    id, fields, columns = article_document(FERRY)
    assert id == FERRY.id
    assert fields == {
        "body": ["Wir fahren morgen.", "Niemand wartet."],
        "headline": ["Die Fähre bleibt"],
        "kicker": ["Hafen"],
        "section": ["Stadt", "Hafen", "Stadt"],
        "byline": ["Ole Brandt"],
        "publisher": ["Küstenbote"],
        "summary": ["Ein Schiff wartet."],
        "caption": ["Die Fähre am Kai"],
        "speaker": ["Grete Öhman"],
    }
    assert columns == {
        "published": 20210800,
        "publisher": "Küstenbote",
        "section": ["Stadt", "Hafen"],
        "language": "de",
        "words": FERRY.word_count,
        "quotes": 3,
        "sketch": 0,
        "dispatch": 0,
        "speaker": ["Grete Öhman"],
        "has": ["byline", "caption"],
    }


def test_an_article_of_a_headline_alone_has_no_empty_fields() -> None:
    bare = article("Only a headline", "")
    _, fields, columns = article_document(bare)
    assert fields == {"headline": ["Only a headline"]}
    assert columns["has"] == columns["speaker"] == columns["section"] == []
    assert columns["published"] is columns["publisher"] is columns["language"] is None


def test_the_documents_of_statements_the_last_one_first() -> None:
    shared = {
        "published": 20210800,
        "publisher": "Küstenbote",
        "section": ["Stadt", "Hafen"],
        "language": "de",
        "article": FERRY.id,
    }
    around = {
        "headline": ["Die Fähre bleibt"],
        "section": ("Stadt", "Hafen", "Stadt"),
        "publisher": ["Küstenbote"],
    }
    öhman = {"speaker": ["Grete Öhman"], "verb": ["said"]}
    assert list(statement_documents(FERRY)) == [
        (
            f"{FERRY.id}.3",
            {**around, "quote": ["die Fähre bleibe im Hafen"], "speaker": ["das Amt"],
             "role": ["zuständig für Häfen"], "verb": ["ordnete an"]},
            {**shared, "number": 3, "speaker": ["das Amt"], "kind": "reported"},
        ),
        (
            f"{FERRY.id}.2",
            {**around, "quote": ["Später vielleicht."], "verb": ["said"]},
            {**shared, "number": 2, "speaker": [], "kind": "direct"},
        ),
        (
            f"{FERRY.id}.1",
            {**around, **öhman, "quote": ["Niemand wartet."]},
            {**shared, "number": 1, "speaker": ["Grete Öhman"], "kind": "direct"},
        ),
        (
            f"{FERRY.id}.0",
            {**around, **öhman, "quote": ["Wir fahren morgen."], "role": ["Kapitänin"]},
            {**shared, "number": 0, "speaker": ["Grete Öhman"], "kind": "direct"},
        ),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("name", "mention", "held"),
    [
        ("Ada Lund", "she", ["Ada Lund"]),
        (None, "she", []),
        (None, "the ministry", ["the ministry"]),
        (None, "Regeringen", ["Regeringen"]),
        (None, "Ωραία", ["Ωραία"]),
        (None, "он", []),
        (None, "", []),
        (None, None, []),
    ],
)
def test_a_statement_is_filed_under_the_name_or_a_mention_that_is_no_pronoun(
    name: str | None, mention: str | None, held: list[str]
) -> None:
    said = ReportedSpeech("it rains", ((0, 8),), 0, speaker=Speaker(name, mention))
    [(_, fields, columns)] = statement_documents(article(reported=(said,)))
    assert columns["speaker"] == held
    assert fields.get("speaker", []) == held
    assert "verb" not in fields


@pytest.mark.parametrize(
    ("published", "number"),
    [
        ("2021-08-27", 20210827),
        ("2021-08-27T23:59:59+02:00", 20210827),
        ("2021-08", 20210800),
        ("2021", 20210000),
        ("0033-04-03", 330403),
        ("", None),
        (None, None),
        ("soon", None),
        ("٢٠٢١", None),  # digits, but not those of a record
    ],
)
def test_days_are_numbers_in_their_order(published: str | None, number: int | None) -> None:
    assert day_number(published) == number


@pytest.mark.parametrize(
    ("stated", "language"),
    [("en", "en"), ("en-GB", "en"), ("pt_BR", "pt"), ("ZH-Hant", "zh"), (None, None), ("", None)],
)
def test_a_language_is_filed_without_its_region(stated: str | None, language: str | None) -> None:
    assert article_document(article(language=stated))[2]["language"] == language


DISPATCH = [f"wort{number}" for number in range(60)]


@pytest.mark.parametrize(
    ("words", "is_signed"),
    [
        (DISPATCH, True),
        (DISPATCH[:50], True),
        (DISPATCH[:49], False),
        (["la"] * 400, False),  # long, and yet nothing but a refrain
        ([], False),
    ],
)
def test_only_what_is_long_enough_to_be_copied_is_signed(words: list[str], is_signed: bool) -> None:
    assert (signature([" ".join(words)]) != (0, 0)) is is_signed


def test_a_signature_speaks_of_the_beginning_of_the_words_alone() -> None:
    paragraphs = [" ".join(DISPATCH[:30]), " ".join(DISPATCH[30:])]
    signed = signature(paragraphs)
    assert signature([" ".join(DISPATCH).upper()]) == signed
    assert signature(DISPATCH) == signed
    assert signature(DISPATCH[::-1]) != signed
    long = [f"parola{number}" for number in range(400)]
    assert signature(long) == signature([*long, *DISPATCH, *DISPATCH[::2]])
    assert signature(long[:200]) != signature(long)
    assert signature(["bad\udcffword", *DISPATCH]) != (0, 0)
