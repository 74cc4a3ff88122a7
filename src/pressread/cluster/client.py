"""Questions to a cluster: which node is asked, how long is waited, and what an answer means.

A node that cannot be reached, or says that it is overloaded, is left for the next one, with
growing waits between the rounds; when the stated wait is over, one line says so. What will not
get better by waiting is told at once: a wrong password, a disk that is full, a page of HTML.
"""

from __future__ import annotations

from time import monotonic, sleep

from pressread.cluster.wire import Connection, Untrusted
from pressread.errors import AccessDenied, ArchiveError, ClusterAway, StorageFull
from pressread.jsontext import encode, loads

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import Any

    from pressread.cluster.endpoint import Address, Credentials
    from pressread.cluster.wire import Reply

JSON, LINES = "application/json", "application/x-ndjson"
#: Seconds that a question waits for its answer, all nodes together; what is written waits longer,
#: for a node that is lost may come back, or its shards move.
WAIT = 20.0
WRITE_WAIT = 120.0
#: Seconds that one node has to take a connection, and to give an answer.
CONNECT = 5.0
ANSWER = 20.0
BULK_ANSWER = 45.0
_FIRST_PAUSE, _LONGEST_PAUSE = 0.05, 4.0
_LATER = (429, 502, 503, 504)
#: What a full disk is called inside an answer, whose own status is 429 or 403.
_FULL = ("flood-stage watermark", "disk usage exceeded", "no space left on device")


class Client:
    """The nodes of one cluster. Not shared between threads."""

    def __init__(
        self,
        address: Address,
        credentials: Credentials | None = None,
        *,
        wait: float = WAIT,
        write_wait: float = WRITE_WAIT,
    ) -> None:
        self.address = address
        self._credentials = credentials
        self._wait = {False: wait, True: write_wait}
        self._hosts = list(address.hosts)
        self._open: Connection | None = None
        #: ``opensearch``, or nothing for Elasticsearch; ``None`` until it is asked.
        self.distribution: str | None = None
        #: Requests sent, repeated ones too; tests hold commands to few of them.
        self.requests = 0

    def close(self) -> None:
        if self._open is not None:
            self._open.close()
            self._open = None

    def ask(
        self,
        method: str,
        path: str,
        body: Any = None,
        *,
        write: bool = False,
        allow: Iterable[int] = (),
        answer: float | None = None,
    ) -> tuple[int, Any]:
        """``(status, JSON)`` of a request that may be sent again; statuses of 400 and above raise
        ``ArchiveError`` unless they are in ``allow``.
        """
        data, kind = _encoded(body)
        limit = answer or (BULK_ANSWER if kind == LINES and write else ANSWER)
        reply = self._answered(method, path, data, kind, limit, write)
        found = _decoded(reply, self.address)
        if reply.status >= 400 and reply.status not in allow:
            raise refusal(reply.status, found, self.address)
        return reply.status, found

    def _answered(
        self, method: str, path: str, body: bytes | None, kind: str, limit: float, write: bool
    ) -> Reply:
        end = monotonic() + self._wait[write]
        tries = 0
        while True:
            told = "it does not answer"
            try:
                reply = self._once(method, path, body, kind, min(limit, end - monotonic()))
            except Untrusted:
                raise
            except OSError as error:
                self._leave()
                told = _reason(error)
            else:
                if reply.status not in _LATER or _is_full(reply.body):
                    return reply
                told = f"it answers {reply.status}, {_MEANT[reply.status]}"
                if reply.status != 429:
                    self._leave()
            tries += 1
            pause = self._pause(tries)
            if monotonic() + pause >= end:
                raise ClusterAway(f"no answer from {self.address} in time: {told}; try again later")
            sleep(pause)

    def _once(self, method: str, path: str, body: bytes | None, kind: str, limit: float) -> Reply:
        """One try at the node in front; a kept connection that was closed meanwhile is renewed."""
        kept = self._open is not None
        self.requests += 1
        try:
            return self._connection().ask(method, self._path(path), body, kind, max(limit, 0.001))
        except TimeoutError:
            raise
        except OSError:
            if not kept:
                raise
        self.close()
        return self._connection().ask(method, self._path(path), body, kind, max(limit, 0.001))

    def _path(self, path: str) -> str:
        return self.address.base + path

    def _connection(self) -> Connection:
        if self._open is None:
            host, port = self._hosts[0]
            tls, wait = self.address.tls, min(CONNECT, self._wait[False])
            self._open = Connection(host, port, self._credentials, tls=tls, timeout=wait)
        return self._open

    def _leave(self) -> None:
        """Ask the next node from now on."""
        self.close()
        self._hosts.append(self._hosts.pop(0))

    def _pause(self, tries: int) -> float:
        """None before each node was asked once, then longer and longer."""
        rounds = tries // len(self._hosts) if tries % len(self._hosts) == 0 else 0
        return min(_FIRST_PAUSE * 2**rounds, _LONGEST_PAUSE) if rounds else 0.0


_MEANT = {429: "too much to do", 502: "a bad gateway", 503: "not ready", 504: "a gateway's wait"}


def refusal(status: int, found: Any, address: Address) -> ArchiveError:
    """The error for an answer that says no."""
    why = reason_of(found)
    if status == 401:
        return AccessDenied(f"{address} wants to know who asks, or the password or key is wrong")
    if _says_full(why):
        return StorageFull(f"the disks of {address} are full; free some space there")
    if status == 403 and "block" in why:
        return ArchiveError(f"{address} is set to be read only")
    if status == 403:
        return AccessDenied(f"this user may not do that at {address}: {why}")
    if status == 413:
        return ArchiveError(f"too large for one request to {address}; see docs/cluster.md")
    return ArchiveError(f"{address} answers {status}: {why}")


def reason_of(found: Any) -> str:
    """Why, in the engine's own words, on one line and not too long."""
    error: Any = found.get("error") if isinstance(found, dict) else found
    causes = error.get("root_cause") if isinstance(error, dict) else None
    if isinstance(causes, list) and causes and isinstance(causes[0], dict):
        error = {**error, **causes[0]}
    if isinstance(error, dict):
        error = f"{error.get('type')}: {error.get('reason')}"
    return " ".join(str(error or "no reason given").split())[:300]


def is_full(item: Any) -> bool:
    """Whether what one document of a bulk was answered means that the disk is full."""
    return _says_full(reason_of(item))


def _says_full(text: str) -> bool:
    return any(sign in text.lower() for sign in _FULL)


def _is_full(body: bytes) -> bool:
    return _says_full(body[:4096].decode("utf-8", "replace"))


def _encoded(body: Any) -> tuple[bytes | None, str]:
    """``bytes`` are lines of JSON already."""
    if body is None or isinstance(body, bytes):
        return body, LINES
    return encode(body).encode("utf-8", "replace"), JSON


def _decoded(reply: Reply, address: Address) -> Any:
    """The JSON of an answer. Raises ``ArchiveError`` for what no node of a cluster answers."""
    kind = reply.headers.get("content-type", "")
    if 300 <= reply.status < 400:
        place = reply.headers.get("location", "elsewhere")
        raise ArchiveError(f"{address} sends us on to {place[:100]!r}; give the nodes' own address")
    if not reply.body:
        return None
    if "html" in kind:
        raise ArchiveError(
            f"{address} answers with a web page ({reply.status}): no cluster is there"
        )
    try:
        return loads(reply.body.decode())
    except ValueError as error:
        if reply.status in (401, 403):
            return None
        raise ArchiveError(f"{address} answers with something else than JSON") from error


def _reason(error: OSError) -> str:
    if isinstance(error, TimeoutError):
        return "it takes too long"
    return str(error.strerror or error).lower() or type(error).__name__


def lines_of(parts: Iterable[Any]) -> bytes:
    """Values as the lines of a bulk."""
    return "".join(f"{encode(part)}\n" for part in parts).encode("utf-8", "replace")
