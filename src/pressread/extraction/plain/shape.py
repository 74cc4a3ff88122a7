"""What is looked at in each block: its length, stop, case, and the closed classes of words."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from pressread.extraction.language import function_words, guess_language
from pressread.extraction.plain.blocks import Block
from pressread.extraction.plain.credits import CREDIT_WORDS, image_of
from pressread.extraction.plain.marks import (
    classes_of,
    crumbs,
    date_lines,
    first_words,
    is_yearless,
)
from pressread.text.byline_words import LEAD_WORDS
from pressread.text.bylines import is_name, signed
from pressread.text.calendar import MONTHS

_STOP = re.compile(r"[.!?…。！？؟।][\"”»“’')\]]*$")
_WORD = re.compile(r"[^\W_]+")
_UNSPACED = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\u0e00-\u0e7f]")
_ADDRESS = re.compile(r"https?:|www\.|@\w|#\w|\.com\b|\bpic\.", re.I)
_BIO = re.compile(
    r"(?:[A-ZÀ-Þ][\w.’'-]+ ){2,4}(?:(?:is|was) (?:an?|the|our) .{0,80}(?:reporter|editor|writer"
    r"|journalist|correspondent|author|columnist|contributor|founder|fellow|professor|producer)"
    r"|(?:covers|writes|reports) |ist .{0,60}(?:Redakteur|Autor|Korrespondent|Journalist))"
    r"|(?i:about the authors?|written by|über den autor|sobre el autor)"
)
_YOU_WORDS = """you your yours we our us sie ihr ihre wir unser vous votre vos nous notre nos
    usted su tu"""
_YOU = frozenset(_YOU_WORDS.split())
_ADDRESSED = frozenset(("http", "https", "www", "com", "pic"))
_DIGIT = re.compile(r"\d")
_FIGURES = re.compile(
    r"\d(?:[./-]\d|\s?[年년]|[^\W\d_])|İ.*\d|\d.*İ"
)  # dates without a month's word
_STEM, _LOOKED_AT, _DATE_LINE = 6, 4000, 200
_LEAST_CAPTION, _NAME = 5, 5
_LENGTHS = (1, 2, 3, 5, 8, 12, 20, 40, 80)


class Shape(NamedTuple):
    """What is looked at once a block. ``size`` counts words (two characters of Chinese each);
    ``stems`` are the longer words, cut short so that inflections meet; ``case`` is a class of
    capitals.
    """

    size: int
    words: tuple[str, ...]
    stops: bool
    function: float
    prose: int
    marks: tuple[str, ...]
    stems: frozenset[str]
    case: int


def ends_in_stop(text: str) -> bool:
    """Whether the text ends as a sentence does, closing marks aside."""
    return _STOP.search(text[-8:]) is not None


def main_language(blocks: Sequence[Block]) -> str | None:
    """The language of the longer blocks."""
    return guess_language(" ".join([block.text[:2000] for block in blocks if is_long(block)]))


def is_long(block: Block) -> bool:
    """Whether a block is more than a line of a menu."""
    return len(block.text) > 80


def shapes(blocks: Sequence[Block], language: str | None) -> list[Shape]:
    """The shape of every block; of a ``language`` that is not known all function words count."""
    common = _common(language)
    return [_shape(block.text, common) for block in blocks]


_common = cache(function_words)


def _shape(text: str, common: frozenset[str]) -> Shape:
    folded = text[:_LOOKED_AT].casefold()
    words = tuple(_WORD.findall(folded))
    unspaced = 0 if folded.isascii() else len(_UNSPACED.findall(text[:_LOOKED_AT]))
    size = max(len(words), len(text.split()) if len(text) > _LOOKED_AT else 0, unspaced // 2)
    stops = ends_in_stop(text)
    function = sum(map(common.__contains__, words)) / len(words) if words else 0.0
    if unspaced > len(text[:_LOOKED_AT]) / 3:
        function = 0.3
    prose = min(size, 80) if stops and size >= 9 and (function > 0.07 or size >= 14) else 0
    stems = frozenset([word[:_STEM] for word in words if len(word) > 3])
    marks = _marks(text, folded, words, size) + _picture(text, words, size, stops)
    return Shape(size, words, stops, function, prose, marks, stems, _capitals(text))


def _marks(text: str, folded: str, words: tuple[str, ...], size: int) -> tuple[str, ...]:
    """What the block says that it is. The words decide first which pattern is worth trying."""
    found = _signs(text)
    known = _telling().intersection(words)
    if "@" in text or "#" in text or not _ADDRESSED.isdisjoint(known):
        found += ["address"] if _ADDRESS.search(text[:1000]) else []
    if known:
        found += _marks_of_words(folded, known, size)
    if _BIO.match(text[:200]):
        found.append("bio")
    if size <= 40:
        found += _marks_of_lines(text, words)
    return tuple(found)


@cache
def _telling() -> frozenset[str]:
    """Words that begin or make up what marks a block; most have none."""
    return first_words() | _ADDRESSED | _YOU


def _marks_of_words(folded: str, known: frozenset[str], size: int) -> list[str]:
    found = []
    if not _YOU.isdisjoint(known) and not _YOU.isdisjoint(folded[:400].split()):
        found.append("you")
    classes = classes_of(folded[:400], first_words() & known)
    if classes:
        found += sorted(classes)
        found += ["furniture"] if size <= 30 else []
    return found


def _picture(text: str, words: tuple[str, ...], size: int, stops: bool) -> tuple[str, ...]:
    """``image`` where the block says that it is a caption or a credit. Only those without a stop
    may do so without a word of the trade.
    """
    worth = (size >= _LEAST_CAPTION and not stops) or not CREDIT_WORDS.isdisjoint(words)
    return ("image",) if worth and len(text) <= 600 and image_of(text) else ()


def _signs(text: str) -> list[str]:
    """The marks that one character gives."""
    first, last, found = text[0], text[-1], []
    if "©" in text[:300]:
        found.append("copyright")
    if "|" in text[:300]:
        found.append("pipe")
    if last in _LAST_SIGNS:
        found.append(_LAST_SIGNS[last])
    elif text.endswith(("...", "[…]", "[...]")):
        found.append("dots")
    if first in _FIRST_SIGNS:
        found.append(_FIRST_SIGNS[first])
    elif first.islower():
        found.append("lower")
    elif first.isdigit():
        found.append("digit")
    return found


_LAST_SIGNS = {":": "colon", "?": "question", **dict.fromkeys("…»→>", "dots")}
_FIRST_SIGNS = {**dict.fromkeys("“\"„«‘”'", "quote"), **dict.fromkeys("-*•·–—▪►✓", "bullet")}


def _marks_of_lines(text: str, words: tuple[str, ...]) -> list[str]:
    found = []
    if (
        len(text) <= _DATE_LINE
        and _may_date(text, words)
        and (date_lines(text) or is_yearless(text))
    ):
        found.append("date")
    if words and words[0] in LEAD_WORDS and signed(text):
        found.append("byline")
    if crumbs(text):
        found.append("crumbs")
    if len(words) <= _NAME and is_name(text):
        found.append("name")
    return found


def _may_date(text: str, words: tuple[str, ...]) -> bool:
    if _FIGURES.search(text) or "İ" in text:
        return True
    return _DIGIT.search(text) is not None and not MONTHS.keys().isdisjoint(words)


def bucket(value: float, bounds: Sequence[float]) -> int:
    return bisect_right(bounds, value)


def length_bucket(size: int) -> int:
    return bucket(size, _LENGTHS)


def size_class(size: int) -> str:
    return "SML"[bucket(size, (5, 15))]


def _capitals(text: str) -> int:
    words = [word for word in text[:200].split() if word[0].isalpha()]
    if not words:
        return 0
    if sum(map(str.isupper, words)) > 0.7 * len(words):
        return 4
    return 1 + bucket(sum([word[0].isupper() for word in words]) / len(words), (0.4, 0.8))


def density(found: Sequence[Shape]) -> tuple[list[float], list[float]]:
    """How much prose stands just before and just after each block, the nearer the more."""
    before = _faded([shape.prose for shape in found])
    after = _faded([shape.prose for shape in reversed(found)])[::-1]
    return before, after


def _faded(values: Sequence[int]) -> list[float]:
    """The sum of the values before each, each step back counting less."""
    sums, running = [], 0.0
    for value in values:
        sums.append(running)
        running = 0.75 * running + value
    return sums
