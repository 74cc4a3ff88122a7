"""One shelf of an archive on a cluster: the articles, or their statements, which are nested in
them. It answers what ``index.engine.Index`` answers, in the same values.
"""

from __future__ import annotations

from pressread.cluster.asking import Wanted, every_hit
from pressread.cluster.dsl import Compiler, HasStatement, OfArticle
from pressread.cluster.mapping import ARTICLES, TERMS, WINDOW
from pressread.cluster.scoring import scored
from pressread.jsontext import encode
from pressread.query import ops

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from typing import Any

    from pressread.cluster.asking import Asking
    from pressread.index.answers import Found
    from pressread.query.highlight import Unit

#: So many hits bring their records along; of more, only those that are shown are asked for.
_WITH_RECORDS = 120
#: Values of a column that are counted; the engines' own bound is 65,535.
_VALUES = 60_000
#: What is taken for the number of documents before it is known.
_LIKELY_SIZE = 1_000_000
#: Statements of one article that are listed at once.
_STATEMENTS = 100
_NEWEST: list[Any] = [{"c.published": "desc"}, {"added": "desc"}]
#: By the day, which is missing where none is known: those come last.
_OLDEST: list[Any] = [{"day": {"order": "asc", "missing": "_last"}}, {"added": "asc"}]


class Ranked:
    """``total`` counts all matches; ``hits`` are (id, id, score), best first."""

    def __init__(self, total: int = 0, hits: Sequence[tuple[str, str, float]] = ()) -> None:
        self.total, self.hits = total, list(hits)


class Shelf:
    """``nested``: the statements. Nothing is asked before something is wanted."""

    #: Whether a second look at an answer costs no request.
    near_at_hand = False

    def __init__(
        self, asking: Asking, records: dict[str, dict[str, Any]], *, nested: bool = False
    ) -> None:
        self._asking = asking
        #: id → record: what comes along with an answer is put here.
        self._records = records
        self._nested = nested
        self._prefix = "s." if nested else ""
        #: id → sketch, of the articles that were found.
        self._sketches: dict[str, int] = {}
        self._beginnings: dict[frozenset[str], str] = {}

    def search(
        self,
        op: ops.Op,
        *,
        limit: int | None = 10,
        offset: int = 0,
        sort: str = "relevance",
        filters: Sequence[ops.Op] = (),
    ) -> Ranked:
        """The documents from ``offset`` on, at most ``limit`` (``None``: all)."""
        wanted = WINDOW if limit is None else offset + limit
        body = self._page(op, filters, sort, min(wanted, WINDOW))
        found: Ranked = self._know("search", body, self._read_page, Ranked())
        if found.total > len(found.hits) < wanted or (limit is None and found.total > WINDOW):
            found = self._all(found, body, limit, offset)
        end = None if limit is None else offset + limit
        return Ranked(found.total, found.hits[offset:end])

    def count(self, op: ops.Op, filters: Sequence[ops.Op] = ()) -> int:
        """How many documents match."""
        counted: int = self._know("count", self._counting(op, filters), self._read_count, 0)
        return counted

    def facets(
        self, op: ops.Op, column: str, filters: Sequence[ops.Op] = ()
    ) -> list[tuple[str, int]]:
        """The values of a keyword column among the matches, most frequent first."""
        counts = self._values(op, column, filters)
        return sorted(counts, key=lambda pair: (-pair[1], pair[0]))

    def tally(self, op: ops.Op, column: str, filters: Sequence[ops.Op] = ()) -> dict[int, int]:
        """The values of an integer column among the matches, each with how many have it."""
        return {int(value): count for value, count in self._values(op, column, filters)}

    def ids(self, op: ops.Op, filters: Sequence[ops.Op] = ()) -> list[str]:
        """The ids of all matches, in no order that means anything."""
        return [id for id, _, _ in self.search(op, limit=None, sort="newest", filters=filters).hits]

    def articles_with(self, op: ops.Op) -> ops.Op:
        """Of the statements' shelf: the articles with a statement that ``op`` matches."""
        return HasStatement(op)

    def statements_of(self, op: ops.Op) -> ops.Op:
        """Of the articles' shelf: the statements of the articles that ``op`` matches."""
        return OfArticle(op)

    @property
    def size(self) -> int:
        """Documents."""
        body = self._counting(ops.Everything(), ())
        counted: int = self._know("count", body, self._read_count, _LIKELY_SIZE)
        return counted

    def doc_freq(self, term: str, field: str | None = None) -> int:
        """How many documents hold a term."""
        name = self._prefix + (f"t.{field}" if field else "all")
        return self._asking.count("s" if self._nested else "", name, term)

    def terms(self, prefix: str = "", field: str | None = None) -> dict[str, int]:
        """The terms of living articles that begin with ``prefix``, with their frequencies."""
        found = self._words(("beginning", prefix), {"prefix": {"term": prefix}})
        counts = {term: self.doc_freq(term, field) for term in found}
        held = {term: counts[term] for term in sorted(counts) if counts[term]}
        self._beginnings[frozenset(held)] = prefix
        return held

    def beginning(self, prefix: str) -> Iterator[str]:
        """The terms that begin with ``prefix``, in order, those of articles that are gone too."""
        query = {"prefix": {"term": prefix}}
        first = self._words(("first", prefix), query, every=False)
        self._beginnings[frozenset(first)] = prefix
        yield from first
        if len(first) == WINDOW:
            yield from self._words(("beginning", prefix), query)[WINDOW:]

    def holding(self, runs: Sequence[str]) -> list[list[str]]:
        """For each run of letters the terms that hold it."""
        asked = {run: {"wildcard": {"term": {"value": f"*{run}*"}}} for run in runs}
        return [self._words(("holding", run), query) for run, query in asked.items()]

    def neighbours(self, term: str, distance: int) -> dict[str, tuple[int, int]]:
        """Term → (errors, frequency) of those within ``distance`` errors, itself left out."""
        from pressread.query.dictionary import alike, one_error

        asked = {
            "value": term, "fuzziness": distance, "transpositions": True, "max_expansions": WINDOW,
        }  # fmt: skip
        found = self._words(("near", term, distance), {"fuzzy": {"term": asked}})
        one_off = set(one_error(term))
        near = {word: 1 for word in found if word in one_off}
        if distance > 1 and len(term) > 3:
            alike_ones = alike(term, sorted(w for w in found if w[0] == term[0]), distance)
            near = {**{word: errors for word, errors in alike_ones if errors}, **near}
        # As articles hold them, of statements too: what is likely, that each is held, is so then.
        counts = {word: (n, self._asking.count("", "all", word)) for word, n in near.items()}
        return {word: pair for word, pair in counts.items() if pair[1]}

    def spend(self, steps: int) -> None:
        """The engine looks after what a question costs itself."""

    def begin(self, effort: object) -> None:
        """The engine looks after what a question costs itself."""

    def _words(
        self, key: tuple[Any, ...], query: dict[str, Any], *, every: bool = True
    ) -> list[str]:
        """The words of the vocabulary that ``query`` matches, in order; all, or a first page."""
        body = {
            "size": WINDOW, "query": {"constant_score": {"filter": query}}, "_source": ["term"],
            "sort": [{"term": "asc"}], "track_total_hits": True,
        }  # fmt: skip

        def read(answer: Any) -> list[str]:
            hits = answer["hits"]["hits"]
            if every and answer["hits"]["total"]["value"] > len(hits):
                hits = every_hit(self._asking, {**body, "sort": []}, index=TERMS, unique="term")
            return [hit["_source"]["term"] for hit in hits]

        found: list[str] = self._asking.know(key, lambda: Wanted(TERMS, body, read), [])
        return found

    def number(self, id: str, column: str) -> int:  # noqa: ARG002
        """The ``sketch`` of an article, by which near-copies are told; 0 where there is none."""
        if id not in self._sketches:
            self.search(ops.Ids([id]), limit=1, sort="newest")
        return self._sketches.get(id, 0)

    def docnum_of(self, id: str) -> str:
        """What names an article to this shelf."""
        return id

    def sketch(self, hit: Found) -> int:
        """What tells near-copies of a hit."""
        return self.number(hit.id, "sketch")

    def refine(self, units: Sequence[Unit], hits: list[Found]) -> None:
        """The engine has looked at what stands together when it scored."""

    def copies(self) -> frozenset[str]:
        """The ids of near-copies of another article, the earliest of each dispatch kept."""
        from pressread.cluster.duplicates import copies_among

        return copies_among(self._asking)

    def _compiler(self) -> Compiler:
        return Compiler(self._prefix, lambda terms: self._beginnings.get(frozenset(terms)))

    def _know(self, kind: str, body: dict[str, Any], read: Any, likely: Any) -> Any:
        key = (kind, self._nested, encode(body))
        return self._asking.know(key, lambda: Wanted(ARTICLES, body, read), likely)

    def _page(self, op: ops.Op, filters: Iterable[ops.Op], sort: str, size: int) -> dict[str, Any]:
        compiler = self._compiler()
        scores = sort == "relevance" and size > 0
        query = scored(compiler, op, filters) if scores else compiler.selected(op, filters)
        order = _OLDEST if sort == "oldest" else _NEWEST
        body: dict[str, Any] = {
            "size": size,
            "query": query,
            "sort": [*(["_score"] if scores else ()), *order],
            "track_total_hits": True,
            "_source": ["record"] if size <= _WITH_RECORDS else False,
        }
        if not self._nested:
            return {**body, "docvalue_fields": ["c.sketch"]}
        return {**body, **self._statements(query, size, scored=scores)}

    def _statements(self, query: dict[str, Any], size: int, *, scored: bool) -> dict[str, Any]:
        """The articles with the statements that match, and how many statements that are."""
        inner = {
            "size": max(1, min(size, _STATEMENTS)),
            "_source": False,
            "docvalue_fields": ["s.key"],
            "sort": [*(["_score"] if scored else ()), {"s.c.number": "asc"}],
        }
        nested = {"path": "s", "query": query, "score_mode": "max", "inner_hits": inner}
        counted = {"nested": {"path": "s"}, "aggs": {"f": {"filter": query}}}
        return {"query": {"nested": nested}, "aggs": {"n": counted}}

    def _read_page(self, answer: Any) -> Ranked:
        hits = answer["hits"]["hits"]
        for hit in hits:
            if hit.get("_source"):
                self._records[hit["_id"]] = hit["_source"]["record"]
        if not self._nested:
            return Ranked(answer["hits"]["total"]["value"], [self._article(hit) for hit in hits])
        found = [one for hit in hits for one in self._said(hit)]
        if hits and hits[0].get("_score") is not None:
            found.sort(key=lambda one: -one[2])
        return Ranked(answer["aggregations"]["n"]["f"]["doc_count"], found)

    def _article(self, hit: Any) -> tuple[str, str, float]:
        sketch = hit.get("fields", {}).get("c.sketch") or ["0"]
        self._sketches[hit["_id"]] = int(sketch[0], 16)
        return hit["_id"], hit["_id"], hit.get("_score") or 0.0

    def _said(self, hit: Any) -> list[tuple[str, str, float]]:
        inside = hit["inner_hits"]["s"]["hits"]["hits"]
        ids = [f"{hit['_id']}.{one['fields']['s.key'][0]}" for one in inside]
        return [(id, id, one.get("_score") or 0.0) for id, one in zip(ids, inside, strict=True)]

    def _all(self, first: Ranked, body: dict[str, Any], limit: int | None, offset: int) -> Ranked:
        """More than one page holds: from a point in time, so that none is passed over."""
        most = None if limit is None else offset + limit
        found: list[tuple[str, str, float]] = []
        if self._nested:
            body["query"]["nested"]["inner_hits"]["size"] = WINDOW
        for hit in every_hit(self._asking, {**body, "_source": False}, most):
            found += self._said(hit) if self._nested else [self._article(hit)]
            if most is not None and len(found) >= most and not self._nested:
                break
        if self._nested and "_score" in body["sort"]:
            found.sort(key=lambda one: -one[2])
        return Ranked(first.total, found)

    def _counting(self, op: ops.Op, filters: Sequence[ops.Op]) -> dict[str, Any]:
        query = self._compiler().selected(op, filters)
        if not self._nested:
            return {"size": 0, "track_total_hits": True, "query": query}
        inside = {"f": {"filter": query}}
        return {"size": 0, "aggs": {"n": {"nested": {"path": "s"}, "aggs": inside}}}

    def _read_count(self, answer: Any) -> int:
        if self._nested:
            return int(answer["aggregations"]["n"]["f"]["doc_count"])
        return int(answer["hits"]["total"]["value"])

    def _values(self, op: ops.Op, column: str, filters: Sequence[ops.Op]) -> list[tuple[str, int]]:
        query = self._compiler().selected(op, filters)
        terms = {"terms": {"field": f"{self._prefix}c.{column}", "size": _VALUES}}
        body: dict[str, Any] = {"size": 0, "query": query, "aggs": {"v": terms}}
        if self._nested:
            inside = {"f": {"filter": query, "aggs": {"v": terms}}}
            body = {"size": 0, "aggs": {"n": {"nested": {"path": "s"}, "aggs": inside}}}

        def read(answer: Any) -> list[tuple[str, int]]:
            found = answer["aggregations"]
            buckets = (found["n"]["f"] if self._nested else found)["v"]["buckets"]
            return [(bucket["key"], bucket["doc_count"]) for bucket in buckets]

        counts: list[tuple[str, int]] = self._know(f"values {column}", body, read, [])
        return counts
