"""Documents on their way into a cluster: in bulks, told as written only when they are.

A bulk may be sent twice, for an answer can be lost after the writing: documents are created, never
overwritten, and each article bears the token of the batch that brought it. So what is there
already (409) is this batch's own first try where the token is its own, and somebody else's
otherwise.
"""

from __future__ import annotations

import json
from time import monotonic, sleep

from pressread.cluster.client import WRITE_WAIT, is_full, lines_of, refusal
from pressread.cluster.mapping import ARTICLES, alias
from pressread.errors import ClusterAway, StorageFull, TooLarge

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from typing import Any

    from pressread.cluster.client import Client

#: Of one bulk: small enough for a node with little memory, large enough to be few.
BULK_BYTES = 5 << 20
BULK_DOCUMENTS = 2_000
#: A request has at most 100 MB, in every engine as it comes.
MOST_BYTES = 95 << 20
_LATER = (429, 502, 503, 504)
_SHORTEST_PAUSE, _LONGEST_PAUSE = 0.1, 5.0
#: How long the engine waits for the copies that a write needs, below what we wait for it.
_ENGINE_WAIT = "20s"


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
                    f"{self._client.address} does not take what is written: {why};"
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
    written = json.dumps(document, ensure_ascii=False, separators=(",", ":"))
    return f"{json.dumps({how: {'_id': id}})}\n{written}\n".encode("utf-8", "replace")


def _is_swapping(outcome: Any) -> bool:
    """Whether the index is closed to writers for the moment in which its successor is put in
    its place (see ``reindexing``).
    """
    return outcome["status"] == 403 and "index write (api)" in str(outcome.get("error"))
