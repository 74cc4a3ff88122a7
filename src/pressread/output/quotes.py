"""Statements, and the register of who makes them, in every format."""

from __future__ import annotations

from pressread.output.markdown import escape
from pressread.output.view import (
    UNTITLED,
    Style,
    View,
    align,
    grouped,
    pairs,
    plain,
    plural,
    shown,
    span,
    title_lines,
)
from pressread.sanitize import clean

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from typing import Any

    from pressread.hits import QuoteHit, QuoteHits
    from pressread.overview import Dossier, SpeakerEntry


UNKNOWN = "speaker unknown"
ELSEWHERE = "Elsewhere in articles that hold the words"
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
        for title, hits in self.groups(style):
            yield from title_lines(title)
            for hit in hits:
                yield heads[id(hit)]
                yield from (f"    {clean(text)}" for text in hit.before)
                yield f"    {worded(hit.said)} {attribution(hit.said)}"
                yield from (f"    {clean(text)}" for text in hit.after)

    def groups(self, style: Style) -> list[tuple[str | None, list[QuoteHit]]]:
        """The statements as they are grouped: by what was asked for, else those that hold the
        words or stand beside them, and the others of their articles.
        """
        found = self.quotes.quotes
        if style.group_by is not None:
            return grouped(found, style.group_by)
        beside = [hit for hit in found if not hit.elsewhere]
        others = [hit for hit in found if hit.elsewhere]
        return [*([(None, beside)] if beside else []), *([(ELSEWHERE, others)] if others else [])]

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
    if hit.elsewhere:
        record["elsewhere"] = True
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


class SpeakersView(View):
    """The register of speakers."""

    schema = "speakers"
    listed = "speakers"
    screen = "pressread.render.listing:speakers_screen"
    header = ("name", "quotes", "articles", "first", "last", "spellings")

    def __init__(self, query: str, total: int, speakers: Sequence[SpeakerEntry]) -> None:
        self.query = query
        self.total = total
        self.speakers = speakers

    def found(self) -> bool:
        return bool(self.speakers)

    def told(self) -> dict[str, Any]:
        return {"query": self.query, "total": self.total}

    def records(self) -> Iterator[dict[str, Any]]:
        return map(plain, self.speakers)

    def lines(self, style: Style) -> Iterator[str]:  # noqa: ARG002
        rows = [
            (clean(entry.name), str(entry.quotes), str(entry.articles), also(entry))
            for entry in self.speakers
        ]
        head = ("speaker", "quotes", "articles", "also spelt")
        yield from align([head, *rows], right=(1, 2))


def also(entry: SpeakerEntry) -> str:
    """The other spellings of a name."""
    return clean(", ".join(form for form in entry.spellings if form != entry.name))


class DossierView(View):
    """What the archive knows of some people."""

    schema = "speakers"
    listed = "speakers"
    screen = "pressread.render.listing:dossier_screen"
    header = ("name", "role", "quotes", "first", "last")

    def __init__(self, query: str, dossiers: Sequence[Dossier]) -> None:
        self.query = query
        self.dossiers = dossiers

    def found(self) -> bool:
        return bool(self.dossiers)

    def told(self) -> dict[str, Any]:
        return {"query": self.query, "total": len(self.dossiers)}

    def records(self) -> Iterator[dict[str, Any]]:
        for dossier in self.dossiers:
            yield {
                **plain(dossier.entry),
                "roles": plain(dossier.roles),
                "publishers": pairs(dossier.publishers),
                "reported": dossier.reported,
            }

    def rows(self) -> Iterator[tuple[object, ...]]:
        for dossier in self.dossiers:
            for role in dossier.roles:
                yield (dossier.entry.name, role.role, role.quotes, role.first, role.last)

    def lines(self, style: Style) -> Iterator[str]:
        for number, dossier in enumerate(self.dossiers):
            if number:
                yield ""
            yield from _dossier_lines(dossier, style)


def _dossier_lines(dossier: Dossier, style: Style) -> Iterator[str]:
    entry = dossier.entry
    yield clean(entry.name)
    yield f"  {tally(entry, style)}"
    if dossier.reported:
        yield f"  {reported(dossier)}"
    if also(entry):
        yield f"  also spelt: {also(entry)}"
    for role in dossier.roles:
        when = span(role.first, role.last, style)
        yield f"  {clean(role.role)}: {role.quotes}" + (f", {when}" if when else "")
    names = ", ".join(f"{clean(name)} {count}" for name, count in dossier.publishers)
    if names:
        yield f"  quoted by {names}"


def reported(dossier: Dossier) -> str:
    """``2 more reported without quotation marks``."""
    return f"{dossier.reported:,} more reported without quotation marks"


def tally(entry: SpeakerEntry, style: Style) -> str:
    """``3 statements in 2 articles, 27 Aug 2021 to 3 Mar 2022``."""
    told = f"{plural(entry.quotes, 'statement')} in {plural(entry.articles, 'article')}"
    when = span(entry.first, entry.last, style)
    return f"{told}, {when}" if when else told
