"""Saved web pages: one article a file, found by extraction."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pressread.errors import TooLarge
from pressread.readers import trees
from pressread.readers.document import Document
from pressread.readers.limits import MAX_MARKUP, size_in_words
from pressread.readers.web import embedded, saved
from pressread.source import Failure, Given, Source

# Pages saved whole carry their pictures and fonts inside; they are no part of the article.
_EMBEDDED = re.compile(r"data:[\w.+-]{1,40}/[\w.+-]{1,60}(?:;[\w=.-]{1,40}){0,4},[\w+/=%-]{200,}")


def read(document: Document) -> Iterator[Source | Failure]:
    """The page as decoded markup, without files embedded in it and what its saver put there."""
    text, charset, notice = document.markup
    page = saved.read(slimmed(text))
    stated = {"url": page.url, "captured": page.day}
    named = {name: value for name, value in stated.items() if value}
    given = Given(
        **named,  # type: ignore[arg-type]
        notices=(notice,) if notice else (),
        provenance=dict.fromkeys(named, "page saver"),
    )
    if page.today:
        yield document.source("archive-today", given, text=_printed(page.markup), encoding=charset)
        return
    found = given if named or notice else None
    yield document.source("html", found, text=embedded.completed(page.markup), encoding=charset)


def _printed(markup: str) -> str:
    """A page of archive.today, whose elements tell nothing, as plain text."""
    root = trees.html(markup)
    content = next((part for part in root.iter("div") if part.get("id") == "CONTENT"), root)
    return re.sub(r"\n{3,}", "\n\n", trees.text(content)).strip()


def slimmed(markup: str) -> str:
    """The markup without embedded files. Raises ``TooLarge`` where it is no page at that size."""
    markup = markup.removeprefix("\ufeff").replace("\0", "\ufffd")
    if len(markup) > 200_000:
        markup = _EMBEDDED.sub("data:,", markup)
    if len(markup) > MAX_MARKUP:
        limit = size_in_words(MAX_MARKUP)
        raise TooLarge(f"is a page of more than {limit} of markup: split it or save its text")
    return markup
