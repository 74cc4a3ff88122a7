"""A view on a terminal: Rich at the right width and colours, through a pager where it is long."""

from __future__ import annotations

import os

from pressread.cli import streams
from pressread.cli.pager import paged
from pressread.config import default

TYPE_CHECKING = False
if TYPE_CHECKING:
    from pressread.cli.options import Output
    from pressread.output.lines import Style
    from pressread.output.view import View

NARROWEST, WIDEST, USUAL = 20, 400, 80


def show(view: View, out: Output, style: Style) -> None:
    """Set ``view`` for the terminal and write it there."""
    from pressread.cli.fast import load
    from pressread.render.console import rendered

    columns, rows = size()
    draw = load(view.screen)
    text = rendered(
        draw(view, style, columns),
        width=columns,
        theme=str(out.theme or default("theme", "auto")),
        color=str(out.color or default("color", "auto")),
        terminal=streams.is_terminal(),
    )
    text = streams.fit(text, streams.stdout().encoding)
    if out.no_pager or text.count("\n") < rows or not _can_page():
        streams.write(text)
    else:
        paged(text)


def _can_page() -> bool:
    """Whether a pager would find a terminal that it can work with."""
    return streams.is_terminal() and os.environ.get("TERM", "dumb") != "dumb"


def size() -> tuple[int, int]:
    """Columns and rows: ``COLUMNS`` and ``LINES``, else the terminal's, else 80 by 24."""
    columns = _number(os.environ.get("COLUMNS"))
    rows = _number(os.environ.get("LINES"))
    try:
        terminal = os.get_terminal_size(1)
    except (OSError, ValueError):
        terminal = os.terminal_size((0, 0))
    columns = columns or terminal.columns or USUAL
    return max(NARROWEST, min(columns, WIDEST)), rows or terminal.lines or 24


def _number(text: str | None) -> int:
    return int(text) if text and text.isascii() and text.isdecimal() and len(text) < 6 else 0
