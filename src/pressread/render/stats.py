"""The archive at a glance: a page of figures."""

from __future__ import annotations

from itertools import zip_longest
from typing import TYPE_CHECKING

from rich.cells import cell_len
from rich.text import Text

from pressread.output.overview import facts, tables
from pressread.render.pieces import line, plain
from pressread.render.timeline import bar
from pressread.render.wrap import BLANK, Block, cut

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rich.console import RenderableType

    from pressread.output.lines import Counts, Style
    from pressread.output.overview import StatsView

_WIDEST = 116
_TWO_COLUMNS = 76
_GUTTER = 4
_ROWS = 8  # of a table
HEALTHY = "ready"  # as the archive calls an index that has seen everything
LONGEST = 24  # cells of a bar
_SHORTEST = 3
_NARROW = 40  # columns; with fewer values are not aligned
UNKNOWN = "unknown"


def screen(view: StatsView, style: Style, width: int) -> Iterator[RenderableType]:
    """Figures above, tables of the commonest below, two abreast where there is room."""
    width = min(width, _WIDEST)
    yield Block(Text("The archive at a glance", "pr.headline"), width)
    yield line(Text("─" * width, "pr.rule"))
    told = list(facts(view.stats, style))
    label_cells = max(len(label) for label, _ in told)
    indent = label_cells + 2 if width >= _NARROW else 0
    for label, value in told:
        name = Text(f"{label:>{label_cells}}  " if indent else f"{label} ", "pr.quiet", end="")
        shown = plain(value, _health(label, value))
        if indent:
            yield Block(shown, width, first=name, rest=" " * indent)
        else:
            yield Block(Text.assemble(name, shown), width, first="", rest="  ")
    yield BLANK
    abreast = 2 if width >= _TWO_COLUMNS else 1
    cells = (width - _GUTTER * (abreast - 1)) // abreast
    drawn = [_table(*table, cells) for table in tables(view.stats)]
    for start in range(0, len(drawn), abreast):
        yield from _abreast(drawn[start : start + abreast], cells)
        yield BLANK


def _health(label: str, value: str) -> str:
    if label != "index":
        return "number"
    return "good" if value == HEALTHY else "bad"


def _table(title: str, counts: Counts, total: int, cells: int) -> list[Text]:
    rows = counts[:_ROWS]
    most = max(count for _, count in rows)
    digits = len(f"{most:,}")
    widest = max(cell_len(plain(name or UNKNOWN).plain) for name, _ in rows)
    name_cells = min(widest, cells // 2 if cells >= _NARROW else max(1, cells - digits - 2))
    room = min(LONGEST, cells - name_cells - digits - 4)
    made = [Text(title, "pr.subhead", end="")]
    for name, count in rows:
        shown = cut(plain(name or UNKNOWN), name_cells)
        gap = " " * (name_cells - cell_len(shown.plain))
        number = f"  {count:>{digits},}"
        made.append(Text.assemble(shown, gap, number, end=""))
        if room >= _SHORTEST:
            made[-1].append("  ").append_text(bar(count, most, room))
    if total > len(rows):
        made.append(Text(f"and {total - len(rows):,} more", "pr.quiet", end=""))
    return made


def _abreast(tables: list[list[Text]], cells: int) -> Iterator[RenderableType]:
    for row in zip_longest(*tables, fillvalue=Text(end="")):
        made = Text(end="")
        for number, cell in enumerate(row):
            if number:
                made.append(" " * (number * (cells + _GUTTER) - cell_len(made.plain)))
            made.append_text(cut(cell, cells))
        yield line(made)
