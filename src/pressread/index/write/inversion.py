"""A batch of documents turned round: from texts to the posting lists of one segment.

No object is made a word. A text becomes the numbers of its slots (see ``vocabulary``); at the end
of the batch C loops hand every number's position to the array of its slot. A position is one
64-bit number: document, field code, place in the document. Documents, counts and positions of a
term are then strides of its array's bytes.
"""

from __future__ import annotations

from array import array
from collections import Counter, deque
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain, compress, groupby, pairwise, repeat
from operator import add, and_, rshift, sub

from pressread.index import FIELD_GAP, TEXT_GAP
from pressread.index.files.postings import LIMIT
from pressread.index.write.encoding import clamp
from pressread.index.write.term_lists import DOC_SHIFT, FIELD_SHIFT, TermLists
from pressread.text.terms import MEMO_LENGTH, terms_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from pressread.index import FieldSet, Pair, Texts
    from pressread.index.files.postings import Encoded


class Inversion:
    """The words of a batch. ``lengths[field][d]`` counts the positions of a document's field;
    ``extents`` counts the gaps in as well, for fields that have several texts anywhere.
    """

    def __init__(self, vocabulary: Vocabulary, fields: FieldSet) -> None:
        self._fields = fields
        self.size = 0
        self.lengths: dict[str, array[int]] = {}
        self.extents: dict[str, array[int]] = {}
        self._vocabulary = vocabulary
        self._slots: list[bytes] = []
        self._places: list[Iterable[int]] = []
        self._starts = array("Q", [0])  # of each document among all slots

    def add(self, fields: Mapping[str, Texts]) -> None:
        """The next document."""
        doc, at, taken = self.size << DOC_SHIFT, 0, self._starts[-1]
        self.size += 1
        slots_of = self._vocabulary.slots_of
        for field in self._fields.names:
            texts = fields.get(field)
            if texts:
                slots = _BETWEEN.join([slots_of(text) for text in texts])
                extent = len(slots) // WIDTH
                length = extent - TEXT_GAP * (len(texts) - 1)
                if length:
                    self._record(field, length, extent + TEXT_GAP)
                    self._slots += (slots, GAP)
                    self._places.append(
                        _places(doc | self._fields.codes[field] << FIELD_SHIFT, at, extent)
                    )
                    taken += extent + 1
                    at += extent + TEXT_GAP + FIELD_GAP
        self._starts.append(taken)

    def _record(self, field: str, length: int, extent: int) -> None:
        """Note the length of the newest document's field."""
        for column, value in ((self.lengths, length), (self.extents, extent)):
            found = column.setdefault(field, array("I"))
            if len(found) < self.size - 1:
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

    def frequent_pairs(self) -> set[Pair]:
        """The neighbours worth listing, from a sample of the batch."""
        return frequent_pairs(self._vocabulary.slots, b"".join(self._slots), self._starts)

    def encoded(self, averages: Mapping[str, float], pairs: Iterable[Pair]) -> Iterator[Encoded]:
        """The posting lists in key order. ``averages``: field → mean length, for the norms.
        ``pairs`` are neighbours to be listed. Can be asked for once.
        """
        slots = b"".join(self._slots)
        self._slots.clear()
        terms = self._terms(array("I", slots))
        del slots
        neighbours = find_pairs(terms, pairs)
        weights = list(self._fields.weights.values())
        paired = {term for pair in pairs for term in pair}
        encoder = TermLists(self._norms(averages), weights, self.size, paired)
        yield from encoder.encode_all(
            (term.encode("utf-8", "surrogatepass"), terms.pop(term))
            for term in sorted(terms)  # code points ascend as their bytes in UTF-8 do
        )
        for pair, docs in neighbours.items():
            encoder.encode_pair(pair, docs)
        yield from sorted(encoder.others)

    def _terms(self, slots: array[int]) -> dict[str, array[int]]:
        """Term → its positions, ascending."""
        held = [array("Q") for _ in self._vocabulary.slots]
        places = chain.from_iterable(self._places)
        deque(map(array.append, map(held.__getitem__, slots), places), maxlen=0)
        self._places.clear()
        terms: dict[str, array[int]] = {}
        several: dict[str, list[array[int]]] = {}
        for names, positions in zip(self._vocabulary.slots, held, strict=True):
            if positions and len(names) == 1:
                terms[names[0]] = positions
            elif positions:
                for name in names:
                    several.setdefault(name, []).append(positions)
        for name, parts in several.items():
            terms[name] = array("Q", sorted(chain(terms.get(name, ()), *parts)))
        return terms

    def _norms(self, averages: Mapping[str, float]) -> list[list[float]]:
        """By field code and document, what one occurrence weighs."""
        norms: list[list[float]] = []
        for field in self._fields.names:
            lengths = self.lengths.get(field)
            if lengths is None:
                norms.append([])
                continue
            weight, share = self._fields.weights[field], self._fields.length_norms[field]
            mean = averages[field]
            norms.append([weight / (1 - share + share * length / mean) for length in lengths])
        return norms


def _places(base: int, at: int, extent: int) -> Iterable[int]:
    """The positions of a field's slots, and one for the gap after them."""
    if at + extent < LIMIT:
        return range(base + at, base + at + extent + 1)
    return [base + clamp(place) for place in range(at, at + extent + 1)]


#: Bytes of a slot's number.
WIDTH = 4
#: What no word stands for, between two texts.
GAP = bytes(WIDTH)
_BETWEEN = GAP * TEXT_GAP
#: With more chunks than these the writer begins a new vocabulary: it bounds the memory.
MOST_CHUNKS = 200_000


class Vocabulary(dict[str, bytes]):
    """Chunk → the numbers of its slots. ``slots[number]`` are the terms; 0 is the gap."""

    def __init__(self) -> None:
        self.slots: list[tuple[str, ...]] = [()]
        self._numbers: dict[tuple[str, ...], bytes] = {}

    def __missing__(self, chunk: str) -> bytes:
        found = terms_of(chunk)
        numbers = self._numbers
        if len(found) == 1 and found[0] in numbers:
            slots = numbers[found[0]]
        else:
            slots = b"".join([numbers.get(terms) or self._number(terms) for terms in found])
        if len(chunk) <= MEMO_LENGTH:
            self[chunk] = slots
        return slots

    def _number(self, terms: tuple[str, ...]) -> bytes:
        number = self._numbers[terms] = len(self.slots).to_bytes(WIDTH, "little")
        self.slots.append(terms if len(terms) == 1 else tuple(dict.fromkeys(terms)))
        return number

    def slots_of(self, text: str) -> bytes:
        """The slots of a text, one a position."""
        return b"".join(map(self.__getitem__, text.split()))


#: A smaller batch has no pairs: its phrases are quick anyhow.
SMALLEST_BATCH = 500
#: With so many pairs known, a further batch lists these and looks for no others.
ENOUGH = 1200
_SAMPLE = 768
_SHARE = 100  # a pair is frequent that one document in so many has
_COMMON = 0.15  # pairs of two words that so many documents have are listed where they are
_OFTEN = 1 / 10  # frequent in so many documents
_RARE = 1 / 50  # the phrase of a word that fewer documents have is quick anyhow


def frequent_pairs(
    terms: Sequence[tuple[str, ...]], slots: bytes, starts: Sequence[int]
) -> set[Pair]:
    """The pairs worth listing. ``terms`` by slot; ``starts`` of the documents among ``slots``."""
    size = len(starts) - 1
    if size < SMALLEST_BATCH:
        return set()
    sample = [
        array("I", slots[WIDTH * starts[doc] : WIDTH * starts[doc + 1]])
        for doc in range(0, size, max(1, size // _SAMPLE))
    ]
    least, most = _RARE * len(sample), _COMMON * len(sample)
    words = Counter(chain.from_iterable(map(set, sample)))
    words.pop(0, None)
    # Two words are worth it where neither is rare and one at least is not too common.
    first = {slot: 1 if held > most else 3 for slot, held in words.items() if held >= least}
    second = {slot: 2 if mark == 1 else 3 for slot, mark in first.items()}
    pairs: Counter[tuple[int, int]] = Counter()
    for part in sample:
        marks = map(and_, map(first.get, part, repeat(0)), map(second.get, part[1:], repeat(0)))
        pairs.update(set(compress(pairwise(part), marks)))
    often = len(sample) / _SHARE
    chosen = [pair for pair, held in pairs.items() if held >= often]
    common = frozenset(slot for slot, mark in first.items() if mark == 1)
    chosen += _common_pairs(sample, common, _OFTEN * len(sample))
    return {(terms[one][0], terms[two][0]) for one, two in chosen}


def _common_pairs(
    sample: Iterable[array[int]], common: frozenset[int], least: float
) -> list[tuple[int, int]]:
    """The neighbours among words that stand nearly everywhere (``of the``): few, and without a
    list their phrase is looked for in nearly every document.
    """
    pairs: Counter[tuple[int, int]] = Counter()
    for part in sample:
        held = map(common.__contains__, part)
        after = map(common.__contains__, part[1:])
        pairs.update(set(compress(pairwise(part), map(and_, held, after))))
    return [pair for pair, count in pairs.items() if count >= least]


def find_pairs(
    positions: Mapping[str, array[int]], pairs: Iterable[Pair]
) -> dict[Pair, array[int]]:
    """Each pair with the documents in which its second term follows its first, one entry a time,
    ascending. ``positions`` are those of ``inversion``: the next place is one more.
    """
    found: dict[Pair, array[int]] = {}
    nothing: array[int] = array("Q")

    def commoner(pair: Pair) -> str:
        return max(pair, key=lambda term: len(positions.get(term, nothing)))

    for common, group in groupby(sorted(pairs, key=commoner), commoner):
        places = set(positions.get(common, nothing))
        for one, two in group:
            if common == two:
                ends = map(add, positions.get(one, nothing), repeat(1))
                held = list(filter(places.__contains__, ends))
            else:
                starts = map(sub, positions.get(two, nothing), repeat(1))
                held = list(filter(places.__contains__, starts))
            found[one, two] = array("I", map(rshift, held, repeat(DOC_SHIFT)))
    return found
