"""A night's worth of faults, as a table: what was tried, what failed, the slowest, the largest.

    python -m tests.faults.nightly [--faults 100] [--seed 7] [-k kills]

``--faults`` is how long each campaign is (CI: 3), ``--seed`` what is drawn. Exit code 1 where
anything failed; what it was is told above the table.
"""

from __future__ import annotations

import argparse
import resource
import sys
from collections import defaultdict
from pathlib import Path

import pytest


class Table:
    """A plugin of pytest that adds up what the tests of each module tell."""

    def __init__(self) -> None:
        self.tried: dict[str, int] = defaultdict(int)
        self.failed: dict[str, int] = defaultdict(int)
        self.slowest: dict[str, tuple[float, str]] = defaultdict(lambda: (0.0, ""))
        self.largest: dict[str, int] = defaultdict(int)

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Enter one test."""
        name = Path(report.fspath).stem.removeprefix("test_")
        self.failed[name] += report.failed
        if report.when != "call" or report.skipped:
            return
        tried = int(str(dict(report.user_properties).get("tried", 1)))
        self.tried[name] += tried
        one = report.duration / max(1, tried)
        self.slowest[name] = max(self.slowest[name], (one, report.nodeid.partition("::")[2]))
        for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN):
            most = resource.getrusage(who).ru_maxrss >> 10
            self.largest[name] = max(self.largest[name], most)

    def lines(self) -> list[str]:
        """The table in Markdown."""
        rows = [
            "| what | tried | failed | slowest, s | largest so far, MB |",
            "|---|---|---|---|---|",
        ]
        for name, tried in self.tried.items():
            seconds, test = self.slowest[name]
            slow = f"{seconds:.1f} {test}"
            rows.append(
                f"| {name} | {tried} | {self.failed[name]} | {slow} | {self.largest[name]} |"
            )
        return rows


def main() -> int:
    """Run the campaigns, print the table."""
    asked = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    asked.add_argument("--faults", type=int, default=100)
    asked.add_argument("--seed", type=int, default=7)
    asked.add_argument("-k", default="")
    given = asked.parse_args()
    table = Table()
    here = str(Path(__file__).parent)
    options = [f"--faults={given.faults}", f"--seed={given.seed}", "-k", given.k]
    code = pytest.main([here, "-q", *options], plugins=[table])
    sys.stdout.write("\n".join(table.lines()) + "\n")
    return int(code)


if __name__ == "__main__":
    sys.exit(main())
