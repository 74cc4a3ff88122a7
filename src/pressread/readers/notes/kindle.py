"""Kindle's "My Clippings.txt": the articles that were clipped whole; highlights are no articles.

A clipping is its book or paper, a line on what it is and when it was added, a blank line, the
text; ``==========`` ends it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pressread.errors import NoArticle
from pressread.readers import plain
from pressread.readers.document import Document
from pressread.readers.notes import clips
from pressread.source import Failure, Source
from pressread.text.date_fields import date_field
from pressread.text.publishers import is_publisher

_RULE = re.compile(r"^=={8,}[ \t]*\n?", re.M)
_KIND = re.compile(r"- [^\n]{3,200}\|[^\n]{3,120}$", re.M)
_CLIP = re.compile(r"\bclip|artikel|article|artículo|articolo|artigo", re.IGNORECASE)
_BRACKETS = re.compile(r"\s*\([^()]*\)\s*$")
_PARAGRAPHS = 3


def is_clippings(head: str) -> bool:
    """Whether a text is such a file: the line on what it is stands second, the rule ends it."""
    second = head.split("\n", 2)[1:2]
    return bool(second and _KIND.match(second[0].strip()) and _RULE.search(head))


def read(document: Document) -> Iterator[Source | Failure]:
    """The clipped articles. Raises ``NoArticle`` where all are highlights and marks."""
    decoded = document.plain
    found = False
    for number, part in enumerate(_RULE.split(plain.lines(decoded.text)), 1):
        lines = part.strip("\ufeff\n ").split("\n", 2)
        if len(lines) < 3 or not _is_article(lines[1], lines[2]):
            continue
        found = True
        paper = lines[0].strip()
        while (bare := _BRACKETS.sub("", paper)) != paper:
            paper = bare
        text = "\n\n".join(line for line in lines[2].strip().split("\n") if line.strip())
        yield clips.source(
            document, "kindle", text, number,
            publisher=paper if is_publisher(paper) else None,
            captured=date_field(lines[1].rpartition("|")[2].partition(",")[2])
            or date_field(lines[1].rpartition("|")[2]),
        )  # fmt: skip
    if not found:
        raise NoArticle("holds highlights, but no clipped article: there is nothing to import")


def _is_article(kind: str, text: str) -> bool:
    paragraphs = sum(1 for line in text.split("\n") if line.strip())
    return clips.is_clip(text) and (bool(_CLIP.search(kind)) or paragraphs >= _PARAGRAPHS)
