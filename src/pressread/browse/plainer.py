"""Where the terminal's encoding is not UTF-8: what it lacks in plainer characters, cell by cell."""

from __future__ import annotations

from codecs import lookup
from functools import lru_cache
from typing import TYPE_CHECKING, TextIO
from unicodedata import normalize

from rich.cells import cell_len
from rich.segment import Segment
from textual.filter import LineFilter

if TYPE_CHECKING:
    from textual.color import Color

_PLAIN = {
    **dict.fromkeys("▌│┃▏▎▍", "|"),
    **dict.fromkeys("─━—–‑", "-"),
    **dict.fromkeys("╭╮╰╯┌┐└┘", "+"),
    **dict.fromkeys("▁▂▃▄▅▆▇", " "),
    **dict.fromkeys("“”„‟«»", '"'),
    **dict.fromkeys("‘’‚", "'"),
    **dict.fromkeys("·•", "-"),
    "…": "~", "×": "x", "✓": "*", "█": "#", "↓": "v", "↑": "^", "←": "<",
}  # fmt: skip


class Plainer(LineFilter):
    """Says everything in ``encoding``; nothing changes its width, so nothing moves."""

    def __init__(self, encoding: str) -> None:
        super().__init__()
        self._encoding = encoding

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:  # noqa: ARG002
        return [
            Segment(plainer(text, self._encoding), style, control)
            for text, style, control in segments
        ]


def plainer_for(stream: TextIO | None) -> tuple[LineFilter, ...]:
    """The filter that a stream needs, if any."""
    encoding = getattr(stream, "encoding", None) or "utf-8"
    return () if lookup(encoding).name == "utf-8" else (Plainer(encoding),)


def plainer(text: str, encoding: str) -> str:
    """``text`` as ``encoding`` can say it, in the same number of cells."""
    return text if text.isascii() else "".join(_said(char, encoding) for char in text)


@lru_cache(4096)
def _said(char: str, encoding: str) -> str:
    for candidate in (char, _PLAIN.get(char, ""), normalize("NFKD", char)[:1]):
        if candidate and cell_len(candidate) == cell_len(char) and _can(candidate, encoding):
            return candidate
    return "?" * cell_len(char)


def _can(char: str, encoding: str) -> bool:
    try:
        char.encode(encoding)
    except UnicodeEncodeError:
        return False
    return True
