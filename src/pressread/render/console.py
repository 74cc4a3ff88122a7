"""Renderables to the text a terminal gets, at a stated width and in colours by meaning: for light
and dark backgrounds, for both, and for none.

The tints of speakers follow Okabe and Ito's palette, told apart by colour-blind readers too; and
nothing is said by colour alone: speakers have numbers, hits are bold, bars have patterns.
"""

from __future__ import annotations

import os
import re
from functools import cache
from io import StringIO
from itertools import islice
from typing import TYPE_CHECKING, Literal

from rich.console import Console
from rich.theme import Theme

if TYPE_CHECKING:
    from collections.abc import Iterable

    from rich.console import ConsoleOptions, RenderableType, RenderResult


_AT_ONCE = 500  # parts
System = Literal["auto", "standard", "256", "truecolor"] | None


def rendered(
    parts: Iterable[RenderableType],
    *,
    width: int,
    theme: str = "auto",
    color: str = "auto",
    terminal: bool = True,
    system: System = "auto",
) -> str:
    """``parts`` one under the other, as text with the terminal's escape sequences.

    ``theme``: auto, light, dark, mono. ``color``: auto, always, never. ``NO_COLOR`` keeps bold
    and italics; ``never`` and a terminal that is ``dumb`` or says nothing of itself get no escape
    sequence at all.
    """
    term = os.environ.get("TERM", "")
    bare = color == "never" or term == "dumb" or (color != "always" and term in ("", "unknown"))
    uncoloured = color != "always" and bool(os.environ.get("NO_COLOR"))
    console = Console(
        file=StringIO(),
        width=width,
        force_terminal=terminal or color == "always",
        color_system=None if bare else _system(system),
        no_color=uncoloured,
        theme=theme_named("mono" if uncoloured or bare else theme),
        markup=False,
        emoji=False,
        highlight=False,
        legacy_windows=False,
    )
    waiting = iter(parts)
    while at_once := list(islice(waiting, _AT_ONCE)):
        console.print(_Column(at_once), end="")
    text = console.file.getvalue() if isinstance(console.file, StringIO) else ""
    return _numbered(text) if "\x1b]8;" in text else text


class _Column:
    """Parts one under the other: printing each alone costs several times as much."""

    def __init__(self, parts: list[RenderableType]) -> None:
        self.parts = parts

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        for part in self.parts:
            yield from console.render(part, options)


def _numbered(text: str) -> str:
    """Links with ids from 1 in place of Rich's random ones: the same page is the same text."""
    known: dict[str, int] = {}
    return re.sub(
        "\x1b]8;id=([^;]*);",
        lambda found: f"\x1b]8;id={known.setdefault(found[1], len(known) + 1)};",
        text,
    )


def _system(system: System) -> System:
    """Where the terminal says nothing of itself, the sixteen colours that all have."""
    return "standard" if system == "auto" and not os.environ.get("TERM") else system


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
