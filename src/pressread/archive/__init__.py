"""The archive as scripts and commands use it: the store and the index behind one facade.

    with open_archive("morgue") as archive:
        for hit in archive.search("s-400").hits: ...

The store (SQLite) is the truth; the index follows it and is rebuilt from it whenever it is
missing, behind, damaged or of another version.
"""

from __future__ import annotations

import os

from pressread.archive.keeping import Keeping
from pressread.archive.location import default_folder
from pressread.archive.upkeep import Upkeep
from pressread.store import Store

TYPE_CHECKING = False
if TYPE_CHECKING:
    import builtins
    from collections.abc import Callable, Iterator, Sequence
    from typing import Any

    from pressread.article import Article
    from pressread.hits import ArticleRef, Hits, QuoteHits
    from pressread.overview import Dossier, SpeakerEntry, Stats, Suggestions, Timeline

__all__ = ["Archive", "default_folder", "open_archive"]


def open_archive(
    path: str | os.PathLike[str] | None = None,
    *,
    create: bool = True,
    read_only: bool = False,
    notify: Callable[[str], None] | None = None,
) -> Archive:
    """The archive in the folder ``path``; ``None``: where ``PRESSREAD_ARCHIVE`` says, else the
    platform's user data folder. Use it as a context manager.

    ``create`` makes it where it is not there yet. ``notify`` is given each line that a person
    should see (an index that is rebuilt). Raises ``ArchiveError``.
    """
    folder = default_folder() if path is None else os.fspath(path)
    return Archive(Store(folder, create=create, read_only=read_only), notify)


class Archive(Keeping):
    """An open archive. Not shared between threads; any number of processes may read at once."""

    def __init__(self, store: Store, notify: Callable[[str], None] | None = None) -> None:
        self.store = store
        self.path = store.folder
        self.notify = notify or _unheard
        self.upkeep = Upkeep(store, self.notify)

    def __enter__(self) -> Archive:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        self.upkeep.close()
        self.store.close()

    # ---- reading

    def get(self, id: str) -> Article:
        """The article whose id begins with ``id``. Raises ``NotFound``, ``UsageError``."""
        from pressread.article import Article

        return Article.from_dict(self.record(id))

    def record(self, id: str) -> dict[str, Any]:
        """The same as JSON values."""
        return self.store.record(self.resolve(id))

    def resolve(self, prefix: str) -> str:
        """The full id. Raises ``NotFound``, or ``UsageError`` naming the candidates."""
        return self.store.resolve(prefix)

    def raw(self, id: str) -> bytes:
        """The bytes that the article was read from. Raises ``NotFound``."""
        from pressread.errors import NotFound

        full = self.resolve(id)
        raw = self.store.raw(self.store.record(full)["source"]["sha256"])
        if raw is None:
            raise NotFound(f"the archive was not given the raw bytes of {full}")
        return raw

    def count(self) -> int:
        return self.store.count()

    def ids(self, query: str = "", **filters: Any) -> builtins.list[str]:
        """The full ids of all articles (that answer ``query``), in the order they were added.

        Filters are those of ``search``.
        """
        given = {name: value for name, value in filters.items() if value}
        if not query.strip() and not given:
            return self.store.listing.all_ids({})
        from pressread.archive.searching import every_id

        found = every_id(self, query, given)
        return self.store.listing.ordered(found, "added")

    def search(
        self,
        query: str,
        *,
        limit: int | None = 10,
        offset: int = 0,
        sort: str = "relevance",
        snippets: int = 1,
        context: int = 0,
        facets: Sequence[str] = (),
        **filters: Any,
    ) -> Hits:
        """Articles that answer ``query``, best first, with the passages that do.

        ``limit`` ``None`` is all; ``sort`` is ``relevance``, ``newest``, ``oldest`` or
        ``headline``; ``snippets`` so many passages a hit, ``context`` so many paragraphs around
        each; ``facets`` names columns to count by. Filters: ``since``, ``until`` (dates as in the
        query language), ``section``, ``publisher``, ``by`` (a speaker), ``include_undated``,
        ``new_since`` (imported then or later), ``all_copies``, ``literal``, ``expand``.
        Raises ``QueryError``.
        """
        from pressread.archive.searching import search

        return search(
            self, query, filters, limit=limit, offset=offset, sort=sort, snippets=snippets,
            context=context, facets=facets,
        )  # fmt: skip

    def list(
        self,
        query: str = "",
        *,
        limit: int | None = None,
        offset: int = 0,
        sort: str = "newest",
        **filters: Any,
    ) -> tuple[int, tuple[ArticleRef, ...]]:
        """How many articles there are (that answer ``query``), and one page of them.

        ``sort``: ``newest``, ``oldest``, ``headline``, ``added``, and with a query ``relevance``.
        Filters are those of ``search``.
        """
        from pressread.archive.lists import listed

        return listed(self, query, filters, limit=limit, offset=offset, sort=sort)

    def left_out(self, query: str = "", **filters: Any) -> int:
        """How many articles ``list`` (or ``ids``, ``timeline``) leaves out because their date,
        which ``query`` or a filter asks for, is unknown.
        """
        from pressread.archive.searching import left_out

        return left_out(self, query, filters)

    def quotes(
        self,
        query: str = "",
        *,
        limit: int | None = 20,
        offset: int = 0,
        sort: str = "relevance",
        context: int = 0,
        **filters: Any,
    ) -> QuoteHits:
        """Statements, not articles: what was said about ``query``, by whom.

        Filters: those of ``search`` and ``role``, ``verb``, ``kind``. ``context``: so many
        paragraphs before and after come along.
        """
        from pressread.archive.statements import statements

        return statements(
            self, query, filters, limit=limit, offset=offset, sort=sort, context=context
        )

    def similar(self, id: str, *, limit: int | None = 10) -> Hits:
        """What else was written on the same matter; near-copies are named as such."""
        from pressread.archive.searching import similar

        return similar(self, self.record(id), limit=limit)

    def explain(
        self,
        query: str,
        *,
        limit: int | None = 10,
        offset: int = 0,
        sort: str = "relevance",
        **filters: Any,
    ) -> dict[str, Any]:
        """How a query was read, what each part matches, why each hit ranks where it does."""
        from pressread.archive.explaining import explain

        return explain(self, query, filters, limit=limit, offset=offset, sort=sort)

    def suggest(self, query: str, **filters: Any) -> Suggestions:
        """What to try when ``search`` found nothing."""
        from pressread.archive.searching import suggest

        return suggest(self, query, filters)

    def highlights(self, id: str, query: str) -> dict[int, tuple[tuple[int, int], ...]]:
        """Paragraph (-1: the headline) → half-open spans of code points where the words of
        ``query`` stand.
        """
        from pressread.archive.explaining import highlights

        return highlights(self, self.record(id), query)

    def iterate(self, query: str = "", **filters: Any) -> Iterator[Article]:
        """Every article (that answers ``query``), in the order they were added."""
        from pressread.article import Article

        for record in self.records(query, **filters):
            yield Article.from_dict(record)

    def records(self, query: str = "", **filters: Any) -> Iterator[dict[str, Any]]:
        """The same as JSON values; a few in memory at a time."""
        ids = self.ids(query, **filters)
        for start in range(0, len(ids), 100):
            part = ids[start : start + 100]
            found = self.store.records(part)
            yield from (found[id] for id in part if id in found)

    def speakers(self, name: str = "") -> builtins.list[SpeakerEntry]:
        """The register of speakers, most quoted first; with ``name``, who matches it."""
        from pressread.archive.speakers import speakers

        return speakers(self.store, name)

    def voices(self, ids: Sequence[str]) -> dict[str, str]:
        """Of the articles with these full ids those that quote somebody by name: id → who is
        quoted most.
        """
        return self.store.listing.voices(ids)

    def dossier(self, name: str) -> builtins.list[Dossier]:
        """What the archive knows of everybody whose name holds every word of ``name``."""
        from pressread.archive.speakers import dossier, speakers

        return [dossier(self.store, entry) for entry in speakers(self.store, name)]

    def timeline(self, query: str = "", *, per: str | None = None, **filters: Any) -> Timeline:
        """Articles over time; ``per`` is ``year``, ``month``, ``day``, ``None`` what suits.

        Filters are those of ``search``.
        """
        from pressread.archive.timeline import timeline

        narrowed = query.strip() or any(filters.values())
        dates = self.store.listing.dates(self.ids(query, **filters) if narrowed else None)
        return timeline(query, dates, per)

    def completions(self, source: str, begun: str, most: int) -> builtins.list[tuple[str, str]]:
        """For a shell: words of ``source`` that begin with ``begun``, and what each is."""
        from pressread.archive.completions import completions

        return completions(self.store, source, begun, most)

    def stats(self) -> Stats:
        from pressread.archive.statistics import stats

        return stats(self.store, self.upkeep)


def _unheard(_: str) -> None:
    """Where nobody asked to be told."""
