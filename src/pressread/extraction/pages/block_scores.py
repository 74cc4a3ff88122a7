"""Two weighted sums over named numbers: the chance of each block to belong to the body.

The weights stand in ``weights.json``, fitted by ``tests/benchmarks/train_pages.py``; the file says
on which pages. The second sum sees what the first made of the neighbourhood.
"""

from __future__ import annotations

from functools import cache
from os.path import dirname, join

from pressread.extraction.pages.block_features import FIRST, Clues, first_rows
from pressread.extraction.pages.blocks import Block, Box
from pressread.extraction.pages.neighbours import SECOND, second_rows
from pressread.text import linear

WEIGHTS = join(dirname(__file__), "weights.json")


def scores(blocks: list[Block], boxes: list[Box], clues: Clues) -> list[float]:
    """The chance (0..1) of each block to be the article's own words."""
    first_weights, second_weights = _weights()
    rows = first_rows(blocks, clues)
    first = [linear.chance(linear.weighted(row, first_weights)) for row in rows]
    seconds = second_rows(blocks, boxes, first)
    return [
        linear.chance(linear.weighted(second + row, second_weights))
        for second, row in zip(seconds, rows, strict=True)
    ]


@cache
def _weights() -> tuple[list[float], list[float]]:
    data = linear.weights(WEIGHTS)
    first = [data["first"][name] for name in FIRST]
    return first, [data["second"][name] for name in (*SECOND, *FIRST_AGAIN)]


# In the second sum the numbers of the first look count once more, under these names.
FIRST_AGAIN = tuple(f"first_{name}" for name in FIRST)
