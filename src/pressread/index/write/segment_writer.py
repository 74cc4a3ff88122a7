"""Segments written: sections with checksums, the dictionary, columns, both files of a segment."""

from __future__ import annotations

import os
import zlib
from array import array
from contextlib import suppress
from itertools import accumulate, islice

from pressread.index.files import FORMAT, MAGIC
from pressread.index.files.columns import KeywordColumn
from pressread.index.files.segments import MAIN, POSITIONS

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from typing import Protocol

    class Columns(Protocol):
        """The columns of a segment that is written, of new documents or of joined segments."""

        size: int
        width: int

        def write(self, out: SectionWriter) -> None:
            """Store every column as a section."""

    from collections.abc import Mapping
    from typing import TypeAlias

    from pressread.index import Value
    from pressread.index.files.columns import Numbers
    from pressread.index.files.postings import Encoded

    #: (number of a source, documents of it)
    Piece: TypeAlias = tuple[int, range | list[int]]

BLOCK_TERMS = 32
#: Bytes of posting lists that are written together.
_AT_ONCE = 1 << 18


class SectionWriter:
    """Writes one file; ``close`` makes it durable. Removed again when left by an exception."""

    def __init__(self, path: str) -> None:
        self.path = path
        self._file = open(path, "xb", buffering=1 << 20)  # noqa: SIM115
        self._lines: list[str] = []
        self._offset = 0
        self._section = ""
        self._start = 0
        self._crc = 0
        self._put(MAGIC + FORMAT.to_bytes(8, "little"))

    def begin(self, name: str) -> None:
        """Start a section; what is written from now on is its content."""
        self._end()
        self._section, self._start, self._crc = name, self._offset, 0

    def write(self, data: bytes) -> None:
        """Append to the section begun."""
        self._crc = zlib.crc32(data, self._crc)
        self._put(data)

    def section(self, name: str, data: bytes) -> None:
        """A whole section at once."""
        self.begin(name)
        self.write(data)

    def close(self, **numbers: int) -> int:
        """Write the footer with ``numbers`` and flush to the disk; the file's length."""
        self._end()
        self._lines += [f"={name} {number}" for name, number in numbers.items()]
        footer = "\n".join(self._lines).encode()
        tail = len(footer).to_bytes(4, "little") + zlib.crc32(footer).to_bytes(4, "little")
        self._put(footer + tail + MAGIC)
        self._file.flush()
        os.fsync(self._file.fileno())
        self._file.close()
        return self._offset

    def abandon(self) -> None:
        """Close and remove what was written so far."""
        with suppress(OSError):  # a full disk: what is buffered cannot be written, nor need it be
            self._file.close()
        if os.path.exists(self.path):
            os.remove(self.path)

    def _put(self, data: bytes) -> None:
        self._file.write(data)
        self._offset += len(data)

    def _end(self) -> None:
        if self._section:
            length = self._offset - self._start
            self._lines.append(f"{self._section} {self._start} {length} {self._crc}")
        self._section = ""


class DictionaryWriter:
    """Gathers entries in key order; ``data`` and ``index`` are the two sections to store."""

    __slots__ = ("_firsts", "_offsets", "_parts", "_starts", "size")

    def __init__(self) -> None:
        self.size = 0
        self._parts: list[bytes] = []
        self._firsts: list[bytes] = []
        self._offsets = array("Q")  # three a block: of the block, of both parts of its first term
        self._starts = [0, 0, 0]

    def add(
        self,
        keys: Sequence[bytes],
        counts: Sequence[int],
        docs_lengths: Sequence[int],
        positions_lengths: Sequence[int],
    ) -> None:
        """The next block of terms; keys must ascend, and all blocks but the last be full."""
        self._firsts.append(keys[0])
        self._offsets.extend(self._starts)
        joined = b"\n".join(keys)
        columns = [array("I", c).tobytes() for c in (counts, docs_lengths, positions_lengths)]
        numbers = b"".join([column[place::4] for column in columns for place in range(4)])
        # A block is small: a window and tables of the usual size would cost more than the packing.
        packer = zlib.compressobj(6, zlib.DEFLATED, 12, 5)
        block = len(joined).to_bytes(4, "little") + joined + numbers
        packed = packer.compress(block) + packer.flush()
        self._parts.append(packed)
        self._starts[0] += len(packed)
        self._starts[1] += sum(docs_lengths)
        self._starts[2] += sum(positions_lengths)
        self.size += len(keys)

    def finish(self) -> tuple[bytes, bytes]:
        """(the blocks, the index over them)."""
        lengths = array("H", map(len, self._firsts))
        head = array("I", (len(self._firsts), self.size)).tobytes()
        index = b"".join((head, self._offsets.tobytes(), lengths.tobytes(), *self._firsts))
        return b"".join(self._parts), index


def new_name(shelf: str) -> str:
    """A segment name that was never used before."""
    return f"{shelf}-{os.urandom(6).hex()}"


class SegmentWriter:
    """Writes a segment; nothing counts until ``finish`` has flushed both files to the disk."""

    def __init__(self, folder: str, name: str) -> None:
        self._main = SectionWriter(os.path.join(folder, name + MAIN))
        try:
            self._places = SectionWriter(os.path.join(folder, name + POSITIONS))
        except OSError:
            self._main.abandon()
            raise
        self._dictionary = DictionaryWriter()
        self._main.begin("postings")
        self._places.begin("positions")

    def add(self, lists: Iterable[Encoded]) -> None:
        """All terms: key, documents, their part, the positions' part; keys must ascend."""
        docs: list[bytes] = []
        places: list[bytes] = []
        held = 0
        terms = iter(lists)
        while block := tuple(islice(terms, BLOCK_TERMS)):
            keys, counts, docs_parts, places_parts = zip(*block, strict=True)
            docs_lengths, places_lengths = (
                tuple(map(len, docs_parts)),
                tuple(map(len, places_parts)),
            )
            self._dictionary.add(keys, counts, docs_lengths, places_lengths)
            docs += docs_parts
            places += places_parts
            held += sum(docs_lengths) + sum(places_lengths)
            if held >= _AT_ONCE:
                self._write(docs, places)
                held = 0
        self._write(docs, places)

    def _write(self, docs: list[bytes], places: list[bytes]) -> None:
        self._main.write(b"".join(docs))
        self._places.write(b"".join(places))
        docs.clear()
        places.clear()

    def finish(self, columns: Columns, runs: Sequence[int]) -> int:
        """Write the rest; the bytes both files have."""
        blocks, firsts = self._dictionary.finish()
        self._main.section("terms", blocks)
        self._main.section("firsts", firsts)
        self._main.section("runs", array("I", runs).tobytes())
        columns.write(self._main)
        size = self._places.close()
        return size + self._main.close(documents=columns.size, idwidth=columns.width)

    def abandon(self) -> None:
        """Remove what was written."""
        self._main.abandon()
        self._places.abandon()


class NewColumns:
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
        write_ids(out, self.ids, self.width, self.size)
        for prefix, columns in (
            ("n.", self.numbers),
            ("l.", self.lengths),
            ("e.", self.extents),
        ):
            for name, column in columns.items():
                write_numbers(out, prefix + name, column)
        for name, keyword in self.keywords.items():
            write_keywords(out, name, keyword)
        for name, texts in self.texts.items():
            write_texts(out, name, texts)


def gather(ids: Sequence[str], rows: Sequence[Mapping[str, Value]]) -> NewColumns:
    """The columns of new documents, in their order."""
    encoded = [one.encode("ascii", "replace") for one in ids]
    width = max(map(len, encoded), default=1)
    columns = NewColumns(len(ids), b"".join([one.ljust(width, b"\0") for one in encoded]), width)
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


def write_ids(out: SectionWriter, ids: bytes, width: int, size: int) -> None:
    order = sorted(range(size), key=lambda doc: ids[doc * width : doc * width + width])
    out.section("ids", ids)
    out.section("idorder", array("I", order).tobytes())


def write_keywords(out: SectionWriter, name: str, column: KeywordColumn) -> None:
    text = "\n".join(column.values).encode("utf-8", "surrogatepass")
    out.section(f"v.{name}", text)
    write_numbers(out, f"s.{name}", column.starts)
    write_numbers(out, f"o.{name}", column.ordinals)


def write_texts(out: SectionWriter, name: str, texts: Iterable[str]) -> None:
    """One line a document. Read as a whole, and not at the prompt: Whoosh's hits show them."""
    lines = "\n".join([" ".join(text.split()) for text in texts])
    out.section(f"t.{name}", zlib.compress(lines.encode("utf-8", "surrogatepass"), 6))


def write_numbers(out: SectionWriter, name: str, column: Numbers) -> None:
    top = max(column, default=0)
    code = "B" if top < 1 << 8 else "H" if top < 1 << 16 else "I" if top < 1 << 32 else "Q"
    out.section(f"{name}:{code}", array(code, column).tobytes())
