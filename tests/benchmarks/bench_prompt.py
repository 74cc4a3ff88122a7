"""How long a command line takes, as a ratio to ``python -c pass``: whole processes, interleaved.

    python tests/benchmarks/bench_prompt.py [--archive DIR] [--rounds 9]

Without ``--archive`` the sample archive in ``data/`` is imported first. CPU time of the child
processes, medians; Python's byte code is compiled beforehand, as an installation does.
"""

from __future__ import annotations

import argparse
import os
import resource
import subprocess
import sys
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

DATA = Path(__file__).parents[2] / "data"
BASE = "python -c pass"


def commands(id: str) -> dict[str, list[str]]:
    """What is measured, by the name it has in the table."""
    pressread = [sys.executable, "-m", "pressread"]
    lines = (
        "search s-400 --json", "search s-400", "search s-400 --color always", "list --json",
        "quotes s-400 --json", f"show {id} --json", f"show {id} --color always", "--help",
        "search --help", "__complete search ''",
    )  # fmt: skip
    return {
        BASE: [sys.executable, "-c", "pass"],
        "python -c 'import typer, rich'": [sys.executable, "-c", "import typer, rich.console"],
        **{f"pressread {line}": [*pressread, *line.split()] for line in lines},
    }


def seconds(command: list[str], environment: dict[str, str]) -> float:
    """CPU seconds of one run."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, env=environment, capture_output=True, check=False)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--archive")
    parser.add_argument("--rounds", type=int, default=9)
    given = parser.parse_args()
    with TemporaryDirectory() as folder:
        environment = {
            **os.environ,
            "PRESSREAD_ARCHIVE": given.archive or f"{folder}/archive",
            "PYTHONPYCACHEPREFIX": f"{folder}/compiled",
        }
        environment.pop("PYTHONDONTWRITEBYTECODE", None)
        if not given.archive:
            bring = [sys.executable, "-m", "pressread", "import", "-q", str(DATA)]
            subprocess.run(bring, env=environment, check=True)
        ids = [sys.executable, "-m", "pressread", "list", "-n", "1", "--format", "ids"]
        id = subprocess.run(ids, env=environment, capture_output=True, text=True, check=True).stdout
        measured: dict[str, list[float]] = {}
        for number in range(given.rounds + 1):  # the first compiles
            for name, command in commands(id.strip()).items():
                taken = seconds(command, environment)
                if number:
                    measured.setdefault(name, []).append(taken)
    base = median(measured[BASE])
    for name, times in measured.items():
        print(f"{median(times) / base:6.2f} ×  {1000 * median(times):6.0f} ms  {name}")


if __name__ == "__main__":
    main()
