"""Whole imports: a race with Recoll and notmuch over the same articles, and the memory of one."""

from __future__ import annotations

import os
import random
import shutil
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from tests.benchmarks import index_rivals
from tests.benchmarks.index_corpus import real_stories
from tests.benchmarks.whole_processes import Run, Runner

_SECONDS = 0.25  # between two looks at the memory


def _importing(archive: Path, texts: Path) -> list[str]:
    return [sys.executable, "-m", "pressread", "import", os.fspath(texts), "--archive",
            os.fspath(archive), "--jobs", "2", "--quiet"]  # fmt: skip


def report_import(folder: Path, count: int, rounds: int) -> None:
    """Real articles as text files, two processes, beside the rivals' in turn; all begin anew."""
    place = folder / "import"
    shutil.rmtree(place, ignore_errors=True)
    sample = random.Random(4).sample(real_stories(), count)
    texts, mails = place / "texts", place / "mails"
    index_rivals.write_texts(texts, sample)
    index_rivals.write_mails(mails, sample)
    runner = Runner()
    found: dict[str, list[Run]] = {}
    for number in range(rounds + 1):  # the first fills the file cache
        for name, command in _racers(place, texts, mails):
            found.setdefault(name, []).append(runner.run(command))
            if not number:
                found[name].clear()
    runner.close()
    walls = {name: statistics.median(run.wall for run in runs) for name, runs in found.items()}
    print(f"\nwhole import of {count:,} articles, medians of {rounds} in turn (above 1: ahead)")
    for name, wall in walls.items():
        ratio = wall / walls["pressread"]
        print(f"{name:14}{wall:7.2f} s{count / wall:8.0f} a second{ratio:8.2f}")
    shutil.rmtree(place)


def _racers(place: Path, texts: Path, mails: Path) -> Iterator[tuple[str, list[str]]]:
    """Each command, in a folder made new for it."""
    for name in ("archive", "recoll", "mails/.notmuch"):
        shutil.rmtree(place / name, ignore_errors=True)
    yield "pressread", _importing(place / "archive", texts)
    if shutil.which("recollindex"):
        yield "recollindex", index_rivals.recollindex(place / "recoll", texts)
    if shutil.which("notmuch"):
        yield "notmuch new", index_rivals.notmuch_new(mails)


def report_memory(folder: Path, count: int) -> None:
    """The most memory that all processes of one import take at a time, as Linux counts it."""
    if not Path("/proc/self/smaps_rollup").exists():
        print("\nmemory of an import: only measured where /proc says what each process holds")
        return
    place = folder / "memory"
    shutil.rmtree(place, ignore_errors=True)
    index_rivals.write_texts(place / "texts", real_stories()[:count])
    start = time.perf_counter()
    process = subprocess.Popen(
        _importing(place / "archive", place / "texts"),
        start_new_session=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    together = largest = 0
    while process.poll() is None:
        held = [_megabytes(one) for one in _session(process.pid)]
        together, largest = max(together, sum(held)), max(largest, *held, 0)
        time.sleep(_SECONDS)
    print(
        f"\nimport of {count:,} articles by two processes: {time.perf_counter() - start:.0f} s,"
        f" at most {together} MB in all processes together (bar 300), {largest} MB in one"
    )
    shutil.rmtree(place)


def _session(number: int) -> Iterator[str]:
    """The processes of a session."""
    for name in filter(str.isdigit, os.listdir("/proc")):
        with suppress(OSError):
            status = Path(f"/proc/{name}/stat").read_text().rpartition(")")[2].split()
            if int(status[3]) == number:
                yield name


def _megabytes(process: str) -> int:
    """What a process holds, its share of what it holds with others; 0 once it is gone."""
    with suppress(OSError):
        for line in Path(f"/proc/{process}/smaps_rollup").read_text().splitlines():
            if line.startswith("Pss:"):
                return int(line.split()[1]) // 1024
    return 0
