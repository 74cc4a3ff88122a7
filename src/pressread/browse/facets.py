"""By what the hits can be narrowed, with counts, like the index of a book."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from rich.cells import cell_len
from rich.text import Text

from pressread.browse.keys import FACET, bindings
from pressread.browse.rows import Rows
from pressread.render.pieces import plain
from pressread.render.wrap import cut

if TYPE_CHECKING:
    from collections.abc import Mapping

    from textual.binding import BindingType

_MOST = 40  # values of one facet
_NAME = 11  # cells of a facet's name


class Facets(Rows):
    """A line for each value; the facet's name stands before its first."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings(FACET)]
    DEFAULT_CSS = "Facets { width: 1fr; height: 1fr; }"
    empty = "Nothing to narrow by."

    def show(
        self,
        facets: Mapping[str, tuple[tuple[str, int], ...]],
        narrowed: tuple[tuple[str, str], ...],
    ) -> None:
        """What the hits hold now; what narrows them already is ticked."""
        before = self.chosen
        self._narrowed = narrowed
        self._values = [
            (name, value, count)
            for name, values in facets.items()
            for value, count in values[:_MOST]
            if value
        ]
        pairs = [(name, value) for name, value, _ in self._values]
        place = pairs.index(before) if before in pairs else self.cursor
        self.fill(len(self._values), place)

    _values: list[tuple[str, str, int]] = []  # noqa: RUF012
    _narrowed: tuple[tuple[str, str], ...] = ()

    @property
    def chosen(self) -> tuple[str, str] | None:
        """The facet and value under the cursor."""
        return self._values[self.cursor][:2] if self.cursor < len(self._values) else None

    def draw(self, index: int, width: int) -> list[Text]:
        name, value, count = self._values[index]
        first = not index or self._values[index - 1][0] != name
        ticked = (name, value) in self._narrowed
        lead = Text.assemble((f"{name if first else '':<{_NAME}}", "pr.quiet"))
        lead.append("✓ " if ticked else "  ", "pr.kicker")
        number = f" {count:,}"
        room = max(1, width - cell_len(lead.plain) - len(number))
        text = cut(plain(value, "speaker" if ticked else ""), room)
        gap = " " * (room - cell_len(text.plain))
        return [Text.assemble(lead, text, gap, (number, "pr.quiet"))]

    def action_group(self, step: int) -> None:
        """To the first value of the next facet."""
        starts = [
            n for n, row in enumerate(self._values) if not n or self._values[n - 1][0] != row[0]
        ]
        ahead = [n for n in starts if n > self.cursor]
        behind = [n for n in starts if n < self.cursor]
        if step > 0:
            self.cursor = ahead[0] if ahead else 0
        else:
            self.cursor = behind[-1] if behind else starts[-1] if starts else 0
