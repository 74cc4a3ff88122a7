"""Writes src/pressread/extraction/plain/weights.json: python -m tests.benchmarks.train_plain

Needs numpy and scipy, and the texts of ../shared/bench/rawtext. Trains on two thirds of them and
the texts cut and mixed from them; ``--all`` takes the third too that is set aside for measuring
(say so where figures are given). Pages that have a true headline but no true body, which nothing
is measured on here, teach the headline in both cases.

1. The headline model without the body (a softmax over the candidate lines of each text).
2. The body model, a chain of six states (``train_plain_chain``).
3. The headline model once more, with the distance to the first body block that a body model
   trained on the other half of the texts sees.
What one model takes from another is predicted by a model that has not seen the text.
"""

from __future__ import annotations

import importlib
import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from tests.benchmarks.rawtext_data import pages
from tests.benchmarks.rawtext_pages import headline_pages
from tests.benchmarks.rawtext_samples import Sample, mixed, sample, with_smaller
from tests.benchmarks.train_plain_chain import index_of, train_body

import pressread.extraction.plain as plain
from pressread.extraction.plain.blocks import read_blocks
from pressread.extraction.plain.layout import headline_candidates
from pressread.extraction.plain.line_features import features
from pressread.extraction.plain.line_scores import Model, best_title, body_chances
from pressread.extraction.plain.title import title_features

np: Any = importlib.import_module("numpy")
sparse: Any = importlib.import_module("scipy.sparse")
minimize: Any = importlib.import_module("scipy.optimize").minimize

TARGET = Path(plain.__file__).parent / "weights.json"
TITLE_L2 = 8.0

Weights = dict[str, float]


def main() -> None:
    found = [page for page in pages() if "--all" in sys.argv or not page.held_back]
    if not found:
        print("no ../shared/bench/rawtext: nothing to train on")
        return
    found += headline_pages()
    whole = [sample(page.id, page, read_blocks(page.text)) for page in found]
    samples = with_smaller(whole) + mixed(whole)
    title = crossed_titles(samples, anchored=False)
    cross_anchors(samples)
    headline = crossed_titles(samples, anchored=True)
    body = train_body(samples, [candidates(one, None) for one in samples], 70)
    write(Model(body.body, body.line, body.steps, title, headline))


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
    index = index_of((names for row, _ in pairs for names in row.values()), 5)
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

    best = minimize(loss, np.zeros(len(index)), jac=True, method="L-BFGS-B",
                    options={"maxiter": 80})  # fmt: skip
    return dict(zip(index, map(float, best.x), strict=True))


def table_of(rows: Sequence[Sequence[str]], index: dict[str, int]) -> Any:
    """A sparse table of ones: a row a line, a column a feature."""
    places = [[index[name] for name in names if name in index] for names in rows]
    starts = np.cumsum([0, *map(len, places)])
    columns = np.array([place for row in places for place in row], dtype=np.int64)
    shape = (len(rows), len(index))
    return sparse.csr_matrix((np.ones(len(columns)), columns, starts), shape=shape)


def cross_anchors(samples: Sequence[Sample]) -> None:
    """The first body block of every sample, seen by a body model of the other half."""
    lines = [candidates(one, None) for one in samples]
    for part in range(2):
        seen = [k for k, one in enumerate(samples) if one.fold(2, "anchor") != part]
        model = train_body([samples[k] for k in seen], [lines[k] for k in seen], 40)
        for one, known in zip(samples, lines, strict=True):
            if one.fold(2, "anchor") == part:
                rows = features(one.blocks, one.shapes, one.title)
                chances = body_chances(model, rows, known)
                one.anchor = next((n for n, chance in enumerate(chances) if chance > 0.45), None)


def write(model: Model) -> None:
    """One weight row a line, sorted, two decimals: a change of training reads as a diff."""
    tables: dict[str, dict[str, Any]] = {
        "body": {name: [round(x, 2) for x in row] for name, row in model.body.items()},
        "line": {name: round(weight, 2) for name, weight in model.line.items()},
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
