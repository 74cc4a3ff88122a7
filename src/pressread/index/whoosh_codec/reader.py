"""The shelf as a Whoosh reader: Whoosh's own queries, matchers and scoring work on our files.

    from whoosh.searching import Searcher
    with Searcher(ShelfReader(index)) as searcher:
        searcher.search(And([Term("body", "tram"), Phrase("headline", ["harbour", "strike"])]))

Nothing at the prompt goes this way: importing Whoosh alone costs more than a whole answer. It is
for those who bring Whoosh queries of their own, and it is the yardstick: a test holds what it
finds against Whoosh's own codec. Lengths of fields are exact; ``stock_lengths`` rounds them as
Whoosh's codec does, so that scores are the same to the last bit.
"""

# mypy: disable-error-code="no-untyped-call"
from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from functools import cached_property
from typing import Any

from whoosh.fields import ID, TEXT, Schema
from whoosh.matching.mcore import Matcher
from whoosh.reading import IndexReader, TermInfo, TermNotFound
from whoosh.util.numeric import byte_to_length, length_to_byte

from pressread.index.evaluate.index_reader import Index
from pressread.index.evaluate.phrases import FieldSpans
from pressread.index.files.postings import all_docs
from pressread.index.files.segments import Segment
from pressread.index.schema import fields_of, term_key
from pressread.index.whoosh_codec.matcher import Posting, PostingMatcher


def schema() -> Schema:
    """Our fields in Whoosh's words. Texts are analysed elsewhere; queries bring finished terms."""
    fields = {name: TEXT(phrase=True) for name in FIELDS}
    return Schema(id=ID(stored=True, unique=True), **fields)


FIELDS = fields_of("articles").names


class ShelfReader(IndexReader):
    """All segments of a shelf as one reader; document numbers are the ``Index``'s docnums."""

    def __init__(self, index: Index, *, stock_lengths: bool = False) -> None:
        self.index = index
        self.schema = schema()
        self._stock_lengths = stock_lengths
        self._lists: dict[tuple[str, str], list[Posting]] = {}

    @cached_property
    def _segments(self) -> list[tuple[int, Segment]]:
        return list(self.index.segments())

    def __contains__(self, term: tuple[str, str | bytes]) -> bool:
        return bool(self._postings(term[0], term[1]))

    def close(self) -> None:
        """Nothing is held open that the index does not hold."""

    def indexed_field_names(self) -> list[str]:
        """The fields of the shelf."""
        return list(FIELDS)

    def doc_count_all(self) -> int:
        """Documents, removed ones included."""
        return sum(segment.size for _, segment in self._segments)

    def doc_count(self) -> int:
        """Live documents."""
        return self.index.size

    def has_deletions(self) -> bool:
        """Whether any document was removed since its segment was written."""
        return any(segment.gone for _, segment in self._segments)

    def is_deleted(self, docnum: int) -> bool:
        """Whether a document was removed."""
        segment, doc = self._locate(docnum)
        return bool(segment.gone >> doc & 1)

    def stored_fields(self, docnum: int) -> dict[str, str]:
        """The id: all else is in the store."""
        return {"id": self.index.id_of(docnum)}

    # -- terms

    def terms_from(self, fieldname: str, prefix: bytes) -> Iterator[tuple[str, bytes]]:
        """Terms of a field from ``prefix`` on."""
        start = prefix.decode("utf-8", "surrogatepass")
        for text in self.index.terms(""):
            if text >= start and self._postings(fieldname, text):
                yield fieldname, text.encode("utf-8", "surrogatepass")

    def expand_prefix(self, fieldname: str, prefix: str | bytes) -> Iterator[bytes]:
        """Terms of a field that begin with ``prefix``."""
        for text in self.index.terms(_text(prefix)):
            if self._postings(fieldname, text):
                yield text.encode("utf-8", "surrogatepass")

    def lexicon(self, fieldname: str) -> Iterator[bytes]:
        """All terms of a field."""
        return self.expand_prefix(fieldname, "")

    def all_terms(self) -> Iterator[tuple[str, bytes]]:
        """All terms of all fields."""
        for name in sorted(FIELDS):
            for text in self.lexicon(name):
                yield name, text

    def term_info(self, fieldname: str, text: str | bytes) -> TermInfo:
        """Frequencies and extremes of a term; raises Whoosh's ``TermNotFound``."""
        held = self._postings(fieldname, text)
        if not held:
            raise TermNotFound(f"{fieldname}:{text!r}")
        info = TermInfo()
        for docnum, places in held:
            info.add_posting(docnum, len(places), self.doc_field_length(docnum, fieldname))
        return info

    def frequency(self, fieldname: str, text: str | bytes) -> int:
        """Occurrences of a term."""
        return sum(len(places) for _, places in self._postings(fieldname, text))

    def doc_frequency(self, fieldname: str, text: str | bytes) -> int:
        """Documents that hold a term."""
        return len(self._postings(fieldname, text))

    # -- lengths

    def field_length(self, fieldname: str) -> int:
        """Positions of a field in all documents."""
        return sum(map(sum, self._lengths(fieldname)))

    def min_field_length(self, fieldname: str) -> int:
        """The shortest."""
        return self._rounded(min(map(min, self._lengths(fieldname)), default=0))

    def max_field_length(self, fieldname: str) -> int:
        """The longest."""
        return self._rounded(max(map(max, self._lengths(fieldname)), default=0))

    def doc_field_length(self, docnum: int, fieldname: str, default: int = 0) -> int:
        """Positions of a field in one document."""
        return self._rounded(self.index.length(docnum, fieldname)) or default

    def _lengths(self, fieldname: str) -> Iterator[Any]:
        for _, segment in self._segments:
            lengths = segment.columns.length(fieldname)
            if lengths is not None:
                yield lengths

    def _rounded(self, length: int) -> int:
        return byte_to_length(length_to_byte(length)) if self._stock_lengths else length

    # -- postings

    def postings(self, fieldname: str, text: str | bytes, **kwargs: Any) -> Matcher:
        """A matcher over the live documents of a term; raises ``TermNotFound``."""
        held = self._postings(fieldname, text)
        if not held:
            raise TermNotFound(f"{fieldname}:{text!r}")
        live = [posting for posting in held if not self.is_deleted(posting[0])]
        lengths = [self.doc_field_length(docnum, fieldname, 1) for docnum, _ in live]
        format_ = self.schema[fieldname].format
        return PostingMatcher(
            (fieldname, _text(text)), live, lengths, format_, kwargs.get("scorer")
        )

    def has_vector(self, docnum: int, fieldname: str) -> bool:  # noqa: ARG002
        """No document keeps its words in order."""
        return False

    def vector(self, docnum: int, fieldname: str, format_: Any = None) -> Matcher:
        """There is none: raises ``KeyError``."""
        raise KeyError(f"no vector of {fieldname} in {docnum}, {format_}")

    def _postings(self, fieldname: str, text: str | bytes) -> list[Posting]:
        key = (fieldname, _text(text))
        if key not in self._lists:
            self._lists[key] = [
                (base + doc, places)
                for base, segment in self._segments
                for doc, places in _in_field(segment, *key)
            ]
        return self._lists[key]

    def _locate(self, docnum: int) -> tuple[Segment, int]:
        bases = [base for base, _ in self._segments]
        place = bisect_left(bases, docnum + 1) - 1
        return self._segments[place][1], docnum - bases[place]


def _in_field(segment: Segment, field: str, text: str) -> Iterator[Posting]:
    """The documents that hold a term in a field."""
    entry = segment.dictionary.find(term_key(text))
    if entry is None or field not in FIELDS:
        return
    spans = FieldSpans(segment)
    docs = iter(all_docs(segment.read(entry)))
    for counts, positions in segment.all_positions(entry):
        at = 0
        for count in counts:
            doc = next(docs)
            first, end = spans.of(doc, field)
            held = [p - first for p in positions[at : at + count] if first <= p < end]
            at += count
            if held:
                yield doc, held


def _text(text: str | bytes) -> str:
    return text.decode("utf-8", "surrogatepass") if isinstance(text, bytes) else text
