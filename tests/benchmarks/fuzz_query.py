"""Hostile queries against an archive, for as long as asked.

    python -m tests.benchmarks.fuzz_query [--minutes 1] [--articles 2000] [--seed 1]
    python -m tests.benchmarks.fuzz_query --archive DIR [--minutes 60]

Every query must give an answer or a ``QueryError`` within a second of CPU and without leaking
memory; the first that does not is printed, and the exit code is 1. Without an archive the
articles are made up of few words, each of which is very common; with one, its own words are
asked for and everything is done that ``search --json`` does.
"""

from __future__ import annotations

import argparse
import random
import re
import resource
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import ExitStack
from functools import partial

from pressread import open_archive
from pressread.archive import Archive
from pressread.errors import QueryError
from pressread.index.engine import Index
from pressread.index.highlight import Highlighter
from pressread.index.search import Shelves, search
from pressread.index.snippets import passages
from pressread.index.suggest import suggest
from pressread.query import parse

_WORDS = [f"{a}{b}{c}" for a in "bdgkst" for b in "aeiou" for c in ("n", "r", "sions", "l-400")]
_SYNTAX = [
    '"', "“", "”", "(", ")", "-", " OR ", " AND ", " NOT ", "*", "~", "~2", "=", ":", " near/5 ",
    "headline:", "quote:", "speaker:", "published:", "2021-08", "..", "2022..2021", "words:300..",
    "has:quotes", "is:copy", "title:", "\x00", "\ud800", "😀", "\u202e", "שלום", "东京", "٤٠٠", "|",
    "last week", "%", "$3.4-billion", "&", "'", "’s", "\u0301", "\u200b", "a*", "[", "]", "{", "\\",
]  # fmt: skip


def mixed(rng: random.Random) -> str:
    """Words and syntax in any order."""
    parts = [
        rng.choice(_SYNTAX if rng.random() < 0.4 else _WORDS) for _ in range(rng.randrange(40))
    ]
    return rng.choice(["", " "]).join(parts)


def long(rng: random.Random) -> str:
    """Up to 100 kB of one thing."""
    unit = rng.choice(
        [*_SYNTAX, *_WORDS, "a ", "(a ", "-(", "a OR ", "the ", '"a" ', "a* ", "a~2 "]
    )
    return unit * (rng.randrange(100_000) // len(unit))


def many(rng: random.Random) -> str:
    """Hundreds of clauses."""
    joint = rng.choice([" ", " OR ", " -", " near/3 "])
    count = rng.randrange(450)
    return joint.join(rng.choice(_WORDS) + rng.choice(["", "*", "~", "~2"]) for _ in range(count))


def noise(rng: random.Random) -> str:
    """Any characters at all."""
    top = rng.choice([128, 0x3000, 0x10FFFF])
    return "".join(chr(rng.randrange(top)) for _ in range(rng.randrange(200)))


MAKERS: tuple[Callable[[random.Random], str], ...] = (mixed, mixed, mixed, noise, long, many)


def archive(folder: str, size: int, rng: random.Random) -> Shelves:
    """Made-up articles in made-up words."""
    index = Index(folder, "articles")
    index.rebuild(
        (
            (
                f"a{n}",
                {"headline": [_text(rng, 6)], "body": [_text(rng, 60)]},
                {"published": 20210827},
            )
            for n in range(size)
        ),
        1,
    )
    return Shelves(index)


def _text(rng: random.Random, length: int) -> str:
    return " ".join(rng.choice(_WORDS) for _ in range(length))


def ask(shelves: Shelves, query: str) -> None:
    """Everything that happens to a query at the prompt."""
    try:
        node = parse(query)
        answer = search(shelves, node, query=query)
        highlighter = Highlighter(answer.units)
        passages({"body": [query[:5_000], "some other words"]}, highlighter)
        if not answer.total:
            suggest(shelves, node, query)
    except QueryError as error:
        if not 0 <= error.column <= len(query):
            raise ValueError("an error that points outside the query") from error


def ask_archive(archive: Archive, query: str) -> None:
    """What ``search --json`` does."""
    try:
        hits = archive.search(query, limit=20)
        if not hits.total:
            archive.suggest(query)
    except QueryError as error:
        if error.column is not None and not 0 <= error.column <= len(query):
            raise ValueError("an error that points outside the query") from error


def borrow_words(archive: Archive) -> None:
    """Ask for the archive's own words: of headlines, and the commonest of all."""
    _, rows = archive.list(limit=400)
    words = re.findall(r"\w+", " ".join(row.headline or "" for row in rows))
    _WORDS[:] = ["the", "of", "to", "in", "and", "said", "a", *words]


def main() -> int:
    """Ask until the time is up."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--minutes", type=float, default=1.0)
    parser.add_argument("--articles", type=int, default=2_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--archive", help="an archive of real articles")
    given = parser.parse_args()
    rng = random.Random(given.seed)
    asked, slowest, worst = 0, 0.0, ""
    with ExitStack() as stack:
        if given.archive:
            opened = stack.enter_context(open_archive(given.archive))
            borrow_words(opened)
            put = partial(ask_archive, opened)
        else:
            folder = stack.enter_context(tempfile.TemporaryDirectory())
            put = partial(ask, archive(folder, given.articles, rng))
        end = time.monotonic() + 60 * given.minutes
        while time.monotonic() < end:
            query = rng.choice(MAKERS)(rng)
            began = time.process_time()
            try:
                put(query)
            except Exception:
                print(f"after {asked} queries: {query[:300]!r} ({len(query)} characters)")
                raise
            asked += 1
            spent = time.process_time() - began
            if spent > slowest:
                slowest, worst = spent, query
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(f"{asked} queries, slowest {slowest:.2f} s of CPU, peak memory {memory} MB")
    print(f"slowest: {worst[:120]!r} ({len(worst)} characters)")
    return int(slowest > 1.0)


if __name__ == "__main__":
    sys.exit(main())
