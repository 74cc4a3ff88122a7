"""Search results in every format: of one query, of many at once, and how a query was read."""

from __future__ import annotations

from pressread.hits import Span
from pressread.jsontext import dumps
from pressread.output.view import (
    SCHEMA_VERSION,
    UNTITLED,
    Style,
    View,
    align,
    grouped,
    plain,
    shown,
    title_lines,
)
from pressread.sanitize import clean

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from typing import Any

    from pressread.hits import Hit, Hits, Snippet


MOST_VALUES = 25  # of a facet that is no time, for people
_TIMES = {"year": "undated", "month": "undated, or of a year alone"}


class HitsView(View):
    """A page of hits. ``whole``: the snippets are paragraphs, not a line's worth; ``like``: the
    id of the article that the hits are like, to tell those that are near-copies of it.
    """

    schema = "search"
    screen = "pressread.render.hits:screen"
    listed = "hits"
    header = ("id", "score", "published", "publisher", "sections", "headline", "snippet")

    def __init__(self, hits: Hits, *, whole: bool = False, like: str | None = None) -> None:
        self.hits = hits
        self.whole = whole
        self.like = like

    def found(self) -> bool:
        return self.hits.total > 0 and bool(self.hits.hits)

    def document(self) -> dict[str, Any]:
        hits = self.hits
        found = super().document()
        if hits.facets:
            found["facets"] = {
                name: [{"value": value, "count": count} for value, count in values]
                for name, values in hits.facets.items()
            }
        return found

    def told(self) -> dict[str, Any]:
        hits = self.hits
        found: dict[str, Any] = {"query": hits.query, "total": hits.total}
        folded = sum(len(hit.copies) for hit in hits.hits)
        if folded and self.like is None:
            found |= {"listed": len(hits.hits), "folded": folded}
        if any(hit.relaxed for hit in hits.hits):
            found["exact"] = False
        if hits.notices:
            found["notices"] = list(hits.notices)
        return found

    def records(self) -> Iterator[dict[str, Any]]:
        return map(hit_record, self.hits.hits)

    def rows(self) -> Iterator[tuple[object, ...]]:
        for hit in self.hits.hits:
            snippet = hit.snippets[0].text if hit.snippets else None
            sections = "/".join(hit.sections)
            yield (
                hit.id, round(hit.score, 4), hit.published, hit.publisher, sections, hit.headline,
                snippet,
            )  # fmt: skip

    def lines(self, style: Style) -> Iterator[str]:
        heads = dict(zip(map(id, self.hits.hits), self._heads(style), strict=True))
        for title, hits in grouped(self.hits.hits, style.group_by, self.voices):
            yield from title_lines(title)
            for hit in hits:
                yield heads[id(hit)]
                for snippet in hit.snippets:
                    yield from (f"    {clean(text)}" for text, _ in paragraphs(snippet))
                if self.like in hit.copies:
                    yield f"    near-copy of {clean(self.like or '')}"
                if others := [id for id in hit.copies if id != self.like]:
                    yield f"    also: {' '.join(map(clean, others))}"
        yield from _facet_lines(self.hits)

    def _heads(self, style: Style) -> list[str]:
        return align([_head(hit, style) for hit in self.hits.hits])

    def markdown(self, style: Style) -> Iterator[str]:
        from pressread.output.markdown import escape

        for hit in self.hits.hits:
            when = shown(hit.published, iso=style.iso) or "undated"
            about = escape(" · ".join(filter(None, (when, hit.publisher))))
            yield f"- **{escape(hit.headline or UNTITLED)}** ({about}) `{clean(hit.id)}`"
            for snippet in hit.snippets:
                yield "  > " + "\n  >\n  > ".join(_marked(*one) for one in paragraphs(snippet))


def paragraphs(snippet: Snippet) -> list[tuple[str, list[Span]]]:
    """A snippet's paragraphs, each with its hits: one but where context was asked for."""
    found, at = [], 0
    for text in snippet.text.split("\n\n"):
        end = at + len(text)
        inside = [span for span in snippet.highlights if at <= span.start and span.end <= end]
        found.append((text, [Span(span.start - at, span.end - at) for span in inside]))
        at = end + 2
    return found


def hit_record(hit: Hit) -> dict[str, Any]:
    """A hit as in ``search --json``; ``copies`` only where there are any."""
    record: dict[str, Any] = plain(hit)
    record["score"] = round(hit.score, 4)
    del record["headline_highlights"]
    for name in ("copies", "relaxed"):
        if not record[name]:
            del record[name]
    return record


def _head(hit: Hit, style: Style) -> tuple[str, ...]:
    return (
        clean(hit.id),
        clean(shown(hit.published, iso=style.iso)) or "undated",
        clean(hit.publisher or ""),
        clean(hit.headline or UNTITLED),
    )


def facet_rows(hits: Hits, name: str) -> list[tuple[str, str]]:
    """A facet for people, (count, value): its largest, and what times cannot be told of."""
    values = hits.facets[name]
    most = len(values) if name in _TIMES else MOST_VALUES
    rows = [(f"{count:,}", value or "unknown") for value, count in values[:most]]
    over = hits.total - sum(count for _, count in values)
    if name in _TIMES and over > 0:
        rows.append((f"{over:,}", _TIMES[name]))
    if len(values) > most:
        rows.append(("", f"and {len(values) - most:,} more; --json has all"))
    return rows or [("0", "none")]


def _facet_lines(hits: Hits) -> Iterator[str]:
    for name in hits.facets:
        yield ""
        yield clean(name)
        rows = [(count, clean(value)) for count, value in facet_rows(hits, name)]
        yield from align(rows, right=(0,))


def _marked(text: str, highlights: Sequence[Span]) -> str:
    """A passage with its hits in bold."""
    from pressread.output.markdown import escape

    done, pieces = 0, []
    for span in highlights:
        if span.start >= done:
            pieces += [
                escape(text[done : span.start]),
                f"**{escape(text[span.start : span.end])}**",
            ]
            done = span.end
    return "".join([*pieces, escape(text[done:])])


class BatchView(View):
    """Counts and hits, a query after the other."""

    schema = "batch"
    listed = "searches"
    screen = "pressread.render.listing:plain_lines"
    header = ("query", "total", "rank", "id", "score", "published", "publisher", "headline")

    def __init__(self, answers: Sequence[Hits]) -> None:
        self.answers = answers

    def found(self) -> bool:
        return any(hits.total for hits in self.answers)

    def records(self) -> Iterator[dict[str, Any]]:
        for hits in self.answers:
            found = [hit_record(hit) for hit in hits.hits]
            yield {"query": hits.query, "total": hits.total, "hits": found}

    def rows(self) -> Iterator[tuple[object, ...]]:
        """A row a hit; a query without any has one with its count alone."""
        for hits in self.answers:
            if not hits.hits:
                yield (hits.query, hits.total, None, None, None, None, None, None)
            for rank, hit in enumerate(hits.hits, 1):
                yield (
                    hits.query, hits.total, rank, hit.id, round(hit.score, 4), hit.published,
                    hit.publisher, hit.headline,
                )  # fmt: skip

    def ids(self) -> dict[str, None]:
        return dict.fromkeys(hit.id for hits in self.answers for hit in hits.hits)

    def lines(self, style: Style) -> Iterator[str]:  # noqa: ARG002
        for hits in self.answers:
            yield f"{hits.total:>6}  {clean(hits.query)}"

    def markdown(self, style: Style) -> Iterator[str]:
        return (f"- {line.strip()}" for line in self.lines(style))


MOST_FORMS = 8


class ExplanationView(View):
    """What ``Archive.explain`` answers (JSON values)."""

    schema = "explain"
    screen = "pressread.render.listing:plain_lines"
    header = ("id", "score", "headline", "parts")

    def __init__(self, found: dict[str, Any]) -> None:
        self.explained = found

    def found(self) -> bool:
        return bool(self.explained["hits"])

    def document(self) -> dict[str, Any]:
        return {"schema_version": SCHEMA_VERSION, **self.explained}

    def records(self) -> Iterator[dict[str, Any]]:
        return iter(self.explained["hits"])

    def rows(self) -> Iterator[tuple[object, ...]]:
        return (
            (hit["id"], hit["score"], hit["headline"], dumps(hit["parts"], None))
            for hit in self.records()
        )

    def lines(self, style: Style) -> Iterator[str]:  # noqa: ARG002
        yield f"read as  {clean(self.explained['read_as'])}"
        yield ""
        yield "Articles that each part finds"
        rows = [
            (f"  {part['articles']:,}", clean(part["looks_for"]), _forms(part))
            for part in self.explained["parts"]
        ]
        yield from align(rows, right=(0,))
        if not self.found():
            return
        yield ""
        yield f"Why the hits rank so, of {self.explained['total']:,}"
        ranked = [
            (f"  {hit['id']}", f"{hit['score']:.3f}", clean(hit["headline"] or UNTITLED))
            for hit in self.records()
        ]
        for head, hit in zip(align(ranked, right=(1,)), self.records(), strict=True):
            yield head
            if "holds" in hit:
                yield f"      {_held(hit)}"
            yield f"      {_sum(hit)}"


def _forms(part: dict[str, Any]) -> str:
    """The forms a word is found in, where there is more to say than the word itself."""
    forms = part.get("forms") or {}
    if set(forms) <= {part["looks_for"]}:
        return ""
    told = [f"{form} {count:,}" for form, count in list(forms.items())[:MOST_FORMS]]
    more = len(forms) - len(told)
    return clean(", ".join(told) + (f", and {more} more" if more else ""))


def _held(hit: dict[str, Any]) -> str:
    """Which words of the query a relaxed hit holds."""
    held = f"holds {', '.join(hit['holds'])}" if hit["holds"] else "holds none of the rarer words"
    missing = f"; not {', '.join(hit['lacks'])}" if hit["lacks"] else ""
    return clean(f"{held} ({hit['share']:.0%} of the words by their rarity){missing}")


def _sum(hit: dict[str, Any]) -> str:
    return clean(" + ".join(f"{part} {score:.3f}" for part, score in hit["parts"].items()))
