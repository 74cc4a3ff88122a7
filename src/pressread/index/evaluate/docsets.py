"""Sets of document numbers in two shapes: an ascending list where few, a bitmap where many.

A bitmap is one integer, document 0 its lowest bit; all set operations on it run in C.
"""

from __future__ import annotations

from pressread.index.files.postings import docs_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

DocSet = list[int] | int
#: So many documents are marked a byte each and packed together.
_MANY = 4000


def count(docs: DocSet) -> int:
    """How many documents."""
    return docs.bit_count() if isinstance(docs, int) else len(docs)


def to_bytes(bits: int) -> bytes:
    """The bitmap as bytes, the lowest first."""
    return bits.to_bytes((bits.bit_length() + 7) // 8, "little")


def to_list(docs: DocSet) -> list[int]:
    """The documents, ascending."""
    return docs_of(to_bytes(docs)) if isinstance(docs, int) else docs


def to_bits(docs: DocSet) -> int:
    """The documents as a bitmap."""
    if isinstance(docs, int):
        return docs
    if not docs:
        return 0
    if len(docs) < _MANY:
        data = bytearray((docs[-1] >> 3) + 1)
        for doc in docs:
            data[doc >> 3] |= 1 << (doc & 7)
        return int.from_bytes(data, "little")
    flags = bytearray(docs[-1] + 1)
    for doc in docs:
        flags[doc] = 1
    bits = 0
    for place in range(8):
        bits |= int.from_bytes(flags[place::8], "little") << place
    return bits


def span(first: int, end: int) -> int:
    """The bitmap of first..end - 1."""
    return (1 << end) - (1 << first)


def both(one: DocSet, two: DocSet) -> DocSet:
    """Documents in both."""
    if isinstance(one, int):
        return one & two if isinstance(two, int) else _held(two, one, True)
    if isinstance(two, int):
        return _held(one, two, True)
    few, many = (one, two) if len(one) <= len(two) else (two, one)
    wanted = set(few)
    return [doc for doc in many if doc in wanted]


def either(one: DocSet, two: DocSet) -> DocSet:
    """Documents in one at least."""
    if isinstance(one, int) or isinstance(two, int):
        return to_bits(one) | to_bits(two)
    if not one or not two:
        return one or two
    return sorted({*one, *two})


def without(one: DocSet, two: DocSet) -> DocSet:
    """Documents of ``one`` that are not in ``two``."""
    if isinstance(one, int):
        return one & ~to_bits(two)
    if isinstance(two, int):
        return _held(one, two, False)
    taken = set(two)
    return [doc for doc in one if doc not in taken]


def _held(docs: list[int], bits: int, wanted: bool) -> list[int]:
    """The documents whose bit is set, or those whose bit is not."""
    data = to_bytes(bits)
    end = len(data) << 3
    if wanted:
        return [doc for doc in docs if doc < end and data[doc >> 3] >> (doc & 7) & 1]
    return [doc for doc in docs if doc >= end or not data[doc >> 3] >> (doc & 7) & 1]


def union(sets: Sequence[DocSet]) -> DocSet:
    """Documents in any of several."""
    if len(sets) == 1:
        return sets[0]
    bits = 0
    few: set[int] = set()
    for docs in sets:
        if isinstance(docs, int):
            bits |= docs
        else:
            few.update(docs)
    return bits | to_bits(sorted(few)) if bits else sorted(few)
