"""Searching for articles: the index answers with ids, the store adds the words."""

from __future__ import annotations

from pressread.archive.filters import margin, selections
from pressread.archive.upkeep import ARTICLES, STATEMENTS
from pressread.hits import Hit, Hits, Snippet, Span
from pressread.index import search as searcher
from pressread.index import snippets as snip
from pressread.index.highlight import Highlighter
from pressread.index.search import Shelves
from pressread.query import parse

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from typing import Any

    from pressread.archive import Archive
    from pressread.index.engine import Index
    from pressread.index.search import Answer, Found

#: Facets that are columns of keywords; the others are counted from the date.
_KEYWORDS = ("publisher", "section", "speaker", "language")
_DIGITS = {"year": 4, "month": 6}


def search(
    archive: Archive,
    query: str,
    filters: Mapping[str, Any],
    *,
    limit: int | None,
    offset: int,
    sort: str,
    snippets: int,
    context: int,
    facets: Sequence[str],
) -> Hits:
    """``Archive.search``."""

    def asked(index: Index) -> tuple[Answer, dict[str, tuple[tuple[str, int], ...]]]:
        question = Question(archive, index, query, filters)
        answer = question.answer(limit=limit, offset=offset, sort=sort)
        return answer, {name: tuple(question.facet(answer, name)) for name in facets}

    answer, counted = archive.upkeep.ask(ARTICLES, asked)
    records = archive.store.records([found.id for found in answer.hits])
    highlighter = Highlighter(answer.units)
    hits = [
        _hit(records[found.id], found, highlighter, snippets, context)
        for found in answer.hits
        if found.id in records
    ]
    return Hits(query, answer.total, tuple(hits), tuple(_notices(answer)), counted)


def matching(
    archive: Archive,
    query: str,
    filters: Mapping[str, Any],
    *,
    limit: int | None,
    offset: int,
    sort: str,
) -> tuple[int, list[str]]:
    """How many articles match, copies too, and the ids of one page of them."""

    def asked(index: Index) -> Answer:
        question = Question(archive, index, query, {**filters, "all_copies": True})
        return question.answer(limit=limit, offset=offset, sort=sort)

    answer = archive.upkeep.ask(ARTICLES, asked)
    return answer.total, [found.id for found in answer.hits]


class Question:
    """A query and its filters, asked of the articles' shelf."""

    def __init__(
        self, archive: Archive, index: Index, query: str, given: Mapping[str, Any]
    ) -> None:
        self.archive = archive
        self.index = index
        self.query = query
        self.given = given
        store = archive.store
        self.shelves = Shelves(index, archive.upkeep.shelves[STATEMENTS], margin(store))
        compiler = self.shelves.article_compiler(query)
        self.filters = selections(store, compiler, given, ARTICLES)

    def answer(self, *, limit: int | None, offset: int, sort: str) -> Answer:
        """One page of hits. Orders that the index does not know are the store's."""
        by_store = sort in ("headline", "added")
        answer = searcher.search(
            self.shelves,
            parse(self.query),
            query=self.query,
            limit=None if by_store else limit,
            offset=0 if by_store else offset,
            sort="newest" if by_store else sort,
            all_copies=bool(self.given.get("all_copies")),
            include_undated=bool(self.given.get("include_undated")),
            filters=self.filters,
        )
        if by_store:
            ids = [found.id for found in answer.hits]
            places = self.archive.store.listing.ordered(ids, sort)
            order = {id: place for place, id in enumerate(places)}
            answer.hits.sort(key=lambda found: order.get(found.id, len(order)))
            answer.hits = answer.hits[offset : None if limit is None else offset + limit]
        return answer

    def facet(self, answer: Answer, name: str) -> list[tuple[str, int]]:
        """``(value, articles)``, most first; years and months latest first."""
        if name in _KEYWORDS:
            return self.index.facets(answer.op, name, self.filters)
        counts: dict[str, int] = {}
        for doc in self.index.matching(answer.op, self.filters):
            digits = str(self.index.number(doc, "published"))[: _DIGITS[name]]
            label = digits if len(digits) == 4 else f"{digits[:4]}-{digits[4:]}"
            if digits != "0" and not label.endswith("-00"):
                counts[label] = counts.get(label, 0) + 1
        return sorted(counts.items(), reverse=True)


def _notices(answer: Answer) -> list[str]:
    notices = list(answer.notices)
    if answer.undated:
        articles = "1 article" if answer.undated == 1 else f"{answer.undated:,} articles"
        notices.append(f"{articles} without a date left out; --undated includes them")
    return notices


def _hit(
    record: Mapping[str, Any], found: Found, highlighter: Highlighter, snippets: int, context: int
) -> Hit:
    passages = snip.passages(record, highlighter, count=snippets, context=context)
    return Hit(
        id=found.id,
        score=found.score,
        headline=record["headline"],
        published=record["published"],
        publisher=record["publisher"],
        sections=tuple(record["sections"]),
        snippets=tuple(
            Snippet(passage.field, passage.paragraph, passage.text, _spans(passage.highlights))
            for passage in passages
        ),
        headline_highlights=_spans(snip.headline_highlights(record["headline"], highlighter)),
        copies=tuple(found.copies),
    )


def _spans(pairs: Iterable[tuple[int, int]]) -> tuple[Span, ...]:
    return tuple(Span(start, end) for start, end in pairs)


def highlights(
    archive: Archive, record: Mapping[str, Any], query: str
) -> dict[int, tuple[tuple[int, int], ...]]:
    """Paragraph → half-open spans of code points where the words of ``query`` stand."""

    def asked(index: Index) -> dict[int, tuple[tuple[int, int], ...]]:
        shelves = Shelves(index, archive.upkeep.shelves[STATEMENTS], margin(archive.store))
        compiler = shelves.article_compiler(query)
        compiler.compile(parse(query))
        highlighter = Highlighter(compiler.units)
        found = {
            number: tuple(snip.text_highlights(paragraph, highlighter, "body"))
            for number, paragraph in enumerate(record["body"])
        }
        return {number: spans for number, spans in found.items() if spans}

    return archive.upkeep.ask(ARTICLES, asked)
