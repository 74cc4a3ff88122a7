"""How cost grows with the size of one file, and with that of the archive.

    python -m tests.benchmarks.bench_size [--kinds jsonl csv …] [--sizes 1000 4000] [--jobs 1]

For each kind of file: articles a CPU second, peak memory, the same file again, an export and its
restore; and, between the first and the last size, the exponent of the CPU time (1 is linear). Then
questions whose answers do not grow, as CPU time over a bare Python run right before each.

The makers of files are ``../shared/bench/size/make.py`` (its articles are not ours to ship).
"""

from __future__ import annotations

import argparse
import math
import os
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import NamedTuple

BENCH = Path(os.environ.get("PRESSREAD_BENCH", Path(__file__).parents[3] / "shared" / "bench"))
MAKER = BENCH / "size" / "make.py"
QUESTIONS = (
    "search zimbabwe", "list", "list --sort oldest", "list --sort headline", "stats", "timeline",
    "speakers nobodyatall", "quotes --by nobodyatall", "search government --sort newest",
)  # fmt: skip
ROUNDS = 5  # of a question; the median counts


class Cost(NamedTuple):
    """CPU seconds and megabytes of a process and those that it waited for."""

    cpu: float
    megabytes: float


def cost(*command: str) -> Cost:
    """Run a command to its end."""
    child = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, used = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode not in (0, 1):
        raise SystemExit(f"{' '.join(command)}: exit {child.returncode}")
    return Cost(used.ru_utime + used.ru_stime, used.ru_maxrss / 1024)


def pressread(archive: Path, *words: str) -> Cost:
    """What a command on an archive costs."""
    return cost(sys.executable, "-m", "pressread", "--archive", str(archive), *words)


def exponent(sizes: list[int], costs: list[float]) -> float:
    """The slope of cost over size, both as logarithms, between the first and the last."""
    if len(sizes) < 2:
        return math.nan
    return math.log(costs[-1] / costs[0]) / math.log(sizes[-1] / sizes[0])


def measure(kind: str, size: int, jobs: str, folder: Path) -> dict[str, Cost]:
    """The costs of one file of a kind, from import to restore."""
    file, archive = folder / f"{kind}-{size}", folder / f"{kind}-{size}-archive"
    subprocess.run([sys.executable, MAKER, kind, str(size), file], check=True)
    found = {"import": pressread(archive, "import", "--jobs", jobs, str(file))}
    found["again"] = pressread(archive, "import", "--jobs", jobs, str(file))
    for form in ("jsonl", "sqlite"):
        copy = folder / f"copy.{form}"
        found[f"export {form}"] = pressread(archive, "export", "--format", form, "-o", str(copy))
        restored = folder / f"restored-{kind}-{size}-{form}"
        found[f"restore {form}"] = pressread(restored, "import", "--jobs", jobs, str(copy))
        copy.unlink()
    return found


def tell(kind: str, sizes: list[int], costs: list[dict[str, Cost]]) -> None:
    """A line a step: CPU time an article and memory at each size, and the exponent."""
    for step in costs[0]:
        cpu = [found[step].cpu for found in costs]
        told = "  ".join(
            f"{size}: {1000 * seconds / size:.2f} ms {found[step].megabytes:.0f} MB"
            for size, seconds, found in zip(sizes, cpu, costs, strict=True)
        )
        print(f"{kind:10} {step:14} {told}  exponent {exponent(sizes, cpu):.2f}", flush=True)


def ask(archives: list[Path]) -> None:
    """A line a question: its CPU time over a bare Python, for each archive."""
    for question in QUESTIONS:
        ratios = []
        for archive in archives:
            pairs = [
                pressread(archive, *question.split()).cpu / cost(sys.executable, "-c", "pass").cpu
                for _ in range(ROUNDS)
            ]
            ratios.append(f"{statistics.median(pairs):.1f}")
        print(f"{question:34} {'  '.join(ratios)} × a bare python", flush=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--kinds", nargs="+", default=["jsonl", "csv", "mbox", "zip"])
    parser.add_argument("--sizes", nargs="+", type=int, default=[500, 2000])
    parser.add_argument("--jobs", default="1")
    given = parser.parse_args()
    if not MAKER.exists():
        raise SystemExit(f"no maker of files at {MAKER}; see CONTRIBUTING.md")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for kind in given.kinds:
            costs = [measure(kind, size, given.jobs, folder) for size in given.sizes]
            tell(kind, given.sizes, costs)
        ask([folder / f"{given.kinds[0]}-{size}-archive" for size in given.sizes])


if __name__ == "__main__":
    main()
