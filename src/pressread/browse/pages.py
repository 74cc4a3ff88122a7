"""An article as lines of the screen, and where in them is what was looked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.segment import Segment
from textual.strip import Strip

from pressread.browse.themes import HIT
from pressread.output.article import ArticlesView
from pressread.output.lines import Style
from pressread.render.page import screen
from pressread.value import value

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from typing import Any

    from pressread.archive import Archive
    from pressread.article import Article
    from pressread.browse.themes import Looks

    Spans = tuple[tuple[int, int], ...]


@value(frozen=True)
class Page:
    """An article set for the screen. ``hits`` are the numbers of the lines with something that
    was looked for, ``at`` the line of the statement that was asked for; ``whole`` is False where
    there is more of the article than these lines; ``note`` the reader's own.
    """

    id: str
    article: Article
    lines: Sequence[Strip]
    hits: tuple[int, ...] = ()
    at: int | None = None
    whole: bool = True
    note: str = ""


class Setting:
    """How a page is to be set: at which width and in which looks, ``most`` so many lines or a
    few more (``None``: all). ``given_up`` is asked between paragraphs whether it is still wanted.
    """

    def __init__(
        self,
        looks: Looks,
        width: int,
        most: int | None = None,
        given_up: Callable[[], bool] = lambda: False,
    ) -> None:
        self.looks = looks
        self.width = width
        self.most = most
        self.given_up = given_up


def page_of(
    archive: Archive, id: str, words: str, setting: Setting, statement: int | None = None
) -> Page:
    """The article with this id. ``statement`` is the index in its ``quotes`` of the one that is
    marked like a hit. Raises ``NotFound``.
    """
    record = archive.record(id)
    note = archive.note_of(id)
    view = ArticlesView([record], margins={id: (tuple(archive.tags(id)), note)})
    _, article = next(view.articles())
    found: dict[int, Spans] = dict(archive.highlights(id, words)) if words.strip() else {}
    at = None
    if statement is not None:
        quote = article.quotes[statement]
        alone: dict[int, Spans] = {quote.paragraph: ((quote.start, quote.end),)}
        at = next(iter(hit_lines(_set(view, id, alone, setting))), None)
        found[quote.paragraph] = (*found.get(quote.paragraph, ()), *alone[quote.paragraph])
    lines = _set(view, id, found, setting)
    whole = setting.most is None or len(lines) < setting.most
    return Page(id, article, lines, hit_lines(lines), at, whole, note or "")


def _set(view: ArticlesView, id: str, found: Mapping[int, Spans], setting: Setting) -> list[Strip]:
    """The page as lines, none wider than the setting's width."""
    view.highlights = {id: found}
    console = setting.looks.console(setting.width)
    lines: list[Strip] = []
    for part in screen(view, Style(iso=setting.looks.iso), setting.width):
        if setting.given_up() or (setting.most is not None and len(lines) >= setting.most):
            break
        segments = Segment.split_lines(console.render(part))
        lines += [Strip(line).crop(0, setting.width) for line in segments]
    return lines


def hit_lines(lines: Sequence[Strip]) -> tuple[int, ...]:
    """The numbers of the lines with a hit in them."""
    return tuple(n for n, line in enumerate(lines) if any(map(_is_hit, line)))


def _is_hit(segment: Segment) -> bool:
    meta: Mapping[str, Any] = segment.style.meta if segment.style else {}
    return HIT in meta
