"""The dictionary and the posting lists of a segment as Whoosh reads them."""

# mypy: disable-error-code="no-untyped-call"
from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from typing import Any

from whoosh.codec import base
from whoosh.matching.mcore import LeafMatcher, ListMatcher, Matcher, ReadTooFar
from whoosh.reading import TermInfo, TermNotFound

from pressread.index import field_key, is_plain, keyword_key, outside_key
from pressread.index.evaluate.phrases import FieldSpans
from pressread.index.files.postings import all_docs
from pressread.index.files.segments import Segment
from pressread.index.whoosh_codec.schema import NUMBERS, WORDS, Values, rounded


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


_BLOCK = 128
#: Document, positions in the field, from 0.
Posting = tuple[int, list[int]]


class PostingMatcher(LeafMatcher):
    """Goes through a posting list in blocks of 128, each with its largest weight and shortest
    length, by which Whoosh skips what cannot be among the best.
    """

    def __init__(
        self,
        term: tuple[str, str],
        held: list[Posting],
        lengths: list[int],
        format_: Any,
        scorer: Any,
    ) -> None:
        self._term = term
        self._held = held
        self._lengths = lengths
        self._docs = [docnum for docnum, _ in held]
        self.format = format_
        self.scorer = scorer
        self._at = 0

    def is_active(self) -> bool:
        """Whether there is a current posting."""
        return self._at < len(self._docs)

    def reset(self) -> None:
        """Back to the first."""
        self._at = 0

    def copy(self) -> PostingMatcher:
        """Another one at the same place."""
        other = PostingMatcher(self._term, self._held, self._lengths, self.format, self.scorer)
        other._at = self._at
        return other

    def id(self) -> int:
        """The current document."""
        return self._docs[self._at]

    def all_ids(self) -> Iterator[int]:
        """Every document."""
        return iter(self._docs)

    def all_items(self) -> Iterator[tuple[int, bytes]]:
        """Every document with its encoded positions."""
        for docnum, places in self._held:
            yield docnum, self.format.encode(places)

    def next(self) -> None:
        """To the following posting."""
        if not self.is_active():
            raise ReadTooFar
        self._at += 1

    def skip_to(self, id: int) -> None:
        """To the first document from ``id`` on."""
        if not self.is_active():
            raise ReadTooFar
        self._at = bisect_left(self._docs, id, self._at)

    def weight(self) -> float:
        """Occurrences in the current document."""
        return float(len(self._held[self._at][1]))

    def value(self) -> Any:
        """The current positions, encoded."""
        return self.format.encode(self._held[self._at][1])

    def block_max_weight(self) -> float:
        """The most occurrences in a document of the block."""
        first = self._at - self._at % _BLOCK
        return float(max(len(places) for _, places in self._held[first : first + _BLOCK]))

    def block_min_length(self) -> int:
        """The shortest field of a document of the block."""
        first = self._at - self._at % _BLOCK
        return min(self._lengths[first : first + _BLOCK])

    def skip_to_quality(self, minquality: float) -> int:
        """Past blocks that cannot score more; how many."""
        skipped = 0
        while self.is_active() and self.block_quality() <= minquality:
            self._at += _BLOCK - self._at % _BLOCK
            skipped += 1
        return skipped
