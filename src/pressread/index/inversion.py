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
from itertools import chain, pairwise
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
        if self._pairs:
            for neighbours in filter(self._neighbours.__contains__, pairwise(slots)):
                for docs in self._neighbours[neighbours]:
                    docs.append(doc >> DOC_SHIFT)
        return len(slots)

    def encoded(self, averages: Mapping[str, float]) -> Iterator[Encoded]:
        """The posting lists in key order. ``averages``: field → mean length, for the norms."""
        paired = set(chain.from_iterable(self._pairs))
        encoder = TermLists(self._norms(averages), self.size, paired)
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
