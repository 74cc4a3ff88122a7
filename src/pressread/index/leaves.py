"""What a scoring operation comes to in one segment: documents, and an impact for each.

A leaf has ``count``, ``docset()``, ``impact(doc)`` (0..255; 0: not there), ``bounds(blocks)``
(the largest impact of each block of 64 documents, or more) and ``best(accept, wanted)``.
"""

from __future__ import annotations

from pressread.index.docsets import DocSet, to_bits, to_list, without
from pressread.index.postings import BLOCK, Dense, Sparse
from pressread.index.schema import SATURATION

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from typing import TypeAlias

    Posting: TypeAlias = Sparse | Dense

#: An impact taken back to the weight it came from, and in sixty-fourths, rounded up.
_WEIGHTS = [SATURATION * impact / (256 - impact) for impact in range(256)]
_STEPS = 64
_COARSE = [min(4095, int(weight * _STEPS) + (1 if weight else 0)) for weight in _WEIGHTS]


def _saturated(weight: float) -> int:
    return min(255, int(256 * weight / (weight + SATURATION)))


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

    def inside(self, block: int, bits: Sequence[int]) -> list[int]:
        """``impact`` of some documents of a block, as ``postings`` has it."""
        return self._posting.inside(block, bits)

    def choose(self, block: int, word: int, least: int) -> list[tuple[int, int]]:
        """(bit, impact) of the documents of a block whose impact is ``least`` or more."""
        if least > 0 and isinstance(self._posting, Dense):
            return _choose(*self._posting.block(block), word, least)
        return _chosen(self, block, word, least)

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

    def inside(self, block: int, bits: Sequence[int]) -> list[int]:
        """``impact`` of some documents of a block."""
        base = block * BLOCK - 1
        return [self._impacts.get(base + bit.bit_length(), 0) for bit in bits]

    def choose(self, block: int, word: int, least: int) -> list[tuple[int, int]]:
        """(bit, impact) of the documents of a block whose impact is ``least`` or more."""
        return _chosen(self, block, word, least)

    def bounds(self, blocks: int) -> bytes:
        """The largest impact of each block."""
        found = bytearray(blocks)
        size = BLOCK
        for doc, impact in self._impacts.items():
            block = doc // size
            if impact > found[block]:
                found[block] = impact
        return bytes(found)

    def best(self, accept: Callable[[int], bool], wanted: int) -> list[tuple[int, int]]:
        """(impact, document) of the greatest."""
        from heapq import nlargest

        pairs = ((impact, doc) for doc, impact in self._impacts.items() if accept(doc))
        return nlargest(wanted, pairs)


class Many:
    """A union of terms of which some are common; each part has a boost of at most 1. The rare
    ones are one table, ``others``: hundreds of them cost no more than one.
    """

    __slots__ = ("_alone", "_bits", "_others", "_parts", "_rare", "_tables", "count")

    def __init__(
        self, bits: int, parts: Sequence[tuple[float, Dense]], others: dict[int, int]
    ) -> None:
        self._bits = bits
        self._parts = parts
        self._others = others
        self._rare = b""  # of each block the largest of ``others``
        self._tables = [[boost * weight for weight in _WEIGHTS] for boost, _ in parts]
        self._alone = bytes(_saturated(weight) or bool(weight) for weight in self._tables[0])
        self.count = bits.bit_count()

    def docset(self) -> DocSet:
        """The documents."""
        return self._bits

    def impact(self, doc: int) -> int:
        """The impacts of all parts together, saturated."""
        weight = _WEIGHTS[self._others.get(doc, 0)]
        for boost, part in self._parts:
            weight += boost * _WEIGHTS[part.impact(doc)]
        return _saturated(weight) or (1 if weight else 0)

    def inside(self, block: int, bits: Sequence[int]) -> list[int]:
        """``impact`` of some documents of a block."""
        base = block * BLOCK - 1
        others = self._others
        totals = [_WEIGHTS[others.get(base + bit.bit_length(), 0)] for bit in bits]
        for table, (_, part) in zip(self._tables, self._parts, strict=True):
            impacts = part.inside(block, bits)
            totals = [total + table[one] for total, one in zip(totals, impacts, strict=True)]
        return [_saturated(total) or (1 if total else 0) for total in totals]

    def choose(self, block: int, word: int, least: int) -> list[tuple[int, int]]:
        """The same; ``bounds`` must have been asked for."""
        part, rare = least, self._rare[block]
        if rare:  # that much less will do where a document has a rare term too
            part = _saturated(max(0.0, _WEIGHTS[least] - _WEIGHTS[rare])) - 1 if least > rare else 0
        if part <= 0 or len(self._parts) > 1:
            return _chosen(self, block, word, least)
        held, impacts = self._parts[0][1].block(block)
        found = _choose(held, impacts.translate(self._alone), word, part)
        if not rare or not found:
            return found
        base = block * BLOCK - 1
        exact = [(bit, self.impact(base + bit.bit_length())) for bit, _ in found]
        return [pair for pair in exact if pair[1] >= least]

    def bounds(self, blocks: int) -> bytes:
        """An upper bound of ``impact`` in each block."""
        from operator import add

        self._rare = Few(self._others).bounds(blocks)
        total = list(map(_COARSE.__getitem__, self._rare))
        for _, part in self._parts:
            total = list(map(add, total, map(_COARSE.__getitem__, _bounds(part, blocks))))
        ceiling = [min(255, _saturated(step / _STEPS) + 1) for step in range(max(total) + 1)]
        return bytes(map(ceiling.__getitem__, total))

    def best(self, accept: Callable[[int], bool], wanted: int) -> list[tuple[int, int]]:
        """(impact, document) of the greatest, sought among the greatest of each part: a document
        that is middling in every form may be passed over. Unions of common words tell little
        anyhow, and to look at all would cost more the larger the archive.
        """
        from heapq import nlargest

        found = {doc for _, doc in Few(self._others).best(accept, 4 * wanted)}
        for _, part in self._parts:
            found.update(doc for _, doc in Leaf(part).best(accept, 4 * wanted))
        return nlargest(wanted, [(self.impact(doc), doc) for doc in found])


def _chosen(leaf: Leaf | Few | Many, block: int, word: int, least: int) -> list[tuple[int, int]]:
    bits = []
    while word:
        bit = word & -word
        word ^= bit
        bits.append(bit)
    impacts = leaf.inside(block, bits)
    return [pair for pair in zip(bits, impacts, strict=True) if pair[1] >= least]


def _choose(held: int, impacts: bytes, word: int, least: int) -> list[tuple[int, int]]:
    found = []
    word &= held
    while word:
        bit = word & -word
        word ^= bit
        impact = impacts[(held & bit - 1).bit_count()]
        if impact >= least:
            found.append((bit, impact))
    return found


def _bounds(posting: Posting, blocks: int) -> bytes:
    if isinstance(posting, Dense):
        return posting.maxima
    return Few(dict(zip(posting.docs, posting.impacts, strict=False))).bounds(blocks)


def pool(parts: Sequence[tuple[float, Posting]], outside: DocSet) -> Leaf | Few | Many | None:
    """Several posting lists as one leaf, without the documents ``outside``."""
    if not parts:
        return None
    if len(parts) == 1 and parts[0][0] == 1.0 and not outside:
        return Leaf(parts[0][1])
    common = [(boost, part) for boost, part in parts if isinstance(part, Dense)]
    impacts = _merged([pair for pair in parts if not isinstance(pair[1], Dense)])
    if common:
        bits = to_bits(sorted(impacts))
        for _, part in common:
            bits |= int.from_bytes(part.bits, "little")
        bits = to_bits(without(bits, outside))
        return Many(bits, common, impacts)
    for doc in to_list(outside):
        impacts.pop(doc, None)
    return Few(impacts) if impacts else None


def _merged(parts: Sequence[tuple[float, Posting]]) -> dict[int, int]:
    merged: dict[int, int] = {}
    for boost, part in parts:
        values = part.impacts
        if boost != 1.0:
            values = values.translate(bytes(max(1, int(i * boost)) for i in range(256)))
        new = dict(zip(part.docs, values, strict=False))  # type: ignore[union-attr]
        shared = merged.keys() & new.keys() if merged else ()
        for doc in shared:
            new[doc] = _saturated(_WEIGHTS[new[doc]] + _WEIGHTS[merged[doc]])
        merged.update(new)
    return merged
