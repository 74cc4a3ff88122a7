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
    from pressread.query.highlight import Unit
    from pressread.store import Store

    Statement = tuple[Mapping[str, Any], int, float, bool]


#: So many hits at a time are looked at for those that stand beside the words: five pages, so that
#: a page costs no more than its records, and the same hit stands on the same page.
BLOCK = 100


def statements(store: Store, upkeep: Upkeep, question: Question) -> QuoteHits:
    """One page of what was said, by whom. By relevance those that hold the words, or stand beside
    them, come before the others of the same articles.
    """
    asked = _in_blocks(question) if _is_ranked(question) else question
    answer = upkeep.ask(STATEMENTS, lambda index: _answer(store, upkeep, index, asked))
    records = store.records(list({hit.id.partition(".")[0] for hit in answer.hits}))
    with_people(store, list(records.values()))
    beside = _Beside(answer.units, question.query)
    hits = _as_read(answer.hits) if question.sort == "oldest" else answer.hits
    parts = ((hit, *hit.id.partition(".")[::2]) for hit in hits)
    found: list[Statement] = [
        (records[id], int(number), hit.score, beside.holds(records[id], int(number)))
        for hit, id, number in parts
        if id in records
    ]
    if asked is not question:
        found = _nearest_first(found)[question.offset - asked.offset :][: question.limit]
    quotes = tuple(_hit(*one, beside.highlighter, question.context) for one in found)
    notices = list(answer.notices)
    if answer.undated:
        notices.append(undated_left_out(answer.undated, "statement"))
    return QuoteHits(question.query, answer.total, quotes, tuple(notices))


def _is_ranked(question: Question) -> bool:
    return question.sort == "relevance" and bool(question.query.strip())


def _in_blocks(question: Question) -> Question:
    """The question with a page of whole blocks around the one that is asked for."""
    if question.limit is None or question.end is None:
        return question.but(offset=0)
    start = question.offset // BLOCK * BLOCK
    return question.but(offset=start, limit=-(-question.end // BLOCK) * BLOCK - start)


def _nearest_first(found: Sequence[Statement]) -> list[Statement]:
    """Those that stand beside the words first, block by block, else in the order they came."""
    blocks = (found[start : start + BLOCK] for start in range(0, len(found), BLOCK))
    return [one for block in blocks for one in sorted(block, key=lambda one: not one[3])]


class _Beside:
    """Tells whether a statement holds the words of a query, or stands beside them: in its
    paragraph, or in who makes it.
    """

    def __init__(self, units: Sequence[Unit], query: str) -> None:
        self.highlighter = Highlighter(units)
        # What asks for a field of the statement (its speaker) is answered by it.
        self.words = {n for n, unit in enumerate(self.highlighter.units) if unit.field is None}
        self.needed = min(1, len(self.words)) if " OR " in query else len(self.words)

    def holds(self, record: Mapping[str, Any], number: int) -> bool:
        """Whether all the words are there; of alternatives one."""
        if not self.needed:
            return True
        said = said_in(record, number)
        speaker = said.get("speaker") or {}
        texts = [
            (record["body"][said["paragraph"]], "body"), (said["text"], "quote"),
            (speaker.get("name") or "", "speaker"), (speaker.get("role") or "", "role"),
            ((speaker.get("person") or {}).get("name") or "", "speaker"),
        ]  # fmt: skip
        held = {mark[2] for text, field in texts for mark in self.highlighter.marks(text, field)}
        return len(held & self.words) >= self.needed


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
    beside: bool,
    highlighter: Highlighter,
    context: int,
) -> QuoteHit:
    from pressread.query.snippets import text_highlights

    spans = text_highlights(said_in(record, number)["text"], highlighter, "quote")
    marked = tuple(Span(start, end) for start, end in spans)
    return statement(
        record, number, context=context, score=score, highlights=marked, elsewhere=not beside
    )
