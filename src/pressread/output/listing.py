"""Lists of articles, and of saved searches, in every format."""

from __future__ import annotations

from pressread.output.article import passage
from pressread.output.markdown import escape, table
from pressread.output.view import UNTITLED, Style, View, align, grouped, plain, shown, title_lines
from pressread.sanitize import clean

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from typing import Any

    from pressread.hits import ArticleRef


class ListView(View):
    """A page of articles out of ``total``."""

    schema = "list"
    listed = "articles"
    screen = "pressread.render.listing:screen"
    header = (
        "id", "published", "publisher", "sections", "headline", "word_count", "quote_count",
    )  # fmt: skip

    def __init__(self, total: int, articles: Sequence[ArticleRef]) -> None:
        self.total = total
        self.articles = articles

    def found(self) -> bool:
        return bool(self.articles)

    def told(self) -> dict[str, Any]:
        return {"total": self.total}

    def records(self) -> Iterator[dict[str, Any]]:
        return map(plain, self.articles)

    def rows(self) -> Iterator[tuple[object, ...]]:
        for ref in self.articles:
            sections = "/".join(ref.sections)
            yield (
                ref.id, ref.published, ref.publisher, sections, ref.headline, ref.word_count,
                ref.quote_count,
            )  # fmt: skip

    def lines(self, style: Style) -> Iterator[str]:
        lines = align([_cells(ref, style) for ref in self.articles], right=(3, 4))
        rows = dict(zip(map(id, self.articles), lines, strict=True))
        for title, refs in grouped(self.articles, style.group_by, self.voices):
            yield from title_lines(title)
            yield from (rows[id(ref)] for ref in refs)

    def markdown(self, style: Style) -> Iterator[str]:
        rows = [tuple(map(escape, _cells(ref, style))) for ref in self.articles]
        yield from table(("id", "date", "publisher", "words", "quotes", "headline"), rows)


def _cells(ref: ArticleRef, style: Style) -> tuple[str, ...]:
    return (
        clean(ref.id),
        clean(shown(ref.published, iso=style.iso)) or "undated",
        clean(ref.publisher or ""),
        str(ref.word_count),
        str(ref.quote_count),
        clean(ref.headline or UNTITLED),
    )


class SavedView(View):
    """Names and queries."""

    schema = "saved"
    listed = "saved"
    screen = "pressread.render.listing:plain_lines"
    header = ("name", "query")

    def __init__(self, saved: Sequence[tuple[str, str]]) -> None:
        self.saved = saved

    def found(self) -> bool:
        return bool(self.saved)

    def records(self) -> Iterator[dict[str, Any]]:
        return ({"name": name, "query": query} for name, query in self.saved)

    def lines(self, style: Style) -> Iterator[str]:  # noqa: ARG002
        yield from align([(clean(name), clean(query)) for name, query in self.saved])


class CorrectionsView(View):
    """Rulings on records, in the order they were made."""

    schema = "corrections"
    listed = "corrections"
    screen = "pressread.render.listing:plain_lines"
    header = ("id", "field", "statement", "text", "was", "value", "at", "undone")

    def __init__(self, rulings: Sequence[dict[str, Any]]) -> None:
        self.rulings = rulings

    def found(self) -> bool:
        return bool(self.rulings)

    def records(self) -> Iterator[dict[str, Any]]:
        return iter(self.rulings)

    def rows(self) -> Iterator[tuple[object, ...]]:
        for one in self.rulings:
            told = {**one, "was": "; ".join(one["was"]), "value": "; ".join(one["value"])}
            yield tuple(told[name] for name in self.header)

    def lines(self, style: Style) -> Iterator[str]:
        for one in self.rulings:
            day = shown(one["at"][:10], iso=style.iso)
            yield f"{day}  {ruling_line(one)}"


def ruling_line(ruling: Mapping[str, Any]) -> str:
    """``k3v9x2mq7d4t published: 2021-08-26 → 2021-08-27``."""
    number = "" if ruling["statement"] is None else f"#{ruling['statement']}"
    was, value = ("; ".join(ruling[name]) or "nothing" for name in ("was", "value"))
    undone = f" (undone on {ruling['undone'][:10]})" if ruling.get("undone") else ""
    return clean(f"{ruling['id']}{number} {ruling['field']}: {was} → {value}{undone}")


class MarksView(View):
    """Passages that the reader marked."""

    schema = "marks"
    listed = "marks"
    screen = "pressread.render.listing:plain_lines"
    header = (
        "number", "id", "headline", "published", "paragraph", "start", "stop", "text", "note",
        "tags", "at", "gone",
    )  # fmt: skip

    def __init__(self, marks: Sequence[dict[str, Any]]) -> None:
        self.marks = marks

    def found(self) -> bool:
        return bool(self.marks)

    def records(self) -> Iterator[dict[str, Any]]:
        return ({name: one[name] for name in self.header} for one in self.marks)

    def rows(self) -> Iterator[tuple[object, ...]]:
        for one in self.marks:
            told = {**one, "tags": " ".join(one["tags"])}
            yield tuple(told[name] for name in self.header)

    def lines(self, style: Style) -> Iterator[str]:
        for one in self.marks:
            day = shown(one["published"], iso=style.iso) or "undated"
            about = f"{day}  {clean(one['headline'] or UNTITLED)}"
            if not one["held"]:
                about = "of an article that was removed"
            yield f"{one['number']}  {clean(one['id'])}:{one['paragraph'] + 1}  {about}"
            gone = "  (gone from the text)" if one["gone"] and one["held"] else ""
            yield f"    {passage(one['text'])}{gone}"
            own = "  ".join((*(f"+{tag}" for tag in one["tags"]), one["note"] or ""))
            if own.strip():
                yield f"    {clean(own.strip())}"

    def markdown(self, style: Style) -> Iterator[str]:
        from pressread.output.markdown import escape

        for one in self.marks:
            day = shown(one["published"], iso=style.iso)
            about = ", ".join(filter(None, (one["headline"] or UNTITLED, day)))
            yield f"> {escape(one['text'])}"
            yield ">"
            yield f"> {escape(about)}, paragraph {one['paragraph'] + 1} (`{clean(one['id'])}`)"
            if one["note"]:
                yield ""
                yield escape(one["note"])
            yield ""
