"""The chain of the body model against a sum over every path, one by one."""

from __future__ import annotations

import random
from itertools import pairwise, product
from math import exp

import pytest

from pressread.extraction.plain.line_scores import (
    ABOVE,
    BODY,
    FOOT,
    HEADLINE,
    STEPS,
    Model,
    body_chances,
)

_BLOCKS = 5
_LINES = {0: ["short"], 2: ["short", "bold"], 4: ["bold"]}
_ROWS = [["long"], ["long", "first"], [], ["first"], ["unknown"]]
_COLUMNS = {state: k for k, state in enumerate(s for s in range(len(STEPS)) if s != HEADLINE)}


def _model() -> Model:
    dice = random.Random(7)
    return Model(
        body={name: [dice.uniform(-2, 2) for _ in _COLUMNS] for name in ("long", "first")},
        line={name: dice.uniform(-2, 2) for name in ("short", "bold")},
        steps=[[dice.uniform(-2, 2) for _ in after] for after in STEPS],
        title={},
        headline={},
    )


def _weight(model: Model, path: tuple[int, ...]) -> float:
    """Of one path, 0 where a step, its beginning or its end is not allowed."""
    if path[0] not in (ABOVE, HEADLINE, BODY) or path[-1] not in (BODY, FOOT):
        return 0.0
    total = 0.0
    for here, then in pairwise(path):
        if then not in STEPS[here]:
            return 0.0
        total += model.steps[here][STEPS[here].index(then)]
    for n, state in enumerate(path):
        if state == HEADLINE and n not in _LINES:
            return 0.0
        if state == HEADLINE:
            total += sum(model.line[name] for name in _LINES[n])
        else:
            rows = [model.body[name] for name in _ROWS[n] if name in model.body]
            total += sum(row[_COLUMNS[state]] for row in rows)
    return exp(total)


def test_the_chance_of_body_is_that_of_all_paths_through_it() -> None:
    model = _model()
    paths = list(product(range(len(STEPS)), repeat=_BLOCKS))
    weights = [_weight(model, path) for path in paths]
    expected = [
        sum(weight for path, weight in zip(paths, weights, strict=True) if path[n] == BODY)
        / sum(weights)
        for n in range(_BLOCKS)
    ]
    assert body_chances(model, _ROWS, _LINES) == pytest.approx(expected)


def test_no_block_has_no_chance() -> None:
    assert body_chances(_model(), [], {}) == []
