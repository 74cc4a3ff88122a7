"""Articles kept on a cluster: bytes and words first, the article last, and told only then.

While an import runs, the engine makes what was written visible less often; importers hold leases
on that, so that one that was killed does not slow the archive for good.
"""

from __future__ import annotations

from os import urandom
from time import time

from pressread.article import Article
from pressread.cluster import mapping
from pressread.cluster.documents import Stacker, document, mark, of_file, of_piece, stored
from pressread.cluster.duplicates import Twins
from pressread.cluster.mapping import ARTICLES, PLACES, RAW, TERMS, alias
from pressread.cluster.rulings import as_extracted
from pressread.cluster.writing import GENERATIONS, Bulk, Desk, own
from pressread.store.corrections import overlaid

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from typing import Any

    from pressread.cluster.client import Client
    from pressread.cluster.documents import Raws
    from pressread.cluster.register import Register
    from pressread.cluster.rulings import Corrections
    from pressread.store.rows import Batch, Rows

#: Articles from which slowing the refresh saves more than it costs.
_MANY = 500
_SLOW = "30s"
#: Seconds after which an importer that was not heard of any more is taken for dead.
_LEASE = 600.0
_SLOWED = "slow"
#: How long a new archive waits for the second copies of its indices, below a question's wait.
_COPIED = "15s"
#: Articles read back at once.
_AT_ONCE = 100


class ClusterIntake:
    """``protocol.Intake`` for a cluster; ``keep`` is the store's."""

    wants_documents = False

    def __init__(self, keeper: Keeper, keep: Callable[[Batch], list[bool]]) -> None:
        self._keeper = keeper
        self._keep = keep
        self._token = urandom(6).hex()
        self._kept = 0
        self._until = 0.0

    def __enter__(self) -> ClusterIntake:
        self._keeper.ready()
        quicken(self._keeper.desk)
        return self

    def __exit__(self, *_: object) -> None:
        if self._until:
            self._lease(0.0)
            quicken(self._keeper.desk)

    def keep(self, batch: Batch) -> list[bool]:
        """Add what ``batch`` holds; whether each article was new."""
        self._kept += len(batch.articles)
        if self._kept > _MANY and time() > self._until - _LEASE / 2:
            if not self._until:
                _set_refresh(self._keeper.client, _SLOW)
            self._until = time() + _LEASE
            self._lease(self._until)
        return self._keep(batch)

    def publish(self) -> None:
        """Let questions see all that was kept."""
        self._keeper.refresh()

    def _lease(self, until: float) -> None:
        def change(before: dict[str, Any] | None) -> dict[str, Any] | None:
            leases = dict(before["value"]) if before else {}
            leases[self._token] = until
            held = {token: end for token, end in leases.items() if end > time()}
            return {"kind": "slow", "id": _SLOWED, "value": held}

        self._keeper.desk.change(_SLOWED, change)


def quicken(desk: Desk) -> None:
    """Set the refresh back where every importer that slowed it is done, or dead."""
    found = desk.get(_SLOWED)
    if found and not any(end > time() for end in found["value"].values()):
        _set_refresh(desk.asking.client, None)
        desk.change(_SLOWED, lambda _: None)


def _set_refresh(client: Client, interval: str | None) -> None:
    path = f"/{alias(client.address.name, ARTICLES)}/_settings"
    client.ask("PUT", path, {"index": {"refresh_interval": interval}}, write=True)


class Keeper:
    """Writes articles into one archive, which it makes where there is none."""

    def __init__(
        self, desk: Desk, register: Register, corrections: Corrections, raws: Raws
    ) -> None:
        self.desk = desk
        self.client = desk.asking.client
        self._asking = desk.asking
        self._register = register
        self._corrections = corrections
        self._raws = raws
        self._stacker = Stacker()
        self._is_ready = False
        self._copies = 1
        #: headline's mark → articles of this process that questions may not see yet.
        self._recent: dict[str, list[str]] = {}

    def ready(self) -> None:
        """Make sure that the archive is there, and know how many nodes can hold it."""
        if not self._is_ready:
            made = mapping.ensure(self.client)
            _, health = self.client.ask("GET", "/_cluster/health", allow=(403,))
            nodes = health.get("number_of_data_nodes", 1) if isinstance(health, dict) else 1
            self._copies = min(2, nodes)
            if made and self._copies > 1:
                # A node that is lost before would take the only copy of what it holds along.
                path = f"/_cluster/health/{self._names()}?wait_for_status=green&timeout={_COPIED}"
                self.client.ask("GET", path, allow=(403, 408))
            self._is_ready = True

    def keep(self, batch: Batch) -> list[bool]:
        """Add what is new of a batch; whether each article was."""
        self.ready()
        twins = Twins(self.client, batch.articles, self._recent)
        fresh = {rows.id: rows for rows in batch.articles if twins.enter(rows)}
        new = self._write(fresh, batch) if fresh else set()
        for id in new:
            self._recent.setdefault(mark(fresh[id].folded), []).append(id)
        self._rule_all(batch.articles, new, twins)
        self._asking.forget()
        told: list[bool] = []
        for rows in batch.articles:  # one that stands twice in a batch was new once
            told.append(rows.id in new)
            new.discard(rows.id)
        return told

    def _write(self, fresh: Mapping[str, Rows], batch: Batch) -> set[str]:
        """The ids of those that this call brought in."""
        self.bulk(RAW).create(_sources({rows.sha256 for rows in fresh.values()}, batch))
        speakers = dict.fromkeys(row[2] for rows in fresh.values() for row in rows.quotes if row[2])
        self._register.enter_all(speakers)
        token, generation = urandom(8).hex(), self.desk.next(GENERATIONS)
        documents = [
            (rows.id, self._document(rows, token, generation, place))
            for place, rows in enumerate(fresh.values())
        ]
        self.bulk(TERMS).create((term, {"term": term}) for term in self._stacker.take())
        created = self.bulk(ARTICLES).create(documents)
        there = [id for id, new in created.items() if not new]
        return {id for id, new in created.items() if new} | own(self.client, there, token)

    def _document(self, rows: Rows, token: str, generation: int, place: int) -> dict[str, Any]:
        record = rows.record
        return {
            **stored(record, generation, generation * PLACES + place, token),
            **document(Article.from_dict(record), self._stacker),
        }

    def remove(self, records: Mapping[str, Mapping[str, Any]]) -> int:
        """Remove articles by their records; bytes go with the last article that came from them."""
        self.ready()
        gone = self.bulk(ARTICLES).delete(list(records))
        self.refresh()
        for sha in {record["source"]["sha256"] for record in records.values()}:
            if not self._asking.search(ARTICLES, _from(sha))["hits"]["total"]["value"]:
                self._drop(sha)
        return gone

    def _drop(self, sha: str) -> None:
        """Let go of bytes that no article came from any longer."""
        index = alias(self.client.address.name, RAW)
        for id, piece in self._raws.blank(sha):
            self.client.ask("PUT", f"/{index}/_doc/{id}", piece, write=True)
        body = {"query": {"term": {"sha256": sha}}}
        path = f"/{index}/_delete_by_query?refresh=true&conflicts=proceed"
        self.client.ask("POST", path, body, write=True)

    def renew(self, ids: Sequence[str], generation: int) -> None:
        """Write articles anew, as of another generation."""
        for start in range(0, len(ids), _AT_ONCE):
            part = ids[start : start + _AT_ONCE]
            path = f"/{alias(self.client.address.name, ARTICLES)}/_mget"
            _, found = self.client.ask("POST", path, {"ids": list(part)})
            self.bulk(ARTICLES).index(
                self._renewed(one, generation) for one in found["docs"] if one.get("found")
            )

    def _renewed(self, one: dict[str, Any], generation: int) -> tuple[str, dict[str, Any]]:
        source = one["_source"]
        article = Article.from_dict(source["record"])
        kept = stored(source["record"], generation, source["added"], source["token"])
        return one["_id"], {**kept, **document(article, self._stacker)}

    def rule(
        self, id: str, rulings: Sequence[Mapping[str, Any]], generation: int, *, again: bool = False
    ) -> None:
        """Enter rulings on an article's record and show it by them from ``generation`` on;
        ``again``: also where none is new.
        """
        if self._corrections.add(id, rulings) or again:
            self.show_anew(id, generation)

    def show_anew(self, id: str, generation: int) -> None:
        """Write an article by its record and the rulings on it, whoever else does the same."""

        def change(before: dict[str, Any] | None) -> dict[str, Any] | None:
            if before is None:
                return None
            record = overlaid(as_extracted(before["record"]), self._corrections.now(id))
            article = Article.from_dict(record)
            said = [quote.speaker.name for quote in article.quotes if quote.speaker]
            self._register.enter_all(name for name in said if name)
            kept = stored(record, generation, before["added"], before["token"])
            return {**kept, **document(article, self._stacker)}

        Desk(self._asking, ARTICLES).change(id, change)

    def _rule_all(self, articles: Sequence[Rows], new: set[str], twins: Twins) -> None:
        """Lay over articles what came with them, and what was ruled before they were removed."""
        ruled = self._corrections.of(sorted(new)) if new else {}
        for rows in articles:
            id = twins.of(rows) or rows.id
            if rows.corrected or (rows.id in new and id in ruled):
                self.rule(id, rows.corrected, self.desk.next(GENERATIONS), again=rows.id in new)

    def refresh(self) -> None:
        """Let questions see all that was written."""
        self.client.ask("POST", f"/{self._names()}/_refresh", write=True)
        self._asking.forget()
        self._recent.clear()

    def _names(self) -> str:
        return ",".join(alias(self.client.address.name, index) for index in mapping.ALL)

    def bulk(self, index: str) -> Bulk:
        """What writes into one of the archive's indices."""
        return Bulk(self.client, index, copies=self._copies)


def _sources(wanted: set[str], batch: Batch) -> Iterator[tuple[str, Any]]:
    """The bytes that new articles came from."""
    for sha, packed in batch.raws.items():
        if sha in wanted:
            yield from of_file(sha, packed)
    for piece in batch.pieces:
        if not wanted.isdisjoint(part[0] for part in piece.parts):
            yield from of_piece(piece)


def _from(sha: str) -> dict[str, Any]:
    return {"size": 0, "track_total_hits": True, "query": {"term": {"sha256": sha}}}
