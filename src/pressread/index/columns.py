"""A segment's columns: ids, integers, keywords and field lengths of its documents."""

from __future__ import annotations

from array import array
from itertools import accumulate

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from typing import TypeAlias

    from pressread.index.files import SectionFile, SectionWriter
    from pressread.index.schema import Value

    Numbers: TypeAlias = Sequence[int]
    #: (number of a source, documents of it)
    Piece: TypeAlias = tuple[int, range | list[int]]


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


class Columns:
    """All columns of a segment to be written. ``ids`` are joined, ``width`` bytes each."""

    __slots__ = ("extents", "ids", "keywords", "lengths", "numbers", "size", "width")

    def __init__(self, size: int, ids: bytes, width: int) -> None:
        self.size = size
        self.ids = ids
        self.width = width
        self.numbers: dict[str, Numbers] = {}
        self.lengths: dict[str, Numbers] = {}
        self.extents: dict[str, Numbers] = {}
        self.keywords: dict[str, KeywordColumn] = {}

    def write(self, out: SectionWriter) -> None:
        """Store every column as a section (keywords as several)."""
        out.section("ids", self.ids)
        out.section("idorder", _id_order(self.ids, self.width, self.size))
        for prefix, columns in (
            ("n.", self.numbers),
            ("l.", self.lengths),
            ("e.", self.extents),
        ):
            for name, column in columns.items():
                _write_numbers(out, prefix + name, column)
        for name, keyword in self.keywords.items():
            text = "\n".join(keyword.values).encode("utf-8", "surrogatepass")
            out.section(f"v.{name}", text)
            _write_numbers(out, f"s.{name}", keyword.starts)
            _write_numbers(out, f"o.{name}", keyword.ordinals)


def gather(ids: Sequence[str], rows: Sequence[Mapping[str, Value]]) -> Columns:
    """The columns of new documents, in their order."""
    encoded = [one.encode("ascii", "replace") for one in ids]
    width = max(map(len, encoded), default=1)
    columns = Columns(len(ids), b"".join([one.ljust(width, b"\0") for one in encoded]), width)
    kinds = {}
    for row in rows:
        for name, value in row.items():
            if value is not None and name not in kinds:
                kinds[name] = isinstance(value, int)
    for name, is_number in kinds.items():
        values = [row.get(name) for row in rows]
        if is_number:
            columns.numbers[name] = [value if isinstance(value, int) else 0 for value in values]
        else:
            columns.keywords[name] = keyword_column([_words(value) for value in values])
    return columns


def _words(value: Value) -> Sequence[str]:
    if value is None or isinstance(value, int):
        return ()
    words = [value] if isinstance(value, str) else value
    return tuple(dict.fromkeys(word.replace("\n", " ") for word in words))


def keyword_column(rows: Sequence[Sequence[str]]) -> KeywordColumn:
    """Number the values of all rows."""
    values = sorted({value for row in rows for value in row})
    number = {value: at for at, value in enumerate(values)}
    starts = array("I", accumulate(map(len, rows), initial=0))
    return KeywordColumn(values, starts, array("I", [number[v] for row in rows for v in row]))


def _id_order(ids: bytes, width: int, size: int) -> bytes:
    keys = [ids[at : at + width] for at in range(0, size * width, width)]
    return array("I", sorted(range(size), key=keys.__getitem__)).tobytes()


def _write_numbers(out: SectionWriter, name: str, column: Numbers) -> None:
    top = max(column, default=0)
    code = "B" if top < 1 << 8 else "H" if top < 1 << 16 else "I" if top < 1 << 32 else "Q"
    out.section(f"{name}:{code}", array(code, column).tobytes())


def join_columns(sources: Sequence[StoredColumns], pieces: Sequence[Piece], size: int) -> Columns:
    """The columns of a segment made of documents of others; ``pieces`` as the new order has
    them: (number of the source, documents).
    """
    width = max(source.width for source in sources)
    ids = [sources[number].padded(doc, width) for number, docs in pieces for doc in docs]
    columns = Columns(size, b"".join(ids), width)
    for kind, target in (("n.", columns.numbers), ("l.", columns.lengths)):
        for name in _all_names(sources, kind):
            held = [source.stored(kind + name) for source in sources]
            target[name] = _join_numbers(held, pieces)
    for name in _all_names(sources, "e."):
        held = [source.extent(name) or source.plain_extent(name) for source in sources]
        columns.extents[name] = _join_numbers(held, pieces)
    for name in _all_names(sources, "v."):
        columns.keywords[name] = _join_keywords([s.keyword(name) for s in sources], pieces)
    return columns


def _all_names(sources: Sequence[StoredColumns], prefix: str) -> list[str]:
    return list(dict.fromkeys(name for source in sources for name in source.names(prefix)))


def _join_numbers(held: Sequence[Numbers | None], pieces: Sequence[Piece]) -> array[int]:
    joined: array[int] = array("Q")
    for number, docs in pieces:
        column = held[number]
        if column is None:
            joined.frombytes(bytes(8 * len(docs)))
        else:
            joined.extend(map(column.__getitem__, docs))
    return joined


def _join_keywords(held: Sequence[KeywordColumn | None], pieces: Sequence[Piece]) -> KeywordColumn:
    values = sorted({value for column in held if column for value in column.values})
    number = {value: at for at, value in enumerate(values)}
    new = [[number[value] for value in column.values] if column else [] for column in held]
    starts = array("I", [0])
    ordinals: array[int] = array("I")
    for source, docs in pieces:
        column, renumbered = held[source], new[source]
        for doc in docs:
            if column is not None:
                old = column.ordinals[column.starts[doc] : column.starts[doc + 1]]
                ordinals.extend([renumbered[ordinal] for ordinal in old])
            starts.append(len(ordinals))
    return KeywordColumn(values, starts, ordinals)


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

    def padded(self, doc: int, width: int) -> bytes:
        """The id as it is stored, in ``width`` bytes."""
        at = self._ids + doc * self.width
        return self._file.map[at : at + self.width].ljust(width, b"\0")

    def find(self, ids: Iterable[str]) -> list[int]:
        """The documents with these ids, deleted ones as well, ascending."""
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

    def names(self, prefix: str) -> list[str]:
        """Names of the columns of a kind: ``n.`` numbers, ``l.`` lengths, ``v.`` keywords."""
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
        from pressread.index.schema import TEXT_GAP

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

    def _numbers(self, name: str) -> Numbers:
        if name not in self._found:
            section = self._sections[name]
            view = self._file.view(section)
            self._found[name] = view.cast(section.partition(":")[2] or "I")  # type: ignore[call-overload]
        return self._found[name]
