"""A batch of documents turned round: from texts to the posting lists of one segment.

No object is made a word. White space cuts a text into chunks; a memo leads from a chunk to the
``append`` methods of its terms' arrays, and C loops hand every method its position. A position is
one 64-bit number: document, field code, place in the document. Documents, counts and positions of
a term are then strides of its array's bytes.
"""

from __future__ import annotations

from array import array
from collections import Counter, deque
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import chain
from operator import call

from pressread.index.analysis import MEMO_LENGTH, terms_of
from pressread.index.planes import LIMIT
from pressread.index.postings import clamp, encode_docs, encode_positions, encode_single
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
)

TYPE_CHECKING = False
if TYPE_CHECKING:
    from pressread.index.schema import Texts

Append = Callable[[int], None]
#: What the writer takes for a term: key, documents, their part, the positions' part.
Encoded = tuple[bytes, int, bytes, bytes]

_DOC_SHIFT = 32
_FIELD_SHIFT = 24


class _Memo(dict[str, tuple[Append, ...]]):
    """Chunk → one ``append`` a position."""

    def __init__(self) -> None:
        self.terms: dict[str, array[int]] = {}

    def __missing__(self, chunk: str) -> tuple[Append, ...]:
        found = terms_of(chunk)
        if len(found) == 1 and len(found[0]) == 1:
            slots: tuple[Append, ...] = (self._array(found[0][0]).append,)
        else:
            slots = tuple([self._slot(terms) for terms in found])
        if len(chunk) <= MEMO_LENGTH:
            self[chunk] = slots
        return slots

    def _slot(self, terms: Sequence[str]) -> Append:
        appends = [self._array(term).append for term in dict.fromkeys(terms)]
        if len(appends) == 1:
            return appends[0]

        def all_of(position: int) -> None:
            for append in appends:
                append(position)

        return all_of

    def _array(self, term: str) -> array[int]:
        found = self.terms.get(term)
        if found is None:
            found = self.terms[term] = array("Q")
        return found


class Inversion:
    """The words of a batch. ``lengths[field][d]`` counts the positions of a document's field;
    ``extents`` counts the gaps in as well, for fields that have several texts anywhere.
    """

    def __init__(self) -> None:
        self.size = 0
        self.lengths: dict[str, array[int]] = {}
        self.extents: dict[str, array[int]] = {}
        self._memo = _Memo()

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
        return len(slots)

    def encoded(self, averages: Mapping[str, float]) -> Iterator[Encoded]:
        """The posting lists in key order. ``averages``: field → mean length, for the norms."""
        norms = self._norms(averages)
        others: list[Encoded] = []
        terms = self._memo.terms
        keys = sorted((term.encode("utf-8", "surrogatepass"), term) for term in terms)
        self._memo.clear()
        for key, term in keys:
            yield _encode(key, terms.pop(term), norms, self.size, others)
        yield from sorted(others)

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


def _encode(
    key: bytes, held: array[int], norms: list[list[float]], size: int, others: list[Encoded]
) -> Encoded:
    """One term of all fields; its lists by field are appended to ``others``."""
    if len(held) == 1 and not held[0] >> _FIELD_SHIFT & 255:
        doc = held[0] >> _DOC_SHIFT
        return (key, 1, *encode_single(doc, impact(norms[0][doc]), held[0] & LIMIT - 1))
    data = held.tobytes()
    fields = data[3::8]
    words = array("I", data)
    if fields.count(0) == len(fields):
        body = norms[0]
        counts: dict[int, int] = Counter(words[1::2])
        impacts = bytes([impact(count * body[doc]) for doc, count in counts.items()])
    else:
        counts = Counter(words[1::2])
        impacts = _mixed(key, data, norms, size, others)
    docs_part = encode_docs(list(counts), impacts, size)
    places = encode_positions(list(counts.values()), (data[0::8], data[1::8], data[2::8]))
    return key, len(counts), docs_part, places


def _mixed(
    key: bytes, data: bytes, norms: list[list[float]], size: int, others: list[Encoded]
) -> bytes:
    """Impacts of a term that stands in other fields than the body too."""
    cells = bytearray(len(data) // 2)
    for place, source in enumerate((3, 4, 5, 6)):
        cells[place::4] = data[source::8]
    weights: dict[int, float] = {}
    inside: set[int] = set()
    by_field: dict[int, list[tuple[int, int]]] = {}
    for cell, count in Counter(array("I", bytes(cells))).items():
        doc, code = cell >> 8, cell & 255
        weights[doc] = weights.get(doc, 0.0) + count * norms[code][doc]
        if code:
            by_field.setdefault(code, []).append((doc, count))
        else:
            inside.add(doc)
    for code, held in by_field.items():
        norm, weight = norms[code], WEIGHTS[FIELDS[code]] or 1.0
        impacts = bytes([impact(count * norm[doc] / weight or 1) for doc, count in held])
        docs = [doc for doc, _ in held]
        others.append((field_key(key, code), len(docs), encode_docs(docs, impacts, size), b""))
    outside = [doc for doc in weights if doc not in inside]
    if outside:
        others.append((outside_key(key), len(outside), encode_docs(outside, b"", size), b""))
    return bytes([impact(weight) for weight in weights.values()])
