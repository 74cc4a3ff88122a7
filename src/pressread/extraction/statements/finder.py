"""Puts the parts together: paragraphs in, quotations with their speakers out."""

from __future__ import annotations

import gc
import re
from collections.abc import Sequence

from pressread.article import Quote, QuoteKind, Speaker
from pressread.text.linear import calibrated

from .attribution import Verdict, attribute, follows, models
from .document import Document, Said
from .mentions import Mention, extent
from .resolution import Resolver
from .transcript import Spans, spoken_spans

NAMED_AT_LEAST = 0.4  # confidence; below it the speaker is unknown, the candidate kept apart
_BLOCK = re.compile(r"\S[^\n]*(?:\n[^\S\n]*\S[^\n]*)*")
_LONG_LINE = 100  # a line this long is a paragraph of its own, not a wrapped line


def quotes_in(
    paragraphs: Sequence[str], byline: Sequence[str] = (), kinds: Sequence[str] = ()
) -> tuple[Quote, ...]:
    """The quotations of a body; see ``find_quotes``."""
    spans = spoken_spans(paragraphs, kinds)
    if not any(spans.marked):
        return ()
    collecting = gc.isenabled()
    gc.disable()  # an article makes few cycles, but objects enough to have it look for some
    try:
        return _attributed(paragraphs, spans, byline)
    finally:
        if collecting:
            gc.enable()


def _attributed(
    paragraphs: Sequence[str], spans: Spans, byline: Sequence[str]
) -> tuple[Quote, ...]:
    document = Document(paragraphs, spans)
    verdicts = attribute(document)
    if not verdicts:
        return ()
    resolver = Resolver(document, byline)
    groups = _groups(verdicts)
    return tuple(
        _quote(verdict, group, resolver) for verdict, group in zip(verdicts, groups, strict=True)
    )


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
    speaker = _speaker(mention, resolver)
    confidence = _confidence(verdict, speaker)
    sure = speaker is not None and confidence >= NAMED_AT_LEAST
    return Quote(
        text=source[marked.start : marked.end],
        kind=kind_of(verdict.said),
        paragraph=marked.paragraph,
        start=marked.start,
        end=marked.end,
        speaker=speaker if sure else None,
        verb=verdict.verb if sure else None,
        confidence=confidence,
        group=group,
        candidate=None if sure else speaker,
    )


def _confidence(verdict: Verdict, speaker: Speaker | None) -> float:
    if speaker is None or verdict.mention is None:
        return 0.0
    value = calibrated(verdict.share, models()["confidence"])
    if speaker.name is not None:
        value *= verdict.mention.sure
    return round(value, 3)


def _speaker(mention: Mention | None, resolver: Resolver) -> Speaker | None:
    if mention is None:
        return None
    tokens = mention.tokens
    end = extent(mention)
    return Speaker(
        name=resolver.name(mention),
        as_written=tokens.source[mention.start : end] or None,
        role=resolver.role(mention),
        paragraph=tokens.paragraph,
        start=mention.start,
        end=end,
    )


def kind_of(said: Said) -> QuoteKind:
    """``direct`` for a sentence of its own, ``partial`` for words inside the writer's."""
    if said.marked.given:
        return "direct"
    content, letters = said.text, said.chunks.letters
    before = letters[said.place - 1] if said.place > 0 else "^"
    ends = content[-1] in ".?!,…"
    if before in "^.,:Q-SN" and (ends or not said.marked.closed):
        return "direct"
    if before in "^.:Q" and content[0].isupper() and content.count(" ") > 1:
        return "direct"
    return "direct" if content[0].isupper() and ends and content.count(" ") > 3 else "partial"


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
