"""Tables of articles: CSV and spreadsheets (.xlsx) whose first row names the columns."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from functools import cache
from itertools import chain, islice, zip_longest
from typing import NamedTuple

from pressread.errors import NotThisFormat, PassedOver, UnknownFormat
from pressread.readers import charset, trees, unpack
from pressread.readers.data import columns
from pressread.readers.document import MAX_ARTICLE, MIB, Document
from pressread.source import Failure, Source

_MAX_CELL = 16 * MIB
_MAX_COLUMNS = 1000
_MAIN = "xl/worksheets/sheet1.xml"
_STRINGS = "xl/sharedStrings.xml"
_AHEAD = 200  # rows that tell how a table writes its dates
_NUMERIC = re.compile(r"\s*(\d\d?)/(\d\d?)/(\d{4})(?!\d)")
_SEPARATORS = ",;\t|"


class _Row(NamedTuple):
    """Cells, and the part of the file that they stand in."""

    cells: list[str]
    part: Document


def read(document: Document) -> Iterator[Source | Failure]:
    """A CSV file: every row that has a text, and why the others have none."""
    csv.field_size_limit(_MAX_CELL)
    head = document.sample
    if b"\n" not in head or not charset.is_utf8(head):
        text, encoding, _ = document.plain
        lines = csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline=""), _dialect(text))
        rows = (_Row(cells, document) for cells in _parsed(lines))
        yield from _rows(rows, "csv", encoding, document)
        return
    yield from _rows(_streamed(document), "csv", "utf-8", document)


def _streamed(document: Document) -> Iterator[_Row]:
    """The rows of a table in UTF-8, each with its own lines of the file."""
    taken: list[bytes] = []

    def lines() -> Iterator[str]:
        for _, line in document.lines(_MAX_CELL):
            taken.append(line)
            yield line.decode("utf-8-sig" if len(taken) == 1 and at == 0 else "utf-8", "replace")

    at = 0
    dialect = _dialect(document.head)
    for cells in _parsed(csv.reader(lines(), dialect)):
        raw = b"".join(taken)
        yield _Row(cells, document.part(at, raw.rstrip(b"\r\n")))
        at += len(raw)
        taken.clear()


def read_sheet(document: Document) -> Iterator[Source | Failure]:
    """The first sheet of a spreadsheet."""
    with unpack.open_zip(document) as archive:
        names = set(archive.namelist())
        if _MAIN not in names:
            raise UnknownFormat("is a spreadsheet without a first sheet: save it as CSV")
        sheet = unpack.member_bytes(archive, _MAIN, MAX_ARTICLE)
        shared = unpack.member_bytes(archive, _STRINGS, MAX_ARTICLE) if _STRINGS in names else b""
    rows = (_Row(cells, document) for cells in _cells(sheet, _strings(shared)))
    yield from _rows(rows, "xlsx", None, document)


def looks_like_csv(head: str) -> bool:
    """Whether the first line names columns that articles have."""
    line = head.partition("\n")[0][:10_000]
    if not any(mark in line for mark in _SEPARATORS):
        return False
    try:
        cells = next(csv.reader([line.rstrip("\r")], _dialect(line)), [])
    except csv.Error:
        return False
    found = columns.fields_of(cells)
    return len(cells) > 1 and len(found) > 1 and ("headline" in found or "body" in found)


def _rows(
    rows: Iterator[_Row], kind: str, encoding: str | None, document: Document
) -> Iterator[Source | Failure]:
    first = next(rows, _Row([], document))
    names = [name.strip() for name in first.cells]
    found = columns.fields_of(names)
    if not columns.holds_articles(found):
        if "url" in found and "body" not in found:
            raise PassedOver(_unknown(names, found))
        named = kind == "xlsx" or document.suffix in ("csv", "tsv")
        raise (UnknownFormat if named else NotThisFormat)(_unknown(names, found))
    ahead = list(islice(rows, _AHEAD))
    dated = found.get("published", ())
    american = _month_first(row.cells[names.index(name)] for name in dated for row in ahead
                            if names.index(name) < len(row.cells))  # fmt: skip
    for number, row in enumerate(chain(ahead, rows), 1):
        if len(row.cells) > len(names):
            yield row.part.failure("has more cells than columns: quote the cells", number)
            continue
        cells = dict(zip_longest(names, row.cells, fillvalue=""))
        if kind == "xlsx":
            cells |= {name: _day(cells[name]) for name in found.get("published", ())}
        if american:
            cells |= {name: _NUMERIC.sub(r"\3-\1-\2", cells[name]) for name in dated}
        given = columns.given_of(cells, found, kind)
        if given.body:
            yield row.part.source(kind, given, encoding=encoding, record=number)
        elif any(cell.strip() for cell in row.cells):
            yield row.part.failure("has no text: there is nothing to import", number)


def _month_first(dates: Iterable[str]) -> bool:
    """Whether a column writes 04/13/2020: one date alone does not tell, its neighbours do."""
    found = [date for date in map(_NUMERIC.match, dates) if date]
    days = [(int(date[1]), int(date[2])) for date in found]
    return any(second > 12 for _, second in days) and all(first <= 12 for first, _ in days)


def _unknown(names: list[str], found: dict[str, list[str]]) -> str:
    listed = ", ".join(name or "(no name)" for name in names[:20])[:300]
    if "url" in found and "body" not in found:
        return f"is a list of links without their texts (columns: {listed}): import saved pages"
    return f"is a table without a column of text or headlines (columns: {listed}): rename them"


def _parsed(lines: Iterator[list[str]]) -> Iterator[list[str]]:
    try:
        yield from (line for line in lines if line)
    except csv.Error as error:
        raise UnknownFormat(f"is a table that cannot be read ({error}): save it again") from error


def _dialect(text: str) -> type[csv.Dialect]:
    """The separator that the first line has most of."""
    line = text.partition("\n")[0]
    return _separated_by(max(_SEPARATORS, key=line.count))


@cache
def _separated_by(mark: str) -> type[csv.Dialect]:
    class Found(csv.excel):
        delimiter = mark

    return Found


def _strings(raw: bytes) -> list[str]:
    if not raw:
        return []
    entries = trees.xml(raw).iterchildren("{*}si")
    return ["".join(part.text or "" for part in trees.every(entry, "t")) for entry in entries]


def _cells(sheet: bytes, strings: list[str]) -> Iterator[list[str]]:
    for row in trees.every(trees.xml(sheet), "row"):
        cells: dict[int, str] = {}
        for place, cell in enumerate(islice(row.iterchildren("{*}c"), _MAX_COLUMNS)):
            cells[_column(cell.get("r"), place)] = _value(cell, strings)
        yield [cells.get(place, "") for place in range(max(cells, default=-1) + 1)]


def _day(cell: str) -> str:
    """A date that a spreadsheet keeps as days since the end of 1899, as ISO; others as they are."""
    if not re.fullmatch(r"[1-9]\d{4}(?:\.\d+)?", cell):
        return cell
    return (date(1899, 12, 30) + timedelta(days=int(cell[:5]))).isoformat()


def _column(reference: str | None, place: int) -> int:
    """``AB12`` -> 27; the place in the row where a cell has no reference."""
    letters = re.match(r"[A-Z]{1,2}", reference or "")
    if letters is None:
        return place
    number = 0
    for letter in letters[0]:
        number = number * 26 + ord(letter) - 64
    return number - 1


def _value(cell: Iterable[object], strings: list[str]) -> str:
    kind = cell.get("t")  # type: ignore[attr-defined]
    if kind == "inlineStr":
        return "".join(part.text or "" for part in trees.every(cell, "t"))
    value = trees.at(cell, "v")
    if kind == "s":
        return strings[int(value)] if value.isdecimal() and int(value) < len(strings) else ""
    return value
