"""Posting lists as bytes: which documents hold a term, how much it means there, and where.

The documents' part is sparse (gaps between document numbers, then one impact byte each) or, for
terms of a sixteenth of all documents and more, dense (a bitmap, ranks to find a document's impact
by, the largest impact of each block of 64 documents, then the impacts). An impact is the
saturated BM25F weight of the term in the document, 1..255; keyword columns have none.

The positions' part is cut into chunks of 128 postings, so that a few documents' positions are
read without the rest: for each chunk the number of occurrences a document, then the positions.
"""

from __future__ import annotations

from array import array
from itertools import accumulate
from operator import sub

from pressread.index.planes import (
    LIMIT,
    mark_of,
    pack,
    pack_one,
    pack_planes,
    pack_small,
    unpack,
)

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

CHUNK = 128
BLOCK = 64
_RANK = 256  # documents a rank
_DENSE = 16  # a term of one document in so many is dense
_ONCE = pack_small(array("I", [0]))
_SPARSE_MARK, _DENSE_MARK, _BARE = 0, 1, 2  # _BARE is a bit: no impacts


def encode_docs(docs: Sequence[int], impacts: bytes, size: int) -> bytes:
    """The documents' part. ``docs`` ascend, below ``size``; ``impacts`` may be empty."""
    bare = 0 if impacts else _BARE
    if len(docs) * _DENSE < size or size < 4 * BLOCK:
        gaps = array("I", docs[:1])
        gaps.extend(map(sub, docs[1:], docs))
        return pack(gaps, _SPARSE_MARK | bare) + impacts
    bits = bitmap(docs, size)
    ranks = [0]
    for at in range(0, len(bits) - 31, 32):
        ranks.append(ranks[-1] + int.from_bytes(bits[at : at + 32], "little").bit_count())
    header = ((_DENSE_MARK | bare) << 12).to_bytes(2, "little")
    return b"".join((header, bits, array("I", ranks).tobytes(), _maxima(bits, impacts), impacts))


def bitmap(docs: Sequence[int], size: int) -> bytes:
    """One bit a document, the first in the lowest bit of the first byte; whole blocks of 64."""
    flags = bytearray(b"0") * ((size + BLOCK - 1) // BLOCK * BLOCK)
    for doc in docs:
        flags[doc] = 49
    flags.reverse()
    return int(flags, 2).to_bytes(len(flags) // 8, "little")


def _maxima(bits: bytes, impacts: bytes) -> bytes:
    if not impacts:
        return b""
    found = bytearray()
    start = 0
    for at in range(0, len(bits), 8):
        end = start + int.from_bytes(bits[at : at + 8], "little").bit_count()
        found.append(max(impacts[start:end], default=0))
        start = end
    return bytes(found)


class Sparse:
    """The documents of a term that few hold."""

    __slots__ = ("_map", "count", "docs", "impacts")

    def __init__(self, docs: list[int], impacts: bytes) -> None:
        self.docs = docs
        self.count = len(docs)
        self.impacts = impacts
        self._map: dict[int, int] | None = None

    def impact(self, doc: int) -> int:
        """1..255, or 0 where the document does not hold the term."""
        if self._map is None:
            self._map = dict(zip(self.docs, self.impacts, strict=False))
        return self._map.get(doc, 0)

    def place(self, doc: int) -> int:
        """The number of ``doc`` among the documents (one of which it must be)."""
        from bisect import bisect_left

        return bisect_left(self.docs, doc)

    def at(self, place: int) -> int:
        """The inverse of ``place``."""
        return self.docs[place]


class Dense:
    """The documents of a common term; ``bits`` as ``bitmap`` makes them."""

    __slots__ = ("_ranks", "bits", "count", "impacts", "maxima")

    def __init__(self, data: bytes, count: int, size: int, bare: bool) -> None:
        blocks = (size + BLOCK - 1) // BLOCK
        width = blocks * BLOCK // 8
        ranked = 2 + width + 4 * (width // 32 + 1)
        self.count = count
        self.bits = data[2 : 2 + width]
        self._ranks = memoryview(data)[2 + width : ranked].cast("I")
        self.maxima = b"" if bare else data[ranked : ranked + blocks]
        self.impacts = b"" if bare else data[ranked + blocks :]
        if not bare and len(self.impacts) != count:
            raise ValueError("a posting list is cut short")

    def impact(self, doc: int) -> int:
        """1..255, or 0 where the document does not hold the term."""
        if not self.bits[doc >> 3] >> (doc & 7) & 1:
            return 0
        return self.impacts[self.place(doc)]

    def place(self, doc: int) -> int:
        """The number of ``doc`` among the documents (one of which it must be)."""
        first = doc >> 8 << 5
        partial = int.from_bytes(self.bits[first : (doc >> 3) + 1], "little")
        return self._ranks[doc >> 8] + (partial & ((1 << (doc & 255)) - 1)).bit_count()

    def at(self, place: int) -> int:
        """The inverse of ``place``."""
        from bisect import bisect_right

        row = bisect_right(self._ranks, place) - 1
        left = place - self._ranks[row]
        at = row << 5
        while (held := self.bits[at].bit_count()) <= left:
            left -= held
            at += 1
        byte = self.bits[at]
        for _ in range(left):
            byte &= byte - 1
        return (at << 3) + (byte & -byte).bit_length() - 1


def decode_docs(data: bytes, count: int, size: int) -> Sparse | Dense:
    """The inverse of ``encode_docs``. Raises ``ValueError`` or ``IndexError`` on damage."""
    mark = mark_of(data)
    if mark & _DENSE_MARK:
        return Dense(data, count, size, bool(mark & _BARE))
    gaps, at = unpack(data, 0, count)
    docs = list(accumulate(gaps))
    impacts = b"" if mark & _BARE else data[at : at + count]
    if docs and (docs[-1] >= size or len(data) != at + len(impacts)):
        raise ValueError("a posting list is damaged")
    return Sparse(docs, impacts)


def all_docs(posting: Sparse | Dense) -> list[int]:
    """Every document number, ascending."""
    return posting.docs if isinstance(posting, Sparse) else docs_of(posting.bits)


_FLAGS = bytes(byte == 49 for byte in range(256))


def docs_of(bits: bytes) -> list[int]:
    """The numbers of the bits that are set, ascending."""
    from itertools import compress

    flags = format(int.from_bytes(bits, "little"), "b").encode().translate(_FLAGS)[::-1]
    return list(compress(range(len(flags)), flags))


def encode_positions(counts: Sequence[int], planes: tuple[bytes, bytes, bytes]) -> bytes:
    """The positions' part: occurrences a document, and all positions as three byte planes."""
    low, middle, high = planes
    chunks = []
    start = 0
    for at in range(0, len(counts), CHUNK):
        held = counts[at : at + CHUNK]
        end = start + sum(held)
        packed = pack_planes(low[start:end], middle[start:end], high[start:end])
        chunks.append(pack_small(array("I", [count - 1 for count in held])) + packed)
        start = end
    return join_chunks(chunks)


def encode_chunk(counts: Sequence[int], positions: array[int]) -> bytes:
    """One chunk, of 128 documents or fewer."""
    return pack_small(array("I", [count - 1 for count in counts])) + pack(positions)


def join_chunks(chunks: Sequence[bytes]) -> bytes:
    """The positions' part, all of whose chunks but the last have 128 documents."""
    if len(chunks) < 2:
        return b"".join(chunks)
    return array("I", accumulate(map(len, chunks))).tobytes() + b"".join(chunks)


def encode_single(doc: int, impact: int, position: int) -> tuple[bytes, bytes]:
    """Both parts of a term that one document holds once."""
    return pack_one(doc, _SPARSE_MARK) + bytes((impact,)), _ONCE + pack_one(position)


def decode_chunk(data: bytes, count: int, number: int) -> tuple[list[int], array[int]]:
    """(occurrences a document, positions) of one chunk of a list of ``count`` postings."""
    chunks = (count + CHUNK - 1) // CHUNK
    at = 0
    if chunks > 1:
        ends = memoryview(data)[: 4 * chunks].cast("I")
        at = 4 * chunks + (ends[number - 1] if number else 0)
    held, at = unpack(data, at, min(CHUNK, count - number * CHUNK))
    counts = [one + 1 for one in held]
    positions, _ = unpack(data, at, sum(counts))
    return counts, positions


def clamp(position: int) -> int:
    """A position that can be stored: past the limit all words stand at one place."""
    return position if position < LIMIT else LIMIT - 1
