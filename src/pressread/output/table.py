"""CSV (RFC 4180) that no spreadsheet runs.

A cell that a spreadsheet would take for a formula (it begins with ``=``, ``+``, ``-`` or ``@``
and is no number) is led by an apostrophe, as OWASP advises. Line breaks inside a cell stay;
controls are made harmless.
"""

from __future__ import annotations

from pressread.sanitize import clean_lines

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_FORMULA = ("=", "+", "-", "@")


def csv_lines(header: Iterable[str], rows: Iterable[Iterable[object]]) -> Iterator[str]:
    """The table, line ends included."""
    yield _line(header)
    for row in rows:
        yield _line(row)


def _line(cells: Iterable[object]) -> str:
    return ",".join(map(cell, cells)) + "\r\n"


def cell(value: object) -> str:
    """One value as a CSV cell; ``None`` is empty, a list is joined by semicolons."""
    if value is None:
        return ""
    if isinstance(value, (list, tuple)):
        value = "; ".join(map(str, value))
    if not isinstance(value, str):
        return str(value)
    text = clean_lines(value)
    if text.startswith(_FORMULA):
        text = "'" + text
    if any(char in text for char in ',"\n'):
        return '"' + text.replace('"', '""') + '"'
    return text
