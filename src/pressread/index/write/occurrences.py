"""The occurrences of many rare terms, laid end to end.

Most terms of a batch stand a few times; a list worked out by itself would cost more calls than it
has numbers. What is made here by a few loops in C for thousands of terms, a term has a slice of.
"""

from __future__ import annotations

from array import array
from itertools import accumulate, chain, compress, repeat
from itertools import count as count_up
from operator import ne, sub

from pressread.index.write.packing import pack_few_planes, pack_planes, pack_small_plane

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    Planes = tuple[bytes, bytes, bytes]

#: Up to so many values are packed as a handful (see ``packing``).
FEW = 10


class Occurrences:
    """Of terms given by their positions (as ``inversion`` has them), 128 at most each: one entry
    an occurrence in ``in_docs`` and ``codes``, one a document of a term in ``docs`` and
    ``counts``. Term ``n`` has the occurrences ``ends[n]:ends[n + 1]`` and the documents
    ``doc_ends[n]:doc_ends[n + 1]``.
    """

    __slots__ = (
        "_gaps", "_planes", "_repeats", "codes", "counts", "doc_ends", "docs", "ends", "in_docs",
    )  # fmt: skip

    def __init__(self, terms: Sequence[array[int]]) -> None:
        data = b"".join([term.tobytes() for term in terms])
        self._planes = data[0::8], data[1::8], data[2::8]
        self.codes = data[3::8]
        self.in_docs = array("I", data)[1::2]
        self.ends = list(accumulate(map(len, terms), initial=0))
        firsts = bytearray(map(ne, self.in_docs, chain((-1,), self.in_docs)))
        for start in self.ends[:-1]:
            firsts[start] = 1
        self.docs = list(compress(self.in_docs, firsts))
        ranks = list(accumulate(firsts, initial=0))
        self.doc_ends = [ranks[end] for end in self.ends]
        places = list(compress(count_up(), firsts))
        self.counts = list(map(sub, [*places[1:], len(firsts)], places))
        self._repeats = bytes(map(sub, self.counts, repeat(1)))
        self._gaps = self._planes_of_gaps()

    def _planes_of_gaps(self) -> Planes:
        gaps = list(map(sub, self.docs, chain((0,), self.docs)))
        for start in self.doc_ends[:-1]:
            gaps[start] = self.docs[start]
        data = array("I", gaps).tobytes()
        return data[0::4], data[1::4], data[2::4]

    def gaps_part(self, first: int, end: int) -> bytes:
        """The documents ``first:end``, packed as gaps."""
        low, middle, high = self._gaps
        pack = pack_few_planes if end - first <= FEW else pack_planes
        return pack(low[first:end], middle[first:end], high[first:end])

    def positions_part(self, number: int) -> bytes:
        """The positions' part of a term."""
        start, end = self.ends[number : number + 2]
        first, last = self.doc_ends[number : number + 2]
        low, middle, high = self._planes
        pack = pack_few_planes if end - start <= FEW else pack_planes
        packed = pack(low[start:end], middle[start:end], high[start:end])
        return pack_small_plane(self._repeats[first:last]) + packed
