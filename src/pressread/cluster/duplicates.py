"""What is there twice: near-copies of a dispatch, of which the earliest is kept, and articles that
come in again, whatever their format.
"""

from __future__ import annotations

from pressread.cluster.asking import Wanted, every_hit
from pressread.cluster.documents import mark, words_of
from pressread.cluster.mapping import ARTICLES, WINDOW, alias
from pressread.index.evaluate.near_copies import copy_groups

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import Any

    from pressread.cluster.asking import Asking
    from pressread.cluster.client import Client
    from pressread.store.rows import Rows

#: Halves of dispatches asked for at once (65,536 are allowed).
_HALVES = 60_000
_UNDATED = 99999999


def copies_among(asking: Asking) -> frozenset[str]:
    """The ids of articles that are near-copies of another."""
    shared = {"terms": {"field": "c.halves", "size": _HALVES, "min_doc_count": 2}}
    body = {"size": 0, "aggs": {"h": shared}}

    def read(answer: Any) -> list[str]:
        return [bucket["key"] for bucket in answer["aggregations"]["h"]["buckets"]]

    halves: list[str] = asking.know(("halves",), lambda: Wanted(ARTICLES, body, read), [])
    if not halves:
        return frozenset()
    alike = {
        "size": WINDOW, "query": {"terms": {"c.halves": halves}}, "sort": [{"added": "asc"}],
        "_source": ["c.published", "c.sketch", "c.halves"], "track_total_hits": True,
    }  # fmt: skip

    def group(answer: Any) -> frozenset[str]:
        hits = answer["hits"]["hits"]
        if answer["hits"]["total"]["value"] > len(hits):
            hits = list(every_hit(asking, alike))
        return _copies(hits)

    key = ("copies", len(halves))
    found: frozenset[str] = asking.know(key, lambda: Wanted(ARTICLES, alike, group), frozenset())
    return found


def _copies(hits: list[dict[str, Any]]) -> frozenset[str]:
    """``hits`` in the order in which the articles were added."""
    rows = [
        (hit["_source"]["c"]["published"] or _UNDATED, number, hit)
        for number, hit in enumerate(hits)
    ]
    rows.sort(key=lambda row: row[:2])
    marks = [(row[2]["_id"], row[2]["_source"]["c"]) for row in rows]
    groups = copy_groups([(int(c["sketch"], 16), int("".join(c["halves"]), 16)) for _, c in marks])
    return frozenset(id for at, (id, _) in enumerate(marks) if groups[at] != at)


class Twins:
    """Which articles of a batch are there already, whatever their format: one question for all."""

    def __init__(
        self,
        client: Client,
        wanted: Sequence[Rows],
        recent: Mapping[str, Sequence[str]] | None = None,
    ) -> None:
        self._client = client
        #: mark of a headline → (id, words of the article) of those that have it.
        self._known: dict[str, dict[str, int]] = {}
        self._bodies: dict[str, str] = {}
        #: Those of this batch, whose bodies are looked at where another has the same headline.
        self._rows: dict[str, Rows] = {}
        marks = sorted({mark(rows.folded) for rows in wanted})
        self._ask(marks)
        for one in marks:
            for id in (recent or {}).get(one, ()):
                self._known.setdefault(one, {}).setdefault(id, 0)

    def enter(self, rows: Rows) -> bool:
        """Whether an article is new; it is known from now on."""
        if self.of(rows) is not None:
            return False
        self._known.setdefault(mark(rows.folded), {})[rows.id] = rows.words
        self._rows[rows.id] = rows
        return True

    def of(self, rows: Rows) -> str | None:
        """The id of the article that this one is."""
        known = self._known.get(mark(rows.folded), {})
        if rows.id in known:
            return rows.id
        low, high = rows.words // 2, 2 * rows.words + 9
        near = [id for id, words in known.items() if not words or low <= words <= high]
        if not near:
            return None

        from pressread.store.writing import same_words

        self._read([id for id in near if id not in self._bodies])
        mine = words_of(rows.record)
        return next(
            (id for id in near if id in self._bodies and same_words(mine, self._bodies[id])), None
        )

    def _ask(self, marks: Sequence[str]) -> None:
        body = {
            "size": 10_000, "query": {"terms": {"same": list(marks)}}, "sort": [{"added": "asc"}],
            "_source": ["same", "c.words"],
        }  # fmt: skip
        path = f"/{alias(self._client.address.name, ARTICLES)}/_search"
        _, found = self._client.ask("POST", path, body, allow=(404,))
        for hit in found["hits"]["hits"] if "hits" in found else ():
            told = hit["_source"]
            self._known.setdefault(told["same"], {})[hit["_id"]] = told["c"].get("words", 0)

    def _read(self, ids: Sequence[str]) -> None:
        """The bodies of articles, also of those that no question sees yet."""
        own = [id for id in ids if id in self._rows]
        self._bodies.update((id, words_of(self._rows[id].record)) for id in own)
        ids = [id for id in ids if id not in self._rows]
        if not ids:
            return
        path = f"/{alias(self._client.address.name, ARTICLES)}/_mget?_source_includes=record.body"
        _, found = self._client.ask("POST", path, {"ids": list(ids)})
        for one in found["docs"]:
            if one.get("found"):
                self._bodies[one["_id"]] = words_of(one["_source"]["record"])
