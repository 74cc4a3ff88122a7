"""Plain text: one article a file, every field found by extraction."""

from __future__ import annotations

from collections.abc import Iterator

from pressread.readers.document import Document
from pressread.source import Failure, Given, Source

_POINTS = "\n@highlight\n"  # begins each point of a summary in the CNN and Daily Mail data sets


def read(document: Document) -> Iterator[Source | Failure]:
    """The whole file as one text, line ends as ``\\n``."""
    text, charset, notice = document.plain
    text, _, points = lines(text).partition(_POINTS)
    given = Given(
        summary=" ".join(points.replace(_POINTS, " ").split()) or None,
        notices=(notice,) if notice else (),
    )
    yield document.source("text", given, text=text, encoding=charset)


def lines(text: str) -> str:
    """``text`` with one kind of line end and without a byte-order mark."""
    return text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
