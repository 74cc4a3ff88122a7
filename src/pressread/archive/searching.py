"""Searching for articles: the index answers with ids, the store adds the words."""

from __future__ import annotations

from pressread.archive.filters import margin, selections, undated_left_out
from pressread.archive.upkeep import ARTICLES, STATEMENTS
from pressread.hits import Hit, Hits, Snippet, Span
from pressread.index import search as searcher
from pressread.index import snippets as snip
from pressread.index.highlight import Highlighter
from pressread.index.search import Shelves
from pressread.index.units import Unit
from pressread.query import parse, tree

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from typing import Any

    from pressread.archive import Archive
    from pressread.index.engine import Index
    from pressread.index.search import Answer, Found
    from pressread.overview import Suggestions

#: Facets that are columns of keywords; the others are counted from the date.
_KEYWORDS = ("publisher", "section", "speaker", "language")
#: So many articles tell how a word is spelt.
_SPELLERS = 3
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
    highlighter = _Literally(query) if filters.get("literal") else Highlighter(answer.units)
    return _told(archive, query, answer, counted, highlighter, snippets=snippets, context=context)


def similar(archive: Archive, record: Mapping[str, Any], *, limit: int | None) -> Hits:
    """``Archive.similar``."""

    def asked(index: Index) -> Answer:
        from pressread.index.similar import similar

        return similar(index, record["id"], record, limit=limit)

    answer = archive.upkeep.ask(ARTICLES, asked)
    nothing = Highlighter(())
    return _told(archive, record["headline"] or "", answer, {}, nothing, snippets=1, context=0)


def suggest(archive: Archive, query: str, filters: Mapping[str, Any]) -> Suggestions:
    """``Archive.suggest``."""

    def asked(index: Index) -> Suggestions:
        from pressread.index.suggest import suggest
        from pressread.overview import Suggestions

        question = Question(archive, index, query, filters)
        advice = suggest(
            question.shelves,
            parse(query),
            query,
            filters=question.filters,
            written=lambda term: _written(archive, index, term),
        )
        return Suggestions(
            tuple(advice.counts), tuple(advice.spellings), advice.culprit, advice.without,
            advice.corrected, advice.corrected_total,
        )  # fmt: skip

    return archive.upkeep.ask(ARTICLES, asked)


def _written(archive: Archive, index: Index, term: str) -> str | None:
    """How the best articles for a folded term spell it, in their text rather than in headlines,
    which some papers set in capitals.
    """
    from pressread.index.ops import Term
    from pressread.index.suggest import written_as

    ids = [id for id, _, _ in index.search(Term(term), limit=_SPELLERS).hits]
    records = archive.store.records(ids).values()
    bodies = [text for record in records for text in record["body"]]
    heads = [record["headline"] or "" for record in records]
    return written_as(term, bodies) or written_as(term, heads)


def left_out(archive: Archive, query: str, filters: Mapping[str, Any]) -> int:
    """``Archive.left_out``."""

    def asked(index: Index) -> Answer:
        return Question(archive, index, query, filters).answer(limit=0, offset=0, sort="newest")

    return archive.upkeep.ask(ARTICLES, asked).undated


def _told(
    archive: Archive,
    query: str,
    answer: Answer,
    counted: Mapping[str, tuple[tuple[str, int], ...]],
    highlighter: Highlighter,
    *,
    snippets: int,
    context: int,
) -> Hits:
    """The answer with the words of the store."""
    records = archive.store.records([found.id for found in answer.hits])
    hits = [
        _hit(records[found.id], found, highlighter, snippets, context)
        for found in answer.hits
        if found.id in records
    ]
    return Hits(query, answer.total, tuple(hits), tuple(for_people(answer)), counted)


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


def every_id(archive: Archive, query: str, filters: Mapping[str, Any]) -> list[str]:
    """The ids of all articles that match, copies too, in no order that means anything."""
    return archive.upkeep.ask(
        ARTICLES, lambda index: Question(archive, index, query, filters).every_id()
    )


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
        self.shelves = Shelves(
            index, archive.upkeep.shelves[STATEMENTS], margin(store), store.records
        )
        compiler = self.shelves.article_compiler(query)
        self.filters = selections(store, compiler, given, ARTICLES)

    def answer(self, *, limit: int | None, offset: int, sort: str) -> Answer:
        """One page of hits. Orders that the index does not know are the store's."""
        all_copies = bool(self.given.get("all_copies"))
        if sort not in ("headline", "added"):
            return self._asked(limit=limit, offset=offset, sort=sort, all_copies=all_copies)
        answer = self._asked(limit=None, offset=0, sort="newest", all_copies=True)
        ids = [found.id for found in answer.hits]
        places = self.archive.store.listing.ordered(ids, sort)
        order = {id: place for place, id in enumerate(places)}
        answer.hits.sort(key=lambda found: order.get(found.id, len(order)))
        end = None if limit is None else offset + limit
        if not (all_copies or self.given.get("literal") or _asks_for_copies(parse(self.query))):
            looked_at = answer.hits if end is None else answer.hits[: end + searcher.SPARE]
            answer.hits = searcher.folded(self.index, looked_at)
        answer.hits = answer.hits[offset:end]
        return answer

    def _asked(self, *, limit: int | None, offset: int, sort: str, all_copies: bool) -> Answer:
        records = self.archive.store.records
        page: dict[str, Any] = {"limit": limit, "offset": offset, "filters": self.filters}
        if self.given.get("literal"):
            from functools import partial

            from pressread.index.literal import literal

            holding = partial(records, holding=self.query)
            return literal(self.index, self.query, holding, sort=sort, **page)
        node = parse(self.query)
        page["all_copies"] = all_copies or _asks_for_copies(node)
        page["include_undated"] = bool(self.given.get("include_undated"))
        if self.given.get("expand") and sort == "relevance":
            return searcher.expanded(self.shelves, node, records, query=self.query, **page)
        return searcher.search(self.shelves, node, query=self.query, sort=sort, **page)

    def every_id(self) -> list[str]:
        """All that match in full, unranked."""
        if self.given.get("literal") or self.given.get("expand"):
            answer = self._asked(limit=None, offset=0, sort="newest", all_copies=True)
            return [found.id for found in answer.hits]
        compiler = self.shelves.article_compiler(self.query)
        compiler.undated = "in" if self.given.get("include_undated") else "out"
        return self.index.ids(compiler.compile(parse(self.query)), self.filters)

    def facet(self, answer: Answer, name: str) -> list[tuple[str, int]]:
        """``(value, articles)``, most first; years and months latest first."""
        if name in _KEYWORDS:
            return self.index.facets(answer.op, name, self.filters)
        counts: dict[str, int] = {}
        for day, articles in self.index.tally(answer.op, "published", self.filters).items():
            digits = str(day)[: _DIGITS[name]]
            label = digits if len(digits) == 4 else f"{digits[:4]}-{digits[4:]}"
            if digits != "0" and not label.endswith("-00"):
                counts[label] = counts.get(label, 0) + articles
        return sorted(counts.items(), reverse=True)


def _asks_for_copies(node: tree.Node) -> bool:
    """Whether ``is:copy`` stands in a query: then copies are the answer, not folded under it."""
    if isinstance(node, tree.Flag):
        return node.name == "is"
    inside = getattr(node, "children", ()) or (getattr(node, "child", None),)
    return any(_asks_for_copies(child) for child in inside if child is not None)


def for_people(answer: Answer) -> list[str]:
    """The lines beside an answer: how it was relaxed, what was left out."""
    notices = list(answer.notices)
    if answer.undated:
        notices.append(undated_left_out(answer.undated, "article"))
    return notices


def _hit(
    record: Mapping[str, Any], found: Found, highlighter: Highlighter, snippets: int, context: int
) -> Hit:
    passages = (
        snip.passages(record, highlighter, count=snippets, context=context) if snippets else []
    )
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


class _Literally(Highlighter):
    """Marks the very characters that were asked for."""

    def __init__(self, wanted: str) -> None:
        super().__init__([Unit(())])
        self.wanted = wanted

    def marks(self, text: str, field: str) -> list[tuple[int, int, int]]:  # noqa: ARG002
        """In every field alike."""
        from pressread.index.literal import literal_spans

        return [(start, end, 0) for start, end in literal_spans(text, self.wanted)]


def _spans(pairs: Iterable[tuple[int, int]]) -> tuple[Span, ...]:
    return tuple(Span(start, end) for start, end in pairs)
