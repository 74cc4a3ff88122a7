"""The shape of a text as named features for the body model: what each block is, how often its
words come again, where it stands, what stands around it. No word of an article's own is a feature.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from pressread.extraction.plain.blocks import Block
from pressread.extraction.plain.shape import (
    Shape,
    bucket,
    density,
    length_bucket,
    runs,
    size_class,
)

_LEAD = 8


def features(blocks: Sequence[Block], found: Sequence[Shape], title: int | None) -> list[list[str]]:
    """The names of the features that hold, for every block; ``title`` is the likely headline."""
    columns = [
        [_own(block.text, shape) for block, shape in zip(blocks, found, strict=True)],
        _repeated(blocks, found),
        _vocabulary(found),
        _position(found),
        _surroundings(found),
        _neighbours(found),
        _since_marks(found),
        _since_title(found, title),
        _topical(found, title),
    ]
    size = bucket(len(blocks), (8, 20, 50, 120, 300))
    gaps = sum(block.gap > 0 for block in blocks) > len(blocks) / 2
    joined = []
    for n, block in enumerate(blocks):
        names = ["bias", f"n{size}"]
        if gaps and not block.gap and n:
            names.append("tight")
        for column in columns:
            names += column[n]
        joined.append(names)
    return joined


def _own(text: str, shape: Shape) -> list[str]:
    kind, stop = size_class(shape.size), "." if shape.stops else ""
    names = [
        f"w{length_bucket(shape.size)}{stop}",
        f"f{kind}{bucket(shape.function, (0.01, 0.1, 0.2, 0.3, 0.4))}",
        f"c{kind}{shape.case}",
        *(f"{mark}{kind}" for mark in shape.marks),
    ]
    if sum(map(str.isdigit, text[:200])) > 0.3 * len(text[:200]):
        names.append("digits" + kind)
    inner = len(re.findall(r"[.!?…][\"”»’')]? [“\"„«]?[^\W\d_a-z]", text[:1000]))
    names.append(f"s{kind}{min(inner, 3)}{stop}")
    names.append(f"comma{kind}{min(text[:1000].count(', '), 3)}")
    return names


def _repeated(blocks: Sequence[Block], found: Sequence[Shape]) -> list[list[str]]:
    """Lines that stand twice, and lines whose words run through another block too."""
    counts = Counter(block.text.casefold() for block in blocks)
    homes: dict[tuple[str, ...], int] = {}
    shared = [0] * len(blocks)
    for n, shape in enumerate(found):
        for run in runs(shape.words, 120):
            first = homes.setdefault(run, n)
            if first != n:
                shared[n] += 1
                shared[first] += 1
    names = []
    for n, (block, shape) in enumerate(zip(blocks, found, strict=True)):
        kind, here = size_class(shape.size), []
        if counts[block.text.casefold()] > 1:
            here.append("twice" + kind)
        elif shared[n] > 0.5 * max(1, len(shape.words) - 4) and len(shape.words) >= 5:
            here.append("echo" + kind)
        names.append(here)
    return names


def _vocabulary(found: Sequence[Shape]) -> list[list[str]]:
    """How many of a block's longer words other paragraphs of the text use too."""
    spread = Counter(
        word for shape in found if shape.prose for word in {w for w in shape.words if len(w) > 4}
    )
    names = []
    for shape in found:
        long = {word for word in shape.words if len(word) > 4}
        own = 1 if shape.prose else 0
        share = sum(spread[word] > own for word in long) / len(long) if long else -1
        common = sum(spread[word] > own + 2 for word in long) / len(long) if long else -1
        kind = size_class(shape.size)
        names.append(
            [
                f"v{kind}{bucket(share, (0, 0.01, 0.2, 0.4, 0.6, 0.8))}",
                f"vv{kind}{bucket(common, (0, 0.01, 0.15, 0.3, 0.5))}",
            ]
        )
    return names


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
    names = []
    for n in range(len(found)):
        here = []
        for step in (-2, -1, 1, 2):
            inside = 0 <= n + step < len(found)
            here.append(f"{step:+}{codes[n + step] if inside else 'end'}")
            if inside and abs(step) == 1:
                here += [f"{step:+}{mark}" for mark in found[n + step].marks if mark in _TELLING]
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
    )
)


_LASTING = ("date", "byline", "furniture", "related", "comments", "legal", "share", "tags")


def _since_marks(found: Sequence[Shape]) -> list[list[str]]:
    """How many blocks ago a date line or byline stood, and furniture."""
    last: dict[str, int] = {}
    names = []
    for n, shape in enumerate(found):
        here = []
        for mark in _LASTING:
            ago = n - last[mark] if mark in last else 999
            here.append(f"{mark}ago{bucket(ago, (2, 4, 8, 20, 999))}")
            if mark in shape.marks and shape.size <= 20:
                last[mark] = n
        names.append(here)
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
    spread = Counter(stem for n in {title, *lead} for stem in found[n].stems)
    named = found[title].stems
    names = []
    for n, shape in enumerate(found):
        own, kind = shape.stems, size_class(shape.size)
        least = 2 if n in lead or n == title else 1
        share = sum(spread[stem] >= least for stem in own) / len(own) if own else -1
        titled = len(own & named) / len(own) if own and n != title else -1
        names.append(
            [
                f"topic{kind}{bucket(share, (0, 0.01, 0.15, 0.3, 0.5))}",
                f"titled{kind}{bucket(titled, (0, 0.01, 0.1, 0.3))}",
            ]
        )
    return names
