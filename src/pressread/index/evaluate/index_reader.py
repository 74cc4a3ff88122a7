"""One shelf of the index: documents in, answers out.

    index = Index(folder, "articles")           # opened when first asked
    index.search(op, limit=10, …) -> Ranked     # total and the best, or newest, documents

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
    from pressread.index.evaluate.evaluation import Evaluation
    from pressread.index.evaluate.scorers import DocSet
    from pressread.query.highlight import Unit

__all__ = [
    "DAMAGED", "MISSING", "OLD", "READY", "Damaged", "Index", "Outdated", "Ranked", "Status",
]  # fmt: skip
#: Steps (see ``Effort``) that a hit takes: found, sorted and named.
_A_HIT = 24
#: So many statements are no more than one article.
_STATEMENTS = 3


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
            from pressread.index.evaluate.ranking import best_of

            found = best_of(zip(views, matched, self._bases, strict=True), op, wanted, self._effort)
        else:
            from pressread.index.evaluate.ranking import newest_of

            parts = zip(self._segments, matched, self._bases, strict=True)
            found = newest_of(parts, wanted, oldest=sort == "oldest")
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
        self,
        documents: Iterable[Document],
        removed: Iterable[str],
        generation: int,
        *,
        fresh: bool = False,
    ) -> None:
        """Add (or replace) and remove documents in one commit. Raises ``StorageFull``."""
        from pressread.index.write.writer import IndexWriter

        writer = IndexWriter(self.folder, self.shelf, fresh=fresh)
        writer.remove(removed)
        writer.add(documents)
        writer.commit(generation)
        self.refresh()

    def rebuild(self, documents: Iterable[Document], generation: int) -> None:
        """Begin anew with these documents; readers see the old state until it is complete."""
        self.update(documents, (), generation, fresh=True)

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


def _count(docs: DocSet) -> int:
    return docs.bit_count() if isinstance(docs, int) else len(docs)
