"""More hits than one page may hold, from a point in time: what is written meanwhile neither adds
to them nor takes from them.
"""

from __future__ import annotations

from pressread.cluster.mapping import ARTICLES, alias

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

    from pressread.cluster.asking import Asking
    from pressread.cluster.client import Client

#: Documents of a page; with their records they are some megabytes.
PAGE = 5_000
RECORDS = 500
#: How long the engine keeps what one page was read from.
_KEPT = "2m"


def every_hit(
    asking: Asking,
    body: dict[str, Any],
    most: int | None = None,
    index: str = ARTICLES,
    *,
    real: bool = False,
) -> Iterator[dict[str, Any]]:
    """The hits of a search, one after the other, at most ``most``. ``body`` has a ``sort``;
    ``real``: ``index`` is a name as the cluster knows it.
    """
    size = min(RECORDS if body.get("_source", True) else PAGE, most or PAGE)
    point = _begin(asking.client, index if real else alias(asking.name, index))
    page = {name: value for name, value in body.items() if name not in ("aggs", "track_total_hits")}
    page |= {"size": size, "track_total_hits": False, "sort": [*page["sort"], {"id": "asc"}]}
    told = 0
    try:
        while most is None or told < most:
            page["pit"] = {"id": point, "keep_alive": _KEPT}
            answer = asking.search(index, page, path="/_search")
            hits = answer["hits"]["hits"]
            yield from hits
            told += len(hits)
            if len(hits) < size:
                return
            page["search_after"] = hits[-1]["sort"]
            point = answer.get("pit_id", point)
    finally:
        _end(asking.client, point)


def is_opensearch(client: Client) -> bool:
    """Whether the nodes are OpenSearch's rather than Elasticsearch's."""
    if client.distribution is None:
        _, told = client.ask("GET", "/")
        client.distribution = str((told.get("version") or {}).get("distribution", ""))
    return client.distribution == "opensearch"


def _begin(client: Client, index: str) -> str:
    if is_opensearch(client):
        path = f"/{index}/_search/point_in_time?keep_alive={_KEPT}"
        _, found = client.ask("POST", path)
        return str(found["pit_id"])
    _, found = client.ask("POST", f"/{index}/_pit?keep_alive={_KEPT}")
    return str(found["id"])


def _end(client: Client, point: str) -> None:
    if is_opensearch(client):
        body = {"pit_id": [point]}
        client.ask("DELETE", "/_search/point_in_time", body, allow=(400, 404))
    else:
        client.ask("DELETE", "/_pit", {"id": point}, allow=(400, 404))
