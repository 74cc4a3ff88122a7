"""Every key: what it does, and how help tells it. Bindings and help are made from this table.

They are those of ``less`` and ``newsboat`` wherever either has one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, NamedTuple

from rich.cells import cell_len
from rich.text import Text
from textual.binding import Binding
from textual.containers import VerticalScroll
from textual.screen import ModalScreen
from textual.widgets import Static

from pressread.output.article import source
from pressread.render.pieces import plain
from pressread.render.wrap import cut, wrap
from pressread.sanitize import clean_url

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from textual.app import ComposeResult
    from textual.binding import BindingType
    from textual.events import Click

    from pressread.article import Article
    from pressread.browse.themes import Looks


class Key(NamedTuple):
    """``keys`` in Textual's names, ``shown`` in the reader's; ``where`` is who acts on them.

    A key without words is told by the one before it, or by the same one elsewhere.
    """

    where: str
    keys: str
    action: str
    shown: str = ""
    words: str = ""


LIST, FACET, PAGE, ANYWHERE = "list", "facet", "page", "anywhere"

KEYS = (
    Key(LIST, "j,down", "cursor(1)", "j k", "one on, one back"),
    Key(LIST, "k,up", "cursor(-1)"),
    Key(LIST, "space,pagedown,ctrl+f", "page(1)", "Space b", "a page on, a page back"),
    Key(LIST, "b,pageup,ctrl+b", "page(-1)"),
    Key(LIST, "d,ctrl+d", "half(1)", "d u", "half a page on, back"),
    Key(LIST, "u,ctrl+u", "half(-1)"),
    Key(LIST, "g,home", "first", "g G", "to the top, to the end"),
    Key(LIST, "G,end", "last"),
    Key(LIST, "enter,l,right", "choose", "Enter", "read it, or choose it"),
    Key(FACET, "l,right", "group(1)", "l h", "next facet, facet before"),
    Key(FACET, "h,left", "group(-1)"),
    Key(PAGE, "j,down", "by(1)"),
    Key(PAGE, "k,up", "by(-1)"),
    Key(PAGE, "space,pagedown,ctrl+f", "page(1)"),
    Key(PAGE, "b,pageup,ctrl+b", "page(-1)"),
    Key(PAGE, "d,ctrl+d", "half(1)"),
    Key(PAGE, "u,ctrl+u", "half(-1)"),
    Key(PAGE, "g,home", "first"),
    Key(PAGE, "G,end", "last"),
    Key(PAGE, "h,left,backspace", "app.list", "h ←", "from the article to the list"),
    Key(ANYWHERE, "slash", "search", "/", "search as you type"),
    Key(ANYWHERE, "n", "hit(1)", "n N", "next hit, hit before"),
    Key(ANYWHERE, "N,p", "hit(-1)"),
    Key(ANYWHERE, "J", "article(1)", "J K", "next article, article before"),
    Key(ANYWHERE, "K", "article(-1)"),
    Key(ANYWHERE, "f", "facets", "f", "narrow by facet; ask saved"),
    Key(ANYWHERE, "x", "widen", "x", "undo the last narrowing"),
    Key(ANYWHERE, "S", "sort", "S", "sort otherwise"),
    Key(ANYWHERE, "s,quotation_mark", "statements", "s", "statements in the article"),
    Key(ANYWHERE, "Q", "said", "Q w", "all statements; one person’s"),
    Key(ANYWHERE, "w", "person"),
    Key(ANYWHERE, "i", "source", "i", "its source: address, file"),
    Key(ANYWHERE, "o,O", "open_page", "o C", "open outside; copy citation"),
    Key(ANYWHERE, "C", "cite"),
    Key(ANYWHERE, "c", "correct", "c m", "correct it; mark a passage"),
    Key(ANYWHERE, "m", "mark"),
    Key(ANYWHERE, "y", "copy_id", "y Y", "copy its id, the query"),
    Key(ANYWHERE, "Y", "copy_query"),
    Key(ANYWHERE, "v", "paste", "v", "import what you copied"),
    Key(ANYWHERE, "plus", "tag", "+ e", "tag it, write a note on it"),
    Key(ANYWHERE, "e", "note"),
    Key(ANYWHERE, "tab", "other", "Tab", "the other pane"),
    Key(ANYWHERE, "enter,down", "to_results"),
    Key(ANYWHERE, "escape", "out", "Esc", "out of what is open"),
    Key(ANYWHERE, "question_mark", "keys", "?", "help"),
    Key(ANYWHERE, "q", "leave", "q", "leave"),
    Key(ANYWHERE, "escape,q,enter,question_mark,i", "close"),
)


def bindings(where: str) -> list[Binding]:
    """The bindings of a part of the screen.

    Those that hold anywhere come before the widget with the focus: a key moves the focus before
    the next one is looked at, however fast they come.
    """
    return [
        Binding(key.keys, key.action, show=False, priority=where == ANYWHERE)
        for key in KEYS
        if key.where == where
    ]


def told(where: str) -> Iterator[Key]:
    """The keys of a part of the screen, in the order help tells them."""
    return (key for key in KEYS if key.where == where and key.words)


_ASKING = (
    ("two words", "both of them"),
    ('"a phrase"', "these words in a row"),
    ("this OR that", "either"),
    ("-word", "without it"),
    ("miss*", "what begins so"),
    ("name~", "spelt nearly so"),
    ("speaker:x", "also quote: role:"),
    ("headline:x", "also body: byline:"),
    ("publisher:x", "also section: tag:"),
    ("after:2021-08", "also before:"),
)
_KEY = 7  # cells of a key in help
_ASKED = 14
_ABREAST = 80  # columns from which there is room for both


class Sheet(ModalScreen[None]):
    """Lines over the screen; a key or a click beside it closes it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("j,down,space", "scroll(1)", show=False),
        Binding("k,up,b", "scroll(-1)", show=False),
    ]
    DEFAULT_CSS = """
    Sheet {
        align: center middle;
        background: $background 60%;
        & > VerticalScroll {
            width: auto; height: auto; max-width: 100%; max-height: 100%;
            background: $panel; border: round $rule; padding: 0 1;
            border-title-color: $accent; border-title-style: bold;
            border-subtitle-color: $quiet; scrollbar-size-vertical: 1;
        }
        & Static { width: auto; }
    }
    """

    def __init__(self, title: str, lines: Sequence[Text], looks: Looks) -> None:
        super().__init__()
        self._title = title
        self._lines = [looks.resolved(Text.assemble(line)) for line in lines]

    def compose(self) -> ComposeResult:
        with VerticalScroll() as sheet:
            yield Static(Text("\n").join(self._lines), markup=False)
        sheet.border_title = self._title
        sheet.border_subtitle = "Esc closes"

    def action_scroll(self, lines: int) -> None:
        self.query_one(VerticalScroll).scroll_relative(y=lines, animate=False)

    def on_click(self, event: Click) -> None:
        if event.widget is self:
            self.dismiss()


def help_lines(width: int) -> list[Text]:
    """Keys on the left, how to ask on the right; one under the other where it is narrow."""
    anywhere = _keys("Anywhere", ANYWHERE)
    moving = [
        *_keys("In a list, in the article", LIST),
        *_keys("", FACET)[1:],
        *_keys("", PAGE)[1:],
    ]
    asking = [Text("To ask", "pr.subhead")]
    asking += [_pair(shown, words, _ASKED) for shown, words in _ASKING]
    if width < _ABREAST:
        return [*anywhere, Text(), *moving, Text(), *asking]
    return _abreast(anywhere, [*moving, Text(), *asking], _KEY + 30)


def _keys(title: str, *parts: str) -> list[Text]:
    keys = [key for where in parts for key in told(where)]
    return [Text(title, "pr.subhead"), *(_pair(key.shown, key.words, _KEY) for key in keys)]


def _pair(shown: str, words: str, cells: int) -> Text:
    gap = " " * max(1, cells - cell_len(shown))
    return Text.assemble((shown, "pr.key"), gap, (words, "pr.quiet"))


def _abreast(left: Sequence[Text], right: Sequence[Text], cells: int) -> list[Text]:
    made = []
    for number in range(max(len(left), len(right))):
        one = left[number] if number < len(left) else Text()
        other = right[number] if number < len(right) else Text()
        gap = " " * max(1, cells - cell_len(one.plain))
        made.append(Text.assemble(Text.assemble(one), gap, Text.assemble(other)))
    return made


def source_lines(article: Article, width: int) -> list[Text]:
    """The address, whole, and the file it was read from."""
    address = clean_url(article.url)
    told = plain(article.url or "no address is known", "" if article.url else "quiet")
    if address:
        told.stylize(f"link {address}")
    room = max(10, width - 8)
    return [*wrap(Text.assemble(told), room), Text(), cut(plain(source(article), "quiet"), room)]
