"""Writes src/pressread/extraction/plain/weights.json: python -m tests.benchmarks.train_plain

Needs numpy and scipy, and the texts of ../shared/bench/rawtext. Trains on two thirds of them;
``--all`` takes the third too that is set aside for measuring (say so where figures are given).
Beside each text as it is stand two smaller pastes cut from it: the article alone with a line or
two around it, and its beginning alone; people paste those as well.

1. The headline model without the body (a softmax over the candidate lines of each text).
2. The body model: a chain of four states, trained for the likelihood of the true path with a
   margin of ten times the share of the body that a wrong block costs.
3. The headline model once more, with the distance to the first body block that a body model
   trained on the other half of the texts sees.
What one model takes from another is predicted by a model that has not seen the text.
"""

from __future__ import annotations

import hashlib
import importlib
import json
import random
import sys
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tests.benchmarks.rawtext_data import Page, flat, pages, shingles, words

import pressread.extraction.plain as plain
from pressread.extraction.plain.blocks import Block, read_blocks
from pressread.extraction.plain.features import features
from pressread.extraction.plain.layout import headline_candidates
from pressread.extraction.plain.model import STEPS, Model, best_title, body_chances
from pressread.extraction.plain.shape import Shape, main_language, shapes
from pressread.extraction.plain.title import title_features

np: Any = importlib.import_module("numpy")
sparse: Any = importlib.import_module("scipy.sparse")
minimize: Any = importlib.import_module("scipy.optimize").minimize

TARGET = Path(plain.__file__).parent / "weights.json"
HEAD, BODY, INSIDE, FOOT = range(4)
NEVER = -1e4
ALLOWED = np.array([[b in STEPS[a] for b in range(4)] for a in range(4)])
FIRST = np.where([True, True, False, False], 0.0, NEVER)
LAST = np.where([False, True, False, True], 0.0, NEVER)
MARGIN, BODY_L2, TITLE_L2, LONGEST = 10.0, 0.5, 8.0, 900

BATCH = 240  # samples side by side

Weights = dict[str, float]


@dataclass(slots=True)
class Sample:
    """A text with its true labels. ``title`` and ``anchor`` are what the models guessed."""

    id: str
    blocks: list[Block]
    labels: list[bool]
    headlines: set[int]
    shapes: list[Shape]
    title: int | None = None
    anchor: int | None = None
    words: list[int] = field(default_factory=list)

    def fold(self, count: int, salt: str) -> int:
        return int(hashlib.md5((salt + self.id).encode()).hexdigest(), 16) % count


def main() -> None:
    found = [page for page in pages() if "--all" in sys.argv or not page.held_back]
    if not found:
        print("no ../shared/bench/rawtext: nothing to train on")
        return
    samples = with_smaller([sample(page.id, page, read_blocks(page.text)) for page in found])
    title = crossed_titles(samples, anchored=False)
    cross_anchors(samples)
    headline = crossed_titles(samples, anchored=True)
    body = train_body(samples, 70)
    write(Model(body.body, body.steps, title, headline))


def sample(name: str, page: Page, blocks: list[Block]) -> Sample:
    texts, title = [block.text for block in blocks], flat(page.truth.get("title"))
    marked = label(texts, page.truth["body"])
    labels = [inside and flat(text) != title for inside, text in zip(marked, texts, strict=True)]
    return labelled(name, title, blocks, labels)


def labelled(name: str, title: str, blocks: list[Block], labels: list[bool]) -> Sample:
    headlines = {n for n, block in enumerate(blocks) if title and flat(block.text) == title}
    found = shapes(blocks, main_language(blocks))
    return Sample(
        name, blocks, labels, headlines, found, words=[len(shape.words) for shape in found]
    )


def label(texts: Sequence[str], body: str) -> list[bool]:
    """Which blocks belong to the true body: half of the shingles of a long one, the whole line
    of a short one that stands near the long ones.
    """
    grams, lines = set(shingles(body)), {flat(line) for line in body.split("\n")}
    shares = [_share(text, grams) for text in texts]
    strong = [n for n, share in enumerate(shares) if share is not None and share >= 0.5]
    if not strong:
        return [False] * len(texts)
    near = range(strong[0] - 2, strong[-1] + 4)
    return [
        share >= 0.5
        if share is not None
        else n in near and bool(flat(text)) and flat(text) in lines
        for n, (text, share) in enumerate(zip(texts, shares, strict=True))
    ]


def _share(text: str, grams: set[tuple[str, ...]]) -> float | None:
    if len(words(text)) < 6:
        return None
    own = list(shingles(text))
    return sum(gram in grams for gram in own) / len(own)


def with_smaller(samples: list[Sample]) -> list[Sample]:
    """The samples and the smaller pastes cut from them, always the same ones."""
    dice = random.Random(5)
    cut = []
    for one in samples:
        if any(one.labels):
            cut.append(_cut(one, dice, None))
            cut.append(_cut(one, dice, dice.randint(2, 7)))
    return samples + cut


def _cut(one: Sample, dice: random.Random, most: int | None) -> Sample:
    """The article with up to three lines above its headline and six below its body; of ``most``
    body blocks only; with or without what interrupts it.
    """
    body = [n for n, inside in enumerate(one.labels) if inside]
    first = body[0]
    above = [n for n in one.headlines if n < first]
    top = max(above) if above and first - max(above) < 15 else max(0, first - 2)
    start = max(0, top - dice.choice((0, 0, 1, 2, 3)))
    end = body[-1] + 1 + dice.choice((0, 0, 1, 2, 3, 6))
    left_out = set() if most is None else set(body[most:])
    if dice.random() < 0.6:
        left_out |= {n for n in range(first, body[-1]) if not one.labels[n]}
    keep = [n for n in range(start, min(end, len(one.blocks))) if n not in left_out]
    title = flat(one.blocks[max(above)].text) if above else ""
    return labelled(one.id, title, [one.blocks[n] for n in keep], [one.labels[n] for n in keep])


def crossed_titles(samples: Sequence[Sample], anchored: bool) -> Weights:
    """A headline model trained on all samples. The guesses of ``title``, from which the body model
    learns, come from three that each saw two thirds, lest it trust them too much.
    """
    rows = [candidates(one, one.anchor if anchored else None) for one in samples]
    if not anchored:
        for part in range(3):
            seen = [k for k, one in enumerate(samples) if one.fold(3, "title") != part]
            weights = train_title([samples[k] for k in seen], [rows[k] for k in seen])
            for k, one in enumerate(samples):
                if one.fold(3, "title") == part:
                    one.title = best_title(weights, rows[k])
    return train_title(samples, rows)


def candidates(one: Sample, anchor: int | None) -> dict[int, list[str]]:
    """The features of the lines that may be the headline, as the reading sees them."""
    row = title_features(one.blocks, one.shapes)
    return row if anchor is None else headline_candidates(row, one.blocks, one.shapes, anchor)


def train_title(samples: Sequence[Sample], rows: Sequence[dict[int, list[str]]]) -> Weights:
    pairs = [
        (row, one.headlines & set(row))
        for one, row in zip(samples, rows, strict=True)
        if one.headlines & set(row)
    ]
    counts = Counter(name for row, _ in pairs for names in row.values() for name in names)
    names = sorted(name for name, count in counts.items() if count >= 5)
    index = {name: k for k, name in enumerate(names)}
    table = table_of([known for row, _ in pairs for known in row.values()], index)
    turned = table.T.tocsr()
    gold = np.array([float(n in right) for row, right in pairs for n in row])
    sizes = np.array([len(row) for row, _ in pairs])
    starts = np.cumsum(sizes) - sizes

    def loss(weights: Any) -> tuple[float, Any]:
        score = table @ weights
        chance = np.exp(score - np.repeat(np.maximum.reduceat(score, starts), sizes))
        chance /= np.repeat(np.add.reduceat(chance, starts), sizes)
        right = chance * gold
        whole = np.add.reduceat(right, starts) + 1e-300
        slope = turned @ (chance - right / np.repeat(whole, sizes))
        value = TITLE_L2 * (weights @ weights) - np.log(whole).sum()
        return float(value), slope + 2 * TITLE_L2 * weights

    best = minimize(loss, np.zeros(len(names)), jac=True, method="L-BFGS-B",
                    options={"maxiter": 80})  # fmt: skip
    return dict(zip(names, map(float, best.x), strict=True))


def table_of(rows: Sequence[Sequence[str]], index: dict[str, int]) -> Any:
    """A sparse table of ones: a row a line, a column a feature."""
    places = [[index[name] for name in names if name in index] for names in rows]
    starts = np.cumsum([0, *map(len, places)])
    columns = np.array([place for row in places for place in row], dtype=np.int64)
    shape = (len(rows), len(index))
    return sparse.csr_matrix((np.ones(len(columns)), columns, starts), shape=shape)


def cross_anchors(samples: Sequence[Sample]) -> None:
    """The first body block of every sample, seen by a body model of the other half."""
    for part in range(2):
        model = train_body([one for one in samples if one.fold(2, "anchor") != part], 40)
        for one in samples:
            if one.fold(2, "anchor") == part:
                chances = body_chances(model, features(one.blocks, one.shapes, one.title))
                one.anchor = next((n for n, chance in enumerate(chances) if chance > 0.45), None)


def train_body(samples: Sequence[Sample], steps: int) -> Model:
    usable = [one for one in samples if any(one.labels) and len(one.blocks) <= LONGEST]
    rows = [features(one.blocks, one.shapes, one.title) for one in usable]
    counts = Counter(name for row in rows for names in row for name in names)
    names = sorted(name for name, count in counts.items() if count >= 12)
    index = {name: k for k, name in enumerate(names)}
    order = sorted(range(len(usable)), key=lambda k: len(rows[k]))
    batches = [
        Batch(
            [usable[k] for k in order[at : at + BATCH]],
            [rows[k] for k in order[at : at + BATCH]],
            index,
        )
        for at in range(0, len(order), BATCH)
    ]
    best = minimize(
        _body_loss(batches, len(names)), np.zeros(len(names) * 4 + 16), jac=True,
        method="L-BFGS-B", options={"maxiter": steps},
    )  # fmt: skip
    table = best.x[: len(names) * 4].reshape(-1, 4)
    print(f"body: {len(usable)} samples, {len(names)} features, loss {best.fun:.1f}", flush=True)
    return Model(
        {name: tuple(map(float, table[k])) for name, k in index.items()},
        [tuple(map(float, row)) for row in np.where(ALLOWED, best.x[-16:].reshape(4, 4), 0.0)],
        {},
        {},
    )


def path(labels: Sequence[bool]) -> list[int]:
    """The state of every block."""
    body = [n for n, inside in enumerate(labels) if inside]
    return [
        HEAD if n < body[0] else FOOT if n > body[-1] else BODY if inside else INSIDE
        for n, inside in enumerate(labels)
    ]


class Batch:
    """Samples of like length side by side, as arrays of samples by blocks."""

    def __init__(
        self,
        samples: Sequence[Sample],
        rows: Sequence[Sequence[Sequence[str]]],
        index: dict[str, int],
    ) -> None:
        count, length = len(samples), max(map(len, rows))
        self.states = np.full((count, length), -1)
        self.costs = np.zeros((count, length, 4))
        self.weight = np.array([len(row) ** -0.5 for row in rows])
        at: list[int] = []
        names: list[int] = []
        for k, (one, row) in enumerate(zip(samples, rows, strict=True)):
            states = path(one.labels)
            whole = sum(n for n, s in zip(one.words, states, strict=True) if s == BODY) or 1
            for t, (known, state) in enumerate(zip(row, states, strict=True)):
                found = [index[name] for name in known if name in index]
                names += found
                at += [k * length + t] * len(found)
                wrong = [s for s in range(4) if (s == BODY) != (state == BODY)]
                self.costs[k, t, wrong] = MARGIN * one.words[t] / whole
            self.states[k, : len(row)] = states
        self.mask = self.states >= 0
        shape = (count * length, len(index))
        self.table = sparse.csr_matrix((np.ones(len(at)), (at, names)), shape=shape)
        self.turned = self.table.T.tocsr()


def _body_loss(batches: Sequence[Batch], size: int) -> Callable[[Any], tuple[float, Any]]:
    def loss(theta: Any) -> tuple[float, Any]:
        slope = 2 * BODY_L2 * theta
        value = BODY_L2 * (theta @ theta)
        for batch in batches:
            part, emission, steps = _batch_loss(batch, theta[:-16].reshape(size, 4), theta[-16:])
            value += part
            slope[:-16] += emission.ravel()
            slope[-16:] += (steps * ALLOWED).ravel()
        return value, slope

    return loss


def _batch_loss(batch: Batch, table: Any, steps: Any) -> tuple[float, Any, Any]:
    """The loss and its slopes: expected less true counts, of features and of steps."""
    count, length = batch.states.shape
    steps = steps.reshape(4, 4)
    moves = np.where(ALLOWED, steps, NEVER)
    scores = (batch.table @ table).reshape(count, length, 4)
    states, pairs = np.maximum(batch.states, 0), batch.mask[:, 1:]
    gold = (np.take_along_axis(scores, states[:, :, None], 2)[:, :, 0] * batch.mask).sum(1)
    gold += (steps[states[:, :-1], states[:, 1:]] * pairs).sum(1)
    scores = scores + batch.costs
    ahead, back = _forward(scores, moves, batch.mask), _backward(scores, moves, batch.mask)
    whole = _log_sum(ahead[:, -1] + LAST, 1)
    chance = np.exp(ahead + back - whole[:, None, None]) * batch.mask[:, :, None]
    step = np.exp(
        np.minimum(
            ahead[:, :-1, :, None] + moves + (scores + back)[:, 1:, None, :]
            - whole[:, None, None, None],
            0.0,
        )
    )  # fmt: skip
    expected = (step * (pairs * batch.weight[:, None])[:, :, None, None]).sum((0, 1))
    np.add.at(expected, (states[:, :-1], states[:, 1:]), -(pairs * batch.weight[:, None]))
    truth = (states[:, :, None] == np.arange(4)) * batch.mask[:, :, None]
    error = ((chance - truth) * batch.weight[:, None, None]).reshape(-1, 4)
    return float(((whole - gold) * batch.weight).sum()), batch.turned @ error, expected


def _forward(scores: Any, moves: Any, mask: Any) -> Any:
    found = np.empty_like(scores)
    found[:, 0] = scores[:, 0] + FIRST
    for t in range(1, scores.shape[1]):
        step = _log_sum(found[:, t - 1, :, None] + moves, 1) + scores[:, t]
        found[:, t] = np.where(mask[:, t, None], step, found[:, t - 1])
    return found


def _backward(scores: Any, moves: Any, mask: Any) -> Any:
    found = np.empty_like(scores)
    found[:, -1] = LAST
    for t in range(scores.shape[1] - 2, -1, -1):
        step = _log_sum(moves + (scores[:, t + 1] + found[:, t + 1])[:, None, :], 2)
        found[:, t] = np.where(mask[:, t + 1, None], step, found[:, t + 1])
    return found


def _log_sum(values: Any, axis: int) -> Any:
    top = values.max(axis=axis, keepdims=True)
    return (top + np.log(np.exp(values - top).sum(axis=axis, keepdims=True))).squeeze(axis)


def write(model: Model) -> None:
    """One weight row a line, sorted, two decimals: a change of training reads as a diff."""
    tables: dict[str, dict[str, Any]] = {
        "body": {name: [round(x, 2) for x in row] for name, row in model.body.items()},
        "title": {name: round(weight, 2) for name, weight in model.title.items()},
        "headline": {name: round(weight, 2) for name, weight in model.headline.items()},
    }
    texts = "all" if "--all" in sys.argv else "two thirds"
    parts = [
        f'"texts": "{texts}"',
        '"steps": ' + json.dumps([[round(x, 2) for x in row] for row in model.steps]),
    ]
    for name, table in tables.items():
        kept = {key: row for key, row in sorted(table.items()) if np.any(np.abs(row) > 0.02)}
        lines = ",\n".join(f" {json.dumps(key)}: {json.dumps(row)}" for key, row in kept.items())
        parts.append(f"{json.dumps(name)}: {{\n{lines}\n}}")
    TARGET.write_text("{\n" + ",\n".join(parts) + "\n}\n", encoding="utf-8")


if __name__ == "__main__":
    main()
