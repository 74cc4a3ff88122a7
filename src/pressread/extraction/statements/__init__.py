"""Who said what: quotations and their speakers, in the standard library alone.

``marks`` finds quoted words, ``transcript`` those of turns and blocks. ``tokens`` lays a paragraph
out in tokens of a few ``classes``, ``chunks`` in phrases (``name_heads``: the name in one,
``mentions``: what could speak). ``clauses`` finds the subjects of verbs of saying, ``people`` and
``pronouns`` who is who. ``attribution`` ranks the mentions of a ``document`` with the linear
models of ``weights.json`` over ``features`` and ``speech``; ``reported`` finds speech without
marks at ``sites``. ``resolution``, ``roles`` and ``appositions`` name the person and the office;
``finder`` puts it together.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pressread.article import Quote, ReportedSpeech, Speaker

__all__ = ["extract_quotes", "extract_statements", "find_quotes", "find_statements"]


def find_statements(
    paragraphs: Sequence[str],
    *,
    byline: Sequence[str] = (),
    kinds: Sequence[str] = (),
    language: str | None = None,
) -> tuple[tuple[Quote, ...], tuple[ReportedSpeech, ...]]:
    """The quotations of a body (see ``find_quotes``), and what it reports without marks."""
    from .finder import statements_in

    return statements_in(paragraphs, byline, kinds, language)


def find_quotes(
    paragraphs: Sequence[str],
    *,
    byline: Sequence[str] = (),
    kinds: Sequence[str] = (),
    language: str | None = None,
) -> tuple[Quote, ...]:
    """The quotations of a body, in order.

    ``byline``: the authors; a single one is the "I" outside quotation marks and the Q of an
    interview. ``kinds``: parallel to ``paragraphs`` (``article.BodyKind``), or empty where all
    are paragraphs. ``language``: as the source states it. Offsets count code points of the
    paragraph, without the marks. A speaker whose ``confidence`` is under
    ``finder.SPEAKER_AT_LEAST`` stands in ``candidate`` instead; so does one whose name is under
    ``NAMED_AT_LEAST``, with the mention alone in ``speaker``.
    """
    from .finder import quotes_in

    return quotes_in(paragraphs, byline, kinds, language)


def extract_quotes(text: str) -> tuple[Quote, ...]:
    """The same for a text whose paragraphs are parted by blank lines.

    ``start`` and ``end``, the speaker's too, count code points of the whole text; ``paragraph``
    counts the paragraphs that are not empty.
    """
    from .finder import quotes_in, split_text

    parts = split_text(text)
    found = quotes_in([part for _, _, part in parts])
    return tuple(_moved(quote, parts) for quote in found)


def extract_statements(text: str) -> tuple[Quote | ReportedSpeech, ...]:
    """The quotations and the reported speech of a text, in the order in which they begin.

    Offsets count code points of the whole text, as those of ``extract_quotes`` do.
    """
    from .finder import split_text, statements_in

    parts = split_text(text)
    quotes, reported = statements_in([part for _, _, part in parts])
    found: list[Quote | ReportedSpeech] = [_moved(quote, parts) for quote in quotes]
    found += [_moved_speech(speech, parts) for speech in reported]
    return tuple(sorted(found, key=_begin))


def _begin(statement: Quote | ReportedSpeech) -> int:
    spans = getattr(statement, "spans", None)
    return spans[0][0] if spans else getattr(statement, "start", 0)


def _moved_speech(speech: ReportedSpeech, parts: list[tuple[int, int, str]]) -> ReportedSpeech:
    """The reported speech counted in the whole text."""
    from dataclasses import replace

    number, offset, _ = parts[speech.paragraph]
    cue = speech.cue
    return replace(
        speech,
        paragraph=number,
        spans=tuple((start + offset, end + offset) for start, end in speech.spans),
        cue=cue and replace(cue, start=cue.start + offset, end=cue.end + offset),
        speaker=_moved_speaker(speech.speaker, parts),
        candidate=_moved_speaker(speech.candidate, parts),
    )


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
