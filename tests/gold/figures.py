"""Figures: how much of ``articles.toml`` pressread finds, against the baseline kept beside it.

    python -m tests.gold.figures            # prints the figures beside the baseline
    python -m tests.gold.figures --write    # keeps them as the new baseline

The articles are those of ``data/``, few and our own: a fall here is a sign that something broke, a
rise says little. How good pressread is on real press is measured by the ``bench_…`` commands in
``tests/benchmarks`` on ``../shared/bench``.
"""

from __future__ import annotations

import argparse
import json
import sys
import tomllib
from collections import Counter
from pathlib import Path
from typing import Any

from pressread import parse

HERE = Path(__file__).parent
DATA = HERE.parents[1] / "data"
BASELINE = HERE / "baseline.json"
FIELDS = ("headline", "published", "publisher", "byline")


def figures() -> dict[str, int]:
    """Counts over all articles: fields right and wrong, statements found, speakers right and wrong.

    A value where none is stated, and a speaker where nobody is named, are wrong; a missing one is
    neither right nor wrong.
    """
    counts: Counter[str] = Counter()
    gold = tomllib.loads((HERE / "articles.toml").read_text(encoding="utf-8"))
    for wanted in gold["article"]:
        path = DATA / wanted["file"]
        article = parse(path.read_bytes(), path=str(path))
        record = article.to_dict()
        counts.update(f"{name} {_verdict(record, wanted, name)}" for name in FIELDS)
        for kind, key in (("said", "quotes"), ("reported", "reported")):
            counts.update(_statements(kind, wanted[kind], record.get(key) or []))
    return {name: counts[name] for name in sorted(counts) if not name.endswith("missing")}


def _verdict(record: dict[str, Any], wanted: dict[str, Any], name: str) -> str:
    found, right = record[name] or "", wanted[name] or ""
    if name == "published":
        found = found[: len(right) or None]
    if found == right:
        return "right"
    return "wrong" if found else "missing"


def _statements(kind: str, wanted: list[list[str]], found: list[dict[str, Any]]) -> Counter[str]:
    counts: Counter[str] = Counter()
    for words, speaker in wanted:
        statement = next(
            (each for each in found if _squeezed(words) in _squeezed(each["text"])), None
        )
        if statement is None:
            counts[f"{kind} missing"] += 1
            continue
        name = (statement["speaker"] or {}).get("name") or ""
        counts[f"{kind} found"] += 1
        if name == speaker:
            counts[f"{kind} by the right person"] += 1
        elif name:
            counts[f"{kind} by a wrong person"] += 1
    return counts


def _squeezed(text: str) -> str:
    return " ".join(text.replace("“", '"').replace("”", '"').split())


def worse(now: dict[str, int], before: dict[str, int]) -> list[str]:
    """The names of figures that fell: fewer right or found, more wrong."""
    names = sorted({*now, *before})
    return [
        name
        for name in names
        if (now.get(name, 0) - before.get(name, 0)) * (-1 if "wrong" in name else 1) < 0
    ]


def main() -> int:
    """Print each figure beside its baseline; 1 where one is worse."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--write", action="store_true")
    now = figures()
    if parser.parse_args().write:
        BASELINE.write_text(json.dumps(now, indent=1) + "\n", encoding="utf-8")
    before = json.loads(BASELINE.read_text(encoding="utf-8"))
    for name in sorted({*now, *before}):
        print(f"{name:32} {now.get(name, 0):4}  baseline {before.get(name, 0):4}")
    return 1 if worse(now, before) else 0


if __name__ == "__main__":
    sys.exit(main())
