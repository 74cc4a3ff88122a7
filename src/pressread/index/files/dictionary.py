"""The dictionary of a segment's terms: sorted keys in small compressed blocks.

A block holds 32 keys with what is needed to find their postings: the number of documents and the
lengths of the two parts. Only the first key of each block is kept outside, so opening reads a few
bytes a thousand terms; one block is expanded for a look-up, and zlib's own checksum proves it.
"""

from __future__ import annotations

import zlib
from bisect import bisect_right
from itertools import accumulate

from pressread.index.files import Damaged

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any, TypeAlias

    #: (key, documents, start and length of the documents' part, the same of the positions')
    Entry: TypeAlias = tuple[bytes, int, int, int, int, int]


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
