"""Integrum reports in HTML: a list of the documents, then each with fields ``^ИС:`` and a text."""

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

_FIELD = re.compile(r"\^(\w{2}):\s*(.*)")
_MEANINGS = {
    "ЗГ": "headline", "ИС": "publication", "ДТ": "date", "РБ": "section", "АВ": "byline",
    "НР": "issue", "ПЗ": "overline",
}  # fmt: skip


def read(document: Document) -> Iterator[Source | Failure]:
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
            record = _record(number, [(found[1], found[2]) for found in fields])
    if record is not None:
        yield record


def _record(number: int, fields: list[tuple[str, str]]) -> Record:
    record = Record(number)
    record.add("language", "ru")
    for code, value in fields:
        record.put(_MEANINGS.get(code, code), value.strip(" ,;"))
    return record
