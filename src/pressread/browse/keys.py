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


LIST, PAGE, ANYWHERE = "list", "page", "anywhere"

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
    Key(PAGE, "j,down", "by(1)"),
    Key(PAGE, "k,up", "by(-1)"),
    Key(PAGE, "space,pagedown,ctrl+f", "page(1)"),
    Key(PAGE, "b,pageup,ctrl+b", "page(-1)"),
    Key(PAGE, "d,ctrl+d", "half(1)"),
    Key(PAGE, "u,ctrl+u", "half(-1)"),
    Key(PAGE, "g,home", "first"),
    Key(PAGE, "G,end", "last"),
    Key(PAGE, "h,left,backspace", "app.list", "h ←", "from the article to the list"),
    Key(ANYWHERE, "slash", "app.search", "/", "search as you type"),
    Key(ANYWHERE, "n", "app.hit(1)", "n N", "next hit, hit before"),
    Key(ANYWHERE, "N,p", "app.hit(-1)"),
    Key(ANYWHERE, "J", "app.article(1)", "J K", "next article, article before"),
    Key(ANYWHERE, "K", "app.article(-1)"),
    Key(ANYWHERE, "f", "app.facets", "f", "narrow by facet"),
    Key(ANYWHERE, "x", "app.widen", "x", "undo the last narrowing"),
    Key(ANYWHERE, "S", "app.sort", "S", "sort otherwise"),
    Key(ANYWHERE, "s,quotation_mark", "app.statements", "s", "statements in the article"),
    Key(ANYWHERE, "o", "app.source", "o", "its source: address, file"),
    Key(ANYWHERE, "y", "app.copy_id", "y Y", "copy its id, the query"),
    Key(ANYWHERE, "Y", "app.copy_query"),
    Key(ANYWHERE, "plus", "app.tag", "+ e", "tag it, write a note on it"),
    Key(ANYWHERE, "e", "app.note"),
    Key(ANYWHERE, "tab", "app.other", "Tab", "the other pane"),
    Key(ANYWHERE, "escape", "app.out", "Esc", "out of what is open"),
    Key(ANYWHERE, "question_mark", "app.help", "?", "help"),
    Key(ANYWHERE, "q", "app.quit", "q", "leave"),
)


def bindings(where: str) -> list[Binding]:
    """The bindings of a part of the screen."""
    return [
        Binding(key.keys, key.action, key.words or key.action, show=False)
        for key in KEYS
        if key.where == where
    ]


def told(where: str) -> Iterator[Key]:
    """The keys of a part of the screen, in the order help tells them."""
    return (key for key in KEYS if key.where == where and key.words)
