"""What a full match counts beside a looser one, chosen by queries and told on others.

    python -m tests.benchmarks.choose_lead --keep FOLDER

Nested cross-validation over the queries of all judged sets: four fifths choose the number (each set
counts alike), the fifth that is left tells, five times over. Short queries and questions in prose
choose theirs apart. Printed are the choices, nDCG@10 of the queries kept aside and the interval of
the paired difference to bm25s. The archives are those of ``bench_search_road``.
"""

from __future__ import annotations

import argparse
import random
from collections import defaultdict
from collections.abc import Iterable, Mapping
from pathlib import Path
from statistics import mean
from types import SimpleNamespace

from tests.benchmarks.bench_search_road import interval, pressread
from tests.benchmarks.ir_data import ndcg
from tests.benchmarks.ir_rivals import RIVALS, Ranker
from tests.benchmarks.road_data import SETS, Judgements, archive, documents

from pressread.errors import QueryError
from pressread.query import parse, relaxation

NUMBERS = {"LEAD": (1.2, 1.4, 1.6, 2.0), "LEAD_OF_PROSE": (1.0, 1.2, 1.4)}
FOLDS = 5
_RIVAL = "bm25s"

#: (set, query) → nDCG@10.
Scores = dict[tuple[str, str], float]


def scored(judgements: Judgements, ask: Ranker, ids: Iterable[str]) -> Scores:
    """nDCG@10 of some of a set's queries."""
    found: Scores = {}
    for id in ids:
        wanted = {one: grade for one, grade in judgements.judged[id].items() if grade > 0}
        found[judgements.name, id] = ndcg(ask(judgements.queries[id]), wanted)
    return found


def is_prose(query: str) -> bool:
    """Whether a query is read as a question in prose."""
    try:
        return relaxation.Looseness(parse(query)).prose
    except QueryError:
        return False


def told(tables: Mapping[float, Scores]) -> tuple[list[float], Scores]:
    """The number that each fold chose, and what every query scores with a number it did not
    choose by.
    """
    queries = sorted(next(iter(tables.values())))
    random.Random(7).shuffle(queries)
    chosen, held = [], {}
    for fold in range(FOLDS):
        aside = set(queries[fold::FOLDS])
        seen = [query for query in queries if query not in aside]
        best = max(tables, key=lambda number: _by_sets(tables[number], seen))
        chosen.append(best)
        held.update({query: tables[best][query] for query in aside})
    return chosen, held


def _by_sets(scores: Scores, queries: Iterable[tuple[str, str]]) -> float:
    by_set: dict[str, list[float]] = defaultdict(list)
    for query in queries:
        by_set[query[0]].append(scores[query])
    return mean(map(mean, by_set.values()))


def main() -> None:
    """Run the choice and print it."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--keep", type=Path, required=True, help="folder of archives")
    folder = parser.parse_args().keep
    every = [Judgements(name) for name in SETS]
    asking = {one.name: pressread(archive(one.name, folder)) for one in every}
    held: Scores = {}
    for name, numbers in NUMBERS.items():
        tables: dict[float, Scores] = {}
        in_force = getattr(relaxation, name)
        for number in numbers:
            setattr(relaxation, name, number)
            tables[number] = {}
            for one in every:
                ids = [i for i, q in one.queries.items() if is_prose(q) == name.endswith("PROSE")]
                tables[number].update(scored(one, asking[one.name], ids))
        setattr(relaxation, name, in_force)
        chosen, aside = told(tables)
        held.update(aside)
        print(f"{name}: in force {in_force}, chosen by each fold {chosen}")
    for one in every:
        rival = RIVALS[_RIVAL](SimpleNamespace(documents=documents(one.name)))  # type: ignore[arg-type]
        theirs = scored(one, rival, one.queries)
        kept = list(theirs)
        low, high = interval([held[id] for id in kept], [theirs[id] for id in kept])
        ours, other = mean(held[id] for id in kept), mean(theirs.values())
        print(
            f"  {one.name}: {len(kept)} queries kept aside {ours:.4f}, {_RIVAL} {other:.4f},"
            f" {ours - other:+.4f} [{low:+.3f} {high:+.3f}]"
        )


if __name__ == "__main__":
    main()
