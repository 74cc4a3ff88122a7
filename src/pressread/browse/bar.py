"""The lines above and below the panes: what is asked, what came of it, what keys do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.cells import cell_len
from rich.style import Style
from rich.text import Text
from textual.containers import Horizontal
from textual.message import Message
from textual.widgets import Input, Static

from pressread.render.pieces import plain
from pressread.render.wrap import cut
from pressread.sanitize import clean

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from rich.console import RenderableType
    from textual.app import ComposeResult
    from textual.events import Click

    from pressread.browse.archive_thread import Asked
    from pressread.browse.themes import Looks
    from pressread.errors import QueryError

ACT = "act"  # the meta datum of what a click does
PROMPT = 3  # cells before what is typed


class SearchBar(Horizontal):
    """What is asked, and how many answer."""

    DEFAULT_CSS = """
    SearchBar {
        height: 1;
        & > #prompt { width: 3; color: $accent; text-style: bold; }
        & > Input { width: 1fr; border: none; height: 1; padding: 0; background: $background; }
        & > Input:focus { border: none; background-tint: $background 0%; }
        & > Input > .input--placeholder { color: $quiet; }
        & > #count { width: auto; color: $quiet; padding: 0 1 0 2; }
    }
    """

    def __init__(self, query: str) -> None:
        super().__init__()
        self._query = query

    def compose(self) -> ComposeResult:
        yield Static(" / ", id="prompt", markup=False)
        yield Input(
            self._query, placeholder="search the archive", select_on_focus=False, compact=True
        )
        yield Static("", id="count", markup=False)

    @property
    def input(self) -> Input:
        return self.query_one(Input)

    def count(self, words: str) -> None:
        """How many answer."""
        self.query_one("#count", Static).update(Text(clean(words)))


class Line(Static):
    """A line of Rich ``Text`` in the reading theme, cut to its width; made anew on a resize."""

    ALLOW_SELECT = False
    DEFAULT_CSS = "Line { height: 1; }"

    class Clicked(Message):
        """Words that do something were clicked."""

        def __init__(self, action: str) -> None:
            super().__init__()
            self.action = action

    def __init__(self, looks: Looks, *, id: str) -> None:
        super().__init__("", id=id, markup=False)
        self.looks = looks

    def line(self, width: int) -> Text:
        """What it says in so many cells."""
        raise NotImplementedError

    def render(self) -> RenderableType:
        text = cut(Text.assemble(self.line(self.size.width)), self.size.width)
        return self.looks.resolved(text)

    def on_click(self, event: Click) -> None:
        """Ask for what the words under the mouse say."""
        action = event.style.meta.get(ACT)
        if action:
            self.post_message(self.Clicked(str(action)))


class Told(Line):
    """Under the search: what is wrong with the query, else how it is narrowed and was read."""

    def __init__(self, looks: Looks) -> None:
        super().__init__(looks, id="told")
        self._error: QueryError | None = None
        self._question: Asked | None = None
        self._notices: tuple[str, ...] = ()

    def error(self, error: QueryError | None) -> None:
        """Point at what could not be read."""
        self._error = error
        self.refresh()

    def tell(self, question: Asked, notices: Iterable[str]) -> None:
        self._question, self._notices = question, tuple(notices)
        self.refresh()

    def line(self, width: int) -> Text:
        if self._error is not None:
            return pointed(self._error, width)
        parts = [_chip(number, *pair) for number, pair in enumerate(self._narrowed)]
        parts += [plain(notice, "quiet") for notice in self._notices]
        return Text("   ") + Text("  ").join(parts)

    @property
    def _narrowed(self) -> tuple[tuple[str, str], ...]:
        return self._question.narrowed if self._question else ()


def _chip(number: int, facet: str, chosen: str) -> Text:
    """A narrowing; a click undoes it."""
    undo = Style(meta={ACT: f"widen({number})"})
    made = Text.assemble((f"{facet} ", "pr.quiet"), plain(chosen, "speaker"), (" ×", "pr.overline"))
    made.stylize(undo)
    return made


def pointed(error: QueryError, width: int) -> Text:
    """The message, behind a caret under the place in the query where there is room for both."""
    message = " ".join(clean(str(error)).split())
    before = cell_len(clean(error.query[: error.column]))
    carets = "^" * max(1, cell_len(clean(error.query[error.column :][: error.length])))
    lead = " " * (PROMPT + before)
    if max(cell_len(lead + carets), PROMPT + cell_len(clean(error.query))) + 20 > width:
        return Text(f"   at column {error.column + 1}: {message}", "pr.bad")
    return Text(f"{lead}{carets} {message}", "pr.bad")


# where → (key, what it does in short, the action of a click)
_HELP = (("?", "help", "keys"), ("q", "leave", "leave"))
_KEYS: dict[str, tuple[tuple[str, str, str], ...]] = {
    "results": (
        ("Enter", "read", "open"), ("/", "search", "search"), ("f", "narrow", "facets"),
        ("s", "statements", "statements"), ("Q", "in all", "said"), ("n", "next hit", "hit(1)"),
        *_HELP,
    ),
    "reading": (
        ("Space", "page on", ""), ("n", "next hit", "hit(1)"), ("J", "next article", "article(1)"),
        ("s", "statements", "statements"), ("h", "list", "list"), *_HELP,
    ),
    "search": (("Enter", "to the results", "list"), ("Esc", "done", "out")),
    "facets": (
        ("Enter", "choose", ""), ("l", "next facet", ""), ("Esc", "close", "out"), *_HELP,
    ),
    "statements": (
        ("Enter", "choose", ""), ("w", "by this person", "person"), ("Esc", "close", "out"), *_HELP,
    ),
    "said": (
        ("Enter", "read", ""), ("w", "by this person", "person"), ("c", "correct", "correct"),
        ("m", "mark", "mark"), ("Esc", "close", "out"), *_HELP,
    ),
}  # fmt: skip


class Hints(Line):
    """At the foot: the keys that matter here, and how far the reader is."""

    def __init__(self, looks: Looks) -> None:
        super().__init__(looks, id="hints")
        self._where = "results"
        self._place = ""
        self._said = ""

    def at(self, where: str, place: str) -> None:
        """Where the reader is: the part of the screen, and how far in it."""
        if (where, place) != (self._where, self._place):
            self._where, self._place = where, place
            self.refresh()

    def say(self, message: str) -> None:
        """A message in place of the keys for a while."""
        self._said = clean(message)
        self.refresh()
        if message:
            self.set_timer(4, self._unsay)

    def _unsay(self) -> None:
        self._said = ""
        self.refresh()

    def line(self, width: int) -> Text:
        place = Text(f" {self._place} " if self._place else "", "pr.quiet")
        room = width - cell_len(place.plain)
        left = cut(self._message() if self._said else self._keys(room), room)
        return left + Text(" " * max(0, room - cell_len(left.plain))) + place

    def _message(self) -> Text:
        return Text(f" {self._said}", "pr.overline")

    def _keys(self, room: int) -> Text:
        """As many of the keys as fit; the last two (help, leave) before any other."""
        made = [_hint(*told) for told in _KEYS[self._where]]
        while len(made) > 2 and sum(cell_len(text.plain) + 3 for text in made) > room:
            del made[-3]
        return Text(" ") + Text("   ").join(made)


def _hint(key: str, words: str, action: str) -> Text:
    made = Text.assemble((key, "pr.key"), (f" {words}", "pr.quiet"))
    made.stylize(Style(meta={ACT: action}))
    return made


class Prompt(Horizontal):
    """Hidden until something is asked."""

    DEFAULT_CSS = """
    Prompt {
        height: 1; display: none;
        & > Static { width: auto; color: $accent; text-style: bold; padding: 0 1; }
        & > Input { width: 1fr; border: none; height: 1; padding: 0; background: $background; }
        & > Input:focus { border: none; background-tint: $background 0%; }
        & > Input > .input--placeholder { color: $quiet; }
    }
    """

    class Closed(Message):
        """Answered or left."""

    def __init__(self) -> None:
        super().__init__(id="prompt-line")
        self._answer: Callable[[str], None] | None = None

    def compose(self) -> ComposeResult:
        yield Static("", markup=False)
        yield Input(id="answer", select_on_focus=False, compact=True)

    def ask(self, label: str, hint: str, text: str, answer: Callable[[str], None]) -> None:
        """Ask; ``answer`` is called with what was typed, unless the reader leaves."""
        self._answer = answer
        self.query_one(Static).update(label)
        field = self.query_one(Input)
        field.placeholder = hint
        field.value = text
        field.cursor_position = len(text)
        self.display = True
        self.screen.set_focus(field)

    def on_input_changed(self, event: Input.Changed) -> None:
        event.stop()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        event.stop()
        answer = self._answer
        self.leave()
        if answer is not None:
            answer(event.value)

    def leave(self) -> None:
        """Ask no more."""
        self._answer = None
        self.display = False
        self.post_message(self.Closed())
