"""Markup -> trees, parsed safely: no external access, no entity expansion, bounded depth."""

from __future__ import annotations

import re
from typing import Any

from pressread.errors import UnknownFormat

_SPACE = re.compile(r"[\s\u200b\ufeff]+")
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f]")
_BLOCKS = frozenset(
    "address article aside blockquote center dd div dl dt fieldset figcaption figure footer form "
    "h1 h2 h3 h4 h5 h6 header hr li main nav ol p pre section table tbody td tfoot th thead tr ul"
    .split()
)
_BREAKS = {"br": "\n"} | dict.fromkeys(_BLOCKS, "\n\n")
_SILENT = frozenset("script style head title template noscript iframe object svg math".split())


def html(markup: str) -> Any:
    """The root element of a page or fragment (lxml), never ``None``. Raises ``UnknownFormat``."""
    import lxml.html
    from lxml import etree

    parser = lxml.html.HTMLParser(no_network=True, huge_tree=False, remove_pis=True)
    try:
        root = lxml.html.document_fromstring(_CONTROL.sub(" ", markup) or "<p></p>", parser)
    except (etree.ParserError, etree.LxmlError, ValueError, AssertionError) as error:
        raise UnknownFormat(f"holds HTML that cannot be parsed ({error})") from error
    return root


def folded(element: Any) -> str:
    """All text inside an element, white space folded."""
    return fold("".join(element.itertext()))


def fold(text: str) -> str:
    """White space, no-break and zero-width spaces to single spaces, none at the ends."""
    return _SPACE.sub(" ", text).strip()


def lines(element: Any) -> list[str]:
    """The element's lines of text, as ``<br>`` and blocks part them; empty ones left out."""
    return [line for line in (fold(piece) for piece in _text(element).split("\n")) if line]


def paragraphs(element: Any) -> list[str]:
    """The element's paragraphs: blocks part them, and two ``<br>`` together; one is a space."""
    pieces = re.split(r"\n[ \t\xa0]*\n", _text(element))
    return [line for line in map(fold, pieces) if line]


def _text(root: Any) -> str:
    """All text; ``<br>`` as a newline, the edges of blocks as two. Hostile markup is deep: no
    recursion."""
    from lxml import etree

    found: list[str] = []
    walker = etree.iterwalk(root, events=("start", "end", "comment", "pi"))
    for event, element in walker:
        name = element.tag if isinstance(element.tag, str) else ""
        if event == "start":
            if name in _SILENT:
                walker.skip_subtree()
            else:
                found += (_BREAKS.get(name, ""), _flat(element.text))
            continue
        if event == "end" and name in _BLOCKS:
            found.append("\n\n")
        if element is not root:
            found.append(_flat(element.tail))
    return "".join(found)


def _flat(text: str | None) -> str:
    return _SPACE.sub(" ", text) if text else ""
