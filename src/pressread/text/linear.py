"""Linear models: weights from a readable file, weighted sums, the logistic curve.

Pages, pasted text and quotations each have weights of their own (``weights.json`` in their
rooms), fitted by ``tests/benchmarks/train_*.py``; what a weighted sum is stands here once.
"""

from __future__ import annotations

import json
from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from itertools import repeat
from math import exp, log1p
from operator import mul
from typing import Any

_STEEP = 30.0  # beyond it the logistic curve is 0 or 1 to twelve digits
_NEGLIGIBLE = 37.0  # beyond it a double no longer tells a sum from the greater term


@cache
def weights(path: str) -> Any:
    """A file of weights, read once, when first needed."""
    with open(path, encoding="utf-8") as file:
        return json.load(file)


def score(model: Mapping[str, float], features: Iterable[str]) -> float:
    """The sum of the weights of the named features that hold."""
    return sum(map(model.get, features, repeat(0.0)))


def weighted(row: Sequence[float], model: Sequence[float]) -> float:
    """The sum of numbers, each times its weight."""
    total: float = sum(map(mul, row, model))
    return total


def chance(value: float) -> float:
    """A score on the logistic curve, 0..1."""
    return 1 / (1 + exp(-max(-_STEEP, min(_STEEP, value))))


def shares(scores: Sequence[float]) -> list[float]:
    """Scores as chances that sum to 1."""
    if not scores:
        return []
    top = max(scores)
    raised = [exp(value - top) for value in scores]
    total = sum(raised)
    return [value / total for value in raised]


def log_sum(a: float, b: float) -> float:
    """The logarithm of the sum of two numbers whose logarithms are given."""
    if a < b:
        a, b = b, a
    return a + log1p(exp(b - a)) if a - b < _NEGLIGIBLE else a


def calibrated(share: float, table: Mapping[str, float]) -> float:
    """The chance of being right, between the knots of a table share → chance."""
    knots = [float(key) for key in table]
    at = bisect_right(knots, share)
    values = list(table.values())
    if at == 0 or at == len(knots):
        return values[min(at, len(values) - 1)] if values else share
    low, high = knots[at - 1], knots[at]
    part = (share - low) / (high - low) if high > low else 0.0
    return values[at - 1] + part * (values[at] - values[at - 1])
