"""The likelihood of the body model's chain, and its training; ``train_plain`` says of what.

Six states, one a block (``extraction.plain.model``). The path of a text is known from its labels.
The loss is that of the true path, with a margin: a path costs ten times the share of the body
that it gets wrong, and a little where it misses the headline. Forward and backward sums are taken
of chances scaled block by block, many texts side by side.
"""

from __future__ import annotations

import importlib
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from tests.benchmarks.rawtext_samples import Sample

from pressread.extraction.plain.line_features import features
from pressread.extraction.plain.line_scores import (
    ABOVE,
    BETWEEN,
    BODY,
    FOOT,
    HEADLINE,
    INSIDE,
    STEPS,
    Model,
)

np: Any = importlib.import_module("numpy")
sparse: Any = importlib.import_module("scipy.sparse")
minimize: Any = importlib.import_module("scipy.optimize").minimize

Lines = Mapping[int, Sequence[str]]

STATES = len(STEPS)
ALLOWED = np.array([[float(b in STEPS[a]) for b in range(STATES)] for a in range(STATES)])
FIRST = np.array([float(a in (ABOVE, HEADLINE, BODY)) for a in range(STATES)])
LAST = np.array([float(a in (BODY, FOOT)) for a in range(STATES)])
OTHERS = [a for a in range(STATES) if a != HEADLINE]
MARGIN, HEADLINE_MARGIN, BODY_L2, LINE_L2, LONGEST = 10.0, 2.0, 0.5, 2.0, 900
NEVER = -600.0
BATCH = 120  # samples side by side


def train_body(samples: Sequence[Sample], candidates: Sequence[Lines], steps: int) -> Model:
    """The chain's weights after ``steps`` steps of L-BFGS; ``candidates`` are the lines of each
    sample that may be its headline, with their features.
    """
    usable = [
        (one, lines)
        for one, lines in zip(samples, candidates, strict=True)
        if any(one.labels) and len(one.blocks) <= LONGEST
    ]
    usable.sort(key=lambda pair: len(pair[0].blocks))
    rows = [features(one.blocks, one.shapes, one.title) for one, _ in usable]
    body = index_of((names for row in rows for names in row), 12)
    line = index_of((names for _, lines in usable for names in lines.values()), 5)
    batches = [
        Batch(usable[at : at + BATCH], rows[at : at + BATCH], body, line)
        for at in range(0, len(usable), BATCH)
    ]
    parts = Parts(len(body), len(line))
    best = minimize(
        _loss(batches, parts), np.zeros(parts.size), jac=True,
        method="L-BFGS-B", options={"maxiter": steps},
    )  # fmt: skip
    print(f"body: {len(usable)} samples, {len(body)} features, loss {best.fun:.1f}", flush=True)
    table, weights, moves = parts.of(best.x)
    return Model(
        {name: tuple(map(float, table[k])) for name, k in body.items()},
        {name: float(weights[k]) for name, k in line.items()},
        [[float(moves[a, b]) for b in after] for a, after in enumerate(STEPS)],
        {},
        {},
    )


def index_of(rows: Any, least: int) -> dict[str, int]:
    """A number for each feature that occurs ``least`` times."""
    counts = Counter(name for names in rows for name in names)
    return {name: k for k, name in enumerate(sorted(n for n, c in counts.items() if c >= least))}


def path(one: Sample, candidates: Lines) -> list[int]:
    """The state of every block: the headline is the last candidate above the body that is."""
    body = [n for n, inside in enumerate(one.labels) if inside]
    title = max((n for n in one.headlines if n < body[0] and n in candidates), default=body[0])
    return [
        ABOVE if n < min(title, body[0])
        else HEADLINE if n == title < body[0]
        else BETWEEN if n < body[0]
        else FOOT if n > body[-1]
        else BODY if inside else INSIDE
        for n, inside in enumerate(one.labels)
    ]  # fmt: skip


class Parts:
    """The weights in one vector: a row of five a feature, one a feature of the headline, steps."""

    def __init__(self, body: int, line: int) -> None:
        self.ends = body * len(OTHERS), body * len(OTHERS) + line
        self.size = self.ends[1] + STATES * STATES

    def of(self, theta: Any) -> tuple[Any, Any, Any]:
        """Views of the three; what is written to them is written to ``theta``."""
        first, second = self.ends
        return (
            theta[:first].reshape(-1, len(OTHERS)),
            theta[first:second],
            theta[second:].reshape(STATES, STATES),
        )


class Batch:
    """Samples of like length side by side, as arrays of samples by blocks."""

    def __init__(
        self,
        pairs: Sequence[tuple[Sample, Lines]],
        rows: Sequence[Sequence[Sequence[str]]],
        body: dict[str, int],
        line: dict[str, int],
    ) -> None:
        count, length = len(pairs), max(map(len, rows))
        self.states = np.full((count, length), -1)
        self.costs = np.zeros((count, length, STATES))
        self.costs[:, :, HEADLINE] = NEVER
        self.weight = np.array([len(row) ** -0.5 for row in rows])
        known: dict[int, Sequence[str]] = {}
        heads: dict[int, Sequence[str]] = {}
        for k, ((one, lines), row) in enumerate(zip(pairs, rows, strict=True)):
            self._set_path(k, one, lines)
            known |= {k * length + t: names for t, names in enumerate(row)}
            heads |= {k * length + t: names for t, names in lines.items()}
        self.mask = self.states >= 0
        self.table, self.turned = _table(known, count * length, body)
        self.lines, self.turned_lines = _table(heads, count * length, line)

    def _set_path(self, k: int, one: Sample, lines: Lines) -> None:
        states = path(one, lines)
        self.states[k, : len(states)] = states
        self.costs[k, list(lines), HEADLINE] = 0.0
        whole = sum(n for n, state in zip(one.words, states, strict=True) if state == BODY) or 1
        for t, state in enumerate(states):
            wrong = [s for s in range(STATES) if (s == BODY) != (state == BODY)]
            self.costs[k, t, wrong] += MARGIN * one.words[t] / whole
            if state == HEADLINE:
                self.costs[k, t, OTHERS] += HEADLINE_MARGIN


def _table(rows: Mapping[int, Sequence[str]], count: int, index: dict[str, int]) -> tuple[Any, Any]:
    """A sparse table of ones, a row a block, a column a feature; and the same turned."""
    pairs = [(at, index[name]) for at, names in rows.items() for name in names if name in index]
    at, columns = zip(*pairs, strict=True) if pairs else ((), ())
    table = sparse.csr_matrix((np.ones(len(pairs)), (at, columns)), shape=(count, len(index)))
    return table, table.T.tocsr()


def _loss(batches: Sequence[Batch], parts: Parts) -> Callable[[Any], tuple[float, Any]]:
    def loss(theta: Any) -> tuple[float, Any]:
        table, weights, steps = parts.of(theta)
        slope = 2 * BODY_L2 * theta
        slopes = parts.of(slope)
        slopes[1][:] = 2 * LINE_L2 * weights
        value = BODY_L2 * ((table * table).sum() + (steps * steps).sum())
        value += LINE_L2 * (weights @ weights)
        for batch in batches:
            value += _add(batch, (table, weights, steps), slopes)
        return float(value), slope

    return loss


def _add(batch: Batch, theta: tuple[Any, Any, Any], slopes: tuple[Any, Any, Any]) -> float:
    """The loss of a batch; its slopes, expected less true counts, are added to ``slopes``."""
    count, length = batch.states.shape
    table, weights, steps = theta
    scores = np.empty((count, length, STATES))
    scores[:, :, OTHERS] = (batch.table @ table).reshape(count, length, len(OTHERS))
    scores[:, :, HEADLINE] = (batch.lines @ weights).reshape(count, length)
    states, pairs = np.maximum(batch.states, 0), batch.mask[:, 1:]
    gold = (np.take_along_axis(scores, states[:, :, None], 2)[:, :, 0] * batch.mask).sum(1)
    gold += (steps[states[:, :-1], states[:, 1:]] * pairs).sum(1)
    whole, chance, moved = _sums(scores + batch.costs, steps, batch)
    truth = (states[:, :, None] == np.arange(STATES)) * batch.mask[:, :, None]
    error = ((chance - truth) * batch.weight[:, None, None]).reshape(-1, STATES)
    slopes[0][:] += batch.turned @ error[:, OTHERS]
    slopes[1][:] += batch.turned_lines @ error[:, HEADLINE]
    np.add.at(moved, (states[:, :-1], states[:, 1:]), -(pairs * batch.weight[:, None]))
    slopes[2][:] += moved * ALLOWED
    return float(((whole - gold) * batch.weight).sum())


def _sums(scores: Any, steps: Any, batch: Batch) -> tuple[Any, Any, Any]:
    """The logarithm of the sum over all paths, the chance of every state at every block, and the
    weighted count of every step.
    """
    mask, moves = batch.mask, np.exp(steps) * ALLOWED
    top = np.where(mask, scores.max(2), 0.0)
    gains = np.exp(scores - top[:, :, None])
    ahead, scale = _forward(gains, moves, mask)
    back = _backward(gains, moves, mask, scale)
    end = ahead[:, -1] @ LAST
    whole = (np.log(scale) + top).sum(1) + np.log(end)
    chance = ahead * back / end[:, None, None] * mask[:, :, None]
    share = mask[:, 1:] * (batch.weight / end)[:, None] / scale[:, 1:]
    left = (ahead[:, :-1] * share[:, :, None]).reshape(-1, STATES)
    moved = moves * (left.T @ (gains[:, 1:] * back[:, 1:]).reshape(-1, STATES))
    return whole, chance, moved


def _forward(gains: Any, moves: Any, mask: Any) -> tuple[Any, Any]:
    """The chances of all states given the blocks so far, and the factor taken out at each."""
    found, scale = np.empty_like(gains), np.ones(mask.shape)
    step = gains[:, 0] * FIRST
    scale[:, 0] = step.sum(1)
    found[:, 0] = step / scale[:, :1]
    for t in range(1, mask.shape[1]):
        step = (found[:, t - 1] @ moves) * gains[:, t]
        scale[:, t] = np.where(mask[:, t], step.sum(1), 1.0)
        found[:, t] = np.where(mask[:, t, None], step / scale[:, t, None], found[:, t - 1])
    return found, scale


def _backward(gains: Any, moves: Any, mask: Any, scale: Any) -> Any:
    found = np.empty_like(gains)
    found[:, -1] = LAST
    for t in range(mask.shape[1] - 2, -1, -1):
        step = (gains[:, t + 1] * found[:, t + 1]) @ moves.T / scale[:, t + 1, None]
        found[:, t] = np.where(mask[:, t + 1, None], step, found[:, t + 1])
    return found
