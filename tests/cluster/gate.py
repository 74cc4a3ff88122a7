"""A proxy before a real node: TLS, passwords, rights, and answers that are lost on the way."""

from __future__ import annotations

import http.client
import socket
import ssl
from collections.abc import Callable, Sequence

from tests.cluster.nodes import Nodes
from tests.cluster.proxy import Proxy, Step, answer

#: What is asked: method, path, headers (names in small letters).
Asked = tuple[str, str, dict[str, str]]
#: Steps in place of the node's answer; ``None``: as the node answers.
Rule = Callable[[Asked], Sequence[Step] | None]
#: Instead of steps: the node is asked, and its answer never arrives.
LOST: Sequence[Step] = [b""]


class Gate(Proxy):
    """Hands requests on to the first node unless ``rule`` says otherwise."""

    def __init__(self, nodes: Nodes, rule: Rule, context: ssl.SSLContext | None = None) -> None:
        self._node = nodes.hosts[0].removeprefix("http://")
        self.rule = rule
        super().__init__([[]], context)

    def _answer_one(self, connection: socket.socket, head: bytes, body: bytes) -> bool:
        first, *lines = head.decode("latin-1").split("\r\n")
        method, path, _ = first.split(" ")
        pairs = (line.partition(":") for line in lines if line)
        headers = {name.strip().lower(): value.strip() for name, _, value in pairs}
        steps = self.rule((method, path, headers))
        if steps is not None and steps is not LOST:
            for step in steps:
                self._do(connection, step)
            return steps[-1:] != [b""]
        node = http.client.HTTPConnection(self._node)
        kind = {"Content-Type": headers.get("content-type", "application/json")}
        node.request(method, path, body or None, kind)
        reply = node.getresponse()
        told = reply.read().decode()
        node.close()
        if steps is LOST:
            return False
        connection.sendall(answer(reply.status, told))
        return True


def privilege(asked: Asked) -> str:
    """What a security plugin would want of whoever asks this."""
    method, path, _ = asked
    path = path.partition("?")[0]
    last = path.rstrip("/").rpartition("/")[2]
    if path == "/" or path.startswith("/_cluster/health"):
        return "monitor"
    if last == "_alias":
        return "view_index_metadata"
    if last in ("_search", "_msearch", "_mget", "_count", "point_in_time") or (
        method == "GET" and "/_doc/" in path
    ):
        return "read"
    if last in ("_bulk", "_delete_by_query") or "/_doc/" in path:
        return "write"
    if method == "PUT" and path.count("/") == 1:
        return "create_index"
    return "manage"
