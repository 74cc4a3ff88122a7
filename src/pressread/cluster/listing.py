"""Lists and counts of a cluster's articles, straight from its columns, as ``store.listing``
answers them.
"""

from __future__ import annotations

from pressread.cluster.asking import Wanted, every_hit
from pressread.cluster.mapping import ARTICLES, PLACES, RAW, WINDOW

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from typing import Any

    from pressread.cluster.asking import Asking

    Row = tuple[Any, ...]
    #: Spellings → what the person of each is called.
    Names = Callable[[Sequence[str]], dict[str, str]]

ORDERS: dict[str, list[dict[str, Any]]] = {
    "newest": [{"date": {"order": "desc", "missing": "_last"}}, {"id": "desc"}],
    "oldest": [{"date": {"order": "asc", "missing": "_last"}}, {"id": "asc"}],
    "headline": [{"head": {"order": "asc", "missing": "_last"}}, {"added": "asc"}],
    "added": [{"added": "asc"}],
}
_COLUMNS = ("headline", "published", "publisher", "sections", "word_count")
_SHOWN = [*(f"record.{name}" for name in _COLUMNS), "c.quotes"]
#: Buckets of one answer.
_BUCKETS = 5_000
_FIRST_AND_LAST = {
    "first": {"terms": {"field": "date", "size": 1, "order": {"_key": "asc"}}},
    "last": {"terms": {"field": "date", "size": 1, "order": {"_key": "desc"}}},
}
#: Where each of the columns that are counted stands.
_COUNTED = {
    "publisher": "c.publisher", "language": "language", "sections": "sections", "format": "format",
}  # fmt: skip


class Listing:
    """Questions to the columns."""

    def __init__(self, asking: Asking, names_of: Names) -> None:
        self._asking = asking
        self._names_of = names_of
        #: The generation of the newest article that ``since`` told of.
        self.newest = 0

    def count(self) -> int:
        """How many articles there are."""
        body = {"size": 0, "track_total_hits": True}
        return int(self._asking.search(ARTICLES, body)["hits"]["total"]["value"])

    def articles(self, *, order: str, limit: int | None, offset: int) -> tuple[int, list[Row]]:
        """How many there are, and one page of ``(id, headline, published, publisher, sections,
        word_count, quote_count)``; ``sections`` is joined by ' / '.

        ``order``: ``newest``, ``oldest``, ``headline`` or ``added``.
        """
        body = _body([], ORDERS[order], _SHOWN)
        end = WINDOW if limit is None else offset + limit
        if limit is not None and end <= WINDOW:
            page = {**body, "from": offset, "size": limit}
            found = self._asking.search(ARTICLES, page)["hits"]
            return found["total"]["value"], [_row(hit) for hit in found["hits"]]
        most = None if limit is None else end
        return self.count(), [_row(hit) for hit in every_hit(self._asking, body, most)][offset:]

    def by_ids(self, ids: Sequence[str]) -> dict[str, Row]:
        """id → the columns of ``articles``, for those that are there."""
        found: dict[str, Row] = {}
        for start in range(0, len(ids), WINDOW):
            part = list(ids[start : start + WINDOW])
            body = {**_body([{"terms": {"id": part}}], ORDERS["added"], _SHOWN), "size": len(part)}
            hits = self._asking.search(ARTICLES, body)["hits"]["hits"]
            found.update((hit["_id"], _row(hit)) for hit in hits)
        return found

    def all_ids(self) -> list[str]:
        """The ids of all articles, in the order they were added."""
        return self._ids([])

    def since(self, *, generation: int | None = None, imported: str | None = None) -> list[str]:
        """Ids of the articles added after ``generation``, or imported at ``imported`` or later."""
        if generation is not None:
            return self._ids([{"range": {"generation": {"gt": generation}}}])
        return self._ids([{"range": {"imported": {"gte": imported}}}])

    def _ids(self, conditions: list[dict[str, Any]]) -> list[str]:
        body = {**_body(conditions, ORDERS["added"], False), "size": WINDOW}

        def read(answer: Any) -> list[str]:
            hits = answer["hits"]["hits"]
            if answer["hits"]["total"]["value"] > len(hits):
                hits = list(every_hit(self._asking, body))
            self.newest = hits[-1]["sort"][0] // PLACES if hits else 0
            return [hit["_id"] for hit in hits]

        key = ("ids", repr(conditions))
        known: list[str] = self._asking.know(key, lambda: Wanted(ARTICLES, body, read), [])
        return known

    def ids_like(self, begun: str, most: int) -> list[tuple[str, str]]:
        """``(id, headline)`` of the newest articles whose id begins so."""
        order = [{"added": "desc"}]
        body = {
            **_body([{"prefix": {"id": begun.lower()}}], order, ["record.headline"]),
            "size": most,
        }
        hits = self._asking.search(ARTICLES, body)["hits"]["hits"]
        return [(hit["_id"], hit["_source"]["record"]["headline"] or "") for hit in hits]

    def prefixes(self, ids: Sequence[str]) -> dict[str, str]:
        """Full ids as they are: their neighbours would be a request each."""
        return {id: id for id in ids}

    def ordered(self, ids: Sequence[str], order: str) -> list[str]:
        """These ids in one of ``ORDERS``; ids that are gone are left out."""
        if len(ids) <= WINDOW:
            body = _body([{"terms": {"id": list(ids)}}], ORDERS[order], False)
            found = self._asking.search(ARTICLES, {**body, "size": len(ids)})["hits"]["hits"]
            return [hit["_id"] for hit in found]
        wanted = set(ids)
        body = _body([], ORDERS[order], False)
        return [hit["_id"] for hit in every_hit(self._asking, body) if hit["_id"] in wanted]

    def spoken(self, forms: Sequence[str] | None = None) -> Iterator[Row]:
        """``(spelling, quotes, articles, first, last)`` of these, or of every spelling."""
        inside = {"r": {"reverse_nested": {}, "aggs": _FIRST_AND_LAST}}
        sources = [{"v": {"terms": {"field": "s.name"}}}]
        for bucket in (
            self._composite({}, sources, inside, nested=True)
            if forms is None
            else self._said_by(forms, "s.name", inside)
        ):
            form = bucket["key"] if forms is not None else bucket["key"]["v"]
            counts = (bucket["doc_count"], bucket["r"]["doc_count"])
            yield form, *counts, *_first_and_last(bucket["r"])

    def speakers(self, begun: str) -> Iterator[tuple[str, int]]:
        """``(spelling, quotes)``, most quoted first, of those a folded word of which begins so."""
        from pressread.text.folding import fold_name

        found = [
            (form, quotes)
            for form, quotes, *_ in self.spoken()
            if any(word.startswith(begun) for word in fold_name(form).split())
        ]
        return iter(sorted(found, key=lambda pair: (-pair[1], pair[0])))

    def roles(self, forms: Sequence[str]) -> list[tuple[str, str | None, str | None, int]]:
        """``(role, first, last, quotes)`` of these spellings, in order of time."""
        inside = {"r": {"reverse_nested": {}, "aggs": _FIRST_AND_LAST}}
        found = [
            (bucket["key"], *_first_and_last(bucket["r"]), bucket["doc_count"])
            for bucket in self._said_by(forms, "s.role", inside)
        ]
        return sorted(found, key=lambda row: (row[1] or "", row[0]))

    def quoted_by(self, forms: Sequence[str]) -> list[tuple[str, int]]:
        """``(publisher, quotes)`` of these spellings, most first."""
        found = self._said_by(forms, "s.c.publisher", {})
        return [(bucket["key"], bucket["doc_count"]) for bucket in found]

    def voices(self, ids: Sequence[str]) -> dict[str, str]:
        """Article id → the person who is quoted most in it (of several the first), where one is."""
        said = self._names_in(ids)
        called = self._names_of(sorted({name for names in said.values() for name in names}))
        people = {id: [called[one] for one in said[id] if one in called] for id in said}
        return {id: max(names, key=names.count) for id, names in people.items() if names}

    def quoted_in(self, ids: Sequence[str]) -> set[str]:
        """The spellings of all whom these articles quote."""
        return {name for names in self._names_in(ids).values() for name in names}

    def _names_in(self, ids: Sequence[str]) -> dict[str, list[str]]:
        """Article id → the names of its statements, in their order."""
        said: dict[str, list[str]] = {}
        for start in range(0, len(ids), 500):
            part = list(ids[start : start + 500])
            body = _body([{"terms": {"id": part}}], ORDERS["added"], ["record.quotes.speaker.name"])
            for hit in self._asking.search(ARTICLES, {**body, "size": len(part)})["hits"]["hits"]:
                quotes = hit["_source"].get("record", {}).get("quotes") or ()
                names = [(quote.get("speaker") or {}).get("name") for quote in quotes]
                said[hit["_id"]] = [name for name in names if name]
        return said

    def counts(self, column: str) -> list[tuple[str, int]]:
        """``(value, articles)`` of ``publisher``, ``language``, ``sections`` or ``format``."""
        terms = {"terms": {"field": _COUNTED[column], "size": 60_000}}
        body = {"size": 0, "aggs": {"v": terms}}

        def read(answer: Any) -> list[tuple[str, int]]:
            buckets = answer["aggregations"]["v"]["buckets"]
            counts = [(bucket["key"], bucket["doc_count"]) for bucket in buckets if bucket["key"]]
            return sorted(counts, key=lambda pair: (-pair[1], pair[0]))

        wanted = Wanted(ARTICLES, body, read)
        known: list[tuple[str, int]] = self._asking.know(("counts", column), lambda: wanted, [])
        return known

    def totals(self) -> dict[str, Any]:
        """Sizes and span of the whole archive."""
        named = {"named": {"filter": {"exists": {"field": "s.name"}}}}
        aggs = {
            **_FIRST_AND_LAST,
            "words": {"sum": {"field": "c.words"}},
            "quotes": {"sum": {"field": "c.quotes"}},
            "dated": {"filter": {"exists": {"field": "date"}}},
            "said": {"nested": {"path": "s"}, "aggs": named},
        }
        told = self._asking.search(ARTICLES, {"size": 0, "track_total_hits": True, "aggs": aggs})
        sums, articles = told["aggregations"], told["hits"]["total"]["value"]
        first = {"bool": {"filter": [{"term": {"part": 0}}, {"exists": {"field": "sha256"}}]}}
        size = {"filter": first, "aggs": {"bytes": {"sum": {"field": "size"}}}}
        raw = self._asking.search(RAW, {"size": 0, "aggs": {"raw": size}})["aggregations"]
        begin, end = _first_and_last(sums)
        return {
            "articles": articles,
            "words": int(sums["words"]["value"]),
            "quotes": int(sums["quotes"]["value"]),
            "first": begin,
            "last": end,
            "undated": articles - sums["dated"]["doc_count"],
            "raw_files": raw["raw"]["doc_count"] if raw else 0,
            "raw_bytes": int(raw["raw"]["bytes"]["value"]) if raw else 0,
            "attributed": sums["said"]["named"]["doc_count"],
        }

    def integrity(self) -> list[str]:
        """The engine checks its own files."""
        return []

    def days(self, ids: Sequence[str] | None) -> Iterator[tuple[str, str, int]]:
        """``(published, publisher, articles)`` of these articles, or of all: dates to the day at
        most; ``''`` where one is unknown.
        """
        sources = [_source("day"), _source("c.publisher", "p")]
        parts = (
            [None] if ids is None else [ids[at : at + WINDOW] for at in range(0, len(ids), WINDOW)]
        )
        for part in parts:
            query = {"match_all": {}} if part is None else {"terms": {"id": list(part)}}
            for bucket in self._composite({"query": query}, sources, {}):
                yield bucket["key"]["v"] or "", bucket["key"]["p"] or "", bucket["doc_count"]

    def _composite(
        self,
        body: Mapping[str, Any],
        sources: Sequence[Any],
        inside: Mapping[str, Any],
        *,
        nested: bool = False,
    ) -> Iterator[dict[str, Any]]:
        composite: dict[str, Any] = {"size": _BUCKETS, "sources": list(sources)}
        while True:
            values = {"v": {"composite": composite, "aggs": dict(inside)}}
            aggs = {"n": {"nested": {"path": "s"}, "aggs": values}} if nested else values
            found = self._asking.search(ARTICLES, {"size": 0, **body, "aggs": aggs})["aggregations"]
            told = (found["n"] if nested else found)["v"]
            yield from told["buckets"]
            if len(told["buckets"]) < _BUCKETS:
                return
            composite = {**composite, "after": told["after_key"]}

    def _said_by(
        self, forms: Sequence[str], field: str, inside: Mapping[str, Any]
    ) -> list[dict[str, Any]]:
        """The values of a column of the statements that these spellings made, most first."""
        values = {"v": {"terms": {"field": field, "size": WINDOW}, "aggs": dict(inside)}}
        theirs = {"f": {"filter": {"terms": {"s.name": list(forms)}}, "aggs": values}}
        aggs = {"n": {"nested": {"path": "s"}, "aggs": theirs}}
        found = self._asking.search(ARTICLES, {"size": 0, "aggs": aggs})["aggregations"]
        buckets: list[dict[str, Any]] = found["n"]["f"]["v"]["buckets"]
        return sorted(buckets, key=lambda bucket: (-bucket["doc_count"], bucket["key"]))


def _body(
    conditions: Sequence[dict[str, Any]], order: list[dict[str, Any]], source: Any
) -> dict[str, Any]:
    query = {"bool": {"filter": list(conditions)}} if conditions else {"match_all": {}}
    return {"query": query, "sort": order, "_source": source, "track_total_hits": True}


def _row(hit: Mapping[str, Any]) -> Row:
    record = hit["_source"]["record"]
    return (
        hit["_id"], record["headline"], record["published"], record["publisher"],
        " / ".join(record["sections"]), record["word_count"], hit["_source"]["c"]["quotes"],
    )  # fmt: skip


def _first_and_last(found: Mapping[str, Any]) -> tuple[str | None, str | None]:
    first, last = found["first"]["buckets"], found["last"]["buckets"]
    return (first[0]["key"] if first else None, last[0]["key"] if last else None)


def _source(field: str, name: str = "v") -> dict[str, Any]:
    return {name: {"terms": {"field": field, "missing_bucket": True}}}
