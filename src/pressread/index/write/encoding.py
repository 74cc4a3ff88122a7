"""Posting lists written; ``postings`` says what they look like and reads them."""

from __future__ import annotations

from array import array
from itertools import accumulate
from operator import sub

from pressread.index.files.bitpacking import LIMIT
from pressread.index.files.postings import BARE, BLOCK, CHUNK, DENSE_MARK, SPARSE_MARK
from pressread.index.write.packing import (
    pack,
    pack_few,
    pack_one,
    pack_planes,
    pack_small,
    pack_small_plane,
)

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

_DENSE = 16  # a term of one document in so many is dense
_FEW = 10  # up to so many values are packed by plain loops
_ONCE = pack_small(array("I", [0]))


def is_dense(count: int, size: int) -> bool:
    """Whether a list of ``count`` of ``size`` documents is stored as a bitmap."""
    return count * _DENSE >= size >= 4 * BLOCK


def encode_docs(docs: Sequence[int], impacts: bytes, size: int) -> bytes:
    """The documents' part. ``docs`` ascend, below ``size``; ``impacts`` may be empty."""
    if is_dense(len(docs), size):
        return dense_part(int.from_bytes(bitmap(docs, size), "little"), impacts, size)
    if len(docs) <= _FEW:
        bare = 0 if impacts else BARE
        if len(docs) == 1:
            return pack_one(docs[0], SPARSE_MARK | bare) + impacts
        few = [docs[0], *map(sub, docs[1:], docs)] if docs else []
        return pack_few(few, SPARSE_MARK | bare) + impacts
    gaps = array("I", docs[:1])
    gaps.extend(map(sub, docs[1:], docs))
    return sparse_part(gaps, impacts)


def sparse_part(gaps: array[int], impacts: bytes) -> bytes:
    """The documents' part of a list of few documents: the first, then the gaps."""
    mark = SPARSE_MARK | (0 if impacts else BARE)
    return (pack(gaps, mark) if len(gaps) > _FEW else pack_few(gaps.tolist(), mark)) + impacts


def dense_part(held: int, impacts: bytes, size: int) -> bytes:
    """The documents' part of a common term; bit ``d`` of ``held`` says whether ``d`` has it."""
    bits = held.to_bytes((size + BLOCK - 1) // BLOCK * (BLOCK // 8), "little")
    ranks = [0]
    for at in range(0, len(bits) - 31, 32):
        ranks.append(ranks[-1] + int.from_bytes(bits[at : at + 32], "little").bit_count())
    mark = DENSE_MARK | (0 if impacts else BARE)
    header = (mark << 12).to_bytes(2, "little")
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


def encode_positions(counts: Sequence[int], planes: tuple[bytes, bytes, bytes]) -> bytes:
    """The positions' part: occurrences a document, and all positions as three byte planes."""
    low, middle, high = planes
    chunks = []
    start = 0
    for at in range(0, len(counts), CHUNK):
        held = counts[at : at + CHUNK]
        end = start + sum(held)
        packed = pack_planes(low[start:end], middle[start:end], high[start:end])
        chunks.append(_occurrences(held) + packed)
        start = end
    return join_chunks(chunks)


def _occurrences(counts: Sequence[int]) -> bytes:
    """How often each of some documents has a term, packed."""
    if max(counts) > 256:
        return pack_small(array("I", [count - 1 for count in counts]))
    return pack_small_plane(bytes([count - 1 for count in counts]))


def encode_chunk(counts: Sequence[int], positions: array[int]) -> bytes:
    """One chunk, of 128 documents or fewer."""
    return _occurrences(counts) + pack(positions)


def join_chunks(chunks: Sequence[bytes]) -> bytes:
    """The positions' part, all of whose chunks but the last have 128 documents."""
    if len(chunks) < 2:
        return b"".join(chunks)
    return array("I", accumulate(map(len, chunks))).tobytes() + b"".join(chunks)


def encode_single(doc: int, impact: int, position: int) -> tuple[bytes, bytes]:
    """Both parts of a term that one document holds once."""
    return pack_one(doc, SPARSE_MARK) + bytes((impact,)), _ONCE + pack_one(position)


def encode_few(counts: Sequence[int], positions: Sequence[int]) -> bytes:
    """The positions' part of a term with a handful of occurrences."""
    if len(counts) == len(positions):
        return _ONCE + pack_few(positions)
    return _occurrences(counts) + pack_few(positions)


def clamp(position: int) -> int:
    """A position that can be stored: past the limit all words stand at one place."""
    return position if position < LIMIT else LIMIT - 1
