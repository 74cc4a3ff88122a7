"""The arrays of a batch made into posting lists."""

from __future__ import annotations

from array import array
from collections import Counter
from itertools import compress

from pressread.index import (
    field_key,
    impact,
    neighbours_impact,
    outside_key,
    pair_key,
)
from pressread.index.files.postings import LIMIT
from pressread.index.write.encoding import encode_docs, encode_positions, encode_single

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from pressread.index import Pair
    from pressread.index.files.postings import Encoded

#: Where the document and the field stand in a position's number.
DOC_SHIFT = 32
FIELD_SHIFT = 24
_IS = [bytes(other == code for other in range(256)) for code in range(16)]  # field codes
#: What fewer occurrences in a body mean is worked out once for all terms.
_REPEATED = 8


class TermLists:
    """Turns the arrays of a batch into posting lists."""

    def __init__(
        self, norms: list[list[float]], weights: list[float], size: int, paired: set[str]
    ) -> None:
        self.others: list[Encoded] = []
        self._norms = norms
        self._weights = weights
        self._size = size
        self._body = norms[0] or [0.0] * size
        self._once = bytes([impact(weight) for weight in self._body])
        self._repeated = [
            bytes([impact(times * weight) for weight in self._body]) for times in range(_REPEATED)
        ]
        self._kept: dict[bytes, dict[int, int] | None] = {
            term.encode("utf-8", "surrogatepass"): None for term in paired
        }

    def encode_all(self, terms: Iterable[tuple[bytes, array[int]]]) -> Iterator[Encoded]:
        """The lists of terms of all fields (key, positions), in their order; their lists by field
        are added to ``others``.
        """
        for key, held in terms:
            yield self._encode(key, held)

    def _encode(self, key: bytes, held: array[int]) -> Encoded:
        if len(held) == 1 and not held[0] >> FIELD_SHIFT & 255 and key not in self._kept:
            doc = held[0] >> DOC_SHIFT
            return key, 1, *encode_single(doc, self._once[doc], held[0] & LIMIT - 1)
        data = held.tobytes()
        in_docs = array("I", data)[1::2]
        counted = Counter(in_docs)
        docs, counts = list(counted), list(counted.values())
        impacts = self._impacts(docs, counts)
        codes = data[3::8]
        if codes.strip(b"\0") or key in self._kept:
            found = dict(zip(docs, impacts, strict=True))
            impacts = self._settle(key, counted, found, in_docs, codes)
        places = encode_positions(counts, (data[0::8], data[1::8], data[2::8]))
        return key, len(docs), encode_docs(docs, impacts, self._size), places

    def _settle(
        self,
        key: bytes,
        counted: dict[int, int],
        impacts: dict[int, int],
        in_docs: array[int],
        codes: bytes,
    ) -> bytes:
        """The impacts with what stands in other fields, which is listed; kept if pairs ask.
        ``counted`` is used up.
        """
        if codes.strip(b"\0"):
            self._with_fields(key, in_docs, codes, counted, impacts)
        if key in self._kept:
            self._kept[key] = impacts
        return bytes(impacts.values())

    def _impacts(self, docs: list[int], counts: list[int]) -> bytes:
        """As if all occurrences were in the body."""
        impacts, repeated = bytearray(map(self._once.__getitem__, docs)), self._repeated
        several = map((1).__lt__, counts)
        for at, count in compress(enumerate(counts), several):
            if count < _REPEATED:
                impacts[at] = repeated[count][docs[at]]
            else:
                impacts[at] = impact(count * self._body[docs[at]])
        return bytes(impacts)

    def _with_fields(
        self,
        key: bytes,
        in_docs: array[int],
        codes: bytes,
        counts: dict[int, int],
        impacts: dict[int, int],
    ) -> None:
        """Set right the impacts of documents that have the term in other fields, and list them."""
        weights: dict[int, float] = {}
        for code in sorted(set(codes.translate(None, b"\0"))):
            norm, weight = self._norms[code], self._weights[code] or 1.0
            in_field: dict[int, int] = {}
            for doc in compress(in_docs, codes.translate(_IS[code])):
                in_field[doc] = in_field.get(doc, 0) + 1
            for doc, count in in_field.items():
                weights[doc] = weights.get(doc, 0.0) + count * norm[doc]
                counts[doc] -= count
            own = bytes(
                [impact(count * norm[doc] / weight or 1) for doc, count in in_field.items()]
            )
            self._add_other(field_key(key, code), list(in_field), own)
        outside = []
        for doc, weight in weights.items():
            impacts[doc] = impact(weight + counts[doc] * self._body[doc])
            if not counts[doc]:
                outside.append(doc)
        if outside:
            self._add_other(outside_key(key), sorted(outside), b"")

    def encode_pair(self, pair: Pair, held: array[int]) -> None:
        """List the documents of two neighbours; empty where there are none, so that it is known."""
        one, two = (term.encode("utf-8", "surrogatepass") for term in pair)
        first, second = self._kept[one], self._kept[two]
        if first is None or second is None:
            return
        counted: dict[int, int] = dict.fromkeys(held, 1)
        weakest = map(min, map(first.__getitem__, counted), map(second.__getitem__, counted))
        if len(counted) < len(held):
            counted = Counter(held)
            weakest = map(neighbours_impact, weakest, counted.values())
        impacts = bytes(weakest)
        self._add_other(pair_key(one, two), list(counted), impacts)

    def _add_other(self, key: bytes, docs: list[int], impacts: bytes) -> None:
        self.others.append((key, len(docs), encode_docs(docs, impacts, self._size), b""))
