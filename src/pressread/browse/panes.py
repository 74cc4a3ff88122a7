"""What is on the screen: the panes, which of them are seen, and what is shown in them."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from textual import on
from textual.containers import Horizontal
from textual.widgets import Input

from pressread.browse.archive_thread import SAVED, Asked
from pressread.browse.asking import Asking
from pressread.browse.bar import Hints, Prompt, SearchBar, Told
from pressread.browse.reading import Reading
from pressread.browse.results import Facets, Results, Said, Statements
from pressread.browse.rows import Rows
from pressread.browse.themes import Looks, chosen, frame, plainer_for

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from textual.app import ComposeResult
    from textual.filter import LineFilter
    from textual.widget import Widget

    from pressread.archive import Archive
    from pressread.browse.archive_thread import ArchiveThread
    from pressread.browse.reading import Page
    from pressread.errors import QueryError
    from pressread.hits import Hits, QuoteHits

WIDE = 100  # columns from which two panes stand side by side
_LIST_LEAST, _LIST_MOST = 38, 64


class Panes(Asking):
    """Results and the article, side by side or one at a time."""

    CSS = """
    #panes { height: 1fr; }
    #panes.wide > .left { border-right: solid $rule; }
    """

    def __init__(
        self,
        thread: ArchiveThread,
        query: str = "",
        *,
        theme: str = "auto",
        iso: bool = False,
        bring: Callable[[Archive], str] | None = None,
    ) -> None:
        super().__init__()
        self.bring = bring  # imports what was copied, and says what came of it
        name = chosen(theme)
        self.register_theme(frame(name))
        self.theme = f"pressread-{name}"
        self.looks = Looks(name, iso=iso)
        self.thread = thread
        self.question = Asked(query)
        self._plainer = plainer_for(sys.__stderr__)  # Textual draws there
        self.panel = ""  # facets, statements or said, where one of them is open
        self._followed: str | None = None  # the article of a statement that was chosen
        self._awaited = False  # the statements of the article that is being fetched
        self._reads = False  # on a narrow screen: the article, not the list
        self._shown: tuple[object, ...] = ()  # what the article on the screen was fetched for

    def get_line_filters(self) -> Sequence[LineFilter]:
        return [*super().get_line_filters(), *self._plainer]

    def compose(self) -> ComposeResult:
        yield SearchBar(self.question.text)
        yield Told(self.looks)
        with Horizontal(id="panes"):
            yield Facets(self.looks, id="facets")
            yield Statements(self.looks, id="statements")
            yield Said(self.looks, id="said")
            yield Results(self.looks, id="results")
            yield Reading(id="reading")
        yield Prompt()
        yield Hints(self.looks)

    def on_mount(self) -> None:
        self.arrange()
        self.to(self.results)
        self.ask()

    # ---- the parts

    @property
    def results(self) -> Results:
        return self.query_one(Results)

    @property
    def reading(self) -> Reading:
        return self.query_one(Reading)

    @property
    def wide(self) -> bool:
        """Whether two panes stand side by side."""
        return self.size.width >= WIDE

    @property
    def page_width(self) -> int:
        """Cells for the article, a column for its scrollbar taken off."""
        return self.size.width - (self._list_width if self.wide else 0) - 1

    @property
    def _list_width(self) -> int:
        return max(_LIST_LEAST, min(_LIST_MOST, self.size.width * 3 // 8))

    @property
    def seen(self) -> tuple[str, ...]:
        """The panes on the screen, from left to right."""
        both = {"facets": "results", "statements": "reading", "said": "reading", "": "reading"}
        if self.wide:
            return (self.panel or "results", both[self.panel])
        return (self.panel or ("reading" if self._reads else "results"),)

    def arrange(self) -> None:
        """Show the panes that belong on the screen; the keys go to one of them."""
        seen = self.seen
        panes = self.query_one("#panes")
        panes.set_class(self.wide, "wide")
        for pane in panes.children:
            pane.display = pane.id in seen
            left = self.wide and pane.id == seen[0]
            pane.set_class(left, "left")
            pane.styles.width = self._list_width if left else "1fr"
        focused = self.focused
        if focused is not None and focused.parent is panes and focused.id not in seen:
            self.to(self.pane(seen[0]))
        self.hint()

    def pane(self, name: str) -> Widget:
        """A pane by its name."""
        return self.query_one(f"#{name}")

    def hint(self) -> None:
        """Say at the foot what the keys do here, and how far the reader is."""
        where = "search" if self.typing else (self.focused and self.focused.id) or "results"
        self.query_one(Hints).at(where, self._place())

    def _place(self) -> str:
        if self.focused is self.reading:
            return "all" if self.reading.whole else f"{self.reading.progress:.0%}"
        rows = self.focused if isinstance(self.focused, Rows) else self.results
        return f"{rows.cursor + 1:,}/{rows.count:,}" if rows.count else ""

    # ---- what the archive answers

    def counted(self) -> bool:
        return self.panel == "facets"

    def found(self, hits: Hits) -> None:
        self.words, notices = self.question.text, hits.notices
        if hits.query != self.question.query:  # see ``ArchiveThread.search``
            self.words += "*"
            notices = (f"nothing with that very word: {self.words}", *notices)
        self.results.tags = self.thread.tags
        self.results.show(hits)
        if self.panel == "said":
            self.ask_said()
        if self.counted():
            self.query_one(Facets).show(hits.facets, self.question.narrowed)
        self.query_one(Told).tell(self.question, notices)
        noun = "article" if hits.total == 1 else "articles"
        self.query_one(SearchBar).count(f"{hits.total:,} {noun}")
        if not hits.hits:
            self.workers.cancel_group(self, "article")
            self.reading.show(None)
            self._shown = ()
        self.hint()

    def found_more(self, hits: Hits, offset: int) -> None:
        self.results.add(hits, offset)

    def heard(self, found: QuoteHits, offset: int) -> None:
        self.query_one(Said).show(found, offset)
        if not offset:
            noun = "statement" if found.total == 1 else "statements"
            self.query_one(SearchBar).count(f"{found.total:,} {noun}")

    def unread(self, error: QueryError | None) -> None:
        self.query_one(Told).error(error)
        if error is not None and not self.results.count:
            self.to(self.query_one(SearchBar).input)

    def show_page(self, page: Page) -> None:
        before = self.reading.page
        same = before is not None and before.id == page.id
        self.reading.show(page, stay=same)
        self.hint()
        if self._awaited:
            self.open_statements()

    def read(self, statement: int | None = None, *, anew: bool = False) -> None:
        """Fetch the article under the cursor, unless it is the one on the screen."""
        id, said = self.current, self.query_one(Said).chosen
        if self.panel == "said" and said is not None:
            statement = said.number if said.said.get("kind") != "reported" else None
        wanted = (id, self.words, self.page_width, statement) if id else ()
        if id and (anew or wanted != self._shown):
            self._shown = wanted
            page = self.reading.page
            self.fetch(id, statement, again=page is not None and page.id == id)

    @property
    def current(self) -> str | None:
        """The id of the article that keys act on: of the statement or hit under the cursor."""
        if self.panel == "said":
            said = self.query_one(Said).chosen
            return said.article.id if said else None
        hit = self.results.hit
        return self._followed or (hit.id if hit else None)

    # ---- what happens

    def on_resize(self) -> None:
        self.call_later(self._resized)  # the size is not yet the new one

    def _resized(self) -> None:
        self.arrange()
        self.read()

    def on_descendant_focus(self) -> None:
        self.hint()

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        if event.value != self.question.text:
            self.question = self.question.retyped(event.value)
            self.ask(while_typing=True)

    @on(Rows.Moved)
    def _moved(self, event: Rows.Moved) -> None:
        if event.rows is self.results and self.panel != "said":
            self._followed = None
            self.read()
        elif event.rows.id == "said" and self.wide:
            self.read()
        elif event.rows.id == "statements" and self.wide:
            self.read(event.rows.cursor)
        self.hint()

    @on(Results.Wanted)
    def _wanted(self, event: Results.Wanted) -> None:
        if event.rows is self.results:
            self.ask_on(event.offset)
        else:
            self.ask_said(event.offset)

    @on(Rows.Chosen)
    def _chose(self, event: Rows.Chosen) -> None:
        if event.rows.id == "facets":
            pair = self.query_one(Facets).chosen
            if pair is not None and pair[0] == SAVED:
                self.ask_saved(pair[1])
            elif pair is not None:
                self.question = self.question.toggled(*pair)
                self.ask()
        elif event.rows.id == "said":
            self.read()
            self._followed = self.current
            self.to_page()
        elif event.rows.id == "statements":
            self.panel = ""
            self.read(event.rows.cursor)
            self.to_page()
        elif not (event.clicked and self.wide):
            self.to_page()

    def ask_saved(self, name: str) -> None:
        """Ask what was saved under this name, in place of what was asked."""
        self.question = Asked(self.thread.saved.get(name, ""), (), self.question.sort)
        self.query_one(SearchBar).input.value = self.question.text
        self.to_list()
        self.ask()

    @on(Reading.Scrolled)
    def _scrolled(self) -> None:
        self.hint()

    # ---- where to

    def to_page(self) -> None:
        """Read the article."""
        self.panel, self._reads = "", True
        self.arrange()
        self.to(self.reading)

    def to_list(self) -> None:
        """To the results, whatever was open."""
        self.panel, self._reads = "", False
        self.arrange()
        self.to(self.results)

    def to(self, pane: Widget) -> None:
        """Keys go to this widget from now on. (``Widget.focus`` would wait for the next turn.)"""
        pane.screen.set_focus(pane, scroll_visible=False)

    @property
    def typing(self) -> bool:
        """Whether words are being typed, so keys are letters."""
        return isinstance(self.focused, Input)

    def open_statements(self) -> None:
        """Show the statements of the article, as soon as it is there."""
        page, id = self.reading.page, self.current
        if page is None or id is None or page.id != id:
            self._awaited = id is not None  # the article is on its way
            return
        self._awaited = False
        if not page.article.quotes:
            self.say("nobody is quoted in this article")
            return
        self.panel = "statements"
        self.arrange()
        self.query_one(Statements).show(page.article)
        self.to(self.pane("statements"))

    def open_said(self) -> None:
        """Show what is said in all that was found."""
        self.panel, self._reads = "said", False
        self.arrange()
        self.to(self.pane("said"))
        self.ask_said()

    def changed(self) -> None:
        self.results.redraw()
        self.read(anew=True)

    def say(self, message: str) -> None:
        self.query_one(Hints).say(message)
