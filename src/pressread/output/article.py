"""Whole articles in every format."""

from __future__ import annotations

from pressread.fields import COLUMNS, cells, whole
from pressread.output.dates import shown
from pressread.output.people import index_of_speakers
from pressread.output.view import SCHEMA_VERSION, Style, View
from pressread.sanitize import clean

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from typing import Any

    from pressread.article import Article

    Margin = tuple[tuple[str, ...], str | None]

UNTITLED = "(no headline)"
NO_MARGIN: Margin = ((), None)
_QUIET = " · "


class ArticlesView(View):
    """Articles to read, as records (JSON values). ``single``: asked for one, so its JSON is the
    record itself.

    ``highlights``: id → paragraph (-1 for the headline) → spans of code points that a search
    found. ``margins``: id → the reader's own tags and note. ``provenance``: say where each field
    came from.
    """

    schema = "record"
    screen = "pressread.render.page:screen"
    header = tuple(field.name for field in COLUMNS)

    def __init__(
        self,
        records: Sequence[dict[str, Any]],
        *,
        single: bool = False,
        highlights: Mapping[str, Mapping[int, tuple[tuple[int, int], ...]]] | None = None,
        margins: Mapping[str, Margin] | None = None,
        provenance: bool = False,
    ) -> None:
        self._records = [whole(record) for record in records]
        self.single = single
        self.highlights = highlights or {}
        self.margins = margins or {}
        self.provenance = provenance

    def articles(self) -> Iterator[tuple[str, Article]]:
        """The records as values, each with its id (which a value would work out anew)."""
        from pressread.article import Article

        return ((record["id"], Article.from_dict(record)) for record in self._records)

    def margin(self, id: str) -> Margin:
        """The reader's tags and note on an article."""
        return self.margins.get(id, NO_MARGIN)

    def found(self) -> bool:
        return bool(self._records)

    def document(self) -> dict[str, Any]:
        if self.single and len(self._records) == 1:
            return next(self.records())
        return {
            "schema_version": SCHEMA_VERSION,
            "total": len(self._records),
            "articles": list(self.records()),
        }

    def records(self) -> Iterator[dict[str, Any]]:
        for record in self._records:
            tags, note = self.margin(record["id"])
            yield {**record, "tags": list(tags), "note": note} if tags or note else record

    def rows(self) -> Iterator[tuple[object, ...]]:
        return (tuple(cells(record)) for record in self._records)

    def lines(self, style: Style) -> Iterator[str]:
        for number, (id, article) in enumerate(self.articles()):
            if number:
                yield from ("", "---", "")
            yield from _page(id, article, style, *self.margin(id))
            if self.provenance:
                yield from provenance_lines(article)

    def markdown(self, style: Style) -> Iterator[str]:  # noqa: ARG002
        from pressread.output.frontmatter import page

        for id, article in self.articles():
            yield from page(article, *self.margin(id))


def _page(
    id: str, article: Article, style: Style, tags: tuple[str, ...], note: str | None
) -> Iterator[str]:
    for text in (kicker(article), article.headline or UNTITLED, article.summary):
        if text:
            yield clean(text)
    yield clean(about(article, style))
    yield ""
    for image in article.images:
        words = _QUIET.join(filter(None, (image.caption, image.credit)))
        if words:
            yield f"[{clean(words)}]"
            yield ""
    for kind, text in paragraphs(article):
        yield from _paragraph(kind, text)
        yield ""
    yield from index_of_speakers(article)
    yield from _foot(id, article, tags, note)


def _paragraph(kind: str, text: str) -> Iterator[str]:
    mark = {"blockquote": "> ", "item": "- "}.get(kind, "")
    if kind in ("table", "preformatted"):
        yield from map(clean, text.splitlines())
    else:
        yield mark + clean(text)


def _foot(id: str, article: Article, tags: tuple[str, ...], note: str | None) -> Iterator[str]:
    if tags:
        yield "tags: " + ", ".join(map(clean, tags))
    if note:
        yield f"note: {clean(note)}"
    if article.truncated:
        yield "The source breaks off here: this is not the whole article."
    yield from (clean(notice) for notice in article.notices)
    yield f"id: {id}"
    if article.url:
        yield f"url: {clean(article.url)}"
    yield f"source: {clean(source(article))}"


def paragraphs(article: Article) -> Iterator[tuple[str, str]]:
    """Kind and text of each paragraph of the body."""
    kinds = article.body_kinds or ("paragraph",) * len(article.body)
    return zip(kinds, article.body, strict=True)


def kicker(article: Article) -> str:
    """The small line over the headline: the kicker, else the sections."""
    return article.kicker or " / ".join(article.sections)


def about(article: Article, style: Style) -> str:
    """Byline, publisher and date in one line; what is not known is left out."""
    return _QUIET.join(about_parts(article, style))


def about_parts(article: Article, style: Style) -> tuple[str, ...]:
    """The parts of that line; the date is one of them even where there is none, the dateline
    only where the body does not begin with it.
    """
    parts = (
        "By " + " and ".join(article.byline) if article.byline else None,
        article.publisher,
        shown(article.published, iso=style.iso, long=True) or "undated",
        None if _opens_with_dateline(article) else article.dateline,
    )
    return tuple(part for part in parts if part)


def _opens_with_dateline(article: Article) -> bool:
    """Whether the body begins with its dateline, as agencies write it."""
    if not article.dateline or not article.body:
        return False
    begins, dateline = (" ".join(t.split()).casefold() for t in (article.body[0], article.dateline))
    return begins.startswith(dateline)


def source(article: Article) -> str:
    """File, format and date of import."""
    origin = article.source
    where = origin.path if origin.record is None else f"{origin.path} (record {origin.record})"
    parts = (where, origin.format, origin.charset, (origin.imported_at or "")[:10])
    return _QUIET.join(part for part in parts if part)


def provenance_lines(article: Article) -> Iterator[str]:
    """Where each field came from, the hash of the raw source, what was set aside."""
    yield ""
    yield "Where each field comes from"
    for field, origin in article.provenance.items():
        yield f"  {clean(field)}: {clean(origin)}"
    yield f"  sha256 of the source: {clean(article.source.sha256)}"
    if article.boilerplate:
        yield "Set aside as boilerplate"
        yield from (f"  {clean(text)}" for text in article.boilerplate)
