"""Dates that the paragraphs of an article mention."""

from __future__ import annotations

from collections.abc import Sequence

from pressread.article import DateMention
from pressread.extraction.dates.absolute import find_stamps


def find_dates(
    paragraphs: Sequence[str], published: str | None, *, language: str | None = None
) -> tuple[DateMention, ...]:
    """Every date in ``paragraphs``, in order; spans in code points of the paragraph."""
    del published
    return tuple(
        DateMention(
            paragraph[stamp.start : stamp.end], number, stamp.start, stamp.end, stamp.value[:10],
            {4: "year", 7: "month", 10: "day"}[len(stamp.value[:10])],
        )
        for number, paragraph in enumerate(paragraphs)
        for stamp in find_stamps(paragraph, language=language)
    )  # fmt: skip
