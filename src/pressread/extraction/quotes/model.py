"""Linear models: weights from a readable file, a dot product, a logistic curve."""

from __future__ import annotations

import json
from bisect import bisect_right
from functools import cache
from itertools import repeat
from math import exp
from typing import Any


@cache
def weights() -> dict[str, Any]:
    """The models of ``weights.json`` by name: feature → weight. Read once, when first needed.

    ``speaker`` ranks mentions, ``speech`` tells speech from titles and scare quotes;
    ``confidence`` maps the winner's share of chance to how often such winners were right;
    ``fitted`` says on which part of the data.
    """
    from pathlib import Path  # slow to import, and needed only here

    text = Path(__file__).with_name("weights.json").read_text(encoding="utf-8")
    loaded: dict[str, Any] = json.loads(text)
    return loaded


def score(model: dict[str, float], features: list[str]) -> float:
    """The sum of the weights of the features that fire."""
    return sum(map(model.get, features, repeat(0.0)))


def chance(value: float) -> float:
    """A score on the logistic curve, 0..1."""
    if value < -30:
        return 0.0
    return 1.0 / (1.0 + exp(-value)) if value < 30 else 1.0


def shares(scores: list[float]) -> list[float]:
    """Scores as chances that sum to 1."""
    if not scores:
        return []
    top = max(scores)
    raised = [exp(value - top) for value in scores]
    total = sum(raised)
    return [value / total for value in raised]


def calibrated(share: float, table: dict[str, float]) -> float:
    """The chance of being right, between the knots of a table share → chance."""
    knots = [float(key) for key in table]
    at = bisect_right(knots, share)
    values = list(table.values())
    if at == 0 or at == len(knots):
        return values[min(at, len(values) - 1)] if values else share
    low, high = knots[at - 1], knots[at]
    part = (share - low) / (high - low) if high > low else 0.0
    return values[at - 1] + part * (values[at] - values[at - 1])
