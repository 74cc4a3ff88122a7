"""Where the headline and the body stand in a text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from pressread.extraction.plain.blocks import Block
from pressread.extraction.plain.marks import image_of
from pressread.extraction.plain.model import best_title, body_chances, load_model
from pressread.extraction.plain.shape import Shape, features, runs, shapes
from pressread.extraction.plain.title import title_features

_CHANCE = 0.45
_LEAST_PROSE = 9
_PULLED = 60
_ABOVE_LEAD, _SHORT = 4, 25


@dataclass(frozen=True, slots=True)
class Layout:
    """``body``: indices of the body's blocks, in order, none of them the headline's;
    ``headline``: the index of the headline's block.
    """

    blocks: Sequence[Block]
    shapes: Sequence[Shape]
    body: Sequence[int]
    headline: int | None

    @property
    def first(self) -> int:
        """The first block of the body."""
        return self.body[0]

    @property
    def last(self) -> int:
        """The last block of the body."""
        return self.body[-1]


def lay_out(blocks: Sequence[Block]) -> Layout | None:
    """``None`` where no block is prose, so that there is no article."""
    found = shapes(blocks)
    if not any(shape.prose for shape in found):
        return None
    model = load_model()
    title = best_title(model.title, title_features(blocks, found, None))
    chances = body_chances(model, features(blocks, found, title))
    body = [n for n, chance in enumerate(chances) if chance > _CHANCE]
    if not any(found[n].prose for n in body):
        body = _prose_run(found)
    headline = best_title(model.headline, title_features(blocks, found, body[0]))
    body = _from_lead(found, _without_repeats(blocks, found, body, headline))
    return Layout(blocks, found, body, headline) if body else None


def _prose_run(found: Sequence[Shape]) -> list[int]:
    """The paragraphs, where the model sees no body at all (a text of one or two)."""
    return [n for n, shape in enumerate(found) if shape.prose >= _LEAST_PROSE]


def _from_lead(found: Sequence[Shape], body: list[int]) -> list[int]:
    """The body from its lead on: short lines without a stop above it are a dek, a caption or a
    place in the menu.
    """
    for k, n in enumerate(body[:_ABOVE_LEAD]):
        if found[n].stops or found[n].size > _SHORT:
            return body[k:]
    return body


def _without_repeats(
    blocks: Sequence[Block], found: Sequence[Shape], body: Sequence[int], headline: int | None
) -> list[int]:
    """Body blocks without the headline and its copies, captions that say so, paragraphs that
    stand twice, and pull quotes: short blocks whose words all run through another.
    """
    seen = {blocks[headline].text.casefold()} if headline is not None else set()
    pulled = _pull_quotes(found, body)
    kept = []
    for n in body:
        text = blocks[n].text.casefold()
        if n == headline or n in pulled or text in seen or image_of(blocks[n].text):
            continue
        if found[n].size >= _LEAST_PROSE:
            seen.add(text)
        kept.append(n)
    return kept


def _pull_quotes(found: Sequence[Shape], body: Sequence[int]) -> set[int]:
    homes: dict[tuple[str, ...], set[int]] = {}
    for n in body:
        for run in runs(found[n].words, len(found[n].words)):
            homes.setdefault(run, set()).add(n)
    pulled = set()
    for n in body:
        words = found[n].words
        if not 5 <= len(words) <= _PULLED:
            continue
        common = set.intersection(*(homes[run] for run in runs(words, len(words))))
        if any(len(found[m].words) > len(words) for m in common):
            pulled.add(n)
    return pulled
