"""How the screen looks: Textual's theme for the frame, Rich's for what is read."""

from __future__ import annotations

import os
from codecs import lookup
from functools import cache
from io import StringIO
from typing import TYPE_CHECKING, TextIO

from rich.console import Console
from rich.segment import Segment
from rich.style import Style
from rich.text import Text
from rich.theme import Theme as RichTheme
from textual.filter import LineFilter
from textual.theme import Theme

from pressread.render.console import theme_named
from pressread.render.plainer import plainer

if TYPE_CHECKING:
    from textual.color import Color

_PAPER = {
    "dark": {
        "background": "#16181c", "foreground": "#d7dae0", "quiet": "#8b929c", "rule": "#33383f",
        "cursor": "#262b33", "accent": "#e8806c", "bad": "#ff8a5c", "panel": "#1d2026",
    },
    "light": {
        "background": "#fbfaf6", "foreground": "#1b1d20", "quiet": "#5f6670", "rule": "#d3d0c8",
        "cursor": "#ece9e0", "accent": "#a8321f", "bad": "#a33600", "panel": "#f3f1ea",
    },
    "mono": {
        "background": "#000000", "foreground": "#e4e4e4", "quiet": "#a0a0a0", "rule": "#505050",
        "cursor": "#303030", "accent": "#ffffff", "bad": "#ffffff", "panel": "#101010",
    },
}  # fmt: skip
NAMES = tuple(_PAPER)
HIT = "hit"  # the meta datum of what a search found


def chosen(theme: str) -> str:
    """``dark``, ``light`` or ``mono``. A full screen paints its own paper, so ``auto`` is what
    ``COLORFGBG`` says of the terminal, else dark.
    """
    if theme in _PAPER:
        return theme
    colours = os.environ.get("COLORFGBG", "").rsplit(";", 1)[-1]
    return "light" if colours in ("7", "15") else "dark"


def frame(name: str) -> Theme:
    """Textual's theme of this name."""
    paper = _PAPER[name]
    return Theme(
        name=f"pressread-{name}",
        primary=paper["accent"],
        accent=paper["accent"],
        error=paper["bad"],
        foreground=paper["foreground"],
        background=paper["background"],
        surface=paper["background"],
        panel=paper["panel"],
        dark=name != "light",
        text_alpha=1.0,
        variables={
            "quiet": paper["quiet"],
            "rule": paper["rule"],
            "cursor": paper["cursor"],
            "bad": paper["bad"],
            "input-cursor-background": paper["foreground"],
            "input-cursor-foreground": paper["background"],
            "input-selection-background": paper["cursor"],
            "scrollbar": paper["rule"],
            "scrollbar-hover": paper["quiet"],
            "scrollbar-active": paper["quiet"],
            "scrollbar-background": paper["background"],
            "scrollbar-background-hover": paper["background"],
            "scrollbar-background-active": paper["background"],
            "scrollbar-corner-color": paper["background"],
        },
    )


class Looks:
    """The styles of what is read, and the way dates are written."""

    def __init__(self, name: str, *, iso: bool = False) -> None:
        self.name = name
        self.iso = iso
        self.theme = _reading(name)

    def console(self, width: int) -> Console:
        """A console that draws nothing itself: it breaks renderables into segments."""
        return Console(
            file=StringIO(),
            width=max(1, width),
            force_terminal=True,
            color_system="truecolor",
            no_color=False,
            theme=self.theme,
            markup=False,
            emoji=False,
            highlight=False,
            legacy_windows=False,
        )

    def resolved(self, text: Text) -> Text:
        """``text`` with styles in place of their names: Textual does not know this theme."""
        made = Text(text.plain, no_wrap=True, overflow="crop", end="")
        console = self.console(1)
        for span in text.spans:
            made.stylize(console.get_style(span.style, default=""), span.start, span.end)
        return made


@cache
def _reading(name: str) -> RichTheme:
    """The reading theme, its hits told apart by more than their colour: see ``HIT``."""
    styles = dict(theme_named(name).styles)
    styles["pr.hit"] += Style(meta={HIT: True})
    for key in ("quiet", "rule", "bad"):
        if name == "mono":
            styles[f"pr.{key}"] = Style(color=_PAPER[name][key], bold=key == "bad")
    styles["pr.key"] = Style(bold=True)
    return RichTheme(styles, inherit=False)


class Plainer(LineFilter):
    """Says everything in ``encoding``; nothing changes its width, so nothing moves."""

    def __init__(self, encoding: str) -> None:
        super().__init__()
        self._encoding = encoding

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:  # noqa: ARG002
        return [
            Segment(plainer(text, self._encoding, in_step=True), style, control)
            for text, style, control in segments
        ]


def plainer_for(stream: TextIO | None) -> tuple[LineFilter, ...]:
    """The filter that a stream needs, if any."""
    encoding = getattr(stream, "encoding", None) or "utf-8"
    return () if lookup(encoding).name == "utf-8" else (Plainer(encoding),)
