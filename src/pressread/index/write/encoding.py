"""Posting lists written; ``postings`` says what they look like and reads them."""

from __future__ import annotations

from array import array
from itertools import accumulate
from operator import sub

from pressread.index.files.postings import BARE, BLOCK, CHUNK, DENSE_MARK, LIMIT, SPARSE_MARK

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence


_DENSE = 16  # a term of one document in so many is dense
_FEW = 10  # up to so many values are packed by plain loops


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


_UNDER_16 = bytes(range(16))
_FLAGS = bytes(min(value, 1) for value in range(256))
_CAPPED = bytes(min(value, 3) for value in range(256))
#: Short planes of small values that were packed before: there are few, and they come often.
_known: dict[bytes, bytes] = {}
_SHORT = 8
_MOST_KNOWN = 1 << 14


def _head(mark: int, middle: int, high: int) -> bytes:
    return (mark << 12 | high << 8 | middle << 4 | 4).to_bytes(2, "little")


#: Headers by mark and code of the low plane, and of single values by their size in bytes.
_HEADS = [((at >> 4) << 12 | at & 15).to_bytes(2, "little") for at in range(256)]
_ONE = [[_head(mark, *codes) for mark in range(16)] for codes in ((0, 0), (0, 0), (4, 0), (4, 4))]
_NIBBLES = [_head(mark, 3, 0) for mark in range(16)]  # two planes, the second in 4 bits


def pack(values: array[int], mark: int = 0) -> bytes:
    """Pack an ``array('I')`` of values below ``LIMIT``. ``mark`` (0..15) rides in the header."""
    data = values.tobytes()
    return pack_planes(data[0::4], data[1::4], data[2::4], mark)


def pack_planes(low: bytes, middle: bytes, high: bytes, mark: int = 0) -> bytes:
    """Pack values given as three planes of equal length."""
    if not high.strip(b"\0"):
        if not middle.strip(b"\0"):
            return _HEADS[mark << 4 | 4] + low
        code, packed = _narrow(middle)
        return _HEADS[mark << 4 | 4] + low if not code else _head(mark, code, 0) + low + packed
    code, packed = _narrow(middle)
    top, rest = _narrow(high)
    return _head(mark, code, top) + low + packed + rest


def pack_small(values: array[int]) -> bytes:
    """The same for values that are mostly 0, or very small."""
    data = values.tobytes()
    if data[1::4].strip(b"\0") or data[2::4].strip(b"\0"):
        return pack_planes(data[0::4], data[1::4], data[2::4])
    return pack_small_plane(data[0::4])


def pack_small_plane(low: bytes) -> bytes:
    """``pack_small`` of values below 256."""
    if not low.strip(b"\0"):
        return _HEADS[0]
    known = _known.get(low)
    if known is None:
        code, packed = _narrow(low)
        known = _HEADS[code] + packed
        if len(low) <= _SHORT and len(_known) < _MOST_KNOWN:
            _known[low] = known
    return known


def pack_one(value: int, mark: int = 0) -> bytes:
    """``pack`` of a single value."""
    size = 1 if value < 256 else 2 if value < 65536 else 3
    return _ONE[size][mark] + value.to_bytes(size, "little")


def pack_few(values: Sequence[int], mark: int = 0) -> bytes:
    """``pack`` of a handful of values given as a sequence."""
    top = max(values, default=0)
    if top < 256:
        return _ONE[1][mark] + bytes(values)
    if top < 65536:
        data = array("H", values).tobytes()
        low, middle = data[0::2], data[1::2]
        if top > 4095:
            return _ONE[2][mark] + low + middle
        return _NIBBLES[mark] + low + _nibbles(middle)
    data = array("I", values).tobytes()
    return pack_planes(data[0::4], data[1::4], data[2::4], mark)


def _narrow(plane: bytes) -> tuple[int, bytes]:
    """(code, the plane packed) in the fewest bytes."""
    some = plane.translate(None, b"\0")
    if not some:
        return 0, b""
    large = some.translate(None, b"\1\2")
    if not large:
        return (2, _squeeze_all(plane, 2)) if 2 in some else (1, _squeeze_all(plane, 1))
    size = len(plane)
    whole = size if large.translate(None, _UNDER_16) else size // 2
    if len(plane) < 16 or whole <= min(size // 4 + len(large), size // 8 + len(some)):
        return (4, plane) if whole == size else (3, _nibbles(plane))
    if size // 8 + len(some) < size // 4 + len(large):
        return 6, _squeeze_all(plane.translate(_FLAGS), 1) + some
    return 5, _squeeze_all(plane.translate(_CAPPED), 2) + large


def _nibbles(plane: bytes) -> bytes:
    """A plane in 4 bits a value, the first in the lower half of the first byte."""
    digits = plane[::-1].hex()[1::2]
    return bytes.fromhex("0" + digits if len(plane) & 1 else digits)[::-1]


def _squeeze_all(plane: bytes, bits: int) -> bytes:
    share = 8 // bits
    total = 0
    for place in range(share):
        total |= int.from_bytes(plane[place::share], "little") << (bits * place)
    return total.to_bytes((len(plane) + share - 1) // share, "little")


_ONCE = pack_small(array("I", [0]))
