"""Sheets laid over the screen: help, and where an article comes from."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from rich.cells import cell_len
from rich.text import Text
from textual.binding import Binding
from textual.containers import VerticalScroll
from textual.screen import ModalScreen
from textual.widgets import Static

from pressread.browse.keys import ANYWHERE, FACET, LIST, PAGE, told
from pressread.output.article import source
from pressread.render.pieces import plain
from pressread.render.wrap import cut, wrap
from pressread.sanitize import clean_url

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.app import ComposeResult
    from textual.binding import BindingType
    from textual.events import Click

    from pressread.article import Article
    from pressread.browse.themes import Looks

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
