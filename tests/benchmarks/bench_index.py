"""The index: building, size, memory, whole search processes, growth; beside rivals.

    python -m tests.benchmarks.bench_index [--sizes 24024,100000,1000000] [--keep DIR]
        [--runs 9] [--files 2002] [--svg growth.svg] [--kills 200] [--only building,growth,…]
        [--only memory] [--only equality]

Builds archives of the sizes asked for in a temporary folder (``--keep DIR`` keeps them, and takes
up what is there), times whole processes interleaved, and prints ratios: to a bare
``python -c pass``, of each size to the smallest, to every rival. Each section is printed when it
is ready. Rivals that are not installed are named, not installed. Two sections run only when asked
for: the memory of importing all real articles, and random queries put to our files and to
Whoosh's own codec.
"""

from __future__ import annotations

import argparse
import io
import os
import random
import shutil
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from itertools import islice
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

from tests.benchmarks import index_rivals
from tests.benchmarks.growth_svg import draw
from tests.benchmarks.index_corpus import Story, document, real_stories, stories
from tests.benchmarks.index_import import report_import, report_memory
from tests.benchmarks.whole_processes import Run, interleaved

PYTHON = sys.executable
SECTIONS = ("building", "hundred", "growth", "import", "rivals")
BY_REQUEST = ("memory", "equality")
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


def build_archive(folder: Path, size: int) -> None:
    """An archive of pressread with ``size`` articles, unless it is there."""
    from pressread.archive import open_archive
    from pressread.article import Article, Origin

    if (folder / "done").exists():
        return
    shutil.rmtree(folder, ignore_errors=True)
    source = Origin(path="-", format="text", charset="utf-8", sha256="0" * 64)
    start = time.process_time()
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
        stored = time.process_time() - start
        archive.catch_up()
    indexed = time.process_time() - start - stored
    held = sum(part.stat().st_size for part in (folder / "index").iterdir())
    print(
        f"built {size:,}: records {stored:.0f} s of CPU, index {indexed:.0f} s,"
        f" {held / size / 1000:.2f} kB an article"
    )
    (folder / "done").write_text("")


def report_building(folder: Path, size: int, rounds: int = 3) -> None:
    """Articles a CPU second and size, ours beside stock Whoosh's in turn, on real articles."""
    from pressread.index.write.writer import IndexWriter

    sample = random.Random(4).sample(real_stories(), size)
    text = sum(story.size for story in sample)
    documents = list(map(document, sample))

    def ours(path: Path) -> None:
        writer = IndexWriter(os.fspath(path), "articles")
        writer.add(documents)
        writer.commit(1)

    def stock(path: Path) -> None:
        _stock(path, sample)

    builders: dict[str, Callable[[Path], None]] = {"pressread": ours, "stock whoosh3": stock}
    rates: dict[str, list[float]] = {name: [] for name in builders}
    sizes = {}
    for _ in range(rounds):
        for name, build in builders.items():
            path = folder / f"build-{name.split()[0]}"
            shutil.rmtree(path, ignore_errors=True)
            path.mkdir(parents=True)
            start = time.process_time()
            build(path)
            rates[name].append(size / (time.process_time() - start))
            sizes[name] = sum(part.stat().st_size for part in path.iterdir()) / text
            shutil.rmtree(path)
    print(f"\nindex building alone, {size:,} real articles, {rounds} rounds in turn")
    for name, found in rates.items():
        rate = statistics.median(found)
        print(f"{name:16}{rate:8.0f} articles a CPU second   index / text {sizes[name]:.2f}")
    ratios = [one / two for one, two in zip(*rates.values(), strict=True)]
    print(f"{'ratio':16}{statistics.median(ratios):8.1f}   (bar 5, aim 12)")


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


def report_hundred(folder: Path, sizes: list[int], runs: int = 12) -> None:
    """CPU to add 100 articles to an index of 1,000 and to the largest: joins are counted in."""
    from pressread.index.evaluate.index_reader import Index

    extra = [document(story)[1:] for story in islice(stories(2000 + 100 * runs), 2000, None)]
    taken = []
    for size in (1000, sizes[-1]):
        path = folder / f"hundred-{size}"
        shutil.rmtree(path, ignore_errors=True)
        if size == 1000:
            Index(path).update(map(document, stories(size)), [], 1)
        else:
            shutil.copytree(folder / str(size) / "index", path)
        batches = [
            [(f"extra{run}-{n}", *doc) for n, doc in enumerate(extra[run * 100 :][:100])]
            for run in range(runs)
        ]
        start = time.process_time()
        for batch in batches:
            index = Index(path)
            index.update(batch, [], index.status().generation + 1)
        taken.append((time.process_time() - start) / runs)
        shutil.rmtree(path)
    small, large = (seconds * 1000 for seconds in taken)
    print(f"\n100 articles into 1,000: {small:.0f} ms of CPU; into {sizes[-1]:,}: {large:.0f} ms;")
    print(f"ratio {large / small:.2f}, mean of {runs}  (bar 1.5, aim 1.1)")


def _search(folder: Path, size: int, query: list[str]) -> list[str]:
    archive = os.fspath(folder / str(size))
    return [PYTHON, "-m", "pressread", "search", *query, "--json", "--archive", archive]


def report_growth(folder: Path, sizes: list[int], runs: int) -> dict[str, list[float]]:
    """Every query on every size, against a bare interpreter."""
    commands = {"bare": [PYTHON, "-c", "pass"]}
    for size in sizes:
        for name, query in QUERIES.items():
            commands[f"{name} {size}"] = _search(folder, size, query)
    found = interleaved(commands, runs)
    bare = found["bare"].wall
    print(f"\nwhole processes, medians of {runs}; a bare python is {bare * 1000:.1f} ms = 1")
    print(f"{'':14}" + "".join(f"{size:>12,}" for size in sizes) + "  growth  (CPU)  peak MB")
    curves = {}
    for name in QUERIES:
        held = [found[f"{name} {size}"] for size in sizes]
        curves[name] = [run.wall for run in held]
        columns = "".join(f"{run.wall / bare:12.2f}" for run in held)
        growth, cpu = held[-1].wall / held[0].wall, held[-1].cpu / held[0].cpu
        print(f"{name:14}{columns}{growth:8.2f}{cpu:7.2f}{held[-1].peak:9.0f}{_failed(held)}")
    return curves


def _failed(runs: list[Run]) -> str:
    return "" if all(run.status in (0, 1) for run in runs) else "   FAILED"


def report_rivals(folder: Path, size: int, runs: int) -> None:
    """The same words by process: ours, FTS5 from a script, ripgrep, Recoll, notmuch."""
    asked = {"s-400": "s-400", "rare": "cavusoglu", "two words": "oil prices",
             "common": "government"}  # fmt: skip
    commands = {}
    prepared = list(index_rivals.rivals(folder, size))
    for name, words in asked.items():
        commands[f"{name}: pressread"] = _search(folder, size, [words])
        for rival, command in prepared:
            commands[f"{name}: {rival}"] = command(words)
    found = interleaved(commands, runs)
    print(f"\nrivals at {size:,}: pressread / rival (below 1: ahead)")
    for name, run in found.items():
        query, _, rival = name.partition(": ")
        ratio = found[f"{query}: pressread"].wall / run.wall
        print(f"{name:28}{run.wall * 1000:8.1f} ms{run.peak:7.0f} MB{ratio:8.2f}{_failed([run])}")


def report_kills(count: int) -> None:
    """A writer killed at random moments while it adds and joins, ``count`` times."""
    from tests.index.corpus import document as made_up
    from tests.index.test_faults import check_whole, kill_while_writing

    from pressread.index.evaluate.index_reader import Index

    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        Index(folder).update([made_up(seed) for seed in range(60)], [], 1)
        chance = random.Random(1)
        for _ in range(count):
            kill_while_writing(folder, chance.uniform(0, 0.5))
            check_whole(folder)
        reached = Index(folder).status().documents
    print(f"killed {count} times: whole each time ({reached:,} documents in the end)")


def main() -> None:
    """Everything, or the parts asked for."""
    options = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    options.add_argument("--sizes", default="24024,100000", help="articles, by commas")
    options.add_argument("--runs", type=int, default=9)
    options.add_argument("--keep", type=Path, help="folder to build in, kept and taken up again")
    options.add_argument("--svg", type=Path, help="draw the growth curves here")
    options.add_argument("--kills", type=int, default=0)
    options.add_argument("--sample", type=int, default=6000, help="articles for the building rate")
    options.add_argument("--files", type=int, default=2002, help="articles for the whole import")
    options.add_argument("--rivals-at", type=int, help="size to meet rivals at (default: 100000)")
    options.add_argument("--rounds", type=int, default=3, help="of the whole import")
    options.add_argument("--large", type=int, default=24_024, help="articles for --only memory")
    options.add_argument("--queries", type=int, default=3000, help="for --only equality")
    sections = ", ".join((*SECTIONS, *BY_REQUEST))
    options.add_argument("--only", default=",".join(SECTIONS), help=f"of {sections}")
    asked = options.parse_args()
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(line_buffering=True)
    index_rivals.say_what_is_missing()
    with tempfile.TemporaryDirectory() as temporary:
        _report(asked.keep or Path(temporary), asked)
    if asked.kills:
        report_kills(asked.kills)


def _report(folder: Path, asked: argparse.Namespace) -> None:
    sizes = sorted(int(size) for size in asked.sizes.split(","))
    wanted = asked.only.split(",")
    folder.mkdir(parents=True, exist_ok=True)
    if "building" in wanted:
        report_building(folder, asked.sample)
    if "import" in wanted:
        report_import(folder, asked.files, asked.rounds)
    if "memory" in wanted:
        report_memory(folder, asked.large)
    if "equality" in wanted:
        from tests.benchmarks.index_equality import report_equality

        report_equality(folder / "equality", asked.sample // 2, asked.queries)
    if not {"hundred", "growth", "rivals"} & set(wanted):
        return
    for size in sizes:
        build_archive(folder / str(size), size)
    if "hundred" in wanted:
        report_hundred(folder, sizes)
    if "growth" in wanted:
        curves = report_growth(folder, sizes, asked.runs)
        if asked.svg:
            draw(asked.svg, sizes, curves)
    if "rivals" in wanted:
        size = asked.rivals_at or (100_000 if 100_000 in sizes else sizes[-1])
        report_rivals(folder, size, asked.runs)


if __name__ == "__main__":
    main()
