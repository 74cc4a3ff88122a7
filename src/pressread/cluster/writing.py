"""Documents on their way into a cluster: in bulks, told as written only when they are; and changed
by what they were.

A bulk may be sent twice, for an answer can be lost after the writing: documents are created, never
overwritten, and each article bears the token of the batch that brought it. So what is there
already (409) is this batch's own first try where the token is its own, and somebody else's
otherwise.

What several people write (tags, notes, names, rulings) is changed by optimistic concurrency: read,
changed here, and written if nobody wrote meanwhile; else once more. A change says what is to be
added or taken away, not what the whole is, so two people at one article lose nothing of each
other's.
"""

from __future__ import annotations

from time import monotonic, sleep

from pressread.cluster.asking import Wanted, every_hit
from pressread.cluster.client import WRITE_WAIT, is_full, lines_of, refusal
from pressread.cluster.mapping import ARTICLES, DESK, WINDOW, alias
from pressread.errors import ArchiveError, ClusterAway, StorageFull, TooLarge
from pressread.jsontext import encode, quoted

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
    from typing import Any, TypeAlias

    from pressread.cluster.asking import Asking
    from pressread.cluster.client import Client

    #: What a document is → what it shall be; asked again where somebody else was faster.
    Change: TypeAlias = Callable[[dict[str, Any] | None], dict[str, Any] | None]

#: Of one bulk: small enough for a node with little memory, large enough to be few.
BULK_BYTES = 5 << 20
BULK_DOCUMENTS = 2_000
#: A request has at most 100 MB, in every engine as it comes.
MOST_BYTES = 95 << 20
_LATER = (429, 502, 503, 504)
_SHORTEST_PAUSE, _LONGEST_PAUSE = 0.1, 5.0
#: How long the engine waits for the copies that a write needs, below what we wait for it.
_ENGINE_WAIT = "20s"
#: Counters of the desk: of batches, and of marks.
GENERATIONS, MARKS = "g", "m"
#: Times that a change is tried again where others write the same document at the same moment.
_TRIES = 60
_LONGEST_TURN = 0.4


class Desk:
    """The documents of the desk, by kind: ``article``, ``saved``, ``names``, ``corrections`` …; or
    those of another ``index``, changed by the same rules.
    """

    def __init__(self, asking: Asking, index: str = DESK) -> None:
        self.asking = asking
        self.index = alias(asking.name, index)

    def get(self, id: str) -> dict[str, Any] | None:
        """A document as it is now."""
        path = f"/{self.index}/_doc/{_quoted(id)}"
        status, found = self.asking.client.ask("GET", path, allow=(404,))
        if status == 404 or not found.get("found"):
            return None
        source: dict[str, Any] = found["_source"]
        return source

    def change(self, id: str, change: Change) -> None:
        """Write what ``change`` makes of a document (``None``: there is none, or shall be none)
        and let questions see it.
        """
        self.change_all({id: change}, refresh="true")

    def change_all(self, changes: Mapping[str, Change], *, refresh: str = "false") -> None:
        """``change`` for many documents, each by itself."""
        for tries in range(_TRIES):
            if not changes:
                break
            if tries:
                from random import uniform

                sleep(uniform(0, min(_LONGEST_TURN, 0.01 * 2**tries)))
            changes = self._tried(changes, refresh)
        else:
            raise ArchiveError(
                f"others keep changing the same thing at {self.asking.client.address}; try again"
            )
        self.asking.forget()

    def next(self, counter: str) -> int:
        """A number that a counter has told nobody else."""
        number = 0

        def change(before: dict[str, Any] | None) -> dict[str, Any]:
            nonlocal number
            number = (before["value"]["number"] if before else 0) + 1
            return {"kind": "counter", "id": counter, "value": {"number": number}}

        self.change(counter, change)
        return number

    def _tried(self, changes: Mapping[str, Change], refresh: str) -> dict[str, Change]:
        """Read all, write what is changed; those that somebody else wrote meanwhile."""
        client, index = self.asking.client, self.index
        _, found = client.ask("POST", f"/{index}/_mget", {"ids": list(changes)})
        lines: list[Any] = []
        wanted: list[str] = []
        for one in found["docs"]:
            if "error" in one:
                raise refusal(503, one, client.address)
            before = one["_source"] if one.get("found") else None
            after = changes[one["_id"]](before)
            if after != before:
                wanted.append(one["_id"])
                lines += _guarded(one, after)
        if not wanted:
            return {}
        path = f"/{index}/_bulk?refresh={refresh}&filter_path=items.*.status,items.*.error"
        _, told = client.ask("POST", path, lines_of(lines), write=True)
        conflicts = {}
        for id, item in zip(wanted, told["items"], strict=True):
            (outcome,) = item.values()
            if outcome["status"] in (404, 409):
                conflicts[id] = changes[id]
            elif outcome["status"] >= 300:
                raise refusal(outcome["status"], outcome, client.address)
        return conflicts

    def found(
        self, kind: str, *conditions: dict[str, Any], likely: Sequence[Any] = ()
    ) -> list[Any]:
        """The sources of a kind that meet all ``conditions``, by id."""
        query = {"bool": {"filter": [{"term": {"kind": kind}}, *conditions]}}
        body = {"size": WINDOW, "query": query, "sort": [{"id": "asc"}], "track_total_hits": True}

        def read(answer: Any) -> list[Any]:
            hits = [hit["_source"] for hit in answer["hits"]["hits"]]
            if answer["hits"]["total"]["value"] <= len(hits):
                return hits
            return [hit["_source"] for hit in every_hit(self.asking, body, index=DESK)]

        key = ("desk", kind, repr(conditions))
        known: list[Any] = self.asking.know(key, lambda: Wanted(DESK, body, read), list(likely))
        return known


def _guarded(one: dict[str, Any], after: dict[str, Any] | None) -> list[Any]:
    """The lines of a bulk that write ``after`` if the document is still as it was read."""
    meta = {"_id": one["_id"]}
    if not one.get("found"):
        return [{"create": meta}, after]
    meta |= {"if_seq_no": one["_seq_no"], "if_primary_term": one["_primary_term"]}
    return [{"index": meta}, after] if after is not None else [{"delete": meta}]


def _quoted(id: str) -> str:
    """``id`` as a part of a path."""
    safe = frozenset(b"abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_.~")
    return "".join(chr(byte) if byte in safe else f"%{byte:02X}" for byte in id.encode())


class Bulk:
    """Writes documents into one index, by its alias or its ``real`` name. ``copies``: so many must
    be there to write to.
    """

    def __init__(self, client: Client, index: str, *, copies: int = 1, real: bool = False) -> None:
        self._client = client
        self._path = (
            f"/{index if real else alias(client.address.name, index)}/_bulk?timeout={_ENGINE_WAIT}"
            f"&wait_for_active_shards={copies}&filter_path=items.*.status,items.*.error"
        )

    def create(self, documents: Iterable[tuple[str, Any]]) -> dict[str, bool]:
        """id → whether it is new; ``False``: one of this id was there. Raises ``ArchiveError``."""
        created: dict[str, bool] = {}
        for part in _parts(documents):
            created.update(self._create(part))
        return created

    def index(self, documents: Iterable[tuple[str, Any]]) -> None:
        """Write documents over those of the same id. Raises ``ArchiveError``."""
        for part in _parts(documents, "index"):
            self._create(part)

    def delete(self, ids: Sequence[str]) -> int:
        """Delete documents; how many there were."""
        gone = 0
        for start in range(0, len(ids), BULK_DOCUMENTS):
            lines = [{"delete": {"_id": id}} for id in ids[start : start + BULK_DOCUMENTS]]
            _, found = self._client.ask("POST", self._path, lines_of(lines), write=True)
            for item in found["items"]:
                status = item["delete"]["status"]
                if status not in (200, 404):
                    raise refusal(status, item["delete"], self._client.address)
                gone += status == 200
        return gone

    def _create(self, part: dict[str, bytes]) -> dict[str, bool]:
        """One bulk; what the nodes had no room for at the moment is sent again."""
        created: dict[str, bool] = {}
        end = monotonic() + WRITE_WAIT
        pause = _SHORTEST_PAUSE
        left = part
        while True:
            left, why = self._send(left, created)
            if not left:
                return created
            if monotonic() + pause > end:
                raise ClusterAway(
                    f"{self._client.address} does not take what is written: {_meant(why)};"
                    " import again later, what was told as imported is there"
                )
            sleep(pause)
            pause = min(2 * pause, _LONGEST_PAUSE)

    def _send(
        self, part: dict[str, bytes], created: dict[str, bool]
    ) -> tuple[dict[str, bytes], str]:
        """What of ``part`` is to be sent again, and why; the rest goes to ``created``."""
        _, found = self._client.ask("POST", self._path, b"".join(part.values()), write=True)
        again, why = {}, ""
        for id, item in zip(list(part), found["items"], strict=True):
            (outcome,) = item.values()
            status = outcome["status"]
            if status in (200, 201, 409):
                created[id] = status != 409
            elif is_full(outcome):
                raise StorageFull(
                    f"the disks of {self._client.address} are full; free some space there, then"
                    " import again: what was told as imported is there"
                )
            elif status in _LATER or _is_swapping(outcome):
                again[id], why = part[id], str(outcome.get("error", {}).get("reason", status))
            else:
                raise refusal(status, outcome, self._client.address)
        return again, " ".join(why.split())[:200]


def _meant(why: str) -> str:
    """Why a shard takes nothing, where the engine's words would not say what is to be done."""
    if "primary shard is not active" in why:
        return "a part of it is on no node that answers; bring back the node that is away"
    if "Not enough active copies" in why:
        return "no second node can hold a copy of it; bring back the node that is away"
    return why


def own(client: Client, ids: Sequence[str], token: str) -> set[str]:
    """Which of these articles this very batch wrote, in a try whose answer was lost."""
    if not ids:
        return set()
    path = f"/{alias(client.address.name, ARTICLES)}/_mget?_source_includes=token"
    _, found = client.ask("POST", path, {"ids": list(ids)})
    return {one["_id"] for one in found["docs"] if one.get("_source", {}).get("token") == token}


def _parts(documents: Iterable[tuple[str, Any]], how: str = "create") -> Iterator[dict[str, bytes]]:
    """Documents as the lines of bulks. Raises ``TooLarge`` for one that no request may hold."""
    part: dict[str, bytes] = {}
    size = 0
    for id, document in documents:
        lines = _lines(id, document, how)
        if len(lines) > MOST_BYTES:
            raise TooLarge(f"{id}: {len(lines) >> 20} MB are more than a cluster takes at once")
        if part and (size + len(lines) > BULK_BYTES or len(part) >= BULK_DOCUMENTS):
            yield part
            part, size = {}, 0
        part[id] = lines
        size += len(lines)
    if part:
        yield part


def _lines(id: str, document: Any, how: str) -> bytes:
    head = f'{{"{how}": {{"_id": {quoted(id)}}}}}'
    return f"{head}\n{encode(document)}\n".encode("utf-8", "replace")


def _is_swapping(outcome: Any) -> bool:
    """Whether the index is closed to writers for the moment in which its successor is put in
    its place (see ``reindexing``).
    """
    return outcome["status"] == 403 and "index write (api)" in str(outcome.get("error"))
