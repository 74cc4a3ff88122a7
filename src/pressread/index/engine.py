"""One shelf of the index: documents in, answers out.

    index = Index(folder, "articles")
    with-less and cheap to open: the manifest, and of each segment its footer

    index.status()                              missing, damaged, old or ready; which generation
    index.search(op, limit=10, …) -> Ranked     total and the best, or newest, documents
    index.count(op), index.facets(op, column)   exact
    index.terms(prefix), index.doc_freq(term)   the dictionary, for expansion and suggestions
    index.positions(docnum, term)               for a second stage of ranking
    index.update(add, remove, generation)       all of it or nothing
    index.rebuild(documents, generation)
    index.verify()                              every checksum, in words

A reader keeps the state it opened with, whatever a writer does meanwhile. Damage that shows only
while answering raises ``Damaged``: rebuild, and ask again.
"""

from __future__ import annotations

import os

from pressread.index import ops
from pressread.index.files import Damaged, Outdated
from pressread.index.manifest import read_manifest
from pressread.index.segments import open_segment

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from typing import ParamSpec, TypeVar

    from pressread.index.docsets import DocSet
    from pressread.index.evaluation import Evaluation, Scored
    from pressread.index.manifest import Manifest
    from pressread.index.schema import Document
    from pressread.index.segments import Segment

    P = ParamSpec("P")
    R = TypeVar("R")

__all__ = ["Damaged", "Index", "Outdated", "Ranked", "Status"]

MISSING, DAMAGED, OLD, READY = "missing", "damaged", "old", "ready"
_ATTEMPTS = 5


def _proved(answer: Callable[P, R]) -> Callable[P, R]:
    """Numbers that lead nowhere are damage, and are said to be."""

    def proved(*args: P.args, **kwargs: P.kwargs) -> R:
        try:
            return answer(*args, **kwargs)
        except (IndexError, OverflowError, UnicodeDecodeError) as error:
            raise Damaged(f"the index is damaged: {error}") from error

    proved.__doc__ = answer.__doc__
    return proved


class Status:
    """``state``: ``missing``, ``damaged``, ``old`` (another format) or ``ready``; ``reason`` says
    why it is not ready. ``generation`` is the state of the store that the index answers for.
    """

    __slots__ = ("documents", "generation", "reason", "segments", "state")

    def __init__(
        self, state: str, reason: str = "", generation: int = -1, documents: int = 0,
        segments: int = 0,
    ) -> None:  # fmt: skip
        self.state = state
        self.reason = reason
        self.generation = generation
        self.documents = documents
        self.segments = segments


class Ranked:
    """``total`` counts all matches; ``hits`` are (id, docnum, score), best first. A docnum names
    the document to this Index object and to no other.
    """

    __slots__ = ("hits", "total")

    def __init__(self, total: int, hits: list[tuple[str, int, float]]) -> None:
        self.total = total
        self.hits = hits


class Index:
    """A shelf: ``articles``, or ``statements`` with one document a quote. Nothing is read until
    something is asked; opening never fails, asking an index that is not ready raises ``Damaged``,
    ``Outdated`` or ``FileNotFoundError``.
    """

    def __init__(self, folder: str | os.PathLike[str], shelf: str = "articles") -> None:
        self.folder = os.fspath(folder)
        self.shelf = shelf
        self._manifest: Manifest | None = None
        self._segments: list[Segment] = []
        self._bases: list[int] = []

    # -- state

    def status(self) -> Status:
        """What state the index is in, from the manifest and the footers."""
        try:
            manifest = self._open()
        except FileNotFoundError as error:
            state = MISSING if os.path.basename(str(error.filename)) == self._name else DAMAGED
            return Status(state, str(error))
        except Outdated as error:
            return Status(OLD, str(error))
        except (ValueError, KeyError, OSError) as error:
            return Status(DAMAGED, str(error))
        live = sum(segment.size - segment.gone_count for segment in self._segments)
        return Status(READY, "", manifest.generation, live, len(self._segments))

    def verify(self) -> list[str]:
        """What is wrong with the files, in words, after reading every byte; ``[]``: nothing."""
        state = self.status()
        if state.state != READY:
            return [state.reason]
        wrong = []
        for segment in self._segments:
            try:
                wrong += segment.verify()
            except (ValueError, OSError) as error:
                wrong.append(str(error))
        return wrong

    def refresh(self) -> None:
        """Forget what was opened: the next question is answered by the newest state."""
        self._manifest, self._segments, self._bases = None, [], []

    @property
    def _name(self) -> str:
        return self.shelf + ".manifest"

    def _open(self) -> Manifest:
        if self._manifest is None:
            self._manifest = self._load()
        return self._manifest

    def _load(self) -> Manifest:
        """The manifest and its segments; a writer may replace both while they are opened."""
        path = os.path.join(self.folder, self._name)
        for attempt in range(_ATTEMPTS):
            manifest = read_manifest(path)
            try:
                self._segments = [open_segment(self.folder, part) for part in manifest.parts]
                break
            except FileNotFoundError:
                if attempt == _ATTEMPTS - 1:
                    raise
            except KeyError as error:
                raise Damaged(f"a segment lacks {error}") from error
        base = 0
        self._bases = []
        for segment in self._segments:
            self._bases.append(base)
            base += segment.size
        return manifest

    # -- answers

    @_proved
    def search(
        self,
        op: ops.Op,
        *,
        limit: int | None = 10,
        offset: int = 0,
        sort: str = "relevance",
        filters: Sequence[ops.Op] = (),
    ) -> Ranked:
        """The documents from ``offset`` on, at most ``limit`` (``None``: all).

        ``sort``: ``relevance``, ``newest`` or ``oldest``; of equal scores the newest is first.
        ``filters`` select and do not score.
        """
        views = self._views()
        matched = [self._match(view, op, filters) for view in views]
        total = sum(map(_count, matched))
        wanted = total if limit is None else min(total, offset + limit)
        if sort == "relevance":
            found = self._best(views, matched, op, wanted)
        else:
            found = self._newest(matched, wanted, oldest=sort == "oldest")
        return Ranked(total, [(self.id_of(doc), doc, score) for score, doc in found[offset:]])

    @_proved
    def count(self, op: ops.Op, filters: Sequence[ops.Op] = ()) -> int:
        """How many documents match."""
        return sum(_count(self._match(view, op, filters)) for view in self._views())

    @_proved
    def facets(
        self, op: ops.Op, column: str, filters: Sequence[ops.Op] = ()
    ) -> list[tuple[str, int]]:
        """The values of a keyword column among the matches, most frequent first."""
        from pressread.index.facets import count_values

        totals: dict[str, int] = {}
        for view in self._views():
            count_values(view.segment, column, self._match(view, op, filters), totals)
        return sorted(totals.items(), key=lambda pair: (-pair[1], pair[0]))

    def matching(self, op: ops.Op, filters: Sequence[ops.Op] = ()) -> Iterator[int]:
        """The docnums of all matches, in no order that means anything."""
        from pressread.index.docsets import to_list

        views = self._views()
        for base, view in zip(self._bases, views, strict=True):
            for doc in to_list(self._match(view, op, filters)):
                yield base + doc

    def segments(self) -> Iterator[tuple[int, Segment]]:
        """(the docnum of its first document, segment) of each part of the shelf."""
        self._open()
        yield from zip(self._bases, self._segments, strict=True)

    # -- single documents

    @_proved
    def id_of(self, docnum: int) -> str:
        """The id of a document."""
        segment, doc = self._locate(docnum)
        return segment.columns.id(doc)

    @_proved
    def docnum_of(self, identity: str) -> int | None:
        """The document with an id."""
        self._open()
        for base, segment in zip(self._bases, self._segments, strict=True):
            for doc in segment.columns.find([identity]):
                if not segment.gone >> doc & 1:
                    return base + doc
        return None

    @_proved
    def number(self, docnum: int, column: str) -> int:
        """An integer column of a document; 0 where it has none."""
        segment, doc = self._locate(docnum)
        numbers = segment.columns.number(column)
        return numbers[doc] if numbers is not None else 0

    @_proved
    def keywords(self, docnum: int, column: str) -> list[str]:
        """The values of a keyword column of a document."""
        segment, doc = self._locate(docnum)
        found = segment.columns.keyword(column)
        return found.of(doc) if found is not None else []

    @_proved
    def length(self, docnum: int, field: str) -> int:
        """How many positions a field of a document has words at."""
        segment, doc = self._locate(docnum)
        lengths = segment.columns.length(field)
        return lengths[doc] if lengths is not None else 0

    @_proved
    def positions(self, docnum: int, term: str) -> list[int]:
        """Where a term stands in a document, ascending. The body begins at 0, the other fields
        follow in the order of ``schema.FIELDS``; see ``field_spans``.
        """
        from pressread.index.phrases import positions_in
        from pressread.index.schema import term_key

        segment, doc = self._locate(docnum)
        return positions_in(segment, term_key(term), [doc]).get(doc, [])

    @_proved
    def field_spans(self, docnum: int) -> dict[str, tuple[int, int]]:
        """Field → half-open range of its positions, for the fields that the document has."""
        from pressread.index.phrases import FieldSpans
        from pressread.index.schema import FIELDS

        segment, doc = self._locate(docnum)
        spans = FieldSpans(segment)
        found = {field: spans.of(doc, field) for field in FIELDS}
        return {field: span for field, span in found.items() if span[1]}

    # -- the dictionary

    @_proved
    def doc_freq(self, term: str, field: str | None = None) -> int:
        """How many documents hold a term, removed ones that still lie in the files included."""
        from pressread.index.schema import term_key

        self._open()
        found = [segment.dictionary.find(term_key(term, field)) for segment in self._segments]
        return sum(entry[1] for entry in found if entry)

    @_proved
    def terms(self, prefix: str = "", field: str | None = None) -> dict[str, int]:
        """Every term that begins with ``prefix`` → its document frequency, in order of terms."""
        from pressread.index.schema import FIELD_CODES, field_key, is_plain

        self._open()
        code = FIELD_CODES[field] if field else 0
        start = prefix.encode("utf-8", "surrogatepass")
        key = field_key(start, code) if code else start
        skip = len(key) - len(start)
        found: dict[str, int] = {}
        for segment in self._segments:
            for entry in segment.dictionary.with_prefix(key):
                if not code and not is_plain(entry[0]):
                    break
                text = entry[0][skip:].decode("utf-8", "surrogatepass")
                found[text] = found.get(text, 0) + entry[1]
        return dict(sorted(found.items()))

    @property
    def size(self) -> int:
        """Live documents."""
        self._open()
        return sum(segment.size - segment.gone_count for segment in self._segments)

    @property
    def averages(self) -> dict[str, float]:
        """Field → its mean length where it is not empty."""
        return self._open().averages()

    # -- changes

    def update(
        self, documents: Iterable[Document], removed: Iterable[str], generation: int
    ) -> None:
        """Add (or replace) and remove documents in one commit. Raises ``StorageFull``."""
        from pressread.index.writer import IndexWriter

        writer = IndexWriter(self.folder, self.shelf)
        writer.remove(removed)
        writer.add(documents)
        writer.commit(generation)
        self.refresh()

    def rebuild(self, documents: Iterable[Document], generation: int) -> None:
        """Begin anew with these documents; readers see the old state until it is complete."""
        from pressread.index.writer import IndexWriter

        writer = IndexWriter(self.folder, self.shelf, fresh=True)
        writer.add(documents)
        writer.commit(generation)
        self.refresh()

    # -- inside

    def _views(self) -> list[Evaluation]:
        from pressread.index.evaluation import Evaluation

        self._open()
        return [Evaluation(segment) for segment in self._segments]

    def _match(self, view: Evaluation, op: ops.Op, filters: Sequence[ops.Op]) -> DocSet:
        from pressread.index.docsets import without

        docs = view.match(ops.And([op, *filters]) if filters else op)
        return without(docs, view.segment.gone) if view.segment.gone else docs

    def _best(
        self, views: Sequence[Evaluation], matched: Sequence[DocSet], op: ops.Op, wanted: int
    ) -> list[tuple[float, int]]:
        from pressread.index.ranking import best

        weighted = self._weights(views, op)
        found: list[tuple[float, int, int]] = []
        for view, docs, leaves, base in zip(views, matched, weighted, self._bases, strict=True):
            if docs:
                days = view.segment.columns.number("published")
                for score, doc in best(view.segment, docs, leaves, wanted):
                    found.append((score, days[doc] if days is not None else 0, base + doc))
        found.sort(reverse=True)
        return [(score, docnum) for score, _, docnum in found[:wanted]]

    def _weights(self, views: Sequence[Evaluation], op: ops.Op) -> list[list[tuple[float, Scored]]]:
        """For each segment the leaves that score, each with its boost times its rarity."""
        from math import log

        from pressread.index.evaluation import scoring_leaves
        from pressread.index.schema import SATURATION

        size = sum(view.segment.size for view in views)
        weighted: list[list[tuple[float, Scored]]] = [[] for _ in views]
        for leaf_op in scoring_leaves(op):
            leaves = [view.leaf(leaf_op) for view in views]
            held = sum(leaf.count for leaf in leaves if leaf)
            boost = leaf_op.boost  # type: ignore[attr-defined]
            weight = boost * log(1 + (size - held + 0.5) / (held + 0.5)) * (SATURATION + 1) / 256
            for scored, leaf in zip(weighted, leaves, strict=True):
                if leaf and weight > 0:
                    scored.append((weight, leaf))
        return weighted

    def _newest(
        self, matched: Sequence[DocSet], wanted: int, *, oldest: bool
    ) -> list[tuple[float, int]]:
        from pressread.index.ranking import newest

        found = []
        for segment, docs, base in zip(self._segments, matched, self._bases, strict=True):
            days = segment.columns.number("published")
            for doc in newest(segment, docs, wanted, oldest=oldest):
                found.append((days[doc] if days is not None else 0, base + doc))
        found.sort(reverse=not oldest)
        return [(0.0, docnum) for _, docnum in found[:wanted]]

    def _locate(self, docnum: int) -> tuple[Segment, int]:
        from bisect import bisect_right

        self._open()
        place = bisect_right(self._bases, docnum) - 1
        return self._segments[place], docnum - self._bases[place]


def _count(docs: DocSet) -> int:
    return docs.bit_count() if isinstance(docs, int) else len(docs)
