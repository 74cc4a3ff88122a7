"""Lines of text: where they may break, and setting them at a width with what stands before them.

Rich breaks at any white space and cuts scripts without spaces blindly; a page of newspaper in
Chinese, or a price with a no-break space, wants a little more. The rules are a small part of
UAX #14: break after spaces, between ideographs, never before closing punctuation or after
opening, never inside a character with its marks.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from unicodedata import bidirectional, category, east_asian_width

from rich.cells import cell_len, get_character_cell_size
from rich.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rich.console import Console, ConsoleOptions, RenderResult

_NOT_FIRST = frozenset(
    "、。，．！？：；）］｝」』】〉》〕ー…‥々ぁぃぅぇぉっゃゅょァィゥェォッャュョ!),.:;?]}”’»"
)
_NOT_LAST = frozenset("（［｛「『【〈《〔([{“‘«")


def is_rtl(text: str) -> bool:
    """Whether the first character that has a direction is of a right-to-left script."""
    for char in text[:200]:
        kind = bidirectional(char)
        if kind in ("R", "AL"):
            return True
        if kind == "L":
            return False
    return False


def wrap(text: Text, width: int) -> list[Text]:
    """``text`` in lines of at most ``width`` cells, without the spaces they were broken at."""
    lines = text.divide(list(_breaks(text.plain, max(1, width))))
    for line in lines:
        line.rstrip()
    return list(lines)


def balanced(text: Text, width: int) -> list[Text]:
    """``text`` in as few lines as ``wrap`` needs, of about the same length: for headlines."""
    lines = wrap(text, width)
    least = cell_len(text.plain) // max(1, len(lines))
    while len(lines) > 1 and least < width:
        narrower = wrap(text, least)
        if len(narrower) <= len(lines):
            return narrower
        least += 1
    return lines


def _breaks(text: str, width: int) -> Iterator[int]:
    """Offsets at which new lines begin."""
    start = used = 0
    for at, piece in _pieces(text):
        cells = cell_len(piece.rstrip(" "))
        if used + cells <= width:
            used += cell_len(piece)
            continue
        if at > start:
            yield at
            start, used = at, 0
        if cells > width:
            for offset in _chopped(piece, width):
                yield at + offset
                start = at + offset
        used = cell_len(text[start : at + len(piece)])


def _pieces(text: str) -> Iterator[tuple[int, str]]:
    """What may not be broken (a word with the spaces after it, an ideograph), with its offset."""
    for word in re.finditer(r" *[^ ]+ *|^ +$", text):
        if _has_wide(word[0]):
            yield from _ideographs(word.start(), word[0])
        else:
            yield word.start(), word[0]


def _has_wide(word: str) -> bool:
    return max(word) >= "\u1100" and any(east_asian_width(char) in "WF" for char in word)


def _ideographs(start: int, word: str) -> Iterator[tuple[int, str]]:
    begin = 0
    for at in range(1, len(word)):
        if _may_part(word[at - 1], word[at]):
            yield start + begin, word[begin:at]
            begin = at
    yield start + begin, word[begin:]


def _may_part(before: str, after: str) -> bool:
    if after == " " or after in _NOT_FIRST or before in _NOT_LAST or _extends(after):
        return False
    return east_asian_width(before) in "WF" or east_asian_width(after) in "WF"


def _chopped(piece: str, width: int) -> Iterator[int]:
    """Where a word that is longer than a line has to be cut."""
    used = 0
    for at, char in enumerate(piece):
        cells = cell_len(char)
        if used and used + cells > width and not _extends(char):
            yield at
            used = 0
        used += cells


def _extends(char: str) -> bool:
    return category(char) in ("Mn", "Me", "Cf")


def shortened(text: str, cells: int) -> str:
    """``text`` in at most ``cells``, an ellipsis where it was cut."""
    if cell_len(text) <= cells:
        return text
    if cells <= 0:
        return ""
    end = cells - 1 if text.isascii() else _fitting(text, cells - 1)
    return text[:end].rstrip() + "…"


def cut(text: Text, cells: int) -> Text:
    """``text`` on one line of at most ``cells``, an ellipsis where it was cut."""
    if cell_len(text.plain) <= cells:
        return text
    if cells <= 0:
        return Text("")
    kept = text[: cells - 1 if text.plain.isascii() else _fitting(text.plain, cells - 1)]
    kept.rstrip()
    return kept.append("…")


def _fitting(text: str, cells: int) -> int:
    """How many characters fit in ``cells``, each with its marks."""
    end = used = 0
    for at, char in enumerate(text):
        used += get_character_cell_size(char)
        if used > cells and not _extends(char):
            break
        end = at + 1
    return end


def around(text: Text, start: int, end: int, cells: int) -> Text:
    """A window of ``cells`` on ``text`` with ``start..end`` in its middle, cut at words: inside
    one only where the scripts have no spaces or the window is narrower than ``start..end``.
    """
    plain = text.plain
    if cell_len(plain) <= cells:
        return text
    room = max(0, cells - cell_len(plain[start:end]) - 2) // 2
    left = _back(plain, start, max(room, cells - 1 - cell_len(plain[start:])))
    while left and left < start and plain[left] in " -–—":
        left += 1  # a dash after a dateline leads nowhere
    shown = text[left:]
    if left:
        shown = Text.assemble("…", shown)
    return _cut_at_word(shown, end - left + bool(left), cells)


def _cut_at_word(text: Text, least: int, cells: int) -> Text:
    """Like ``cut``, at the end of a word, but not before ``least``."""
    shown = cut(text, cells)
    if shown is text:
        return text
    held = len(shown.plain) - 1  # the last is the ellipsis
    if text.plain[held] == " " or _has_wide(text.plain[held - 1 : held + 1]):
        return shown
    space = shown.plain.rfind(" ")
    if space < max(least, 1):
        return shown
    kept = shown[:space]
    kept.rstrip()
    return kept.append("…")


def _back(plain: str, start: int, room: int) -> int:
    """The offset at most ``room`` cells before ``start`` at which a word begins, else ``start``."""
    at, used = start, 0
    while at and used + cell_len(plain[at - 1]) <= room:
        at -= 1
        used += cell_len(plain[at])
    if not at or plain[at - 1] == " " or _has_wide(plain[at - 1 : at + 1]):
        return at
    space = plain.find(" ", at, start)
    return space + 1 if space >= 0 else start


class Block:
    """A paragraph: wrapped to ``width``, led by ``first`` (its first line) and ``rest``;
    ``balance`` makes its lines about as long as each other, ``flush`` sets right-to-left text
    flush right within its width.
    """

    def __init__(
        self,
        text: Text,
        width: int,
        *,
        first: Text | str = "",
        rest: Text | str | None = None,
        balance: bool = False,
        flush: bool = False,
    ) -> None:
        self.text = text
        self.width = width
        self.first = first
        self.rest = first if rest is None else rest
        self.balance = balance
        self.flush = flush

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        lead = max(cell_len(str(self.first)), cell_len(str(self.rest)))
        room = max(4, self.width - lead)
        right = self.flush and is_rtl(self.text.plain)
        lines = balanced(self.text, room) if self.balance else wrap(self.text, room)
        for number, line in enumerate(lines or [Text("")]):
            if right:
                line = Text(" " * (room - cell_len(line.plain))) + line
            whole = Text.assemble(self.rest if number else self.first, line)
            yield from whole.render(console, "\n")


BLANK = Text("\n", end="")
