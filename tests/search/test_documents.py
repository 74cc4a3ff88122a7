"""What the index is given of an article."""

from __future__ import annotations

import pytest

from pressread.article import Article, Image, Origin, Quote, Speaker
from pressread.index.documents import article_document, day_number, statement_documents

ARTICLE = Article(
    headline="Ferry strike ends",
    body=("The crews return on Monday.", "“We won,” she said.", "The owners “regret” it."),
    source=Origin("a.txt", "text", "utf-8", "0" * 64),
    sections=("News", "Ports"),
    byline=("Ada Brook",),
    publisher="The Quay",
    published="2021-08",
    language="en-GB",
    images=(Image("A ferry at anchor"), Image()),
    quotes=(
        Quote("We won,", "direct", 1, 1, 8, Speaker("Mina Halvorsen", "she", "the union’s head"),
              "said"),
        Quote("regret", "partial", 2, 12, 18, Speaker(None, "The owners")),
    ),
)  # fmt: skip


def test_an_article_is_fields_and_columns() -> None:
    id, fields, columns = article_document(ARTICLE)
    assert id == ARTICLE.id
    assert fields == {
        "body": list(ARTICLE.body),
        "headline": ["Ferry strike ends"],
        "caption": ["A ferry at anchor"],
        "section": ["News", "Ports"],
        "byline": ["Ada Brook"],
        "publisher": ["The Quay"],
        "speaker": ["Mina Halvorsen"],
    }
    assert columns == {
        "published": 20210800,
        "publisher": "The Quay",
        "section": ["News", "Ports"],
        "language": "en",
        "words": 13,
        "quotes": 2,
        "sketch": 0,
        "dispatch": 0,
        "speaker": ["Mina Halvorsen"],
        "has": ["byline", "caption"],
    }


def test_each_statement_is_a_document_of_its_own_and_the_last_comes_first() -> None:
    second, first = statement_documents(ARTICLE)
    assert first[0] == f"{ARTICLE.id}.0"
    assert first[1]["quote"] == ["We won,"]
    assert first[1]["speaker"] == ["Mina Halvorsen"]
    assert first[1]["role"] == ["the union’s head"]
    assert first[1]["verb"] == ["said"]
    assert (first[2]["kind"], first[2]["number"], first[2]["article"]) == ("direct", 0, ARTICLE.id)
    assert second[1]["speaker"] == ["The owners"]
    assert "role" not in second[1]


@pytest.mark.parametrize(
    ("published", "number"),
    [
        (None, None),
        ("2021", 20210000),
        ("2021-08", 20210800),
        ("2021-08-27", 20210827),
        ("2021-08-27T10:00Z", 20210827),
    ],
)
def test_a_day_is_a_number(published: str | None, number: int | None) -> None:
    assert day_number(published) == number
