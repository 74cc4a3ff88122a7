"""Hostile queries against an archive, for as long as asked.

    python -m tests.benchmarks.fuzz_query [--minutes 1] [--articles 2000] [--seed 1]
    python -m tests.benchmarks.fuzz_query --archive DIR [--minutes 60]

Every query must give an answer or one clear error within a second of CPU and in bounded memory;
those that take longest are printed, and the exit code is 1 where one took more or memory peaked
above the limit. Without an archive the articles are made up of few words, each of which is very
common; with one, its own words are asked for, and each query is searched for (with advice where
nothing is found) and put to one other path: lists, statements, facets, ``--expand``,
``--literal``, ``--sort``, explanations, timelines, marks in an article, articles that are like
another.
"""

from __future__ import annotations

import argparse
import heapq
import random
import re
import resource
import sys
import tempfile
import time
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING

from tests.benchmarks.fuzz_makers import MAKERS, WORDS

from pressread import open_archive
from pressread.article import Article, Origin
from pressread.errors import PressreadError, QueryError

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    from pressread.archive import LocalArchive

SECONDS = 1.0
MEGABYTES = 256
_FACETS = ("publisher", "section", "speaker", "year", "month", "language")
_IDS: list[str] = []


def _text(rng: random.Random, length: int) -> str:
    return " ".join(rng.choice(WORDS) for _ in range(length))


def made_up(folder: Path, size: int, rng: random.Random) -> LocalArchive:
    """An archive of made-up articles in made-up words."""
    archive = open_archive(folder / "archive")
    origin = Origin("a.txt", "text", "utf-8", "0" * 64)
    archive.add(
        Article(_text(rng, 6), (_text(rng, 60),), origin, published="2021-08-27")
        for _ in range(size)
    )
    return archive


def searched(archive: LocalArchive, query: str, _: random.Random) -> None:
    """What ``search`` does, and with advice where there is no hit."""
    if not archive.search(query, limit=20).total:
        archive.suggest(query)


def sifted(archive: LocalArchive, query: str, rng: random.Random) -> None:
    """The other options of ``search``, one at a time."""
    options: list[dict[str, Any]] = (
        [
            {"facets": _FACETS}, {"all_copies": True}, {"include_undated": True},
            {"literal": True}, {"expand": True}, {"sort": "newest"}, {"sort": "oldest"},
            {"sort": "headline"}, {"since": "2001", "until": "2016-05"}, {"by": "Brown"},
            {"publisher": "post"}, {"snippets": 3, "context": 2}, {"offset": 5_000},
            {"sort": "added"}, {"section": "sport"},
        ]
    )  # fmt: skip
    archive.search(query, limit=20, **rng.choice(options))


def listed(archive: LocalArchive, query: str, rng: random.Random) -> None:
    """``list``."""
    archive.list(query, limit=50, sort=rng.choice(["newest", "oldest", "headline", "relevance"]))


def said(archive: LocalArchive, query: str, rng: random.Random) -> None:
    """``quotes``."""
    archive.quotes(query, sort=rng.choice(["relevance", "newest"]), context=rng.choice([0, 2]))


def explained(archive: LocalArchive, query: str, _: random.Random) -> None:
    """``search --explain``."""
    archive.explain(query)


def over_time(archive: LocalArchive, query: str, _: random.Random) -> None:
    """``timeline``."""
    archive.timeline(query)


def marked(archive: LocalArchive, query: str, rng: random.Random) -> None:
    """``show`` with a query."""
    archive.highlights(rng.choice(_IDS), query)


def alike(archive: LocalArchive, _: str, rng: random.Random) -> None:
    """``similar``."""
    archive.similar(rng.choice(_IDS), limit=20)


OTHERS: tuple[Callable[[LocalArchive, str, random.Random], None], ...] = (
    sifted, sifted, sifted, listed, said, said, explained, over_time, marked, alike,
)  # fmt: skip


def borrow_words(archive: LocalArchive) -> None:
    """Ask for the archive's own words: of headlines, and the commonest of all."""
    _, rows = archive.list(limit=400)
    _IDS[:] = [row.id for row in rows]
    words = re.findall(r"\w+", " ".join(row.headline or "" for row in rows))
    WORDS[:] = ["the", "of", "to", "in", "and", "said", "a", *words]


def put(
    ask: Callable[[LocalArchive, str, random.Random], None],
    archive: LocalArchive,
    query: str,
    rng: random.Random,
) -> float:
    """Seconds of CPU that an answer or a clear error took; anything else is raised."""
    began = time.process_time()
    try:
        ask(archive, query, rng)
    except QueryError as error:
        if error.column is not None and not 0 <= error.column <= len(query):
            raise ValueError("an error that points outside the query") from error
    except PressreadError as error:
        if "\n" in str(error):
            raise ValueError("an error of several lines") from error
    return time.process_time() - began


def fuzz(archive: LocalArchive, rng: random.Random, minutes: float) -> list[tuple[float, str, str]]:
    """(seconds, what was done, query) of the slowest, the slowest first; prints how it went."""
    slowest: list[tuple[float, str, str]] = []
    asked, spent = 0, 0.0
    end = time.monotonic() + 60 * minutes
    while time.monotonic() < end:
        query = rng.choice(MAKERS)(rng)
        for ask in (searched, rng.choice(OTHERS)):
            try:
                seconds = put(ask, archive, query, rng)
            except Exception:
                print(f"after {asked}, {ask.__name__}: {query[:300]!r} ({len(query)} characters)")
                raise
            asked, spent = asked + 1, spent + seconds
            heapq.heappush(slowest, (seconds, ask.__name__, query))
            if len(slowest) > 12:
                heapq.heappop(slowest)
            if seconds > SECONDS:
                print(f"{seconds:.2f} s, {ask.__name__}: {query[:300]!r}", flush=True)
    print(f"{asked} questions, {spent:.0f} s of CPU")
    return sorted(slowest, reverse=True)


def main() -> int:
    """Ask until the time is up."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--minutes", type=float, default=1.0)
    parser.add_argument("--articles", type=int, default=2_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--archive", help="an archive of real articles; it is only read")
    given = parser.parse_args()
    rng = random.Random(given.seed)
    with ExitStack() as stack:
        if given.archive:
            opened = stack.enter_context(open_archive(given.archive, read_only=True))
        else:
            folder = stack.enter_context(tempfile.TemporaryDirectory())
            opened = stack.enter_context(made_up(Path(folder), given.articles, rng))
        borrow_words(opened)
        slowest = fuzz(opened, rng, given.minutes)
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(f"slowest {slowest[0][0]:.2f} s of CPU, peak memory {memory} MB")
    for seconds, ask, query in slowest:
        print(f"{seconds:.2f} s {ask}: {query[:100]!r} ({len(query)} characters)")
    return int(slowest[0][0] > SECONDS or memory > MEGABYTES)


if __name__ == "__main__":
    sys.exit(main())
