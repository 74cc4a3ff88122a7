"""Statements on a screen: the words, who said them, where they stand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.text import Text

from pressread.hits import Span
from pressread.output.article import voice_key
from pressread.output.lines import UNTITLED, shown
from pressread.output.quotes import UNKNOWN
from pressread.output.view import grouped, key
from pressread.render.pieces import MEASURE, heading, joined, line, marked, plain
from pressread.render.theme import tint
from pressread.render.wrap import BLANK, Block

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rich.console import RenderableType

    from pressread.hits import QuoteHit
    from pressread.output.lines import Style
    from pressread.output.quotes import QuotesView

_INDENT = "  "


def screen(view: QuotesView, style: Style, width: int) -> Iterator[RenderableType]:
    """The statements; a speaker has one tint on the whole screen."""
    tints: dict[str, int] = {}
    for title, hits in grouped(view.quotes.quotes, style.group_by):
        if title is not None:
            yield heading(title)
            yield BLANK
        for hit in hits:
            voice = voice_key(hit.quote)
            number = None if voice is None else tints.setdefault(key(voice), len(tints))
            yield from _statement(hit, number, style, width)
            yield BLANK


def _statement(
    hit: QuoteHit, number: int | None, style: Style, width: int
) -> Iterator[RenderableType]:
    room = min(width, MEASURE + len(_INDENT))
    for text in hit.before:
        yield Block(plain(text, "quiet"), room, first=_INDENT)
    shift = tuple(Span(span.start + 1, span.end + 1) for span in hit.highlights)
    words = marked(f"“{hit.quote.text}”", shift)
    words.stylize_before("pr.dek" if number is None else tint(number))
    yield Block(words, room)
    yield Block(_who(hit, number), room, first="— ", rest=_INDENT)
    for text in hit.after:
        yield Block(plain(text, "quiet"), room, first=_INDENT)
    yield line(Text.assemble(_INDENT, joined(_where(hit, style), width - len(_INDENT))))


def _who(hit: QuoteHit, number: int | None) -> Text:
    speaker = hit.quote.speaker
    if speaker is None:
        return plain(UNKNOWN, "quiet")
    made = Text.assemble(plain(speaker.name or speaker.as_written or UNKNOWN, "speaker"))
    if number is not None:
        made.stylize(tint(number))
    if speaker.role:
        made = Text.assemble(made, ", ", plain(speaker.role, "role"))
    return made


def _where(hit: QuoteHit, style: Style) -> tuple[Text, ...]:
    article = hit.article
    return (
        plain(article.id, "id") + Text(f" #{hit.number}", "pr.id"),
        plain(shown(article.published, iso=style.iso) or "undated", "quiet"),
        plain(article.publisher or "", "quiet"),
        plain(article.headline or UNTITLED, "quiet"),
    )
