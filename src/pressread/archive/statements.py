"""Searching for statements: who said what about it, when, and in which role."""

from __future__ import annotations

from itertools import groupby

from pressread.archive.filters import margin, selections, undated_left_out
from pressread.archive.lists import statement
from pressread.archive.upkeep import ARTICLES, STATEMENTS
from pressread.hits import QuoteHit, QuoteHits, Span
from pressread.index.highlight import Highlighter
from pressread.query import parse

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from typing import Any

    from pressread.archive import Archive
    from pressread.index.answer import Found
    from pressread.index.engine import Index
    from pressread.index.search import Answer


def statements(
    archive: Archive,
    query: str,
    filters: Mapping[str, Any],
    *,
    limit: int | None,
    offset: int,
    sort: str,
    context: int,
) -> QuoteHits:
    """``Archive.quotes``."""
    given = {name: value for name, value in filters.items() if value is not None}
    answer = _answer(archive, query, given, limit=limit, offset=offset, sort=sort)
    records = archive.store.records(list({hit.id.partition(".")[0] for hit in answer.hits}))
    highlighter = Highlighter(answer.units)
    found = []
    for hit in _as_read(answer.hits) if sort == "oldest" else answer.hits:
        id, _, number = hit.id.partition(".")
        if id in records:
            found.append(_hit(records[id], int(number), hit.score, highlighter, context))
    notices = list(answer.notices)
    if answer.undated:
        notices.append(undated_left_out(answer.undated, "statement"))
    return QuoteHits(query, answer.total, tuple(found), tuple(notices))


def _as_read(hits: Sequence[Found]) -> Iterator[Found]:
    """A page with the oldest first, each article's statements in the order they are read: the
    index has them the other way round.
    """
    for _, of_one in groupby(hits, lambda hit: hit.id.partition(".")[0]):
        yield from sorted(of_one, key=lambda hit: int(hit.id.partition(".")[2]))


def _answer(
    archive: Archive,
    query: str,
    given: Mapping[str, Any],
    *,
    limit: int | None,
    offset: int,
    sort: str,
) -> Answer:
    node = parse(query)

    def asked(index: Index) -> Answer:
        from pressread.index.search import Shelves, search_statements

        shelves = Shelves(archive.upkeep.shelves[ARTICLES], index, margin(archive.store))
        order = sort
        if sort == "relevance" and not query.strip():
            order = "newest"
        return search_statements(
            shelves,
            node,
            query=query,
            limit=limit,
            offset=offset,
            sort=order,
            include_undated=bool(given.get("include_undated")),
            filters=selections(archive.store, shelves.statement_compiler(query), given, STATEMENTS),
        )

    return archive.upkeep.ask(STATEMENTS, asked)


def _hit(
    record: Mapping[str, Any],
    number: int,
    score: float,
    highlighter: Highlighter,
    context: int,
) -> QuoteHit:
    from pressread.index.snippets import text_highlights

    spans = text_highlights(record["quotes"][number]["text"], highlighter, "quote")
    marked = tuple(Span(start, end) for start, end in spans)
    return statement(record, number, context=context, score=score, highlights=marked)
