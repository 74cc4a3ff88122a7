"""The application: what the keys of the screen do."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import Binding

from pressread.browse.bar import Hints, Line, Prompt, SearchBar
from pressread.browse.keys import ANYWHERE, KEYS, Sheet, bindings, help_lines, source_lines
from pressread.browse.panes import Panes
from pressread.browse.results import Said, Statements
from pressread.jsonvalues import write

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from typing import Any

    from textual.binding import BindingType

_ACTIONS = {key.action.partition("(")[0] for key in KEYS if key.where == ANYWHERE}


class Browser(Panes):
    """The reader. See ``keys`` for the table of its keys."""

    ENABLE_COMMAND_PALETTE = False
    TITLE = "pressread"
    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings(ANYWHERE),
        Binding("ctrl+c", "quit", show=False, priority=True),
        Binding("ctrl+z", "suspend_process", show=False, priority=True),
    ]

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
            self.to(self.pane(self.seen[0]))
        await self.run_action(event.action)

    def action_list(self) -> None:
        self.to_list()

    def action_open(self) -> None:
        self.to_page()

    def action_to_results(self) -> None:
        self.to_list()

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
            self.to_page()
        elif len(self.seen) > 1 and self.focused is self.pane(self.seen[0]):
            self.to(self.pane(self.seen[1]))
        else:
            self.to_list()

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
            self.to(self.pane(self.seen[0]))
        else:
            self.to_list()

    def action_facets(self) -> None:
        """Open or close the facets."""
        if self.panel == "facets":
            self.to_list()
            return
        self.panel = "facets"
        self.arrange()
        self.to(self.pane("facets"))
        self.ask()

    def action_statements(self) -> None:
        """Open or close the statements of the article."""
        if self.panel == "statements":
            self.to_list()
        else:
            self.open_statements()

    def action_said(self) -> None:
        """Open or close the statements of all that was found."""
        if self.panel == "said":
            self.to_list()
            self.ask()
        else:
            self.open_said()

    def action_person(self) -> None:
        """What the one who makes the statement under the cursor says, in all that was found."""
        quote = self._quote()
        speaker = quote.get("speaker") if quote else None
        name = (speaker.get("person") or {}).get("name") or speaker["name"] if speaker else None
        if not name:
            self.say("put the cursor on a statement whose speaker is known: s or Q lists them")
            return
        self.panel = "said"
        if ("speaker", name) not in self.question.narrowed:
            self.question = self.question.toggled("speaker", name)
        self.open_said()
        self.ask()

    def _quote(self) -> Mapping[str, Any] | None:
        """The statement under the cursor."""
        if self.panel == "said":
            said = self.query_one(Said).chosen
            return said.said if said else None
        number, page = self._statement(), self.reading.page
        if number is None or page is None:
            return None
        return write(page.article.quotes[number])

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
        copied = selected or self.current or ""
        if copied:
            self.copy_to_clipboard(copied)
            self.screen.clear_selection()
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
        if self.current is not None:
            self._prompt("Tag", "word adds a tag, -word takes it away", "", self.current)

    def action_note(self) -> None:
        page = self.reading.page
        if page is not None and page.id == self.current:
            hint = "what is worth remembering; nothing removes it"
            self._prompt("Note", hint, page.note, page.id)

    def action_correct(self) -> None:
        """Ask what is true of the article, or of the statement under the cursor."""
        id, number = self.current, self._statement()
        if id is None:
            return
        what = f"Correct #{number}" if number is not None else "Correct"
        fields = "speaker=NAME role=…" if number is not None else "published=2021-08-27 headline=…"

        def answer(typed: str) -> None:
            words = _changes(typed)
            if words:
                self.change(self.thread.correct(id, words, number), "corrected")

        self._ask(what, f"{fields}; - is nothing", "", answer)

    def action_mark(self) -> None:
        """Mark what is selected with the mouse, else the statement under the cursor."""
        id, quote = self.current, self._quote()
        words = " ".join((self.screen.get_selected_text() or "").split())
        if not words and quote is not None:
            words = quote["text"]
        if id is None or not words:
            self.say("select the words with the mouse, then m; or m on a statement")
            return
        self.change(self.thread.mark(id, words), "marked")

    def action_open_page(self) -> None:
        """Open the article in the web browser: at its address, else a harmless copy."""
        import webbrowser

        def opened(place: str) -> None:
            done = webbrowser.open(place)
            self.say(f"opened {place}" if done else f"no browser could be started: {place}")

        if self.current is not None:
            self.told(self.thread.place(self.current), opened)

    def action_cite(self) -> None:
        """Copy the citation of the article, or of the statement under the cursor."""

        def cited(text: str) -> None:
            self.copy_to_clipboard(text)
            self.say(f"copied {text}")

        if self.current is not None:
            self.told(self.thread.cite(self.current, self._statement()), cited)

    def action_paste(self) -> None:
        """Import the article that was copied."""

        def came(told: str) -> None:
            self.say(told)
            self.ask()

        if self.bring is None:
            self.say("nothing can be pasted here; pressread paste does it at the prompt")
        else:
            self.told(self.thread.paste(self.bring), came)

    def _statement(self) -> int | None:
        """The number of the statement under the cursor, where statements are open."""
        if self.panel == "said":
            said = self.query_one(Said).chosen
            return said.number if said and said.said.get("kind") != "reported" else None
        if self.panel != "statements":
            return None
        return self.query_one(Statements).cursor

    def _ask(self, label: str, hint: str, text: str, answer: Callable[[str], None]) -> None:
        """Ask for a line at the foot."""
        self.query_one(Hints).display = False
        self.query_one(Prompt).ask(label, hint, text, answer)

    def _prompt(self, label: str, hint: str, text: str, id: str) -> None:
        """Ask at the foot for what to write on the article ``id``."""

        def answer(typed: str) -> None:
            if label == "Tag":
                self._tag(id, typed.split())
            else:
                self.change(self.thread.note(id, typed), "noted" if typed.strip() else "no note")

        self._ask(label, hint, text, answer)

    def _tag(self, id: str, words: Sequence[str]) -> None:
        gone = [word[1:] for word in words if word[:1] == "-"]
        new = [word.removeprefix("+") for word in words if word[:1] != "-"]
        if words:
            self.change(self.thread.tag(id, new, gone), "tagged")

    @on(Prompt.Closed)
    def _asked(self) -> None:
        self.query_one(Hints).display = True
        self.to(self.pane(self.seen[0]))


def _changes(typed: str) -> list[str]:
    """``published=2021 byline=Ann Lee; Bo`` as a word for each field: values may hold blanks."""
    return [part.strip() for part in re.split(r"\s+(?=[a-z]+=)", typed.strip()) if part.strip()]
