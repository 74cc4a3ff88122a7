"""Comparing what two places of a page say."""

from __future__ import annotations

import re

_WORD = re.compile(r"[^\W_]+")


def fold(text: str) -> str:
    """Letters and digits only, case folded: equal where only typography differs."""
    return "".join(_WORD.findall(text.casefold()))


def agree(one: str, other: str) -> bool:
    """Whether two headlines are the same but for a suffix, an overline or typography."""
    a, b = sorted((fold(one), fold(other)), key=len)
    return bool(a) and (a == b or (len(a) >= 12 and 3 * len(a) >= len(b) and a in b))


def overlap(one: str, other: str) -> float:
    """The share (0..1) of the distinct words of ``one`` that ``other`` has too."""
    mine = set(_WORD.findall(one.casefold()))
    return len(mine & set(_WORD.findall(other.casefold()))) / len(mine) if mine else 0.0
