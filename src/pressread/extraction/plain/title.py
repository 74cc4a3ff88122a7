"""Features by which the headline is told from the other short lines of a text."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from pressread.extraction.plain.blocks import Block
from pressread.extraction.plain.marks import is_pointer
from pressread.extraction.plain.shape import Shape, bucket, density, length_bucket

_NEAR, _PROSE_NEAR = 60, 6


_OTHERS = frozenset(("date", "byline", "image", "crumbs", "legal", "advert"))


def title_candidates(blocks: Sequence[Block], found: Sequence[Shape]) -> list[int]:
    """The blocks of a headline's length that do not say that they are something else."""
    return [
        n
        for n, shape in enumerate(found)
        if 1 <= shape.size <= (18 if shape.stops else 40)
        and len(blocks[n].text) <= 300
        and _OTHERS.isdisjoint(shape.marks)
        and not is_pointer(blocks[n].text)
    ]


def title_features(
    blocks: Sequence[Block], found: Sequence[Shape], anchor: int | None = None
) -> dict[int, list[str]]:
    """Named features of every candidate; ``anchor`` is the first block of the body if known."""
    features = _unanchored(blocks, found)
    return features if anchor is None else anchored(features, found, anchor)


def anchored(
    features: Mapping[int, list[str]], found: Sequence[Shape], anchor: int
) -> dict[int, list[str]]:
    """The features of the candidates and where they stand to ``anchor``, the first block of the
    body.
    """
    return {
        n: [*names, *_anchored(found, n, anchor, _small(found[n]))] for n, names in features.items()
    }


def _unanchored(blocks: Sequence[Block], found: Sequence[Shape]) -> dict[int, list[str]]:
    candidates = title_candidates(blocks, found)
    near, lead = _overlaps(found, candidates, _PROSE_NEAR), _overlaps(found, candidates, 2)
    whole = _overlaps_anywhere(found, candidates)
    lines = [block.text.casefold() for block in blocks]
    counts, away, around = Counter(lines), _distances(found), _around(found, candidates)
    above, below = density(found)
    features = {}
    for n in candidates:
        small = _small(found[n])
        features[n] = [
            *_of_line(found[n], counts[lines[n]], near[n]),
            *around[n],
            *[names[n] for names in away],
            f"near{small}{bucket(near[n], _SHARES)}",
            f"lead{small}{bucket(lead[n], _SHARES)}",
            f"whole{small}{bucket(whole[n], _SHARES)}",
            f"up{bucket(above[n], _DENSE)}",
            f"down{bucket(below[n], _DENSE)}",
            f"at{bucket(n, (1, 2, 4, 10, 30, 100))}",
        ]
    for n, ends in _endings(lines, candidates).items():
        features[n] += ends
    _rank(features, found, {n: _merit(found[n], near[n], lead[n]) for n in candidates})
    return features


_SHARES, _DENSE = (0, 0.01, 0.2, 0.4, 0.6, 0.8), (0.5, 12, 60)


def _small(shape: Shape) -> str:
    return "s" if shape.size < 4 else "l"


def _of_line(shape: Shape, times: int, near: float) -> list[str]:
    """What the line is in itself; ``times`` it stands in the text."""
    small, stop = _small(shape), "." if shape.stops else ""
    return [
        f"w{length_bucket(shape.size)}{stop}",
        f"c{small}{shape.case}",
        *[mark + small for mark in shape.marks],
        f"twice{small}{min(times, 4)}",
        f"twicenear{small}{min(times, 3)}{bucket(near, (0.01, 0.4, 0.7))}",
        f"form{bucket(shape.size, (4, 7, 16, 24))}{stop}{bucket(near, (0.01, 0.4, 0.7))}",
    ]


def _rank(features: dict[int, list[str]], found: Sequence[Shape], merits: dict[int, float]) -> None:
    """Add how a candidate compares with the others."""
    candidates = list(features)
    best = sorted(merits.values())[-3:]
    inner, outer = _nested(found, candidates)
    local = _local_best(candidates, merits)
    for n in candidates:
        if merits[n] in best:
            features[n].append(f"best{best.index(merits[n]) - len(best)}")
        for name, some in (("local", local), ("in", inner), ("out", outer)):
            if n in some:
                features[n].append(name)


def _overlaps_anywhere(found: Sequence[Shape], candidates: Sequence[int]) -> dict[int, float]:
    """Which share of a candidate's stems the paragraphs of the text use, wherever they stand."""
    used = {stem for shape in found if shape.prose for stem in shape.stems}
    shares = {}
    for n in candidates:
        own = found[n].stems
        shares[n] = len(own & used) / len(own) if own else -1.0
    return shares


def _nested(found: Sequence[Shape], candidates: Sequence[int]) -> tuple[set[int], set[int]]:
    """Lines that begin or end another line ("Headline" in "Home > Headline", "Headline | Site"),
    and those other lines.
    """
    ends: dict[tuple[str, ...], list[int]] = {}
    for n in candidates:
        words = found[n].words
        if len(words) >= 3:
            ends.setdefault(words[-3:], []).append(n)
            ends.setdefault(("^", *words[:3]), []).append(n)
    inner, outer = set(), set()
    for key, lines in ends.items():
        shortest = min(lines, key=lambda n: len(found[n].words))
        words = found[shortest].words
        for n in lines:
            whole = found[n].words
            edge = whole[: len(words)] if key[0] == "^" else whole[-len(words) :]
            if len(whole) > len(words) and edge == words:
                inner.add(shortest)
                outer.add(n)
    return inner, outer


def _endings(lines: Sequence[str], candidates: Sequence[int]) -> dict[int, list[str]]:
    """Lines next to which the same words stand with a label before them, or more behind."""
    found: dict[int, list[str]] = {}
    for n in candidates:
        line = lines[n]
        for other in lines[max(0, n - 3) : n + 4] if len(line) >= _TELLING_LENGTH else ():
            if len(other) < _TELLING_LENGTH or other == line:
                continue
            for name, one, two in (("holds", line, other), ("held", other, line)):
                if one.endswith(two):
                    found.setdefault(n, []).append(name + "end")
                elif one.startswith(two):
                    found.setdefault(n, []).append(name + "start")
    return found


_TELLING_LENGTH = 12


def _merit(shape: Shape, near: float, lead: float) -> float:
    """How many of the words come again below, up to a headline's length."""
    return (near + lead) * min(shape.size, 10) - (2.0 if shape.stops else 0.0)


def _local_best(candidates: Sequence[int], merits: dict[int, float]) -> set[int]:
    """Candidates of more merit than any within fifteen blocks of them."""
    return {
        n
        for k, n in enumerate(candidates)
        if all(
            merits[m] < merits[n] or m == n
            for m in candidates[max(0, k - 15) : k + 16]
            if abs(m - n) <= 15
        )
    }


def _overlaps(found: Sequence[Shape], candidates: Sequence[int], count: int) -> dict[int, float]:
    """Which share of a candidate's stems the next ``count`` paragraphs use."""
    prose = [n for n, shape in enumerate(found) if shape.prose]
    overlaps, k = {}, 0
    known: dict[tuple[int, int], frozenset[str]] = {}
    for n in candidates:
        while k < len(prose) and prose[k] <= n:
            k += 1
        own = found[n].stems
        following = [m for m in prose[k : k + count] if m - n <= _NEAR]
        key = k, len(following)
        if key not in known:
            known[key] = frozenset().union(*[found[m].stems for m in following])
        overlaps[n] = len(own & known[key]) / len(own) if own else -1.0
    return overlaps


def _around(found: Sequence[Shape], candidates: Sequence[int]) -> dict[int, list[str]]:
    """What stands in the two lines above and the three below: size and marks."""
    codes = [_code(shape) for shape in found]
    known: dict[tuple[str, tuple[str, ...]], list[str]] = {}
    around = {}
    for n in candidates:
        names: list[str] = []
        for step, at in (("-2", n - 2), ("-1", n - 1), ("+1", n + 1), ("+2", n + 2), ("+3", n + 3)):
            code = codes[at] if 0 <= at < len(codes) else ("end",)
            if (step, code) not in known:
                known[step, code] = [step + part for part in code]
            names += known[step, code]
        around[n] = names
    return around


def _code(shape: Shape) -> tuple[str, ...]:
    """What a line is to its neighbours."""
    size = f"{bucket(shape.size, (3, 8, 20))}{'.' if shape.stops else ''}"
    return (size, *[mark for mark in shape.marks if mark in _MARKS]) if shape.marks else (size,)


def _distances(found: Sequence[Shape]) -> list[list[str]]:
    """How far below each line the next date line, byline and paragraph stand, in steps."""
    dates = _ahead("datein", ["date" in shape.marks for shape in found], 9, _STEPS[:4])
    bylines = _ahead("bylinein", ["byline" in shape.marks for shape in found], 9, _STEPS[:4])
    return [dates, bylines, _ahead("prosein", [shape.prose > 0 for shape in found], 30, _STEPS)]


_STEPS = (2, 3, 5, 9, 15, 30)


def _ahead(name: str, hits: Sequence[bool], most: int, bounds: Sequence[int]) -> list[str]:
    """For each place the bucket of the distance to the next hit below it, ``most`` at most."""
    steps = [f"{name}{bucket(away, bounds)}" for away in range(most + 1)]
    away, found = most, []
    for hit in reversed(hits):
        found.append(steps[away])
        away = 1 if hit else min(most, away + 1)
    return found[::-1]


_MARK_NAMES = """date byline crumbs related share image account name tags bio comments site legal
    advert appeal"""
_MARKS = frozenset(_MARK_NAMES.split())


def _anchored(found: Sequence[Shape], n: int, anchor: int, small: str) -> list[str]:
    away = anchor - n
    if away <= 0:
        return ["inside", f"inside{bucket(-away, (1, 2, 5, 10))}"]
    between = sum(3 < shape.size < 30 and not shape.stops for shape in found[n + 1 : anchor][:40])
    return [
        f"away{small}{bucket(away, (2, 3, 4, 5, 7, 10, 15, 25))}",
        f"soon{bucket(away, (2, 5, 12, 25))}{bucket(found[n].size, (4, 7, 16))}",
        f"between{bucket(between, (1, 2, 3, 5, 9))}",
    ]
