"""The posting lists of one key in several segments, joined into one."""

from __future__ import annotations

from array import array
from itertools import accumulate, chain, compress

from pressread.index import is_pair
from pressread.index.files.postings import (
    CHUNK,
    Sparse,
    all_docs,
    decode_chunk,
    decode_docs,
)
from pressread.index.write.encoding import encode_chunk, encode_docs, encode_positions, join_chunks

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from typing import TypeAlias

    from pressread.index.files.postings import Dense, Encoded
    from pressread.index.files.segments import Segment
    from pressread.index.write.segment_writer import Piece

    #: A key's lists as stored, by number of the segment.
    Lists: TypeAlias = list[tuple[int, Encoded]]
    #: What a key's list holds once it is read: documents, and its positions chunk by chunk.
    Read: TypeAlias = tuple[Sparse | Dense, Iterator[tuple[list[int], Sequence[int]]]]

#: A list of so many documents is joined in memory.
_AT_ONCE = 4096


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

    def join_all(self, keys: Iterable[tuple[bytes, Lists]]) -> Iterator[Encoded]:
        """The joined lists of all keys that are worth keeping."""
        for key, lists in keys:
            if is_pair(key) and len(lists) < len(self._segments):
                continue  # a list of neighbours is complete or it is none
            found = self._join(key, lists)
            if found[1]:
                yield found

    def _join(self, key: bytes, lists: Lists) -> Encoded:
        """The list of a key; of no documents where none is left."""
        return key, *self._join_read([(number, self._read(number, one)) for number, one in lists])

    def _read(self, number: int, stored: Encoded) -> Read:
        _, count, docs, places = stored
        chunks = range((count + CHUNK - 1) // CHUNK) if places else ()
        return (
            decode_docs(docs, count, self._segments[number].size),
            (decode_chunk(places, count, chunk) for chunk in chunks),
        )

    def _moved(self, number: int, docs: Sequence[int]) -> list[int]:
        """One more than the new numbers of documents; 0 for a removed one."""
        new = self._numbers[number]
        if isinstance(new, int):
            return [doc + new + 1 for doc in docs]
        return [new[doc] for doc in docs]

    def _join_read(self, lists: Sequence[tuple[int, Read]]) -> tuple[int, bytes, bytes]:
        """The same where documents are missing or change places."""
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

    def _join_at_once(self, lists: Sequence[tuple[int, Read]]) -> tuple[int, bytes, bytes]:
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
        self._counts: list[int] = []
        self._positions: array[int] = array("I")

    def add_list(self, data: bytes, count: int) -> None:
        """The positions' part of ``count`` documents more."""
        whole = 0
        if not self._counts and count > CHUNK:
            whole = count // CHUNK
            self._copy(data, count, whole)
        for number in range(whole, (count + CHUNK - 1) // CHUNK):
            self.add(*decode_chunk(data, count, number))

    def _copy(self, data: bytes, count: int, whole: int) -> None:
        """Take the first ``whole`` chunks of a list as they are."""
        head = 4 * ((count + CHUNK - 1) // CHUNK)
        ends = memoryview(data)[: 4 * whole].cast("I")
        start = 0
        for end in ends:
            self._chunks.append(data[head + start : head + end])
            start = end

    def add(self, counts: Sequence[int], positions: Sequence[int]) -> None:
        """The next documents: occurrences in each, and all their positions."""
        self._counts += counts
        if isinstance(positions, memoryview):
            self._positions.frombytes(positions.cast("B"))
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
