"""The learned part: two linear models whose weights stand in ``weights.json``.

The headline model scores every short line; the highest wins. The body model is a chain of four
states, one a block (above the body, in it, interrupting it, below it): each state has a weight
for every feature, each step from state to state one more. ``tests/benchmarks/train_plain.py``
wrote them. A sum of exponentials over all paths gives the chance that a block is body.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from math import exp, inf, log1p

HEAD, BODY, INSIDE, FOOT = range(4)
_NEVER = -1e4
STEPS = ((HEAD, BODY), (BODY, INSIDE, FOOT), (BODY, INSIDE), (FOOT,))
"""Which states may follow each state. A text starts in HEAD or BODY, ends in BODY or FOOT."""

Row = Sequence[float]


@dataclass(frozen=True, slots=True)
class Model:
    """``body``: feature -> weight a state; ``steps[a][b]``: weight of going from a to b;
    ``title`` and ``headline``: weights of the headline before and after the body is known.
    """

    body: Mapping[str, Row]
    steps: Sequence[Row]
    title: Mapping[str, float]
    headline: Mapping[str, float]


@cache
def load_model() -> Model:
    """The weights that come with the package."""
    text = files("pressread.extraction.plain").joinpath("weights.json").read_text("utf-8")
    data = json.loads(text)
    return Model(data["body"], data["steps"], data["title"], data["headline"])


def best_title(weights: Mapping[str, float], candidates: Mapping[int, Sequence[str]]) -> int | None:
    """The candidate of the highest score, the first of equals; ``None`` where there is none."""
    best, most = None, -inf
    for number, names in sorted(candidates.items()):
        score = sum([weights[name] for name in names if name in weights])
        if score > most:
            best, most = number, score
    return best


def body_chances(model: Model, rows: Sequence[Sequence[str]]) -> list[float]:
    """For every block the chance that it is a paragraph of the body."""
    if not rows:
        return []
    scores = [_emission(model.body, names) for names in rows]
    forward = _forward(scores, model.steps)
    backward = _backward(scores, model.steps)
    whole = _sum_of_two(forward[-1][BODY], forward[-1][FOOT])
    return [
        exp(min(0.0, a[BODY] + b[BODY] - whole)) for a, b in zip(forward, backward, strict=True)
    ]


def _emission(weights: Mapping[str, Row], names: Sequence[str]) -> Row:
    head = body = inside = foot = 0.0
    for name in names:
        row = weights.get(name)
        if row is not None:
            head += row[0]
            body += row[1]
            inside += row[2]
            foot += row[3]
    return head, body, inside, foot


def _forward(scores: Sequence[Row], steps: Sequence[Row]) -> list[Row]:
    (stay, enter, _, _), (_, on, halt, leave), (_, back, pause, _), (_, _, _, end) = steps
    first = scores[0]
    head, body, inside, foot = first[HEAD], first[BODY], _NEVER, _NEVER
    columns: list[Row] = [(head, body, inside, foot)]
    for row in scores[1:]:
        head, body, inside, foot = (
            row[0] + head + stay,
            row[1] + _sum_of_two(_sum_of_two(head + enter, body + on), inside + back),
            row[2] + _sum_of_two(body + halt, inside + pause),
            row[3] + _sum_of_two(body + leave, foot + end),
        )
        columns.append((head, body, inside, foot))
    return columns


def _backward(scores: Sequence[Row], steps: Sequence[Row]) -> list[Row]:
    (stay, enter, _, _), (_, on, halt, leave), (_, back, pause, _), (_, _, _, end) = steps
    head, body, inside, foot = _NEVER, 0.0, _NEVER, 0.0
    columns: list[Row] = [(head, body, inside, foot)]
    for row in reversed(scores[1:]):
        head, body, inside, foot = row[0] + head, row[1] + body, row[2] + inside, row[3] + foot
        head, body, inside, foot = (
            _sum_of_two(stay + head, enter + body),
            _sum_of_two(_sum_of_two(on + body, halt + inside), leave + foot),
            _sum_of_two(back + body, pause + inside),
            end + foot,
        )
        columns.append((head, body, inside, foot))
    return columns[::-1]


def _sum_of_two(a: float, b: float) -> float:
    """The logarithm of the sum of two numbers whose logarithms are given."""
    if a < b:
        a, b = b, a
    return a + log1p(exp(b - a)) if a - b < _NEGLIGIBLE else a


_NEGLIGIBLE = 37.0  # beyond it a double no longer tells the sum from the greater one
