"""The hits, fetched as far as they are seen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.text import Text

from pressread.browse.narrowing import PAGE
from pressread.browse.rows import Rows
from pressread.output.lines import UNTITLED, shown
from pressread.render.hits import passage
from pressread.render.pieces import joined, marked, plain
from pressread.render.wrap import cut, wrap

if TYPE_CHECKING:
    from pressread.browse.themes import Looks
    from pressread.hits import Hit, Hits

_ROOMY = 64  # cells from which one line is enough for a headline


class Results(Rows):
    """What a search found: headline, publisher and date, the passage that answers."""

    DEFAULT_CSS = """
    Results { width: 1fr; height: 1fr; }
    """

    class Wanted(Rows.Told):
        """Hits from ``offset`` on are about to be seen and were not fetched yet."""

        def __init__(self, rows: Results, offset: int) -> None:
            super().__init__(rows)
            self.offset = offset

    def __init__(self, looks: Looks, *, id: str | None = None) -> None:
        super().__init__(looks, id=id)
        self._hits: dict[int, Hit] = {}
        self._asked: set[int] = set()
        self._passages = False

    @property
    def tall(self) -> int:
        """A headline of one or two lines, a line about it, one of the text, and one empty."""
        lines = 3 if self.size.width >= _ROOMY else 4
        return lines + self._passages

    @property
    def hit(self) -> Hit | None:
        """The hit under the cursor, ``None`` while it is not there."""
        return self._hits.get(self.cursor)

    def show(self, hits: Hits) -> None:
        """Another answer: its first page of hits."""
        self.empty = "Nothing answers that."
        self._hits = dict(enumerate(hits.hits))
        self._passages = bool(hits.query)
        self._asked = {0}
        count = hits.total if len(hits.hits) == PAGE else len(hits.hits)
        self.fill(count)
        self.post_message(self.Moved(self))

    def add(self, hits: Hits, offset: int) -> None:
        """A later part of the same answer. One that is short is the last: copies of an article
        count, and have no row of their own.
        """
        self._hits.update(enumerate(hits.hits, offset))
        if len(hits.hits) < PAGE:
            self.count = min(self.count, offset + len(hits.hits))
            self.cursor = self.validate_cursor(self.cursor)
        self.redraw()
        self.post_message(self.Moved(self))

    def watch_cursor(self, before: int, now: int) -> None:
        super().watch_cursor(before, now)
        self._need()

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        super().watch_scroll_y(old_value, new_value)
        self._need()

    def _need(self) -> None:
        """Ask for the pages of hits that are on the screen or under the cursor, once each."""
        top = self.scroll_offset.y // self.tall
        bottom = top + self.size.height // self.tall + 1
        for index in (top, min(bottom, self.count - 1), self.cursor):
            offset = max(0, index) // PAGE * PAGE
            if offset not in self._asked and index < self.count:
                self._asked.add(offset)
                self.post_message(self.Wanted(self, offset))

    def draw(self, index: int, width: int) -> list[Text]:
        hit = self._hits.get(index)
        if hit is None:
            return [Text("…", "pr.quiet")]
        room = self.tall - 1
        head = marked(hit.headline or UNTITLED, hit.headline_highlights, "headline")
        lines = few(head, width, max(1, room - 1 - self._passages))
        lines.append(joined(_about(hit, self.looks.iso), width))
        if self._passages and hit.snippets:
            lines.append(passage(hit.snippets[0], width))
        return lines


def _about(hit: Hit, iso: bool) -> tuple[Text, ...]:
    copies = len(hit.copies)
    return (
        plain(shown(hit.published, iso=iso) or "undated", "quiet"),
        plain(hit.publisher or "", "quiet"),
        plain(" / ".join(hit.sections), "quiet"),
        plain(f"{copies} near-cop{'y' if copies == 1 else 'ies'}" if copies else "", "quiet"),
    )


def few(text: Text, width: int, most: int) -> list[Text]:
    """``text`` in one or two lines, the last one cut."""
    lines = wrap(text, width)
    if len(lines) <= most:
        return lines
    rest = text[len(lines[0].plain) if most > 1 else 0 :]
    while rest.plain[:1] == " ":
        rest = rest[1:]
    return [*lines[: most - 1], cut(rest, width)]
