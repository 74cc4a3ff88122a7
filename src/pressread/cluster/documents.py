"""An article as the documents that a cluster keeps: its record, its words as our analysis makes
them, so that the engine has nothing to analyse, and the bytes that it was read from.

Bytes are kept once, in parts that a request holds:

    SHA.0, SHA.1, …   the zlib of a file of its own, in parts
    SHA.0             of an article out of a file of many: where in which piece its part stands
    p-….0, …          a piece: the parts of several articles, in parts as well
"""

from __future__ import annotations

import zlib
from binascii import a2b_base64, b2a_base64
from hashlib import sha256

from pressread.cluster.asking import every_hit
from pressread.cluster.mapping import LONGEST_KEYWORD, RAW, STACK, alias
from pressread.cluster.rulings import as_extracted
from pressread.index.documents import article_document, statement_documents
from pressread.store.rows import Packed, pack
from pressread.text.folding import fold_identity
from pressread.text.terms import MEMO_LENGTH, terms_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from typing import Any

    from pressread.article import Article
    from pressread.cluster.asking import Asking
    from pressread.store.rows import Piece

#: Chunks of text remembered: those of some thousand articles.
_MOST_CHUNKS = 200_000
#: What a statement's own document has of its article, or is asked nowhere; the rest of the
#: article's fields it is given beside them.
_OWN = ("body", "headline", "publisher", "section", "speaker")
_COLUMNS_TOO = ("has", "words", "quotes", "published")
_LOW = 0xFFFFFFFF
#: Bytes of one document; Base64 makes a third more of them.
PART = 16 << 20
_PIECES = "p-"


class Stacker(dict[str, str]):
    """Chunk of text → its positions as the engine's tokens; remembers, for chunks repeat.

    ``take`` tells the terms that were not met before, for the vocabulary.
    """

    def __init__(self) -> None:
        super().__init__()
        self._known: set[str] = set()
        self.new: list[str] = []

    def __missing__(self, chunk: str) -> str:
        positions = terms_of(chunk)
        for terms in positions:
            for term in terms:
                if term not in self._known:
                    self._known.add(term)
                    self.new.append(term)
        found = " ".join([STACK.join(dict.fromkeys(terms)) for terms in positions])
        if len(chunk) <= MEMO_LENGTH:
            if len(self) > _MOST_CHUNKS:
                self.clear()
            self[chunk] = found
        return found

    def take(self) -> list[str]:
        """The terms that were not met before; they count as met now."""
        found, self.new = self.new, []
        return found

    def stacked(self, text: str) -> str:
        """The tokens of a text, parted by spaces."""
        return " ".join(filter(None, map(self.__getitem__, text.split())))


def document(article: Article, stacker: Stacker) -> dict[str, Any]:
    """The searchable part of an article's document; see ``mapping``."""
    _, fields, columns = article_document(article)
    texts = _texts(fields, stacker)
    own = _columns(columns)
    told = {
        "t": {name: found for name, found in texts.items() if name not in _OWN},
        "c": {name: own[name] for name in _COLUMNS_TOO if name in own},
    }
    statements = [
        {
            "key": id.partition(".")[2],
            **_speaker(article, id.partition(".")[2]),
            "t": _texts(said, stacker),
            "c": _columns(values),
            "a": told,
        }
        for id, said, values in statement_documents(article)
    ]
    return {"t": texts, "c": own, "s": statements[::-1]}


def _speaker(article: Article, key: str) -> dict[str, str]:
    """The name and the role of who is quoted, where the record has them: the register counts
    quotations alone, which are numbered before reported speech.
    """
    who = article.quotes[int(key)].speaker if int(key) < len(article.quotes) else None
    found = {"name": who and who.name, "role": who and who.role}
    return {name: value[:LONGEST_KEYWORD] for name, value in found.items() if value}


def _texts(fields: Mapping[str, Iterable[str]], stacker: Stacker) -> dict[str, list[str]]:
    found = {name: [stacker.stacked(text) for text in texts] for name, texts in fields.items()}
    return {name: texts for name, texts in found.items() if any(texts)}


def _columns(columns: Mapping[str, Any]) -> dict[str, Any]:
    """Columns without what is not there; a date that is not known is 0, as in the local index."""
    found = {name: _value(value) for name, value in columns.items() if value not in (None, "", [])}
    found.setdefault("published", 0)
    sketch, dispatch = found.pop("sketch", 0), found.pop("dispatch", 0)
    if sketch:
        found["sketch"] = f"{sketch:016x}"
        found["halves"] = [f"{dispatch >> 32:08x}", f"{dispatch & _LOW:08x}"]
    return found


def _value(value: Any) -> Any:
    """Keywords as long as the engine takes them; numbers as they are."""
    if isinstance(value, str):
        return value[:LONGEST_KEYWORD]
    if isinstance(value, int):
        return value
    return [one[:LONGEST_KEYWORD] for one in value]


def stored(record: Mapping[str, Any], generation: int, added: int, token: str) -> dict[str, Any]:
    """The part of an article's document that is kept rather than searched."""
    source = record["source"]
    folded = fold_identity(as_extracted(record)["headline"] or "")
    columns = {
        "date": record["published"],
        "day": (record["published"] or "")[:10],
        "head": folded[:LONGEST_KEYWORD],
        "language": record["language"],
        "sections": " / ".join(record["sections"])[:LONGEST_KEYWORD] or None,
        "format": source["format"],
        "sha256": source["sha256"],
        "imported": source["imported_at"],
    }
    return {
        "record": record,
        "id": record["id"],
        "same": mark(folded),
        **{name: value for name, value in columns.items() if value},
        "added": added,
        "generation": generation,
        "token": token,
    }


def mark(folded: str) -> str:
    """What a headline is known by, however long it is."""
    return sha256(folded.encode("utf-8", "replace")).hexdigest()[:24]


def words_of(record: Mapping[str, Any]) -> str:
    return fold_identity(" ".join(record["body"]))


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
