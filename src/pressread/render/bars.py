"""Bars of block characters, an eighth of a cell exact."""

from __future__ import annotations

from collections.abc import Sequence

from rich.text import Text

from pressread.render.theme import TINTS, tint

_EIGHTHS = " ▏▎▍▌▋▊▉"
PATTERNS = "█▓▒░▚▞"  # parts of a stacked bar differ in pattern as well as in tint


def bar(count: int, most: int, cells: int) -> Text:
    """A bar for ``count`` where ``most`` fills ``cells``; something shows for any count."""
    if count <= 0 or most <= 0:
        return Text(end="")
    eighths = max(1, round(8 * cells * count / most))
    text = "█" * (eighths // 8) + _EIGHTHS[eighths % 8].strip()
    return Text(text, "pr.bar", end="")


def stacked(counts: Sequence[int], most: int, cells: int) -> Text:
    """Parts one after the other, rounded so that the whole is as long as its sum."""
    made = Text(end="")
    total = drawn = 0
    for number, count in enumerate(counts):
        total += count
        length = round(cells * total / most) - drawn if most else 0
        made.append(part(number) * length, tint(number))
        drawn += length
    return made


def part(number: int) -> str:
    """The pattern of part ``number``."""
    return PATTERNS[number % TINTS]
