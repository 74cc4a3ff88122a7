"""Whole processes, timed one after the other in rounds: wall time, CPU time, peak memory.

A small process of its own starts them: the system counts what the parent holds at that moment
into the child's peak, and a benchmark holds corpora.
"""

from __future__ import annotations

import json
import statistics
import subprocess
import sys
from typing import NamedTuple

_RUNNER = """
import json, os, subprocess, sys, time
for line in sys.stdin:
    start = time.perf_counter()
    process = subprocess.Popen(
        json.loads(line), stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL)
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = 0
    wall = time.perf_counter() - start
    print(json.dumps([wall, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024,
                      os.waitstatus_to_exitcode(status)]), flush=True)
"""


class Run(NamedTuple):
    """Seconds by the clock, seconds of CPU, peak in MB, exit code."""

    wall: float
    cpu: float
    peak: float
    status: int


class Runner:
    """The process that starts the others."""

    def __init__(self) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-S", "-c", _RUNNER],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
        )  # fmt: skip

    def run(self, command: list[str]) -> Run:
        """Run one command to its end."""
        assert self._process.stdin
        assert self._process.stdout
        print(json.dumps(command), file=self._process.stdin, flush=True)
        return Run(*json.loads(self._process.stdout.readline()))

    def close(self) -> None:
        """End it."""
        assert self._process.stdin
        self._process.stdin.close()
        self._process.wait()


def interleaved(commands: dict[str, list[str]], runs: int) -> dict[str, Run]:
    """Medians of ``runs`` rounds, after one that fills the file cache; the status of the last."""
    found: dict[str, list[Run]] = {name: [] for name in commands}
    runner = Runner()
    for _ in range(runs + 1):
        for name, command in commands.items():
            found[name].append(runner.run(command))
    runner.close()
    return {name: _median(held[1:]) for name, held in found.items()}


def _median(runs: list[Run]) -> Run:
    wall, cpu, peak = (statistics.median(run[at] for run in runs) for at in range(3))
    return Run(wall, cpu, peak, runs[-1].status)
