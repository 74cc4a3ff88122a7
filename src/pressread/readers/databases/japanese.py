"""Result pages of the two Japanese newspaper databases, Kikuzo and Yomidasu: many records.

Each record is a row of fields (number, date, edition, page, "733文字" or "927字") over its text.
Kikuzo puts the headline over the text (``topic-list``, ``topic-detail``), Yomidasu into the row
(``contentsTable``).
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

_KIKUZO = b"topic-detail"
_LENGTH = re.compile(r"0*(\d+)\s*文?字")
_ISSUE = re.compile(r"[朝夕]刊")
_PAGE = re.compile(r"\d+頁?|\d+段|写真.*|図.*")


def read(document: Document) -> Iterator[Source | Failure]:
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
        record = _record(number, [trees.folded(cell) for cell in row.iter("td")])
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
                record = _record(number, [trees.folded(cell) for cell in part.iter("th")])
        elif record is not None and "mb10" in (part.get("class") or "").split():
            record.body += trees.lines(part)
    if record is not None:
        yield record


def _record(number: int, cells: list[str]) -> Record:
    """A record from the cells of its row; the longest that is no field is the headline."""
    record = Record(number)
    record.add("language", "ja")
    rest = []
    for cell in cells[1:]:
        length = _LENGTH.fullmatch(cell)
        if length:
            record.add("length", cell)
        elif not record.date and date_field(cell):
            record.date = cell
        elif _ISSUE.search(cell) and len(cell) < 12:
            record.add("edition", cell)
        elif cell and not _PAGE.fullmatch(cell):
            rest.append(cell)
    if rest:
        record.headline = max(rest, key=len) if len(rest) > 1 else ""
        record.add("section", rest[-1])
    return record
