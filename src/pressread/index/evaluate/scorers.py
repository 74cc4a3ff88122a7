"""What a scoring operation comes to in one segment: documents, and an impact for each.

A scorer has ``count``, ``docset()``, ``impact(doc)`` (0..255; 0: not there), ``looker()`` (by block
and bit), ``bounds(blocks)`` (the largest impact of each block of 64 documents, or more),
``chooser()`` (which documents of a block have some impact or more), ``listed()`` and
``best(accept, wanted)``. Here are those of one list; ``unions`` has those of several.

Sets of document numbers have two shapes: an ascending list where few, a bitmap where many. A bitmap
is one integer, document 0 its lowest bit; all set operations on it run in C.
"""

from __future__ import annotations

from pressread.index.files.postings import BLOCK, Dense, Sparse, all_docs, docs_of, look_up

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from typing import TypeAlias

    from pressread.index.files.postings import Look

    Posting: TypeAlias = Sparse | Dense
    #: (block, bits of it, the least impact) → (bit, impact) of those that have so much
    Choose: TypeAlias = Callable[[int, int, int], list[tuple[int, int]]]

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


class Leaf:
    """One posting list."""

    __slots__ = ("_posting", "count")

    def __init__(self, posting: Posting) -> None:
        self._posting = posting
        self.count = posting.count

    def docset(self) -> DocSet:
        """The documents that hold the term."""
        posting = self._posting
        if isinstance(posting, Sparse):
            return posting.docs
        return int.from_bytes(posting.bits, "little")

    def impact(self, doc: int) -> int:
        """How much the term means in a document."""
        return self._posting.impact(doc)

    def looker(self) -> Look:
        """``impact`` by block and bit."""
        return self._posting.looker()

    def chooser(self) -> Choose:
        """The documents of a block that have some impact or more."""
        if isinstance(self._posting, Dense):
            return choose_dense(self._posting, self._posting.impacts, self.looker())
        return choose_any(self.looker())

    @property
    def postings(self) -> int:
        """How many ``listed`` goes through."""
        return self.count

    def listed(self) -> Iterable[tuple[int, int]]:
        """(document, impact) of all."""
        return zip(all_docs(self._posting), self._posting.impacts, strict=False)

    def bounds(self, blocks: int) -> bytes:
        """The largest impact of each block."""
        return _bounds(self._posting, blocks)

    def best(self, accept: Callable[[int], bool], wanted: int) -> list[tuple[int, int]]:
        """(impact, document) of the ``wanted`` greatest that are accepted, late ones first."""
        posting = self._posting
        impacts = posting.impacts
        found: list[tuple[int, int]] = []
        for value in range(255, 0, -1):
            mark = bytes([value])
            place = impacts.rfind(mark)
            while place >= 0:
                doc = posting.at(place)
                if accept(doc):
                    found.append((value, doc))
                    if len(found) == wanted:
                        return found
                place = impacts.rfind(mark, 0, place)
        return found


class Few:
    """Documents with impacts of their own: a phrase, a union of rare terms."""

    __slots__ = ("_impacts", "count")

    def __init__(self, impacts: dict[int, int]) -> None:
        self._impacts = impacts
        self.count = len(impacts)

    def docset(self) -> DocSet:
        """The documents."""
        return sorted(self._impacts)

    def impact(self, doc: int) -> int:
        """The impact there, or 0."""
        return self._impacts.get(doc, 0)

    def looker(self) -> Look:
        """``impact`` by block and bit."""
        return look_up(self._impacts)

    def chooser(self) -> Choose:
        """The documents of a block that have some impact or more."""
        return choose_any(self.looker())

    @property
    def postings(self) -> int:
        """How many ``listed`` goes through."""
        return self.count

    def listed(self) -> Iterable[tuple[int, int]]:
        """(document, impact) of all."""
        return self._impacts.items()

    def bounds(self, blocks: int) -> bytes:
        """The largest impact of each block."""
        return _bounds_of(self._impacts, self._impacts.values(), blocks)

    def best(self, accept: Callable[[int], bool], wanted: int) -> list[tuple[int, int]]:
        """(impact, document) of the greatest."""
        from heapq import nlargest

        pairs = ((impact, doc) for doc, impact in self._impacts.items() if accept(doc))
        return nlargest(wanted, pairs)


def choose_any(look: Look) -> Choose:
    def choose(block: int, word: int, least: int) -> list[tuple[int, int]]:
        found = []
        while word:
            bit = word & -word
            word ^= bit
            impact = look(block, bit)
            if impact >= least:
                found.append((bit, impact))
        return found

    return choose


def choose_dense(part: Dense, impacts: bytes, look: Look) -> Choose:
    """Of one part with the impacts given; ``look`` where they do not settle it."""
    words, starts = part.blocks()
    among_all = choose_any(look)

    def choose(block: int, word: int, least: int) -> list[tuple[int, int]]:
        if least <= 0:
            return among_all(block, word, least)
        found = []
        held, start = words[block], starts[block]
        word &= held
        while word:
            bit = word & -word
            word ^= bit
            impact = impacts[start + (held & bit - 1).bit_count()]
            if impact >= least:
                found.append((bit, impact))
        return found

    return choose


def _bounds(posting: Posting, blocks: int) -> bytes:
    if isinstance(posting, Dense):
        return posting.maxima
    return _bounds_of(posting.docs, posting.impacts, blocks)


def _bounds_of(docs: Iterable[int], impacts: Iterable[int], blocks: int) -> bytes:
    found = bytearray(blocks)
    size = BLOCK
    for doc, impact in zip(docs, impacts, strict=False):
        block = doc // size
        if impact > found[block]:
            found[block] = impact
    return bytes(found)
