"""Mutants: what share of small random changes to the source do the tests notice?

    python -m tests.benchmarks.mutants --mutants 300 --seed 1 [--room store] [--jobs 2]

Places of the source are drawn at random (each as likely as any other), and at each one of
cosmic-ray's changes is made in a copy of the tree: another operator, comparison, number, a
condition turned round, a line of control left out. The tests of that room run until one fails.
A mutant that no test fails *survives*; those are listed with their line, for reading. Changes
inside annotations, and in what is imported for them, are not drawn: no test can see them. Needs
``pip install cosmic-ray``.

Exit code 0, or 1 where fewer than ``--bar`` of the mutants were killed.
"""

from __future__ import annotations

import argparse
import ast
import os
import random
import shutil
import subprocess
import sys
import tempfile
from collections import defaultdict
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from queue import Queue
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
SOURCE = Path("src/pressread")
# The rooms of the package, and the folders of tests that ought to notice a change in them.
ROOMS = {
    "extraction/statements": ["tests/statements"],
    "store": ["tests/store", "tests/archive"],
    "output": ["tests/output", "tests/cli"],
    "cite": ["tests/cite"],
    "cluster": [
        f"tests/cluster/test_{name}.py"  # those that need no node
        for name in ("dsl", "asking", "writing", "documents", "register", "shelf", "client")
    ],
    "extraction/plain": ["tests/plain"],
    "extraction/dates": ["tests/plain"],
    "extraction/pages": ["tests/pages"],
    "readers": ["tests/readers"],
    "index": ["tests/index", "tests/search"],
    "query": ["tests/query", "tests/search"],
    "text": ["tests/text"],
}
# Seconds that a mutant may take: one that loops for ever counts as noticed.
LONGEST = 300


@dataclass(frozen=True)
class Mutant:
    """One change: ``operator`` applied at its ``occurrence``-th place in ``path``."""

    room: str
    path: Path
    operator: str
    occurrence: int
    line: int


def main() -> int:
    """Draw, run, tell."""
    options = _options()
    drawn = draw(options.room or sorted(ROOMS), options.mutants, options.seed)
    survivors = run(drawn, options.jobs)
    killed = len(drawn) - len(survivors)
    for room in sorted({mutant.room for mutant in drawn}):
        of = [mutant for mutant in drawn if mutant.room == room]
        left = sum(mutant.room == room for mutant, _ in survivors)
        print(f"{room:24} {len(of) - left:4} of {len(of):4} killed")
    for mutant, change in survivors:
        print(f"\nsurvived  {mutant.path}:{mutant.line}  {mutant.operator}\n{change}")
    share = killed / len(drawn) if drawn else 0.0
    print(f"\n{killed} of {len(drawn)} mutants killed ({share:.0%}), seed {options.seed}")
    return 0 if share >= options.bar else 1


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--mutants", type=int, default=300)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--room", action="append", choices=sorted(ROOMS))
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--bar", type=float, default=0.8)
    return parser.parse_args()


def draw(rooms: list[str], count: int, seed: int) -> list[Mutant]:
    """Mutants drawn at random: a place first, then one of the changes possible there."""
    places: dict[tuple[Path, int, int], list[Mutant]] = defaultdict(list)
    for room in rooms:
        for path in sorted((ROOT / SOURCE / room).rglob("*.py")):
            for mutant, column in _possible(room, path.relative_to(ROOT)):
                places[mutant.path, mutant.line, column].append(mutant)
    chance = random.Random(seed)
    chosen = chance.sample(sorted(places), min(count, len(places)))
    return [chance.choice(places[place]) for place in chosen]


def _possible(room: str, path: Path) -> list[tuple[Mutant, int]]:
    from cosmic_ray import plugins
    from cosmic_ray.ast import ast_nodes, get_ast

    source = (ROOT / path).read_text(encoding="utf-8")
    quiet = _annotations(source)
    nodes = list(ast_nodes(get_ast(source)))
    found = []
    for name in plugins.operator_names():
        if "Variable" in name:  # those two ask for the names of variables
            continue
        operator: Any = plugins.get_operator(name)()
        occurrence = 0
        for node in nodes:
            for start, _ in operator.mutation_positions(node):
                if not _in(quiet, start):
                    found.append((Mutant(room, path, name, occurrence, start[0]), start[1]))
                occurrence += 1
    return found


def _annotations(source: str) -> list[tuple[tuple[int, int], tuple[int, int]]]:
    """Spans of annotations and of imports for them alone: (line, column) pairs, in characters."""
    spans = [
        ((number, 0), (number + 1, 0))
        for number, line in enumerate(source.splitlines(), 1)
        if "TYPE_CHECKING" in line
    ]
    for node in ast.walk(ast.parse(source)):
        for name in ("annotation", "returns"):
            part = getattr(node, name, None)
            if isinstance(part, ast.expr):
                end = (part.end_lineno or 0, part.end_col_offset or 0)
                spans.append(((part.lineno, part.col_offset), end))
    return spans


def _in(spans: list[tuple[tuple[int, int], tuple[int, int]]], place: tuple[int, int]) -> bool:
    return any(start <= place < end for start, end in spans)


def run(mutants: list[Mutant], jobs: int) -> list[tuple[Mutant, str]]:
    """The mutants that no test noticed, each with the line before and after."""
    with tempfile.TemporaryDirectory() as folder:
        trees: Queue[Path] = Queue()
        for number in range(jobs):
            tree = Path(folder, str(number))
            for part in ("src", "tests", "data", "pyproject.toml", "README.md"):
                _copy(ROOT / part, tree / part)
            trees.put(tree)

        def one(mutant: Mutant) -> tuple[Mutant, str] | None:
            tree = trees.get()
            try:
                return _tried(mutant, tree)
            finally:
                trees.put(tree)

        with ThreadPoolExecutor(jobs) as pool:
            return [result for result in pool.map(one, mutants) if result]


def _copy(source: Path, target: Path) -> None:
    if source.is_dir():
        shutil.copytree(source, target, ignore=shutil.ignore_patterns("__pycache__"))
    elif source.exists():
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(source, target)


def _tried(mutant: Mutant, tree: Path) -> tuple[Mutant, str] | None:
    from cosmic_ray import plugins
    from cosmic_ray.mutating import mutate_code

    path = tree / mutant.path
    before = path.read_text(encoding="utf-8")
    operator = plugins.get_operator(mutant.operator)()
    after = mutate_code(before, operator, mutant.occurrence)
    if after is None or after == before:
        return None
    path.write_text(after, encoding="utf-8")
    try:
        noticed = _fails(mutant, tree)
    finally:
        path.write_text(before, encoding="utf-8")
    if noticed:
        return None
    pairs = zip(before.splitlines(), after.splitlines(), strict=False)
    return mutant, "\n".join(f"  - {a.strip()}\n  + {b.strip()}" for a, b in pairs if a != b)


def _fails(mutant: Mutant, tree: Path) -> bool:
    env = {**os.environ, "PYTHONPATH": f"{tree / 'src'}", "PYTHONDONTWRITEBYTECODE": "1"}
    for tests in _test_runs(mutant, tree):
        command = [sys.executable, "-m", "pytest", "-x", "-q", "-p", "no:cacheprovider", *tests]
        try:
            done = subprocess.run(command, cwd=tree, env=env, capture_output=True, timeout=LONGEST)
        except subprocess.TimeoutExpired:
            return True
        if done.returncode not in (0, 5):  # 5: nothing was collected there
            return True
    return False


def _test_runs(mutant: Mutant, tree: Path) -> list[list[str]]:
    """The test file named as the module first, then the whole room's."""
    folders = [folder for folder in ROOMS[mutant.room] if (tree / folder).exists()]
    named = [
        str(file.relative_to(tree))
        for folder in folders
        for file in (tree / folder).rglob(f"test_{mutant.path.stem}.py")
    ]
    return [run for run in (named, folders) if run]


if __name__ == "__main__":
    sys.exit(main())
