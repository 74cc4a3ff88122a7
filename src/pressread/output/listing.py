"""Lists of articles in every format."""

from __future__ import annotations

from pressread.output.columns import align
from pressread.output.dates import shown
from pressread.output.groups import grouped, title_lines
from pressread.output.hits import UNTITLED
from pressread.output.markdown import escape, table
from pressread.output.view import SCHEMA_VERSION, Style, View
from pressread.sanitize import clean

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from typing import Any

    from pressread.hits import ArticleRef


class ListView(View):
    """A page of articles out of ``total``."""

    schema = "list"
    screen = "pressread.render.listing:screen"
    header = (
        "id", "published", "publisher", "sections", "headline", "word_count", "quote_count",
    )  # fmt: skip

    def __init__(self, total: int, articles: Sequence[ArticleRef]) -> None:
        self.total = total
        self.articles = articles

    def found(self) -> bool:
        return bool(self.articles)

    def document(self) -> dict[str, Any]:
        return {
            "schema_version": SCHEMA_VERSION,
            "total": self.total,
            "articles": list(self.records()),
        }

    def records(self) -> Iterator[dict[str, Any]]:
        return map(ref_record, self.articles)

    def rows(self) -> Iterator[tuple[object, ...]]:
        for ref in self.articles:
            sections = "/".join(ref.sections)
            yield (
                ref.id, ref.published, ref.publisher, sections, ref.headline, ref.word_count,
                ref.quote_count,
            )  # fmt: skip

    def ids(self) -> Iterator[str]:
        return (ref.id for ref in self.articles)

    def lines(self, style: Style) -> Iterator[str]:
        lines = align([_cells(ref, style) for ref in self.articles], right=(3, 4))
        rows = dict(zip(map(id, self.articles), lines, strict=True))
        for title, refs in grouped(self.articles, style.group_by, self.voices):
            yield from title_lines(title)
            yield from (rows[id(ref)] for ref in refs)

    def markdown(self, style: Style) -> Iterator[str]:
        rows = [tuple(map(escape, _cells(ref, style))) for ref in self.articles]
        yield from table(("id", "date", "publisher", "words", "quotes", "headline"), rows)


def ref_record(ref: ArticleRef) -> dict[str, Any]:
    """An article as in ``list --json``."""
    return {
        "id": ref.id,
        "headline": ref.headline,
        "published": ref.published,
        "publisher": ref.publisher,
        "sections": list(ref.sections),
        "word_count": ref.word_count,
        "quote_count": ref.quote_count,
    }


def _cells(ref: ArticleRef, style: Style) -> tuple[str, ...]:
    return (
        clean(ref.id),
        clean(shown(ref.published, iso=style.iso)) or "undated",
        clean(ref.publisher or ""),
        str(ref.word_count),
        str(ref.quote_count),
        clean(ref.headline or UNTITLED),
    )
