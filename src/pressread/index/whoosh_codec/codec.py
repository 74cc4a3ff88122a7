"""Whoosh's codec over our segments: terms, postings, lengths, columns and stored fields.

It reads. Whoosh's writers are refused: the archive's own commands keep index and store together.
Lengths are rounded as Whoosh's own codec rounds them, so that scores are the same.
"""

# mypy: disable-error-code="no-untyped-call"
from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from datetime import UTC, datetime
from functools import cached_property, lru_cache
from typing import Any

from whoosh.codec import base
from whoosh.columns import Column, ColumnReader
from whoosh.fields import DATETIME, NUMERIC
from whoosh.index import LockError
from whoosh.matching.mcore import ListMatcher, Matcher
from whoosh.reading import TermInfo, TermNotFound
from whoosh.util.numeric import byte_to_length, length_to_byte

from pressread.index.evaluate.phrases import FieldSpans, positions_in
from pressread.index.files.manifest import Part
from pressread.index.files.postings import all_docs
from pressread.index.files.segments import Segment, open_segment
from pressread.index.schema import field_key, is_plain, keyword_key, outside_key
from pressread.index.whoosh_codec.matcher import Posting, PostingMatcher
from pressread.index.whoosh_codec.schema import NUMBERS, STORED, WORDS, schema


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


class Values:
    """The columns of a segment as Whoosh's fields have them."""

    def __init__(self, segment: Segment) -> None:
        self.segment = segment
        self.shelf = segment.name.partition("-")[0]
        self.fields = schema(self.shelf)

    def of(self, name: str) -> list[Any] | None:
        """What each document has in a column, ``None`` where nothing; of several words the
        first.
        """
        columns = self.segment.columns
        if name == "id":
            return columns.ids(range(self.segment.size))
        if name == "headline":
            return columns.texts(name)
        if name in ("published", *NUMBERS[self.shelf]):
            numbers = columns.number(name)
            if numbers is None:
                return None
            return [_day(one) for one in numbers] if name == "published" else list(numbers)
        keyword = columns.keyword(name)
        if keyword is None:
            return None
        return [next(iter(keyword.of(doc)), None) for doc in range(self.segment.size)]

    @cached_property
    def _sorted(self) -> dict[str, list[tuple[bytes, list[int]]]]:
        return {}

    def terms(self, name: str) -> list[tuple[bytes, list[int]]]:
        """The terms of a field of words, days or numbers, each with its documents."""
        if name not in self._sorted:
            held: dict[bytes, list[int]] = {}
            encode = self.fields[name].to_bytes
            for doc, values in enumerate(self._all(name)):
                for value in values:
                    held.setdefault(encode(value), []).append(doc)
            self._sorted[name] = sorted(held.items())
        return self._sorted[name]

    def _all(self, name: str) -> Iterator[list[Any]]:
        keyword = self.segment.columns.keyword(name)
        if keyword is not None:
            yield from map(keyword.of, range(self.segment.size))
            return
        for value in self.of(name) or ():
            yield [] if value is None else [value]


def _day(number: int) -> datetime | None:
    """``20210800`` as its first day; a day that no calendar has as none."""
    year, month, day = number // 10_000, number // 100 % 100 or 1, number % 100 or 1
    try:
        return datetime(year, month, day, tzinfo=UTC).replace(tzinfo=None)
    except ValueError:
        return None


class Terms(base.TermsReader):
    """The dictionary and postings of a segment, by field."""

    def __init__(self, segment: Segment) -> None:
        self._segment = segment
        self._codes = segment.fields.codes
        self._values = Values(segment)
        self._spans = FieldSpans(segment)
        self._held: dict[tuple[str, bytes], list[Posting]] = {}

    def indexed_field_names(self) -> list[str]:
        """All that can be searched."""
        shelf = self._values.shelf
        return [*self._codes, *WORDS[shelf], *NUMBERS[shelf], "published"]

    def __contains__(self, term: tuple[str, bytes]) -> bool:
        return self.doc_frequency(*term) > 0

    def doc_frequency(self, field: str, text: bytes) -> int:
        """Documents that hold a term in a field, removed ones included."""
        if field not in self._codes:
            return len(self._docs(field, text))
        code = self._codes[field]
        entry = self._segment.dictionary.find(field_key(text, code) if code else text)
        if entry is None or not is_plain(text):
            return 0
        outside = None if code else self._segment.dictionary.find(outside_key(text))
        return entry[1] - (outside[1] if outside else 0)

    def held(self, field: str, text: bytes) -> list[Posting]:
        """The documents that hold a term in a field of text, with the places there."""
        key = (field, text)
        if key not in self._held:
            self._held[key] = list(self._find(field, text))
        return self._held[key]

    def _find(self, field: str, text: bytes) -> Iterator[Posting]:
        entry = self._segment.dictionary.find(text) if self.doc_frequency(field, text) else None
        if entry is None:
            return
        docs = iter(all_docs(self._segment.read(entry)))
        for counts, positions in self._segment.all_positions(entry):
            at = 0
            for count in counts:
                doc = next(docs)
                first, end = self._spans.of(doc, field)
                here = [p - first for p in positions[at : at + count] if first <= p < end]
                at += count
                if here:
                    yield doc, here

    def _docs(self, field: str, text: bytes) -> list[int]:
        """The documents with a term in a field of words, days or numbers."""
        if field in WORDS[self._values.shelf]:
            name = text.decode("utf-8", "replace")
            if field == "id":
                return self._segment.columns.find([name])
            posting = self._segment.posting(keyword_key(field, name))
            return list(all_docs(posting)) if posting else []
        terms = self._values.terms(field)
        place = bisect_left(terms, (text, []))
        return terms[place][1] if place < len(terms) and terms[place][0] == text else []

    def terms_from(self, field: str, prefix: bytes) -> Iterator[tuple[str, bytes]]:
        """The terms of a field from ``prefix`` on."""
        if field not in self._codes:
            terms = self._values.terms(field)
            yield from ((field, one) for one, _ in terms[bisect_left(terms, (prefix, [])) :])
            return
        code = self._codes[field]
        begin = field_key(b"", code) if code else b""
        for key, *_ in self._segment.dictionary.from_key(begin + prefix):
            if not (key.startswith(begin) if code else is_plain(key)):
                return
            text = key[len(begin) :]
            if code or self.doc_frequency(field, text):
                yield field, text

    def terms(self) -> Iterator[tuple[str, bytes]]:
        """The terms of all fields."""
        for field in sorted(self.indexed_field_names()):
            yield from self.terms_from(field, b"")

    def items_from(self, field: str, prefix: bytes) -> Iterator[Any]:
        """The same with what is known of each."""
        for term in self.terms_from(field, prefix):
            yield term, self.term_info(*term)

    def items(self) -> Iterator[Any]:
        """All terms with what is known of each."""
        for term in self.terms():
            yield term, self.term_info(*term)

    def term_info(self, field: str, text: bytes) -> TermInfo:
        """Frequencies and extremes; raises Whoosh's ``TermNotFound``."""
        if not self.doc_frequency(field, text):
            raise TermNotFound(f"{field}:{text!r}")
        info = TermInfo()
        if field not in self._codes:
            for doc in self._docs(field, text):
                info.add_posting(doc, 1, 1)
            return info
        lengths = self._segment.columns.length(field)
        for doc, places in self.held(field, text):
            info.add_posting(doc, len(places), rounded(lengths[doc]) if lengths else 1)
        return info

    def frequency(self, field: str, text: bytes) -> int:
        """Occurrences of a term in a field."""
        if field not in self._codes:
            return len(self._docs(field, text))
        return sum(len(places) for _, places in self.held(field, text))

    def matcher(self, field: str, text: bytes, format_: Any, scorer: Any = None) -> Matcher:
        """Goes through the documents that hold a term; raises ``TermNotFound``."""
        if not self.doc_frequency(field, text):
            raise TermNotFound(f"{field}:{text!r}")
        if field not in self._codes:
            docs = self._docs(field, text)
            return ListMatcher(docs, [1.0] * len(docs), format=format_, term=(field, text))
        held = self.held(field, text)
        lengths = self._segment.columns.length(field)
        sizes = [rounded(lengths[doc]) if lengths else 1 for doc, _ in held]
        return PostingMatcher((field, text.decode()), held, sizes, format_, scorer)

    def cursor(self, field: str, _: Any) -> Cursor:
        """For misspelt terms."""
        return Cursor(self, field)


class Cursor(base.FieldCursor):
    """The terms of a field in order, each to be found."""

    def __init__(self, terms: Terms, field: str) -> None:
        self._all = [text for _, text in terms.terms_from(field, b"")]
        self._terms, self._field, self._at = terms, field, 0

    def first(self) -> str | None:
        """Back to the first."""
        self._at = 0
        return self.text()

    def find(self, term: str | bytes) -> str | None:
        """To ``term``, or what comes next."""
        key = term.encode("utf-8", "surrogatepass") if isinstance(term, str) else term
        self._at = bisect_left(self._all, key)
        return self.text()

    def next(self) -> str | None:
        """One further."""
        self._at += 1
        return self.text()

    def text(self) -> str | None:
        """The current term."""
        return self._all[self._at].decode() if self.is_valid() else None

    def term_info(self) -> TermInfo | None:
        """What is known of the current term."""
        return self._terms.term_info(self._field, self._all[self._at]) if self.is_valid() else None

    def is_valid(self) -> bool:
        """Whether there is a current term."""
        return self._at < len(self._all)


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


def rounded(length: int) -> int:
    """A length as Whoosh's own codec gives it, which keeps one byte of it."""
    found: int = byte_to_length(length_to_byte(length))
    return found
