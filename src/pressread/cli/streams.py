"""Writing to stdout as it is: a pipe, a terminal, a locale without UTF-8, or nothing at all."""

from __future__ import annotations

import sys

from pressread.errors import PressreadError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import TextIO

_PLAINER = {
    "“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "‘": "'", "’": "'", "—": "--", "–": "-",
    "‑": "-", "…": "...", "·": "-", "•": "*", "¶": "par.", "▏": "|", "│": "|", "─": "-", "━": "=",
    "ı": "i", "ł": "l", "Ł": "L", "ø": "o", "Ø": "O", "đ": "d", "Đ": "D", "ð": "d", "Ð": "D",
    "æ": "ae", "Æ": "AE", "œ": "oe", "Œ": "OE", "ß": "ss", "þ": "th", "Þ": "Th", "ə": "e",
    "⋮": ":", "█": "#", "▌": "#", "→": "->", "×": "x", "\u00a0": " ", "\u202f": " ",
}  # fmt: skip


def is_terminal() -> bool:
    """Whether stdout is a terminal."""
    try:
        return sys.stdout is not None and sys.stdout.isatty()
    except ValueError:  # closed from the inside
        return False


def stdout() -> TextIO:
    """Standard output. Raises ``PressreadError`` where the caller closed it."""
    if sys.stdout is None:
        raise PressreadError("cannot write: standard output is closed; redirect it to a file")
    return sys.stdout


def write(text: str) -> None:
    """``text`` to stdout, in its encoding; characters it lacks are told in plainer ones."""
    stream = stdout()
    stream.write(fit(text, stream.encoding))


def write_utf8(text: str) -> None:
    """``text`` to stdout as UTF-8 whatever the locale: JSON knows no other encoding."""
    stream = stdout()
    if is_utf8(stream.encoding) or not hasattr(stream, "buffer"):
        stream.write(text)
        return
    stream.flush()
    stream.buffer.write(text.encode())


def flush() -> None:
    """Hand all that was written to whoever reads. Raises ``OSError`` where it cannot be."""
    if sys.stdout is not None:
        sys.stdout.flush()


def write_bytes(data: bytes) -> None:
    """Bytes to stdout as they are."""
    stream = stdout()
    stream.flush()
    stream.buffer.write(data)


def is_utf8(encoding: str | None) -> bool:
    """Whether an encoding can say everything."""
    return (encoding or "utf-8").lower().replace("_", "-") in ("utf-8", "utf8", "cp65001")


def fit(text: str, encoding: str | None) -> str:
    """``text`` with what ``encoding`` cannot say put into plainer characters, at worst ``?``."""
    if encoding is None or is_utf8(encoding):
        return text
    try:
        text.encode(encoding)
    except UnicodeEncodeError:
        return "".join(_plainer(char, encoding) for char in text)
    return text


def _plainer(char: str, encoding: str) -> str:
    from unicodedata import normalize

    for candidate in (char, _PLAINER.get(char, ""), normalize("NFKD", char)[:1]):
        try:
            if candidate and candidate.encode(encoding):
                return candidate
        except UnicodeEncodeError:
            continue
    return "?"
