"""Renderables to the text a terminal gets, at a stated width and in stated colours."""

from __future__ import annotations

import os
import re
from io import StringIO
from itertools import islice
from typing import TYPE_CHECKING, Literal

from rich.console import Console

from pressread.render.theme import theme_named

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
