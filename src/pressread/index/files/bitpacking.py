"""Arrays of small integers, unpacked at the speed of C; ``packing`` says how they are stored.

Nothing is imported here: this runs at the prompt.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

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
