"""Factiva's full layout: every field under its two-letter code, the same in every language."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from pressread.errors import NotThisFormat
from pressread.readers import trees
from pressread.readers.charset import Decoded
from pressread.readers.databases import exports
from pressread.readers.databases.exports import Record
from pressread.readers.document import Document
from pressread.source import Failure, Source

_FIELDS = {
    "SE": "section", "CLM": "overline", "BY": "byline", "CR": "credit", "WC": "length",
    "ET": "time", "SC": "code", "ED": "edition", "PG": "page", "LA": "language",
    "CY": "copyright", "CX": "correction", "ART": "graphic", "AN": "document", "PUB": "provider",
    "RF": "notes", "CT": "contact", "HD": "headline", "PD": "date", "SN": "publication",
    "LP": "body", "TD": "body",
}  # fmt: skip
_CODES = frozenset((*_FIELDS, "CO", "IN", "NS", "RE", "IPC", "IPD", "VOL"))
_LINE = re.compile(rf"({'|'.join(sorted(_CODES))})(?:([ \t\xa0]+)(\S.*))?[ \t\xa0]*")
_EXPORT = re.compile(
    r"^HD(?:[ \t\xa0]+\S[^\n]*|[ \t\xa0\r]*)\n"
    r"(?:[^\n]*\n){0,24}?(?:WC|PD)(?:[ \t\xa0\r]+\S|[ \t\r]*\n)",
    re.MULTILINE,
)
_INDEXED = frozenset(("CO", "IN", "NS", "RE"))  # "i741 : Sea transport | …"
_BELOW = frozenset(("ART", "CT", "RF", "IPC", "IPD", "PUB"))
_NUMBER = re.compile(r"\S+\s+[A-Z][A-Za-z0-9]{14,40}")


def is_export(text: str) -> bool:
    """Whether ``text`` (its head will do) has a headline and a length or date under codes."""
    return "HD" in text and _EXPORT.search(text) is not None


def read(document: Document) -> Iterator[Source | Failure]:
    """A text export: a record begins with ``HD`` (or ``SE``, ``CLM``) and ends with ``AN``."""
    decoded = document.plain
    yield from read_lines(document, decoded.text.split("\n"), decoded)


def read_lines(
    document: Document, lines: Iterable[str], decoded: Decoded | None
) -> Iterator[Source | Failure]:
    """The records in ``lines``; in a word-processor document each paragraph is one."""
    records = []
    for number, rows in enumerate(_split(lines), 1):
        record = coded_record(number, rows)
        if record is None:
            yield document.failure("has no headline field (HD): export it again", number)
        else:
            records.append(record)
    if not records:
        raise NotThisFormat("looks like a Factiva text export, but no record is in it")
    yield from exports.sources(document, records, "factiva", decoded)


def coded_record(number: int, rows: list[tuple[str, list[str]]]) -> Record | None:
    """A record from ``(code, paragraphs)``; ``None`` where there is no headline under ``HD``."""
    values = [(code, lines) for code, lines in rows if code in _CODES and lines]
    if not any(code == "HD" for code, _ in values):
        return None
    record = Record(number)
    for code, lines in values:
        text = " ".join(lines)
        if code == "ET":
            record.date += f" {text}"
        else:
            record.put(_FIELDS.get(code, code), text, lines)
    if record.body and "document" not in record.labels:
        record.cut = True
    return record


def _split(lines: Iterable[str]) -> Iterator[list[tuple[str, list[str]]]]:
    rows: list[tuple[str, list[str]]] = []
    fresh = True  # the next line begins a paragraph
    for line in lines:
        found = _field(line, rows)
        if found:
            rows.append((found[0], [found[1]] if found[1] else []))
            fresh = not found[1]
        elif not line.strip():
            fresh = True
        elif rows and fresh:
            rows[-1][1].append(trees.fold(line))
            fresh = False
        elif rows:
            rows[-1][1][-1] += " " + trees.fold(line)
        if rows and rows[-1][0] == "AN" and rows[-1][1]:
            yield rows
            rows = []
    if rows:
        yield rows


def _field(line: str, rows: list[tuple[str, list[str]]]) -> tuple[str, str] | None:
    """Code and value of a line that begins a field; ``None`` for a line of text.

    "IN North Down" and "BY noon" begin paragraphs too. A code is parted from its value by more
    than one space or a tab; where a single one stands, in the text only what can end it counts.
    """
    found = _LINE.fullmatch(line.rstrip()) if line[:1].isupper() else None
    if found is None:
        return None
    code, gap, value = found[1], found[2], found[3] or ""
    in_text = any(known in ("LP", "TD") for known, _ in rows)
    if gap != " " or not in_text:
        return code, trees.fold(value)
    listed = code in _INDEXED and " : " in value
    numbered = code == "AN" and _NUMBER.fullmatch(trees.fold(value))
    return (code, trees.fold(value)) if listed or numbered or code in (*_BELOW, "TD") else None
