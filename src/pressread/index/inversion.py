"""A batch of documents turned round: from texts to the posting lists of one segment.

No object is made a word. White space cuts a text into chunks; a memo leads from a chunk to the
``append`` methods of its terms' arrays, and C loops hand every method its position. A position is
one 64-bit number: document, field code, place in the document. Documents, counts and positions of
a term are then strides of its array's bytes.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections import Counter, deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import chain, pairwise
from operator import call

from pressread.index.analysis import MEMO_LENGTH, terms_of
from pressread.index.encoding import (
    clamp,
    encode_docs,
    encode_few,
    encode_positions,
    encode_single,
)
from pressread.index.phrases import neighbours_impact
from pressread.index.planes import LIMIT
from pressread.index.schema import (
    FIELD_CODES,
    FIELD_GAP,
    FIELDS,
    LENGTH_NORM,
    SATURATION,
    TEXT_GAP,
    WEIGHTS,
    field_key,
    outside_key,
    pair_key,
)

TYPE_CHECKING = False
if TYPE_CHECKING:
    from pressread.index.pairs import Pair
    from pressread.index.schema import Texts

Append = Callable[[int], None]
#: What the writer takes for a term: key, documents, their part, the positions' part.
Encoded = tuple[bytes, int, bytes, bytes]

_DOC_SHIFT = 32
_FIELD_SHIFT = 24
#: Up to so many occurrences a term is encoded by plain loops.
_FEW = 10
_OUTSIDE = bytes(code != 0 for code in range(256))


class _Memo(dict[str, tuple[Append, ...]]):
    """Chunk → one ``append`` a position."""

    def __init__(self) -> None:
        self.terms: dict[str, array[int]] = {}
        self.watch: Callable[[Append, Sequence[str]], None] = lambda _slot, _terms: None

    def __missing__(self, chunk: str) -> tuple[Append, ...]:
        found = terms_of(chunk)
        if len(found) == 1 and len(found[0]) == 1:
            slots: tuple[Append, ...] = (self.array(found[0][0]).append,)
        else:
            slots = tuple([self._slot(terms) for terms in found])
        if len(chunk) <= MEMO_LENGTH:
            self[chunk] = slots
        return slots

    def _slot(self, terms: Sequence[str]) -> Append:
        appends = [self.array(term).append for term in dict.fromkeys(terms)]
        if len(appends) == 1:
            return appends[0]

        def all_of(position: int) -> None:
            for append in appends:
                append(position)

        self.watch(all_of, terms)
        return all_of

    def array(self, term: str) -> array[int]:
        """Where the positions of a term go."""
        found = self.terms.get(term)
        if found is None:
            found = self.terms[term] = array("Q")
        return found


class Inversion:
    """The words of a batch. ``lengths[field][d]`` counts the positions of a document's field;
    ``extents`` counts the gaps in as well, for fields that have several texts anywhere.
    ``pairs`` are neighbours to be listed.
    """

    def __init__(self, pairs: Iterable[Pair] = ()) -> None:
        self.size = 0
        self.lengths: dict[str, array[int]] = {}
        self.extents: dict[str, array[int]] = {}
        self._memo = _Memo()
        self._pairs = {pair: array("I") for pair in pairs}
        self._paired: dict[str, list[Pair]] = {}
        for pair in self._pairs:
            for term in dict.fromkeys(pair):
                self._paired.setdefault(term, []).append(pair)
        self._slots: dict[str, list[Append]] = {}
        self._neighbours: dict[tuple[Append, Append], list[array[int]]] = {}
        for term in self._paired:
            self._watch(self._memo.array(term).append, (term,))
        self._memo.watch = self._watch

    def _watch(self, slot: Append, terms: Sequence[str]) -> None:
        """Have the neighbours of a slot counted where one of its terms is of a pair."""
        held = [term for term in terms if term in self._paired]
        for term in held:
            self._slots.setdefault(term, []).append(slot)
        for pair in dict.fromkeys(pair for term in held for pair in self._paired[term]):
            one, two = pair
            docs = self._pairs[pair]
            if one in held:
                for other in self._slots.get(two, ()):
                    self._neighbours.setdefault((slot, other), []).append(docs)
            if two in held:
                for other in self._slots.get(one, ()):
                    if other != slot:
                        self._neighbours.setdefault((other, slot), []).append(docs)

    def add(self, fields: Mapping[str, Texts]) -> None:
        """The next document."""
        doc = self.size
        self.size += 1
        at = 0
        for field in FIELDS:
            texts = fields.get(field)
            if texts:
                begin, length = at, 0
                for text in texts:
                    used = self._add_text(text, doc << _DOC_SHIFT, FIELD_CODES[field], at)
                    length += used
                    at += used + TEXT_GAP if used else 0
                if length:
                    self._record(field, length, at - begin)
                    at += FIELD_GAP

    def _record(self, field: str, length: int, extent: int) -> None:
        """Note the length of the newest document's field."""
        for column, value in ((self.lengths, length), (self.extents, extent)):
            found = column.setdefault(field, array("I"))
            found.extend([0] * (self.size - 1 - len(found)))
            found.append(value)

    def finish(self) -> None:
        """After the last document: make the columns of lengths complete."""
        for columns in (self.lengths, self.extents):
            for column in columns.values():
                column.extend([0] * (self.size - len(column)))
        for field, lengths in self.lengths.items():
            single = array("I", [length + TEXT_GAP if length else 0 for length in lengths])
            if self.extents[field] == single:
                del self.extents[field]

    def _add_text(self, text: str, doc: int, code: int, at: int) -> int:
        slots = list(chain.from_iterable(map(self._memo.__getitem__, text.split())))
        base = doc | code << _FIELD_SHIFT
        places: range | map[int] = range(base + at, base + at + len(slots))
        if at + len(slots) >= LIMIT:
            places = map(base.__add__, map(clamp, range(at, at + len(slots))))
        deque(map(call, slots, places), maxlen=0)
        if self._pairs:
            for neighbours in filter(self._neighbours.__contains__, pairwise(slots)):
                for docs in self._neighbours[neighbours]:
                    docs.append(doc >> _DOC_SHIFT)
        return len(slots)

    def encoded(self, averages: Mapping[str, float]) -> Iterator[Encoded]:
        """The posting lists in key order. ``averages``: field → mean length, for the norms."""
        paired = set(chain.from_iterable(self._pairs))
        encoder = _Encoder(self._norms(averages), self.size, paired)
        terms = self._memo.terms
        keys = sorted((term.encode("utf-8", "surrogatepass"), term) for term in terms)
        self._memo.clear()
        for key, term in keys:
            held = terms.pop(term)
            if held:
                yield encoder.encode(key, held)
        for pair, docs in self._pairs.items():
            encoder.encode_pair(pair, docs)
        yield from sorted(encoder.others)

    def _norms(self, averages: Mapping[str, float]) -> list[list[float]]:
        """By field code and document, what one occurrence weighs."""
        norms: list[list[float]] = []
        for field in FIELDS:
            lengths = self.lengths.get(field)
            if lengths is None:
                norms.append([])
                continue
            weight, share, mean = WEIGHTS[field], LENGTH_NORM[field], averages[field]
            norms.append([weight / (1 - share + share * length / mean) for length in lengths])
        return norms


def impact(weight: float) -> int:
    """The saturated weight as a byte."""
    return int(256 * weight / (weight + SATURATION)) or 1


class _Encoder:
    """Turns the arrays of a batch into posting lists."""

    def __init__(self, norms: list[list[float]], size: int, paired: set[str]) -> None:
        self.others: list[Encoded] = []
        self._norms = norms
        self._size = size
        self._body = norms[0] or [0.0] * size
        self._once = bytes([impact(weight) for weight in self._body])
        self._kept: dict[bytes, tuple[array[int], bytes] | None] = {
            term.encode("utf-8", "surrogatepass"): None for term in paired
        }

    def encode(self, key: bytes, held: array[int]) -> Encoded:
        """One term of all fields; its lists by field are added to ``others``."""
        if len(held) <= _FEW and key not in self._kept:
            few = self._few(key, held)
            if few is not None:
                return few
        data = held.tobytes()
        counted: dict[int, int] = Counter(array("I", data)[1::2])
        docs, counts = list(counted), list(counted.values())
        impacts = self._impacts(docs, counts)
        fields = data[3::8].translate(_OUTSIDE)
        if 1 in fields:
            impacts = self._with_fields(key, held, fields, counted, docs, impacts)
        if key in self._kept:
            self._kept[key] = (array("I", docs), bytes(impacts))
        places = encode_positions(counts, (data[0::8], data[1::8], data[2::8]))
        return key, len(docs), encode_docs(docs, bytes(impacts), self._size), places

    def _few(self, key: bytes, held: array[int]) -> Encoded | None:
        """A rare term, without the machinery; ``None`` if it stands outside the body too."""
        counted: dict[int, int] = {}
        places = []
        for position in held:
            if position >> _FIELD_SHIFT & 255:
                return None
            doc = position >> _DOC_SHIFT
            counted[doc] = counted.get(doc, 0) + 1
            places.append(position & LIMIT - 1)
        if len(places) == 1:
            return (key, 1, *encode_single(doc, self._once[doc], places[0]))
        docs, counts = list(counted), list(counted.values())
        docs_part = encode_docs(docs, bytes(self._impacts(docs, counts)), self._size)
        return key, len(docs), docs_part, encode_few(counts, places)

    def _impacts(self, docs: list[int], counts: list[int]) -> bytearray:
        """As if all occurrences were in the body."""
        once, body = self._once, self._body
        if len(counts) < 8 or max(counts) > 1:
            return bytearray(
                [
                    once[doc]
                    if count == 1
                    else int(256 * count * body[doc] / (count * body[doc] + SATURATION)) or 1
                    for doc, count in zip(docs, counts, strict=True)
                ]
            )
        return bytearray(map(once.__getitem__, docs))

    def _with_fields(
        self,
        key: bytes,
        held: array[int],
        fields: bytes,
        counted: Mapping[int, int],
        docs: list[int],
        impacts: bytearray,
    ) -> bytearray:
        """Set right the impacts of documents that have the term in other fields, and list them."""
        by_field: dict[int, dict[int, int]] = {}
        weights: dict[int, float] = {}
        apart: dict[int, int] = {}
        at = fields.find(1)
        while at >= 0:
            doc, code = held[at] >> _DOC_SHIFT, held[at] >> _FIELD_SHIFT & 255
            in_field = by_field.setdefault(code, {})
            in_field[doc] = in_field.get(doc, 0) + 1
            weights[doc] = weights.get(doc, 0.0) + self._norms[code][doc]
            apart[doc] = apart.get(doc, 0) + 1
            at = fields.find(1, at + 1)
        for doc, weight in weights.items():
            inside = counted[doc] - apart[doc]
            impacts[bisect_left(docs, doc)] = impact(weight + inside * self._body[doc])
        outside = [doc for doc, count in apart.items() if count == counted[doc]]
        if outside:
            self._add_other(outside_key(key), outside, b"")
        for code, in_field in by_field.items():
            norm, weight = self._norms[code], WEIGHTS[FIELDS[code]] or 1.0
            pairs = in_field.items()
            own = bytes([impact(count * norm[doc] / weight or 1) for doc, count in pairs])
            self._add_other(field_key(key, code), list(in_field), own)
        return impacts

    def encode_pair(self, pair: Pair, held: array[int]) -> None:
        """List the documents of two neighbours; empty where there are none, so that it is known."""
        one, two = (term.encode("utf-8", "surrogatepass") for term in pair)
        first, second = self._kept[one], self._kept[two]
        if first is None or second is None:
            return
        counted = Counter(held)
        impacts = []
        for doc, count in counted.items():
            weakest = min(posting[1][bisect_left(posting[0], doc)] for posting in (first, second))
            impacts.append(neighbours_impact(weakest, count))
        self._add_other(pair_key(one, two), list(counted), bytes(impacts))

    def _add_other(self, key: bytes, docs: list[int], impacts: bytes) -> None:
        self.others.append((key, len(docs), encode_docs(docs, impacts, self._size), b""))
