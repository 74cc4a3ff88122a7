"""The learned part: two linear models whose weights stand in ``weights.json``.

The headline model scores every short line; the highest wins. The body model is a chain of four
states, one a block (above the body, in it, interrupting it, below it): each state has a weight
for every feature, each step from state to state one more. ``tests/benchmarks/train_plain.py``
wrote them. A sum of exponentials over all paths gives the chance that a block is body.
"""

from __future__ import annotations

import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

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
    scores = {
        number: sum(weights.get(name, 0.0) for name in names)
        for number, names in candidates.items()
    }
    return max(scores, key=lambda number: (scores[number], -number), default=None)


def body_chances(model: Model, rows: Sequence[Sequence[str]]) -> list[float]:
    """For every block the chance that it is a paragraph of the body."""
    if not rows:
        return []
    scores = [_emission(model.body, names) for names in rows]
    forward = _forward(scores, model.steps)
    backward = _backward(scores, model.steps)
    whole = _log_sum([a + b for a, b in zip(forward[-1], backward[-1], strict=True)])
    return [
        math.exp(min(0.0, a[BODY] + b[BODY] - whole))
        for a, b in zip(forward, backward, strict=True)
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


def _forward(scores: Sequence[Row], steps: Sequence[Row]) -> list[list[float]]:
    sources = [[a for a in range(4) if b in STEPS[a]] for b in range(4)]
    first = scores[0]
    columns = [[first[HEAD], first[BODY], _NEVER, _NEVER]]
    for row in scores[1:]:
        last = columns[-1]
        columns.append(
            [row[b] + _log_sum([last[a] + steps[a][b] for a in sources[b]]) for b in range(4)]
        )
    return columns


def _backward(scores: Sequence[Row], steps: Sequence[Row]) -> list[list[float]]:
    columns = [[_NEVER, 0.0, _NEVER, 0.0]]
    for row in reversed(scores[1:]):
        ahead = columns[-1]
        columns.append(
            [_log_sum([steps[a][b] + row[b] + ahead[b] for b in STEPS[a]]) for a in range(4)]
        )
    return columns[::-1]


def _log_sum(values: Sequence[float]) -> float:
    top = max(values)
    return top + math.log(sum(math.exp(value - top) for value in values))
