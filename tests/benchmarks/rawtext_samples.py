"""The texts of ``rawtext_data`` as samples to train on: their blocks, labelled by the truth.

Beside each text as it is stand two smaller pastes cut from it: the article alone with a line or
two around it, and its beginning alone; people paste those as well. And two that are mixed: the
article with what stands around another one, whose headline gives way to its own.
"""

from __future__ import annotations

import hashlib
import random
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from tests.benchmarks.rawtext_data import Page, flat, shingles, words

from pressread.extraction.plain.blocks import Block
from pressread.extraction.plain.shape import Shape, main_language, shapes

_FEWEST, _LONGEST = 40, 700  # blocks of a text that has a site around it and can be mixed


@dataclass(slots=True)
class Sample:
    """A text with its true labels. ``title`` and ``anchor`` are what the models guessed."""

    id: str
    blocks: list[Block]
    labels: list[bool]
    headlines: set[int]
    shapes: list[Shape]
    title: int | None = None
    anchor: int | None = None
    words: list[int] = field(default_factory=list)

    def fold(self, count: int, salt: str) -> int:
        return int(hashlib.md5((salt + self.id).encode()).hexdigest(), 16) % count


def sample(name: str, page: Page, blocks: list[Block]) -> Sample:
    texts, title = [block.text for block in blocks], flat(page.truth.get("title"))
    marked = label(texts, page.truth["body"])
    labels = [inside and flat(text) != title for inside, text in zip(marked, texts, strict=True)]
    return labelled(name, title, blocks, labels)


def labelled(name: str, title: str, blocks: list[Block], labels: list[bool]) -> Sample:
    headlines = {n for n, block in enumerate(blocks) if title and flat(block.text) == title}
    found = shapes(blocks, main_language(blocks))
    return Sample(
        name, blocks, labels, headlines, found, words=[len(shape.words) for shape in found]
    )


def label(texts: Sequence[str], body: str) -> list[bool]:
    """Which blocks belong to the true body: half of the shingles of a long one, the whole line
    of a short one that stands near the long ones.
    """
    grams, lines = set(shingles(body)), {flat(line) for line in body.split("\n")}
    shares = [_share(text, grams) for text in texts]
    strong = [n for n, share in enumerate(shares) if share is not None and share >= 0.5]
    if not strong:
        return [False] * len(texts)
    near = range(strong[0] - 2, strong[-1] + 4)
    return [
        share >= 0.5
        if share is not None
        else n in near and bool(flat(text)) and flat(text) in lines
        for n, (text, share) in enumerate(zip(texts, shares, strict=True))
    ]


def _share(text: str, grams: set[tuple[str, ...]]) -> float | None:
    if len(words(text)) < 6:
        return None
    own = list(shingles(text))
    return sum(gram in grams for gram in own) / len(own)


def with_smaller(samples: list[Sample]) -> list[Sample]:
    """The samples and the smaller pastes cut from them, always the same ones."""
    dice = random.Random(5)
    cut = []
    for one in samples:
        if any(one.labels):
            cut.append(_cut(one, dice, None))
            cut.append(_cut(one, dice, dice.randint(2, 7)))
    return samples + cut


def mixed(samples: Sequence[Sample]) -> list[Sample]:
    """For each whole text two with the article of another of its language. Both are of the same
    folds, so that what is trained without the one has not seen the other.
    """
    groups: dict[tuple[str | None, int, int], list[Sample]] = {}
    for one in samples:
        if any(one.labels) and _FEWEST < len(one.blocks) < _LONGEST:
            key = main_language(one.blocks), one.fold(3, "title"), one.fold(2, "anchor")
            groups.setdefault(key, []).append(one)
    dice = random.Random(11)
    return [
        _framed(frame, dice.choice([one for one in group if one is not frame]))
        for group in groups.values()
        if len(group) > 1
        for frame in group
        for _ in range(2)
    ]


def _framed(frame: Sample, one: Sample) -> Sample:
    """The article of ``one`` in the place of that of ``frame``."""
    (top, end), (start, stop) = _span(frame), _span(one)
    title = max((n for n in one.headlines if n >= start), default=None)
    named = None if title is None else one.blocks[title].text
    around = [
        replace(block, text=named) if named and n in frame.headlines else block
        for n, block in enumerate(frame.blocks)
    ]
    blocks = [*around[:top], *one.blocks[start:stop], *around[end:]]
    labels = [*[False] * top, *one.labels[start:stop], *[False] * len(around[end:])]
    return labelled(one.id, flat(named), blocks, labels)


def _span(one: Sample) -> tuple[int, int]:
    """Where the article begins, its headline included if that stands near, and ends."""
    body = [n for n, inside in enumerate(one.labels) if inside]
    above = [n for n in one.headlines if body[0] - _NEAR < n < body[0]]
    return max(above, default=body[0]), body[-1] + 1


_NEAR = 20


def _cut(one: Sample, dice: random.Random, most: int | None) -> Sample:
    """The article with up to three lines above its headline and six below its body; of ``most``
    body blocks only; with or without what interrupts it.
    """
    body = [n for n, inside in enumerate(one.labels) if inside]
    first = body[0]
    above = [n for n in one.headlines if n < first]
    top = max(above) if above and first - max(above) < 15 else max(0, first - 2)
    start = max(0, top - dice.choice((0, 0, 1, 2, 3)))
    end = body[-1] + 1 + dice.choice((0, 0, 1, 2, 3, 6))
    left_out = set() if most is None else set(body[most:])
    if dice.random() < 0.6:
        left_out |= {n for n in range(first, body[-1]) if not one.labels[n]}
    keep = [n for n in range(start, min(end, len(one.blocks))) if n not in left_out]
    title = flat(one.blocks[max(above)].text) if above else ""
    return labelled(one.id, title, [one.blocks[n] for n in keep], [one.labels[n] for n in keep])
