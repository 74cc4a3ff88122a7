"""The posting lists of one key in several segments, joined into one."""

from __future__ import annotations

from array import array
from itertools import accumulate, chain, compress

from pressread.index.docsets import to_list
from pressread.index.encoding import encode_chunk, encode_docs, encode_positions, join_chunks
from pressread.index.ops import Phrase
from pressread.index.phrases import find_phrase
from pressread.index.postings import CHUNK, Sparse, all_docs
from pressread.index.schema import pair_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from typing import TypeAlias

    from pressread.index.dictionary import Entry
    from pressread.index.new_columns import Piece
    from pressread.index.postings import Dense
    from pressread.index.segments import Segment
    from pressread.index.term_lists import Encoded

    #: A key's entries by number of the segment; a list with the chunks of its positions.
    Entries: TypeAlias = list[tuple[int, Entry]]
    List: TypeAlias = tuple[Sparse | Dense, Iterator[tuple[list[int], Sequence[int]]]]

#: A list of so many documents is joined in memory.
_AT_ONCE = 4096
#: A pair is kept if segments with such a share of the documents list it.
_WORTH = 0.9


def _numbering(segments: Sequence[Segment], pieces: Sequence[Piece]) -> list[array[int] | int]:
    """For each segment what to add to its documents' numbers; where they do not all move
    together, the new number of each, one more than it is, and 0 for a removed document.
    """
    numbers: list[array[int] | int] = []
    base = 0
    for number, docs in pieces:
        if number == len(numbers) and len(docs) == segments[number].size:
            numbers.append(base)
        base += len(docs)
    if len(numbers) == len(segments) == len(pieces):
        return numbers
    places = [array("I", bytes(4 * segment.size)) for segment in segments]
    new = 0
    for number, docs in pieces:
        for doc in docs:
            new += 1
            places[number][doc] = new
    return list(places)


class TermJoiner:
    """Joins one term's lists after another."""

    def __init__(self, segments: Sequence[Segment], pieces: Sequence[Piece], size: int) -> None:
        self._segments = segments
        self._numbers = _numbering(segments, pieces)
        self._sorted = [number for number, _ in pieces] != list(range(len(segments)))
        self._size = size

    def join_all(self, keys: Iterable[tuple[bytes, Entries]]) -> Iterator[Encoded]:
        """The joined lists of all keys that are worth keeping."""
        for key, entries in keys:
            count, docs, places = self.join(key, entries)
            if count:
                yield key, count, docs, places

    def join(self, key: bytes, entries: Entries) -> tuple[int, bytes, bytes]:
        """(documents, their part, the positions' part) of a key of these segments; no
        documents: not worth keeping.
        """
        if len(entries) == 1 and (entries[0][1][1] == 1 or not self._sorted):
            number, entry = entries[0]
            if entry[1] == 1 or isinstance(self._numbers[number], int):
                return self._move(number, entry)
        pair = pair_of(key)
        if pair is None:
            return self._join_lists([(number, self._list(number, e)) for number, e in entries])
        return self._join_pair(pair, dict(entries))

    def _move(self, number: int, entry: Entry) -> tuple[int, bytes, bytes]:
        """A key of one segment alone, whose positions can stay as they are."""
        segment = self._segments[number]
        posting = segment.read(entry)
        docs = self._moved(number, all_docs(posting))
        if not docs[0]:
            return 0, b"", b""
        kept = [doc - 1 for doc in docs]
        places = segment.positions_bytes(entry) if entry[5] else b""
        return len(kept), encode_docs(kept, posting.impacts, self._size), places

    def _moved(self, number: int, docs: Sequence[int]) -> list[int]:
        """One more than the new numbers of documents; 0 for a removed one."""
        new = self._numbers[number]
        if isinstance(new, int):
            return [doc + new + 1 for doc in docs]
        return [new[doc] for doc in docs]

    def _list(self, number: int, entry: Entry) -> List:
        segment = self._segments[number]
        return segment.read(entry), segment.all_positions(entry)

    def _join_pair(self, pair: list[str], entries: dict[int, Entry]) -> tuple[int, bytes, bytes]:
        """The lists of a pair, completed by looking at the segments that have none, unless these
        are a large part.
        """
        listed = sum(self._segments[number].size for number in entries)
        if listed < _WORTH * sum(segment.size for segment in self._segments):
            return 0, b"", b""
        lists: list[tuple[int, List]] = []
        for number, segment in enumerate(self._segments):
            if number in entries:
                lists.append((number, self._list(number, entries[number])))
                continue
            found = find_phrase(segment, Phrase([[term] for term in pair]))
            segment.forget()
            if found is not None:
                docs = to_list(found.docset())
                impacts = bytes(map(found.impact, docs))
                lists.append((number, (Sparse(docs, impacts), iter(()))))
        return self._join_lists(lists)

    def _join_lists(self, lists: Sequence[tuple[int, List]]) -> tuple[int, bytes, bytes]:
        if self._sorted or sum(posting.count for _, (posting, _) in lists) <= _AT_ONCE:
            return self._join_at_once(lists)
        docs: array[int] = array("I")
        impacts = bytearray()
        places = PositionsJoiner()
        for number, (posting, chunks) in lists:
            moved = self._moved(number, all_docs(posting))
            gone = 0 in moved
            docs.extend([new - 1 for new in moved if new])
            impacts += bytes(compress(posting.impacts, moved)) if gone else posting.impacts
            at = 0
            for counts, positions in chunks:
                if gone:
                    places.add(*_only(moved[at : at + len(counts)], counts, positions))
                else:
                    places.add(counts, positions)
                at += len(counts)
        return len(docs), encode_docs(docs, bytes(impacts), self._size), places.finish()

    def _join_at_once(self, lists: Sequence[tuple[int, List]]) -> tuple[int, bytes, bytes]:
        """The same for a list that can be held and sorted as a whole."""
        docs: list[int] = []
        impacts = bytearray()
        counts: list[int] = []
        places: array[int] = array("I")
        for number, (posting, chunks) in lists:
            docs += self._moved(number, all_docs(posting))
            impacts += posting.impacts
            for held, positions in chunks:
                counts += held
                places.extend(positions)
        data = places.tobytes()
        if self._sorted or 0 in docs:
            order = [at for at in sorted(range(len(docs)), key=docs.__getitem__) if docs[at]]
            docs = [docs[at] for at in order]
            impacts = bytearray([impacts[at] for at in order]) if impacts else impacts
            if counts:
                ends = list(accumulate(counts, initial=0))
                data = b"".join([data[4 * ends[at] : 4 * ends[at + 1]] for at in order])
                counts = [counts[at] for at in order]
        part = encode_docs([doc - 1 for doc in docs], bytes(impacts), self._size)
        planes = (data[0::4], data[1::4], data[2::4])
        return len(docs), part, encode_positions(counts, planes) if counts else b""


def _only(
    moved: Sequence[int], counts: Sequence[int], positions: Sequence[int]
) -> tuple[list[int], Sequence[int]]:
    """What remains of a chunk without removed documents."""
    ends = accumulate(counts)
    kept = [
        positions[end - count : end]
        for new, count, end in zip(moved, counts, ends, strict=True)
        if new
    ]
    return list(map(len, kept)), list(chain.from_iterable(kept))


class PositionsJoiner:
    """Gathers positions from several lists and cuts them into chunks anew."""

    __slots__ = ("_chunks", "_counts", "_positions")

    def __init__(self) -> None:
        self._chunks: list[bytes] = []
        self._counts: array[int] = array("I")
        self._positions: array[int] = array("I")

    def add(self, counts: Sequence[int], positions: Sequence[int]) -> None:
        """The next documents: occurrences in each, and all their positions."""
        self._counts.extend(counts)
        if isinstance(positions, memoryview):
            self._positions.frombytes(positions.tobytes())
        else:
            self._positions.extend(positions)
        while len(self._counts) >= CHUNK:
            self._cut()

    def finish(self) -> bytes:
        """The positions' part."""
        if self._counts:
            self._cut()
        return join_chunks(self._chunks)

    def _cut(self) -> None:
        held = self._counts[:CHUNK]
        end = sum(held)
        self._chunks.append(encode_chunk(held, self._positions[:end]))
        del self._counts[:CHUNK], self._positions[:end]
