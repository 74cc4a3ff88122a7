"""The screen: what is on it, and what its keys do."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import Binding
from textual.containers import Horizontal
from textual.widgets import Input

from pressread.browse.asking import Asking
from pressread.browse.bar import Hints, Line, SearchBar, Told
from pressread.browse.facets import Facets
from pressread.browse.keys import ANYWHERE, KEYS, bindings
from pressread.browse.looks import Looks, chosen, frame
from pressread.browse.plainer import plainer_for
from pressread.browse.prompt import Prompt
from pressread.browse.question import Question
from pressread.browse.reading import Reading
from pressread.browse.results import Results
from pressread.browse.rows import Rows
from pressread.browse.sheets import Sheet, help_lines, source_lines
from pressread.browse.statements import Statements

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.app import ComposeResult
    from textual.binding import BindingType
    from textual.filter import LineFilter
    from textual.widget import Widget

    from pressread.browse.clerk import Clerk
    from pressread.browse.pages import Page
    from pressread.errors import QueryError
    from pressread.hits import Hits

WIDE = 100  # columns from which two panes stand side by side
_ACTIONS = {key.action.partition("(")[0] for key in KEYS if key.where == ANYWHERE}
_LIST_LEAST, _LIST_MOST = 38, 64


class Browser(Asking):
    """Results and the article, side by side or one at a time."""

    ENABLE_COMMAND_PALETTE = False
    TITLE = "pressread"
    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings(ANYWHERE),
        Binding("ctrl+c", "quit", show=False, priority=True),
        Binding("ctrl+z", "suspend_process", show=False, priority=True),
    ]
    CSS = """
    #panes { height: 1fr; }
    #panes.wide > .left { border-right: solid $rule; }
    """

    def __init__(
        self, clerk: Clerk, query: str = "", *, theme: str = "auto", iso: bool = False
    ) -> None:
        super().__init__()
        name = chosen(theme)
        self.register_theme(frame(name))
        self.theme = f"pressread-{name}"
        self.looks = Looks(name, iso=iso)
        self.clerk = clerk
        self.question = Question(query)
        self._plainer = plainer_for(sys.__stderr__)  # Textual draws there
        self._panel = ""  # facets or statements, where one of them is open
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
            yield Results(self.looks, id="results")
            yield Reading(id="reading")
        yield Prompt()
        yield Hints(self.looks)

    def on_mount(self) -> None:
        self._arrange()
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
    def _seen(self) -> tuple[str, ...]:
        """The panes on the screen, from left to right."""
        both = {"facets": "results", "statements": "reading", "": "reading"}
        if self.wide:
            return (self._panel or "results", both[self._panel])
        return (self._panel or ("reading" if self._reads else "results"),)

    def _arrange(self) -> None:
        """Show the panes that belong on the screen; the keys go to one of them."""
        seen = self._seen
        panes = self.query_one("#panes")
        panes.set_class(self.wide, "wide")
        for pane in panes.children:
            pane.display = pane.id in seen
            left = self.wide and pane.id == seen[0]
            pane.set_class(left, "left")
            pane.styles.width = self._list_width if left else "1fr"
        focused = self.focused
        if focused is not None and focused.parent is panes and focused.id not in seen:
            self.to(self._pane(seen[0]))
        self.hint()

    def _pane(self, name: str) -> Widget:
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
        return self._panel == "facets"

    def found(self, hits: Hits) -> None:
        self.words, notices = self.question.text, hits.notices
        if hits.query != self.question.query:  # see ``Clerk.search``
            self.words += "*"
            notices = (f"nothing with that very word: {self.words}", *notices)
        self.results.show(hits)
        if self.counted():
            self.query_one(Facets).show(hits.facets, self.question.narrowed)
        self.query_one(Told).tell(self.question, notices)
        noun = "article" if hits.total == 1 else "articles"
        self.query_one(SearchBar).count(f"{hits.total:,} {noun}")
        if not hits.hits:
            self.reading.show(None)
            self._shown = ()
        self.hint()

    def found_more(self, hits: Hits, offset: int) -> None:
        self.results.add(hits, offset)

    def unread(self, error: QueryError | None) -> None:
        self.query_one(Told).error(error)
        if error is not None and not self.results.count:
            self.action_search()

    def show_page(self, page: Page) -> None:
        before = self.reading.page
        same = before is not None and before.id == page.id
        self.reading.show(page, stay=same)
        self.hint()
        if self._awaited:
            self.action_statements()

    def _read(self, statement: int | None = None, *, anew: bool = False) -> None:
        """Fetch the article under the cursor, unless it is the one on the screen."""
        hit = self.results.hit
        wanted = (hit.id, self.words, self.page_width, statement) if hit else ()
        if hit and (anew or wanted != self._shown):
            self._shown = wanted
            page = self.reading.page
            self.fetch(hit.id, statement, again=page is not None and page.id == hit.id)

    # ---- what happens

    def on_resize(self) -> None:
        self.call_later(self._resized)  # the size is not yet the new one

    def _resized(self) -> None:
        self._arrange()
        self._read()

    def on_descendant_focus(self) -> None:
        self.hint()

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        if event.value != self.question.text:
            self.question = self.question.retyped(event.value)
            self.ask(while_typing=True)

    @on(Rows.Moved)
    def _moved(self, event: Rows.Moved) -> None:
        if event.rows is self.results:
            self._read()
        elif event.rows.id == "statements" and self.wide:
            self._read(event.rows.cursor)
        self.hint()

    @on(Results.Wanted)
    def _wanted(self, event: Results.Wanted) -> None:
        self.ask_on(event.offset)

    @on(Rows.Chosen)
    def _chose(self, event: Rows.Chosen) -> None:
        if event.rows.id == "facets":
            pair = self.query_one(Facets).chosen
            if pair is not None:
                self.question = self.question.toggled(*pair)
                self.ask()
        elif event.rows.id == "statements":
            self._panel = ""
            self._read(event.rows.cursor)
            self._to_page()
        elif not (event.clicked and self.wide):
            self._to_page()

    @on(Reading.Scrolled)
    def _scrolled(self) -> None:
        self.hint()

    @on(Prompt.Closed)
    def _asked(self) -> None:
        self.query_one(Hints).display = True
        self.to(self._pane(self._seen[0]))

    # ---- where to

    def _to_page(self) -> None:
        self._panel, self._reads = "", True
        self._arrange()
        self.to(self.reading)

    def _to_list(self) -> None:
        self._panel, self._reads = "", False
        self._arrange()
        self.to(self.results)

    def to(self, pane: Widget) -> None:
        """Keys go to this widget from now on. (``Widget.focus`` would wait for the next turn.)"""
        pane.screen.set_focus(pane, scroll_visible=False)

    @property
    def typing(self) -> bool:
        """Whether words are being typed, so keys are letters."""
        return isinstance(self.focused, Input)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Keys of this screen do nothing under a sheet, and next to nothing while typing."""
        if action not in _ACTIONS:
            return super().check_action(action, parameters)
        if action == "close" or len(self.screen_stack) > 1:
            return action == "close" and len(self.screen_stack) > 1
        if action == "to_results":
            return self.focused is self.query_one(SearchBar).input
        return action in ("out", "other") if self.typing else True

    @on(Line.Clicked)
    async def _clicked(self, event: Line.Clicked) -> None:
        if self.typing:
            self.to(self._pane(self._seen[0]))
        await self.run_action(event.action)

    def action_list(self) -> None:
        self._to_list()

    def action_open(self) -> None:
        self._to_page()

    def action_to_results(self) -> None:
        self._to_list()

    def action_close(self) -> None:
        """Take the sheet off the screen."""
        self.pop_screen()

    def action_leave(self) -> None:
        self.exit()

    def action_search(self) -> None:
        self.to(self.query_one(SearchBar).input)

    def action_other(self) -> None:
        """To the other pane; from the search to the results."""
        if self.focused is self.results:
            self._to_page()
        elif len(self._seen) > 1 and self.focused is self._pane(self._seen[0]):
            self.to(self._pane(self._seen[1]))
        else:
            self._to_list()

    def action_focus_next(self) -> None:
        self.action_other()

    def action_focus_previous(self) -> None:
        self.action_other()

    def action_out(self) -> None:
        """Out of what is open, one thing at a time, until the list is left."""
        prompt = self.query_one(Prompt)
        if prompt.display:
            prompt.leave()
        elif self.typing:
            self.to(self._pane(self._seen[0]))
        else:
            self._to_list()

    def action_facets(self) -> None:
        """Open or close the facets."""
        if self._panel == "facets":
            self._to_list()
            return
        self._panel = "facets"
        self._arrange()
        self.to(self._pane("facets"))
        self.ask()

    def action_statements(self) -> None:
        """Open or close the statements of the article."""
        page, hit = self.reading.page, self.results.hit
        if self._panel == "statements":
            self._to_list()
            return
        if page is None or hit is None or page.id != hit.id:
            self._awaited = hit is not None  # the article is on its way
            return
        self._awaited = False
        if not page.article.quotes:
            self.say("nobody is quoted in this article")
            return
        self._panel = "statements"
        self._arrange()
        self.query_one(Statements).show(page.article)
        self.to(self._pane("statements"))

    def action_hit(self, step: int) -> None:
        """The next hit in the article; behind the last one, the next article."""
        visible = self.reading.display
        if not visible or not self.reading.to_hit(step):
            self.action_article(step)

    def action_article(self, step: int) -> None:
        """The next article, wherever the keys go."""
        self.results.action_cursor(step)

    def action_widen(self, number: int = -1) -> None:
        """Undo a narrowing."""
        if self.question.narrowed:
            self.question = self.question.without(self.question.narrowed[number])
            self.ask()

    def action_sort(self) -> None:
        self.question = self.question.resorted()
        self.say(f"sorted by {self.question.sort}")
        self.ask()

    # ---- with the article

    def action_copy_id(self) -> None:
        """Copy what was selected with the mouse, else the id of the article."""
        selected = self.screen.get_selected_text()
        copied = selected or (self.results.hit.id if self.results.hit else "")
        if copied:
            self.copy_to_clipboard(copied)
            self.say("copied what is selected" if selected else f"copied {copied}")

    def action_copy_query(self) -> None:
        if self.question.query:
            self.copy_to_clipboard(self.question.query)
            self.say(f"copied {self.question.query}")

    def action_source(self) -> None:
        if self.reading.page is not None:
            lines = source_lines(self.reading.page.article, self.size.width)
            self.push_screen(Sheet("Its source", lines, self.looks))

    def action_keys(self) -> None:
        self.push_screen(Sheet("Keys", help_lines(self.size.width), self.looks))

    def action_tag(self) -> None:
        hit = self.results.hit
        if hit is not None:
            self._prompt("Tag", "word adds a tag, -word takes it away", "", hit.id)

    async def action_note(self) -> None:
        hit = self.results.hit
        if hit is not None:
            note = await self.clerk.note_of(hit.id)
            self._prompt("Note", "what is worth remembering; nothing removes it", note, hit.id)

    def _prompt(self, label: str, hint: str, text: str, id: str) -> None:
        """Ask at the foot for what to write on the article ``id``."""

        def answer(typed: str) -> None:
            if label == "Tag":
                self._tag(id, typed.split())
            else:
                self.change(self.clerk.note(id, typed), "noted" if typed.strip() else "no note")

        self.query_one(Hints).display = False
        self.query_one(Prompt).ask(label, hint, text, answer)

    def _tag(self, id: str, words: Sequence[str]) -> None:
        gone = [word[1:] for word in words if word[:1] == "-"]
        new = [word.removeprefix("+") for word in words if word[:1] != "-"]
        if words:
            self.change(self.clerk.tag(id, new, gone), "tagged")

    def changed(self) -> None:
        self._read(anew=True)

    def say(self, message: str) -> None:
        self.query_one(Hints).say(message)
