"""An article as lines of the screen, and where in them is what was looked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.segment import Segment
from textual.strip import Strip

from pressread.browse.looks import HIT
from pressread.output.article import ArticlesView
from pressread.output.view import Style
from pressread.render.page import screen
from pressread.value import value

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from typing import Any

    from rich.console import RenderableType

    from pressread.archive import Archive
    from pressread.article import Article
    from pressread.browse.looks import Looks

    Spans = tuple[tuple[int, int], ...]


@value(frozen=True)
class Page:
    """An article set for the screen. ``hits`` are the numbers of the lines with something that
    was looked for, ``at`` the line of the statement that was asked for.
    """

    article: Article
    lines: Sequence[Strip]
    hits: tuple[int, ...] = ()
    at: int | None = None


def page_of(
    archive: Archive, id: str, words: str, looks: Looks, width: int, statement: int | None
) -> Page:
    """The article with this id. ``statement`` is the index in its ``quotes`` of the one that is
    marked like a hit. Raises ``NotFound``.
    """
    record = archive.record(id)
    view = ArticlesView([record], margins={id: (tuple(archive.tags(id)), archive.note_of(id))})
    article = next(view.articles())
    found: dict[int, Spans] = dict(archive.highlights(id, words)) if words.strip() else {}
    at = None
    if statement is not None:
        quote = article.quotes[statement]
        alone: dict[int, Spans] = {quote.paragraph: ((quote.start, quote.end),)}
        at = next(iter(hit_lines(_set(view, id, alone, looks, width))), None)
        found[quote.paragraph] = (*found.get(quote.paragraph, ()), *alone[quote.paragraph])
    lines = _set(view, id, found, looks, width)
    return Page(article, lines, hit_lines(lines), at)


def _set(
    view: ArticlesView, id: str, found: Mapping[int, Spans], looks: Looks, width: int
) -> list[Strip]:
    view.highlights = {id: found}
    return strips(screen(view, Style(iso=looks.iso), width), looks, width)


def strips(parts: Iterable[RenderableType], looks: Looks, width: int) -> list[Strip]:
    """Renderables one under the other as lines of at most ``width`` cells."""
    console = looks.console(width)
    segments: list[Segment] = []
    for part in parts:
        segments += console.render(part)
    lines = [Strip(line) for line in Segment.split_lines(segments)]
    return [line.crop(0, width) for line in lines]


def hit_lines(lines: Sequence[Strip]) -> tuple[int, ...]:
    """The numbers of the lines with a hit in them."""
    return tuple(n for n, line in enumerate(lines) if any(map(_is_hit, line)))


def _is_hit(segment: Segment) -> bool:
    meta: Mapping[str, Any] = segment.style.meta if segment.style else {}
    return HIT in meta
