"""Saved web pages: one article a file, found by extraction."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pressread.errors import TooLarge
from pressread.readers.document import Document
from pressread.readers.limits import MAX_MARKUP, size_in_words
from pressread.source import Failure, Given, Source

# Pages saved whole carry their pictures and fonts inside; they are no part of the article.
_EMBEDDED = re.compile(r"data:[\w.+-]{1,40}/[\w.+-]{1,60}(?:;[\w=.-]{1,40}){0,4},[\w+/=%-]{200,}")


def read(document: Document) -> Iterator[Source | Failure]:
    """The page as decoded markup, embedded files taken out."""
    text, charset, notice = document.markup
    yield document.source(
        "html",
        Given(notices=(notice,)) if notice else None,
        text=slimmed(text),
        encoding=charset,
    )


def slimmed(markup: str) -> str:
    """The markup without embedded files. Raises ``TooLarge`` where it is no page at that size."""
    markup = markup.removeprefix("\ufeff").replace("\0", "\ufffd")
    if len(markup) > 200_000:
        markup = _EMBEDDED.sub("data:,", markup)
    if len(markup) > MAX_MARKUP:
        limit = size_in_words(MAX_MARKUP)
        raise TooLarge(f"is a page of more than {limit} of markup: split it or save its text")
    return markup
