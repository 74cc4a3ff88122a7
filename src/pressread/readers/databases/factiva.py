"""Factiva exports in HTML and XML: many records, each a ``<div class="article">``.

The display layout prints fields without labels in a fixed order: section, headline, author,
"808 words", date, publication, its code, edition and page, language, copyright; then the
paragraphs; then the provider and "Document CODE". The full layout prints two-letter codes
(``HD``, ``BY``, ``WC``, ``PD``, ``SN``, ``LP``, ``TD``), in HTML as table rows. In XML a record is
an ``<article>`` of named fields.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from pressread.errors import NotThisFormat
from pressread.readers import trees
from pressread.readers.databases import exports
from pressread.readers.databases.exports import Record
from pressread.readers.databases.factiva_text import coded_record
from pressread.readers.document import Document
from pressread.readers.givens import is_language_name
from pressread.source import Failure, Source
from pressread.text.date_fields import date_field

_LENGTH = re.compile(r"\d[\d.,]*(?:\s+\S{1,14}|\s?[字語语자])")
_DOCUMENT = re.compile(r"\S{2,14}\s+[A-Z][A-Za-z0-9]{14,40}")
_COPYRIGHT = re.compile(r"(?:copyright|©|\(c\))", re.IGNORECASE)
_CODE = re.compile(r"[A-Z0-9]{2,10}")


def read(document: Document) -> Iterator[Source | Failure]:
    """Every record; raises ``UnknownFormat`` where the layout is neither of the two."""
    decoded = document.markup
    articles = list(_articles(trees.html(decoded.text)))
    read = [
        coded_record(number, _rows(article)) or _record(number, article)
        for number, article in enumerate(articles, 1)
    ]
    records = [record for record in read if record is not None]
    if not any(record.body for record in records):
        raise NotThisFormat(
            "looks like a Factiva export, but no article of a known layout is in it"
        )
    for number, record in enumerate(read, 1):
        if record is None:
            yield document.failure("has an unknown layout of Factiva: export it as HTML", number)
    if records[-1].body and "document" not in records[-1].labels:
        records[-1].cut = True
    yield from exports.sources(document, records, "factiva", decoded)


def _articles(root: Any) -> Iterator[Any]:
    """The innermost ``article`` divisions, one a record."""
    found = [part for part in root.iter("div") if "article" in (part.get("class") or "").split()]
    outer = {id(up) for part in found for up in part.iterancestors("div")}
    return (part for part in found if id(part) not in outer)


def _rows(article: Any) -> list[tuple[str, list[str]]]:
    rows = []
    for row in article.iter("tr"):
        cells = list(row.iterchildren("td", "th"))
        if len(cells) == 2:
            rows.append((trees.folded(cells[0]), trees.paragraphs(cells[1])))
    return rows


def _record(number: int, article: Any) -> Record | None:
    """A record of the display layout; ``None`` where its head is not as the layout has it."""
    parts = [part for part in article.iterchildren() if isinstance(part.tag, str)]
    head = [part for part in parts if part.tag == "div"]
    at = next(
        (i for i, part in enumerate(head) if part.get("id") == "hd" or _is_headline(part)), -1
    )
    if at < 0:
        return None
    record = Record(number, headline=trees.folded(head[at]))
    for part in head[:at]:
        record.add("section", trees.folded(part))
    _fields(record, head[at + 1 :])
    _paragraphs(record, [part for part in parts if part.tag == "p"])
    return record


def _is_headline(part: Any) -> bool:
    return any("Headline" in (inner.get("class") or "") for inner in part.iter("span"))


def _fields(record: Record, parts: list[Any]) -> None:
    """The lines between headline and body; the length parts the author's from the paper's."""
    lines = [(trees.folded(part), "author" in (part.get("class") or "")) for part in parts]
    at = next((i for i, (line, _) in enumerate(lines) if _LENGTH.fullmatch(line)), None)
    for line, author in lines[:at]:
        record.add("byline" if author else "credit", line)
    if at is None:
        record.notices.append("the export states no length for this record")
        at = -1
    else:
        record.add("length", lines[at][0])
    rest = [line for line, _ in lines[at + 1 :]]
    dated = next((i for i, line in enumerate(rest) if date_field(line)), None)
    if dated is None:
        return
    record.date = rest[dated]
    record.publication = rest[dated + 1] if dated + 1 < len(rest) else ""
    for line in rest[dated + 2 :]:
        _field(record, line)


def _field(record: Record, line: str) -> None:
    if _COPYRIGHT.match(line):
        record.add("copyright", line)
    elif is_language_name(line):
        record.add("language", line)
    elif _CODE.fullmatch(line) and "code" not in record.labels:
        record.add("code", line)
    else:
        record.add("edition", line)


def _paragraphs(record: Record, parts: list[Any]) -> None:
    """``articleParagraph``s are the body; plain ones captions; the last two the provider's."""
    classed, plain = [], []
    for part in parts:
        if "articleParagraph" in (part.get("class") or ""):
            classed.append(part)
        elif trees.folded(part):
            plain.append(part)
    if plain and _DOCUMENT.fullmatch(trees.folded(plain[-1])):
        record.add("document", trees.folded(plain.pop()))
        if plain:
            record.add("provider", trees.folded(plain.pop()))
    for part in classed:
        record.body += trees.paragraphs(part)
    for part in plain:
        record.add("graphic", trees.folded(part))


_LABELS = {
    "byline": "byline", "wordCount": "length", "sectionName": "section", "columnName": "overline",
    "baseLanguage": "language", "copyright": "copyright", "credit": "credit", "notes": "notes",
    "corrections": "correction", "art": "graphic", "accessionNo": "document",
}  # fmt: skip
_TEXTS = ("leadParagraph", "tailParagraphs", "tailParagraph", "bodyParagraphs", "paragraphs")


def read_xml(document: Document) -> Iterator[Source | Failure]:
    """Every record. Raises ``NotThisFormat`` where no article has Factiva's fields."""
    articles = trees.every(trees.xml(document.raw), "article")
    records = [_factiva_xml_record(number, article) for number, article in enumerate(articles, 1)]
    if not any(record.body for record in records):
        raise NotThisFormat("has the elements of a Factiva export, but no article with a text")
    yield from exports.sources(document, records, "factiva", None)


def _factiva_xml_record(number: int, article: Any) -> Record:
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
