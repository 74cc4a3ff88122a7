"""An article as a newspaper page; two articles compared."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.text import Text

from pressread.output.article import (
    Voice,
    about_parts,
    mark_lines,
    provenance_lines,
    source,
    times,
    voice_key,
    voices,
)
from pressread.output.comparison import ADDED, CUT
from pressread.output.markdown import paragraphs
from pressread.output.view import UNTITLED, shown
from pressread.render.console import tint
from pressread.render.pieces import line, margin, measure, plain, superscript
from pressread.render.wrap import BLANK, Block
from pressread.sanitize import clean_spans, clean_url

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from typing import Any

    from rich.console import RenderableType

    from pressread.article import Article
    from pressread.output.article import ArticlesView, Margin
    from pressread.output.comparison import DiffView
    from pressread.output.view import Style


Spans = tuple[tuple[int, int], ...]
_HEADLINE = -1
NO_BREAK = "\u00a0"
_MARKS = "“”„‟«»‹›‘’\"'「」『』"


def screen(view: ArticlesView, style: Style, width: int) -> Iterator[RenderableType]:
    """Each article as a page, a rule between them."""
    for number, (id, article) in enumerate(view.articles()):
        if number:
            yield line(Text("─" * width, "pr.rule"))
        page = _Page(article, style, width, view.highlights.get(id, {}), reported=view.reported)
        yield BLANK
        yield from page.head()
        yield from page.body()
        yield from page.index()
        yield from page.foot(id, view.margin(id), view.marks.get(id, ()))
        if view.provenance:
            yield from page.provenance()


class _Page:
    """One article at one width."""

    def __init__(
        self,
        article: Article,
        style: Style,
        width: int,
        highlights: Mapping[int, Spans],
        *,
        reported: bool = False,
    ) -> None:
        self.article = article
        self.style = style
        self.left = " " * margin(width)
        self.width = measure(width) + len(self.left)
        self.highlights = highlights
        self.reported = article.reported if reported else ()
        self.voices = voices((*article.quotes, *self.reported))
        self.numbers = {key: number for number, key in enumerate(self.voices)}

    def set(
        self,
        text: Text,
        first: str | Text = "",
        rest: str | Text | None = None,
        *,
        balance: bool = False,
        flush: bool = True,
    ) -> Block:
        """A paragraph at the page's measure; ``first`` and ``rest`` lead its lines."""
        before = Text.assemble(self.left, first)
        after = before if rest is None else Text.assemble(self.left, rest)
        return Block(text, self.width, first=before, rest=after, balance=balance, flush=flush)

    def head(self) -> Iterator[RenderableType]:
        article = self.article
        if article.overline:
            yield self.set(plain(article.overline, "overline"))
        headline = article.headline or UNTITLED
        hits = self.highlights.get(_HEADLINE, ())
        yield self.set(_hits(headline, "headline", hits), balance=True)
        if article.summary:
            yield self.set(plain(article.summary, "dek"))
        yield self.set(self._about())
        yield BLANK
        yield from self._captions()

    def _about(self) -> Text:
        """Byline, publisher, date; broken between them, or inside a long one, not in the date."""
        when = shown(self.article.published, iso=self.style.iso, long=True)
        parts = (
            part.replace(" ", NO_BREAK) if part == when else part
            for part in about_parts(self.article, self.style)
        )
        return plain(" · ".join(parts), "quiet")

    def _captions(self) -> Iterator[RenderableType]:
        for image in self.article.images:
            words = " · ".join(filter(None, (image.caption, image.credit)))
            if words:
                text = Text.assemble(("Picture: ", "pr.quiet"), plain(words, "caption"))
                yield self.set(text, "  ")
                yield BLANK

    def body(self) -> Iterator[RenderableType]:
        before = ""
        for number, (kind, text) in enumerate(paragraphs(self.article)):
            if kind == "item" and before == "item":
                yield self._paragraph(number, kind, text)
            else:
                if number:
                    yield BLANK
                yield from self._any(number, kind, text)
            before = kind
        yield BLANK

    def _any(self, number: int, kind: str, text: str) -> Iterator[RenderableType]:
        if kind in ("table", "preformatted"):
            yield from (self.set(plain(row), "  ") for row in text.splitlines())
        else:
            yield self._paragraph(number, kind, text)

    def _paragraph(self, number: int, kind: str, text: str) -> Block:
        words = self._words(number, text)
        if kind == "subhead":
            words.stylize("pr.subhead")
        if kind == "blockquote":
            return self.set(words, Text("  │ ", "pr.rule"))
        return self.set(words, "• ", "  ") if kind == "item" else self.set(words)

    def _words(self, number: int, text: str) -> Text:
        """A paragraph with its statements tinted and numbered and its hits marked."""
        quotes = [q for q in self.article.quotes if q.paragraph == number and q.end <= len(text)]
        hits = self.highlights.get(number, ())
        outer = tuple(_with_marks(text, quote.start, quote.end) for quote in quotes)
        told = [(s, span) for s in self.reported if s.paragraph == number for span in s.spans]
        shown, spans = clean_spans(text, (*outer, *hits, *(span for _, span in told)))
        heard, spans = spans[len(outer) + len(hits) :], spans[: len(outer) + len(hits)]
        made = Text(shown, end="")
        for (speech, _), (start, end) in zip(told, heard, strict=True):
            voice = self.numbers.get(voice_key(speech) or "")
            made.stylize("pr.dek" if voice is None else tint(voice), start, end)
        for quote, (start, end) in zip(quotes, spans[: len(quotes)], strict=True):
            voice = self.numbers.get(voice_key(quote) or "")
            made.stylize("pr.dek" if voice is None else tint(voice), start, end)
        for start, end in spans[len(quotes) :]:
            made.stylize("pr.hit", start, end)
        for quote, (_, end) in sorted(
            zip(quotes, spans[: len(quotes)], strict=True), key=lambda pair: -pair[1][1]
        ):
            voice = self.numbers.get(voice_key(quote) or "")
            if voice is not None:
                mark = Text(superscript(voice + 1), tint(voice), end="")
                made = Text.assemble(made[:end], mark, made[end:], end="")
        return made

    def index(self) -> Iterator[RenderableType]:
        """Who speaks, with the numbers that stand after their statements."""
        if not self.voices:
            return
        yield self.set(Text("Who speaks", "pr.subhead"))
        for number, voice in enumerate(self.voices.values()):
            mark = superscript(number + 1)
            hang = " " * (len(mark) + 1)
            yield self.set(self._voice(number, voice), f"{mark} ", hang, flush=False)
        yield BLANK

    def _voice(self, number: int, voice: Voice) -> Text:
        made = Text.assemble(plain(voice.name, "speaker"))
        made.stylize(tint(number))
        if voice.role:
            made.append_text(Text.assemble(", ", plain(voice.role, "role")))
        return made.append(f"  {times(voice)}", "pr.quiet")

    def foot(
        self, id: str, own: Margin, marks: Sequence[Mapping[str, Any]]
    ) -> Iterator[RenderableType]:
        """The reader's tags and note, what is known to be missing, the id and the source."""
        article = self.article
        tags, note = own
        yield self.set(Text("─" * 12, "pr.rule"))
        if tags:
            yield self.set(Text.assemble("Tags: ", plain(", ".join(tags))))
        if note:
            yield self.set(Text.assemble("Note: ", plain(note)))
        for told in mark_lines(marks):
            yield self.set(plain(told[:1].upper() + told[1:]), rest="  ")
        if article.truncated:
            yield self.set(plain("The source breaks off here: this is not the whole article."))
        for notice in article.notices:
            yield self.set(plain(notice, "quiet"))
        words = f"{article.word_count:,} words"
        about_id = " · ".join(filter(None, (id, words, article.language)))
        yield self.set(plain(about_id, "quiet"))
        if article.url:
            yield self.set(_link(article.url, article.url))
        yield self.set(_link(source(article), _file_url(article.source.path)))
        yield BLANK

    def provenance(self) -> Iterator[RenderableType]:
        """Where each field comes from, and what was set aside."""
        for text in list(provenance_lines(self.article))[1:]:
            yield self.set(plain(text.strip(), "quiet"), "  " if text.startswith(" ") else "")
        yield BLANK


def _with_marks(text: str, start: int, end: int) -> tuple[int, int]:
    """A statement with the quotation marks around it."""
    if start and text[start - 1] in _MARKS:
        start -= 1
    if end < len(text) and text[end] in _MARKS:
        end += 1
    return start, end


def _hits(text: str, style: str, spans: Spans) -> Text:
    shown, moved = clean_spans(text, spans)
    made = Text(shown, style=f"pr.{style}", end="")
    for start, end in moved:
        made.stylize("pr.hit", start, end)
    return made


def _link(text: str, url: str | None) -> Text:
    """Quiet text, a link where the terminal has them."""
    made = plain(text, "quiet")
    address = clean_url(url)
    if address:
        made.stylize(f"link {address}")
    return made


def _file_url(path: str) -> str | None:
    """A source's file as a URL; ``None`` for standard input."""
    if path == "-":
        return None
    from pathlib import Path

    try:
        return Path(path).absolute().as_uri()
    except (OSError, ValueError):
        return None


_STYLES = {CUT: "pr.cut", ADDED: "pr.added"}
_SIGNS = {CUT: ("[-", "-]"), ADDED: ("{+", "+}")}


def diff_screen(view: DiffView, style: Style, width: int) -> Iterator[RenderableType]:
    """The paragraphs of both in order, marked as ``wdiff`` does besides the style."""
    left = " " * margin(width)
    cells = measure(width) + len(left)
    heads = list(view.lines(style))[:2]
    yield Block(plain(heads[0], "quiet"), cells, first=left)
    yield Block(plain(heads[1], "quiet"), cells, first=left)
    for runs in view.paragraphs:
        yield BLANK
        yield Block(Text(" ").join(_run(kind, text) for kind, text in runs), cells, first=left)


def _run(kind: str, text: str) -> Text:
    if kind not in _STYLES:
        return plain(text)
    before, after = _SIGNS[kind]
    made = Text.assemble(before, plain(text), after)
    made.stylize(_STYLES[kind])
    return made
