"""How a search came to its answer, and where in an article the words stand."""

from __future__ import annotations

from pressread.archive.filters import rulings
from pressread.archive.searching import Asking, for_people
from pressread.archive.upkeep import ARTICLES, STATEMENTS
from pressread.index.answers.cross_shelf import Shelves
from pressread.query import parse
from pressread.query import snippets as snip
from pressread.query.highlight import Highlighter

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

    from pressread.archive.upkeep import Upkeep
    from pressread.hits import Question
    from pressread.index.answers import Answer
    from pressread.index.evaluate.index_reader import Index
    from pressread.store import Store


def explain(store: Store, upkeep: Upkeep, question: Question) -> dict[str, Any]:
    """How a query was read, what each part matches, why each hit ranks where it does."""

    def asked(_: Index) -> dict[str, Any]:
        from pressread.index.answers.explain import explain

        asking = Asking(store, upkeep, question)
        answer = asking.answer()
        if question.literal:
            return _letter_for_letter(question.query, answer)
        told = explain(asking.shelves, asking.node, asking.query, answer)
        return {**told, "notices": for_people(answer)}

    told: dict[str, Any] = upkeep.ask(ARTICLES, asked)
    records = store.records([hit["id"] for hit in told["hits"]])
    for hit in told["hits"]:
        hit["headline"] = records[hit["id"]]["headline"] if hit["id"] in records else None
    return told


def _letter_for_letter(query: str, answer: Answer) -> dict[str, Any]:
    """The explanation of a literal search: the score is the number of places."""
    return {
        "query": query,
        "read_as": query,
        "tree": {"type": "literal", "span": [0, len(query)], "text": query},
        "parts": [{"looks_for": query, "articles": answer.total}],
        "total": answer.total,
        "notices": for_people(answer),
        "hits": [
            {"id": hit.id, "score": hit.score, "copies": [], "parts": {query: hit.score}}
            for hit in answer.hits
        ],
    }


def highlights(
    store: Store, upkeep: Upkeep, record: Mapping[str, Any], query: str
) -> dict[int, tuple[tuple[int, int], ...]]:
    """Paragraph (-1: the headline) → spans where the words of ``query`` stand."""

    def asked(index: Index) -> dict[int, tuple[tuple[int, int], ...]]:
        shelves = Shelves(index, upkeep.shelves[STATEMENTS], rulings(store))
        compiler = shelves.article_compiler(query)
        compiler.compile(parse(query))
        highlighter = Highlighter(compiler.units)
        texts = [(-1, "headline", record["headline"] or "")]
        texts += [(number, "body", text) for number, text in enumerate(record["body"])]
        found = {
            number: tuple(snip.text_highlights(text, highlighter, field))
            for number, field, text in texts
        }
        return {number: spans for number, spans in found.items() if spans}

    return upkeep.ask(ARTICLES, asked)
