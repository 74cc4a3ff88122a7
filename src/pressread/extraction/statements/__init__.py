"""Who said what: quotations and their speakers, in the standard library alone.

``marks`` finds quoted words, ``transcript`` those of turns and blocks. ``tokens`` lays a paragraph
out in tokens of a few ``classes``, ``chunks`` in phrases (``phrases``: where one ends,
``name_heads``: the name in it, ``mentions``: what could speak). ``clauses`` finds the subjects of
verbs of saying, ``people`` and ``pronouns`` who is who. ``attribution`` ranks the mentions of a
``document`` with the linear models of ``weights.json`` over ``features`` and ``speech``, each
quotation seen in its ``context``. ``resolution`` and ``roles`` name the person and the office;
``finder`` puts it together.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pressread.article import Quote, Speaker

__all__ = ["extract_quotes", "find_quotes"]


def find_quotes(
    paragraphs: Sequence[str], *, byline: Sequence[str] = (), kinds: Sequence[str] = ()
) -> tuple[Quote, ...]:
    """The quotations of a body, in order.

    ``byline``: the authors; a single one is the "I" outside quotation marks and the Q of an
    interview. ``kinds``: parallel to ``paragraphs`` (``article.BodyKind``), or empty where all
    are paragraphs. Offsets count code points of the paragraph, without the marks. A speaker whose
    ``confidence`` is under ``finder.NAMED_AT_LEAST`` stands in ``candidate`` instead.
    """
    from .finder import quotes_in

    return quotes_in(paragraphs, byline, kinds)


def extract_quotes(text: str) -> tuple[Quote, ...]:
    """The same for a text whose paragraphs are parted by blank lines.

    ``start`` and ``end``, the speaker's too, count code points of the whole text; ``paragraph``
    counts the paragraphs that are not empty.
    """
    from .finder import quotes_in, split_text

    parts = split_text(text)
    found = quotes_in([part for _, _, part in parts])
    return tuple(_moved(quote, parts) for quote in found)


def _moved(quote: Quote, parts: list[tuple[int, int, str]]) -> Quote:
    """The quote counted in the whole text."""
    from dataclasses import replace

    number, offset, _ = parts[quote.paragraph]
    return replace(
        quote,
        paragraph=number,
        start=quote.start + offset,
        end=quote.end + offset,
        speaker=_moved_speaker(quote.speaker, parts),
        candidate=_moved_speaker(quote.candidate, parts),
    )


def _moved_speaker(speaker: Speaker | None, parts: list[tuple[int, int, str]]) -> Speaker | None:
    from dataclasses import replace

    if speaker is None or speaker.paragraph is None:
        return speaker
    number, offset, _ = parts[speaker.paragraph]
    start, end = speaker.start or 0, speaker.end or 0
    return replace(speaker, paragraph=number, start=start + offset, end=end + offset)
