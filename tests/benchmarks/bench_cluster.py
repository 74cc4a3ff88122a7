"""An archive on a cluster against the same one in a folder.

    python -m tests.benchmarks.bench_cluster equality FOLDER URL [--count 2000] [--seed 7]
    python -m tests.benchmarks.bench_cluster requests FOLDER URL
    python -m tests.benchmarks.bench_cluster prompt FOLDER URL [--times 20]
    python -m tests.benchmarks.bench_cluster readers URL [--readers 50] [--seconds 120]
    python -m tests.benchmarks.bench_cluster change FOLDER URL [--seed 7]
    python -m tests.benchmarks.bench_cluster import FOLDER URL PATH
    python -m tests.benchmarks.bench_cluster disk URL

``equality`` asks both the same random questions, made of words of the articles, and compares the
sets of articles and of statements that answer. ``requests`` counts what a question costs.
``prompt`` gives CPU time as a multiple of a bare Python's, measured by turns. ``change`` removes,
corrects and merges the same in both, for ``equality`` to be asked again. ``import`` gives the
articles that a CPU second of pressread brings into new archives. ``disk`` tells what an article
takes. Fill both by ``pressread export --format jsonl | pressread --archive URL import -``.
"""

from __future__ import annotations

import argparse
import random
import resource
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

from pressread.archive import open_archive
from pressread.errors import PressreadError

Archive = Any
TASKS = ("equality", "requests", "prompt", "readers", "change", "import", "disk")


def questions(archive: Archive, count: int, seed: int) -> Iterator[str]:
    """Random questions of every kind, of words that stand side by side in the articles."""
    chosen = random.Random(seed)
    ids = archive.ids()
    records = [archive.record(id) for id in chosen.sample(ids, min(300, len(ids)))]
    texts = [text for one in records for text in one["body"] if len(text.split()) > 12]
    names = [q["speaker"]["name"] for one in records for q in one["quotes"] if q["speaker"]]
    names = [name for name in names if name] or ["Smith"]

    def words(number: int) -> list[str]:
        found = chosen.choice(texts).split()
        at = chosen.randrange(len(found) - number)
        return [word.strip(".,;:!?\"'()[]“”‘’*~|=-") for word in found[at : at + number]]

    def word() -> str:
        return next(w for w in iter(lambda: words(1)[0], None) if len(w) > 3 and w.isalnum())

    def names_word() -> str:
        return str(chosen.choice(names)).split()[-1]

    def year() -> int:
        return chosen.randint(1987, 2021)

    kinds: list[Callable[[], str]] = [
        word, lambda: "=" + word(), lambda: f"{word()} {word()}",
        lambda: '"' + " ".join(words(chosen.randint(2, 4))) + '"',
        lambda: f"{word()} OR {word()}", lambda: f"{word()} -{word()}",
        lambda: word()[: chosen.randint(4, 6)] + "*", lambda: word() + "~",
        lambda: word() + "~2", lambda: f"{word()} near/{chosen.randint(1, 9)} {word()}",
        lambda: " near/3 ".join(words(2)), lambda: f"headline:{word()}",
        lambda: f"speaker:{chosen.choice(names).split()[-1]}", lambda: f"quote:{word()}",
        lambda: f"{word()} published:{year()}", lambda: f"({word()} OR {word()}) {word()}",
        lambda: f'"{" ".join(words(3))}"~{chosen.randint(1, 5)}',
        lambda: f"has:quotes {word()}", lambda: f"{word()} words:{chosen.randint(100, 600)}..",
        lambda: words(1)[0], lambda: f"quote:({word()} {word()})",
        lambda: f"language:en {word()}", lambda: words(1)[0][:5] + "* near/4 " + word(),
        lambda: f"body:{word()}", lambda: f"-has:date {word()}", lambda: " ".join(words(2)),
        lambda: f"quote:{word()} speaker:{chosen.choice(names).split()[-1]}",
        lambda: f'"{word()} {word()[:4]}*"', lambda: f"after:{year()} {word()} -quote:{word()}",
        lambda: f"section:{word()} OR publisher:{word()}", lambda: "The " + word().upper(),
        lambda: "*" + word()[-4:], lambda: f"{word()[:3]}*{word()[-2:]}",
        lambda: word()[:2] + "?" + word()[3:], lambda: names_word() + "~names",
    ]  # fmt: skip
    for number in range(count):
        yield kinds[number % len(kinds)]()


def equality(folder: Archive, cluster: Archive, count: int, seed: int) -> None:
    """Print the questions that the two answer differently."""
    asked = differ = 0
    for question in questions(folder, count, seed):
        for name, ask in (("articles", _articles), ("statements", _statements)):
            wanted, found = _answer(folder, ask, question), _answer(cluster, ask, question)
            asked += 1
            if wanted != found:
                differ += 1
                print("DIFFER", name, repr(question), _told(wanted, found), flush=True)
    print(f"{asked:,} answers compared, {differ} differ")


def _articles(archive: Archive, question: str) -> set[str]:
    return set(archive.ids(question))


def _statements(archive: Archive, question: str) -> set[str]:
    found = archive.quotes(question, limit=None)
    return {f"{hit.article.id}.{hit.number}" for hit in found.quotes} | {str(found.total)}


def _answer(archive: Archive, ask: Callable[[Archive, str], set[str]], question: str) -> Any:
    try:
        return ask(archive, question)
    except PressreadError as error:
        return f"{type(error).__name__}: {error}"[:150]


def _told(wanted: Any, found: Any) -> str:
    if isinstance(wanted, str) or isinstance(found, str):
        shown = [one if isinstance(one, str) else f"{len(one)} found" for one in (wanted, found)]
        return " | ".join(shown)
    return f"{len(wanted)} {len(found)} {sorted(wanted - found)[:2]} {sorted(found - wanted)[:2]}"


def requests(folder: Archive, cluster: Archive) -> None:
    """Print how many requests questions cost."""
    id = folder.ids()[0]
    asked: list[tuple[str, Callable[[], Any]]] = [
        ("show", lambda: cluster.record(id)), ("list", lambda: cluster.list(limit=10)),
        ("quotes", lambda: cluster.quotes()), ("speakers", lambda: cluster.speakers("smith")),
    ]  # fmt: skip
    for query in (
        "oil", "oil price", '"oil price"', "oil*", "trade~", "pri* near/3 oil", "quote:oil",
        "oil published:1987", "tag:x", "what did the minister say about the price of oil",
    ):  # fmt: skip
        asked.append((f"search {query}", partial(cluster.search, query)))
        asked.append((f"quotes {query}", partial(cluster.quotes, query)))
    client = cluster.store.client
    for name, ask in asked:
        cluster.store.asking.forget()
        cluster.store.seen.clear()
        before = client.requests
        ask()
        print(f"{client.requests - before}  {name}")


def prompt(folder: str, url: str, times: int) -> None:
    """Print CPU time of ``search --json`` as multiples of a bare Python's, by turns."""
    search = [sys.executable, "-m", "pressread", "search", "oil price", "--json", "--archive"]
    lines = {
        "python": [sys.executable, "-c", "pass"], "folder": [*search, folder],
        "cluster": [*search, url],
    }  # fmt: skip
    spent = dict.fromkeys(lines, 0.0)
    for _ in range(times):
        for name, line in lines.items():
            spent[name] += _cpu(line)
    for name, seconds in spent.items():
        print(f"{name}: {seconds / times * 1000:.1f} ms, {seconds / spent['python']:.2f} ×")


def _cpu(line: list[str]) -> float:
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(line, capture_output=True, check=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def readers(url: str, number: int, seconds: float) -> None:
    """Print errors and waiting times of many readers at once; run an import beside it."""
    with open_archive(url, create=False) as archive:
        asked = list(questions(archive, 200, 11))
    waits: list[float] = []
    errors: list[str] = []
    end = time.monotonic() + seconds

    def read(seed: int) -> None:
        chosen = random.Random(seed)
        with open_archive(url, create=False) as archive:
            while time.monotonic() < end:
                began = time.monotonic()
                try:
                    archive.search(chosen.choice(asked))
                    waits.append(time.monotonic() - began)
                except PressreadError as error:
                    errors.append(str(error))
                time.sleep(chosen.uniform(0.5, 2.0))  # a reader reads

    threads = [threading.Thread(target=read, args=(seed,)) for seed in range(number)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    waits.sort()
    print(f"{len(waits):,} answers, {len(errors)} errors {errors[:3]}")
    print(f"median {waits[len(waits) // 2]:.2f} s, p95 {waits[int(len(waits) * 0.95)]:.2f} s")


def change(archives: tuple[Archive, Archive], seed: int) -> None:
    """Remove one article of nine, correct one of seven, merge the people of twenty names."""
    ids = sorted(archives[0].ids())
    chosen = random.Random(seed)
    removed = chosen.sample(ids, len(ids) // 9)
    ruled = chosen.sample(sorted(set(ids) - set(removed)), len(ids) // 70)
    people = [entry.name for entry in archives[0].speakers()]
    pairs = [chosen.sample(people, 2) for _ in range(20)]
    for archive in archives:
        archive.remove(removed)
        for number, id in enumerate(ruled):
            day = f"{1990 + number % 30}-0{1 + number % 9}-1{number % 10}"
            archive.correct(id, {"published": [day], "publisher": ["The Corrected Post"]})
        for kept, other in pairs:
            try:
                archive.merge_speakers(kept, [other])
            except PressreadError as error:
                print(error)
        archive.catch_up()
        print(archive.count(), "articles,", len(archive.speakers()), "people")


def importing(places: list[str], path: str) -> None:
    """Print the articles that a CPU second of pressread brings into either archive."""
    for place in places:
        line = [sys.executable, "-m", "pressread", "--archive", place, "import", path]
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        done = subprocess.run([*line, "--jobs", "1"], capture_output=True, text=True, check=False)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        seconds = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
        told = next((line for line in done.stderr.splitlines() if "found =" in line), done.stderr)
        count = int(told.partition("=")[2].split()[0].replace(",", ""))
        print(f"{place}: {count} articles in {seconds:.1f} CPU s, {count / seconds:.1f} a second")


def disk(url: str) -> None:
    """Print what the indices of an archive take, in all and an article."""
    with open_archive(url, create=False) as archive:
        client, count = archive.store.client, archive.count()
        path = f"/{client.address.name}-*/_stats/store,segments"
        _, told = client.ask("GET", path)
        for name, one in sorted(told["indices"].items()):
            size = one["primaries"]["store"]["size_in_bytes"]
            print(f"{name}: {size / 1e6:.1f} MB, {size / count:.0f} bytes an article")
        _, nodes = client.ask("GET", "/_nodes/stats/jvm,process")
        for one in nodes["nodes"].values():
            heap = one["jvm"]["mem"]["heap_used_in_bytes"] / 1e6
            print(f"{one['name']}: {heap:.0f} MB of heap in use")


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("what", choices=TASKS)
    parser.add_argument("places", nargs="+")
    parser.add_argument("--count", type=int, default=2000)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--times", type=int, default=20)
    parser.add_argument("--readers", type=int, default=50)
    parser.add_argument("--seconds", type=float, default=120)
    given = parser.parse_args()
    if given.what == "prompt":
        prompt(given.places[0], given.places[1], given.times)
        return
    if given.what == "import":
        importing(given.places[:2], given.places[2])
        return
    if given.what == "disk":
        disk(given.places[0])
        return
    if given.what == "readers":
        readers(given.places[0], given.readers, given.seconds)
        return
    with open_archive(given.places[0]) as folder, open_archive(given.places[1]) as cluster:
        if given.what == "equality":
            equality(folder, cluster, given.count, given.seed)
        elif given.what == "change":
            change((folder, cluster), given.seed)
        else:
            requests(folder, cluster)


if __name__ == "__main__":
    main()
