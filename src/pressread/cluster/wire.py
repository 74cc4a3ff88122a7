"""One connection to a node: HTTP/1.1 over a socket, kept open from request to request.

At a prompt ``http.client`` takes 45 ms to import, ``socket`` 13, and ``_socket``, which both stand
on, nothing (measured, CPU time): so plain connections are made with the latter, and those with TLS
by ``ssl`` (25 ms), which always checks the certificate and the host's name.
"""

from __future__ import annotations

import _socket
from time import monotonic

from pressread.errors import ArchiveError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

    from pressread.cluster.endpoint import Credentials

#: Of a status line and its headers; a node of either engine sends less than one.
MOST_HEADERS = 64 << 10
#: Of one answer: an article with its bytes may have 100 MB, a page of records much less.
MOST_ANSWER = 512 << 20
_PIECE = 256 << 10


class Broken(OSError):
    """The other side broke off, or does not speak HTTP."""


class Untrusted(ArchiveError):
    """A certificate that cannot be trusted: no other node is tried."""


class Reply:
    """``status``, ``headers`` (names in small letters) and the whole ``body``."""

    __slots__ = ("body", "headers", "status")

    def __init__(self, status: int, headers: Mapping[str, str], body: bytes) -> None:
        self.status = status
        self.headers = headers
        self.body = body


class Connection:
    """An open connection. Any ``OSError`` means that it is of no more use."""

    def __init__(
        self, host: str, port: int, credentials: Credentials | None, *, tls: bool, timeout: float
    ) -> None:
        self._host = host
        self._port = port
        self._read = b""
        self._end = monotonic() + timeout
        self._socket: Any = _connected(host, port, timeout)
        if tls:
            self._socket = _secured(self._socket, host, credentials)
        self._authorization = credentials.authorization if credentials else None

    def close(self) -> None:
        self._socket.close()

    def ask(self, method: str, path: str, body: bytes | None, kind: str, timeout: float) -> Reply:
        """Send a request and read all of its answer. Raises ``OSError``."""
        self._end = monotonic() + timeout
        self._socket.settimeout(timeout)
        self._socket.sendall(self._head(method, path, body, kind) + (body or b""))
        status, headers = self._status_and_headers()
        while status == 100:  # "Continue": the answer itself follows
            status, headers = self._status_and_headers()
        found = b"" if method == "HEAD" or status in (204, 304) else self._body(headers)
        if headers.get("connection", "").lower() == "close":
            self.close()
        return Reply(status, headers, found)

    def _head(self, method: str, path: str, body: bytes | None, kind: str) -> bytes:
        host = f"[{self._host}]" if ":" in self._host else self._host
        lines = [
            f"{method} {path} HTTP/1.1",
            f"Host: {host}:{self._port}",
            "Accept: application/json",
        ]
        if self._authorization:
            lines.append(f"Authorization: {self._authorization}")
        if body is not None:
            lines += [f"Content-Type: {kind}", f"Content-Length: {len(body)}"]
        return "\r\n".join((*lines, "", "")).encode("latin-1")

    def _status_and_headers(self) -> tuple[int, dict[str, str]]:
        while b"\r\n\r\n" not in self._read:
            if len(self._read) > MOST_HEADERS:
                raise Broken("headers without an end")
            self._more()
        head, _, self._read = self._read.partition(b"\r\n\r\n")
        first, *lines = head.decode("latin-1").split("\r\n")
        parts = first.split(" ", 2)
        if not first.startswith("HTTP/1.") or len(parts) < 2 or not parts[1].isdigit():
            raise Broken("no HTTP answer")
        pairs = [line.partition(":") for line in lines]
        return int(parts[1]), {name.strip().lower(): value.strip() for name, _, value in pairs}

    def _body(self, headers: Mapping[str, str]) -> bytes:
        if headers.get("transfer-encoding", "").lower() == "chunked":
            return self._chunks()
        length = headers.get("content-length")
        if length is None:
            return self._until_closed()
        if not (length.isascii() and length.isdigit()) or int(length) > MOST_ANSWER:
            raise Broken(f"an answer of {length[:20]} bytes")
        return self._exactly(int(length))

    def _exactly(self, size: int) -> bytes:
        pieces, have = [self._read], len(self._read)
        while have < size:
            pieces.append(self._receive())
            have += len(pieces[-1])
        whole = b"".join(pieces)
        self._read = whole[size:]
        return whole[:size]

    def _chunks(self) -> bytes:
        found, total = [], 0
        while size := self._chunk_size():
            total += size
            if total > MOST_ANSWER:
                raise Broken("an answer without an end")
            found.append(self._exactly(size))
            self._line()
        while self._line():  # trailers
            pass
        return b"".join(found)

    def _chunk_size(self) -> int:
        try:
            return int(self._line().partition(b";")[0], 16)
        except ValueError as error:
            raise Broken("a chunk without a length") from error

    def _line(self) -> bytes:
        while b"\r\n" not in self._read:
            if len(self._read) > MOST_HEADERS:
                raise Broken("a line without an end")
            self._more()
        line, _, self._read = self._read.partition(b"\r\n")
        return line

    def _until_closed(self) -> bytes:
        pieces, have = [self._read], len(self._read)
        while piece := self._piece():
            pieces.append(piece)
            have += len(piece)
            if have > MOST_ANSWER:
                raise Broken("an answer without an end")
        self._read = b""
        self.close()
        return b"".join(pieces)

    def _more(self) -> None:
        self._read += self._receive()

    def _receive(self) -> bytes:
        piece = self._piece()
        if not piece:
            raise Broken("the connection was closed")
        return piece

    def _piece(self) -> bytes:
        """What has come; a node that sends a byte now and then is slow as well."""
        left = self._end - monotonic()
        if left <= 0:
            raise TimeoutError("timed out")
        self._socket.settimeout(left)
        found: bytes = self._socket.recv(_PIECE)
        return found


def _connected(host: str, port: int, timeout: float) -> Any:
    """A TCP connection to the first address of ``host`` that takes one."""
    last: OSError = Broken("no address")
    for family, kind, protocol, _, place in _socket.getaddrinfo(
        host, port, _socket.AF_UNSPEC, _socket.SOCK_STREAM
    ):
        found = _socket.socket(family, kind, protocol)
        try:
            found.settimeout(timeout)
            found.connect(place)
            found.setsockopt(_socket.IPPROTO_TCP, _socket.TCP_NODELAY, 1)
            return found
        except OSError as error:
            found.close()
            last = error
    raise last


def _secured(plain: Any, host: str, credentials: Credentials | None) -> Any:
    """``plain`` with TLS; the certificate is checked against the trusted ones and the name.

    Raises ``Untrusted``, ``OSError``.
    """
    import socket
    import ssl

    timeout = plain.gettimeout()
    wrapped = socket.socket(plain.family, plain.type, plain.proto, plain.detach())
    wrapped.settimeout(timeout)
    try:
        return _context(credentials).wrap_socket(wrapped, server_hostname=host)
    except ssl.SSLCertVerificationError as error:
        wrapped.close()
        raise Untrusted(
            f"the certificate of {host} is not trusted: {error.verify_message};"
            " PRESSREAD_CLUSTER_CA names a file of certificates to trust"
        ) from error
    except BaseException:
        wrapped.close()
        raise


def _context(credentials: Credentials | None) -> Any:
    import ssl

    try:
        context = ssl.create_default_context(cafile=credentials.ca if credentials else None)
        if credentials and credentials.certificate:
            context.load_cert_chain(credentials.certificate, credentials.key)
    except FileNotFoundError as error:
        raise ArchiveError(
            "a file of certificates is not there: see PRESSREAD_CLUSTER_*"
        ) from error
    except ssl.SSLError as error:
        raise ArchiveError(f"a file of certificates cannot be used: {error.reason}") from error
    return context
