"""The archive at a glance in every format."""

from __future__ import annotations

from pressread.output.columns import align
from pressread.output.figures import pairs, size, span
from pressread.output.view import SCHEMA_VERSION, Style, View
from pressread.sanitize import clean

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

    from pressread.output.figures import Counts
    from pressread.overview import Stats


class StatsView(View):
    """The archive at a glance."""

    schema = "stats"
    screen = "pressread.render.stats:screen"
    header = ("name", "value")
    tables = ("publishers", "top_speakers", "sections", "languages", "formats", "tags")
    numbers = (
        "articles", "words", "quotes", "attributed", "speakers", "undated", "first", "last",
        "raw_bytes", "store_bytes", "index_bytes", "index_state", "path",
    )  # fmt: skip

    def __init__(self, stats: Stats) -> None:
        self.stats = stats

    def found(self) -> bool:
        return True

    def document(self) -> dict[str, Any]:
        return {
            "schema_version": SCHEMA_VERSION,
            **{name: getattr(self.stats, name) for name in self.numbers},
            **{name: pairs(getattr(self.stats, name)) for name in self.tables},
        }

    def rows(self) -> Iterator[tuple[object, ...]]:
        yield from ((name, getattr(self.stats, name)) for name in self.numbers)
        for name in self.tables:
            yield from ((f"{name}: {value}", n) for value, n in getattr(self.stats, name))

    def lines(self, style: Style) -> Iterator[str]:
        yield from align(list(facts(self.stats, style)))
        for title, counts in tables(self.stats):
            yield ""
            yield title
            yield from align([(f"  {n:,}", clean(value)) for value, n in counts], right=(0,))


def facts(stats: Stats, style: Style) -> Iterator[tuple[str, str]]:
    """Label and value of what a page of statistics begins with."""
    yield "articles", f"{stats.articles:,}"
    yield "words", f"{stats.words:,}"
    yield "span", span(stats.first, stats.last, style) or "no dates"
    if stats.undated:
        yield "undated", f"{stats.undated:,}"
    share = f" ({100 * stats.attributed // stats.quotes}% with a speaker)" if stats.quotes else ""
    yield "statements", f"{stats.quotes:,}{share}"
    yield "speakers", f"{stats.speakers:,}"
    yield "sources", size(stats.raw_bytes)
    yield "on disk", f"{size(stats.store_bytes)} archive, {size(stats.index_bytes)} index"
    yield "index", clean(stats.index_state)
    yield "folder", clean(stats.path)


def tables(stats: Stats) -> Iterator[tuple[str, Counts]]:
    """Title and counts of each table that has any."""
    titles = ("Publishers", "Who is quoted", "Sections", "Languages", "Formats", "Tags")
    for title, name in zip(titles, StatsView.tables, strict=True):
        counts: Counts = getattr(stats, name)
        if counts:
            yield title, counts
