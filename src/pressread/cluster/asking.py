"""Questions to a cluster, as many at once as can be.

What a search asks of an index comes in steps: what a word stands for, then who holds it, then
what they say. On a cluster each step would be a request. So a question is worked on *ahead*: what
is not known yet is noted and taken for something likely, and when the work is through, all that
was noted is asked at once. The work is then done again with what was answered, until nothing is
missing. Most questions are answered by one request, as what was likely is so.

More hits than one page may hold come from a point in time: what is written meanwhile neither adds
to them nor takes from them.
"""

from __future__ import annotations

from pressread.cluster.client import lines_of, refusal
from pressread.cluster.mapping import ARTICLES, alias
from pressread.errors import NoArchive

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterator
    from typing import Any, TypeVar

    from pressread.cluster.client import Client

    Answer = TypeVar("Answer")

#: Rounds of a question; the deepest (advice on a query) needs five.
_MOST_ROUNDS = 12
#: Terms counted by one search, and searches in one request.
_COUNTED = 400
_AT_ONCE = 100
#: Documents of a page; with their records they are some megabytes.
PAGE = 5_000
RECORDS = 500
#: How long the engine keeps what one page was read from.
_KEPT = "2m"


class Wanted:
    """One thing to ask: a search of an index, and how its answer is read."""

    __slots__ = ("body", "index", "read")

    def __init__(self, index: str, body: dict[str, Any], read: Callable[[Any], Any]) -> None:
        self.index = index
        self.body = body
        self.read = read


class Asking:
    """What one command asks of one archive, and what it was answered."""

    def __init__(self, client: Client) -> None:
        self.client = client
        self.name = client.address.name
        self._known: dict[Hashable, Any] = {}
        self._noted: dict[Hashable, Wanted] = {}
        self._counted: dict[tuple[str, str, str], None] = {}
        self._ahead = 0
        #: Told how many parts of the archive did not answer, and of how many.
        self.on_missing: Callable[[int, int], None] = _unheard

    def forget(self) -> None:
        """What was answered may not be so any more: something was written."""
        self._known.clear()

    def ahead(self, work: Callable[[], Answer]) -> Answer:
        """What ``work`` comes to, once all that it asks is known. Nothing is known from before:
        others write while a reader reads.
        """
        if self._ahead:
            return work()
        self._known.clear()
        for _ in range(_MOST_ROUNDS):
            done, answer = self._try(work)
            if done:
                return answer  # type: ignore[no-any-return]
            self._ask_noted()
        return work()

    def _try(self, work: Callable[[], Answer]) -> tuple[bool, Any]:
        """Whether everything was known, and what it came to."""
        self._ahead += 1
        try:
            answer = work()
        except Exception:
            if not (self._noted or self._counted):
                raise
            return False, None  # it was led astray by what was only likely
        finally:
            self._ahead -= 1
        return not (self._noted or self._counted), answer

    def know(self, key: Hashable, wanted: Callable[[], Wanted], likely: Any) -> Any:
        """The answer of a search, or what is likely while work is done ahead."""
        if self._ahead and key in self._known:
            return self._known[key]
        self._noted[key] = wanted()
        if self._ahead:
            return likely
        self._ask_noted()
        return self._known[key]

    def count(self, nested: str, field: str, term: str) -> int:
        """How many documents hold a term in a field (under ``nested``: how many of those)."""
        key = (nested, field, term)
        if self._ahead and key in self._known:
            return int(self._known[key])
        self._counted[key] = None
        if self._ahead:
            return 1
        self._ask_noted()
        return int(self._known[key])

    def learn(self, key: Hashable, value: Any) -> None:
        """Something that another answer told."""
        self._known[key] = value

    def _ask_noted(self) -> None:
        noted, self._noted = list(self._noted.items()), {}
        counted, self._counted = list(self._counted), {}
        for at in range(0, len(counted), _COUNTED):
            part = counted[at : at + _COUNTED]
            noted.append((("counts", at), _counting(part, self.learn)))
        for at in range(0, len(noted), _AT_ONCE):
            self._ask(noted[at : at + _AT_ONCE])

    def _ask(self, noted: list[tuple[Hashable, Wanted]]) -> None:
        if len(noted) == 1:
            (key, wanted) = noted[0]
            self._known[key] = wanted.read(self.search(wanted.index, wanted.body))
            return
        parts = [part for _, one in noted
                 for part in ({"index": alias(self.name, one.index)}, one.body)]  # fmt: skip
        _, found = self.client.ask("POST", "/_msearch", lines_of(parts))
        for (key, wanted), answer in zip(noted, found["responses"], strict=True):
            self._known[key] = wanted.read(self._sound(answer, wanted.index))

    def search(self, index: str, body: dict[str, Any], path: str = "") -> Any:
        """One search by itself. ``path``: of a point in time, which names the index itself."""
        place = path or f"/{alias(self.name, index)}/_search"
        status, found = self.client.ask("POST", place, body, allow=(404,))
        return self._sound({**found, "status": status} if status == 404 else found, index)

    def _sound(self, answer: Any, index: str) -> Any:
        """An answer of all the shards, or of those that are there. Raises ``ArchiveError``."""
        status = answer.get("status", 200)
        if status == 404:
            if index != ARTICLES:
                return {"hits": {"hits": [], "total": {"value": 0}}, "aggregations": {}}
            raise NoArchive(no_archive(self.client))
        if status >= 400:
            raise refusal(status, answer, self.client.address)
        shards = answer.get("_shards", {})
        total = shards.get("total", 1)
        failed = total - shards.get("successful", total) or int(answer.get("timed_out", False))
        if failed:
            self.on_missing(failed, total)
        return answer


def _unheard(_: int, __: int) -> None:
    """Where nobody asked to be told."""


def no_archive(client: Client) -> str:
    """Why an archive cannot be asked by its alias: there is none, or of another version."""
    from pressread.cluster.mapping import laid_out_otherwise, versions

    found = versions(client)
    if not found:
        return f"there is no archive at {client.address}; `pressread import` makes one"
    return laid_out_otherwise(client, max(found))


def _counting(wanted: list[tuple[str, str, str]], learn: Callable[[Any, Any], None]) -> Wanted:
    """One search that counts many terms."""
    places: dict[str, dict[str, Any]] = {}
    for number, (nested, field, term) in enumerate(wanted):
        places.setdefault(nested, {})[str(number)] = {"term": {field: term}}
    groups: dict[str, Any] = {}
    for nested, filters in places.items():
        counts = {"filters": {"filters": filters}}
        groups[f"n{nested}"] = (
            {"nested": {"path": nested}, "aggs": {"f": counts}} if nested else counts
        )

    def read(answer: Any) -> None:
        for name, group in answer.get("aggregations", {}).items():
            buckets = (group["f"] if name != "n" else group)["buckets"]
            for number, bucket in buckets.items():
                learn(wanted[int(number)], bucket["doc_count"])

    return Wanted(ARTICLES, {"size": 0, "aggs": groups}, read)


def every_hit(
    asking: Asking,
    body: dict[str, Any],
    most: int | None = None,
    index: str = ARTICLES,
    *,
    real: bool = False,
    unique: str = "id",
) -> Iterator[dict[str, Any]]:
    """The hits of a search, one after the other, at most ``most``. ``body`` has a ``sort``;
    ``real``: ``index`` is a name as the cluster knows it; ``unique``: the field that no two
    documents of it share.
    """
    size = min(RECORDS if body.get("_source", True) else PAGE, most or PAGE)
    point = _begin(asking.client, index if real else alias(asking.name, index))
    page = {name: value for name, value in body.items() if name not in ("aggs", "track_total_hits")}
    page |= {"size": size, "track_total_hits": False, "sort": [*page["sort"], {unique: "asc"}]}
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
