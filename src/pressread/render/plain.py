"""Views without a screen of their own: their plain lines."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pressread.render.pieces import plain
from pressread.render.wrap import Block

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pressread.output.lines import Style
    from pressread.output.view import View


def screen(view: View, style: Style, width: int) -> Iterator[Block]:
    """The lines, wrapped under themselves."""
    for text in view.lines(style):
        yield Block(plain(text), width, rest="    " if len(text) > width else None)
