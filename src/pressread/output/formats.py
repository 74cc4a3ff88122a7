"""JSON, CSV and templates as pressread writes them: legible, harmless on a terminal and in a
spreadsheet.

JSON is RFC 8259 with lossless strings: control, bidi and other invisible characters and lone
surrogates are ``\\uXXXX`` escapes, everything else stays readable UTF-8. Short lists stay on one
line, which ``json.dumps`` cannot do: half of a record's lines are spans of two numbers.

CSV is RFC 4180. A cell that a spreadsheet would take for a formula (it begins with ``=``, ``+``,
``-`` or ``@``, blanks before it or not, and is no number) is led by an apostrophe, as OWASP
advises. Line breaks inside a cell stay; controls are made harmless.

A template is a line for each record, with its fields in braces: ``{headline}``,
``{speaker.name}``, ``{sections}`` (lists are joined by commas), ``{{`` for a brace, and ``\\t``,
``\\n``, ``\\0``, ``\\\\``. Nothing is evaluated: a field is looked up, no more.
"""

from __future__ import annotations

from json import JSONEncoder
from json.encoder import encode_basestring, encode_basestring_ascii

from pressread.errors import UsageError
from pressread.sanitize import clean, clean_lines

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping


_WIDTH = 96  # columns that a list may fill before it is broken, as wide as the code's own lines
_MOST = 32  # values of a list on one line
_FORMULA = ("=", "+", "-", "@")

_encode = JSONEncoder(ensure_ascii=False, allow_nan=False).encode


def dumps(value: object, indent: int | None = 2) -> str:
    """One JSON value: on one line, or indented by two. JSON knows no infinity and no NaN: they
    become ``null``. Raises ``TypeError`` for what is no JSON value.
    """
    try:
        text = _encode(value) if indent is None else _laid_out(value, "\n")
    except ValueError:
        return dumps(_finite(value), indent)
    if text.isprintable():
        return text
    for char in {*text} - {"\n", "\u00a0"}:
        if not char.isprintable():
            text = text.replace(char, _encode_ascii(char))
    return text


def _encode_ascii(char: str) -> str:
    return encode_basestring_ascii(char)[1:-1] if char != "\x7f" else "\\u007f"


def _laid_out(value: object, pad: str) -> str:
    """A value over several lines; ``pad`` is the line break and the indent it stands at."""
    if isinstance(value, str):
        return encode_basestring(value)
    if value is None:
        return "null"
    inner = pad + "  "
    if isinstance(value, dict) and value:
        members = (f"{encode_basestring(k)}: {_laid_out(v, inner)}" for k, v in value.items())
        return "{" + inner + f",{inner}".join(members) + pad + "}"
    if not isinstance(value, (list, tuple)) or not value:
        return _encode(value)
    if len(value) <= _MOST and all(map(_is_flat, value)):
        line = _encode(value)
        if len(pad) - 1 + len(line) <= _WIDTH:
            return line
    return "[" + inner + f",{inner}".join(_laid_out(item, inner) for item in value) + pad + "]"


def _is_flat(value: object) -> bool:
    """Whether a value is plain, or a list of plain ones (a span)."""
    if isinstance(value, (list, tuple)):
        return not any(isinstance(item, (list, tuple, dict)) for item in value)
    return not isinstance(value, dict)


def _finite(value: object) -> object:
    if isinstance(value, dict):
        return {name: _finite(item) for name, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [_finite(item) for item in value]
    return None if isinstance(value, float) and value - value != 0 else value


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

    def fill(self, record: Mapping[str, object]) -> str:
        """The template with the record's fields in it. Raises ``UsageError`` for an unknown one."""
        return "".join(
            part if not is_field else clean(_shown(_look_up(record, part)))
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


def _look_up(record: Mapping[str, object], path: str) -> object:
    value: object = record
    for name in path.split("."):
        if value is None:
            return None
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
        from pressread.output.formats import dumps

        return dumps(value, None)
    return str(value)
