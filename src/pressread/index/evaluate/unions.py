"""Scorers of several terms at once: the forms of a word, all that a prefix stands for."""

from __future__ import annotations

from pressread.index import SATURATION, outside_key
from pressread.index.evaluate.scorers import (
    DocSet,
    Few,
    Leaf,
    choose_any,
    choose_dense,
    span,
    to_bits,
    to_list,
    union,
    without,
)
from pressread.index.files.postings import Dense, Sparse, all_docs, look_up

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from pressread.index.evaluate.scorers import Choose, Posting
    from pressread.index.files.dictionary import Entry
    from pressread.index.files.postings import Look
    from pressread.index.files.segments import Segment

#: An impact taken back to the weight it came from, and in sixty-fourths, rounded up: two bytes.
_WEIGHTS = [SATURATION * impact / (256 - impact) for impact in range(256)]
_STEPS = 64
_COARSE = [int(weight * _STEPS) + (1 if weight else 0) for weight in _WEIGHTS]
_COARSE_BYTES = [bytes(step >> shift & 255 for step in _COARSE) for shift in (0, 8)]


def _saturated(weight: float) -> int:
    return min(255, int(256 * weight / (weight + SATURATION)))


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

    def looker(self) -> Look:
        """``impact`` by block and bit."""
        parts = [
            (table, *part.blocks(), part.impacts)
            for table, (_, part) in zip(self._tables, self._parts, strict=True)
        ]
        rare = look_up(self._others)

        def look(block: int, bit: int) -> int:
            weight = _WEIGHTS[rare(block, bit)]
            for table, words, starts, impacts in parts:
                held = words[block]
                if held & bit:
                    weight += table[impacts[starts[block] + (held & bit - 1).bit_count()]]
            return _saturated(weight) or (1 if weight else 0)

        return look

    def chooser(self) -> Choose:
        """The same; ``bounds`` must have been asked for."""
        look, bounds = self.looker(), self._rare
        if len(self._parts) > 1:
            return choose_any(look)
        part = self._parts[0][1]
        common = choose_dense(part, part.impacts.translate(self._alone), look)

        def choose(block: int, word: int, least: int) -> list[tuple[int, int]]:
            rare = bounds[block]
            if not rare:
                return common(block, word, least)
            enough = 0  # so much less will do where a document has a rare term too
            if least > rare:
                enough = _saturated(_WEIGHTS[least] - _WEIGHTS[rare]) - 1
            found = common(block, word, enough)
            exact = [(bit, look(block, bit)) for bit, _ in found]
            return [pair for pair in exact if pair[1] >= least]

        return choose

    def listed(self) -> Iterable[tuple[int, int]]:
        """(document, impact) of all."""
        weights = [0.0] * (8 * len(self._parts[0][1].bits))
        for doc, impact in self._others.items():
            weights[doc] = _WEIGHTS[impact]
        for table, (_, part) in zip(self._tables, self._parts, strict=True):
            for doc, impact in zip(all_docs(part), part.impacts, strict=True):
                weights[doc] += table[impact]
        for doc, weight in enumerate(weights):
            if weight:
                yield doc, int(256 * weight / (weight + SATURATION)) or 1

    @property
    def width(self) -> int:
        """How many lists an impact is looked up in."""
        return 1 + len(self._parts)

    @property
    def postings(self) -> int:
        """Of all parts together, which ``listed`` goes through."""
        return len(self._others) + sum(part.count for _, part in self._parts) + self.count

    def bounds(self, blocks: int) -> bytes:
        """An upper bound of ``impact`` in each block."""
        self._rare = Few(self._others).bounds(blocks)
        total = _coarse(self._rare)
        for _, part in self._parts:
            total += _coarse(part.maxima)
        steps = memoryview(total.to_bytes(4 * blocks, "little")).cast("I").tolist()
        ceiling = {step: min(255, _saturated(step / _STEPS) + 1) for step in set(steps)}
        return bytes(map(ceiling.__getitem__, steps))

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


def _coarse(impacts: bytes) -> int:
    """The weights of all impacts in steps, four bytes each, as one integer."""
    steps = bytearray(4 * len(impacts))
    for place, table in enumerate(_COARSE_BYTES):
        steps[place::4] = impacts.translate(table)
    return int.from_bytes(steps, "little")


def pool(parts: Sequence[tuple[float, Posting]], outside: DocSet) -> Few | Many | None:
    """Several posting lists as one, without the documents ``outside``."""
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
    for boost, part in sorted(parts, key=lambda pair: -pair[1].count):
        values = part.impacts
        if boost != 1.0:
            values = values.translate(bytes(max(1, int(i * boost)) for i in range(256)))
        pairs = zip(part.docs, values, strict=False)  # type: ignore[union-attr]
        if not merged:
            merged = dict(pairs)
            continue
        for doc, value in pairs:
            held = merged.get(doc)
            merged[doc] = value if held is None else _saturated(_WEIGHTS[value] + _WEIGHTS[held])
    return merged


#: Of very many terms so many decide the order, and the lists of so many are laid over each other.
_RANKED = 4
_AT_ONCE = 128


def broad(segment: Segment, entries: list[Entry], inside: bool) -> Few | Many | None:
    """What very many terms come to: all documents that hold any of them, with the impacts of the
    commonest; of a document that holds none of these the least. ``inside``: in their body.
    """
    entries.sort(key=lambda entry: -entry[1])
    ranked = union([_docs(segment, entry, inside) for entry in entries[:_RANKED]])
    found = [_docs(segment, entry, inside) for entry in entries[_RANKED:_AT_ONCE]]
    more = to_bits(union([[], *found])) & ~to_bits(ranked)
    missing = set(to_list(without(span(0, segment.size), to_bits(ranked) | more)))
    rare = to_list(more) + _taken(segment, entries[_AT_ONCE:], missing, inside)
    parts: list[tuple[float, Posting]] = [(1.0, segment.read(one)) for one in entries[:_RANKED]]
    parts.append((1.0, Sparse(sorted(rare), bytes([1]) * len(rare))))
    return pool(parts, sorted(missing) if inside else [])


def _taken(
    segment: Segment, entries: Iterable[Entry], missing: set[int], inside: bool
) -> list[int]:
    """Those of ``missing`` that any of very many lists holds, taken out of it."""
    found: list[int] = []
    for entry in entries:
        if not missing:
            break
        if missing.isdisjoint(segment.docs_alone(entry)):
            continue
        held = missing.intersection(to_list(_docs(segment, entry, inside)))
        missing -= held
        found += held
    return found


def _docs(segment: Segment, entry: Entry, inside: bool) -> DocSet:
    """The documents of an entry; ``inside``: those that hold the term in their body."""
    docs = Leaf(segment.read(entry)).docset()
    hidden = segment.posting(outside_key(entry[0])) if inside else None
    return without(docs, Leaf(hidden).docset()) if hidden else docs
