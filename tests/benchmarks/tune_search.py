"""The parameters of the ranking, tried one by one on what may be chosen by.

    python -m tests.benchmarks.tune_search [--rounds 1] [--known 300] [--from-middle]

Coordinate descent over what ``index.relax``, ``index.feedback``, ``index.rank`` and
``index`` weigh. Chosen by are the given half of TIME and known items among news; Cranfield,
MED and CISI are printed beside them and never looked at by the choice, so what ``bench_ir`` says
of them is not fitted. Nothing is written: the best values are put into the modules by hand.
"""

from __future__ import annotations

import argparse
import tempfile
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from statistics import mean
from typing import Any

from tests.benchmarks.bench_ir import index_collection, index_news, ranked, score
from tests.benchmarks.ir_data import Collection, bench, known_items, news

from pressread import index as schema
from pressread.index.answers.cross_shelf import Shelves
from pressread.index.evaluate import positions as rank
from pressread.query import relaxation as feedback
from pressread.query import relaxation as relax

CHOSEN_BY = "time"
LOOKED_AT = ("cran", "med", "cisi")
_EVERY = 4


@dataclass(frozen=True)
class Parameter:
    """One number, where it stands and what to try; ``baked``: part of the index's files."""

    holder: Any
    name: str
    values: tuple[float, ...]
    baked: bool = False

    def get(self) -> float:
        """The value in force."""
        if isinstance(self.holder, dict):
            return float(self.holder[self.name])
        return float(getattr(self.holder, self.name))

    def set(self, value: float) -> None:
        """Put another in force, in this process."""
        if isinstance(self.holder, dict):
            self.holder[self.name] = value
        else:
            kind = type(getattr(self.holder, self.name))
            setattr(self.holder, self.name, kind(value))


PARAMETERS = (
    Parameter(schema.fields_of("articles").length_norms, "body", (0.4, 0.6, 0.75, 0.9), baked=True),
    Parameter(schema.fields_of("articles").weights, "headline", (2.0, 3.0, 4.0, 6.0), baked=True),
    Parameter(relax, "FORM", (0.5, 0.65, 0.75, 0.9, 1.0)),
    Parameter(relax, "RELATIVE", (0.0, 0.15, 0.3, 0.5, 0.7)),
    Parameter(relax, "FUNCTION", (0.0, 0.15, 0.3, 0.6)),
    Parameter(feedback, "ARTICLES", (4, 6, 8, 12)),
    Parameter(feedback, "WORDS", (10, 20, 30, 40)),
    Parameter(feedback, "WEIGHT", (0.1, 0.2, 0.3, 0.45, 0.6)),
    Parameter(rank, "TOGETHER", (0.0, 0.08, 0.15, 0.25, 0.4)),
    Parameter(rank, "IN_HEADLINE", (0.0, 0.05, 0.1, 0.2, 0.4)),
)


class Material:
    """The collections and the news, indexed; again when a baked parameter changes."""

    def __init__(self, known: int, stack: ExitStack) -> None:
        self.stack = stack
        self.collections = [Collection(name) for name in (CHOSEN_BY, *LOOKED_AT)]
        self.news = list(news())[::_EVERY]
        self.known = list(known_items(self.news, known))
        self.index()

    def index(self) -> None:
        """Build every index anew."""
        self.shelves = [
            (index_collection(collection, self._folder()), collection)
            for collection in self.collections
        ]
        self.headlines = index_news(self.news, self._folder())

    def _folder(self) -> str:
        return self.stack.enter_context(tempfile.TemporaryDirectory())

    def scores(self) -> list[float]:
        """TIME, known items, then those that are only looked at."""
        first, *others = (mean(score(*pair)) for pair in self.shelves)
        found = mean(reciprocal(self.headlines, words, str(n)) for n, words in self.known)
        return [first, found, *others]


def reciprocal(shelves: Shelves, words: Sequence[str], wanted: str) -> float:
    """One over the place of the wanted article; 0 beyond ten."""
    ids = ranked(shelves, " ".join(words))
    return 1 / (1 + ids.index(wanted)) if wanted in ids else 0.0


def try_all(parameter: Parameter, material: Material, say: Callable[[str], None]) -> None:
    """Leave the parameter at the value that scores best on TIME and known items together."""
    tried = []
    for value in parameter.values:
        parameter.set(value)
        if parameter.baked:
            material.index()
        scores = material.scores()
        tried.append((scores[0] + scores[1], value))
        shown = " ".join(f"{one:.4f}" for one in scores)
        say(f"{parameter.name:12} {value:5}  {shown}")
    parameter.set(max(tried, key=lambda pair: pair[0])[1])
    if parameter.baked:
        material.index()


def main() -> None:
    """Descend."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--rounds", type=int, default=1)
    parser.add_argument("--known", type=int, default=300)
    parser.add_argument("--from-middle", action="store_true", help="forget the values in force")
    given = parser.parse_args()
    if not (bench() / "ir").is_dir():
        print(f"no data at {bench()}: set PRESSREAD_BENCH")
        return
    if given.from_middle:
        for parameter in PARAMETERS:
            parameter.set(parameter.values[len(parameter.values) // 2])
    with ExitStack() as stack:
        material = Material(given.known, stack)
        print("chosen by: time, known items; looked at:", ", ".join(LOOKED_AT))
        for _ in range(given.rounds):
            for parameter in PARAMETERS:
                try_all(parameter, material, lambda line: print(line, flush=True))
        for parameter in PARAMETERS:
            print(f"{parameter.name} = {parameter.get():g}")


if __name__ == "__main__":
    main()
