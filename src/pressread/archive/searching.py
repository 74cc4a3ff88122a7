"""Searching for articles: the index answers with ids, the store adds the words."""

from __future__ import annotations

from pressread.archive.upkeep import ARTICLES, STATEMENTS
from pressread.hits import Hit, Hits, Question, Snippet, Span
from pressread.index.answers import search as searcher
from pressread.index.answers.cross_shelf import Shelves
from pressread.index.answers.search import SPARE
from pressread.query import as_meant, parse, tree
from pressread.query import snippets as snip
from pressread.query.highlight import Highlighter, Unit

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from typing import Any

    from pressread.archive.upkeep import Upkeep
    from pressread.index.answers import Answer, Found
    from pressread.index.evaluate.index_reader import Index
    from pressread.overview import Suggestions
    from pressread.query.ops import Op
    from pressread.store import Store

#: Facets that are columns of keywords; the others are counted from the date.
_KEYWORDS = ("publisher", "section", "speaker", "language")
#: Where so many answer at most, what else could be asked for is told.
FEW = 20
#: So many articles tell how a word is spelt.
_SPELLERS = 3
_DIGITS = {"year": 4, "month": 6}


def search(store: Store, upkeep: Upkeep, question: Question) -> Hits:
    """One page of articles, best first, with the passages that answer."""

    def asked(_: Index) -> tuple[Answer, dict[str, tuple[tuple[str, int], ...]]]:
        asking = Asking(store, upkeep, question)
        answer = asking.answer()
        counted = {name: tuple(asking.facet(answer, name)) for name in question.facets}
        return answer, counted

    answer, counted = upkeep.ask(ARTICLES, asked)
    highlighter = _Literally(question.query) if question.literal else Highlighter(answer.units)
    return _told(store, question, answer, highlighter, counted, upkeep.searched)


def similar(store: Store, upkeep: Upkeep, record: Mapping[str, Any], *, limit: int | None) -> Hits:
    """Articles on the matter of ``record``."""

    def asked(index: Index) -> Answer:
        from pressread.index.answers.similar import similar

        return similar(index, record["id"], record, limit=limit)

    answer = upkeep.ask(ARTICLES, asked)
    return _told(store, Question(record["headline"] or ""), answer, Highlighter(()), {})


def suggest(store: Store, upkeep: Upkeep, question: Question) -> Suggestions:
    """What to try where ``question`` found nothing."""

    def asked(index: Index) -> Suggestions:
        from pressread.index.answers.suggest import suggest
        from pressread.overview import Suggestions

        asking = Asking(store, upkeep, question)
        advice = suggest(
            asking.shelves,
            asking.node,
            asking.query,
            filters=asking.filters,
            written=lambda term: _written(store, index, term),
        )
        return Suggestions(
            tuple(advice.counts), tuple(advice.spellings), advice.culprit, advice.without,
            advice.corrected, advice.corrected_total,
        )  # fmt: skip

    return upkeep.ask(ARTICLES, asked)


def _written(store: Store, index: Index, term: str) -> str | None:
    """How the best articles for a folded term spell it, in their text rather than in headlines,
    which some papers set in capitals.
    """
    from pressread.index.answers.suggest import written_as
    from pressread.query.ops import Term

    ids = [id for id, _, _ in index.search(Term(term), limit=_SPELLERS).hits]
    records = store.records(ids).values()
    bodies = [text for record in records for text in record["body"]]
    heads = [record["headline"] or "" for record in records]
    return written_as(term, bodies) or written_as(term, heads)


def left_out(store: Store, upkeep: Upkeep, question: Question) -> int:
    """How many articles only their unknown date keeps out of an answer."""
    counting = question.but(limit=0, offset=0, sort="newest")
    return upkeep.ask(ARTICLES, lambda _: Asking(store, upkeep, counting).page()).undated


def matching(store: Store, upkeep: Upkeep, question: Question) -> tuple[int, list[str]]:
    """How many articles match, copies too, and the ids of one page of them."""
    whole = question.but(all_copies=True, relaxed=False)
    answer = upkeep.ask(ARTICLES, lambda _: Asking(store, upkeep, whole).page())
    return answer.total, [found.id for found in answer.hits]


def every_id(store: Store, upkeep: Upkeep, question: Question) -> list[str]:
    """The ids of all articles that match, copies too, in no order that means anything."""
    return upkeep.ask(ARTICLES, lambda _: Asking(store, upkeep, question).every_id())


class Asking:
    """A question on its way to the articles' shelf: its query read, its filters compiled."""

    def __init__(self, store: Store, upkeep: Upkeep, question: Question) -> None:
        self.store = store
        self.question = question
        self.query = question.query if question.literal else as_meant(question.query)
        self.node = parse(self.query)
        self.index = upkeep.shelves[ARTICLES]
        records = store.records if self.index.near_at_hand else None
        self.shelves = Shelves(self.index, upkeep.shelves[STATEMENTS], self._ruled, records)
        self.filters = self._filters() if question.narrows_beside else []

    def _ruled(self, name: str, node: tree.Node) -> set[str]:
        from pressread.archive.filters import rulings

        return rulings(self.store)(name, node)

    def _filters(self) -> list[Op]:
        from pressread.archive.filters import selections

        compiler = self.shelves.article_compiler(self.query)
        return selections(self.store, compiler, self.question, ARTICLES)

    def answer(self) -> Answer:
        """One page of hits, and how the query was read where not as it was typed."""
        answer = self.page()
        if self.query != self.question.query:
            answer.notices.insert(0, f"read as: {self.query}")
        if self.index.near_at_hand and not self.question.literal and answer.total <= FEW:
            answer.notices += self._offers()
        return answer

    def _offers(self) -> list[str]:
        """What else the archive writes for the words of the query, as far as that costs little."""
        if not any(word.isalpha() for word in self.query.split()):
            return []
        from pressread.index.evaluate import TooMuch
        from pressread.query.spellings import offers

        def written(term: str) -> str | None:
            return _written(self.store, self.index, term)

        try:
            return list(offers(self.index, self.node, written))
        except TooMuch:
            return []

    def page(self) -> Answer:
        """One page of hits. Orders that the index does not know are the store's."""
        asked = self.question
        if asked.sort not in ("headline", "added"):
            return self._asked(asked)
        answer = self._asked(asked.but(limit=None, offset=0, sort="newest", all_copies=True))
        ids = [found.id for found in answer.hits]
        order = {id: place for place, id in enumerate(self.store.listing.ordered(ids, asked.sort))}
        answer.hits.sort(key=lambda found: order.get(found.id, len(order)))
        if not (asked.all_copies or asked.literal or _asks_for_copies(self.node)):
            looked_at = answer.hits if asked.end is None else answer.hits[: asked.end + SPARE]
            answer.hits = searcher.folded(self.index, looked_at)
        answer.hits = answer.hits[asked.offset : asked.end]
        return answer

    def _asked(self, asked: Question) -> Answer:
        page: dict[str, Any] = {
            "limit": asked.limit, "offset": asked.offset, "filters": self.filters,
        }  # fmt: skip
        if asked.literal:
            from functools import partial

            from pressread.index.answers.literal import literal

            holding = partial(self.store.records, holding=asked.query)
            return literal(self.index, asked.query, holding, sort=asked.sort, **page)
        page["query"] = self.query
        page["all_copies"] = asked.all_copies or _asks_for_copies(self.node)
        page["include_undated"] = asked.include_undated
        page["relaxed"] = asked.relaxed
        if asked.expand and asked.sort == "relevance":
            from pressread.index.answers.similar import expanded

            return expanded(self.shelves, self.node, self.store.records, **page)
        return searcher.search(self.shelves, self.node, sort=asked.sort, **page)

    def every_id(self) -> list[str]:
        """All that match in full, unranked."""
        asked = self.question
        if asked.literal or asked.expand:
            all_of_them = asked.but(limit=None, offset=0, sort="newest", all_copies=True)
            return [found.id for found in self._asked(all_of_them).hits]
        compiler = self.shelves.article_compiler(self.query)
        compiler.undated = "in" if asked.include_undated else "out"
        return self.index.ids(compiler.compile(self.node), self.filters)

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


def _told(
    store: Store,
    question: Question,
    answer: Answer,
    highlighter: Highlighter,
    counted: Mapping[str, tuple[tuple[str, int], ...]],
    generation: int = 0,
) -> Hits:
    """The answer with the words of the store; where no passage is wanted, its columns tell all."""
    ids = [found.id for found in answer.hits]
    records = store.records(ids) if question.snippets else _columns(store, ids)
    hits = [
        _hit(records[found.id], found, highlighter, question)
        for found in answer.hits
        if found.id in records
    ]
    notices = tuple(for_people(answer))
    return Hits(
        question.query, answer.total, tuple(hits), notices, counted, generation, answer.nearest
    )


def _columns(store: Store, ids: Sequence[str]) -> dict[str, dict[str, Any]]:
    """As much of each record as a hit without passages shows."""
    return {
        row[0]: {
            "headline": row[1], "published": row[2], "publisher": row[3],
            "sections": row[4].split(" / ") if row[4] else (),
        }
        for row in store.listing.by_ids(ids).values()
    }  # fmt: skip


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
        from pressread.archive.filters import undated_left_out

        notices.append(undated_left_out(answer.undated, "article"))
    return notices


def _hit(
    record: Mapping[str, Any], found: Found, highlighter: Highlighter, question: Question
) -> Hit:
    passages = (
        snip.passages(record, highlighter, count=question.snippets, context=question.context)
        if question.snippets
        else []
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
        relaxed=found.relaxed,
    )


class _Literally(Highlighter):
    """Marks the very characters that were asked for."""

    def __init__(self, wanted: str) -> None:
        super().__init__([Unit(())])
        self.wanted = wanted

    def marks(self, text: str, field: str) -> list[tuple[int, int, int]]:  # noqa: ARG002
        """In every field alike."""
        from pressread.index.answers.literal import literal_spans

        return [(start, end, 0) for start, end in literal_spans(text, self.wanted)]


def _spans(pairs: Iterable[tuple[int, int]]) -> tuple[Span, ...]:
    return tuple(Span(start, end) for start, end in pairs)
