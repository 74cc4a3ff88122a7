"""Two articles compared, on a screen: cut words struck through, added ones underlined."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.text import Text

from pressread.output.comparison import ADDED, CUT
from pressread.render.pieces import margin, measure, plain
from pressread.render.wrap import BLANK, Block

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rich.console import RenderableType

    from pressread.output.comparison import DiffView
    from pressread.output.lines import Style

_STYLES = {CUT: "pr.cut", ADDED: "pr.added"}
_MARKS = {CUT: ("[-", "-]"), ADDED: ("{+", "+}")}


def screen(view: DiffView, style: Style, width: int) -> Iterator[RenderableType]:
    """The paragraphs of both in order, marked as ``wdiff`` does besides the style."""
    left = " " * margin(width)
    cells = measure(width) + len(left)
    heads = list(view.lines(style))[:2]
    yield Block(plain(heads[0], "quiet"), cells, first=left)
    yield Block(plain(heads[1], "quiet"), cells, first=left)
    for runs in view.paragraphs:
        yield BLANK
        yield Block(Text(" ").join(_run(kind, text) for kind, text in runs), cells, first=left)


def _run(kind: str, text: str) -> Text:
    if kind not in _STYLES:
        return plain(text)
    before, after = _MARKS[kind]
    made = Text.assemble(before, plain(text), after)
    made.stylize(_STYLES[kind])
    return made
