"""Arrays of small integers in few bytes, packed and unpacked at the speed of C.

An array is taken apart into planes: the low bytes of all values, then their second bytes, then
their third. The low plane is kept as it is; a higher plane holds small values only and is kept in
the 0, 1, 2, 4 or 8 bits a value that its largest needs. Bit fields are moved by shifting whole
planes as one integer, so no value is touched by itself.

A packed array is two bytes of header (a 4-bit code a plane; the fourth is free for the caller),
then the planes. The number of values is not stored.
"""

from __future__ import annotations

from array import array

#: Values must be below this.
LIMIT = 1 << 24
_BITS = (0, 1, 2, 4, 8)


def _head(mark: int, middle: int, high: int) -> bytes:
    return (mark << 12 | high << 8 | middle << 4 | 4).to_bytes(2, "little")


#: Headers by mark and code of the low plane, and of single values by their size in bytes.
_HEADS = [((at >> 4) << 12 | at & 15).to_bytes(2, "little") for at in range(256)]
_ONE = [[_head(mark, *codes) for mark in range(16)] for codes in ((0, 0), (0, 0), (4, 0), (4, 4))]


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
    low = data[0::4]
    if not data.strip(b"\0"):
        return _HEADS[0]
    if max(values) > 15:
        return pack_planes(low, data[1::4], data[2::4])
    code, packed = _narrow(low)
    return _HEADS[code] + packed


def pack_one(value: int, mark: int = 0) -> bytes:
    """``pack`` of a single value."""
    size = 1 if value < 256 else 2 if value < 65536 else 3
    return _ONE[size][mark] + value.to_bytes(size, "little")


def unpack(data: bytes, start: int, count: int) -> tuple[array[int], int]:
    """The ``count`` values packed at ``start``, and where the bytes after them begin.

    Raises ``ValueError`` where the data is too short or the header makes no sense.
    """
    header = int.from_bytes(data[start : start + 2], "little")
    at = start + 2
    spread = bytearray(4 * count)
    for number in range(3):
        code = header >> (4 * number) & 15
        if not code:
            continue
        if code > 4:
            raise ValueError("no such packing")
        bits = _BITS[code]
        size = (count * bits + 7) // 8
        spread[number::4] = _widen(data[at : at + size], bits, count)
        at += size
    values = array("I")
    values.frombytes(spread)
    return values, at


def mark_of(data: bytes, start: int = 0) -> int:
    """The ``mark`` given to ``pack``."""
    return data[start + 1] >> 4


def _narrow(plane: bytes) -> tuple[int, bytes]:
    """(code of the width, the plane in that width)."""
    top = max(plane, default=0)
    if top >= 16:
        return 4, plane
    if top == 0:
        return 0, b""
    code = 1 if top < 2 else 2 if top < 4 else 3
    bits = _BITS[code]
    share = 8 // bits
    total = 0
    for place in range(share):
        total |= int.from_bytes(plane[place::share], "little") << (bits * place)
    return code, total.to_bytes((len(plane) + share - 1) // share, "little")


def _widen(packed: bytes, bits: int, count: int) -> bytes | bytearray:
    if bits == 8:
        return packed
    share = 8 // bits
    size = len(packed)
    total = int.from_bytes(packed, "little")
    mask = int.from_bytes(bytes([(1 << bits) - 1]) * size, "little")
    wide = bytearray(size * share)
    for place in range(share):
        wide[place::share] = ((total >> (bits * place)) & mask).to_bytes(size, "little")
    return wide[:count]
