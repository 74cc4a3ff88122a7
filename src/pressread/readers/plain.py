"""Plain text: one article a file, every field found by extraction."""

from __future__ import annotations

from collections.abc import Iterator

from pressread.errors import NoArticle
from pressread.readers import print_layout
from pressread.readers.document import Document
from pressread.source import Failure, Given, Source

_POINTS = "\n@highlight\n"  # begins each point of a summary in the CNN and Daily Mail data sets


def read(document: Document) -> Iterator[Source | Failure]:
    """The whole file as one text, line ends as ``\\n``."""
    text, charset, notice = document.plain
    text, _, points = lines(text).partition(_POINTS)
    if print_layout.is_in_columns(text):
        raise NoArticle(
            "is text of two columns that run together: copy each column, or import the PDF"
        )
    stated: dict[str, str] = {}
    if print_layout.is_print(text):
        text, head = print_layout.relaid(text)
        stated = print_layout.said_above(head)
    given = Given(
        **stated,  # type: ignore[arg-type]
        summary=" ".join(points.replace(_POINTS, " ").split()) or None,
        notices=(notice,) if notice else (),
        provenance=dict.fromkeys(stated, "running head"),
    )
    yield document.source("text", given, text=text, encoding=charset)


def lines(text: str) -> str:
    """``text`` with one kind of line end and without a byte-order mark."""
    return text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
