"""Whoosh's codec over our segments: what a TOC names, lengths, columns and stored fields.

It reads. Whoosh's writers are refused: the archive's own commands keep index and store together.
Lengths are rounded as Whoosh's own codec rounds them, so that scores are the same.
"""

# mypy: disable-error-code="no-untyped-call"
from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from whoosh.codec import base
from whoosh.columns import Column, ColumnReader
from whoosh.fields import DATETIME, NUMERIC
from whoosh.index import LockError
from whoosh.matching.mcore import ListMatcher, Matcher

from pressread.index import field_key, is_plain
from pressread.index.evaluate.phrases import FieldSpans, positions_in
from pressread.index.files import Part
from pressread.index.files.segments import Segment, open_segment
from pressread.index.whoosh_codec.schema import STORED, Values, rounded
from pressread.index.whoosh_codec.terms import Terms


class ShelfSegment(base.Segment):
    """One of our segments as a TOC names it."""

    def __init__(self, part: Part) -> None:
        self.part = part
        self.shelf = part.name.partition("-")[0]
        self.indexname, self.segid, self.compound = self.shelf, part.name, False

    def codec(self) -> ShelfCodec:
        """What reads it."""
        return ShelfCodec()

    def segment_id(self) -> str:
        """Its state: the name of its files, and of the list of removed documents."""
        return f"{self.part.name} {self.part.gone}"

    def deleted_count(self) -> int:
        """Removed documents."""
        return self.part.gone_count

    def has_deletions(self) -> bool:
        """Whether any was removed."""
        return self.part.gone_count > 0

    def doc_count_all(self) -> int:
        """Asked by Whoosh's writers alone, once they hold its lock."""
        raise _refused()

    def deleted_docs(self) -> Any:
        """Asked by writers; ``Documents`` tells readers."""
        raise _refused()

    def delete_document(self, docnum: int, delete: bool = True) -> None:
        """Asked by writers."""
        raise _refused()

    def is_deleted(self, docnum: int) -> bool:
        """Asked by writers; ``Documents`` tells readers."""
        raise _refused()


def _refused() -> LockError:
    return LockError("this index is written by pressread: import, remove or reindex there")


class ShelfCodec(base.Codec):
    """Reads our segments; Whoosh finds it through ``ShelfSegment``."""

    def per_document_writer(self, storage: Any, segment: Any) -> Any:
        """None: raises ``LockError``, as all that would write."""
        raise _refused()

    field_writer = new_segment = per_document_writer

    def postings_writer(self, dbfile: Any, byteids: bool = False) -> Any:
        """None."""
        raise _refused()

    def postings_reader(self, *_: Any, **__: Any) -> Any:
        """None: ``Terms.matcher`` reads them."""
        raise NotImplementedError

    def terms_reader(self, storage: Any, segment: ShelfSegment) -> Terms:
        """The dictionary and the postings."""
        part = segment.part
        return Terms(_opened(storage.folder, part.name, part.size, part.gone, part.gone_count))

    def per_document_reader(self, storage: Any, segment: ShelfSegment) -> Documents:
        """Lengths, columns and stored fields."""
        part = segment.part
        return Documents(_opened(storage.folder, part.name, part.size, part.gone, part.gone_count))


@lru_cache(maxsize=64)
def _opened(folder: str, *part: Any) -> Segment:
    return open_segment(folder, Part(*part))


class Documents(base.PerDocumentReader):
    """Lengths, removals, columns and stored values of a segment."""

    def __init__(self, segment: Segment) -> None:
        self._segment = segment
        self._values = Values(segment)
        self._columns: dict[str, list[Any] | None] = {}

    def doc_count_all(self) -> int:
        """Documents, removed ones included."""
        return self._segment.size

    def doc_count(self) -> int:
        """Live documents."""
        return self._segment.size - self._segment.gone_count

    def has_deletions(self) -> bool:
        """Whether any document was removed since the segment was written."""
        return bool(self._segment.gone)

    def is_deleted(self, docnum: int) -> bool:
        """Whether this one was."""
        return bool(self._segment.gone >> docnum & 1)

    def deleted_docs(self) -> Iterator[int]:
        """Those that were."""
        return (doc for doc in range(self._segment.size) if self.is_deleted(doc))

    def _column(self, name: str) -> list[Any] | None:
        if name not in self._columns:
            self._columns[name] = self._values.of(name)
        return self._columns[name]

    def stored_fields(self, docnum: int) -> dict[str, Any]:
        """What a hit tells without the store."""
        columns = ((name, self._column(name)) for name in STORED if name in self._values.fields)
        found = {name: column[docnum] for name, column in columns if column is not None}
        return {name: value for name, value in found.items() if value is not None}

    def supports_columns(self) -> bool:
        """For sorting and facets."""
        return True

    def has_column(self, fieldname: str) -> bool:
        """Whether any document has a value in a column."""
        return self._column(fieldname) is not None

    def column_reader(self, fieldname: str, column: Column) -> ColumnReader:
        """The values of a field in order of the documents."""
        field = self._values.fields[fieldname]
        encode = field.to_column_value if isinstance(field, NUMERIC | DATETIME) else _encoded
        missing = column.default_value()
        values = self._column(fieldname) or []
        return Listed([missing if one is None else encode(one) for one in values], missing)

    def _lengths(self, field: str) -> Any:
        return self._segment.columns.length(field) if field in self._segment.fields.codes else None

    def doc_field_length(self, docnum: int, fieldname: str, default: int = 0) -> int:
        """Positions of a field in one document, rounded."""
        lengths = self._lengths(fieldname)
        return (rounded(lengths[docnum]) if lengths else 0) or default

    def field_length(self, fieldname: str) -> int:
        """Positions of a field in all documents."""
        return sum(self._lengths(fieldname) or ())

    def min_field_length(self, fieldname: str) -> int:
        """The shortest."""
        return rounded(min(self._lengths(fieldname) or (), default=0))

    def max_field_length(self, fieldname: str) -> int:
        """The longest."""
        return rounded(max(self._lengths(fieldname) or (), default=0))

    def has_vector(self, docnum: int, fieldname: str) -> bool:
        """Whether the words of a document can be listed."""
        lengths = self._lengths(fieldname)
        return bool(lengths and lengths[docnum])

    def vector(self, docnum: int, fieldname: str, format_: Any) -> Matcher:
        """The words of a document with how often each stands there. No list of them is kept:
        the whole dictionary is gone through, which takes a second in a large archive.
        """
        code = self._segment.fields.codes[fieldname]
        begin = field_key(b"", code) if code else b""
        first, end = FieldSpans(self._segment).of(docnum, fieldname)
        words: list[tuple[str, int]] = []
        for entry in self._segment.dictionary.from_key(begin):
            if not (entry[0].startswith(begin) if code else is_plain(entry[0])):
                break
            if self._segment.read(entry).impact(docnum):
                text = entry[0][len(begin) :]
                places = positions_in(self._segment, text, [docnum]).get(docnum, ())
                times = sum(first <= place < end for place in places)
                words.append((text.decode("utf-8", "surrogatepass"), times))
        texts = [text for text, times in words if times]
        weights = [float(times) for _, times in words if times]
        return ListMatcher(texts, weights, format=format_)


class Listed(ColumnReader):
    """A column whose values are all at hand."""

    def __init__(self, values: list[Any], missing: Any) -> None:
        self._every = values
        self._missing = missing
        self._reverse = False

    def __len__(self) -> int:
        return len(self._every)

    def __getitem__(self, docnum: int) -> Any:
        return self._every[docnum]

    def sort_key(self, docnum: int) -> Any:
        """What documents are compared by."""
        value = self._every[docnum]
        turned = self._reverse and isinstance(value, int) and value != self._missing
        return 0 - value if turned else value

    def __iter__(self) -> Iterator[Any]:
        return iter(self._every)

    def load(self) -> list[Any]:
        """All of them."""
        return self._every

    def set_reverse(self) -> None:
        """The largest first; what has no value stays last."""
        self._reverse = True


def _encoded(value: str) -> bytes:
    return value.encode("utf-8", "surrogatepass")
