"""Short texts that are nothing but the article: a headline, a date, and what it says.

A wire's brief ("Qtly div eight cts vs eight cts", "Pay June one") has no sentence that the models
know for prose. Where a text is that and no menu, its first line is the headline and the rest the
body.
"""

from __future__ import annotations

from collections.abc import Sequence

from pressread.extraction.plain.blocks import Block
from pressread.extraction.plain.marks import is_pointer
from pressread.extraction.plain.shape import Shape

_MOST, _FEW = 80, 12
_STATED = frozenset(("byline", "date"))
_NO_TITLE = _STATED | {"image"}
_OTHER_MARKS = "account related comments site advert tags appeal address copyright crumbs image"
_OTHER = frozenset(_OTHER_MARKS.split())
_SITE = _OTHER | {"share", "legal", "bio"}
_NO_SENTENCE = frozenset(("copyright", "bio", "address", "image"))
_NO_SHORT_SENTENCE = _NO_SENTENCE | {"comments", "account", "appeal"}
_TOP = 12
_LONG, _SOME, _SENTENCE, _WHOLE = 40, 4, 3, 14


def brief(blocks: Sequence[Block], found: Sequence[Shape]) -> tuple[int | None, list[int]] | None:
    """The headline's index and those of the body; ``None`` where the text is no brief."""
    if not 1 <= len(blocks) <= _MOST:
        return None
    if len(blocks) == 1:
        return (None, [0]) if _says_something(found[0]) else None
    first = below_top(found)
    body = [n for n in range(first, len(blocks)) if not is_pointer(blocks[n].text)]
    while body and not found[body[-1]].stops and not _OTHER.isdisjoint(found[body[-1]].marks):
        body.pop()
    if not body or not is_title(found[0]) or not _is_brief(blocks, found, body):
        return None
    return 0, body


def _says_something(shape: Shape) -> bool:
    """Whether a line alone is worth keeping: a sentence, or many words."""
    return _OTHER.isdisjoint(shape.marks) and (
        (shape.stops and shape.size >= _SENTENCE) or shape.size >= _LONG
    )


def below_top(found: Sequence[Shape]) -> int:
    """The first block below the headline that is no date line and no byline."""
    first = 1
    while first < len(found) and is_stated(found[first]):
        first += 1
    return first


def is_stated(shape: Shape) -> bool:
    """Whether a line is short and a byline or a date."""
    return shape.size <= _TOP and not _STATED.isdisjoint(shape.marks)


def is_title(shape: Shape) -> bool:
    """Whether a block may be a headline: of its length, no date, byline or caption."""
    return 1 <= shape.size <= _LONG and _NO_TITLE.isdisjoint(shape.marks)


def _is_brief(blocks: Sequence[Block], found: Sequence[Shape], body: Sequence[int]) -> bool:
    """Whether the lines tell something: figures, sentences, or a few lines of some words."""
    odd = sum(not _OTHER.isdisjoint(found[n].marks) for n in body)
    if odd > len(body) / 4:
        return False
    figures = sum(any(map(str.isdigit, blocks[n].text)) for n in body)
    prose = sum(shape.prose > 0 for shape in found)
    worded = sum(found[n].size for n in body) >= 2.5 * len(body)
    if prose:
        mostly = prose <= 0.4 * len(body) and figures >= 0.6 * len(body)
        told = sum(found[n].size >= _SENTENCE for n in body) >= 0.8 * len(body)
        return mostly and (_stated_day(found) or (told and not odd))
    telling = figures >= len(body) / 2 or any(_says_something(found[n]) for n in body)
    few = len(body) <= _FEW and any(found[n].size >= _SOME for n in body)
    return worded and (telling or few)


def _stated_day(found: Sequence[Shape]) -> bool:
    return len(found) > 1 and is_stated(found[1])


def article_alone(blocks: Sequence[Block], found: Sequence[Shape]) -> tuple[int, list[int]] | None:
    """The headline's index and those of the body, where a text is a headline, perhaps a byline and
    a date, and sentences to its end: no model need be asked. ``None`` where it has more lines.
    """
    first = below_top(found)
    if not first < len(blocks) <= _MOST or found[0].stops or not is_title(found[0]):
        return None
    body = range(first, len(blocks))
    whole = all(_is_sentence(blocks[n].text, found[n]) for n in body)
    return (0, list(body)) if whole and any(found[n].prose for n in body) else None


def with_all_sentences(
    blocks: Sequence[Block], found: Sequence[Shape], body: Sequence[int]
) -> list[int]:
    """The body and the sentences around it, where a text has a headline, a date and paragraphs
    and nothing of a site: whatever their words, all of them are the article's.
    """
    first = below_top(found)
    if not body or body[0] not in (first, 0) or not _is_clean(found, first):
        return list(body)
    kept = set(body)
    sentences = [
        n
        for n in range(first + 1, len(blocks))
        if n in kept or _is_sentence(blocks[n].text, found[n])
    ]
    return [*(n for n in body if n <= first), *sentences]


def _is_clean(found: Sequence[Shape], first: int) -> bool:
    """Whether no short line without a stop has a word of menus, share bars or footers."""
    return not any(
        shape.size <= _TOP and not shape.stops and not _SITE.isdisjoint(shape.marks)
        for shape in found[first:]
    )


def _is_sentence(text: str, shape: Shape) -> bool:
    marks = _SITE.intersection(shape.marks)
    lone = len(marks) <= 1 and not (marks and "you" in shape.marks)
    telling = _NO_SHORT_SENTENCE if shape.size < _WHOLE else _NO_SENTENCE
    apart = not telling.isdisjoint(shape.marks) or is_pointer(text)
    return shape.stops and shape.size >= _SENTENCE and lone and not apart
