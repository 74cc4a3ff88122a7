"""Posting lists put one behind the other: those of a key in segments that follow each other whole.

The documents of every segment move by one number, so gaps stay what they are but at the seams,
impacts are copied, bitmaps are shifted, and the positions' chunks are cut anew only behind a seam.
"""

from __future__ import annotations

from array import array
from itertools import accumulate, pairwise

from pressread.index.files.bitpacking import mark_of, unpack
from pressread.index.files.postings import BARE, CHUNK, DENSE_MARK, Dense, decode_chunk, docs_of
from pressread.index.write.encoding import (
    dense_part,
    encode_chunk,
    encode_few,
    is_dense,
    join_chunks,
    sparse_part,
)

#: Up to so many values are joined by plain loops.
_FEW = 10

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import TypeAlias

    #: A segment's number of first document and of documents, and its list as stored: how many
    #: documents, their part, the positions' part.
    Stored: TypeAlias = tuple[int, int, int, bytes, bytes]


def append_docs(lists: Sequence[Stored], size: int) -> bytes:
    """The documents' part of all lists for a segment of ``size`` documents."""
    if is_dense(sum(one[2] for one in lists), size):
        return _append_bits(lists, size)
    gaps: array[int] = array("I")
    impacts = []
    last = 0
    for base, held, count, data, _ in lists:
        start = len(gaps)
        if mark_of(data) & DENSE_MARK:
            posting = Dense(data, count, held, bool(mark_of(data) & BARE))
            docs = docs_of(posting.bits)
            gaps.append(docs[0])
            gaps.extend([two - one for one, two in pairwise(docs)])
            here, part = docs[-1], posting.impacts
        else:
            values, at = unpack(data, 0, count)
            gaps.extend(values)
            here, part = sum(values), data[at:]
        gaps[start] += base - last
        last = base + here
        impacts.append(part)
    return sparse_part(gaps, b"".join(impacts))


def _append_bits(lists: Sequence[Stored], size: int) -> bytes:
    bits = 0
    impacts = []
    for base, held, count, data, _ in lists:
        if mark_of(data) & DENSE_MARK:
            posting = Dense(data, count, held, bool(mark_of(data) & BARE))
            bits |= int.from_bytes(posting.bits, "little") << base
            impacts.append(posting.impacts)
        else:
            gaps, at = unpack(data, 0, count)
            here = bytearray((held >> 3) + 1)
            for doc in accumulate(gaps):
                here[doc >> 3] |= 1 << (doc & 7)
            bits |= int.from_bytes(here, "little") << base
            impacts.append(data[at:])
    return dense_part(bits, b"".join(impacts), size)


def append_places(lists: Sequence[Stored]) -> bytes:
    """The positions' part of all lists; empty where they have none."""
    if not lists[0][4]:
        return b""
    if len(lists) == 1:
        return lists[0][4]
    if sum(one[2] for one in lists) <= _FEW:
        return _append_few(lists)
    joiner = PositionsJoiner()
    for _, _, count, _, places in lists:
        joiner.add_list(places, count)
    return joiner.finish()


def _append_few(lists: Sequence[Stored]) -> bytes:
    counts: list[int] = []
    positions: list[int] = []
    for _, _, count, _, places in lists:
        here, held = decode_chunk(places, count, 0)
        counts += here
        positions += held
    if len(positions) <= _FEW:
        return encode_few(counts, positions)
    return encode_chunk(counts, array("I", positions))


class PositionsJoiner:
    """Gathers positions from several lists and cuts them into chunks anew."""

    __slots__ = ("_chunks", "_counts", "_positions")

    def __init__(self) -> None:
        self._chunks: list[bytes] = []
        self._counts: list[int] = []
        self._positions: array[int] = array("I")

    def add_list(self, data: bytes, count: int) -> None:
        """The positions' part of ``count`` documents more."""
        whole = 0
        if not self._counts and count > CHUNK:
            whole = count // CHUNK
            self._copy(data, count, whole)
        for number in range(whole, (count + CHUNK - 1) // CHUNK):
            self.add(*decode_chunk(data, count, number))

    def _copy(self, data: bytes, count: int, whole: int) -> None:
        """Take the first ``whole`` chunks of a list as they are."""
        head = 4 * ((count + CHUNK - 1) // CHUNK)
        ends = memoryview(data)[: 4 * whole].cast("I")
        start = 0
        for end in ends:
            self._chunks.append(data[head + start : head + end])
            start = end

    def add(self, counts: Sequence[int], positions: Sequence[int]) -> None:
        """The next documents: occurrences in each, and all their positions."""
        self._counts += counts
        if isinstance(positions, memoryview):
            self._positions.frombytes(positions.cast("B"))
        else:
            self._positions.extend(positions)
        while len(self._counts) >= CHUNK:
            self._cut()

    def finish(self) -> bytes:
        """The positions' part."""
        if self._counts:
            self._cut()
        return join_chunks(self._chunks)

    def _cut(self) -> None:
        held = self._counts[:CHUNK]
        end = sum(held)
        self._chunks.append(encode_chunk(held, self._positions[:end]))
        del self._counts[:CHUNK], self._positions[:end]
