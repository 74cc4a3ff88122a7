"""The arrays of a batch made into posting lists."""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections import Counter
from collections.abc import Mapping
from itertools import compress
from itertools import count as count_up

from pressread.index.encoding import encode_docs, encode_few, encode_positions, encode_single
from pressread.index.phrases import neighbours_impact
from pressread.index.planes import LIMIT
from pressread.index.schema import (
    FIELDS,
    SATURATION,
    WEIGHTS,
    field_key,
    outside_key,
    pair_key,
)

TYPE_CHECKING = False
if TYPE_CHECKING:
    from pressread.index.pairs import Pair

#: What the writer takes for a term: key, documents, their part, the positions' part.
Encoded = tuple[bytes, int, bytes, bytes]

#: Where the document and the field stand in a position's number.
DOC_SHIFT = 32
FIELD_SHIFT = 24
#: Up to so many occurrences a term is encoded by plain loops.
_FEW = 10
_OUTSIDE = bytes(code != 0 for code in range(256))


def impact(weight: float) -> int:
    """The saturated weight as a byte."""
    return int(256 * weight / (weight + SATURATION)) or 1


class TermLists:
    """Turns the arrays of a batch into posting lists."""

    def __init__(self, norms: list[list[float]], size: int, paired: set[str]) -> None:
        self.others: list[Encoded] = []
        self._norms = norms
        self._size = size
        self._body = norms[0] or [0.0] * size
        self._once = bytes([impact(weight) for weight in self._body])
        self._kept: dict[bytes, dict[int, int] | None] = {
            term.encode("utf-8", "surrogatepass"): None for term in paired
        }

    def encode(self, key: bytes, held: array[int]) -> Encoded:
        """One term of all fields; its lists by field are added to ``others``."""
        if len(held) <= _FEW and key not in self._kept:
            few = self._once_only(key, held[0]) if len(held) == 1 else self._few(key, held)
            if few is not None:
                return few
        data = held.tobytes()
        in_docs = array("I", data)[1::2]
        counted, counts = dict.fromkeys(in_docs, 1), None
        if len(counted) < len(in_docs):
            counted = Counter(in_docs)
            counts = list(counted.values())
        docs = list(counted)
        impacts = self._impacts(docs, counts)
        if data[3::8].strip(b"\0"):
            fields = data[3::8].translate(_OUTSIDE)
            impacts = self._with_fields(key, held, fields, counted, docs, bytearray(impacts))
        if key in self._kept:
            self._kept[key] = dict(zip(docs, impacts, strict=True))
        places = encode_positions(counts or b"\1" * len(docs), (data[0::8], data[1::8], data[2::8]))
        return key, len(docs), encode_docs(docs, impacts, self._size), places

    def _once_only(self, key: bytes, position: int) -> Encoded | None:
        """A term that stands once; ``None`` if outside the body."""
        if position >> FIELD_SHIFT & 255:
            return None
        doc = position >> DOC_SHIFT
        return key, 1, *encode_single(doc, self._once[doc], position & LIMIT - 1)

    def _few(self, key: bytes, held: array[int]) -> Encoded | None:
        """A rare term, without the machinery; ``None`` if it stands outside the body too."""
        counted: dict[int, int] = {}
        places = []
        for position in held:
            if position >> FIELD_SHIFT & 255:
                return None
            doc = position >> DOC_SHIFT
            counted[doc] = counted.get(doc, 0) + 1
            places.append(position & LIMIT - 1)
        docs, counts = list(counted), list(counted.values())
        docs_part = encode_docs(docs, self._impacts(docs, counts), self._size)
        return key, len(docs), docs_part, encode_few(counts, places)

    def _impacts(self, docs: list[int], counts: list[int] | None) -> bytes:
        """As if all occurrences were in the body. ``counts``: ``None`` for one everywhere."""
        once = bytes(map(self._once.__getitem__, docs))
        if counts is None:
            return once
        impacts, body = bytearray(once), self._body
        for at in compress(count_up(), map((1).__lt__, counts)):
            weight = counts[at] * body[docs[at]]
            impacts[at] = int(256 * weight / (weight + SATURATION)) or 1
        return bytes(impacts)

    def _with_fields(
        self,
        key: bytes,
        held: array[int],
        fields: bytes,
        counted: Mapping[int, int],
        docs: list[int],
        impacts: bytearray,
    ) -> bytes:
        """Set right the impacts of documents that have the term in other fields, and list them."""
        by_field: dict[int, dict[int, int]] = {}
        weights: dict[int, float] = {}
        apart: dict[int, int] = {}
        at = fields.find(1)
        while at >= 0:
            doc, code = held[at] >> DOC_SHIFT, held[at] >> FIELD_SHIFT & 255
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
        return bytes(impacts)

    def encode_pair(self, pair: Pair, held: array[int]) -> None:
        """List the documents of two neighbours; empty where there are none, so that it is known."""
        one, two = (term.encode("utf-8", "surrogatepass") for term in pair)
        first, second = self._kept[one], self._kept[two]
        if first is None or second is None:
            return
        counted = Counter(held)
        weakest = map(min, map(first.__getitem__, counted), map(second.__getitem__, counted))
        impacts = bytes(map(neighbours_impact, weakest, counted.values()))
        self._add_other(pair_key(one, two), list(counted), impacts)

    def _add_other(self, key: bytes, docs: list[int], impacts: bytes) -> None:
        self.others.append((key, len(docs), encode_docs(docs, impacts, self._size), b""))
