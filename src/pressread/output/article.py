"""Whole articles in every format, with who speaks in them at their foot."""

from __future__ import annotations

from pressread.fields import COLUMNS, cells, whole
from pressread.output.markdown import page, paragraphs
from pressread.output.view import QUIET, UNTITLED, Style, View, plural, shown
from pressread.sanitize import clean

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from typing import Any

    from pressread.article import Article, Quote, ReportedSpeech

    Margin = tuple[tuple[str, ...], str | None]

MARKED = ("number", "paragraph", "start", "stop", "text", "note", "tags", "gone")
NO_MARGIN: Margin = ((), None)
_OPENING = ("“", "„", "«", "»", "‘", '"')  # marks that a passage may bring with it


class ArticlesView(View):
    """Articles to read, as records (JSON values). ``single``: asked for one, so its JSON is the
    record itself.

    ``highlights``: id → paragraph (-1 for the headline) → spans of code points that a search
    found. ``margins``: id → the reader's own tags and note. ``provenance``: say where each field
    came from; ``reported``: what is reported without quotation marks, too. ``marks``: id → passages
    that the reader marked.
    """

    schema = "record"
    listed = "articles"
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
        reported: bool = False,
        marks: Mapping[str, Sequence[Mapping[str, Any]]] | None = None,
    ) -> None:
        self._records = [whole(record) for record in records]
        self.single = single
        self.highlights = highlights or {}
        self.margins = margins or {}
        self.provenance = provenance
        self.reported = reported
        self.marks = marks or {}

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
        return super().document()

    def told(self) -> dict[str, Any]:
        return {"total": len(self._records)}

    def records(self) -> Iterator[dict[str, Any]]:
        for record in self._records:
            tags, note = self.margin(record["id"])
            own: dict[str, Any] = {"tags": list(tags), "note": note} if tags or note else {}
            if marks := self.marks.get(record["id"]):
                own["marks"] = [{name: one[name] for name in MARKED} for one in marks]
            yield {**record, **own}

    def rows(self) -> Iterator[tuple[object, ...]]:
        return (tuple(cells(record)) for record in self._records)

    def lines(self, style: Style) -> Iterator[str]:
        for number, (id, article) in enumerate(self.articles()):
            if number:
                yield from ("", "---", "")
            yield from _page(id, article, style, *self.margin(id))
            yield from mark_lines(self.marks.get(id, ()))
            if self.reported:
                yield from reported_lines(article)
            if self.provenance:
                yield from provenance_lines(article)

    def markdown(self, style: Style) -> Iterator[str]:  # noqa: ARG002
        for id, article in self.articles():
            yield from page(article, *self.margin(id))


def _page(
    id: str, article: Article, style: Style, tags: tuple[str, ...], note: str | None
) -> Iterator[str]:
    for text in (article.overline, article.headline or UNTITLED, article.summary):
        if text:
            yield clean(text)
    yield clean(about(article, style))
    yield ""
    for image in article.images:
        words = QUIET.join(filter(None, (image.caption, image.credit)))
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


def about(article: Article, style: Style) -> str:
    """Byline, publisher and date in one line; what is not known is left out."""
    return QUIET.join(about_parts(article, style))


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
    return QUIET.join(part for part in parts if part)


def mark_lines(marks: Sequence[Mapping[str, Any]]) -> Iterator[str]:
    """What the reader marked: paragraph, words, tags and note."""
    for one in marks:
        own = "  ".join(filter(None, (*(f"+{tag}" for tag in one["tags"]), one["note"])))
        gone = "gone from the text" if one["gone"] else f"¶ {one['paragraph'] + 1}"
        yield clean(f"marked: {gone}  {passage(one['text'])}  {own}").rstrip()


def passage(text: str) -> str:
    """Marked words in marks of their own, where they bring none."""
    return clean(text if text[:1] in _OPENING else f"“{text}”")


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


def reported_lines(article: Article) -> Iterator[str]:
    """What the article reports without quotation marks: paragraph, words, speaker."""
    from pressread import jsonvalues
    from pressread.output.quotes import attribution

    if article.reported:
        yield ""
        yield "Reported without quotation marks"
    for speech in article.reported:
        said = {"speaker": jsonvalues.write(speech.speaker) if speech.speaker else None}
        yield f"  {speech.paragraph + 1}: {clean(speech.text)} {attribution(said)}"


class Voice:
    """A speaker of one article: name, role, and the statements that are theirs."""

    __slots__ = ("name", "quotes", "role")

    def __init__(self, name: str, role: str | None) -> None:
        self.name = name
        self.role = role
        self.quotes: list[Quote | ReportedSpeech] = []

    @property
    def count(self) -> int:
        """Statements: the pieces of one group count once."""
        groups = ((one, getattr(one, "group", None)) for one in self.quotes)
        return len({id(one) if group is None else group for one, group in groups})

    @property
    def paragraphs(self) -> list[int]:
        """1-based numbers of the paragraphs they stand in, each once."""
        return sorted({quote.paragraph + 1 for quote in self.quotes})


def voice_key(quote: Quote | ReportedSpeech) -> str | None:
    """What tells one speaker of an article from another; ``None`` while unknown."""
    speaker = quote.speaker
    return (speaker.name or speaker.as_written) if speaker else None


def voices(quotes: Sequence[Quote | ReportedSpeech]) -> dict[str, Voice]:
    """The speakers in the order they first speak."""
    found: dict[str, Voice] = {}
    for quote in quotes:
        key = voice_key(quote)
        if key is None or quote.speaker is None:
            continue
        voice = found.setdefault(key, Voice(key, None))
        voice.role = voice.role or quote.speaker.role
        voice.quotes.append(quote)
    return found


def index_of_speakers(article: Article) -> Iterator[str]:
    """Plain lines: who speaks, how often, in which paragraphs. Ends with an empty line."""
    found = voices(article.quotes)
    if not found:
        return
    yield "Who speaks"
    for voice in found.values():
        yield f"  {person(voice.name, voice.role)}: {times(voice)}"
    yield ""


def person(name: str, role: str | None) -> str:
    """Name and role on one harmless line."""
    return clean(", ".join(filter(None, (name, role))))


def times(voice: Voice) -> str:
    """``2 statements, ¶ 5, 6``."""
    return f"{plural(voice.count, 'statement')}, ¶ {', '.join(map(str, voice.paragraphs))}"
