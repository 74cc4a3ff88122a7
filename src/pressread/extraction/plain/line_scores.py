"""The learned part: linear models whose weights stand in ``weights.json``.

The headline model scores every short line; the highest wins. The body model is a chain of six
states, one a block: above the headline, the headline, between it and the body, in the body,
interrupting it, below it. Each state has a weight for every feature of a block, the headline's
state for those of a headline, each step from state to state one more.
``tests/benchmarks/train_plain.py`` wrote them. A sum of exponentials over all paths gives the
chance that a block is body.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from math import exp, inf
from os.path import dirname, join

from pressread.text.linear import log_sum, score, weights

ABOVE, HEADLINE, BETWEEN, BODY, INSIDE, FOOT = range(6)
_NEVER = -1e4
STEPS = (
    (ABOVE, HEADLINE, BODY),
    (BETWEEN, BODY),
    (BETWEEN, BODY),
    (BODY, INSIDE, FOOT),
    (BODY, INSIDE),
    (FOOT,),
)
"""Which states may follow each state. A text starts in ABOVE, HEADLINE or BODY (it may have no
headline, or none that is a line of its own) and ends in BODY or FOOT."""

Row = Sequence[float]


@dataclass(frozen=True, slots=True)
class Model:
    """``body``: feature -> weight a state, the headline's left out; ``line``: weights of the
    headline's state; ``steps[a][k]``: weight of going from a to ``STEPS[a][k]``; ``title`` and
    ``headline``: weights of the headline before and after the body is known.
    """

    body: Mapping[str, Row]
    line: Mapping[str, float]
    steps: Sequence[Row]
    title: Mapping[str, float]
    headline: Mapping[str, float]


@cache
def load_model() -> Model:
    """The weights that come with the package."""
    data = weights(join(dirname(__file__), "weights.json"))
    return Model(data["body"], data["line"], data["steps"], data["title"], data["headline"])


def best_title(model: Mapping[str, float], candidates: Mapping[int, Sequence[str]]) -> int | None:
    """The candidate of the highest score, the first of equals; ``None`` where there is none."""
    best, most = None, -inf
    for number, names in sorted(candidates.items()):
        value = score(model, names)
        if value > most:
            best, most = number, value
    return best


def body_chances(
    model: Model, rows: Sequence[Sequence[str]], candidates: Mapping[int, Sequence[str]]
) -> list[float]:
    """For every block the chance that it is a paragraph of the body. ``candidates``: the features
    of the lines that may be the headline.
    """
    if not rows:
        return []
    lines = [_NEVER] * len(rows)
    for number, names in candidates.items():
        lines[number] = score(model.line, names)
    scores = [_emission(model.body, names) for names in rows]
    forward, whole = _forward(scores, lines, model.steps)
    backward = _backward(scores, lines, model.steps)
    return [exp(min(0.0, a + b - whole)) for a, b in zip(forward, backward, strict=True)]


def _emission(model: Mapping[str, Row], names: Sequence[str]) -> Row:
    above = between = body = inside = foot = 0.0
    for name in names:
        row = model.get(name)
        if row is not None:
            above += row[0]
            between += row[1]
            body += row[2]
            inside += row[3]
            foot += row[4]
    return above, between, body, inside, foot


def _forward(scores: Sequence[Row], lines: Row, steps: Sequence[Row]) -> tuple[list[float], float]:
    """For every block the weight of all paths that reach it in the body; that of whole paths."""
    (stay, name, enter), (part, open_), (wait, lead), (on, halt, leave), (back, pause), (end,) = (
        steps
    )
    row, line = scores[0], lines[0]
    above, between, body, inside, foot = row[0], _NEVER, row[2], _NEVER, _NEVER
    column = [body]
    for row, next_line in zip(scores[1:], lines[1:], strict=True):
        first = log_sum(above + enter, log_sum(line + open_, between + lead))
        line, above, between, body, inside, foot = (
            next_line + above + name,
            row[0] + above + stay,
            row[1] + log_sum(line + part, between + wait),
            row[2] + log_sum(first, log_sum(body + on, inside + back)),
            row[3] + log_sum(body + halt, inside + pause),
            row[4] + log_sum(body + leave, foot + end),
        )
        column.append(body)
    return column, log_sum(body, foot)


def _backward(scores: Sequence[Row], lines: Row, steps: Sequence[Row]) -> list[float]:
    """For every block the weight of all paths that go on from the body there."""
    (stay, name, enter), (part, open_), (wait, lead), (on, halt, leave), (back, pause), (end,) = (
        steps
    )
    above, line, between, body, inside, foot = _NEVER, _NEVER, _NEVER, 0.0, _NEVER, 0.0
    column = [body]
    for row, next_line in zip(reversed(scores[1:]), reversed(lines[1:]), strict=True):
        above, line, between = row[0] + above, next_line + line, row[1] + between
        body, inside, foot = row[2] + body, row[3] + inside, row[4] + foot
        above, line, between, body, inside, foot = (
            log_sum(log_sum(stay + above, name + line), enter + body),
            log_sum(part + between, open_ + body),
            log_sum(wait + between, lead + body),
            log_sum(log_sum(on + body, halt + inside), leave + foot),
            log_sum(back + body, pause + inside),
            end + foot,
        )
        column.append(body)
    return column[::-1]
