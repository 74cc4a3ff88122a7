"""What is looked at in each block: its length, stop, case, and the closed classes of words."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from pressread.extraction.language import function_words, guess_language
from pressread.extraction.plain.blocks import Block
from pressread.extraction.plain.marks import byline_names, crumbs, date_lines, image_of
from pressread.extraction.plain.words import furniture_classes

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
_STEM = 6
_LENGTHS = (1, 2, 3, 5, 8, 12, 20, 40, 80)


@dataclass(frozen=True, slots=True)
class Shape:
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


def shapes(blocks: Sequence[Block]) -> list[Shape]:
    """The shape of every block."""
    long = " ".join(block.text[:2000] for block in blocks if len(block.text) > 80)
    common = function_words(guess_language(long[:20_000]))
    return [_shape(block.text, common) for block in blocks]


def _shape(text: str, common: frozenset[str]) -> Shape:
    words = tuple(_WORD.findall(text[:4000].casefold()))
    unspaced = len(_UNSPACED.findall(text[:4000]))
    size = max(len(words), len(text.split()) if len(text) > 4000 else 0, unspaced // 2)
    stops = ends_in_stop(text)
    function = sum(word in common for word in words) / len(words) if words else 0.0
    if unspaced > len(text[:4000]) / 3:
        function = 0.3
    prose = min(size, 80) if stops and size >= 9 and (function > 0.07 or size >= 14) else 0
    stems = frozenset([word[:_STEM] for word in words if len(word) > 3])
    return Shape(size, words, stops, function, prose, _marks(text, size), stems, _capitals(text))


def _marks(text: str, size: int) -> tuple[str, ...]:
    found = [name for name, test in _TESTS if test(text)]
    if len(text) <= 600 and image_of(text):
        found.append("image")
    classes = furniture_classes(text)
    found += classes
    if classes and size <= 30:
        found.append("furniture")
    if _BIO.match(text[:200]):
        found.append("bio")
    if size <= 40:
        found += [name for name, test in _LINE_TESTS if test(text)]
    return tuple(found)


_TESTS: tuple[tuple[str, Callable[[str], bool]], ...] = (
    ("address", lambda text: bool(_ADDRESS.search(text[:1000]))),
    ("copyright", lambda text: "©" in text[:300]),
    ("pipe", lambda text: "|" in text[:300]),
    ("colon", lambda text: text[-1] == ":"),
    ("question", lambda text: text[-1] == "?"),
    ("dots", lambda text: text.endswith(("…", "...", "[…]", "[...]", "»", "→", ">"))),
    ("lower", lambda text: text[0].islower()),
    ("quote", lambda text: text[0] in "“\"„«‘”'"),
    ("bullet", lambda text: text[0] in "-*•·–—▪►✓"),
    ("digit", lambda text: text[0].isdigit()),
    ("you", lambda text: not _YOU.isdisjoint(text[:400].casefold().split())),
)
_LINE_TESTS: tuple[tuple[str, Callable[[str], bool]], ...] = (
    ("date", lambda text: bool(date_lines(text))),
    ("byline", lambda text: bool(byline_names(text))),
    ("crumbs", lambda text: bool(crumbs(text))),
)


def bucket(value: float, bounds: Sequence[float]) -> int:
    return bisect_right(bounds, value)


def length_bucket(size: int) -> int:
    return bucket(size, _LENGTHS)


def size_class(size: int) -> str:
    return "SML"[bucket(size, (5, 15))]


def _capitals(text: str) -> int:
    words = [word for word in text[:600].split() if word[0].isalpha()]
    if not words:
        return 0
    if sum(word.isupper() for word in words) > 0.7 * len(words):
        return 4
    return 1 + bucket(sum(word[0].isupper() for word in words) / len(words), (0.4, 0.8))


def runs(words: tuple[str, ...], most: int) -> set[tuple[str, ...]]:
    """Every five words in a row among the first ``most``."""
    return {words[k : k + 5] for k in range(min(len(words), most) - 4)}


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
