"""What stands above the body: sections, kicker, headline, dek, byline, date, captions."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from pressread.article import Image
from pressread.extraction.plain.blocks import Block
from pressread.extraction.plain.marks import (
    byline_names,
    crumbs,
    date_lines,
    image_of,
    is_name,
)
from pressread.extraction.plain.words import is_furniture


@dataclass(slots=True)
class Head:
    """The fields found above the body; ``used`` maps block indices to the field they gave."""

    headline: str | None = None
    kicker: str | None = None
    summary: str | None = None
    sections: tuple[str, ...] = ()
    byline: tuple[str, ...] = ()
    published: str | None = None
    updated: str | None = None
    images: list[Image] = field(default_factory=list)
    used: dict[int, str] = field(default_factory=dict)


def read_head(blocks: Sequence[Block], first_body: int) -> Head:
    """The fields of ``blocks[:first_body]``."""
    head = Head()
    titles = [n for n in range(first_body) if _take_marked(blocks[n].text, n, head)]
    _take_headline(blocks, titles, head)
    return head


def _take_marked(text: str, number: int, head: Head) -> bool:
    """Read a line that says what it is; ``True`` where it says nothing."""
    names, dates, image, parts = byline_names(text), date_lines(text), image_of(text), crumbs(text)
    if names:
        head.byline = head.byline or names
        head.used[number] = "byline"
    if dates:
        for found in dates:
            if not getattr(head, found.kind):
                setattr(head, found.kind, found.value)
        head.used.setdefault(number, "published")
    elif image:
        head.images.append(image)
        head.used[number] = "images"
    elif parts and not head.sections:
        head.sections = parts
        head.used[number] = "sections"
    return number not in head.used and not is_furniture(text)


def _take_headline(blocks: Sequence[Block], titles: list[int], head: Head) -> None:
    if not titles:
        return
    number = max(titles, key=lambda n: _headline_score(blocks[n].text, n))
    head.headline = blocks[number].text
    head.used[number] = "headline"
    before, after = [n for n in titles if n < number], [n for n in titles if n > number]
    if before and before[-1] == number - 1 and len(blocks[before[-1]].text.split()) <= 4:
        head.kicker = blocks[before[-1]].text
        head.used[before[-1]] = "kicker"
    for n in after:
        _take_below(blocks[n].text, n, head)


def _headline_score(text: str, number: int) -> float:
    words = len(text.split())
    return min(words, 8) - max(0, words - 20) - number * 0.1


def _take_below(text: str, number: int, head: Head) -> None:
    """A line between headline and body: a name, a dek or a caption."""
    if is_name(text) and not head.byline:
        head.byline = (text,)
        head.used[number] = "byline"
    elif looks_like_caption(text):
        head.images.append(Image(text))
        head.used[number] = "images"
    elif head.summary is None and len(text.split()) >= 4:
        head.summary = text
        head.used[number] = "summary"


_VERB = re.compile(
    r"\b(?:is|are|was|were|has|have|had|will|would|can|could|may|might|must|says?|said|does|did|do"
    r"|ist|sind|war|hat|haben|wird|werden|kann|soll|est|sont|était|ont|sera|peut|es|son|fue|ha|han"
    r"|será|puede|è|sono|foi|são|não)\b",
    re.I,
)


def looks_like_caption(text: str) -> bool:
    """A few words without a verb and without a stop, beginning as a noun phrase does."""
    words = text.split()
    if not 3 <= len(words) <= 25 or text[-1] in ".!?:" or _VERB.search(text):
        return False
    return (
        re.match(
            r"(?:an?|the|file photo|ein|eine|der|die|das|une?|la|le|el|los|las|un)\s", text, re.I
        )
        is not None
    )
