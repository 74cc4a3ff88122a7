"""Puts the parts together: paragraphs in, statements with their speakers out."""

from __future__ import annotations

import gc
import re
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from typing import NamedTuple

from pressread.article import Cue, Quote, ReportedSpeech, Speaker
from pressread.text.linear import calibrated

from .attribution import Verdict, attribute, follows, models
from .document import Document, kind_of
from .frame_reports import frame_reports
from .mentions import Mention, extent
from .reported import Report, reports
from .reported import models as reported_models
from .resolution import Resolver
from .tongues import MODELLED
from .transcript import spoken_spans

SPEAKER_AT_LEAST = 0.4  # confidence; below it the speaker is unknown, the candidate kept apart
NAMED_AT_LEAST = 0.7  # below it the mention stands without the name, that one as the candidate
_HEARD = 0.9  # share of a quotation's speaker whose words go on without marks
_BLOCK = re.compile(r"\S[^\n]*(?:\n[^\S\n]*\S[^\n]*)*")
_LONG_LINE = 100  # a line this long is a paragraph of its own, not a wrapped line


def statements_in(
    paragraphs: Sequence[str],
    byline: Sequence[str] = (),
    kinds: Sequence[str] = (),
    language: str | None = None,
) -> tuple[tuple[Quote, ...], tuple[ReportedSpeech, ...]]:
    """The quotations and the reported speech of a body; see ``find_statements``."""
    with _uncollected():
        document = Document(paragraphs, spoken_spans(paragraphs, kinds), language)
        resolver = Resolver(document, byline)
        verdicts = attribute(document)
        return _quotes(verdicts, resolver), tuple(_reported(document, verdicts, resolver))


def quotes_in(
    paragraphs: Sequence[str],
    byline: Sequence[str] = (),
    kinds: Sequence[str] = (),
    language: str | None = None,
) -> tuple[Quote, ...]:
    """The quotations of a body; see ``find_quotes``."""
    spans = spoken_spans(paragraphs, kinds)
    if not any(spans.marked):
        return ()
    with _uncollected():
        document = Document(paragraphs, spans, language)
        return _quotes(attribute(document), Resolver(document, byline))


@contextmanager
def _uncollected() -> Iterator[None]:
    """A while without the collector: an article makes few cycles, but objects enough to have it
    look for some."""
    collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collecting:
            gc.enable()


def _quotes(verdicts: list[Verdict], resolver: Resolver) -> tuple[Quote, ...]:
    groups = _groups(verdicts)
    return tuple(
        _quote(verdict, group, resolver) for verdict, group in zip(verdicts, groups, strict=True)
    )


def _reported(
    document: Document, verdicts: list[Verdict], resolver: Resolver
) -> Iterator[ReportedSpeech]:
    """What is reported outside quotation marks, paragraph by paragraph."""
    heard: dict[int, list[Mention]] = {}
    for verdict in verdicts:
        if verdict.mention is not None and verdict.share >= _HEARD:
            paragraph = verdict.said.chunks.tokens.paragraph
            heard.setdefault(paragraph, []).append(verdict.mention)
    for chunks in document.paragraphs:
        number = chunks.tokens.paragraph
        if chunks.tokens.titled or number in document.turns:
            continue
        clauses = document.clauses_of(chunks)
        if document.tongue in MODELLED:
            found: Iterable[Report] = reports(chunks, clauses)
        else:
            found = frame_reports(chunks, clauses, heard.get(number, []))
        for report in found:
            yield _speech(report, resolver)


def _speech(report: Report, resolver: Resolver) -> ReportedSpeech:
    tokens = report.site.chunks.tokens
    sure = calibrated(report.chance * report.share, reported_models()["confidence"])
    shown = _shown(report.source, sure, resolver)
    return ReportedSpeech(
        text=" … ".join(tokens.source[start:end] for start, end in report.spans),
        spans=tuple(report.spans),
        paragraph=tokens.paragraph,
        cue=_cue(report),
        speaker=shown.speaker,
        via=shown.speaker.via if shown.speaker else None,
        confidence=shown.confidence,
        candidate=shown.candidate,
    )


def _cue(report: Report) -> Cue:
    """The words that report: the verb or noun, with the “to” of “according to”."""
    site, tokens = report.site, report.site.chunks.tokens
    last = site.token + (site.lemma == "according" and tokens.low[site.token + 1 :][:1] == ["to"])
    start, end = tokens.start[site.token], tokens.end[last]
    return Cue(tokens.source[start:end], start, end, report.kind)


def split_text(text: str) -> list[tuple[int, int, str]]:
    """(paragraph number, where it begins, the words). Blank lines part paragraphs.

    A block of long lines is one paragraph a line to the reader of quotations, under one number.
    """
    parts: list[tuple[int, int, str]] = []
    for number, match in enumerate(_BLOCK.finditer(text)):
        block, start = match.group(), match.start()
        lines = block.split("\n")
        if len(lines) == 1 or max(map(len, lines[:-1])) < _LONG_LINE:
            parts.append((number, start, block))
            continue
        for line in lines:
            parts.append((number, start, line))
            start += len(line) + 1
    return parts


def _quote(verdict: Verdict, group: int | None, resolver: Resolver) -> Quote:
    marked, mention = verdict.said.marked, verdict.mention
    source = verdict.said.chunks.tokens.source
    share = calibrated(verdict.share, models()["confidence"]) if mention is not None else 0.0
    shown = _shown(mention, share, resolver)
    return Quote(
        text=source[marked.start : marked.end],
        kind=kind_of(verdict.said),
        paragraph=marked.paragraph,
        start=marked.start,
        end=marked.end,
        speaker=shown.speaker,
        verb=verdict.verb if shown.speaker else None,
        confidence=shown.confidence,
        group=group,
        candidate=shown.candidate,
    )


class _Shown(NamedTuple):
    """What is shown of a speaker, how sure that is, and who else it may be."""

    speaker: Speaker | None
    confidence: float
    candidate: Speaker | None


def _shown(mention: Mention | None, sure: float, resolver: Resolver) -> _Shown:
    """The speaker as far as it is sure enough: with the name, by the mention alone, or not."""
    if mention is None:
        return _Shown(None, 0.0, None)
    speaker = _speaker(mention, sure, resolver)
    named = sure * mention.sure if speaker.name is not None else sure
    if sure < SPEAKER_AT_LEAST:
        return _Shown(None, round(named, 3), speaker)
    if speaker.name is not None and mention.sure < 1 and named < NAMED_AT_LEAST:
        unnamed = replace(speaker, name=None, role=None)
        return _Shown(unnamed, round(sure, 3), speaker)
    return _Shown(speaker, round(named, 3), None)


def _speaker(mention: Mention, sure: float, resolver: Resolver) -> Speaker:
    tokens = mention.tokens
    end = extent(mention)
    return Speaker(
        name=resolver.name(mention),
        as_written=tokens.source[mention.start : end] or None,
        role=resolver.role(mention),
        paragraph=tokens.paragraph,
        start=mention.start,
        end=end,
        via=resolver.via(mention),
        confidence=round(sure, 3),
    )


def _groups(verdicts: list[Verdict]) -> list[int | None]:
    """A number for the pieces of one statement: the same mention, or unclosed paragraphs."""
    numbers: list[int | None] = [None] * len(verdicts)
    count = 0
    for at in range(1, len(verdicts)):
        if not _continues(verdicts[at - 1], verdicts[at]):
            continue
        if numbers[at - 1] is None:
            numbers[at - 1] = count
            count += 1
        numbers[at] = numbers[at - 1]
    return numbers


def _continues(before: Verdict, here: Verdict) -> bool:
    first, second = before.said, here.said
    if first.marked.continued:
        return follows(before, here)
    if first.marked.paragraph != second.marked.paragraph or before.mention is None:
        return False
    if before.mention is not here.mention:
        return False
    between = first.chunks.letters[first.place + 1 : second.place]
    return kind_of(first) == "direct" and len(between) < 40 and "Q" not in between
