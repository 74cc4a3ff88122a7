"""Segments: immutable parts of an index."""

from __future__ import annotations

import os
import zlib

from pressread.index import fields_of
from pressread.index.files import Damaged, SectionFile
from pressread.index.files.dictionary import Dictionary
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
    with open(path, "rb") as file:
        data = file.read()
    if zlib.crc32(data[4:]) != int.from_bytes(data[:4], "little"):
        raise Damaged(f"{path} is damaged")
    return int.from_bytes(data[4:], "little")
