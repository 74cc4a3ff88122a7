"""One shelf of the index: documents in, answers out.

    index = Index(folder, "articles")
    opened when first asked: the manifest, and of each segment its footer

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

from pressread.index.evaluate.shelf import DAMAGED, MISSING, OLD, READY, Shelf, Status, proved
from pressread.index.files import Damaged, Outdated
from pressread.query import ops

TYPE_CHECKING = False
if TYPE_CHECKING:
    import os
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from pressread.index import Document
    from pressread.index.answers import Found
    from pressread.index.evaluate import Effort
    from pressread.index.evaluate.evaluation import Evaluation, Scored
    from pressread.index.evaluate.scorers import DocSet
    from pressread.query.highlight import Unit

__all__ = [
    "DAMAGED", "MISSING", "OLD", "READY", "Damaged", "Index", "Outdated", "Ranked", "Status",
]  # fmt: skip
#: Steps (see ``Effort``) that a hit takes: found, sorted and named.
_A_HIT = 24
#: So many statements are no more than one article.
_STATEMENTS = 3


_UNDATED = ops.Range("published", 0, 0)


class Ranked:
    """``total`` counts all matches; ``hits`` are (id, docnum, score), best first. A docnum names
    the document to this Index object and to no other.
    """

    __slots__ = ("hits", "total")

    def __init__(self, total: int, hits: list[tuple[str, int, float]]) -> None:
        self.total = total
        self.hits = hits


class Index(Shelf):
    """A shelf: ``articles``, or ``statements`` with one document a quote. Nothing is read until
    something is asked; opening never fails, asking an index that is not ready raises ``Damaged``,
    ``Outdated`` or ``FileNotFoundError``.
    """

    #: Whether a second look at an answer costs no request.
    near_at_hand = True
    _effort: Effort | None = None
    _kept: list[Evaluation] | None = None
    _copied: frozenset[str] | None = None

    def __init__(self, folder: str | os.PathLike[str], shelf: str = "articles") -> None:
        super().__init__(folder, shelf)
        #: What was found for misspelt words: advice asks for it again.
        self._near: dict[tuple[str, int], tuple[dict[str, tuple[int, int]], int]] = {}

    # -- answers

    def begin(self, effort: Effort) -> None:
        """Begin a question: until the next one, what its operations come to is kept, and they may
        cost ``effort`` together; then they raise ``TooMuch``.
        """
        self._effort, self._kept = effort, None

    def beginning(self, prefix: str) -> Iterator[str]:
        """The terms that begin with ``prefix``, in order, read as far as they are looked at."""
        from heapq import merge
        from itertools import groupby

        from pressread.index import is_plain

        self._open()
        key = prefix.encode("utf-8", "surrogatepass")
        found = merge(*[segment.dictionary.with_prefix(key) for segment in self._segments])
        for term, _ in groupby(found, lambda entry: entry[0]):
            if not is_plain(term):
                return
            yield term.decode("utf-8", "surrogatepass")

    @proved
    def holding(self, runs: Sequence[str]) -> list[list[str]]:
        """For each run of letters the terms that hold it, by one look at all of them."""
        from pressread.index import FIRST_PAIR

        self._open()
        keys = [run.encode("utf-8", "surrogatepass") for run in runs]
        found: list[set[bytes]] = [set() for _ in keys]
        for segment in self._segments:
            for text in segment.dictionary.texts(FIRST_PAIR):
                for held, key in zip(found, keys, strict=True):
                    if key in text:
                        held.update(term for term in text.split(b"\n") if key in term)
        return [
            [term.decode("utf-8", "surrogatepass") for term in sorted(held) if term < FIRST_PAIR]
            for held in found
        ]

    def neighbours(self, term: str, distance: int) -> dict[str, tuple[int, int]]:
        """Term → (errors, document frequency), ``term`` itself left out. Raises ``TooMuch``."""
        from pressread.query.dictionary import neighbours

        known = self._near.get((term, distance))
        if known is None:
            left = self._effort.left if self._effort else 0
            found = neighbours(self, term, distance)
            known = found, left - self._effort.left if self._effort else 0
            self._near[term, distance] = known
        else:
            self.spend(known[1])  # the same question costs the same
        return known[0]

    def spend(self, steps: int) -> None:
        """Count work that the question costs beside its operations. Raises ``TooMuch``."""
        if self._effort is not None:
            self._effort.spend(steps)

    def refresh(self) -> None:
        """Forget what was opened: the next question is answered by the newest state."""
        super().refresh()
        self._kept = self._copied = None
        self._near.clear()

    @proved
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

        ``sort``: ``relevance``, ``newest`` or ``oldest``; of equal scores the newest is first, what
        has no date is last in either order.
        ``filters`` select and do not score.
        """
        views = self._views()
        matched = [self._match(view, op, filters) for view in views]
        total = sum(map(_count, matched))
        wanted = total if limit is None else min(total, offset + limit)
        self.spend(_A_HIT * wanted)
        if sort == "relevance":
            found = self._best(views, matched, op, wanted)
        elif sort == "oldest":
            undated = [self._match(view, op, [*filters, _UNDATED]) for view in views]
            found = self._newest(list(map(_apart, matched, undated)), wanted, oldest=True)
            found += self._newest(undated, wanted - len(found), oldest=True)
        else:
            found = self._newest(matched, wanted, oldest=False)
        return Ranked(total, [(self.id_of(doc), doc, score) for score, doc in found[offset:]])

    @proved
    def count(self, op: ops.Op, filters: Sequence[ops.Op] = ()) -> int:
        """How many documents match."""
        return sum(_count(self._match(view, op, filters)) for view in self._views())

    @proved
    def facets(
        self, op: ops.Op, column: str, filters: Sequence[ops.Op] = ()
    ) -> list[tuple[str, int]]:
        """The values of a keyword column among the matches, most frequent first."""
        from pressread.index.evaluate.evaluation import count_values

        totals: dict[str, int] = {}
        for view in self._views():
            count_values(view.segment, column, self._match(view, op, filters), totals)
        return sorted(totals.items(), key=lambda pair: (-pair[1], pair[0]))

    @proved
    def tally(self, op: ops.Op, column: str, filters: Sequence[ops.Op] = ()) -> Mapping[int, int]:
        """The values of an integer column among the matches, each with how many have it."""
        from collections import Counter

        from pressread.index.evaluate.scorers import to_list

        totals: Counter[int] = Counter()
        for view in self._views():
            numbers = view.segment.columns.number(column)
            docs = to_list(self._match(view, op, filters))
            totals.update(map(numbers.__getitem__, docs) if numbers is not None else ())
        return totals

    def matching(self, op: ops.Op, filters: Sequence[ops.Op] = ()) -> Iterator[int]:
        """The docnums of all matches, in no order that means anything."""
        from pressread.index.evaluate.scorers import to_list

        views = self._views()
        for base, view in zip(self._bases, views, strict=True):
            for doc in to_list(self._match(view, op, filters)):
                yield base + doc

    def copies(self) -> frozenset[str]:
        """The ids of near-copies of another document; found out once in each state."""
        if self._copied is None:
            from pressread.index.evaluate.near_copies import copies_in

            self._copied = frozenset(map(self.id_of, copies_in(self.segments())))
        return self._copied

    @proved
    def ids(self, op: ops.Op, filters: Sequence[ops.Op] = ()) -> list[str]:
        """The ids of all matches, in no order that means anything."""
        from pressread.index.evaluate.scorers import to_list

        return [
            id
            for view in self._views()
            for id in view.segment.columns.ids(to_list(self._match(view, op, filters)))
        ]

    @proved
    def values_of(self, column: str, op: ops.Op) -> set[str]:
        """The values of a keyword column among the matches."""
        from pressread.index.evaluate.scorers import to_list

        found: set[str] = set()
        for view in self._views():
            docs = to_list(self._match(view, op, ()))
            keywords = view.segment.columns.keyword(column) if docs else None
            if keywords is not None:
                view.spend(2 * (len(docs) + len(keywords.values)), op)
                found.update(keywords.among(docs))
        return found

    def sketch(self, hit: Found) -> int:
        """The signature of a hit's text, by which near-copies know each other; 0: none."""
        return self.number(hit.docnum, "sketch")

    def refine(self, sought: Sequence[Unit], hits: list[Found]) -> None:
        """Put first, of the best hits, those where the words that are sought stand together."""
        if len(sought) < 2:
            return
        from pressread.index.evaluate.positions import refine

        def places(hit: Found, terms: Sequence[str]) -> tuple[list[list[int]], tuple[int, int]]:
            found = [self.positions(hit.docnum, term) for term in terms]
            return found, self.field_spans(hit.docnum).get("headline", (0, 0))

        refine(sought, hits, places)

    # -- what one shelf asks of the other

    def articles_with(self, op: ops.Op) -> ops.Op:
        """The articles, on their shelf, of the statements that match."""
        return ops.Ids(self.values_of("article", op))

    def statements_of(self, op: ops.Op) -> ops.Op:
        """The statements, on their shelf, of the articles that match."""
        ids = sorted(op.ids) if isinstance(op, ops.Ids) else self.ids(op)
        return ops.Equals("article", ids)

    # -- changes

    def update(
        self, documents: Iterable[Document], removed: Iterable[str], generation: int
    ) -> None:
        """Add (or replace) and remove documents in one commit. Raises ``StorageFull``."""
        from pressread.index.write.writer import IndexWriter

        writer = IndexWriter(self.folder, self.shelf)
        writer.remove(removed)
        writer.add(documents)
        writer.commit(generation)
        self.refresh()

    def rebuild(self, documents: Iterable[Document], generation: int) -> None:
        """Begin anew with these documents; readers see the old state until it is complete."""
        from pressread.index.write.writer import IndexWriter

        writer = IndexWriter(self.folder, self.shelf, fresh=True)
        writer.add(documents)
        writer.commit(generation)
        self.refresh()

    # -- inside

    def _views(self) -> list[Evaluation]:
        from pressread.index.evaluate.evaluation import Evaluation

        self._open()
        if self._kept is None or self._effort is None:
            if self._effort is not None:
                self._effort.widen(self.size // (1 if self.shelf == "articles" else _STATEMENTS))
            self._kept = [Evaluation(segment, self._effort) for segment in self._segments]
        return self._kept

    def _match(self, view: Evaluation, op: ops.Op, filters: Sequence[ops.Op]) -> DocSet:
        from pressread.index.evaluate.scorers import without

        docs = view.match(ops.And([op, *filters]) if filters else op)
        return without(docs, view.segment.gone) if view.segment.gone else docs

    def _best(
        self, views: Sequence[Evaluation], matched: Sequence[DocSet], op: ops.Op, wanted: int
    ) -> list[tuple[float, int]]:
        from pressread.index.evaluate.ranking import best

        weighted = self._weights(views, op)
        found: list[tuple[float, int, int]] = []
        floor = 0.0
        parts = zip(views, matched, weighted, self._bases, strict=True)
        for view, docs, leaves, base in sorted(parts, key=lambda part: -_count(part[1])):
            if docs:
                days = view.segment.columns.number("published")
                for score, doc in best(view.segment, docs, leaves, wanted, floor, self._effort):
                    found.append((score, days[doc] if days is not None else 0, base + doc))
                found.sort(reverse=True)
                floor = found[wanted - 1][0] if len(found) >= wanted > 0 else 0.0
        return [(score, docnum) for score, _, docnum in found[:wanted]]

    def _weights(self, views: Sequence[Evaluation], op: ops.Op) -> list[list[tuple[float, Scored]]]:
        """For each segment the leaves that score, each with its boost times its rarity."""
        from math import log

        from pressread.index import SATURATION

        size = sum(view.segment.size for view in views)
        weighted: list[list[tuple[float, Scored]]] = [[] for _ in views]
        for leaf_op in ops.scoring_leaves(op):
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
        from pressread.index.evaluate.ranking import newest

        found = []
        for segment, docs, base in zip(self._segments, matched, self._bases, strict=True):
            days = segment.columns.number("published")
            for doc in newest(segment, docs, wanted, oldest=oldest):
                found.append((days[doc] if days is not None else 0, base + doc))
        if oldest:
            found.sort(key=lambda pair: (not pair[0], pair))  # those without a day last
        else:
            found.sort(reverse=True)
        return [(0.0, docnum) for _, docnum in found[:wanted]]


def _count(docs: DocSet) -> int:
    return docs.bit_count() if isinstance(docs, int) else len(docs)


def _apart(docs: DocSet, others: DocSet) -> DocSet:
    """Those that are not among ``others``, which are some of them."""
    from pressread.index.evaluate.scorers import to_bits

    return to_bits(docs) & ~to_bits(others) if _count(others) else docs
