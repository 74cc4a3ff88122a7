"""Fit the weights of ``pressread.extraction.pages.block_scores`` and write ``weights.json``.

    python -m tests.benchmarks.train_pages [--all] [--to FILE]

Needs numpy, which the program itself does not. Reads the measuring pages that are not held back
(``--all``: every page). ``--to`` keeps the weights apart from the program's, to be measured with
``bench_extraction --weights FILE``. A block counts as the article's where at least half of its
runs of three words stand in the true body. The second weights are fitted to first scores of pages
that the first weights had not seen (five folds), as they will be met in use.
"""

from __future__ import annotations

import argparse
import hashlib
import importlib
import json
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.benchmarks.pages_data import MISSING, Saved, available, saved_pages, shingles, words

from pressread.extraction.pages import block_scores as model
from pressread.extraction.pages.block_scores import FIRST, first_rows
from pressread.extraction.pages.blocks import Block, Box, blocks_of
from pressread.extraction.pages.neighbours import SECOND, second_rows
from pressread.extraction.pages.read import clues_of
from pressread.extraction.pages.tree import parse

np: Any = importlib.import_module("numpy")
WEIGHTS = Path(model.WEIGHTS)
FOLDS = 5
RIDGE = 20.0

Array = Any


@dataclass
class Sample:
    identity: str
    blocks: list[Block]
    boxes: list[Box]
    rows: Array
    labels: Array
    weights: Array
    first: Array = None

    @property
    def fold(self) -> int:
        return int(hashlib.md5(self.identity.encode()).hexdigest(), 16) % FOLDS


def main(arguments: Sequence[str]) -> None:
    parser = argparse.ArgumentParser(description="Fit the weights of the reading of pages.")
    parser.add_argument("--all", action="store_true", help="the held-back pages too")
    parser.add_argument("--to", type=Path, default=WEIGHTS, help="where to write")
    options = parser.parse_args(arguments)
    if not available():
        sys.exit(MISSING)
    samples = [
        sample_of(page)
        for page in saved_pages()
        if page.truth.get("body") and (options.all or page.part == "dev")
    ]
    first = fit_first(samples)
    seconds = [second_matrix(sample) for sample in samples]
    second = fit(
        np.vstack(seconds),
        np.concatenate([s.labels for s in samples]),
        np.concatenate([s.weights for s in samples]),
    )
    write(first, second, "all pages" if options.all else "the pages not held back", options.to)
    print(
        f"{len(samples)} pages, {sum(len(s.blocks) for s in samples)} blocks -> {options.to.name}"
    )


def sample_of(page: Saved) -> Sample:
    tree = parse(page.html, page.url)
    blocks, boxes = blocks_of(tree.root)
    rows = np.array(first_rows(blocks, clues_of(tree, blocks)))
    counts = np.array([len(words(block.text)) for block in blocks])
    # A long page should not outvote ten short ones.
    weights = np.clip(counts, 2, 60) / (counts.sum() ** 0.5 + 10)
    labels = np.array(labels_of(blocks, page.truth["body"]))
    return Sample(page.id, blocks, boxes, rows, labels, weights)


def labels_of(blocks: list[Block], truth: str) -> list[float]:
    known = shingles(truth, 3)
    lines = {" ".join(words(line)) for line in truth.split("\n")}
    running = f" {' '.join(words(truth))} "
    shares: list[float | None] = []
    for block in blocks:
        own = words(block.text)
        if own and " ".join(own) in lines:
            shares.append(1.0)
        elif not own or len(own) >= 3:
            runs = [tuple(own[i : i + 3]) for i in range(len(own) - 2)]
            shares.append(sum(run in known for run in runs) / len(runs) if runs else 0.0)
        else:
            shares.append(None)
    return [
        float((share if share is not None else between(i, shares, block, running)) > 0.5)
        for i, (share, block) in enumerate(zip(shares, blocks, strict=True))
    ]


def between(i: int, shares: list[float | None], block: Block, running: str) -> float:
    """One or two words are the article's where both neighbours are, and it has them."""
    before = next((s for s in reversed(shares[:i]) if s is not None), 0.0)
    after = next((s for s in shares[i + 1 :] if s is not None), 0.0)
    return float(min(before, after) > 0.5 and f" {' '.join(words(block.text))} " in running)


def fit_first(samples: list[Sample]) -> Array:
    for fold in range(FOLDS):
        weights = fit(*stacked([s for s in samples if s.fold != fold]))
        for sample in samples:
            if sample.fold == fold:
                sample.first = chance(sample.rows @ weights)
    return fit(*stacked(samples))


def stacked(samples: list[Sample]) -> tuple[Array, Array, Array]:
    return (
        np.vstack([s.rows for s in samples]),
        np.concatenate([s.labels for s in samples]),
        np.concatenate([s.weights for s in samples]),
    )


def second_matrix(sample: Sample) -> Array:
    seconds = second_rows(sample.blocks, sample.boxes, sample.first.tolist())
    return np.hstack([np.array(seconds), sample.rows])


def chance(total: Array) -> Array:
    return 1 / (1 + np.exp(-np.clip(total, -30, 30)))


def fit(rows: Array, labels: Array, weights: Array) -> Array:
    """Logistic regression by Newton's method, with a ridge on the standardised numbers."""
    spread = rows.std(axis=0)
    middle = np.where(spread > 1e-9, rows.mean(axis=0), 0.0)
    middle[0] = 0.0  # the bias
    scale = np.where(spread > 1e-9, spread, 1.0)
    scaled = (rows - middle) / scale
    found = np.zeros(rows.shape[1])
    ridge = np.full(rows.shape[1], RIDGE)
    ridge[0] = 1e-6
    for _ in range(12):
        p = chance(scaled @ found)
        slope = scaled.T @ (weights * (labels - p)) - ridge * found
        bend = (scaled * (weights * p * (1 - p))[:, None]).T @ scaled + np.diag(ridge + 1e-9)
        found = found + np.linalg.solve(bend, slope)
    real = found / scale
    real[0] = found[0] - (middle / scale * found)[1:].sum()
    return real


def write(first: Array, second: Array, fitted_on: str, path: Path) -> None:
    names = (*SECOND, *model.FIRST_AGAIN)
    data = {
        "fitted_on": fitted_on,
        "first": {n: round(float(w), 4) for n, w in zip(FIRST, first, strict=True)},
        "second": {n: round(float(w), 4) for n, w in zip(names, second, strict=True)},
    }
    path.write_text(json.dumps(data, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
