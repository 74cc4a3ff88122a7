"""The shape of a text as named features for the body model: what each block is, how often its
words come again, where it stands, what stands around it. No word of an article's own is a feature.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence, Set
from itertools import chain, groupby

from pressread.extraction.plain.blocks import Block
from pressread.extraction.plain.repeats import echoes
from pressread.extraction.plain.shape import (
    Shape,
    bucket,
    density,
    length_bucket,
    size_class,
)

_LEAD = 8


def features(blocks: Sequence[Block], found: Sequence[Shape], title: int | None) -> list[list[str]]:
    """The names of the features that hold, for every block; ``title`` is the likely headline."""
    columns = (
        [_own(block.text, shape) for block, shape in zip(blocks, found, strict=True)],
        _repeated(blocks, found),
        _vocabulary(found),
        _position(found),
        _surroundings(found),
        _neighbours(found),
        _stretches(found),
        _since_marks(found),
        _since_title(found, title),
        _topical(found, title),
    )
    size = f"n{bucket(len(blocks), (8, 20, 50, 120, 300))}"
    gaps = sum([block.gap > 0 for block in blocks]) > len(blocks) / 2
    joined = []
    for n, (block, *parts) in enumerate(zip(blocks, *columns, strict=True)):
        names = ["bias", size]
        if gaps and not block.gap and n:
            names.append("tight")
        for part in parts:
            names += part
        joined.append(names)
    return joined


def _own(text: str, shape: Shape) -> list[str]:
    kind, stop, start = size_class(shape.size), "." if shape.stops else "", text[:1000]
    names = [
        f"w{length_bucket(shape.size)}{stop}",
        f"f{kind}{bucket(shape.function, (0.01, 0.1, 0.2, 0.3, 0.4))}",
        f"c{kind}{shape.case}",
        *[mark + kind for mark in shape.marks],
    ]
    if len(_DIGIT.findall(text, 0, 200)) > 0.3 * len(text[:200]):
        names.append("digits" + kind)
    inner = len(_INNER_STOP.findall(start))
    names.append(f"s{kind}{min(inner, 3)}{stop}")
    names.append(f"comma{kind}{min(start.count(', '), 3)}")
    return names


_DIGIT = re.compile(r"\d")
_INNER_STOP = re.compile(r"[.!?…][\"”»’')]? [“\"„«]?[^\W\d_a-z]")


def _repeated(blocks: Sequence[Block], found: Sequence[Shape]) -> list[list[str]]:
    """Lines that stand twice, and lines whose words run through another block too."""
    lines = [block.text.casefold() for block in blocks]
    counts = Counter(lines)
    echoed = echoes(found)
    names: list[list[str]] = []
    for n, (line, shape) in enumerate(zip(lines, found, strict=True)):
        if counts[line] > 1:
            names.append(["twice" + size_class(shape.size)])
        elif n in echoed:
            names.append(["echo" + size_class(shape.size)])
        else:
            names.append([])
    return names


def _vocabulary(found: Sequence[Shape]) -> list[list[str]]:
    """How many of a block's longer words other paragraphs of the text use too."""
    longer = [{word for word in shape.words if len(word) > 4} for shape in found]
    paragraphs = [words for words, shape in zip(longer, found, strict=True) if shape.prose]
    used = _used(Counter(chain.from_iterable(paragraphs)), 4)
    names = []
    for shape, words in zip(found, longer, strict=True):
        own, many, kind = 1 if shape.prose else 0, len(words), size_class(shape.size)
        share = len(words & used[own]) / many if many else -1
        common = len(words & used[own + 2]) / many if many else -1
        names.append(
            [
                f"v{kind}{bucket(share, (0, 0.01, 0.2, 0.4, 0.6, 0.8))}",
                f"vv{kind}{bucket(common, (0, 0.01, 0.15, 0.3, 0.5))}",
            ]
        )
    return names


def _used(times: Counter[str], most: int) -> list[Set[str]]:
    """The words that stand more often than 0, 1, ... times, up to ``most`` sets."""
    found: list[Set[str]] = [times.keys()]
    for least in range(1, most):
        found.append({word for word in found[-1] if times[word] > least})
    return found


def _position(found: Sequence[Shape]) -> list[list[str]]:
    total = sum(shape.prose for shape in found) or 1
    before, names = 0, []
    for n, shape in enumerate(found):
        share = before / total
        after = (total - before - shape.prose) / total
        here = [
            f"at{bucket(n / len(found), (0.05, 0.15, 0.3, 0.5, 0.7, 0.85, 0.95))}",
            f"before{bucket(share, (0.001, 0.05, 0.15, 0.3, 0.5, 0.7, 0.85, 0.95, 0.999))}",
            f"after{bucket(after, (0.001, 0.05, 0.15, 0.3, 0.5, 0.7, 0.85, 0.95, 0.999))}",
        ]
        if n < 4:
            here.append(f"top{n}{size_class(shape.size)}")
        names.append(here)
        before += shape.prose
    return names


def _surroundings(found: Sequence[Shape]) -> list[list[str]]:
    names = []
    for shape, above, below in zip(found, *density(found), strict=True):
        a, b = bucket(above, _DENSITY), bucket(below, _DENSITY)
        kind = size_class(shape.size) + ("." if shape.stops else "")
        names.append([f"up{a}", f"down{b}", f"around{a // 2}{b // 2}{kind}"])
    return names


_DENSITY = (0.5, 4, 12, 30, 60, 110)


def _neighbours(found: Sequence[Shape]) -> list[list[str]]:
    codes = [f"{bucket(s.size, (3, 8, 20))}{'.' if s.stops else ''}" for s in found]
    marks = [[mark for mark in shape.marks if mark in _TELLING] for shape in found]
    framed = ["end", "end", *codes, "end", "end"]
    names = []
    for n in range(len(found)):
        here = [f"-2{framed[n]}", f"-1{framed[n + 1]}", f"+1{framed[n + 3]}", f"+2{framed[n + 4]}"]
        if n and marks[n - 1]:
            here += ["-1" + mark for mark in marks[n - 1]]
        if n + 1 < len(found) and marks[n + 1]:
            here += ["+1" + mark for mark in marks[n + 1]]
        names.append(here)
    return names


_TELLING = frozenset(
    (
        "furniture",
        "account",
        "share",
        "related",
        "comments",
        "legal",
        "date",
        "byline",
        "colon",
        "image",
        "bullet",
        "crumbs",
        "name",
        "tags",
        "bio",
        "advert",
        "appeal",
    )
)


def _stretches(found: Sequence[Shape]) -> list[list[str]]:
    """How many lines in a row, this among them, end in a stop, or do not: menus and lists of
    headlines against paragraphs.
    """
    names: list[list[str]] = []
    for stops, group in groupby(found, key=lambda shape: shape.stops):
        some = list(group)
        length = bucket(len(some), (2, 3, 5, 9, 17))
        sign = "." if stops else ""
        names += [[f"row{length}{sign}{size_class(shape.size)}"] for shape in some]
    return names


_LASTING = ("date", "byline", "furniture", "related", "comments", "legal", "share", "tags")


_LONG_AGO = 20
_AGO = [
    [f"{mark}ago{bucket(ago, (2, 4, 8, 20))}" for ago in range(_LONG_AGO + 1)] + [f"{mark}ago5"]
    for mark in _LASTING
]


def _since_marks(found: Sequence[Shape]) -> list[list[str]]:
    """How many blocks ago a date line or byline stood, and furniture."""
    last: list[int | None] = [None] * len(_LASTING)
    names = []
    for n, shape in enumerate(found):
        names.append(
            [
                ago[-1] if at is None else ago[min(n - at, _LONG_AGO)]
                for ago, at in zip(_AGO, last, strict=True)
            ]
        )
        if shape.marks and shape.size <= 20:
            last = [
                n if mark in shape.marks else at for mark, at in zip(_LASTING, last, strict=True)
            ]
    return names


def _since_title(found: Sequence[Shape], title: int | None) -> list[list[str]]:
    """How far below (or above) the likely headline, and how much prose stands between."""
    if title is None:
        return [["untitled"]] * len(found)
    names: list[list[str]] = []
    prose = 0
    for n, shape in enumerate(found):
        kind = size_class(shape.size)
        if n <= title:
            names.append([f"over{bucket(title - n, (1, 2, 4, 10, 30))}"])
            continue
        below = bucket(n - title, (2, 3, 5, 8, 12, 20, 40))
        names.append([f"under{below}{kind}", f"since{bucket(prose, (1, 40, 120, 400))}{kind}"])
        prose += shape.prose
    return names


def _topical(found: Sequence[Shape], title: int | None) -> list[list[str]]:
    """How many of a block's words the likely headline and the paragraphs below it have."""
    if title is None:
        return [[]] * len(found)
    lead = [n for n in range(title, min(len(found), title + 60)) if found[n].prose][:_LEAD]
    top = {title, *lead}
    once, twice = _used(Counter(chain.from_iterable([found[n].stems for n in top])), 2)
    named = found[title].stems
    names = []
    for n, shape in enumerate(found):
        own, kind = shape.stems, size_class(shape.size)
        share = len(own & (twice if n in top else once)) / len(own) if own else -1
        titled = len(own & named) / len(own) if own and n != title else -1
        names.append(
            [
                f"topic{kind}{bucket(share, (0, 0.01, 0.15, 0.3, 0.5))}",
                f"titled{kind}{bucket(titled, (0, 0.01, 0.1, 0.3))}",
            ]
        )
    return names
