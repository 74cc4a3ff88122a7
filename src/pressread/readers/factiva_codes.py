"""Factiva's full layout: every field under its two-letter code, the same in every language."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pressread.errors import UnknownFormat
from pressread.readers import exports, trees
from pressread.readers.document import Document
from pressread.readers.exports import Record
from pressread.source import Failure, Source

_FIELDS = {
    "SE": "section", "CLM": "kicker", "BY": "byline", "CR": "credit", "WC": "length",
    "ET": "time", "SC": "code", "ED": "edition", "PG": "page", "LA": "language",
    "CY": "copyright", "CX": "correction", "ART": "graphic", "AN": "document", "PUB": "provider",
    "RF": "notes", "CT": "contact",
}  # fmt: skip
_CODES = frozenset((*_FIELDS, "HD", "PD", "SN", "LP", "TD", "CO", "IN", "NS", "RE", "IPC", "IPD"))
_LINE = re.compile(
    r"(HD|BY|WC|PD|SN|LP|TD|SE|CLM|CR|ET|SC|ED|PG|LA|CY|CX|ART|AN|PUB|RF|CT|CO|IN|NS|RE|IPC|IPD)(?:\s+(\S.*))?"
)


def read(document: Document) -> Iterator[Source | Failure]:
    """A text export: a record begins with ``HD`` (or ``SE``, ``CLM``) and ends with ``AN``."""
    decoded = document.plain
    records = []
    for number, rows in enumerate(_split(decoded.text), 1):
        record = coded_record(number, rows)
        if record is None:
            yield document.failure("has no headline field (HD): export it again", number)
        else:
            records.append(record)
    if not records:
        raise UnknownFormat("looks like a Factiva text export, but no record is in it")
    yield from exports.sources(document, records, "factiva", decoded)


def coded_record(number: int, rows: list[tuple[str, list[str]]]) -> Record | None:
    """A record from ``(code, paragraphs)``; ``None`` where there is no headline under ``HD``."""
    values = [(code, lines) for code, lines in rows if code in _CODES and lines]
    if not any(code == "HD" for code, _ in values):
        return None
    record = Record(number)
    for code, lines in values:
        text = " ".join(lines)
        if code == "HD":
            record.headline = text
        elif code == "PD":
            record.date = text
        elif code == "ET":
            record.date += f" {text}"
        elif code == "SN":
            record.publication = text
        elif code in ("LP", "TD"):
            record.body += lines
        else:
            record.add(_FIELDS.get(code, code), text)
    if record.body and "document" not in record.labels:
        record.cut = True
    return record


def _split(text: str) -> Iterator[list[tuple[str, list[str]]]]:
    rows: list[tuple[str, list[str]]] = []
    fresh = True  # the next line begins a paragraph
    for line in text.split("\n"):
        found = _LINE.fullmatch(line.rstrip()) if line[:1].isupper() else None
        if found:
            rows.append((found[1], [found[2]] if found[2] else []))
            fresh = not found[2]
        elif not line.strip():
            fresh = True
        elif rows and fresh:
            rows[-1][1].append(trees.fold(line))
            fresh = False
        elif rows:
            rows[-1][1][-1] += " " + trees.fold(line)
        if found and found[1] == "AN" and found[2]:
            yield rows
            rows = []
    if rows:
        yield rows
