"""JSON read and written by the interpreter's own scanner, as legible as it can be written.

The ``json`` package loads ``re`` and ``enum`` before it does anything, a third of a bare start of
Python, for what its C half does alone. Where there is no C half (PyPy), the package serves.

What people read is RFC 8259 with lossless strings: control, bidi and other invisible characters
and lone surrogates are ``\\uXXXX`` escapes, everything else stays readable UTF-8. Short lists stay
on one line, which ``json.dumps`` cannot do: half of a record's lines are spans of two numbers.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

_WIDTH = 96  # columns that a list may fill before it is broken, as wide as the code's own lines
_MOST = 32  # values of a list on one line
_BLANKS = " \t\n\r"


def _no_json(value: object) -> object:
    raise TypeError(f"a {type(value).__name__} is no JSON value")


if TYPE_CHECKING:

    def quoted(text: str) -> str:
        """A text as JSON writes it."""

    def _escaped(text: str) -> str: ...

    def _scan(text: str, at: int) -> tuple[Any, int]: ...

    def encode(value: object) -> str:
        """A value on one line. Raises ``ValueError`` for numbers that JSON does not know, and
        ``TypeError``.
        """

    def encode_ascii(value: object) -> str:
        """A value on one line in ASCII, which every database takes."""
else:
    try:
        from _json import encode_basestring as quoted
        from _json import encode_basestring_ascii as _escaped
        from _json import make_encoder, make_scanner

        class _Context:
            """What the scanner asks for."""

            strict = True
            object_hook = object_pairs_hook = array_hook = None
            parse_float, parse_int = float, int
            parse_constant = {
                "NaN": float("nan"), "Infinity": float("inf"), "-Infinity": -float("inf"),
            }.__getitem__  # fmt: skip

        _scan = make_scanner(_Context)
        _as_it_is, _in_ascii = (
            make_encoder(None, _no_json, write, None, ": ", ", ", False, False, False)
            for write in (quoted, _escaped)
        )

        def encode(value):
            return "".join(_as_it_is(value, 0))

        def encode_ascii(value):
            return "".join(_in_ascii(value, 0))

    except ImportError:
        from json import JSONDecoder, JSONEncoder
        from json.encoder import encode_basestring as quoted
        from json.encoder import encode_basestring_ascii as _escaped

        _scan = JSONDecoder().scan_once
        encode = JSONEncoder(ensure_ascii=False, allow_nan=False, default=_no_json).encode
        encode_ascii = JSONEncoder(allow_nan=False, default=_no_json).encode


def loads(text: str) -> Any:
    """The value that a JSON text holds. Raises ``ValueError``."""
    text = text.strip(_BLANKS)
    try:
        value, end = _scan(text, 0)
    except StopIteration as stopped:
        raise ValueError(f"no JSON value at character {stopped.value}") from None
    if end != len(text):
        raise ValueError(f"more than one JSON value, the second at character {end}")
    return value


def dumps(value: object, indent: int | None = 2) -> str:
    """One JSON value: on one line, or indented by two. JSON knows no infinity and no NaN: they
    become ``null``. Raises ``TypeError`` for what is no JSON value.
    """
    try:
        text = encode(value) if indent is None else _laid_out(value, "\n")
    except ValueError:
        return dumps(_finite(value), indent)
    if text.isprintable():
        return text
    for char in {*text} - {"\n", "\u00a0"}:
        if not char.isprintable():
            text = text.replace(char, _escape(char))
    return text


def _escape(char: str) -> str:
    return _escaped(char)[1:-1] if char != "\x7f" else "\\u007f"


def _laid_out(value: object, pad: str) -> str:
    """A value over several lines; ``pad`` is the line break and the indent it stands at."""
    if isinstance(value, str):
        return quoted(value)
    if value is None:
        return "null"
    inner = pad + "  "
    if isinstance(value, dict) and value:
        members = (f"{quoted(k)}: {_laid_out(v, inner)}" for k, v in value.items())
        return "{" + inner + f",{inner}".join(members) + pad + "}"
    if not isinstance(value, (list, tuple)) or not value:
        return encode(value)
    if len(value) <= _MOST and all(map(_is_flat, value)):
        line = encode(value)
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
