"""Puts the parts together: paragraphs in, quotations with their speakers out."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pressread.article import Quote, QuoteKind, Speaker

from .attribute import Verdict, attribute
from .features import cue_after, cue_before
from .mentions import Mention
from .resolve import Resolver
from .scene import Said, Scene

NAMED_AT_LEAST = 0.35  # below it the speaker is unknown, the candidate kept apart
_PARAGRAPH = re.compile(r"\S[^\n]*(?:\n(?![^\S\n]*(?:\n|\Z))[^\n]*)*")


def quotes_in(paragraphs: Sequence[str]) -> tuple[Quote, ...]:
    """The quotations of a body; see ``find_quotes``."""
    scene = Scene(paragraphs)
    resolver = Resolver(scene, paragraphs)
    verdicts = attribute(scene)
    groups = _groups(verdicts)
    return tuple(
        _quote(verdict, group, resolver, paragraphs)
        for verdict, group in zip(verdicts, groups, strict=True)
    )


def split_text(text: str) -> list[tuple[int, str]]:
    """Paragraphs parted by blank lines, with where each begins."""
    return [(match.start(), match.group()) for match in _PARAGRAPH.finditer(text)]


def _quote(
    verdict: Verdict, group: int | None, resolver: Resolver, paragraphs: Sequence[str]
) -> Quote:
    marked = verdict.said.marked
    text = paragraphs[marked.paragraph]
    speaker = _speaker(verdict, resolver, paragraphs)
    sure = verdict.share >= NAMED_AT_LEAST
    return Quote(
        text=text[marked.start : marked.end],
        kind=kind_of(verdict.said),
        paragraph=marked.paragraph,
        start=marked.start,
        end=marked.end,
        speaker=speaker if sure else None,
        verb=_verb(verdict.mention) if sure else None,
        confidence=round(verdict.share, 3) if speaker else 0.0,
        group=group,
        candidate=None if sure else speaker,
    )


def _speaker(verdict: Verdict, resolver: Resolver, paragraphs: Sequence[str]) -> Speaker | None:
    mention = verdict.mention
    if mention is None:
        return None
    person = resolver.person(verdict)
    paragraph = mention.frame.paragraph
    return Speaker(
        name=person.name if person else None,
        as_written=paragraphs[paragraph][mention.start : mention.end],
        role=resolver.role(person, mention),
        paragraph=paragraph,
        start=mention.start,
        end=mention.end,
    )


def _verb(mention: Mention | None) -> str | None:
    if mention is None:
        return None
    return cue_after(mention) or cue_before(mention) or None


def kind_of(said: Said) -> QuoteKind:
    """``direct`` for a sentence of its own, ``partial`` for words inside the writer's."""
    content, letters = said.text, said.outline.letters
    before = letters[said.place - 1] if said.place > 0 else "^"
    ends = content[-1] in ".?!,…"
    if before in "^.,:Q-SN" and (ends or not said.marked.closed):
        return "direct"
    return "direct" if content[0].isupper() and ends and content.count(" ") > 3 else "partial"


def _groups(verdicts: list[Verdict]) -> list[int | None]:
    """A number for the pieces of one statement: the same mention, or unclosed paragraphs."""
    numbers: list[int | None] = [None] * len(verdicts)
    count = 0
    for at in range(1, len(verdicts)):
        before, here = verdicts[at - 1], verdicts[at]
        if not _continues(before, here):
            continue
        if numbers[at - 1] is None:
            numbers[at - 1] = count
            count += 1
        numbers[at] = numbers[at - 1]
    return numbers


def _continues(before: Verdict, here: Verdict) -> bool:
    if before.said.marked.continued:
        return here.said.marked.paragraph == before.said.marked.paragraph + 1
    same = before.said.marked.paragraph == here.said.marked.paragraph
    return same and before.mention is not None and before.mention is here.mention
