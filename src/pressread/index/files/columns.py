"""A segment's columns: ids, integers, keywords and field lengths of its documents."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Collection, Sequence
    from typing import TypeAlias

    from pressread.index.files import SectionFile

    Numbers: TypeAlias = Sequence[int]


#: To find a document by its id costs as much as looking at the ids of so many.
_A_SEARCH = 20


class KeywordColumn:
    """Values in order; document ``d`` has those numbered ``ordinals[starts[d]:starts[d + 1]]``."""

    __slots__ = ("ordinals", "starts", "values")

    def __init__(self, values: list[str], starts: Numbers, ordinals: Numbers) -> None:
        self.values = values
        self.starts = starts
        self.ordinals = ordinals

    def of(self, doc: int) -> list[str]:
        """The values of one document."""
        held = self.ordinals[self.starts[doc] : self.starts[doc + 1]]
        return [self.values[ordinal] for ordinal in held]

    def among(self, docs: Sequence[int]) -> list[str]:
        """The values that any of the documents has, each once."""
        starts, ordinals = self.starts, self.ordinals
        found = {ordinal for doc in docs for ordinal in ordinals[starts[doc] : starts[doc + 1]]}
        return list(map(self.values.__getitem__, found))

    def holding(self, values: Collection[str], size: int) -> list[int]:
        """The documents that have any of the values, by a look at all ``size``."""
        wanted = {number for number, value in enumerate(self.values) if value in values}
        starts, ordinals = self.starts, self.ordinals
        return [
            doc
            for doc in range(size)
            if not wanted.isdisjoint(ordinals[starts[doc] : starts[doc + 1]])
        ]


class StoredColumns:
    """The columns of a segment on the disk; each is mapped when first asked for."""

    __slots__ = ("_file", "_found", "_ids", "_sections", "size", "width")

    def __init__(self, file: SectionFile, size: int, width: int) -> None:
        self.size = size
        self.width = width
        self._file = file
        self._ids = file.sections["ids"][0]
        self._sections = {name.partition(":")[0]: name for name in file.sections}
        self._found: dict[str, Numbers] = {}

    def id(self, doc: int) -> str:
        """The id of a document."""
        at = self._ids + doc * self.width
        return self._file.map[at : at + self.width].rstrip(b"\0").decode("ascii", "replace")

    def ids(self, docs: Sequence[int]) -> list[str]:
        """The ids of many documents."""
        width, held = self.width, self._file.map
        starts = [self._ids + doc * width for doc in docs]
        return [held[at : at + width].rstrip(b"\0").decode("ascii", "replace") for at in starts]

    def padded(self, doc: int, width: int) -> bytes:
        """The id as it is stored, in ``width`` bytes."""
        at = self._ids + doc * self.width
        return self._file.map[at : at + self.width].ljust(width, b"\0")

    def find(self, ids: Collection[str]) -> list[int]:
        """The documents with these ids, deleted ones as well, ascending."""
        if len(ids) * _A_SEARCH > self.size:
            return self._sift({one.encode("ascii", "replace") for one in ids})
        order = self._numbers("idorder")
        found = []
        for one in ids:
            low, high = 0, self.size
            while low < high:
                middle = (low + high) // 2
                if self.id(order[middle]) < one:
                    low = middle + 1
                else:
                    high = middle
            if low < self.size and self.id(order[low]) == one:
                found.append(order[low])
        return sorted(found)

    def _sift(self, ids: Collection[bytes]) -> list[int]:
        """The same, by a look at all documents."""
        width = self.width
        every = self._file.map[self._ids : self._ids + self.size * width]
        starts = range(0, self.size * width, width)
        wanted = {one.ljust(width, b"\0") for one in ids}
        return [doc for doc, at in enumerate(starts) if every[at : at + width] in wanted]

    def forget(self) -> None:
        """Let go of the columns that were asked for."""
        self._found.clear()

    def names(self, prefix: str) -> list[str]:
        """Names of the columns of a kind: ``n.`` numbers, ``l.`` lengths, ``v.`` keywords,
        ``t.`` texts."""
        return [name[2:] for name in self._sections if name.startswith(prefix)]

    def number(self, name: str) -> Numbers | None:
        """An integer column; ``None`` where no document of the segment has it."""
        return self._numbers("n." + name) if "n." + name in self._sections else None

    def length(self, field: str) -> Numbers | None:
        """How many positions a field fills in each document; ``None``: nowhere any."""
        return self._numbers("l." + field) if "l." + field in self._sections else None

    def extent(self, field: str) -> Numbers | None:
        """The same with the gaps between and after its texts; ``None``: each is one text."""
        return self._numbers("e." + field) if "e." + field in self._sections else None

    def plain_extent(self, field: str) -> Numbers | None:
        """What ``extent`` would say of a field whose every text stands alone."""
        from pressread.index import TEXT_GAP

        lengths = self.length(field)
        return lengths and [length + TEXT_GAP if length else 0 for length in lengths]

    def stored(self, name: str) -> Numbers | None:
        """An integer column by its name in the file."""
        return self._numbers(name) if name in self._sections else None

    def keyword(self, name: str) -> KeywordColumn | None:
        """A keyword column; ``None`` where no document of the segment has it."""
        if "v." + name not in self._sections:
            return None
        text = self._file.read("v." + name).decode("utf-8", "surrogatepass")
        values = text.split("\n") if text else []
        return KeywordColumn(values, self._numbers("s." + name), self._numbers("o." + name))

    def texts(self, name: str) -> list[str | None] | None:
        """A text a document; ``None`` where no document of the segment has one."""
        if "t." + name not in self._sections:
            return None
        import zlib

        text = zlib.decompress(self._file.read("t." + name)).decode("utf-8", "surrogatepass")
        return [one or None for one in text.split("\n")]

    def _numbers(self, name: str) -> Numbers:
        if name not in self._found:
            section = self._sections[name]
            view = self._file.view(section)
            self._found[name] = view.cast(section.partition(":")[2] or "I")  # type: ignore[call-overload]
        return self._found[name]
