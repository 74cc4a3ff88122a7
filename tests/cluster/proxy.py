"""A server that answers as it is told, for what real nodes seldom do: slow, broken, forged."""

from __future__ import annotations

import json
import socket
import ssl
import threading
import time
from collections.abc import Sequence
from typing import Any

#: What is sent for one request: bytes, a pause in seconds, or a status with a JSON value.
Step = bytes | float | tuple[int, Any]


class Proxy:
    """Gives the answers of ``script`` one request after the other, the last again and again.

    An answer is a list of steps; an empty one closes the connection without a word.
    """

    def __init__(
        self, script: Sequence[Sequence[Step]], context: ssl.SSLContext | None = None
    ) -> None:
        self.script = list(script)
        self.asked: list[str] = []
        self._context = context
        self._socket = socket.create_server(("127.0.0.1", 0))
        self.port: int = self._socket.getsockname()[1]
        threading.Thread(target=self._serve, daemon=True).start()

    def __enter__(self) -> Proxy:
        return self

    def __exit__(self, *_: object) -> None:
        self._socket.close()

    def _serve(self) -> None:
        while True:
            try:
                connection, _ = self._socket.accept()
            except OSError:
                return
            threading.Thread(target=self._answer, args=(connection,), daemon=True).start()

    def _answer(self, connection: socket.socket) -> None:
        try:
            if self._context is not None:
                connection = self._context.wrap_socket(connection, server_side=True)
            while (asked := self._request(connection)) and self._answer_one(connection, *asked):
                pass
        except OSError:
            pass
        finally:
            connection.close()

    def _answer_one(self, connection: socket.socket, _head: bytes, _body: bytes) -> bool:
        """Answer a request; whether the connection is kept for another."""
        steps = self.script.pop(0) if len(self.script) > 1 else self.script[0]
        for step in steps:
            self._do(connection, step)
        return bool(steps) and steps[-1] != b""

    def _request(self, connection: socket.socket) -> tuple[bytes, bytes] | None:
        """Read one request, its head and its body; ``None``: there is no more."""
        read = b""
        while b"\r\n\r\n" not in read:
            piece = connection.recv(65536)
            if not piece:
                return None
            read += piece
        head, _, body = read.partition(b"\r\n\r\n")
        lengths = [
            line for line in head.lower().split(b"\r\n") if line.startswith(b"content-length:")
        ]
        size = int(lengths[0].partition(b":")[2]) if lengths else 0
        while len(body) < size:
            body += connection.recv(65536)
        self.asked.append(head.decode("latin-1"))
        return head, body

    def _do(self, connection: socket.socket, step: Step) -> None:
        if isinstance(step, bytes):
            connection.sendall(step)
        elif isinstance(step, tuple):
            connection.sendall(answer(*step))
        else:
            time.sleep(step)


def answer(status: int, value: Any, *headers: str, kind: str = "application/json") -> bytes:
    """A whole HTTP answer; a text stands as it is, anything else as JSON."""
    body = (value if isinstance(value, str) else json.dumps(value)).encode()
    lines = [f"HTTP/1.1 {status} Told", f"Content-Type: {kind}", f"Content-Length: {len(body)}"]
    return "\r\n".join([*lines, *headers, "", ""]).encode() + body
