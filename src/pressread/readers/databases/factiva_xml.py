"""Factiva's exports in XML: an ``<article>`` of named fields a record."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pressread.errors import NotThisFormat
from pressread.readers import trees
from pressread.readers.databases import exports
from pressread.readers.databases.exports import Record
from pressread.readers.document import Document
from pressread.source import Failure, Source

_LABELS = {
    "byline": "byline", "wordCount": "length", "sectionName": "section", "columnName": "overline",
    "baseLanguage": "language", "copyright": "copyright", "credit": "credit", "notes": "notes",
    "corrections": "correction", "art": "graphic", "accessionNo": "document",
}  # fmt: skip
_TEXTS = ("leadParagraph", "tailParagraphs", "tailParagraph", "bodyParagraphs", "paragraphs")


def read(document: Document) -> Iterator[Source | Failure]:
    """Every record. Raises ``NotThisFormat`` where no article has Factiva's fields."""
    articles = trees.every(trees.xml(document.raw), "article")
    records = [_record(number, article) for number, article in enumerate(articles, 1)]
    if not any(record.body for record in records):
        raise NotThisFormat("has the elements of a Factiva export, but no article with a text")
    yield from exports.sources(document, records, "factiva", None)


def _record(number: int, article: Any) -> Record:
    record = Record(number, headline=trees.at(article, "headline"))
    record.publication = trees.at(article, "sourceName") or trees.at(article, "publisherName")
    day, time = trees.at(article, "publicationDate"), trees.at(article, "publicationTime")
    record.date = f"{day} {time}".strip()
    for name, label in _LABELS.items():
        record.put(label, trees.at(article, name))
    for part in article.iterchildren(*(f"{{*}}{name}" for name in _TEXTS)):
        lines = list(trees.every(part, "paragraph")) or [part]
        record.body += [line for line in map(trees.folded, lines) if line]
    return record
