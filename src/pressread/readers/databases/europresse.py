"""Europresse's and Eureka's exports in HTML: an ``<article>`` a record.

The older pages print "Le Monde, 5 mars 2024, p. 12" above the title, today's the paper in one
element and section, day, length and page in another. The certificate below is of the day of access.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from pressread.errors import NotThisFormat
from pressread.readers import trees
from pressread.readers.databases import exports
from pressread.readers.databases.exports import Record
from pressread.readers.document import Document
from pressread.source import Failure, Source
from pressread.text.date_fields import date_field
from pressread.text.dates import find_stamps

MARKS = (b"DocPublicationName", b"titreArticle", b"docOcurrContainer", b"DocHeader")
_LENGTH = re.compile(r"\b\d{1,3}(?:[\s.]\d{3})* (?:mots|words|palabras|Wörter)")
_PAGE = re.compile(r"(?:p|pp|pg|page)\.? ?[A-Z]?\d.*", re.IGNORECASE)


def read(document: Document) -> Iterator[Source | Failure]:
    """Every record; raises ``NotThisFormat`` where no article has a title and a text."""
    decoded = document.markup
    articles = list(trees.html(decoded.text).iter("article"))
    records = [_record(number, article) for number, article in enumerate(articles, 1)]
    if not any(record.headline and record.body for record in records):
        raise NotThisFormat("has the marks of Europresse, but no article of it")
    yield from exports.sources(document, records, "europresse", decoded)


def _record(number: int, article: Any) -> Record:
    record = Record(number)
    paper = _said(article, "DocPublicationName").partition(",")[0]
    record.publication = re.sub(r" \((?:site|réf|web|blog)[^()]*\)$", "", paper)
    record.headline = _said(article, "titreArticleVisu") or _said(article, "titreArticle")
    record.put("highlight", _said(article, "rdp__subtitle"))
    _header(record, _said(article, "DocHeader"), _said(article, "DocPublicationName"))
    record.put("byline", _said(article, "docAuthors") or _below_title(article))
    text = next(_of_class(article, "docOcurrContainer"), None)
    text = next(article.iter("section"), None) if text is None else text
    if text is not None:
        record.body += [line for line in trees.paragraphs(text) if line]
    return record


def _header(record: Record, header: str, paper: str) -> None:
    """Section, day, length and page, in an order that differs."""
    for line in (header, paper):
        stamps = [stamp for stamp in find_stamps(line) if len(stamp.day) == 10]
        if stamps and not record.date:
            record.date = stamps[0].day
            before = line[: stamps[0].start].rpartition(",")[0].strip(" ,")
            if line == header and before and before != record.publication:
                record.put("section", before)
        length = _LENGTH.search(line)
        if length and "length" not in record.labels:
            record.put("length", length[0])
    if not record.date:
        record.date = date_field(header) or ""


def _below_title(article: Any) -> str:
    """The older layout's author: the bare division behind the title."""
    title = next(_of_class(article, "titreArticle"), None)
    below = title.getnext() if title is not None else None
    bare = below is not None and below.tag == "div" and not below.get("class")
    return trees.folded(below) if bare else ""


def _said(article: Any, name: str) -> str:
    return next((text for part in _of_class(article, name) if (text := trees.folded(part))), "")


def _of_class(article: Any, name: str) -> Iterator[Any]:
    return (part for part in article.iter("*") if name in (part.get("class") or "").split())
