"""Who said what: quotations and their speakers, in the standard library alone.

``marks`` finds quoted words; ``frame`` and ``mentions`` lay a paragraph out; ``people`` tells who
is who; ``attribute`` ranks speakers with the linear models of ``weights.json`` over ``features``
and ``speech``; ``resolve`` and ``roles`` name the person and the office; ``finder`` puts it
together. ``names`` compares names across articles.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pressread.article import Quote

__all__ = ["extract_quotes", "find_quotes"]


def find_quotes(
    paragraphs: Sequence[str], *, byline: Sequence[str] = (), kinds: Sequence[str] = ()
) -> tuple[Quote, ...]:
    """The quotations of a body, in order.

    ``byline``: the authors, who are "I" outside quotation marks. ``kinds``: parallel to
    ``paragraphs`` (``article.BodyKind``), or empty for paragraphs all. Offsets count code points
    of the paragraph, without the marks. Never raises on any strings.
    """
    from .finder import quotes_in

    return quotes_in(paragraphs)


def extract_quotes(text: str) -> tuple[Quote, ...]:
    """The same for a text whose paragraphs are parted by blank lines.

    ``start`` and ``end``, the speaker's too, count code points of the whole text; ``paragraph``
    counts the paragraphs that are not empty.
    """
    from dataclasses import replace

    from .finder import quotes_in, split_text

    parts = split_text(text)
    starts = [start for start, _ in parts]
    moved = []
    for quote in quotes_in([part for _, part in parts]):
        people = {
            field: replace(
                one,
                start=(one.start or 0) + starts[one.paragraph or 0],
                end=(one.end or 0) + starts[one.paragraph or 0],
            )
            for field in ("speaker", "candidate")
            if (one := getattr(quote, field)) is not None
        }
        offset = starts[quote.paragraph]
        moved.append(replace(quote, start=quote.start + offset, end=quote.end + offset, **people))
    return tuple(moved)
