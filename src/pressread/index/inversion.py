"""A batch of documents turned round: from texts to the posting lists of one segment.

No object is made a word. White space cuts a text into chunks; a memo leads from a chunk to the
``append`` methods of its terms' arrays, and C loops hand every method its position. A position is
one 64-bit number: document, field code, place in the document. Documents, counts and positions of
a term are then strides of its array's bytes.
"""

from __future__ import annotations

from array import array
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import chain
from operator import call

from pressread.index.analysis import MEMO_LENGTH, terms_of
from pressread.index.encoding import clamp
from pressread.index.planes import LIMIT
from pressread.index.schema import (
    FIELD_CODES,
    FIELD_GAP,
    FIELDS,
    LENGTH_NORM,
    TEXT_GAP,
    WEIGHTS,
)
from pressread.index.term_lists import DOC_SHIFT, FIELD_SHIFT, Encoded, TermLists

TYPE_CHECKING = False
if TYPE_CHECKING:
    from pressread.index.pairs import Pair
    from pressread.index.schema import Texts

Append = Callable[[int], None]


class _Memo(dict[str, tuple[Append, ...]]):
    """Chunk → one ``append`` a position."""

    def __init__(self) -> None:
        self.terms: dict[str, array[int]] = {}

    def __missing__(self, chunk: str) -> tuple[Append, ...]:
        found = terms_of(chunk)
        if len(found) == 1 and len(found[0]) == 1:
            term = found[0][0]
            held = self.terms.get(term)
            if held is None:
                held = self.terms[term] = array("Q")
            slots: tuple[Append, ...] = (held.append,)
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
        self._pairs = tuple(pairs)

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
                    used = self._add_text(text, doc << DOC_SHIFT, FIELD_CODES[field], at)
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
        base = doc | code << FIELD_SHIFT
        places: range | map[int] = range(base + at, base + at + len(slots))
        if at + len(slots) >= LIMIT:
            places = map(base.__add__, map(clamp, range(at, at + len(slots))))
        deque(map(call, slots, places), maxlen=0)
        return len(slots)

    def encoded(self, averages: Mapping[str, float]) -> Iterator[Encoded]:
        """The posting lists in key order. ``averages``: field → mean length, for the norms."""
        paired = set(chain.from_iterable(self._pairs))
        neighbours = list(self._neighbours())
        encoder = TermLists(self._norms(averages), self.size, paired)
        terms = self._memo.terms
        keys = sorted((term.encode("utf-8", "surrogatepass"), term) for term in terms)
        self._memo.clear()
        for key, term in keys:
            held = terms.pop(term)
            yield encoder.encode(key, held)
        for pair, docs in neighbours:
            encoder.encode_pair(pair, docs)
        yield from sorted(encoder.others)

    def _neighbours(self) -> Iterator[tuple[Pair, array[int]]]:
        """Each pair with the documents in which its second term follows its first, one entry
        a time. The rarer term of a pair is looked up among the places of the commoner.
        """
        terms = self._memo.terms
        rarer: dict[str, list[tuple[Pair, str, int]]] = {}
        for pair in self._pairs:
            one, two = (len(terms.get(term, ())) for term in pair)
            common, rare, step = (*pair, -1) if one > two else (pair[1], pair[0], 1)
            rarer.setdefault(common, []).append((pair, rare, step))
        for common, others in rarer.items():
            places = set(terms.get(common, ()))
            for pair, rare, step in others:
                found = sorted(places.intersection(map(step.__add__, terms.get(rare, ()))))
                yield pair, array("I", [position >> DOC_SHIFT for position in found])

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
