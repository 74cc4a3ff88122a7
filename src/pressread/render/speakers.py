"""The register of speakers on a screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.text import Text

from pressread.output.lines import plural, span
from pressread.output.speakers import also, reported, tally
from pressread.render.listing import columns, row_lines
from pressread.render.pieces import MEASURE, Cell, Row, cell, line, plain
from pressread.render.wrap import BLANK, Block, cut

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rich.console import RenderableType

    from pressread.output.lines import Style
    from pressread.output.speakers import DossierView, SpeakersView
    from pressread.overview import Dossier, SpeakerEntry

_NAME = 32
_NAME_AND_COUNT = 1


def screen(view: SpeakersView, style: Style, width: int) -> Iterator[RenderableType]:
    """A line for each person: name, statements, articles, when, other spellings."""
    rows = [_cells(entry, style) for entry in view.speakers]
    kept, widths = columns([row[:-1] for row in rows], width, 0)
    for row in rows:
        if len(kept) > _NAME_AND_COUNT or kept == [*range(len(row) - 1)]:
            yield from row_lines(row, kept, widths, width)
        else:  # no room for a line each
            yield Block(Text(*row[0]), width)
            yield from (Row((Cell(""), figure), (2,), width) for figure in row[1:3])


def _cells(entry: SpeakerEntry, style: Style) -> list[Cell]:
    return [
        cell(entry.name, "speaker", _NAME),
        cell(plural(entry.quotes, "statement")),
        cell(plural(entry.articles, "article"), "quiet"),
        cell(span(entry.first, entry.last, style), "quiet"),
        cell(also(entry), "quiet"),
    ]


def dossier_screen(view: DossierView, style: Style, width: int) -> Iterator[RenderableType]:
    """A person a paragraph: figures, spellings, roles over time, who quotes them."""
    for number, dossier in enumerate(view.dossiers):
        if number:
            yield BLANK
        yield from _dossier(dossier, style, min(width, MEASURE))


def _dossier(dossier: Dossier, style: Style, width: int) -> Iterator[RenderableType]:
    entry = dossier.entry
    yield line(cut(plain(entry.name, "headline"), width))
    yield Block(plain(tally(entry, style), "quiet"), width)
    if dossier.reported:
        yield Block(plain(reported(dossier), "quiet"), width)
    if also(entry):
        yield Block(plain(f"also spelt {also(entry)}", "quiet"), width)
    if dossier.roles:
        yield BLANK
        yield line(Text("Roles", "pr.subhead"))
    for role in dossier.roles:
        when = span(role.first, role.last, style)
        about = " · ".join(filter(None, (plural(role.quotes, "statement"), when)))
        made = Text.assemble(plain(role.role), "  ", plain(about, "quiet"))
        yield Block(made, width, first="• ", rest="  ")
    if dossier.publishers:
        yield BLANK
        yield line(Text("Quoted by", "pr.subhead"))
        names = ", ".join(f"{name or 'no publisher'} ({n:,})" for name, n in dossier.publishers)
        yield Block(plain(names), width)
