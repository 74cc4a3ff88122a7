"""ProQuest exports in plain text: many records, each "Document N of M" and labelled lines.

The title stands under the count; "Full text:" begins the body, the next label ends it. A label
is one of those that the database prints: a line of the article such as "Note: …" is none.
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
from pressread.text.dates import find_stamps

_COUNT = re.compile(r"^Document (\d{1,6}) of (\d{1,6})[ \t]*$", re.MULTILINE)
_LABELS = {
    "Title": "headline", "Author": "byline", "Abstract": "highlight", "Section": "section",
    "Publication title": "publication", "Publication date": "date", "Dateline": "dateline",
    "Language of publication": "language", "Document URL": "url", "Column": "overline",
    "Full text": "body", "Full Text": "body", "Publication info": "info", "Links": "links",
    "Subject": "subject", "Location": "location", "People": "people", "Pages": "page",
    "Company / organization": "company", "Publication year": "year", "Publisher": "house",
    "Place of publication": "place", "Country of publication": "country", "ISSN": "issn",
    "Source type": "type", "Document type": "type", "ProQuest document ID": "id",
    "Publication subject": "subject", "Copyright": "copyright", "Last updated": "loaded",
    "Database": "database", "Identifier / keyword": "keyword", "First page": "page",
    "Volume": "volume", "Issue": "issue", "Correspondence author": "correspondent",
    "Accession number": "id", "Number of pages": "pages", "Caption": "graphic",
}  # fmt: skip
_LABEL = re.compile(rf"({'|'.join(re.escape(name) for name in _LABELS)}):(?:[ \t]+(.*))?$")
_PAGES = re.compile(
    r"</?(?:html|head|body|text)(?:\s[^<>]*)?>|<meta[^<>]*>|<title>[^<]*</title>", re.I
)
_MARK = "\ue000"  # a private sign, where the anchor of a record stands
_RULE = re.compile(r"_{20,}")


def read(document: Document) -> Iterator[Source | Failure]:
    """Every record, and what the printed count says is missing."""
    if document.head.startswith("<"):
        yield from _read_page(document)
        return
    decoded = document.plain
    text = decoded.text.replace("\r\n", "\n").replace("\r", "\n")
    found = list(_COUNT.finditer(text))
    ends = [*(count.start() for count in found[1:]), len(text)]
    records = [
        _record(number, text[count.end() : end])
        for number, (count, end) in enumerate(zip(found, ends, strict=True), 1)
    ]
    if not any(record.labels for record in records):
        raise NotThisFormat("counts documents like a ProQuest export, but labels no field")
    yield from exports.sources(document, records, "proquest", decoded)
    yield from exports.missing(document, [(int(count[1]), int(count[2])) for count in found])


def _read_page(document: Document) -> Iterator[Source | Failure]:
    """The records of a page or of a mail's HTML: each begins at its anchor or its title in bold."""
    decoded = document.markup
    records = []
    for number, part in enumerate(_parts(trees.html(_PAGES.sub("", decoded.text))), 1):
        record = _record(number, "\n" + "\n\n".join(part))
        if record.headline and len(record.labels) > 1:
            records.append(record)
    if not records:
        raise NotThisFormat("has the marks of a ProQuest export, but no record of it")
    for number, record in enumerate(records, 1):
        record.number = number
        _publication(record)
    yield from exports.sources(document, records, "proquest", decoded)


def _parts(root: Any) -> Iterator[list[str]]:
    """The paragraphs of each record."""
    for anchor in root.iter("a"):
        if (anchor.get("name") or "").startswith("DocID"):
            anchor.text = _MARK
    part: list[str] = []
    for line in fragments.from_element(root).paragraphs:
        if _MARK in line:
            yield part
            part = []
            line = line.replace(_MARK, "").strip()
        if line:
            part.append(line)
    yield part


def _publication(record: Record) -> None:
    """The paper and the day out of "Los Angeles Times ; Los Angeles […]08 May 2010: AA.2."."""
    info = record.labels.get("info", "")
    paper = record.publication or re.split(r"\s*[,\[(]", info)[0]
    record.publication = paper.partition(";")[0].strip()
    if not record.date:
        stamps = [stamp for stamp in find_stamps(info) if len(stamp.day) == 10]
        record.date = stamps[-1].day if stamps else ""


def _record(number: int, text: str) -> Record:
    record = Record(number)
    fields: list[tuple[str, list[str]]] = [("", [])]
    for line in text.split("\n"):
        label = _LABEL.match(line)
        if label:
            fields.append((_LABELS[label[1]], [label[2] or ""]))
        elif not _RULE.match(line):
            fields[-1][1].append(line)
    for meaning, lines in fields:
        paragraphs = fragments.from_plain("\n".join(lines))
        value = " ".join(paragraphs)
        if meaning:
            record.put(meaning, value, paragraphs)
        elif paragraphs:
            record.headline = paragraphs[0]
    return record
