"""The half of the application that asks the archive; the other half is the screen.

Whatever is asked again before it was answered is answered once: for the last time of asking.
"""

from __future__ import annotations

import asyncio
from functools import partial
from typing import TYPE_CHECKING

from textual.app import App
from textual.worker import WorkerFailed

from pressread.errors import PressreadError, QueryError
from pressread.query import parse

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Coroutine

    from textual.worker import Worker

    from pressread.browse.archive_thread import ArchiveThread, Asked
    from pressread.browse.reading import Page
    from pressread.browse.themes import Looks
    from pressread.hits import Hits, QuoteHits

    Work = Callable[[], Coroutine[None, None, None]]

_PAUSE = 0.12  # seconds without a key before a search is made while typing
_GLANCE = 0.04  # seconds on a hit before its article is fetched


class Asking(App[None]):
    """Searches and fetches articles without the screen ever waiting for them."""

    thread: ArchiveThread
    looks: Looks
    question: Asked
    words = ""  # what is marked in an article: the words of the last query that could be read
    failure: BaseException | None = None

    # ---- what the screen does with the answers

    @property
    def page_width(self) -> int:
        """Cells for the article."""
        raise NotImplementedError

    def counted(self) -> bool:
        """Whether the facets are looked at."""
        raise NotImplementedError

    def found(self, hits: Hits) -> None:
        """Show an answer from its beginning."""
        raise NotImplementedError

    def found_more(self, hits: Hits, offset: int) -> None:
        """Show a later part of it."""
        raise NotImplementedError

    def heard(self, found: QuoteHits, offset: int) -> None:
        """Show a page of statements."""
        raise NotImplementedError

    def unread(self, error: QueryError | None) -> None:
        """Show why the query cannot be read, or that it can."""
        raise NotImplementedError

    def show_page(self, page: Page) -> None:
        """Show an article."""
        raise NotImplementedError

    def changed(self) -> None:
        """Show the article anew: something was written on it."""
        raise NotImplementedError

    def say(self, message: str) -> None:
        """Tell the reader something for a moment."""
        raise NotImplementedError

    # ---- asking

    def ask(self, *, while_typing: bool = False) -> None:
        """Search for ``question``."""
        pause = _PAUSE if while_typing else 0.0
        self._begin("search", partial(self._search, pause))

    def ask_said(self, offset: int = 0) -> None:
        """Fetch what is said in all that answers."""
        self._begin("said", partial(self._said, offset))

    async def _said(self, offset: int) -> None:
        try:
            found = await self.thread.quotes(self.question, offset)
        except PressreadError as error:
            self.say(str(error))
        else:
            self.heard(found, offset)

    def ask_on(self, offset: int) -> None:
        """Fetch a later part of the hits."""
        self._begin("search on", partial(self._search_on, offset), alone=False)

    def fetch(self, id: str, statement: int | None, *, again: bool) -> None:
        """Fetch an article; ``again``: the one that is on the screen."""
        self._begin("article", partial(self._fetch, id, statement, again))

    def told(self, answer: Awaitable[str], then: Callable[[str], None]) -> None:
        """Have something looked up, and do something with it."""
        self._begin("told", partial(self._told, answer, then), alone=False)

    async def _told(self, answer: Awaitable[str], then: Callable[[str], None]) -> None:
        try:
            then(await answer)
        except PressreadError as error:
            self.say(str(error))

    def change(self, done: Awaitable[None], message: str) -> None:
        """Have something written to the archive, and tell of it."""
        self._begin("change", partial(self._change, done, message), alone=False)

    def _begin(self, group: str, work: Work, *, alone: bool = True) -> Worker[None]:
        """Start it; ``alone``: in place of what its group is at."""
        return self.run_worker(work, group=group, exclusive=alone)

    async def _search(self, pause: float) -> None:
        await asyncio.sleep(pause)
        question = self.question
        try:
            parse(question.text)
            self.unread(None)
            hits = await self.thread.search(question, 0, self.counted())
        except QueryError as error:
            self.unread(error)
        except PressreadError as error:
            self.say(str(error))
        else:
            self.found(hits)

    async def _search_on(self, offset: int) -> None:
        question = self.question
        try:
            hits = await self.thread.search(question, offset, facets=False)
        except PressreadError as error:
            self.say(str(error))
        else:
            if question == self.question:
                self.found_more(hits, offset)

    async def _fetch(self, id: str, statement: int | None, again: bool) -> None:
        await asyncio.sleep(_GLANCE)
        words, width = self.words, self.page_width
        try:
            pages = self.thread.page(id, words, self.looks, width, statement, again)
            async for page in pages:
                self.show_page(page)
        except PressreadError as error:
            self.say(str(error))

    async def _change(self, done: Awaitable[None], message: str) -> None:
        try:
            await done
        except PressreadError as error:
            self.say(str(error))
        else:
            self.say(message)
            self.changed()

    # ---- bugs

    def _fatal_error(self) -> None:
        """Leave without a traceback on the screen: ``browse`` raises the error, and who called
        it decides how it is told. (Textual has no public way to say so.)
        """
        error = self._exception
        self.failure = error.error if isinstance(error, WorkerFailed) else error
        self._close_messages_no_wait()
