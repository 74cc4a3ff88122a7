"""The parameters of long questions, tried one by one on the collections that are given.

    python -m tests.benchmarks.tune_search [--rounds 1]

Coordinate descent over what ``index.relax`` weighs; prints every step. Weights of fields and the
saturation are baked into an index (``index.schema``): change them there and run this again.
Nothing is written: the best values are put into the modules by hand.
"""

from __future__ import annotations

import argparse
import tempfile
from contextlib import ExitStack
from statistics import mean

from tests.benchmarks.bench_ir import index_collection, score
from tests.benchmarks.ir_data import COLLECTIONS, Collection, bench

from pressread.index import relax, schema
from pressread.index.search import Shelves

GRID: dict[str, tuple[float, ...]] = {
    "FORM": (0.5, 0.65, 0.75, 0.9),
    "RELATIVE": (0.0, 0.3, 0.5, 0.7),
    "FUNCTION": (0.0, 0.15, 0.3, 0.6),
}


def value(pairs: list[tuple[Shelves, Collection]]) -> tuple[float, list[float]]:
    """The mean over collections, and each."""
    scores = [mean(score(shelves, collection)) for shelves, collection in pairs]
    return mean(scores), scores


def main() -> None:
    """Descend."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--rounds", type=int, default=1)
    rounds = parser.parse_args().rounds
    if not (bench() / "ir").is_dir():
        print(f"no data at {bench()}: set PRESSREAD_BENCH")
        return
    with ExitStack() as stack:
        pairs = []
        for name in COLLECTIONS:
            folder = stack.enter_context(tempfile.TemporaryDirectory())
            collection = Collection(name)
            pairs.append((index_collection(collection, folder), collection))
        print(f"saturation {schema.SATURATION}, weights {schema.WEIGHTS}")
        for _ in range(rounds):
            for name, values in GRID.items():
                tried = []
                for number in values:
                    setattr(relax, name, number)
                    whole, each = value(pairs)
                    tried.append((whole, number))
                    shown = " ".join(f"{one:.4f}" for one in each)
                    print(f"{name:9} {number:4}  {whole:.4f}  {shown}", flush=True)
                setattr(relax, name, max(tried)[1])


if __name__ == "__main__":
    main()
