"""Near-copies on a cluster: of each dispatch the earliest is kept, the others are its copies."""

from __future__ import annotations

from pressread.cluster.asking import Wanted
from pressread.cluster.mapping import ARTICLES, WINDOW
from pressread.cluster.paging import every_hit
from pressread.index.evaluate.near_copies import copy_groups

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from pressread.cluster.asking import Asking

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
