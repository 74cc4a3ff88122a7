"""Search results on a screen: articles with the passage that answers; statements with who said
them, where.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.cells import cell_len
from rich.text import Text

from pressread.hits import Span
from pressread.output.article import voice_key
from pressread.output.hits import facet_rows, paragraphs
from pressread.output.quotes import worded
from pressread.output.view import UNTITLED, grouped, key, shown
from pressread.query.snippets import sentence_spans
from pressread.render.console import tint
from pressread.render.pieces import MEASURE, heading, joined, line, marked, plain, speaker_line
from pressread.render.wrap import BLANK, Block, around, wrap

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from rich.console import RenderableType

    from pressread.hits import Hit, Hits, QuoteHit, Snippet
    from pressread.output.hits import HitsView
    from pressread.output.quotes import QuotesView
    from pressread.output.view import Style

_INDENT = "  "
WIDEST = 110  # columns of a passage: beyond, the eye loses the line
MOST_HITS = 60  # of a passage that are looked at
LINES = 2  # of a passage


def screen(view: HitsView, style: Style, width: int) -> Iterator[RenderableType]:
    """The hits, under headings where asked, and the facets."""
    for title, hits in grouped(view.hits.hits, style.group_by, view.voices):
        if title is not None:
            yield heading(title)
            yield BLANK
        for hit in hits:
            yield from _hit(hit, view, style, width)
            yield BLANK
    yield from facets(view.hits, width)


def _hit(hit: Hit, view: HitsView, style: Style, width: int) -> Iterator[RenderableType]:
    headline = marked(hit.headline or UNTITLED, hit.headline_highlights, "headline")
    yield Block(headline, min(width, WIDEST))
    copies = sum(id != view.like for id in hit.copies)
    about = (
        plain(view.named(hit.id), "id"),
        plain(shown(hit.published, iso=style.iso) or "undated", "quiet"),
        plain(hit.publisher or "", "quiet"),
        plain(" / ".join(hit.sections), "quiet"),
        plain("a near-copy of it" if view.like in hit.copies else "", "quiet"),
        plain(f"{copies} near-cop{'y' if copies == 1 else 'ies'}" if copies else "", "quiet"),
    )
    yield line(joined(about, width))
    room = min(width, WIDEST) - len(_INDENT)
    for snippet in hit.snippets:
        if view.whole:
            yield from _paragraphs(snippet, width)
        else:
            yield from (line(Text.assemble("  ", one)) for one in sentence(snippet, room))


def _paragraphs(snippet: Snippet, width: int) -> Iterator[RenderableType]:
    """A snippet with what stands around it, as it was printed."""
    for number, (text, spans) in enumerate(paragraphs(snippet)):
        if number:
            yield BLANK
        yield Block(marked(text, spans), min(width, MEASURE + 2), first="  ")


def sentence(snippet: Snippet, cells: int) -> list[Text]:
    """The sentence with most of the hits in one or two lines: whole where it fits, with those
    around it where they fit too, else the part with the hits.
    """
    text = marked(snippet.text, snippet.highlights)
    hits = sorted((span.start, span.end) for span in text.spans if span.style == "pr.hit")
    start, end = _together(text.plain, hits[:MOST_HITS], 2 * cells - 2)
    spans = sentence_spans(text.plain)
    begins = max((a for a, _ in spans if a <= start), default=0)
    ends = min((b for _, b in spans if b >= end), default=len(text.plain))
    for one in (text, text[begins:ends]):
        lines = wrap(one, cells)
        if len(lines) <= LINES:
            return lines
    for room in range(LINES * cells, cells, -1):
        lines = wrap(around(text, start, end, room), cells)
        if len(lines) <= LINES:
            return lines
    return [around(text, start, end, cells)]


def passage(snippet: Snippet, cells: int) -> Text:
    """The snippet on one line, with most of its hits in the middle."""
    text = marked(snippet.text, snippet.highlights)
    hits = [(span.start, span.end) for span in text.spans if span.style == "pr.hit"]
    start, end = _together(text.plain, sorted(hits)[:MOST_HITS], cells - 2)
    return around(text, start, end, cells)


def _together(text: str, hits: Sequence[tuple[int, int]], cells: int) -> tuple[int, int]:
    """From the first to the last of those hits that fit in ``cells`` and are most words."""
    best, most = (0, 0), 0
    for at, (start, _) in enumerate(hits):
        words: set[str] = set()
        for begin, end in hits[at:]:
            if cell_len(text[start:end]) > cells and words:
                break
            words.add(text[begin:end].casefold())
            if len(words) > most:
                best, most = (start, end), len(words)
    return best


def facets(hits: Hits, width: int) -> Iterator[RenderableType]:
    """Counts of the hits by publisher, section, …"""
    for name in hits.facets:
        yield heading(name)
        rows = facet_rows(hits, name)
        digits = max(len(count) for count, _ in rows)
        for count, value in rows:
            number = Text(f"  {count:>{digits}}  ", "pr.number", end="")
            yield line(joined((Text.assemble(number, plain(value)),), width))
        yield BLANK


def quotes_screen(view: QuotesView, style: Style, width: int) -> Iterator[RenderableType]:
    """The statements; a speaker has one tint on the whole screen."""
    tints: dict[str, int] = {}
    for title, hits in view.groups(style):
        if title is not None:
            yield heading(title)
            yield BLANK
        for hit in hits:
            voice = voice_key(hit.quote)
            number = None if voice is None else tints.setdefault(key(voice), len(tints))
            yield from _statement(hit, view.named(hit.article.id), number, style, width)
            yield BLANK


def _statement(
    hit: QuoteHit, id: str, number: int | None, style: Style, width: int
) -> Iterator[RenderableType]:
    room = min(width, MEASURE + len(_INDENT))
    for text in hit.before:
        yield Block(plain(text, "quiet"), room, first=_INDENT)
    quoted = hit.said["kind"] != "reported"
    shift = tuple(Span(span.start + quoted, span.end + quoted) for span in hit.highlights)
    words = marked(worded(hit.said), shift)
    words.stylize_before("pr.dek" if number is None else tint(number))
    yield Block(words, room)
    yield Block(speaker_line(hit.quote, number), room, first="— ", rest=_INDENT)
    for text in hit.after:
        yield Block(plain(text, "quiet"), room, first=_INDENT)
    yield line(Text.assemble(_INDENT, joined(_place(hit, id, style), width - len(_INDENT))))


def _place(hit: QuoteHit, id: str, style: Style) -> tuple[Text, ...]:
    article = hit.article
    return (
        plain(id, "id") + Text(f" #{hit.number}", "pr.id"),
        plain(shown(article.published, iso=style.iso) or "undated", "quiet"),
        plain(article.publisher or "", "quiet"),
        plain(article.headline or UNTITLED, "quiet"),
    )
