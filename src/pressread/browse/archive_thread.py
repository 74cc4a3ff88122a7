"""Who fetches from the archive: one thread with an archive of its own; and what is asked of it.

SQLite's connections stay in the thread that made them, and the screen must never wait for them;
so everything is asked of one thread, and answered in the order it was asked. A facet that narrows
is put in the query language, so what the screen shows can be asked at the prompt too.
"""

from __future__ import annotations

import asyncio
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from threading import Event
from typing import TYPE_CHECKING, TypeVar

from pressread.browse.reading import Page, Setting, page_of
from pressread.errors import NotFound
from pressread.hits import Hits
from pressread.query.scan import OPENING
from pressread.value import value

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable, Sequence

    from pressread.archive import Archive
    from pressread.browse.themes import Looks
    from pressread.hits import QuoteHits

    Counts = tuple[tuple[str, int], ...]


_BEGINNING = 400  # lines of a page that are set at once
_MOST_SAVED = 40
T = TypeVar("T")


class ArchiveThread:
    """Answers questions to the archive without letting the asker wait. A context manager."""

    def __init__(self, opened: Callable[[], Archive]) -> None:
        """Open the archive in the thread that will keep it. Raises what ``opened`` raises."""
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="archive")
        self.tags: dict[str, tuple[str, ...]] = {}  # of the hits that were found last
        self.saved: dict[str, str] = {}  # saved searches as the last facets told them: name → query
        try:
            self._archive = self._thread.submit(_ready, opened).result()
        except BaseException:
            self._thread.shutdown(wait=False)
            raise

    def __enter__(self) -> ArchiveThread:
        return self

    def __exit__(self, *_: object) -> None:
        self._thread.submit(self._archive.close).result()
        self._thread.shutdown()

    async def _asked(self, question: Callable[[Archive], T]) -> T:
        """What the archive answers. Cancelled while it waits its turn, it is never asked."""
        waiting = self._thread.submit(question, self._archive)
        return await asyncio.wrap_future(waiting)

    async def search(self, question: Asked, offset: int, facets: bool) -> Hits:
        """``PAGE`` hits from ``offset`` on, with counts of the facets and of the saved searches
        where asked.

        A last word that finds nothing is taken for the beginning of one. Raises
        ``PressreadError``.
        """
        return await self._asked(partial(self._search, question, offset, facets))

    def _search(self, question: Asked, offset: int, facets: bool, archive: Archive) -> Hits:
        if facets:
            self.saved = dict(archive.saved()[:_MOST_SAVED])
        hits = _search(archive, question, offset, self.saved if facets else None)
        self.tags |= {hit.id: tuple(archive.tags(hit.id)) for hit in hits.hits}
        return hits

    async def quotes(self, question: Asked, offset: int) -> QuoteHits:
        """``PAGE`` statements of what is asked, from ``offset`` on. Raises ``PressreadError``."""
        return await self._asked(
            lambda archive: archive.quotes(
                question.query, limit=PAGE, offset=offset, include_undated=True, reported=True,
                sort=question.order,
            )
        )  # fmt: skip

    async def page(
        self, id: str, words: str, looks: Looks, width: int, statement: int | None, again: bool
    ) -> AsyncIterator[Page]:
        """The article as a page, with what a search for ``words`` finds in it marked, and the
        ``statement`` of that number. Of a long one that is not set ``again`` the beginning comes
        first, then all of it; it is given up when the asker is cancelled. Raises
        ``PressreadError``.
        """
        given_up = Event()
        for most in (None,) if again or statement is not None else (_BEGINNING, None):
            setting = Setting(looks, width, most, given_up.is_set)
            wanted = partial(page_of, id=id, words=words, setting=setting, statement=statement)
            try:
                page = await self._asked(wanted)
            except asyncio.CancelledError:
                given_up.set()
                raise
            yield page
            if page.whole:
                break

    async def tag(self, id: str, add: list[str], remove: list[str]) -> None:
        """Add and remove tags. Raises ``PressreadError``."""

        def done(archive: Archive) -> None:
            archive.tag([id], add, remove)
            self.tags[id] = tuple(archive.tags(id))

        await self._asked(done)

    async def note(self, id: str, text: str) -> None:
        """Set the note; empty text removes it. Raises ``PressreadError``."""
        await self._asked(lambda archive: archive.note(id, text))

    async def correct(self, id: str, changes: Sequence[str], statement: int | None) -> None:
        """Rule what fields are: ``FIELD=VALUE`` words. Raises ``PressreadError``."""
        from pressread.archive.ruling import read_changes

        await self._asked(
            lambda archive: archive.correct(id, read_changes(changes), statement=statement)
        )

    async def cite(self, id: str, statement: int | None) -> str:
        """The citation of an article, or of a statement in it. Raises ``PressreadError``."""
        from pressread.cite import cited

        return await self._asked(
            lambda archive: cited([archive.get(id)], "chicago", quote=statement).strip()
        )

    async def place(self, id: str) -> str:
        """Where a browser shows an article: its address, else a harmless copy."""
        from pressread.output.pages import harmless_copy, web_address

        def found(archive: Archive) -> str:
            record = archive.record(id)
            margin = (tuple(archive.tags(record["id"])), archive.note_of(record["id"]))
            return web_address(record) or f"file://{harmless_copy(record, margin)}"

        return await self._asked(found)

    async def paste(self, bring: Callable[[Archive], str]) -> str:
        """Import what was copied; what came of it. Raises ``PressreadError``."""
        return await self._asked(bring)

    async def mark(self, id: str, words: str) -> None:
        """Mark the passage of these words. Raises ``PressreadError``."""
        await self._asked(lambda archive: archive.mark(id, words))


def _ready(opened: Callable[[], Archive]) -> Archive:
    """The archive, asked once: whatever is wrong with it or its index shows now.

    Raises ``NotFound`` where it is empty.
    """
    archive = opened()
    try:
        if not archive.count():
            raise NotFound(
                f"the archive in {archive.path} is empty; pressread import PATH fills it"
            )
        archive.search("", limit=1)
    except BaseException:
        archive.close()
        raise
    return archive


def _search(archive: Archive, question: Asked, offset: int, saved: dict[str, str] | None) -> Hits:
    """The hits; with ``saved`` (name → query) counts too."""
    hits = _hits(archive, question, offset)
    longer = None if hits.total or offset else question.completed()
    if longer is not None:
        begun = _hits(archive, longer, offset)
        if begun.total:
            hits, question = begun, longer
    counts = {} if saved is None else {**_counts(archive, question), SAVED: _sizes(archive, saved)}
    return Hits(hits.query, hits.total, hits.hits, hits.notices, counts)


def _hits(archive: Archive, question: Asked, offset: int) -> Hits:
    return archive.search(
        question.query, limit=PAGE, offset=offset, sort=question.order, include_undated=True
    )


def _sizes(archive: Archive, saved: dict[str, str]) -> Counts:
    """How many articles each saved search finds."""
    totals = (
        archive.search(query, limit=0, include_undated=True).total for query in saved.values()
    )
    return tuple(zip(saved, totals, strict=True))


def _counts(archive: Archive, question: Asked) -> dict[str, Counts]:
    """What the hits hold of each facet; of one that narrows them, what they would hold without."""
    whole = archive.search(question.query, limit=0, facets=FACETS, include_undated=True)
    found = dict(whole.facets)
    for name in dict(question.narrowed):
        apart = question.apart_from(name).query
        hits = archive.search(apart, limit=0, facets=(name,), include_undated=True)
        found[name] = hits.facets[name]
    return found


FACETS = ("publisher", "section", "year", "speaker", "language")
SAVED = "saved"  # among the facets: searches that were kept, to be asked again
PAGE = 30  # hits fetched at once
SORTS = ("relevance", "newest", "oldest", "headline")


@value(frozen=True)
class Asked:
    """``narrowed``: (facet, value) pairs in the order they were chosen. Of each facet one of the
    chosen values must hold.
    """

    text: str = ""
    narrowed: tuple[tuple[str, str], ...] = ()
    sort: str = "relevance"

    @property
    def query(self) -> str:
        """The whole of it in the query language."""
        words = self.text.strip()
        if not self.narrowed:
            return words
        parts = [_clause(name, self.chosen(name)) for name in dict(self.narrowed)]
        return " ".join([f"({words})", *parts] if words else parts)

    def chosen(self, facet: str) -> tuple[str, ...]:
        """The values of a facet that were chosen."""
        return tuple(value for name, value in self.narrowed if name == facet)

    @property
    def order(self) -> str:
        """The order of the hits: where nothing was typed, nothing is more relevant than news."""
        return "newest" if self.sort == "relevance" and not self.text.strip() else self.sort

    def toggled(self, facet: str, chosen: str) -> Asked:
        """With this value of a facet, or without it where it was chosen before."""
        pair = (facet, chosen)
        if pair in self.narrowed:
            return self.without(pair)
        return Asked(self.text, (*self.narrowed, pair), self.sort)

    def without(self, pair: tuple[str, str]) -> Asked:
        return Asked(self.text, tuple(p for p in self.narrowed if p != pair), self.sort)

    def apart_from(self, facet: str) -> Asked:
        """Without what was chosen of a facet: what else could be."""
        kept = tuple(pair for pair in self.narrowed if pair[0] != facet)
        return Asked(self.text, kept, self.sort)

    def retyped(self, text: str) -> Asked:
        return Asked(text, self.narrowed, self.sort)

    def resorted(self) -> Asked:
        """In the next of the orders."""
        after = SORTS[(SORTS.index(self.sort) + 1) % len(SORTS)]
        return Asked(self.text, self.narrowed, after)

    def completed(self) -> Asked | None:
        """The last word taken as the beginning of one, ``None`` where there is no bare word at
        the end: what is still being typed should find something.
        """
        words = self.text.split(" ")
        last = words[-1]
        if len(last) < 2 or not last.replace("-", "").isalnum() or last.startswith("-"):
            return None
        return self.retyped(self.text + "*")


def _clause(facet: str, values: tuple[str, ...]) -> str:
    """Any of these values of a facet, as a part of a query."""
    parts = [_equals(facet, value) for value in values]
    return parts[0] if len(parts) == 1 else f"({' OR '.join(parts)})"


def _equals(facet: str, chosen: str) -> str:
    if facet == "year":
        return f"published:{chosen}"
    bare = "".join(" " if char in OPENING else char for char in chosen)
    return f'{facet}:"{bare}"'
