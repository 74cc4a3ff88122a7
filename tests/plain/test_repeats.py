"""A block repeats others where most of its runs of five words stand elsewhere too."""

from __future__ import annotations

import pytest

from pressread.extraction.plain.blocks import Block
from pressread.extraction.plain.repeats import echoes, pull_quotes
from pressread.extraction.plain.shape import Shape, shapes

LONG = "The ferry waited for an hour in the fog, and nobody on board complained of it, she said."
PULLED = "Nobody on board complained of it"
ENDE = "Das Schiff lag eine Stunde lang im Nebel vor der Mole, und niemand beschwerte sich."


def shaped(*texts: str) -> list[Shape]:
    return shapes([Block(text, number, 1) for number, text in enumerate(texts, 1)], None)


@pytest.mark.parametrize(
    ("texts", "repeated"),
    [
        ((), set()),
        ((LONG,), set()),
        ((LONG, ENDE), set()),
        ((LONG, ENDE, LONG), {0, 2}),
        ((LONG.upper(), LONG), {0, 1}),
        # All of the short one stands in the long one, but little of the long one in it.
        ((LONG, PULLED), {1}),
        ((PULLED, ENDE, LONG), {0}),
        # The same words in another order.
        ((PULLED, "It of complained board on nobody"), set()),
        # Four words are no run.
        (("Nobody on board complained", "Nobody on board complained"), set()),
        (("Nobody on board complained today", "Nobody on board complained today"), {0, 1}),
        # One run of two, which is not more than half.
        (("one two three four five six", "one two three four five seven"), set()),
        (("one two three four five six six", "one two three four five six x"), {0, 1}),
        (("Niemand", "Niemand", "Niemand"), set()),
    ],
)
def test_blocks_that_stand_elsewhere_too(texts: tuple[str, ...], repeated: set[int]) -> None:
    assert echoes(shaped(*texts)) == repeated


@pytest.mark.parametrize(
    ("texts", "body", "pulled"),
    [
        ((LONG, PULLED), [0, 1], {1}),
        ((PULLED, LONG), [0, 1], {0}),
        ((ENDE, "Und niemand beschwerte sich", "Lag eine Stunde lang im Nebel"), [0, 1, 2], {2}),
        # What it was pulled from is no part of the body.
        ((LONG, PULLED), [1], set()),
        # Of two alike neither is longer: a paragraph that stands twice is no pull quote.
        ((LONG, LONG), [0, 1], set()),
        ((LONG, f"{PULLED} yet"), [0, 1], set()),
        # Its words come from two paragraphs, or out of the middle of one with words left out.
        ((LONG, ENDE, "Nobody on board complained im Nebel vor der Mole"), [0, 1, 2], set()),
        ((LONG, "The ferry waited for an and nobody on board complained"), [0, 1], set()),
        ((" ".join([LONG] * 5), " ".join([LONG] * 4)), [0, 1], set()),  # 72 words are no quote
    ],
)
def test_short_blocks_that_run_through_a_longer_one(
    texts: tuple[str, ...], body: list[int], pulled: set[int]
) -> None:
    assert pull_quotes(shaped(*texts), body) == pulled
