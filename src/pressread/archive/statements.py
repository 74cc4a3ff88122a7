"""Searching for statements: who said what about it, when, and in which role."""

from __future__ import annotations

from itertools import groupby

from pressread.archive.filters import rulings, selections, undated_left_out
from pressread.archive.lists import said_in, statement, with_people
from pressread.archive.upkeep import ARTICLES, STATEMENTS
from pressread.hits import QuoteHit, QuoteHits, Span
from pressread.query import as_meant, parse
from pressread.query.highlight import Highlighter

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from typing import Any

    from pressread.archive.upkeep import Upkeep
    from pressread.hits import Question
    from pressread.index.answers import Answer, Found
    from pressread.index.evaluate.index_reader import Index
    from pressread.store import Store


def statements(store: Store, upkeep: Upkeep, question: Question) -> QuoteHits:
    """One page of what was said, by whom."""
    answer = upkeep.ask(STATEMENTS, lambda index: _answer(store, upkeep, index, question))
    records = store.records(list({hit.id.partition(".")[0] for hit in answer.hits}))
    with_people(store, list(records.values()))
    highlighter = Highlighter(answer.units)
    found = []
    for hit in _as_read(answer.hits) if question.sort == "oldest" else answer.hits:
        id, _, number = hit.id.partition(".")
        if id in records:
            found.append(_hit(records[id], int(number), hit.score, highlighter, question.context))
    notices = list(answer.notices)
    if answer.undated:
        notices.append(undated_left_out(answer.undated, "statement"))
    return QuoteHits(question.query, answer.total, tuple(found), tuple(notices))


def _as_read(hits: Sequence[Found]) -> Iterator[Found]:
    """A page with the oldest first, each article's statements in the order they are read: the
    index has them the other way round.
    """
    for _, of_one in groupby(hits, lambda hit: hit.id.partition(".")[0]):
        yield from sorted(of_one, key=lambda hit: int(hit.id.partition(".")[2]))


def _answer(store: Store, upkeep: Upkeep, index: Index, question: Question) -> Answer:
    from pressread.index.answers.cross_shelf import Shelves
    from pressread.index.answers.search import search_statements

    unranked = question.sort == "relevance" and not question.query.strip()
    shelves = Shelves(upkeep.shelves[ARTICLES], index, rulings(store))
    query = as_meant(question.query)
    compiler = shelves.statement_compiler(query)
    answer = search_statements(
        shelves,
        parse(query),
        query=query,
        limit=question.limit,
        offset=question.offset,
        sort="newest" if unranked else question.sort,
        include_undated=question.include_undated,
        filters=selections(store, compiler, question, STATEMENTS),
    )
    if query != question.query:
        answer.notices.insert(0, f"read as: {query}")
    return answer


def _hit(
    record: Mapping[str, Any],
    number: int,
    score: float,
    highlighter: Highlighter,
    context: int,
) -> QuoteHit:
    from pressread.query.snippets import text_highlights

    spans = text_highlights(said_in(record, number)["text"], highlighter, "quote")
    marked = tuple(Span(start, end) for start, end in spans)
    return statement(record, number, context=context, score=score, highlights=marked)
