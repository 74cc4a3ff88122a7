"""Statements in every format."""

from __future__ import annotations

from pressread.output.lines import UNTITLED, Style, align, shown
from pressread.output.markdown import escape
from pressread.output.view import View, grouped, title_lines
from pressread.sanitize import clean

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from typing import Any

    from pressread.hits import QuoteHit, QuoteHits

UNKNOWN = "speaker unknown"
#: Of a quote in the record; a test holds them equal to the value's.
FIELDS = (
    "text", "kind", "paragraph", "start", "end", "speaker", "verb", "confidence", "group",
    "candidate",
)  # fmt: skip


class QuotesView(View):
    """A page of statements."""

    schema = "quotes"
    listed = "quotes"
    screen = "pressread.render.hits:quotes_screen"
    header = (
        "id", "number", "published", "publisher", "headline", "speaker", "role", "verb", "kind",
        "text", "paragraph", "start", "end", "confidence", "as_written", "person",
    )  # fmt: skip

    def __init__(self, quotes: QuoteHits) -> None:
        self.quotes = quotes

    def found(self) -> bool:
        return bool(self.quotes.quotes)

    def told(self) -> dict[str, Any]:
        return {"query": self.quotes.query, "total": self.quotes.total}

    def records(self) -> Iterator[dict[str, Any]]:
        return map(statement_record, self.quotes.quotes)

    def rows(self) -> Iterator[tuple[object, ...]]:
        for hit in self.quotes.quotes:
            said, speaker = quote_record(hit.said), hit.said.get("speaker") or {}
            yield (
                hit.article.id, hit.number, hit.article.published, hit.article.publisher,
                hit.article.headline, speaker.get("name"), speaker.get("role"), said["verb"],
                said["kind"], said["text"], said["paragraph"], said["start"], said["end"],
                said["confidence"], speaker.get("as_written"),
                (speaker.get("person") or {}).get("name"),
            )  # fmt: skip

    def ids(self) -> dict[str, None]:
        return dict.fromkeys(hit.article.id for hit in self.quotes.quotes)

    def lines(self, style: Style) -> Iterator[str]:
        found = self.quotes.quotes
        lines = align([_head(hit, style) for hit in found])
        heads = dict(zip(map(id, found), lines, strict=True))
        for title, hits in grouped(found, style.group_by):
            yield from title_lines(title)
            for hit in hits:
                yield heads[id(hit)]
                yield from (f"    {clean(text)}" for text in hit.before)
                yield f"    {worded(hit.said)} {attribution(hit.said)}"
                yield from (f"    {clean(text)}" for text in hit.after)

    def markdown(self, style: Style) -> Iterator[str]:
        for hit in self.quotes.quotes:
            article = hit.article
            about = (article.publisher, shown(article.published, iso=style.iso))
            where = ", ".join(escape(part) for part in about if part)
            title = escape(article.headline or UNTITLED)
            yield f"> {escape(hit.said['text'])}"
            yield ">"
            yield f"> {escape(attribution(hit.said))}, *{title}*" + (f", {where}" if where else "")
            yield ""


def statement_record(hit: QuoteHit) -> dict[str, Any]:
    """A statement as in ``quotes --json``; ``before``/``after`` only where there is context."""
    article = hit.article
    record: dict[str, Any] = {
        "article": {
            "id": article.id,
            "headline": article.headline,
            "published": article.published,
            "publisher": article.publisher,
        },
        "number": hit.number,
        **quote_record(hit.said),
    }
    if hit.before or hit.after:
        record |= {"before": list(hit.before), "after": list(hit.after)}
    return record


def quote_record(said: Mapping[str, Any]) -> dict[str, Any]:
    """A quote as in the record, every field in its order, whichever version wrote it.

    Reported speech has the same fields, and ``spans``, ``cue`` and ``via`` besides.
    """
    record = {
        **{field: said.get(field) for field in FIELDS},
        "confidence": said.get("confidence", 0.0),
    }
    if said.get("kind") == "reported":
        spans, cue = said["spans"], said.get("cue")
        place = {"start": spans[0][0], "end": spans[-1][1]} if spans else {}
        record |= {**place, "verb": cue and cue["text"]}
        record |= {"spans": spans, "cue": cue, "via": said.get("via")}
    return record


def worded(said: Mapping[str, Any]) -> str:
    """The words of a statement: quotation marks for those that stand in marks."""
    text = clean(said["text"])
    return text if said.get("kind") == "reported" else f"“{text}”"


def attribution(said: Mapping[str, Any]) -> str:
    """``— Mevlut Cavusoglu, Turkish Foreign Minister``."""
    speaker = said.get("speaker")
    if not speaker:
        return f"— {UNKNOWN}"
    name = speaker.get("name") or speaker.get("as_written") or UNKNOWN
    told = clean(", ".join(filter(None, (name, speaker.get("role")))))
    via = said.get("via") or speaker.get("via")
    return f"— {told}" + (f" (by way of {clean(via)})" if via else "")


def _head(hit: QuoteHit, style: Style) -> tuple[str, ...]:
    article = hit.article
    return (
        clean(article.id),
        f"#{hit.number}",
        clean(shown(article.published, iso=style.iso)) or "undated",
        clean(article.publisher or ""),
        clean(article.headline or UNTITLED),
    )
