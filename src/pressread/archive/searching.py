"""Searching for articles: the index answers with ids, the store adds the words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pressread.archive.filters import margin, selections
from pressread.archive.upkeep import ARTICLES, STATEMENTS
from pressread.hits import Hit, Hits
from pressread.index import search as searcher
from pressread.index.search import Shelves
from pressread.query import parse

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

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
    hits = [
        _hit(records[found.id], found, answer, snippets, context)
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
    record: Mapping[str, Any], found: Found, answer: Answer, snippets: int, context: int
) -> Hit:
    from pressread.index.snippets import passages, spans_in

    return Hit(
        id=found.id,
        score=found.score,
        headline=record["headline"],
        published=record["published"],
        publisher=record["publisher"],
        sections=tuple(record["sections"]),
        snippets=passages(record, answer.units, most=snippets, context=context),
        headline_highlights=spans_in(record["headline"] or "", answer.units),
        copies=tuple(found.copies),
    )
