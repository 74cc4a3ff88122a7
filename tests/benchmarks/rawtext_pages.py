"""Saved pages as a person would paste them: every visible text, a block of the page a line.

The texts of ../shared/bench/rawtext were made so. Pages of the collection without bodies have a
true headline, and so teach which line is the headline.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from tests.benchmarks.pages_data import available, saved_pages
from tests.benchmarks.rawtext_data import Page, flat

BODILESS = "pl"
_BLOCKS = frozenset(
    """address article aside audio blockquote body br button caption center dd details dialog div
    dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr html iframe legend li
    main menu nav ol option p pre section select summary table tbody td textarea tfoot th thead tr
    ul video""".split()
)
_UNSEEN = frozenset("head math noscript object script style svg template".split())
_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
_BREAK = "\0"


def headline_pages() -> Iterator[Page]:
    """The pages without bodies that show their headline as a line of its own."""
    for page in saved_pages() if available() else ():
        if page.collection == BODILESS and page.truth.get("title"):
            text, title = pasted(page.html), flat(page.truth["title"])
            if any(flat(line) == title for line in text.split("\n")):
                yield Page(page.id, text, {**page.truth, "body": ""})


def pasted(html: str) -> str:
    """The visible text of a page, blocks parted by a blank line."""
    from lxml.html import document_fromstring

    root: Any = document_fromstring(_DECLARATION.sub("", html))
    blocks = "".join(_texts(root)).split(_BREAK)
    return "\n\n".join(line for line in (" ".join(block.split()) for block in blocks) if line)


def _texts(root: Any) -> Iterator[str]:
    """The texts below an element in order, a break at both edges of every block."""
    open_: list[tuple[Any, bool]] = [(root, False)]
    while open_:
        element, closing = open_.pop()
        seen = isinstance(element.tag, str) and element.tag not in _UNSEEN
        if seen and element.tag in _BLOCKS:
            yield _BREAK
        if seen and not closing:
            yield element.text or ""
            open_.append((element, True))
            open_.extend((child, False) for child in reversed(element))
        else:
            yield (element.tail or "") if element is not root else ""
