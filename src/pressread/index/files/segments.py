"""Segments: immutable parts of an index, and the dictionary of their terms.

The dictionary has sorted keys in small compressed blocks. A block holds 32 keys with what is
needed to find their postings: the number of documents and the lengths of the two parts. Only the
first key of each block is kept outside, so opening reads a few bytes a thousand terms; one block
is expanded for a look-up, and zlib's own checksum proves it.
"""

from __future__ import annotations

import os
import zlib
from bisect import bisect_right
from itertools import accumulate

from pressread.index import fields_of
from pressread.index.files import Damaged, SectionFile
from pressread.index.files.postings import (
    CHUNK,
    Dense,
    Sparse,
    all_docs,
    decode_chunk,
    decode_docs,
    decode_positions,
    docs_alone,
)

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any, TypeAlias

    #: (key, documents, start and length of the documents' part, the same of the positions')
    Entry: TypeAlias = tuple[bytes, int, int, int, int, int]
    from collections.abc import Sequence

    from pressread.index.files import Part
    from pressread.index.files.columns import StoredColumns
    from pressread.index.files.postings import Encoded


#: To list the first keys of all blocks costs about as much as so many look-ups without the list.
_MANY_LOOK_UPS = 48


class Dictionary:
    """Look-ups in the sections of a mapped file. Any damage raises ``Damaged``."""

    __slots__ = (
        "_at", "_blocks", "_ends", "_firsts", "_index", "_length", "_looked_up", "_map", "_numbers",
        "_offsets", "size",
    )  # fmt: skip

    def __init__(self, mapped: Any, at: int, length: int, index: bytes) -> None:
        self._map = mapped
        self._at = at
        self._length = length
        heads = memoryview(index)
        blocks, self.size = heads[:8].cast("I")
        keys = 8 + 24 * blocks
        self._offsets = heads[8:keys].cast("Q")
        text = keys + 2 * blocks
        self._ends = list(accumulate(heads[keys:text].cast("H"), initial=text))
        self._index = index
        self._numbers = range(blocks)
        self._blocks: dict[int, dict[bytes, Entry]] = {}
        self._firsts: list[bytes] = []
        self._looked_up = 0

    def find(self, key: bytes) -> Entry | None:
        """The entry of exactly this key."""
        number = self._block_of(key)
        return self.block(number).get(key) if number >= 0 else None

    def _block_of(self, key: bytes) -> int:
        """The block that a key would stand in; -1 before the first. Their first keys are listed
        once so many are looked up that it pays.
        """
        self._looked_up += 1
        if self._looked_up > _MANY_LOOK_UPS:
            if not self._firsts:
                self._firsts = list(map(self._first, self._numbers))
            return bisect_right(self._firsts, key) - 1
        return bisect_right(self._numbers, key, key=self._first) - 1

    def from_key(self, key: bytes) -> Iterator[Entry]:
        """The entries from ``key`` on, in order; only the first block is kept."""
        first = max(0, self._block_of(key))
        for number in self._numbers[first:]:
            if number > first:
                yield from self._read(number)
            else:
                yield from (entry for entry in self.block(number).values() if entry[0] >= key)

    def with_prefix(self, prefix: bytes) -> Iterator[Entry]:
        """The entries whose key begins with ``prefix``, in order."""
        for entry in self.from_key(prefix):
            if not entry[0].startswith(prefix):
                return
            yield entry

    def blocks(self) -> Iterator[list[Entry]]:
        """All entries in order, block by block; none of it is kept."""
        for number in self._numbers:
            yield self._read(number)

    def texts(self, end: bytes) -> Iterator[bytes]:
        """The keys below ``end`` block by block, those of a block in lines; a few more may follow
        in the last.
        """
        for number in self._numbers:
            if self._first(number) >= end:
                return
            data = self._inflated(number)
            yield data[4 : 4 + int.from_bytes(data[:4], "little")]

    def _first(self, number: int) -> bytes:
        """The first key of a block."""
        return self._index[self._ends[number] : self._ends[number + 1]]

    def block(self, number: int) -> dict[bytes, Entry]:
        """The entries of one block, by their keys."""
        if number not in self._blocks:
            if len(self._blocks) > 1024:
                self._blocks.clear()
            self._blocks[number] = {entry[0]: entry for entry in self._read(number)}
        return self._blocks[number]

    def _inflated(self, number: int) -> bytes:
        start = self._offsets[3 * number]
        last = 3 * number + 3 >= len(self._offsets)
        end = self._length if last else self._offsets[3 * number + 3]
        try:
            return zlib.decompress(self._map[self._at + start : self._at + end])
        except zlib.error as error:
            raise Damaged(f"a block of the dictionary is damaged: {error}") from error

    def _read(self, number: int) -> list[Entry]:
        _, docs_at, positions_at = self._offsets[3 * number : 3 * number + 3]
        data = self._inflated(number)
        size = 4 + int.from_bytes(data[:4], "little")
        keys = data[4:size].split(b"\n")
        count = len(keys)
        columns = []
        for column in range(3):
            spread = bytearray(4 * count)
            for place in range(4):
                begin = size + (4 * column + place) * count
                spread[place::4] = data[begin : begin + count]
            columns.append(memoryview(spread).cast("I"))
        entries = []
        for key, held, docs, places in zip(keys, *columns, strict=True):
            entries.append((key, held, docs_at, docs, positions_at, places))
            docs_at += docs
            positions_at += places
        return entries


#: A segment is two files of one name: all but the positions, and the positions.
MAIN, POSITIONS = ".seg", ".pos"
#: So many documents of posting lists are kept for the next question: it bounds the memory.
_MOST_HELD = 400_000
_COMMON = 32  # a list of one document in so many may be a bitmap


class Segment:
    """A segment on the disk. Documents are numbered from 0; ``gone`` has the bits of those
    that were removed since it was written. Damage raises ``Damaged`` (a ``ValueError``).
    """

    __slots__ = (
        "_columns", "_file", "_held", "_mapped", "_postings", "_runs", "dictionary", "fields",
        "folder", "gone", "gone_count", "name", "places", "pooled", "size",
    )  # fmt: skip

    def __init__(self, folder: str, name: str, mapped: bool = True) -> None:
        self.folder = folder
        self.name = name
        self.fields = fields_of(name)
        self._mapped = mapped
        self._file = file = SectionFile(os.path.join(folder, name + MAIN), mapped)
        self.size = file.numbers["documents"]
        offset, length, _ = file.sections["terms"]
        self.dictionary = Dictionary(file.map, offset, length, file.read_checked("firsts"))
        self.gone = 0
        self.gone_count = 0
        self.places: SectionFile | None = None
        self._columns: StoredColumns | None = None
        self._postings: dict[bytes, Sparse | Dense] = {}
        self._held = 0
        self.pooled: dict[Any, Any] = {}  # what evaluations keep for the next question
        self._runs: Sequence[int] | None = None

    @property
    def columns(self) -> StoredColumns:
        """Ids and values of the documents."""
        if self._columns is None:
            from pressread.index.files.columns import StoredColumns

            self._columns = StoredColumns(self._file, self.size, self._file.numbers["idwidth"])
        return self._columns

    def posting(self, key: bytes) -> Sparse | Dense | None:
        """The documents of a dictionary key, deleted ones included."""
        found = self._postings.get(key)
        if found is None:
            entry = self.dictionary.find(key)
            if entry is None:
                return None
            self._held += entry[1]
            if self._held > _MOST_HELD:
                self._postings.clear()
                self._held = entry[1]
            found = self._postings[key] = self.read(entry)
        return found

    def read(self, entry: Entry) -> Sparse | Dense:
        """The documents of a dictionary entry."""
        try:
            return decode_docs(self.docs_bytes(entry), entry[1], self.size)
        except (IndexError, OverflowError, ValueError) as error:
            raise Damaged(f"a posting list of {self.name} is damaged") from error

    def docs_alone(self, entry: Entry) -> Sequence[int]:
        """The documents of an entry, where their impacts are of no interest."""
        if entry[1] * _COMMON > self.size:
            return all_docs(self.read(entry))
        try:
            return docs_alone(self.docs_bytes(entry), entry[1])
        except (IndexError, ValueError) as error:
            raise Damaged(f"a posting list of {self.name} is damaged") from error

    def docs_bytes(self, entry: Entry) -> bytes:
        """The documents' part as stored."""
        at = self._file.sections["postings"][0] + entry[2]
        return self._file.map[at : at + entry[3]]

    def positions_bytes(self, entry: Entry) -> bytes:
        """The positions' part as stored."""
        places = self._open_places()
        at = places.sections["positions"][0] + entry[4]
        return places.map[at : at + entry[5]]

    def lists(self) -> Iterator[list[Encoded]]:
        """Everything that the dictionary leads to, in order of keys, a block after another."""
        postings = self._file.sections["postings"][0]
        places = self._open_places()
        positions = places.sections["positions"][0]
        for block in self.dictionary.blocks():
            at, there = block[0][2], block[0][4]
            end, there_end = sum(block[-1][2:4]), sum(block[-1][4:6])
            docs = self._file.map[postings + at : postings + end]
            held = places.map[positions + there : positions + there_end]
            yield [
                (key, count, docs[d - at : d - at + size], held[p - there : p - there + length])
                for key, count, d, size, p, length in block
            ]

    def all_positions(self, entry: Entry) -> Iterator[tuple[list[int], Sequence[int]]]:
        """The chunks of a term's positions; none where it has no positions."""
        if entry[5]:
            data = self.positions_bytes(entry)
            for number in range((entry[1] + CHUNK - 1) // CHUNK):
                yield decode_chunk(data, entry[1], number)

    def _open_places(self) -> SectionFile:
        if self.places is None:
            path = os.path.join(self.folder, self.name + POSITIONS)
            self.places = SectionFile(path, self._mapped)
        return self.places

    def close(self) -> None:
        """Give files back that were opened unmapped."""
        for file in (self._file, self.places):
            if file is not None:
                file.close()

    def chunk(self, entry: Entry, number: int) -> tuple[list[int], Sequence[int]]:
        """(occurrences a document, positions) of 128 postings of a term."""
        places = self._open_places()
        start = places.sections["positions"][0] + entry[4]
        end = start + entry[5]
        chunks = (entry[1] + CHUNK - 1) // CHUNK
        if chunks > 1:
            marks = places.map[start + 4 * number - 4 : start + 4 * number + 4]
            end = start + 4 * chunks + int.from_bytes(marks[4:], "little")
            start += 4 * chunks + (int.from_bytes(marks[:4], "little") if number else 0)
        try:
            here = min(CHUNK, entry[1] - number * CHUNK)
            return decode_positions(places.map[start:end], 0, here)
        except (IndexError, OverflowError, ValueError) as error:
            raise Damaged(f"positions of {self.name} are damaged") from error

    def sections(self) -> dict[str, tuple[int, int, int]]:
        """Name → (offset, length, checksum) of what the main file consists of."""
        return self._file.sections

    def runs(self) -> Sequence[int]:
        """First documents of the runs; inside one, documents ascend by ``schema.ORDER``."""
        if self._runs is None:
            self._runs = memoryview(self._file.read_checked("runs")).cast("I")
        return self._runs

    def run_spans(self) -> Iterator[tuple[int, int]]:
        """(first, end) of each run."""
        runs = self.runs()
        for place, first in enumerate(runs):
            yield first, runs[place + 1] if place + 1 < len(runs) else self.size

    def verify(self) -> list[str]:
        """What of the two files does not match its checksum, in words."""
        return [
            f"{os.path.basename(file.path)}: {section}"
            for file in (self._file, self._open_places())
            for section in file.verify()
        ]


def open_segment(folder: str, part: Part, *, mapped: bool = True) -> Segment:
    """A live segment with its removed documents."""
    segment = Segment(folder, part.name, mapped)
    if segment.size != part.size:
        raise Damaged(f"{part.name} is not the segment that the manifest means")
    if part.gone_count:
        segment.gone = read_gone(os.path.join(folder, part.gone))
        segment.gone_count = part.gone_count
    return segment


def read_gone(path: str) -> int:
    """The inverse; raises ``Damaged`` or ``OSError``."""
    import zlib

    with open(path, "rb") as file:
        data = file.read()
    if zlib.crc32(data[4:]) != int.from_bytes(data[:4], "little"):
        raise Damaged(f"{path} is damaged")
    return int.from_bytes(data[4:], "little")
