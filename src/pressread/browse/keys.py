"""Every key: what it does, and how help tells it. Bindings and help are made from this table.

They are those of ``less`` and ``newsboat`` wherever either has one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from textual.binding import Binding

if TYPE_CHECKING:
    from collections.abc import Iterator


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
    Key(ANYWHERE, "o", "source", "o", "its source: address, file"),
    Key(ANYWHERE, "O", "open_page", "O", "open it in the web browser"),
    Key(ANYWHERE, "c", "correct", "c m", "correct it; mark a passage"),
    Key(ANYWHERE, "m", "mark"),
    Key(ANYWHERE, "y", "copy_id", "y Y", "copy its id, the query"),
    Key(ANYWHERE, "Y", "copy_query"),
    Key(ANYWHERE, "plus", "tag", "+ e", "tag it, write a note on it"),
    Key(ANYWHERE, "e", "note"),
    Key(ANYWHERE, "tab", "other", "Tab", "the other pane"),
    Key(ANYWHERE, "enter,down", "to_results"),
    Key(ANYWHERE, "escape", "out", "Esc", "out of what is open"),
    Key(ANYWHERE, "question_mark", "keys", "?", "help"),
    Key(ANYWHERE, "q", "leave", "q", "leave"),
    Key(ANYWHERE, "escape,q,enter,question_mark,o", "close"),
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
