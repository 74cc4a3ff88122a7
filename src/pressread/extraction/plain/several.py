"""Several clips in one text: where the head of the next one begins.

A new article is told by its head (a headline with a byline, a paper or a date below or above it)
that repeats what the first one has, not by one separator: stories have breaks and numbers too.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from pressread.extraction.plain.blocks import Block, read_blocks
from pressread.extraction.plain.clip import is_paragraph, read_clip
from pressread.extraction.plain.head_lines import read_head_line
from pressread.extraction.plain.labelled_lines import HeadLine
from pressread.extraction.plain.marks import crumbs
from pressread.extraction.plain.shape import Shape, main_language, shapes
from pressread.text.bylines import is_name
from pressread.text.dates import find_stamps

_PREAMBLE = 20  # words above the first head that may be set aside
_PARAGRAPHS, _WORDS = 2, 40  # of an article that has lines of a site around it
_MOST, _WIDE_GAP, _HIGHEST, _TITLE, _TITLES, _SECTION = 4000, 2, 16, 40, 3, 3
_BREAKS = re.compile(r"\r\n?|[\u2028\u2029\x85]")
_SEPARATOR = re.compile(r"\s*(?:[-*_=~+#•·]\s?){3,}\s*|.*\f.*")
_NUMBERED = re.compile(r"\s*#{0,6}\s*(?:\(?\d{1,3}[.):]|\d{1,3}\s?/\s?\d{1,3})\s+")
SEVERAL = "this may be several articles in one text: there is another head further down"


@dataclass(frozen=True, slots=True)
class _Head:
    """The lines between two runs of paragraphs: from block ``start`` on, paragraphs from
    ``below``, its headline at ``title``. ``states``: the roles that its lines have; ``parted``:
    a separator stands above it.
    """

    start: int
    below: int
    title: int
    states: frozenset[str]
    parted: bool


def split_text(text: str) -> list[str]:
    """The clips of a text, each with its head; the text alone where it may be one article."""
    lines = _BREAKS.sub("\n", text).split("\n")
    if not 4 <= len(lines) <= _MOST * 4 or sum(map(_may_be_of_head, lines)) < _HEAD_LINES:
        return [text]
    blocks = [block for block in read_blocks(text) if not block.row]
    if not 4 <= len(blocks) <= _MOST:
        return [text]
    found = shapes(blocks, main_language(blocks))
    heads = _heads(blocks, found, _separators(lines))
    if len(heads) < 2:
        return [text]
    starts = [blocks[n].line - 1 for n in _starts(heads)]
    parts = ["\n".join(lines[a:b]) for a, b in zip(starts, [*starts[1:], len(lines)], strict=True)]
    if all(_NUMBERED.match(part) for part in parts):
        parts = [_NUMBERED.sub("", part, count=1) for part in parts]
    told = sum(len(line.split()) for line in lines[: starts[0]])
    return parts if told < _PREAMBLE and all(map(_is_whole, parts)) else [text]


def _may_be_of_head(line: str) -> bool:
    """Whether a line is short and no sentence: two heads have two headlines and two others."""
    line = line.strip()
    return 0 < len(line) <= _HEAD_WIDTH and line[-1] not in ".…"


_HEAD_LINES, _HEAD_WIDTH = 4, 200


def _starts(heads: Sequence[_Head]) -> list[int]:
    """The blocks at which the articles begin. What stands above the first headline alone is the
    head of the whole ("Press review, 10 March").
    """
    bare = all(head.title == head.start for head in heads[1:])
    return [heads[0].title if bare else heads[0].start, *(head.start for head in heads[1:])]


def has_other_heads(blocks: Sequence[Block], found: Sequence[Shape]) -> bool:
    """Whether more than one head stands in what is read as one article."""
    return len(_heads(blocks, found, frozenset())) > 1


def has_letters(blocks: Sequence[Block], found: Sequence[Shape]) -> bool:
    """Whether texts end each in a name and a place, as letters to a paper do, down to the last."""
    ends = [
        n
        for n in range(1, len(blocks))
        if is_paragraph(blocks[n - 1], found[n - 1]) and _is_signature(blocks[n : n + 2])
    ]
    return len(ends) > 1 and len(blocks) - ends[-1] <= _SIGNED_LINES


LETTERS = "these may be several letters in one text: more than one ends in a name and a place"
_SIGNED_LINES, _PLACE_WORDS = 3, 3


def _is_signature(lines: Sequence[Block]) -> bool:
    """Whether a line is a name with a place behind it or alone on the next line."""
    name, comma, place = lines[0].text.partition(",")
    place = place.strip() if comma else lines[1].text if len(lines) > 1 else ""
    named = place[:1].isupper() and place[-1] not in ".?!:" and not find_stamps(place)
    return named and len(place.split()) <= _PLACE_WORDS and is_name(name.strip())


def _is_whole(text: str) -> bool:
    """Whether a part is a clip, or has paragraphs enough to be an article with a site's lines."""
    blocks = [block for block in read_blocks(text) if not block.row]
    found = shapes(blocks, main_language(blocks))
    if read_clip(blocks, found) is not None:
        return True
    told = [shape.size for b, shape in zip(blocks, found, strict=True) if is_paragraph(b, shape)]
    return len(told) >= _PARAGRAPHS and sum(told) >= _WORDS


def _separators(lines: Sequence[str]) -> frozenset[int]:
    """The 1-based numbers of lines that only part what stands above and below."""
    return frozenset(n for n, line in enumerate(lines, 1) if _SEPARATOR.fullmatch(line))


def _heads(
    blocks: Sequence[Block], found: Sequence[Shape], separators: frozenset[int]
) -> list[_Head]:
    """The heads of the articles; those without what the first one states are none, unless they
    are set off as others are.
    """
    heads: list[_Head] = []
    for start, below in _zones(blocks, found):
        head = _head(blocks, found, start, below, separators)
        if head is not None and (not heads or head.states & heads[0].states or head.parted):
            heads.append(head)
    told = [head for head in heads if head.states]
    if len(told) < 2 and len(told) < len(heads):
        return told
    return heads if any(head.parted for head in told[1:]) else told


def _zones(blocks: Sequence[Block], found: Sequence[Shape]) -> list[tuple[int, int]]:
    """The runs of blocks that are no paragraphs, each with the paragraph below it."""
    zones, start = [], 0
    for n, (block, shape) in enumerate(zip(blocks, found, strict=True)):
        if is_paragraph(block, shape) and read_head_line(block.text) is None:
            if n > start:
                zones.append((start, n))
            start = n + 1
    return zones


def _head(
    blocks: Sequence[Block],
    found: Sequence[Shape],
    start: int,
    below: int,
    separators: frozenset[int],
) -> _Head | None:
    """The head in some lines above a paragraph, cut off from the foot of the article before."""
    cut = next(
        (n for n in range(below - 1, start, -1) if _parts(blocks, n, separators)),
        start if start == 0 or _parts(blocks, start, separators) else -1,
    )
    parted = cut > 0
    lines = {n: line for n in range(max(cut, start), below) if (line := _line(blocks[n].text))}
    titles = [n for n in range(max(cut, start), below) if n not in lines]
    titles = [n for n in titles if found[n].size <= _TITLE]
    if cut < 0:  # what stands above the headline ends the article before
        titles = _above_stated(titles, lines)
        cut = _with_stated(blocks, found, titles[0], start, lines) if titles else start
    numbered = [n for n in titles if _NUMBERED.match(blocks[n].text)]
    titles = numbered[-1:] or titles
    headed = next((n for n, line in lines.items() if line.headline), None)
    title = headed if headed is not None else titles[0] if titles else cut
    states = frozenset(role for n, line in lines.items() if n >= cut for role in _roles(line))
    told = len(states) >= 2 or parted
    if (
        not (titles or headed is not None)
        or len(titles) > _TITLES
        or not told
        or below - cut > _HIGHEST
    ):
        return None
    return _Head(cut, below, title, states, parted)


def _line(text: str) -> HeadLine | None:
    return None if crumbs(text) and "/" in text else read_head_line(text)


def _above_stated(titles: list[int], lines: dict[int, HeadLine]) -> list[int]:
    """The headline among lines that end one article and begin the next: the last above a line
    that states something.
    """
    below = [n for n in titles if any(m > n and lines[m].states for m in lines)]
    return below[-1:] or titles[:1]


def _with_stated(
    blocks: Sequence[Block],
    found: Sequence[Shape],
    title: int,
    start: int,
    lines: dict[int, HeadLine],
) -> int:
    """The block at which an article begins: that of a paper and a day over its headline, or of a
    section; a line nearer to the text above ends the article before.
    """
    above = title
    while above > start and above - 1 in lines and lines[above - 1].states:
        above -= 1
    within = [block.gap for block in blocks[above + 1 : title + 1]]
    if within and blocks[above].gap > max(within):
        return above
    return _with_section(blocks, found, title, start)


def _with_section(blocks: Sequence[Block], found: Sequence[Shape], title: int, start: int) -> int:
    """The block at which an article begins: that of a section over its headline, if one is."""
    above = title - 1
    if above < start or blocks[above].gap < blocks[title].gap:
        return title
    return above if found[above].size <= _SECTION or crumbs(blocks[above].text) else title


def _parts(blocks: Sequence[Block], n: int, separators: frozenset[int]) -> bool:
    """Whether a separator or a wide gap stands directly above a block."""
    above = blocks[n - 1].line + 1 if n else 1
    between = range(above, blocks[n].line + 1)
    return blocks[n].gap > _WIDE_GAP or any(line in separators for line in between)


def _roles(line: HeadLine) -> list[str]:
    """What a line states, of that by which heads are told: by whom, where, when."""
    strong = {
        "byline": bool(line.byline or line.names),
        "publisher": bool(line.publisher),
        "date": bool(line.published),
    }
    return [role for role, holds in strong.items() if holds]
