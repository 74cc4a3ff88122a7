"""The archive in a folder: the store is the truth, the index beside it follows."""

from __future__ import annotations

from pressread.archive.speaking import speaking
from pressread.hits import Question

TYPE_CHECKING = False
if TYPE_CHECKING:
    import builtins
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from typing import Any

    from pressread.archive import (
        checking,
        exchange,
        explaining,
        figures,
        lists,
        ruling,
        searching,
        statements,
    )  # fmt: skip
    from pressread.archive.staging import LocalIntake
    from pressread.archive.upkeep import Upkeep
    from pressread.article import Article
    from pressread.hits import ArticleRef, Hits, QuoteHits
    from pressread.overview import (
        Dossier,
        OnArticle,
        Report,
        SpeakerEntry,
        Stats,
        Suggestions,
        Timeline,
    )
    from pressread.store import Store
    from pressread.store.rows import Batch, FileRead, Rows
else:

    class _Room:
        """A module of this room, loaded when it is first used: a question needs few of them."""

        def __init__(self, name):
            self._name = f"pressread.archive.{name}"

        def __getattr__(self, name):
            from importlib import import_module

            return getattr(import_module(self._name), name)

    checking, exchange, explaining, figures, lists, ruling, searching, statements = map(
        _Room, "checking exchange explaining figures lists ruling searching statements".split()
    )

_AT_ONCE = 100  # records in memory


@speaking
class LocalArchive:
    """``protocol.Archive`` over a store and its index; what each method does is told there."""

    def __init__(self, store: Store, upkeep: Upkeep) -> None:
        self.store = store
        self.path = store.folder
        self.upkeep = upkeep

    def __enter__(self) -> LocalArchive:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        self.upkeep.close()
        self.store.close()

    # ---- the articles themselves

    def count(self) -> int:
        return self.store.count()

    def resolve(self, prefix: str) -> str:
        return self.store.resolve(prefix)

    def prefixes(self, ids: Sequence[str]) -> dict[str, str]:
        return self.store.listing.prefixes(ids)

    def get(self, id: str) -> Article:
        from pressread.article import Article

        return Article.from_dict(self.record(id))

    def record(self, id: str) -> dict[str, Any]:
        return lists.with_people(self.store, [self.store.record(self.resolve(id))])[0]

    def records(self, query: str = "", **filters: Any) -> Iterator[dict[str, Any]]:
        ids = self.ids(query, **filters)
        for start in range(0, len(ids), _AT_ONCE):
            part = ids[start : start + _AT_ONCE]
            found = self.store.records(part)
            yield from lists.with_people(self.store, [found[id] for id in part if id in found])

    def iterate(self, query: str = "", **filters: Any) -> Iterator[Article]:
        from pressread.article import Article

        return map(Article.from_dict, self.records(query, **filters))

    def raw(self, id: str) -> bytes:
        from pressread.errors import NotFound

        full = self.resolve(id)
        raw = self.store.raws.get(self.store.record(full)["source"]["sha256"])
        if raw is None:
            raise NotFound(f"the archive was not given the raw bytes of {full}")
        return raw

    # ---- questions

    def search(self, query: str | Question = "", **options: Any) -> Hits:
        return searching.search(self.store, self.upkeep, Question.of(query, options))

    def list(
        self, query: str | Question = "", **options: Any
    ) -> tuple[int, tuple[ArticleRef, ...]]:
        question = Question.of(query, options, limit=None, sort="newest")
        return lists.listed(self.store, self.upkeep, question)

    def ids(self, query: str | Question = "", **options: Any) -> builtins.list[str]:
        return lists.ids(self.store, self.upkeep, Question.of(query, options))

    def left_out(self, query: str | Question = "", **options: Any) -> int:
        return searching.left_out(self.store, self.upkeep, Question.of(query, options))

    def quotes(self, query: str | Question = "", **options: Any) -> QuoteHits:
        return statements.statements(self.store, self.upkeep, Question.of(query, options, limit=20))

    def versions(self, id: str) -> builtins.list[Article]:
        return lists.versions(self, self.store.listing, self.record(id))

    def similar(self, id: str, *, limit: int | None = 10) -> Hits:
        return searching.similar(self.store, self.upkeep, self.record(id), limit=limit)

    def explain(self, query: str | Question = "", **options: Any) -> dict[str, Any]:
        return explaining.explain(self.store, self.upkeep, Question.of(query, options))

    def suggest(self, query: str | Question = "", **options: Any) -> Suggestions:
        return searching.suggest(self.store, self.upkeep, Question.of(query, options))

    def highlights(self, id: str, query: str) -> dict[int, tuple[tuple[int, int], ...]]:
        return explaining.highlights(self.store, self.upkeep, self.record(id), query)

    def timeline(
        self, query: str | Question = "", *, per: str | None = None, **options: Any
    ) -> Timeline:
        return figures.timeline(self.store, self.upkeep, Question.of(query, options), per)

    # ---- the archive as a whole

    def stats(self) -> Stats:
        return figures.stats(self.store, self.upkeep)

    def speakers(self, name: str = "") -> builtins.list[SpeakerEntry]:
        return figures.speakers(self.store, name)

    def speakers_page(
        self, name: str = "", *, limit: int | None = None, offset: int = 0
    ) -> tuple[int, tuple[SpeakerEntry, ...]]:
        return figures.speakers_page(self.store, name, limit, offset)

    def speakers_like(self, name: str) -> builtins.list[SpeakerEntry]:
        return figures.like(self.store, name)

    def dossier(self, name: str) -> builtins.list[Dossier]:
        return [
            figures.dossier(self.store, one, self.quotes("", by=one.name, kind="reported", limit=1))
            for one in figures.speakers(self.store, name)
        ]

    def voices(self, ids: Sequence[str]) -> dict[str, str]:
        return self.store.listing.voices(ids)

    def completions(self, source: str, begun: str, most: int) -> builtins.list[tuple[str, str]]:
        return lists.completions(self.store, source, begun, most)

    # ---- what the user decides

    def tag(self, ids: Sequence[str], add: Sequence[str] = (), remove: Sequence[str] = ()) -> None:
        full = [self.resolve(id) for id in ids]
        with self.store.writing(changes=False):
            self.store.organiser.tag(full, add, remove)

    def tags(self, id: str) -> builtins.list[str]:
        return self.store.organiser.tags(self.resolve(id))

    def note(self, id: str, text: str) -> None:
        full = self.resolve(id)
        with self.store.writing(changes=False):
            self.store.organiser.note(full, text)

    def note_of(self, id: str) -> str | None:
        return self.store.organiser.note_of(self.resolve(id))

    def correct(
        self, id: str, changes: Mapping[str, Sequence[str]], *, statement: int | None = None
    ) -> builtins.list[dict[str, Any]]:
        return ruling.correct(self.store, self.upkeep, self.resolve(id), changes, statement)

    def undo_correction(self, id: str) -> builtins.list[dict[str, Any]]:
        return ruling.undo(self.store, self.upkeep, self.resolve(id))

    def corrections(self, id: str | None = None) -> builtins.list[dict[str, Any]]:
        return self.store.corrections.all(self.resolve(id) if id else None)

    def mark(
        self,
        id: str,
        words: str | None = None,
        *,
        paragraph: int | None = None,
        span: tuple[int, int] | None = None,
        note: str | None = None,
        tags: Sequence[str] = (),
    ) -> dict[str, Any]:
        return ruling.mark(self.store, self.resolve(id), words, paragraph, span, note, tags)

    def marks(self, ids: Sequence[str] | None = None) -> builtins.list[dict[str, Any]]:
        return ruling.marks(self.store, None if ids is None else [self.resolve(id) for id in ids])

    def unmark(self, number: int) -> None:
        from pressread.errors import NotFound

        with self.store.writing(changes=False):
            if not self.store.marks.remove(number):
                raise NotFound(f"no mark {number}; `pressread marks` shows their numbers")

    def merge_speakers(self, name: str, others: Sequence[str]) -> builtins.list[str]:
        with self.store.writing(changes=False):
            return self.store.register.merge(name, others)

    def split_speaker(self, spelling: str) -> None:
        with self.store.writing(changes=False):
            self.store.register.split(spelling)

    def saved(self) -> builtins.list[tuple[str, str]]:
        return [(name, query) for name, query, _ in self.store.organiser.saved()]

    def save_search(self, name: str, query: str) -> None:
        from pressread.query import parse

        parse(query)
        with self.store.writing(changes=False):
            self.store.organiser.save(name, query)

    def run_saved(self, name: str, *, new: bool = False, mark: bool = True, **options: Any) -> Hits:
        query, seen = self.store.organiser.saved_query(name)
        if not new:
            return self.search(query, **options)
        hits = self.search(query, newer_than=seen, all_copies=True, **options)
        if mark:
            self.saw(name, hits)
        return hits

    def saw(self, name: str, hits: Hits) -> None:
        if len(hits.hits) == hits.total:  # what was not shown stays new
            from pressread.store.connection import translated

            with translated(self.store.path):
                self.store.organiser.saw(name, hits.generation, hits.query)

    def is_mended(self, error: Exception) -> bool:
        """Whether an error that nobody foresaw came of a damaged index, which is built anew now.

        Raises ``ArchiveDamaged`` where it came of the database.
        """
        if self.store.listing.integrity():
            from pressread.errors import ArchiveDamaged
            from pressread.store.damage import told

            raise ArchiveDamaged(told(self.store.path, error)) from error
        return self.upkeep.mended()

    @property
    def damaged(self) -> Mapping[str, str]:
        return self.store.damaged

    @property
    def unsearched(self) -> int:
        return self.upkeep.unsearched

    def forget_search(self, name: str) -> None:
        with self.store.writing(changes=False):
            self.store.organiser.forget(name)

    # ---- articles in and out

    def add(
        self, articles: Iterable[Article], raws: Mapping[str, bytes] | None = None
    ) -> builtins.list[bool]:
        """Add articles, all or none; ``raws``: SHA-256 → the bytes they were read from.

        Returns whether each was new. Questions see them after ``catch_up``, or the next asked.
        """
        from pressread.store.rows import batch_of

        return self.keep(batch_of(articles, raws or {}))

    def keep(self, batch: Batch) -> builtins.list[bool]:
        return self.store.keep(batch)

    def intake(self, *, alone: bool = True) -> LocalIntake:
        from pressread.archive.staging import LocalIntake

        for lock in (self.store.lock, self.store.index_lock):
            lock.patient(self.upkeep.notify)
        return LocalIntake(self.store, self.upkeep, alone=alone)

    def holds(self, rows: Rows) -> str | None:
        return self.store.same_as(rows)

    @property
    def folder(self) -> str | None:
        return self.store.folder

    @property
    def generation(self) -> int:
        return self.store.generation

    def known(
        self, sha256: str, until: int | None = None
    ) -> tuple[str | None, str | None, int] | None:
        return self.store.known(sha256, until)

    def file(self, path: str, sha256: str) -> FileRead | None:
        return self.store.file(path, sha256)

    def restore(
        self, extras: Iterable[Mapping[str, Any]], added: Mapping[str, int]
    ) -> builtins.list[str]:
        return exchange.restore(self.store, extras, added)

    def remove(self, ids: Sequence[str]) -> int:
        gone = self.store.remove([self.resolve(id) for id in ids])
        self.catch_up()
        return gone

    def exported(self, query: str = "", **filters: Any) -> Iterator[dict[str, Any]]:
        everything = not Question.of(query, filters).narrows
        return exchange.exported(self.store, self.ids(query, **filters), everything=everything)

    def export_sqlite(self, path: str, query: str = "", **filters: Any) -> int:
        from pressread.store.sqlite_export import write_export

        everything = not Question.of(query, filters).narrows
        ids = self.ids(query, **filters)
        return write_export(self.store.base, path, ids, everything=everything)

    def catch_up(self) -> None:
        self.upkeep.catch_up()

    def reindex(self, on_article: OnArticle | None = None) -> int:
        return self.upkeep.rebuild(on_article)

    def check(self, on_article: OnArticle | None = None) -> Report:
        return checking.check(self.store, self.upkeep, on_article)
