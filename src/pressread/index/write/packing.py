"""Arrays of small integers in few bytes, packed at the speed of C (``planes`` unpacks them).

An array is taken apart into planes: the low bytes of all values, then their second bytes, then
their third. The low plane is kept as it is; a higher plane holds small values mostly and is kept
in 0, 1, 2, 4 or 8 bits a value. Where few values need more, they follow in bytes of their own:
code 5 is 2 bits a value, 3 standing for the next of those bytes; code 6 is 1 bit, 1 standing for
it. Bit fields are moved by shifting whole planes as one integer, so no value is touched by itself.

A packed array is two bytes of header (a 4-bit code a plane; the fourth is free for the caller),
then the planes. The number of values is not stored.
"""

from __future__ import annotations

from array import array

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

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


def pack_few_planes(low: bytes, middle: bytes, high: bytes) -> bytes:
    """``pack_few`` of values given as three planes."""
    if high.strip(b"\0"):
        return pack_planes(low, middle, high)
    if not middle.strip(b"\0"):
        return _ONE[1][0] + low
    if max(middle) > 15:
        return _ONE[2][0] + low + middle
    return _NIBBLES[0] + low + _nibbles(middle)


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
