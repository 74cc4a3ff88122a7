"""The index: building, size, memory, whole search processes, growth; beside rivals.

    python tests/benchmarks/bench_index.py [--sizes 24024,100000,1000000] [--runs 9]
        [--folder DIR] [--svg growth.svg] [--kills 200]

Builds archives of the sizes asked for in a temporary folder (``--folder`` keeps and reuses them),
times whole processes interleaved, and prints ratios: to a bare ``python -c pass``, and of each
size to the smallest. Rivals that are not installed are named, not installed.
"""

from __future__ import annotations

import argparse
import contextlib
import os
import random
import resource
import shutil
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from itertools import islice
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

from tests.benchmarks.index_corpus import Story, document, real_stories, stories

PYTHON = sys.executable
QUERIES = {
    "s-400": ["s-400"],
    "rare": ["cavusoglu"],
    "common": ["said"],
    "two words": ["oil prices"],
    "two common": ["president government"],
    "phrase": ['"prime minister"'],
    "prefix": ["sanct*"],
    "dates + word": ["minister published:1990..2005"],
    "newest first": ["government", "--sort", "newest"],
}
_FTS_SCRIPT = """
import json, sqlite3, sys
rows = sqlite3.connect(sys.argv[1]).execute(
    "select id, headline, bm25(news, 0, 4, 1) from news where news match ? order by 3 limit 10",
    (sys.argv[2],)).fetchall()
total = sqlite3.connect(sys.argv[1]).execute(
    "select count(*) from news where news match ?", (sys.argv[2],)).fetchone()[0]
json.dump({"total": total, "hits": rows}, sys.stdout)
"""


class Timed:
    """Whole processes, interleaved: seconds and peak memory of each."""

    def __init__(self, runs: int) -> None:
        self.runs = runs
        self.commands: dict[str, list[str]] = {}
        self.seconds: dict[str, float] = {}
        self.memory: dict[str, int] = {}

    def measure(self) -> None:
        """Run every command ``runs`` times, one after the other; medians."""
        found: dict[str, list[float]] = {name: [] for name in self.commands}
        for _ in range(self.runs + 1):
            for name, command in self.commands.items():
                start = time.perf_counter()
                with subprocess.Popen(
                    command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
                ) as process:
                    _, _, usage = os.wait4(process.pid, 0)
                    process.returncode = 0
                found[name].append(time.perf_counter() - start)
                self.memory[name] = usage.ru_maxrss // 1024
        # the first round fills the file cache
        self.seconds = {name: statistics.median(times[1:]) for name, times in found.items()}


def build_archive(folder: Path, size: int) -> None:
    """An archive of pressread with ``size`` articles, unless it is there."""
    from pressread.archive import open_archive
    from pressread.article import Article, Origin

    if (folder / "done").exists():
        return
    shutil.rmtree(folder, ignore_errors=True)
    source = Origin(path="-", format="text", charset="utf-8", sha256="0" * 64)
    with open_archive(folder) as archive:
        waiting = stories(size)
        while batch := list(islice(waiting, 2000)):
            archive.add(
                Article(
                    headline=story.headline, body=tuple(story.body), source=source,
                    published=story.published, publisher=story.publisher,
                    sections=(story.section,) if story.section else (), language="en",
                )
                for story in batch
            )  # fmt: skip
        archive.catch_up()
    (folder / "done").write_text("")


def report_building(folder: Path, size: int) -> None:
    """Articles a CPU second and size, ours beside stock Whoosh's, on the real articles."""
    from pressread.index.writer import IndexWriter

    sample = random.Random(4).sample(real_stories(), size)
    text = sum(story.size for story in sample)

    def ours(path: Path) -> None:
        writer = IndexWriter(os.fspath(path), "articles")
        writer.add(map(document, sample))
        writer.commit(1)

    rates = {}
    for name, build in (("pressread", ours), ("stock whoosh3", lambda path: _stock(path, sample))):
        path = folder / f"build-{name.split()[0]}"
        shutil.rmtree(path, ignore_errors=True)
        path.mkdir(parents=True)
        start = time.process_time()
        build(path)
        rates[name] = size / (time.process_time() - start)
        held = sum(part.stat().st_size for part in path.iterdir())
        print(f"{name:16}{rates[name]:8.0f} articles a CPU second   index / text {held / text:.2f}")
    print(f"{'ratio':16}{rates['pressread'] / rates['stock whoosh3']:8.1f}   (bar 5, aim 12)")


def _stock(path: Path, sample: list[Story]) -> None:
    from whoosh import fields
    from whoosh.index import create_in

    schema = fields.Schema(id=fields.ID(stored=True), headline=fields.TEXT, body=fields.TEXT,
                           publisher=fields.TEXT, section=fields.TEXT)  # fmt: skip
    writer = create_in(os.fspath(path), schema).writer()
    for story in sample:
        writer.add_document(id=story.id, headline=story.headline, body="\n\n".join(story.body),
                            publisher=story.publisher, section=story.section)  # fmt: skip
    writer.commit()


def report_small_imports(folder: Path, sizes: list[int]) -> None:
    """Seconds to add 100 articles to an index of 1,000 and to the largest."""
    from pressread.index.engine import Index

    extra = [document(story)[1:] for story in islice(stories(3000), 2000, 3000)]
    taken = []
    for size in (1000, sizes[-1]):
        path = folder / f"hundred-{size}"
        shutil.rmtree(path, ignore_errors=True)
        if size == 1000:
            Index(path).update(map(document, stories(size)), [], 1)
        else:
            shutil.copytree(folder / str(size) / "index", path)
        times = []
        for run in range(9):
            batch = [(f"extra{run}-{n}", *doc) for n, doc in enumerate(extra[run * 100 :][:100])]
            start = time.process_time()
            Index(path).update(batch, [], 2 + run)
            times.append(time.process_time() - start)
        taken.append(statistics.median(times))
        shutil.rmtree(path)
    small, large = (seconds * 1000 for seconds in taken)
    print(f"100 articles into 1,000: {small:.0f} ms of CPU; into {sizes[-1]:,}: {large:.0f} ms;")
    print(f"ratio {large / small:.2f}  (bar 1.5, aim 1.1)")


def report_growth(folder: Path, sizes: list[int], runs: int) -> dict[str, list[float]]:
    """Every query on every size, against a bare interpreter."""
    timed = Timed(runs)
    timed.commands["bare"] = [PYTHON, "-c", "pass"]
    for size in sizes:
        for name, query in QUERIES.items():
            timed.commands[f"{name} {size}"] = [
                PYTHON, "-m", "pressread", "search", *query, "--json",
                "--archive", os.fspath(folder / str(size)),
            ]  # fmt: skip
    timed.measure()
    bare = timed.seconds["bare"]
    print(f"\nwhole processes, medians of {runs}; a bare python is {bare * 1000:.1f} ms = 1")
    print(f"{'':14}" + "".join(f"{size:>12,}" for size in sizes) + "    growth   peak MB")
    curves = {}
    for name in QUERIES:
        taken = [timed.seconds[f"{name} {size}"] for size in sizes]
        curves[name] = taken
        columns = "".join(f"{one / bare:12.2f}" for one in taken)
        memory = timed.memory[f"{name} {sizes[-1]}"]
        print(f"{name:14}{columns}{taken[-1] / taken[0]:10.2f}{memory:10}")
    return curves


def report_rivals(folder: Path, size: int, runs: int) -> None:
    """The same words by process: ours, FTS5 from a script, ripgrep, notmuch, recoll."""
    timed = Timed(runs)
    for name, words in (("s-400", "s-400"), ("two words", "oil prices"), ("common", "government")):
        for rival, command in _rivals(folder, size):
            timed.commands[f"{name}: {rival}"] = command(words)
        timed.commands[f"{name}: pressread"] = [
            PYTHON, "-m", "pressread", "search", words, "--json",
            "--archive", os.fspath(folder / str(size)),
        ]  # fmt: skip
    timed.measure()
    print(f"\nrivals at {size:,}: pressread / rival (below 1: ahead)")
    for name, seconds in timed.seconds.items():
        query, _, rival = name.partition(": ")
        if rival != "pressread":
            ratio = timed.seconds[f"{query}: pressread"] / seconds
            print(f"{name:28}{seconds * 1000:8.1f} ms{ratio:8.2f}")


def _rivals(folder: Path, size: int) -> Iterator[tuple[str, Callable[[str], list[str]]]]:
    base = folder / "rivals"
    base.mkdir(exist_ok=True)
    fts = base / f"{size}.fts"
    if not fts.exists():
        _build_fts(fts, size)
    yield "FTS5 script", lambda words: [PYTHON, "-c", _FTS_SCRIPT, os.fspath(fts), _quoted(words)]
    texts = base / f"{size}-texts"
    if not texts.exists():
        _write_texts(texts, size)
    if shutil.which("rg"):
        yield "rg -l", lambda words: ["rg", "-l", "-i", "-F", words, os.fspath(texts)]
    if shutil.which("notmuch"):
        yield "notmuch", _notmuch(base, texts, size)
    if shutil.which("recollq") and shutil.which("recollindex"):
        yield "recollq", _recoll(base, texts, size)


def _quoted(words: str) -> str:
    return " ".join(f'"{word}"' for word in words.split())


def _build_fts(path: Path, size: int) -> None:
    with contextlib.closing(sqlite3.connect(path)) as base:
        base.execute("create virtual table news using fts5(id unindexed, headline, body)")
        rows = ((s.id, s.headline, "\n".join(s.body)) for s in stories(size))
        base.executemany("insert into news values (?, ?, ?)", rows)
        base.execute("insert into news(news) values ('optimize')")
        base.commit()


def _write_texts(folder: Path, size: int) -> None:
    """One file an article, as a message, so that every rival reads the same files."""
    for number, story in enumerate(stories(size)):
        place = folder / f"{number // 1000:04d}" / "cur"
        if number % 1000 == 0:
            for name in ("cur", "new", "tmp"):
                (place.parent / name).mkdir(parents=True)
        head = f"From: {story.publisher} <a@example.org>\nTo: <b@example.org>\n"
        head += f"Message-ID: <{story.id}@example.org>\nSubject: {story.headline}\n"
        head += "Content-Type: text/plain; charset=utf-8\n\n"
        (place / f"{story.id}:2,S").write_text(head + "\n\n".join(story.body), encoding="utf-8")


def _notmuch(base: Path, texts: Path, size: int) -> Callable[[str], list[str]]:
    config = base / f"{size}.notmuch"
    if not config.exists():
        config.write_text(f"[database]\npath={texts}\n[new]\ntags=\n")
        _run(["notmuch", "--config", os.fspath(config), "new", "--quiet"], "notmuch new", size)
    return lambda words: ["notmuch", f"--config={config}", "search", "--limit=10", words]


def _recoll(base: Path, texts: Path, size: int) -> Callable[[str], list[str]]:
    config = base / f"{size}.recoll"
    if not config.exists():
        config.mkdir()
        (config / "recoll.conf").write_text(f"topdirs = {texts}\n")
        _run(["recollindex", "-c", os.fspath(config)], "recollindex", size)
    return lambda words: ["recollq", "-c", os.fspath(config), "-n", "10", words]


def _run(command: list[str], name: str, size: int) -> None:
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    used = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    print(f"{name}: {size / used:.0f} articles a CPU second")


def report_kills(count: int) -> None:
    """A writer killed at random moments while it adds and joins, ``count`` times."""
    from tests.index.corpus import document as made_up
    from tests.index.test_faults import check_whole, kill_while_writing

    from pressread.index.engine import Index

    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        Index(folder).update([made_up(seed) for seed in range(60)], [], 1)
        chance = random.Random(1)
        for _ in range(count):
            kill_while_writing(folder, chance.uniform(0, 0.5))
            check_whole(folder)
        reached = Index(folder).status().documents
    print(f"killed {count} times: whole each time ({reached:,} documents in the end)")


def draw(path: Path, sizes: list[int], curves: dict[str, list[float]]) -> None:
    """The growth curves as an SVG: articles (logarithmic) across, time ÷ the smallest's up."""
    from math import log10

    left, top, width, height = 50, 20, 420, 260
    low, high = log10(sizes[0]), log10(sizes[-1]) or 1
    most = max(2.0, *(taken[-1] / taken[0] for taken in curves.values()))

    def point(size: int, ratio: float) -> str:
        across = left + width * (log10(size) - low) / (high - low or 1)
        return f"{across:.0f},{top + height * (1 - ratio / most):.0f}"

    parts = [f'<svg xmlns="http://www.w3.org/2000/svg" width="640" height="{height + 60}" '
             'font-family="sans-serif" font-size="11">']  # fmt: skip
    for ratio in (1, 2):
        y = point(sizes[0], ratio).partition(",")[2]
        parts.append(
            f'<path d="M{left},{y}h{width}" stroke="#ccc"/><text x="20" y="{y}">{ratio}×</text>'
        )
    for number, (name, taken) in enumerate(curves.items()):
        colour = f"hsl({number * 40},70%,40%)"
        line = " ".join(point(s, t / taken[0]) for s, t in zip(sizes, taken, strict=True))
        parts.append(f'<polyline points="{line}" fill="none" stroke="{colour}"/>')
        parts.append(
            f'<text x="{left + width + 8}" y="{top + 14 * number}" fill="{colour}">{name}</text>'
        )
    for size in sizes:
        across = point(size, 0).partition(",")[0]
        parts.append(f'<text x="{across}" y="{top + height + 18}">{size:,}</text>')
    path.write_text("\n".join([*parts, "</svg>"]))
    print(f"growth curves: {path}")


def main() -> None:
    """Everything, or the parts asked for."""
    options = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    options.add_argument("--sizes", default="24024,100000")
    options.add_argument("--runs", type=int, default=9)
    options.add_argument("--folder", type=Path)
    options.add_argument("--svg", type=Path, default=Path("index-growth.svg"))
    options.add_argument("--kills", type=int, default=0)
    options.add_argument("--sample", type=int, default=6000, help="articles for the building rate")
    options.add_argument("--no-rivals", action="store_true")
    asked = options.parse_args()
    sizes = sorted(int(size) for size in asked.sizes.split(","))
    for program in ("rg", "notmuch", "recollq"):
        if not shutil.which(program):
            print(f"{program} is not installed: left out")
    with tempfile.TemporaryDirectory() as temporary:
        folder = asked.folder or Path(temporary)
        report_building(folder, asked.sample)
        for size in sizes:
            build_archive(folder / str(size), size)
        report_small_imports(folder, sizes)
        draw(asked.svg, sizes, report_growth(folder, sizes, asked.runs))
        if not asked.no_rivals:
            report_rivals(folder, sizes[-1], asked.runs)
    if asked.kills:
        report_kills(asked.kills)


if __name__ == "__main__":
    main()
