"""What opens beside the results: by what they can be narrowed, like the index of a book, and who
said what in an article.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from rich.cells import cell_len
from rich.text import Text

from pressread.browse.keys import FACET, bindings
from pressread.browse.results import few
from pressread.browse.rows import Rows
from pressread.output.article import voice_key, voices
from pressread.render.pieces import plain, speaker_line
from pressread.render.theme import tint
from pressread.render.wrap import cut

if TYPE_CHECKING:
    from collections.abc import Mapping

    from textual.binding import BindingType

    from pressread.article import Article, Quote

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
        lead.append("✓ " if ticked else "  ", "pr.overline")
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


class Statements(Rows):
    """Two lines of the words, a line for the speaker."""

    DEFAULT_CSS = "Statements { width: 1fr; height: 1fr; }"
    empty = "Nobody is quoted here."

    _quotes: tuple[Quote, ...] = ()
    _numbers: dict[str, int] = {}  # noqa: RUF012

    @property
    def tall(self) -> int:
        return 4

    def show(self, article: Article) -> None:
        """The statements of this article, the cursor on the first."""
        self._quotes = article.quotes
        self._numbers = {key: number for number, key in enumerate(voices(article.quotes))}
        self.fill(len(self._quotes))

    def draw(self, index: int, width: int) -> list[Text]:
        quote = self._quotes[index]
        number = self._numbers.get(voice_key(quote) or "")
        words = plain(f"“{quote.text}”")
        words.stylize("pr.dek" if number is None else tint(number))
        return [*few(words, width, 2), cut(Text.assemble("— ", speaker_line(quote, number)), width)]
