"""The bytes that articles were read from, on a cluster: each once, in parts that a request holds.

SHA.0, SHA.1, …   the zlib of a file of its own, in parts
SHA.0             of an article out of a file of many: where in which piece its part stands
p-….0, …          a piece: the parts of several articles, in parts as well
"""

from __future__ import annotations

import zlib
from binascii import a2b_base64, b2a_base64
from hashlib import sha256

from pressread.cluster.mapping import RAW, alias
from pressread.cluster.paging import every_hit
from pressread.store.rows import Packed, pack

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

    from pressread.cluster.asking import Asking
    from pressread.store.rows import Piece

#: Bytes of one document; Base64 makes a third more of them.
PART = 16 << 20
_PIECES = "p-"


class Raws:
    """What ``store.raws`` is for a folder; ``keeping`` writes what these functions lay out."""

    def __init__(self, asking: Asking) -> None:
        self._asking = asking
        self._index = alias(asking.name, RAW)
        self._last: tuple[str, bytes] = ("", b"")

    def get(self, sha: str) -> bytes | None:
        """The bytes as found; ``None`` where the archive was not given them."""
        found = self._whole(sha)
        if found is None:
            return None
        head, packed = found
        if "piece" not in head:
            return zlib.decompress(packed)
        whole = self._piece(head["piece"])
        return whole[head["start"] : head["start"] + head["size"]]

    def packed(self, sha: str) -> bytes | None:
        """The bytes as zlib."""
        found = self._whole(sha)
        if found is None or "piece" not in found[0]:
            return None if found is None else found[1]
        raw = self.get(sha)
        return None if raw is None else pack(raw).bytes

    def every(self) -> Iterator[tuple[str, int, bytes | None]]:
        """``(SHA-256, size, bytes)`` of all there is; ``None`` for what cannot be unpacked."""
        first = {"bool": {"filter": [{"term": {"part": 0}}, {"exists": {"field": "sha256"}}]}}
        body = {"query": first, "_source": ["sha256", "size"], "sort": []}
        for hit in every_hit(self._asking, body, index=RAW):
            try:
                found = self.get(hit["_source"]["sha256"])
            except zlib.error:
                found = None
            yield hit["_source"]["sha256"], hit["_source"]["size"], found

    def blank(self, sha: str) -> list[tuple[str, Any]]:
        """What a piece becomes without one of its parts: the bytes are gone, places stay."""
        found = self._whole(sha)
        if found is None or "piece" not in found[0]:
            return []
        head = found[0]
        whole = bytearray(self._piece(head["piece"]))
        whole[head["start"] : head["start"] + head["size"]] = bytes(head["size"])
        self._last = ("", b"")
        return list(_parts(head["piece"], pack(bytes(whole)), {}))

    def _piece(self, id: str) -> bytes:
        if self._last[0] != id:
            found = self._whole(id)
            self._last = id, zlib.decompress(found[1]) if found else b""
        return self._last[1]

    def _whole(self, id: str) -> tuple[dict[str, Any], bytes] | None:
        """What the first part tells, and the bytes of all."""
        head: dict[str, Any] | None = None
        found: list[bytes] = []
        while head is None or len(found) < head["parts"]:
            path = f"/{self._index}/_doc/{id}.{len(found)}"
            _, told = self._asking.client.ask("GET", path, allow=(404,))
            if not told.get("found"):
                return None
            head = head or told["_source"]
            found.append(a2b_base64(told["_source"].get("bytes", "")))
        return head, b"".join(found)


def of_file(sha: str, packed: Packed) -> Iterator[tuple[str, dict[str, Any]]]:
    """The documents of a file of its own."""
    return _parts(sha, packed, {"sha256": sha, "id": sha})


def of_piece(piece: Piece) -> Iterator[tuple[str, dict[str, Any]]]:
    """The documents of a piece, and of each article's part of it, the piece first.

    A piece is called by what it holds, so that it is written once, however often it is sent.
    """
    id = _PIECES + sha256(repr(piece.parts).encode()).hexdigest()[:32]
    yield from _parts(id, piece.packed, {})
    for sha, start, size in piece.parts:
        place = {"piece": id, "start": start, "size": size}
        yield f"{sha}.0", {"sha256": sha, "id": sha, "part": 0, "parts": 1, **place}


def _parts(id: str, packed: Packed, told: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    parts = max(1, -(-len(packed.bytes) // PART))
    for part in range(parts):
        piece = packed.bytes[part * PART : (part + 1) * PART]
        written = b2a_base64(piece, newline=False).decode()
        size = {"size": packed.size} if not part else {}
        yield f"{id}.{part}", {**told, **size, "part": part, "parts": parts, "bytes": written}
