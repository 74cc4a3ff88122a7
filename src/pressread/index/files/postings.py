"""Posting lists as bytes: which documents hold a term, how much it means there, and where.

The documents' part is sparse (gaps between document numbers, then one impact byte each) or, for
terms of a sixteenth of all documents and more, dense (a bitmap, ranks to find a document's impact
by, the largest impact of each block of 64 documents, then the impacts). An impact is the
saturated BM25F weight of the term in the document, 1..255; keyword columns have none.

The positions' part is cut into chunks of 128 postings, so that a few documents' positions are
read without the rest: for each chunk the number of occurrences a document, then the positions.
"""

from __future__ import annotations

from itertools import accumulate

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from typing import TypeAlias

    #: (block of 64 documents, one bit of it) → impact, 0 where the document is not held
    Look: TypeAlias = Callable[[int, int], int]
    #: A term as stored: key, documents, their part, the positions' part.
    Encoded: TypeAlias = tuple[bytes, int, bytes, bytes]

CHUNK = 128
BLOCK = 64
_ONCE = b"\0\0"  # the occurrences of a chunk whose documents all have one, packed
SPARSE_MARK, DENSE_MARK, BARE = 0, 1, 2  # BARE is a bit: no impacts


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
        return self.by_doc().get(doc, 0)

    def place(self, doc: int) -> int:
        """The number of ``doc`` among the documents (one of which it must be)."""
        from bisect import bisect_left

        return bisect_left(self.docs, doc)

    def at(self, place: int) -> int:
        """The inverse of ``place``."""
        return self.docs[place]

    def looker(self) -> Look:
        """``impact`` by block and bit."""
        return look_up(self.by_doc())

    def by_doc(self) -> dict[int, int]:
        """Document → impact."""
        if self._map is None:
            self._map = dict(zip(self.docs, self.impacts, strict=False))
        return self._map


class Dense:
    """The documents of a common term; ``bits`` as ``bitmap`` makes them."""

    __slots__ = ("_blocks", "_ranks", "bits", "count", "impacts", "maxima")

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
        self._blocks: tuple[Sequence[int], Sequence[int]] | None = None

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

    def looker(self) -> Look:
        """``impact`` by block and bit."""
        words, starts = self.blocks()
        impacts = self.impacts

        def look(block: int, bit: int) -> int:
            held = words[block]
            return impacts[starts[block] + (held & bit - 1).bit_count()] if held & bit else 0

        return look

    def blocks(self) -> tuple[Sequence[int], Sequence[int]]:
        """The bits of each block of 64 documents, and the place of its first impact."""
        if self._blocks is None:
            words = memoryview(self.bits).cast("Q")
            starts = list(accumulate(map(int.bit_count, words), initial=0))
            self._blocks = words, starts
        return self._blocks

    def at(self, place: int) -> int:
        """The inverse of ``place``."""
        from bisect import bisect_right

        words, starts = self.blocks()
        block = bisect_right(starts, place) - 1
        word = words[block]
        for _ in range(place - starts[block]):
            word &= word - 1
        return block * BLOCK + (word & -word).bit_length() - 1


def look_up(impacts: Mapping[int, int]) -> Look:
    """The impacts of documents, asked for by block and bit."""
    get = impacts.get
    return lambda block, bit: get(block * BLOCK - 1 + bit.bit_length(), 0)


def decode_docs(data: bytes, count: int, size: int) -> Sparse | Dense:
    """The inverse of ``encode_docs``. Raises ``ValueError`` or ``IndexError`` on damage."""
    mark = mark_of(data)
    if mark & DENSE_MARK:
        return Dense(data, count, size, bool(mark & BARE))
    gaps, at = unpack(data, 0, count)
    docs = list(accumulate(gaps))
    impacts = b"" if mark & BARE else data[at : at + count]
    if docs and (docs[-1] >= size or len(data) != at + len(impacts)):
        raise ValueError("a posting list is damaged")
    return Sparse(docs, impacts)


def docs_alone(data: bytes, count: int) -> Sequence[int]:
    """The documents of a sparse list, without their impacts: of one of very many lists."""
    header = data[0] | data[1] << 8
    if count == 1 and header & 0xF0F == 4 and header & 0xF0 < 0x50:
        return (data[2] | data[3] << 8,) if header & 0xF0 else (data[2],)
    gaps, _ = unpack(data, 0, count)
    return list(accumulate(gaps))


def all_docs(posting: Sparse | Dense) -> list[int]:
    """Every document number, ascending."""
    return posting.docs if isinstance(posting, Sparse) else docs_of(posting.bits)


_FLAGS = bytes(byte == 49 for byte in range(256))


def docs_of(bits: bytes) -> list[int]:
    """The numbers of the bits that are set, ascending."""
    from itertools import compress

    flags = format(int.from_bytes(bits, "little"), "b").encode().translate(_FLAGS)[::-1]
    return list(compress(range(len(flags)), flags))


def decode_chunk(data: bytes, count: int, number: int) -> tuple[list[int], Sequence[int]]:
    """(occurrences a document, positions) of one chunk of a list of ``count`` postings."""
    chunks = (count + CHUNK - 1) // CHUNK
    at = 0
    if chunks > 1:
        ends = memoryview(data)[: 4 * chunks].cast("I")
        at = 4 * chunks + (ends[number - 1] if number else 0)
    return decode_positions(data, at, min(CHUNK, count - number * CHUNK))


def decode_positions(data: bytes, at: int, here: int) -> tuple[list[int], Sequence[int]]:
    """(occurrences a document, positions) of ``here`` postings whose part begins at ``at``."""
    if data[at : at + 2] == _ONCE:
        positions, _ = unpack(data, at + 2, here)
        return [1] * here, positions
    held, at = unpack(data, at, here)
    counts = [one + 1 for one in held]
    positions, _ = unpack(data, at, sum(counts))
    return counts, positions


#: Values are below this.
LIMIT = 1 << 24
_FEW = 16  # so many values are unpacked by a plain loop
_BITS = (0, 1, 2, 4, 8, 2, 1)


def unpack(data: bytes, start: int, count: int) -> tuple[Sequence[int], int]:
    """The ``count`` values packed at ``start``, and where the bytes after them begin.

    Raises ``ValueError`` where the data is too short or the header makes no sense.
    """
    header = int.from_bytes(data[start : start + 2], "little")
    at = start + 2
    if header & 0xFFF == 4:
        if len(data) < at + count:
            raise ValueError("a packed array is cut short")
        return data[at : at + count], at + count
    if not header & 0xFFF:
        return bytes(count), at
    if count <= _FEW and header & 0xF0F == 4 and header & 0xF0 < 0x50:
        return _unpack_few(data, at, count, _BITS[header >> 4 & 15])
    spread = bytearray(4 * count)
    for number in range(3):
        code = header >> (4 * number) & 15
        if not code:
            continue
        if code > 6:
            raise ValueError("no such packing")
        bits = _BITS[code]
        size = (count * bits + 7) // 8
        plane = _widen(data[at : at + size], bits, count)
        at += size
        if code > 4:
            at = _fill(plane, data, at, 3 if code == 5 else 1)
        spread[number::4] = plane
    return memoryview(spread).cast("I"), at


def _unpack_few(data: bytes, at: int, count: int, bits: int) -> tuple[Sequence[int], int]:
    """The same for a handful of values of two planes, the low one whole."""
    middle = at + count
    end = middle + (count * bits + 7) // 8
    if len(data) < end:
        raise ValueError("a packed array is cut short")
    above = int.from_bytes(data[middle:end], "little") << 8
    mask = (1 << bits) - 1 << 8
    return [low | above >> bits * place & mask for place, low in enumerate(data[at:middle])], end


def mark_of(data: bytes, start: int = 0) -> int:
    """The ``mark`` given to ``pack``."""
    return data[start + 1] >> 4


def _fill(plane: bytearray, data: bytes, start: int, mark: int) -> int:
    """Put the bytes from ``start`` on where the marks are; where the bytes after them begin."""
    end = start + plane.count(mark)
    place = plane.find(mark)
    for value in data[start:end]:
        following = plane.find(mark, place + 1)
        plane[place] = value
        place = following
    return end


def _widen(packed: bytes, bits: int, count: int) -> bytearray:
    if bits == 8:
        return bytearray(packed)
    share = 8 // bits
    size = len(packed)
    total = int.from_bytes(packed, "little")
    mask = int.from_bytes(bytes([(1 << bits) - 1]) * size, "little")
    wide = bytearray(size * share)
    for place in range(share):
        wide[place::share] = ((total >> (bits * place)) & mask).to_bytes(size, "little")
    return wide[:count]
