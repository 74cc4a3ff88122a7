"""The article, scrolled like a page in ``less``."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.geometry import Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from pressread.browse.keys import PAGE, bindings

if TYPE_CHECKING:
    from textual.binding import BindingType
    from textual.selection import Selection

    from pressread.browse.pages import Page

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
