"""Lists on a screen, of articles and of people: a line each, columns left out by importance where
the terminal is narrow.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.text import Text

from pressread.output.quotes import also, reported, tally
from pressread.output.view import UNTITLED, grouped, plural, shown, span
from pressread.render.pieces import MEASURE, Cell, Row, cell, heading, line, plain
from pressread.render.wrap import BLANK, Block, cut

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from rich.console import RenderableType

    from pressread.hits import ArticleRef
    from pressread.output.listing import ListView
    from pressread.output.quotes import DossierView, SpeakersView
    from pressread.output.view import Style, View
    from pressread.overview import Dossier, SpeakerEntry


_PUBLISHER = 20  # cells at most, and no more than a seventh of the line
_HEADLINE = 40  # cells that a headline gets before another column does


def screen(view: ListView, style: Style, width: int) -> Iterator[RenderableType]:
    """The articles, under headings where asked."""
    publisher = min(_PUBLISHER, width // 7)
    rows = {ref.id: _cells(ref, view.named(ref.id), style, publisher) for ref in view.articles}
    kept, widths = columns([row[:-1] for row in rows.values()], width, _HEADLINE)
    for title, refs in grouped(view.articles, style.group_by, view.voices):
        if title is not None:
            yield heading(title)
        for ref in refs:
            yield from row_lines(rows[ref.id], kept, widths, width)
        if title is not None:
            yield BLANK


def _cells(ref: ArticleRef, id: str, style: Style, publisher: int) -> list[Cell]:
    """In order of importance, the headline last: it takes the room that is left."""
    quotes = f"{ref.quote_count} “”" if ref.quote_count else ""
    return [
        cell(id, "id"),
        cell(shown((ref.published or "")[:10], iso=style.iso) or "undated", "quiet"),
        cell(ref.publisher or "", "", publisher),
        cell(quotes, "quiet"),
        cell(ref.headline or UNTITLED, "headline"),
    ]


def columns(
    rows: Sequence[Sequence[Cell]], width: int, rest: int
) -> tuple[list[int], dict[int, int]]:
    """Which columns leave ``rest`` cells for the last one, the most important first, and how wide
    they are. Columns that are empty throughout are left out.
    """
    widths = {n: max(row[n].cells for row in rows) for n in range(len(rows[0]) if rows else 0)}
    kept: list[int] = []
    used = 0
    for number, cells in widths.items():
        if number and not kept:
            break
        if cells and used + cells + 2 + min(rest, width // 2) <= width:
            kept.append(number)
            used += cells + 2
    return kept, widths


def row_lines(
    cells: Sequence[Cell], kept: Sequence[int], widths: dict[int, int], width: int
) -> Iterator[RenderableType]:
    """One row: the kept columns, then the last one in what is left. Where not even the first
    column finds room, the last is wrapped and the first stands under it.
    """
    if not kept:
        yield Block(Text(*cells[-1]), width)
        yield Row((Cell(""), cells[0]), (2,), width)
        return
    yield Row(
        [*(cells[number] for number in kept), cells[-1]],
        [widths[number] + 2 for number in kept],
        width,
    )


def plain_lines(view: View, style: Style, width: int) -> Iterator[Block]:
    """The lines, wrapped under themselves."""
    for text in view.lines(style):
        yield Block(plain(text), width, rest="    " if len(text) > width else None)


_NAME = 32
_NAME_AND_COUNT = 1


def speakers_screen(view: SpeakersView, style: Style, width: int) -> Iterator[RenderableType]:
    """A line for each person: name, statements, articles, when, other spellings."""
    rows = [_person_cells(entry, style) for entry in view.speakers]
    kept, widths = columns([row[:-1] for row in rows], width, 0)
    for row in rows:
        if len(kept) > _NAME_AND_COUNT or kept == [*range(len(row) - 1)]:
            yield from row_lines(row, kept, widths, width)
        else:  # no room for a line each
            yield Block(Text(*row[0]), width)
            yield from (Row((Cell(""), figure), (2,), width) for figure in row[1:3])


def _person_cells(entry: SpeakerEntry, style: Style) -> list[Cell]:
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
