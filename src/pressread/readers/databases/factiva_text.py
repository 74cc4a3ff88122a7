"""Factiva's layouts as text or in a word processor.

The display layout has no labels, every field is a line: section, headline, author, "808 words",
date, publication, its code, edition and page, language, copyright; then the paragraphs, the
provider, and "Document CODE", which ends the record. The full layout has every field under its
two-letter code, the same in every language.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from pressread.errors import NotThisFormat
from pressread.readers import fragments, trees
from pressread.readers.charset import Decoded
from pressread.readers.databases import exports
from pressread.readers.databases.exports import Record
from pressread.readers.document import Document
from pressread.readers.givens import is_language_name
from pressread.source import Failure, Source
from pressread.text import byline_words, bylines
from pressread.text.date_fields import starts_with_date

_END = re.compile(
    r"^[^\W\d_]{2,14}[ \xa0]+[A-Z0-9]{3,10}0000\d{8}[a-z0-9]{8,10}[ \t\xa0\r]*$", re.M
)
_LENGTH = re.compile(r"\d[\d.,]*(?:\s+[^\W\d_]{1,14}|\s?[字語语자])")
_TIME = re.compile(r"\d{1,2}:\d\d(?:\s?[AP]M)?")
_COPYRIGHT = re.compile(r"(?:copyright|©|\(c\))", re.IGNORECASE)
_HEAD_LINES = 16
_SHORT = 6
_SECTION = 4
_PROVIDER = 8  # words; "Dow Jones & Company, Inc." has five
_SENTENCE = re.compile(r"(?<!Inc)(?<!Ltd)(?<!Co)(?<!Corp)[.!?…。！？][\"'”’»)]*$|[“”„«»\"]")


def is_export(text: str) -> bool:
    """Whether a line of ``text`` (its head will do) is a record's number as Factiva prints it."""
    return "0000" in text and _END.search(text) is not None


def read(document: Document) -> Iterator[Source | Failure]:
    """Every record of a text export; one without a length and a date is of an unknown layout."""
    decoded = document.plain
    yield from read_lines(document, decoded.text.split("\n"), decoded)


def read_lines(
    document: Document, lines: Iterable[str], decoded: Decoded | None
) -> Iterator[Source | Failure]:
    """The records in ``lines``; between paragraphs stand empty ones."""
    parts = list(_split(lines))
    read = [_record(number, part) for number, (part, _) in enumerate(parts, 1)]
    records = [record for record in read if record is not None]
    if not records:
        raise NotThisFormat("looks like a Factiva export, but no record of a known layout is in it")
    for number, (record, (_, ended)) in enumerate(zip(read, parts, strict=True), 1):
        if record is None:
            yield document.failure("has an unknown layout of Factiva: export it as HTML", number)
        else:
            record.cut = not ended
    yield from exports.sources(document, records, "factiva", decoded)


def _split(lines: Iterable[str]) -> Iterator[tuple[list[str], bool]]:
    """The lines of each record without the last, and whether that was there."""
    part: list[str] = []
    for line in lines:
        if _END.fullmatch(line):
            yield part, True
            part = []
        else:
            part.append(trees.fold(line))
    if any(map(_LENGTH.fullmatch, part)):
        yield part, False


def _record(number: int, part: list[str]) -> Record | None:
    at = next((i for i, line in enumerate(part) if _LENGTH.fullmatch(line)), -1)
    head = [line for line in part[: max(at, 0)] if line]
    dated = next((i for i in range(at + 1, len(part)) if part[i]), 0)
    if not 1 <= len(head) <= _SHORT or not dated or not starts_with_date(part[dated]):
        return None
    record = Record(number, date=part[dated])
    record.add("length", part[at])
    _title(record, head)
    rest = part[_fields(record, part, dated + 1) :]
    paragraphs = [line for line in fragments.from_plain("\n".join(rest)) if line]
    if len(paragraphs) > 1 and _is_provider(paragraphs[-1]):
        record.add("provider", paragraphs.pop())
    record.body += paragraphs
    return record


def _is_provider(line: str) -> bool:
    """Whether the last line names a provider: it is short and no sentence."""
    return len(line.split()) <= _PROVIDER and not _SENTENCE.search(line)


def _title(record: Record, lines: Sequence[str]) -> None:
    """Section, headline, author and credit; the headline alone is always there."""
    end = len(lines)
    while end > 1 and _is_byline(lines[end - 1], lines[end - 2], end):
        end -= 1
    for line in lines[end:]:
        record.add("byline" if not record.of("byline")[0] else "credit", line)
    record.headline = lines[end - 1]
    for line in lines[: end - 1]:
        record.add("section", line)


def _is_byline(line: str, above: str, place: int) -> bool:
    """A name behind "By"; a bare one where the line above is a headline rather than a section."""
    if byline_words.LEAD.match(line):
        return bool(bylines.names(line))
    headline_above = len(above.split()) > _SECTION or place > 2
    return headline_above and all(map(bylines.is_name, bylines.names(line) or ("",)))


def _fields(record: Record, part: list[str], at: int) -> int:
    """Publication, code, edition, language, copyright: gives back where the text begins."""
    end = at
    lines = [(i, part[i]) for i in range(at, min(at + _HEAD_LINES, len(part))) if part[i]]
    if lines and _TIME.fullmatch(lines[0][1]):
        record.date += f" {lines.pop(0)[1]}"
    for place, (i, line) in enumerate(lines):
        if _COPYRIGHT.match(line):
            return i + 1
        if is_language_name(line):
            record.add("language", line)
            end = i + 1
        elif place == 0:
            record.publication, end = line, i + 1
        elif "language" in record.labels or len(line.split()) > _SHORT:
            break
    return end


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


def is_coded(text: str) -> bool:
    """Whether ``text`` (its head will do) has a headline and a length or date under codes."""
    return "HD" in text and _EXPORT.search(text) is not None


def read_coded(document: Document) -> Iterator[Source | Failure]:
    """A text export: a record begins with ``HD`` (or ``SE``, ``CLM``) and ends with ``AN``."""
    decoded = document.plain
    yield from read_coded_lines(document, decoded.text.split("\n"), decoded)


def read_coded_lines(
    document: Document, lines: Iterable[str], decoded: Decoded | None
) -> Iterator[Source | Failure]:
    """The records in ``lines``; in a word-processor document each paragraph is one."""
    records = []
    for number, rows in enumerate(_coded_rows(lines), 1):
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


def _coded_rows(lines: Iterable[str]) -> Iterator[list[tuple[str, list[str]]]]:
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
