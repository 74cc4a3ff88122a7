"""The article: set as lines of the screen, and scrolled like a page in ``less``."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from rich.segment import Segment
from textual.geometry import Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from pressread.browse.keys import PAGE, bindings
from pressread.browse.themes import HIT
from pressread.output.article import ArticlesView
from pressread.output.view import Style
from pressread.render.page import screen
from pressread.value import value

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from typing import Any

    from textual.binding import BindingType
    from textual.selection import Selection

    from pressread.archive import Archive
    from pressread.article import Article
    from pressread.browse.themes import Looks

    Spans = tuple[tuple[int, int], ...]


_KEPT = 2  # lines of the last screen that stay when a page is turned
_ABOVE = 3  # lines above what is jumped to


class Reading(ScrollView, can_focus=True):
    """One page, or nothing yet."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings(PAGE)]
    DEFAULT_CSS = """
    Reading { width: 1fr; height: 1fr; scrollbar-size-vertical: 1; overflow-x: hidden; }
    """

    class Scrolled(Message):
        """Another part of the page is on the screen."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.page: Page | None = None

    @property
    def room(self) -> int:
        """Cells a line may have."""
        return max(1, self.scrollable_content_region.width)

    def show(self, page: Page | None, *, stay: bool = False) -> None:
        """Another page, from its top or the statement that was asked for; ``stay``: the same
        article, more of it or set anew, read on where it was.
        """
        before, line, read = self.page, self.scroll_offset.y, self.progress
        self.page = page
        self.virtual_size = Size(self.room, len(page.lines) if page else 0)
        self.refresh()
        if page and page.at is not None:
            self._to(page.at - _ABOVE)
        elif not stay:
            self._to(0)
        elif before is not None and before.whole:
            self._to(round(read * self.max_scroll_y))
        else:
            self._to(line)

    @property
    def progress(self) -> float:
        """How much of what can be scrolled was: 0 the top, 1 the end."""
        return min(1.0, self.scroll_offset.y / self.max_scroll_y) if self.max_scroll_y > 0 else 0.0

    @property
    def whole(self) -> bool:
        """Whether all of the page is on the screen."""
        return self.max_scroll_y <= 0

    def render_line(self, y: int) -> Strip:
        width = self.room
        lines = self.page.lines if self.page else ()
        number = y + self.scroll_offset.y
        if number >= len(lines):
            return Strip.blank(width, self.rich_style)
        line = lines[number].apply_style(self.rich_style)
        line = line.extend_cell_length(width, self.rich_style).crop(0, width)
        return self._selected(line, number).apply_offsets(0, number)

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        super().watch_scroll_y(old_value, new_value)
        self.post_message(self.Scrolled())

    # ---- selecting with the mouse

    def _selected(self, line: Strip, number: int) -> Strip:
        selection = self.text_selection
        span = selection.get_span(number) if selection is not None else None
        if span is None:
            return line
        start, end = span
        stop = line.cell_length if end == -1 else line.index_to_cell_position(end)
        begin = line.index_to_cell_position(start)
        style = self.screen.get_component_rich_style("screen--selection")
        middle = line.crop(begin, stop).apply_style(style)
        return Strip.join([line.crop(0, begin), middle, line.crop(stop)])

    def selection_updated(self, selection: Selection | None) -> None:  # noqa: ARG002
        self.refresh()

    def get_selection(self, selection: Selection) -> tuple[str, str] | None:
        if self.page is None:
            return None
        return selection.extract("\n".join(line.text.rstrip() for line in self.page.lines)), "\n"

    # ---- moving

    def _to(self, line: int) -> None:
        self.scroll_to(y=max(0, line), animate=False, force=True, immediate=True)

    def action_by(self, lines: int) -> None:
        self._to(self.scroll_offset.y + lines)

    def action_page(self, step: int) -> None:
        self.action_by(step * max(1, self.size.height - _KEPT))

    def action_half(self, step: int) -> None:
        self.action_by(step * max(1, self.size.height // 2))

    def action_first(self) -> None:
        self._to(0)

    def action_last(self) -> None:
        self._to(len(self.page.lines) if self.page else 0)

    def to_hit(self, step: int) -> bool:
        """Scroll to the next hit that is not on the screen (``-1``: the one before); whether
        there is one.
        """
        top, height = self.scroll_offset.y, self.size.height
        hits = self.page.hits if self.page else ()
        if step > 0:
            found = next((n for n in hits if n >= top + height), None)
        else:
            found = next((n for n in reversed(hits) if n < top), None)
        if found is None:
            return False
        self._to(found - (_ABOVE if step > 0 else height - 1 - _ABOVE))
        return True


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
