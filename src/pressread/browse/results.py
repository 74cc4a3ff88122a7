"""Rows of the panes: hits, facets to narrow them by, and who said what in an article."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from rich.cells import cell_len
from rich.text import Text

from pressread.browse.archive_thread import PAGE
from pressread.browse.keys import FACET, bindings
from pressread.browse.rows import Rows
from pressread.hits import Span
from pressread.output.article import voice_key, voices
from pressread.output.quotes import worded
from pressread.output.view import UNTITLED, shown
from pressread.render.console import tint
from pressread.render.hits import passage
from pressread.render.pieces import joined, marked, plain, speaker_line
from pressread.render.wrap import cut, wrap

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from textual.binding import BindingType

    from pressread.article import Article, Quote
    from pressread.browse.themes import Looks
    from pressread.hits import Hit, Hits, QuoteHit, QuoteHits


_ROOMY = 64  # cells from which one line is enough for a headline


class Results(Rows):
    """What a search found: headline, publisher and date, the passage that answers."""

    DEFAULT_CSS = """
    Results { width: 1fr; height: 1fr; }
    """

    class Wanted(Rows.Told):
        """Hits from ``offset`` on are about to be seen and were not fetched yet."""

        def __init__(self, rows: Rows, offset: int) -> None:
            super().__init__(rows)
            self.offset = offset

    def __init__(self, looks: Looks, *, id: str | None = None) -> None:
        super().__init__(looks, id=id)
        self.tags: Mapping[str, tuple[str, ...]] = {}
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
        lines.append(joined(_about(hit, self.looks.iso, self.tags.get(hit.id, ())), width))
        if self._passages and hit.snippets:
            lines.append(passage(hit.snippets[0], width))
        return lines


def _about(hit: Hit, iso: bool, tags: Sequence[str]) -> tuple[Text, ...]:
    copies = len(hit.copies)
    return (
        plain(" ".join(f"+{tag}" for tag in tags), "overline"),
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


class Said(Rows):
    """Statements of all that was found: the words, who says them, in which article."""

    DEFAULT_CSS = "Said { width: 1fr; height: 1fr; }"
    empty = "Nobody says anything of that."

    def __init__(self, looks: Looks, *, id: str | None = None) -> None:
        super().__init__(looks, id=id)
        self._said: list[QuoteHit] = []
        self._more = True

    @property
    def tall(self) -> int:
        return 5

    @property
    def chosen(self) -> QuoteHit | None:
        """The statement under the cursor."""
        return self._said[self.cursor] if self.cursor < len(self._said) else None

    def show(self, found: QuoteHits, offset: int) -> None:
        """A page of them: the first in place of those that were there."""
        del self._said[offset:]
        self._said += found.quotes
        self._more = len(self._said) < found.total and bool(found.quotes)
        if offset:
            self.count = len(self._said)
            self.redraw()
        else:
            self.fill(len(self._said))
            self.post_message(self.Moved(self))

    def watch_cursor(self, before: int, now: int) -> None:
        super().watch_cursor(before, now)
        if self._more and now >= self.count - PAGE // 3:
            self._more = False
            self.post_message(Results.Wanted(self, len(self._said)))

    def draw(self, index: int, width: int) -> list[Text]:
        hit = self._said[index]
        quoted = hit.said.get("kind") != "reported"
        moved = tuple(Span(span.start + quoted, span.end + quoted) for span in hit.highlights)
        words = marked(worded(hit.said), moved)
        about = (
            plain(shown(hit.article.published, iso=self.looks.iso) or "undated", "quiet"),
            plain(hit.article.publisher or "", "quiet"),
            plain(hit.article.headline or UNTITLED, "quiet"),
        )
        speaker = cut(Text.assemble("— ", speaker_line(hit.quote, None)), width)
        return [*few(words, width, 2), speaker, joined(about, width)]
