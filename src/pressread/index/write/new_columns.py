"""The columns of a segment to be written: of new documents, or of others joined."""

from __future__ import annotations

import zlib
from array import array
from itertools import accumulate

from pressread.index.files.columns import KeywordColumn

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from typing import TypeAlias

    from pressread.index.files.columns import Numbers, StoredColumns
    from pressread.index.schema import Value
    from pressread.index.write.segment_writer import SectionWriter

    #: (number of a source, documents of it)
    Piece: TypeAlias = tuple[int, range | list[int]]


class Columns:
    """All columns of a segment to be written. ``ids`` are joined, ``width`` bytes each."""

    __slots__ = ("extents", "ids", "keywords", "lengths", "numbers", "size", "texts", "width")

    def __init__(self, size: int, ids: bytes, width: int) -> None:
        self.size = size
        self.ids = ids
        self.width = width
        self.numbers: dict[str, Numbers] = {}
        self.lengths: dict[str, Numbers] = {}
        self.extents: dict[str, Numbers] = {}
        self.keywords: dict[str, KeywordColumn] = {}
        self.texts: dict[str, Sequence[str]] = {}

    def write(self, out: SectionWriter) -> None:
        """Store every column as a section (keywords as several)."""
        _write_ids(out, self.ids, self.width, self.size)
        for prefix, columns in (
            ("n.", self.numbers),
            ("l.", self.lengths),
            ("e.", self.extents),
        ):
            for name, column in columns.items():
                _write_numbers(out, prefix + name, column)
        for name, keyword in self.keywords.items():
            _write_keywords(out, name, keyword)
        for name, texts in self.texts.items():
            _write_texts(out, name, texts)


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


def _write_ids(out: SectionWriter, ids: bytes, width: int, size: int) -> None:
    order = sorted(range(size), key=lambda doc: ids[doc * width : doc * width + width])
    out.section("ids", ids)
    out.section("idorder", array("I", order).tobytes())


def _write_keywords(out: SectionWriter, name: str, column: KeywordColumn) -> None:
    text = "\n".join(column.values).encode("utf-8", "surrogatepass")
    out.section(f"v.{name}", text)
    _write_numbers(out, f"s.{name}", column.starts)
    _write_numbers(out, f"o.{name}", column.ordinals)


def _write_texts(out: SectionWriter, name: str, texts: Iterable[str]) -> None:
    """One line a document. Read as a whole, and not at the prompt: Whoosh's hits show them."""
    lines = "\n".join([" ".join(text.split()) for text in texts])
    out.section(f"t.{name}", zlib.compress(lines.encode("utf-8", "surrogatepass"), 6))


def _write_numbers(out: SectionWriter, name: str, column: Numbers) -> None:
    top = max(column, default=0)
    code = "B" if top < 1 << 8 else "H" if top < 1 << 16 else "I" if top < 1 << 32 else "Q"
    out.section(f"{name}:{code}", array(code, column).tobytes())


class JoinedColumns:
    """The columns of a segment made of documents of others; ``pieces`` as the new order has them:
    (number of the source, documents). One column at a time is held in memory.
    """

    __slots__ = ("_pieces", "_sources", "size", "width")

    def __init__(
        self, sources: Sequence[StoredColumns], pieces: Sequence[Piece], size: int
    ) -> None:
        self.size = size
        self.width = max(source.width for source in sources)
        self._sources = sources
        self._pieces = pieces

    def write(self, out: SectionWriter) -> None:
        """Store every column as a section (keywords as several)."""
        _write_ids(out, self._ids(), self.width, self.size)
        for kind in ("n.", "l."):
            for name in self._names(kind):
                held = [source.stored(kind + name) for source in self._sources]
                self._write(out, kind + name, held)
        for name in self._names("e."):
            held = [source.extent(name) or source.plain_extent(name) for source in self._sources]
            self._write(out, "e." + name, held)
        for name in self._names("v."):
            columns = [source.keyword(name) for source in self._sources]
            _write_keywords(out, name, _join_keywords(columns, self._pieces))
        for name in self._names("t."):
            lines = [source.texts(name) or [""] * source.size for source in self._sources]
            order = ((number, doc) for number, docs in self._pieces for doc in docs)
            _write_texts(out, name, (lines[number][doc] or "" for number, doc in order))

    def _write(self, out: SectionWriter, name: str, held: Sequence[Numbers | None]) -> None:
        _write_numbers(out, name, _join_numbers(held, self._pieces))
        for source in self._sources:
            source.forget()

    def _ids(self) -> bytes:
        ids = bytearray()
        for number, docs in self._pieces:
            source = self._sources[number]
            for doc in docs:
                ids += source.padded(doc, self.width)
        return bytes(ids)

    def _names(self, prefix: str) -> list[str]:
        return list(dict.fromkeys(name for s in self._sources for name in s.names(prefix)))


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
