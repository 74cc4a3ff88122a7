"""JSON as pressread writes it: stable order, legible, and harmless on a terminal.

The standard ``json`` costs more to import than a search does to run, so a hundred lines of
output are written by thirty lines of code. What comes out is RFC 8259 with lossless strings:
control, bidi and other invisible characters and lone surrogates are ``\\uXXXX`` escapes,
everything else stays readable UTF-8.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

_WIDTH = 96
_SHORT = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t", "\b": "\\b", "\f": "\\f"}


def dumps(value: object, indent: int | None = 2) -> str:
    """One JSON value. ``indent=None`` is one line; else a list of plain values that fits in a
    line stays on one. Takes dict (keys are strings), list, tuple, str, int, float, bool, None.
    """
    return _compact(value) if indent is None else _indented(value, indent, 0)


def string(text: str) -> str:
    """``text`` as a JSON string."""
    if text.isprintable() and '"' not in text and "\\" not in text:
        return f'"{text}"'
    return '"' + "".join(map(_char, text)) + '"'


def _char(char: str) -> str:
    if char in _SHORT:
        return _SHORT[char]
    if char.isprintable() or char == "\u00a0":
        return char
    code = ord(char)
    if code < 0x10000:
        return f"\\u{code:04x}"
    code -= 0x10000
    return f"\\u{0xD800 + (code >> 10):04x}\\u{0xDC00 + (code & 0x3FF):04x}"


def _scalar(value: object) -> str | None:
    """A plain value as JSON; ``None`` for a list or object."""
    if isinstance(value, str):
        return string(value)
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int):
        return str(value)
    if isinstance(value, float):
        return _number(value)
    return None


def _number(value: float) -> str:
    """The shortest digits that read back the same; JSON knows no infinity and no NaN."""
    return "null" if value != value or value in (float("inf"), float("-inf")) else repr(value)


def _compact(value: object) -> str:
    if isinstance(value, dict):
        return "{" + ", ".join(f"{string(k)}: {_compact(v)}" for k, v in value.items()) + "}"
    if isinstance(value, (list, tuple)):
        return "[" + ", ".join(map(_compact, value)) + "]"
    plain = _scalar(value)
    if plain is None:
        raise TypeError(f"not a JSON value: {type(value).__name__}")
    return plain


def _indented(value: object, step: int, depth: int) -> str:
    if isinstance(value, dict) and value:
        members = (
            f"{string(key)}: {_indented(item, step, depth + step)}" for key, item in value.items()
        )
        return _block("{", members, "}", step, depth)
    if isinstance(value, (list, tuple)) and value:
        if _is_flat(value):
            line = _compact(value)
            if depth + len(line) <= _WIDTH:
                return line
        return _block("[", (_indented(v, step, depth + step) for v in value), "]", step, depth)
    return _compact(value)


def _is_flat(items: list[object] | tuple[object, ...]) -> bool:
    """Whether a list holds plain values, or pairs of them (spans), and is short."""
    return len(items) <= 32 and all(
        _scalar(item) is not None
        or (isinstance(item, (list, tuple)) and all(_scalar(part) is not None for part in item))
        for item in items
    )


def _block(left: str, lines: Iterable[str], right: str, step: int, depth: int) -> str:
    pad = "\n" + " " * (depth + step)
    return left + pad + f",{pad}".join(lines) + "\n" + " " * depth + right
