"""Colours by meaning, for light and dark backgrounds, for both, and for none.

The tints of speakers follow Okabe and Ito's palette, told apart by colour-blind readers too; and
nothing is said by colour alone: speakers have numbers, hits are bold, bars have patterns.
"""

from __future__ import annotations

import os
from functools import cache

from rich.theme import Theme

TINTS = 6

_SHAPES = {
    "headline": "bold", "dek": "italic", "subhead": "bold", "caption": "italic", "speaker": "bold",
    "label": "", "number": "", "role": "", "good": "bold", "bad": "bold",
    "cut": "strike", "added": "underline",
}  # fmt: skip
_COLOURS = {
    "dark": {
        "overline": "#e8806c", "quiet": "#8b929c", "rule": "#565c66", "id": "#a3abb6",
        "hit": "bold #16181c on #f0cf65", "good": "bold #2fc59b", "bad": "bold #ff8a5c",
        "link": "#8b929c underline", "bar": "#56b4e9", "cut": "strike #ff8a5c",
        "added": "underline #2fc59b",
    },
    "light": {
        "overline": "#a8321f", "quiet": "#5f6670", "rule": "#b9bec6", "id": "#4b525c",
        "hit": "bold #000000 on #ffe08a", "good": "bold #00664f", "bad": "bold #a33600",
        "link": "#5f6670 underline", "bar": "#0060a0", "cut": "strike #a33600",
        "added": "underline #00664f",
    },
    "auto": {
        "overline": "red", "quiet": "dim", "rule": "dim", "id": "cyan",
        "hit": "bold black on yellow", "good": "bold green", "bad": "bold red",
        "link": "dim underline", "bar": "blue", "cut": "strike red",
        "added": "underline green",
    },
    "mono": {
        "overline": "", "quiet": "dim", "rule": "dim", "id": "", "hit": "bold reverse",
        "link": "dim underline", "bar": "",
    },
}  # fmt: skip
_TINTS = {
    "dark": ("#56b4e9", "#e69f00", "#2fc59b", "#cc8fb5", "#f0e442", "#ff8a5c"),
    "light": ("#0060a0", "#8f5000", "#006b52", "#93386f", "#6b5d00", "#a33600"),
    "auto": ("blue", "magenta", "green", "cyan", "yellow", "red"),
    "mono": ("", "", "", "", "", ""),
}


def theme_named(name: str) -> Theme:
    """``light``, ``dark``, ``mono``, or ``auto``: what ``COLORFGBG`` says of the background, else
    the terminal's own sixteen colours, which suit both.
    """
    return _theme(_background() if name == "auto" else name)


@cache
def _theme(name: str) -> Theme:
    tints = {f"tint{n}": tint for n, tint in enumerate(_TINTS[name])}
    named = {
        f"pr.{key}": style or "none" for key, style in (_SHAPES | _COLOURS[name] | tints).items()
    }
    return Theme(named, inherit=False)


def _background() -> str:
    colours = os.environ.get("COLORFGBG", "").rsplit(";", 1)[-1]
    if not colours.isdecimal():
        return "auto"
    return "light" if colours in ("7", "15") else "dark"


def tint(number: int) -> str:
    """The style of speaker ``number`` (0-based); they repeat, the numbers do not."""
    return f"pr.tint{number % TINTS}"
