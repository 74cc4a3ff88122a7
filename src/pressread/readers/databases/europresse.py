"""Exports of the databases of one country: Europresse, Integrum, the Japanese Kikuzo and Yomidasu.

Europresse's and Eureka's have an ``<article>`` a record. The older pages print "Le Monde, 5 mars
2024, p. 12" above the title, today's the paper in one element and section, day, length and page in
another; the certificate below is of the day of access. Integrum's reports are a list of the
documents, then each with fields ``^ИС:`` and a text. A Japanese record is a row of fields (number,
date, edition, page, "733文字" or "927字") over its text; Kikuzo puts the headline over the text
(``topic-list``, ``topic-detail``), Yomidasu into the row (``contentsTable``).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from pressread.errors import NotThisFormat
from pressread.readers import fragments, trees
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


_FIELD = re.compile(r"\^(\w{2}):\s*(.*)")
_MEANINGS = {
    "ЗГ": "headline", "ИС": "publication", "ДТ": "date", "РБ": "section", "АВ": "byline",
    "НР": "issue", "ПЗ": "overline",
}  # fmt: skip


def read_integrum(document: Document) -> Iterator[Source | Failure]:
    """Every document; those of the list that have no text below are failures."""
    decoded = document.markup
    root = trees.html(decoded.text)
    records = list(_records(root))
    if not records:
        raise NotThisFormat("looks like an Integrum report, but no document with fields is in it")
    listed = [link for link in root.iter("a") if (link.get("href") or "")[:1] == "#"]
    yield from exports.sources(document, records, "integrum", decoded)
    counts = [(record.number, len(listed) or len(records)) for record in records]
    yield from exports.missing(document, counts)


def _records(root: Any) -> Iterator[Record]:
    record: Record | None = None
    number = 0
    for part in root.iter("table", "pre"):
        if part.tag == "pre" and record is not None:
            record.body += fragments.from_plain("".join(part.itertext()))
            continue
        fields = [found for line in trees.lines(part) if (found := _FIELD.fullmatch(line))]
        if part.tag == "table" and fields:
            if record is not None:
                yield record
            number += 1
            record = _integrum_record(number, [(found[1], found[2]) for found in fields])
    if record is not None:
        yield record


def _integrum_record(number: int, fields: list[tuple[str, str]]) -> Record:
    record = Record(number)
    record.add("language", "ru")
    for code, value in fields:
        record.put(_MEANINGS.get(code, code), value.strip(" ,;"))
    return record


_KIKUZO = b"topic-detail"
_japanese_LENGTH = re.compile(r"0*(\d+)\s*文?字")
_ISSUE = re.compile(r"[朝夕]刊")
_japanese_PAGE = re.compile(r"\d+頁?|\d+段|写真.*|図.*")


def read_japanese(document: Document) -> Iterator[Source | Failure]:
    """Every record; raises ``UnknownFormat`` where no row of fields has a text under it."""
    decoded = document.markup
    kikuzo = _KIKUZO in document.raw
    root = trees.html(decoded.text)
    records = list(_kikuzo(root) if kikuzo else _yomidasu(root))
    if not records:
        raise NotThisFormat("looks like a Japanese database, but no record of it can be told")
    layout = "kikuzo" if kikuzo else "yomidasu"
    yield from exports.sources(document, records, layout, decoded)


def _tables(root: Any, name: str) -> Iterator[Any]:
    return (part for part in root.iter("table") if name in (part.get("class") or "").split())


def _kikuzo(root: Any) -> Iterator[Record]:
    rows = list(_tables(root, "topic-list"))
    texts = list(_tables(root, "topic-detail"))
    for number, (row, text) in enumerate(zip(rows, texts, strict=False), 1):
        record = _japanese_record(number, [trees.folded(cell) for cell in row.iter("td")])
        spans = [part for part in text.iter("span") if "font002" in (part.get("class") or "")]
        record.headline = trees.folded(spans[0]) if spans else ""
        for part in text.iter("div"):
            if (part.get("class") or "").startswith("detail"):
                record.body += trees.lines(part)
        yield record


def _yomidasu(root: Any) -> Iterator[Record]:
    record: Record | None = None
    number = 0
    for part in root.iter("table", "p"):
        if part.tag == "table":
            if "contentsTable" in (part.get("class") or "").split():
                if record is not None:
                    yield record
                number += 1
                record = _japanese_record(number, [trees.folded(cell) for cell in part.iter("th")])
        elif record is not None and "mb10" in (part.get("class") or "").split():
            record.body += trees.lines(part)
    if record is not None:
        yield record


def _japanese_record(number: int, cells: list[str]) -> Record:
    """A record from the cells of its row; the longest that is no field is the headline."""
    record = Record(number)
    record.add("language", "ja")
    rest = []
    for cell in cells[1:]:
        length = _japanese_LENGTH.fullmatch(cell)
        if length:
            record.add("length", cell)
        elif not record.date and date_field(cell):
            record.date = cell
        elif _ISSUE.search(cell) and len(cell) < 12:
            record.add("edition", cell)
        elif cell and not _japanese_PAGE.fullmatch(cell):
            rest.append(cell)
    if rest:
        record.headline = max(rest, key=len) if len(rest) > 1 else ""
        record.add("section", rest[-1])
    return record
