"""CSV and templates as pressread writes them: harmless on a terminal and in a spreadsheet.

CSV is RFC 4180. A cell that a spreadsheet would take for a formula (it begins with ``=``, ``+``,
``-`` or ``@``, blanks before it or not, and is no number) is led by an apostrophe, as OWASP
advises. Line breaks inside a cell stay; controls are made harmless.

A template is a line for each record, with its fields in braces: ``{headline}``,
``{speaker.name}``, ``{sections}`` (lists are joined by commas), ``{{`` for a brace, and ``\t``,
``\n``, ``\0``, ``\\``. Nothing is evaluated: a field is looked up, no more.
"""

from __future__ import annotations

from pressread.errors import UsageError
from pressread.fields import NAMES
from pressread.jsontext import dumps
from pressread.sanitize import clean, clean_lines

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from typing import Any

    Fetch = Callable[[str], dict[str, Any]]


_FORMULA = ("=", "+", "-", "@")


def csv_lines(header: Iterable[str], rows: Iterable[Iterable[object]]) -> Iterator[str]:
    """The table, line ends included."""
    yield _csv_line(header)
    for row in rows:
        yield _csv_line(row)


def _csv_line(cells: Iterable[object]) -> str:
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
    if text.lstrip().startswith(_FORMULA):
        text = "'" + text
    if any(char in text for char in ',"\n'):
        return '"' + text.replace('"', '""') + '"'
    return text


_ESCAPES = {"t": "\t", "n": "\n", "0": "\0", "\\": "\\"}


class Template:
    """A template, read once. Raises ``UsageError`` where it cannot be."""

    def __init__(self, text: str) -> None:
        self.parts = _parts(text)

    def fill(self, record: Mapping[str, object], fetch: Fetch | None = None) -> str:
        """The template with the record's fields in it; ``fetch`` (id → the whole record) gives
        those of an article that a row lacks. Raises ``UsageError`` for an unknown one.
        """
        return "".join(
            part if not is_field else clean(_shown(_look_up(record, part, fetch)))
            for is_field, part in self.parts
        )


def _parts(text: str) -> list[tuple[bool, str]]:
    """Pairs of (is it a field, its name or the literal text)."""
    parts: list[tuple[bool, str]] = []
    at = 0
    while at < len(text):
        char, pair = text[at], text[at : at + 2]
        if pair in ("{{", "}}"):
            parts.append((False, char))
            at += 2
        elif char == "\\" and pair[1:] in _ESCAPES:
            parts.append((False, _ESCAPES[pair[1]]))
            at += 2
        elif char == "{":
            end = text.find("}", at)
            if end < 0:
                raise UsageError(f"the template has a {{ that is not closed, at column {at + 1}")
            parts.append((True, text[at + 1 : end].strip()))
            at = end + 1
        else:
            parts.append((False, char))
            at += 1
    return parts


def _look_up(record: Mapping[str, object], path: str, fetch: Fetch | None = None) -> object:
    value: object = record
    for name in path.split("."):
        if value is None:
            return None
        if fetch is not None and name in NAMES and isinstance(value, dict) and name not in value:
            article = value.get("article", value)
            if isinstance(article, dict) and "id" in article:
                value = fetch(str(article["id"]))
        if not isinstance(value, dict) or name not in value:
            known = ", ".join(map(str, value)) if isinstance(value, dict) else "nothing further"
            raise UsageError(f"the template asks for {{{path}}}; there is {known}")
        value = value[name]
    return value


def _shown(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, (list, tuple)) and not any(isinstance(v, (dict, list)) for v in value):
        return ", ".join(map(_shown, value))
    if isinstance(value, (list, tuple, dict)):
        return dumps(value, None)
    return str(value)
