"""Search measured through the whole program: files, ``import``, a question as it is typed.

    python -m tests.benchmarks.bench_search_road [--keep FOLDER] [--sets time,cran] [--no-rivals]

Rivals get the same documents in the same run: SQLite FTS5 (Porter; any word, title × 4, and all
words), bm25s, Whoosh, tantivy. nDCG@10 with the interval of the paired difference (bootstrap
over queries, 95 %), how often the first hit is relevant, questions without an answer, the share
of relevant among the judged that are shown, by type of question. An article that nobody judged
counts as not relevant, is counted, and listed by ``--unjudged``: read it before you call it so.

The numbers of the ranking were chosen by TIME's given half, the news queries that are given and
known items; Cranfield, MED and CISI are shown beside them and were looked at when the bounds were
set (see ``tune_search``). Queries kept aside elsewhere are what tells.
"""

from __future__ import annotations

import argparse
import random
import tempfile
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path
from statistics import mean
from types import SimpleNamespace
from typing import Any

from tests.benchmarks.ir_data import bench, ndcg
from tests.benchmarks.ir_rivals import RIVALS, Ranker
from tests.benchmarks.road_data import SETS, Judgements, archive, documents, names, relevant_shown

from pressread.archive import open_archive
from pressread.errors import QueryError

ROUNDS = 2_000


class Shown:
    """What one engine shows for every query of a set."""

    def __init__(self, judgements: Judgements, ask: Ranker) -> None:
        self.ranked = {id: ask(text) for id, text in judgements.queries.items()}
        self.scores = {
            id: ndcg(ranked, _positive(judgements.judged[id])) for id, ranked in self.ranked.items()
        }
        self.judged = judgements.judged

    def mean(self, ids: Sequence[str]) -> float:
        """nDCG@10 of some of the queries."""
        return mean(self.scores[id] for id in ids)

    def first(self, ids: Sequence[str]) -> float:
        """How often the first hit is relevant."""
        return mean(any(self.judged[id].get(one, 0) for one in self.ranked[id][:1]) for id in ids)

    def pure(self, ids: Sequence[str]) -> float:
        """The share of relevant among the judged that are shown."""
        counts = [relevant_shown(self.ranked[id], self.judged[id]) for id in ids]
        return sum(one[0] for one in counts) / max(1, sum(one[1] for one in counts))

    def none(self, ids: Sequence[str]) -> int:
        """Questions without an answer."""
        return sum(not self.ranked[id] for id in ids)

    def unjudged(self) -> list[tuple[str, str]]:
        """(query, document) of what is shown and was never judged."""
        return [
            (q, d) for q, shown in self.ranked.items() for d in shown if d not in self.judged[q]
        ]


def _positive(grades: dict[str, int]) -> dict[str, int]:
    return {id: grade for id, grade in grades.items() if grade > 0}


def pressread(home: Path) -> Ranker:
    """The first page of ``search``."""
    known = names(home)
    opened = open_archive(home)

    def ask(query: str) -> list[str]:
        try:
            return [known[hit.id] for hit in opened.search(query, snippets=0).hits]
        except QueryError:
            return []

    return ask


def interval(ours: Sequence[float], theirs: Sequence[float]) -> tuple[float, float]:
    """Where 95 % of resampled mean differences lie."""
    differences = [a - b for a, b in zip(ours, theirs, strict=True)]
    rng = random.Random(5)
    means = sorted(mean(rng.choices(differences, k=len(differences))) for _ in range(ROUNDS))
    return means[ROUNDS // 40], means[-ROUNDS // 40]


def compare(name: str, folder: Path, with_rivals: bool, unjudged: bool) -> None:
    """The table of one set."""
    judgements = Judgements(name)
    home = archive(name, folder)
    ours = Shown(judgements, pressread(home))
    shown: dict[str, Shown] = {"pressread": ours}
    collection: Any = SimpleNamespace(documents=documents(name)) if with_rivals else None
    for rival, build in RIVALS.items() if with_rivals else ():
        try:
            shown[rival] = Shown(judgements, build(collection))
        except ImportError:
            print(f"  {rival} is not installed")
    ids = list(judgements.queries)
    print(f"\n{name}: {len(ids)} queries")
    print(f"  {'':12} nDCG@10  ours minus theirs    first  none  relevant of judged  unjudged")
    for engine, one in shown.items():
        told = ""
        if engine != "pressread":
            low, high = interval([ours.scores[i] for i in ids], [one.scores[i] for i in ids])
            told = f"{ours.mean(ids) - one.mean(ids):+.3f} [{low:+.3f} {high:+.3f}]"
        print(
            f"  {engine:12} {one.mean(ids):.4f}  {told:22} {one.first(ids):.3f} {one.none(ids):4}"
            f"  {one.pure(ids):18.3f}  {len(one.unjudged()):8}"
        )
    _by_type(judgements, shown)
    for query, document in ours.unjudged() if unjudged else ():
        print(f"  unjudged: {query} {document}")


def _by_type(judgements: Judgements, shown: dict[str, Shown]) -> None:
    kinds: dict[str, list[str]] = defaultdict(list)
    for id, kind in judgements.types.items():
        kinds[kind].append(id)
    if len(kinds) > 1:
        for kind, ids in kinds.items():
            row = "  ".join(f"{engine} {one.mean(ids):.3f}" for engine, one in shown.items())
            print(f"    {kind:9} {len(ids):2}  {row}")


def main() -> None:
    """Run what was asked for."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--keep", type=Path, help="folder of archives, taken up again")
    parser.add_argument("--sets", default=",".join(SETS))
    parser.add_argument("--no-rivals", action="store_true")
    parser.add_argument("--unjudged", action="store_true")
    given = parser.parse_args()
    if not (bench() / "ir").is_dir():
        print(f"no data at {bench()}: set PRESSREAD_BENCH")
        return
    with tempfile.TemporaryDirectory() as temporary:
        for name in given.sets.split(","):
            folder = given.keep or Path(temporary)
            compare(name, folder, not given.no_rivals, given.unjudged)


if __name__ == "__main__":
    main()
