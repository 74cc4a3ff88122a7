"""Plain text: one article a file, every field found by extraction."""

from __future__ import annotations

from collections.abc import Iterator

from pressread.readers.document import Document
from pressread.source import Failure, Given, Source


def read(document: Document) -> Iterator[Source | Failure]:
    """The whole file as one text, line ends as ``\\n``."""
    text, charset, notice = document.plain
    given = Given(notices=(notice,)) if notice else None
    yield document.source("text", given, text=lines(text), encoding=charset)


def lines(text: str) -> str:
    """``text`` with one kind of line end and without a byte-order mark."""
    return text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
