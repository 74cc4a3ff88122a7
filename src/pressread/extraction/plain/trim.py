"""The body as the models see it, trimmed: strays and footers off, repeats and captions out, what
follows in a short paste put to it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from pressread.extraction.plain.blocks import Block
from pressread.extraction.plain.credits import (
    announces_picture,
    bare_credit,
    image_of,
    is_bare_caption,
    labelled_credit,
)
from pressread.extraction.plain.marks import is_furniture, is_pointer
from pressread.extraction.plain.repeats import pull_quotes
from pressread.extraction.plain.shape import Shape

_LEAST_PROSE, _CAPTION, _LABELLED, _LEAST_SHOWN = 9, 45, 30, 5
_MOSTLY, _STRAY, _FAR = 0.7, 0.1, 8
_ABOVE_LEAD, _SHORT = 4, 25
_ABOVE_DATE, _DEK, _STATED_LINE = 20, 60, 20
_FOOTER_MARKS = """account share related comments legal site advert tags appeal bio date byline
    copyright address crumbs image"""
FOOTER = frozenset(_FOOTER_MARKS.split())
"""The marks of lines that are the site's or stand around an article."""
_SENTENCE = 14
_OPENING, _SENTENCE_GAPS = '“"„«‘', 3
_OTHER_PLACES = re.compile(
    r"\balso available (?:as|on|in)\b|\bavailable (?:as|on) (?:an|the|our) app\b"
    r"|\bcan also be (?:accessed|read|found|followed)\b",
    re.I,
)
_VERBS_TOO = frozenset(("share", "site"))  # "to print the map", "to close the mine"
_FOOTER_EVEN_IN_PROSE = frozenset(("bio", "copyright", "image"))
_STATED = frozenset(("byline", "date"))


def below_headline(found: Sequence[Shape], body: list[int], headline: int | None) -> list[int]:
    """The body without the little that stands above its headline."""
    if headline is None or headline <= body[0]:
        return body
    below = [n for n in body if n > headline]
    words = [sum([found[n].size for n in some]) for some in (body, below)]
    return below if words[1] >= _MOSTLY * words[0] else body


def without_strays(found: Sequence[Shape], body: list[int]) -> list[int]:
    """The body without the few lines far above the rest: a menu that talks in sentences."""
    whole, above = sum([found[n].size for n in body]), 0
    start = 0
    for k in range(1, len(body)):
        above += found[body[k - 1]].size
        if above > _STRAY * whole:
            break
        if body[k] - body[k - 1] > _FAR:
            start = k
    return body[start:]


def from_lead(blocks: Sequence[Block], found: Sequence[Shape], body: list[int]) -> list[int]:
    """The body from its lead on: short lines without a stop above it are a dek, a caption or a
    place in the menu.
    """
    stated = {n for n in body[:_ABOVE_LEAD] if _is_stated(found[n])}
    body = [n for n in body if n not in stated] or body
    for k, n in enumerate(body[:_ABOVE_LEAD]):
        if found[n].stops or found[n].size > _SHORT:
            apart = _is_dek(found, body[k:]) or is_bare_caption(blocks[n].text)
            return body[k + 1 :] if apart and len(body) > k + 1 else body[k:]
    return body


def with_announcement(blocks: Sequence[Block], body: list[int], headline: int | None) -> list[int]:
    """The body with the line above it that announces the quotation it begins with: “In a
    statement the ministry said:” is a lead, though it has no stop.
    """
    above = body[0] - 1 if body else -1
    if above < 0 or above == headline or blocks[body[0]].text[0] not in _OPENING:
        return body
    line = blocks[above].text
    announces = line[-1] == ":" and line.count(" ") >= _SENTENCE_GAPS
    return [above, *body] if announces else body


def _is_stated(shape: Shape) -> bool:
    """Whether a line is a byline or a date, which the body may begin with by mistake."""
    return shape.size <= _STATED_LINE and not shape.stops and not _STATED.isdisjoint(shape.marks)


def to_the_end(blocks: Sequence[Block], found: Sequence[Shape], body: list[int]) -> list[int]:
    """The body without what only announces what follows it, or belongs to the site."""
    end = len(body)
    while end > 1:
        n = body[end - 1]
        site = not found[n].stops and found[n].size <= _SHORT and is_furniture(blocks[n].text)
        if not (site or blocks[n].text[-1] in ":："):
            break
        end -= 1
    return body[:end]


def _is_dek(found: Sequence[Shape], body: Sequence[int]) -> bool:
    """Whether the byline or date line stands below the first paragraph, which so is a dek."""
    if len(body) < 3 or not 1 < body[1] - body[0] <= _ABOVE_DATE or found[body[0]].size > _DEK:
        return False
    between = found[body[0] + 1 : body[1]]
    return any(
        shape.size <= 20 and ("byline" in shape.marks or "date" in shape.marks) for shape in between
    )


def read_on(blocks: Sequence[Block], found: Sequence[Shape], body: list[int]) -> list[int]:
    """The body of a small paste and the paragraphs below it, up to the first line of a footer;
    pointers, advertisements and captions between them are passed over.
    """
    longer = list(body)
    for n in range(body[-1] + 1, len(blocks)):
        text, marks = blocks[n].text, found[n].marks
        if is_pointer(text) or ("advert" in marks and found[n].size <= 3):
            continue
        if image_of(text) or bare_credit(text):
            continue
        item = "bullet" in marks and found[n].size >= 3
        if not (found[n].stops or item or text[-1] in ":：") or _is_footer(text, found[n]):
            break
        longer.append(n)
    return longer


def _is_footer(text: str, shape: Shape) -> bool:
    """Whether a line speaks of the site. A whole sentence may hold one of its words by chance."""
    if _OTHER_PLACES.search(text):
        return True
    marks = FOOTER.intersection(shape.marks)
    if shape.prose and len(marks) == 1 and marks <= _VERBS_TOO and "you" not in shape.marks:
        return False
    if shape.prose < _SENTENCE or not marks.isdisjoint(_FOOTER_EVEN_IN_PROSE):
        return bool(marks)
    return len(marks) > 1 or (bool(marks) and "you" in shape.marks)


def without_repeats(
    blocks: Sequence[Block], found: Sequence[Shape], body: Sequence[int], headline: int | None
) -> list[int]:
    """Body blocks without the headline and its copies, captions that say so, paragraphs that
    stand twice, and pull quotes: short blocks whose words all run through another.
    """
    seen = {blocks[headline].text.casefold()} if headline is not None else set()
    pulled = pull_quotes(found, body)
    kept = []
    for n in body:
        text = blocks[n].text.casefold()
        if n == headline or n in pulled or text in seen:
            continue
        if is_image(blocks[n].text, found[n]) or is_pointer(blocks[n].text):
            continue
        if found[n].size <= _CAPTION and (
            credit_below(blocks, found, n) or _is_shown(blocks, found, n)
        ):
            seen.add(text)
            continue
        if found[n].size <= 3 and not found[n].stops and is_furniture(blocks[n].text):
            continue
        if found[n].size >= _LEAST_PROSE:
            seen.add(text)
        kept.append(n)
    return kept


def is_image(text: str, shape: Shape) -> bool:
    """Whether a block says that it is a caption; its shape knows of all but the longest."""
    return "image" in shape.marks or (len(text) > 600 and image_of(text) is not None)


def _is_shown(blocks: Sequence[Block], found: Sequence[Shape], n: int) -> bool:
    """Whether a line is a picture's: its link's label or below it, or a sentence there twice."""
    if announces_picture(blocks[n].text):
        return True
    if n and found[n].size >= _LEAST_SHOWN and announces_picture(blocks[n - 1].text):
        return True
    return found[n].prose > 0 and n + 1 < len(blocks) and blocks[n + 1].text == blocks[n].text


def credit_below(blocks: Sequence[Block], found: Sequence[Shape], n: int) -> str | None:
    """The credit that stands on the next line, where this one is a caption. On the last line of
    all an agency signs its report. A label may credit a picture without words, and so makes
    captions of short sentences alone.
    """
    if n + 2 >= len(blocks):
        return None
    below, worded = blocks[n + 1].text, found[n].stops and found[n].size <= _LABELLED
    return bare_credit(below) or (labelled_credit(below) if worded else None)
