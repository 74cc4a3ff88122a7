"""Search results on a screen: the headline, a quiet line about it, the passage that answers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.text import Text

from pressread.output.dates import shown
from pressread.output.groups import grouped
from pressread.output.hits import UNTITLED
from pressread.render.pieces import heading, joined, line, marked, plain
from pressread.render.wrap import BLANK, Block, around

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rich.console import RenderableType

    from pressread.hits import Hit, Hits, Snippet
    from pressread.output.hits import HitsView
    from pressread.output.view import Style

WIDEST = 110  # columns of a passage: beyond, the eye loses the line


def screen(view: HitsView, style: Style, width: int) -> Iterator[RenderableType]:
    """The hits, under headings where asked, and the facets."""
    for title, hits in grouped(view.hits.hits, style.group_by):
        if title is not None:
            yield heading(title)
            yield BLANK
        for hit in hits:
            yield from _hit(hit, style, width)
            yield BLANK
    yield from facets(view.hits, width)


def _hit(hit: Hit, style: Style, width: int) -> Iterator[RenderableType]:
    headline = marked(hit.headline or UNTITLED, hit.headline_highlights, "headline")
    yield Block(headline, min(width, WIDEST))
    about = (
        plain(hit.id, "id"),
        plain(shown(hit.published, iso=style.iso) or "undated", "quiet"),
        plain(hit.publisher or "", "quiet"),
        plain(" / ".join(hit.sections), "quiet"),
        plain(f"{len(hit.copies)} near-copies" if len(hit.copies) > 1 else "", "quiet"),
        plain("1 near-copy" if len(hit.copies) == 1 else "", "quiet"),
    )
    yield line(joined(about, width))
    for snippet in hit.snippets:
        yield line(Text.assemble("  ", passage(snippet, min(width, WIDEST) - 2)))


def passage(snippet: Snippet, cells: int) -> Text:
    """The snippet on one line with its (first) hit in the middle."""
    text = marked(snippet.text, snippet.highlights)
    spans = [span for span in text.spans if span.style == "pr.hit"]
    if not spans:
        return around(text, 0, 0, cells)
    return around(text, spans[0].start, spans[0].end, cells)


def facets(hits: Hits, width: int) -> Iterator[RenderableType]:
    """Counts of the hits by publisher, section, …"""
    for name, values in hits.facets.items():
        yield heading(name)
        digits = max((len(f"{count:,}") for _, count in values), default=1)
        for value, count in values:
            number = Text(f"  {count:>{digits},}  ", "pr.number", end="")
            yield line(joined((Text.assemble(number, plain(value or "unknown")),), width))
        yield BLANK
