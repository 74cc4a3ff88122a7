"""A list with a cursor: rows of several lines, drawn only where they are seen."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from rich.text import Text
from textual.geometry import Region, Size
from textual.message import Message
from textual.reactive import reactive
from textual.scroll_view import ScrollView
from textual.strip import Strip

from pressread.browse.keys import LIST, bindings

if TYPE_CHECKING:
    from rich.style import Style
    from textual.binding import BindingType
    from textual.events import Click

    from pressread.browse.themes import Looks

GUTTER = 2  # cells left of a row, where the cursor is


class Rows(ScrollView, can_focus=True):
    """Rows of ``tall`` lines each. Subclasses say how many there are and what is in them."""

    ALLOW_SELECT = False
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(LIST)]
    COMPONENT_CLASSES: ClassVar[set[str]] = {"rows--cursor", "rows--bar", "rows--idle"}
    DEFAULT_CSS = """
    Rows {
        scrollbar-size-vertical: 1;
        overflow-x: hidden;
        & > .rows--cursor { background: $cursor; }
        & > .rows--bar { color: $accent; background: $cursor; }
        & > .rows--idle { color: $rule; background: $cursor; }
    }
    """

    empty = ""  # what stands where there are no rows
    cursor: reactive[int] = reactive(0, init=False)

    class Told(Message):
        """Something happened to these rows."""

        def __init__(self, rows: Rows) -> None:
            super().__init__()
            self.rows = rows

    class Moved(Told):
        """The cursor is on another row, or on another thing."""

    class Chosen(Told):
        """A row was chosen; ``clicked``: with the mouse."""

        def __init__(self, rows: Rows, clicked: bool) -> None:
            super().__init__(rows)
            self.clicked = clicked

    def __init__(self, looks: Looks, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.looks = looks
        self.count = 0
        self._drawn: dict[int, list[Strip]] = {}
        self._drawn_for = (0, 0)

    # ---- what subclasses say

    @property
    def tall(self) -> int:
        """Lines of a row."""
        return 1

    def draw(self, index: int, width: int) -> list[Text]:
        """The lines of a row, none wider than ``width`` cells."""
        raise NotImplementedError

    # ---- what is in it

    def fill(self, count: int, cursor: int = 0) -> None:
        """There are ``count`` rows now; the cursor goes to one of them."""
        self.count = count
        self.cursor = self.validate_cursor(cursor)
        self.redraw()
        self.scroll_to(y=0, animate=False, force=True)
        self._show_cursor()

    def redraw(self) -> None:
        """Draw every row anew."""
        self._drawn.clear()
        self.virtual_size = Size(self.scrollable_content_region.width, self.count * self.tall)
        self.refresh()

    def validate_cursor(self, cursor: int) -> int:
        return max(0, min(cursor, self.count - 1))

    def watch_cursor(self, before: int, now: int) -> None:
        for index in (before, now):
            self._drawn.pop(index, None)
        self._show_cursor()
        self.refresh()
        self.post_message(self.Moved(self))

    def _show_cursor(self) -> None:
        self.scroll_to_region(
            Region(0, self.cursor * self.tall, 1, self.tall), animate=False, force=True
        )

    # ---- drawing

    def render_line(self, y: int) -> Strip:
        width = self.scrollable_content_region.width
        index, line = divmod(y + self.scroll_offset.y, self.tall)
        if index >= self.count:
            return self._blank(width, y)
        if self._drawn_for != (width, self.tall):
            self._drawn_for = (width, self.tall)
            self._drawn.clear()
        if index not in self._drawn:
            self._drawn[index] = self._strips(index, width)
        return self._drawn[index][line]

    def _blank(self, width: int, y: int) -> Strip:
        """A line below the last row; the second says that there are none."""
        text = Text(" " * GUTTER + self.empty if y == 1 and not self.count else "", "pr.quiet")
        strip = Strip(text.render(self.looks.console(width))).apply_style(self.rich_style)
        return strip.extend_cell_length(width, self.rich_style).crop(0, width)

    def _strips(self, index: int, width: int) -> list[Strip]:
        on = index == self.cursor
        style = self.get_component_rich_style("rows--cursor") if on else self.rich_style
        console = self.looks.console(width)
        lines = self.draw(index, max(1, width - GUTTER - 1))
        found = []
        for number in range(self.tall):
            text = lines[number] if number < len(lines) else Text()
            made = Text.assemble(self._gutter(on, text), text, end="")
            strip = Strip(made.render(console)).apply_style(style)
            found.append(strip.extend_cell_length(width, style).crop(0, width))
        return found

    def _gutter(self, on: bool, text: Text) -> Text:
        bar = "▌" if on and (text.plain or self.tall == 1) else " "
        name = "rows--bar" if self.has_focus else "rows--idle"
        style: Style | str = self.get_component_rich_style(name) if on else ""
        return Text(bar.ljust(GUTTER), style)

    def on_focus(self) -> None:
        self._drawn.pop(self.cursor, None)
        self.refresh()

    def on_blur(self) -> None:
        self._drawn.pop(self.cursor, None)
        self.refresh()

    def on_resize(self) -> None:
        self.redraw()
        self._show_cursor()

    # ---- moving

    @property
    def _page(self) -> int:
        return max(1, self.scrollable_content_region.height // self.tall)

    def action_cursor(self, step: int) -> None:
        self.cursor += step

    def action_page(self, step: int) -> None:
        self.cursor += step * self._page

    def action_half(self, step: int) -> None:
        self.cursor += step * max(1, self._page // 2)

    def action_first(self) -> None:
        self.cursor = 0

    def action_last(self) -> None:
        self.cursor = self.count - 1

    def action_choose(self) -> None:
        if self.count:
            self.post_message(self.Chosen(self, clicked=False))

    def on_click(self, event: Click) -> None:
        index = (event.y + self.scroll_offset.y) // self.tall
        if index < self.count:
            self.cursor = index
            self.post_message(self.Chosen(self, clicked=True))
