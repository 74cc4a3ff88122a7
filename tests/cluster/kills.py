"""A node killed in the middle of an import, and what is there afterwards.

python -m tests.cluster.kills --rounds 20        # on three nodes of its own
"""

from __future__ import annotations

import argparse
import random
import sys
import threading
import time
from collections.abc import Iterator
from zlib import crc32

from pressread.archive import open_archive
from pressread.archive.remote import ClusterArchive
from pressread.article import Article
from pressread.store.rows import batch_of
from tests.cluster.nodes import Nodes
from tests.making import article, quote

BATCH = 50
_WORDS = "harbour bridge council missile election drought strike ferry budget treaty".split()
_GIVEN, _FAMILY = ("Ilse", "Ada", "Mona", "Per", "Juan"), ("Varga", "Bell", "Okoye", "Lund", "Rey")


def articles(count: int, seed: int = 1) -> list[Article]:
    """Articles that differ, each with a statement."""
    chosen = random.Random(seed)

    def text(number: int) -> str:
        return " ".join(chosen.choice(_WORDS) for _ in range(number))

    found = []
    for number in range(count):
        name = f"{chosen.choice(_GIVEN)} {chosen.choice(_FAMILY)}"
        said = f"We saw {text(4)} {number},"
        body = (f"“{said}” said {name}.", *(text(60) for _ in range(4)))
        headline = f"{text(3)} {seed} {number}"
        found.append(article(headline, *body, quotes=(quote(said, name),), published="2021-08"))
    return found


def keep(archive: ClusterArchive, wanted: list[Article]) -> Iterator[int]:
    """Keep articles in batches; yields how many were new each time."""
    with archive.intake() as intake:
        for at in range(0, len(wanted), BATCH):
            yield sum(intake.keep(batch_of(wanted[at : at + BATCH], {})))
        intake.publish()


def killed_in(nodes: Nodes, name: str, number: int, after: float, count: int) -> tuple[int, int]:
    """Import ``count`` articles and kill a node ``after`` seconds; how many were told as new, and
    how many are there.

    The clock starts when a batch is in and every index has its two copies: a node that is lost
    before holds the only copy, and the archive can but wait for it to come back.
    """
    wanted = articles(count, seed=crc32(name.encode()))
    with open_archive(nodes.url(name)) as archive:
        assert isinstance(archive, ClusterArchive)
        killer = threading.Timer(after, nodes.kill, [number])
        told = 0
        for new in keep(archive, wanted):
            if not told:
                nodes.wait()
                killer.start()
            told += new
        killer.join()
        nodes.restart(number)
        archive.catch_up()
        ids = {one.id for one in wanted}
        assert set(archive.ids()) <= ids
        assert archive.quotes("", limit=0).total == archive.count()
        return told, archive.count()


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--rounds", type=int, default=20)
    parser.add_argument("--articles", type=int, default=500)
    given = parser.parse_args()
    chosen, bad = random.Random(5), 0
    with Nodes(3) as nodes:
        for number in range(given.rounds):
            # Clients ask the first host of the address first: node 1.
            kind = ("spoken to", "manager", "spoken to", "any")[number % 4]
            victim = {"spoken to": 1, "any": chosen.choice((2, 3))}.get(kind) or nodes.manager()
            after, began = chosen.uniform(0.3, 6.0), time.monotonic()
            told, held = killed_in(nodes, f"kill{number}", victim, after, given.articles)
            bad += not told == held == given.articles
            sys.stdout.write(
                f"{number + 1}: node {victim} ({kind}) after {after:.1f} s: {told} told,"
                f" {held} there of {given.articles}, {time.monotonic() - began:.0f} s\n"
            )
            sys.stdout.flush()
    sys.stdout.write(f"{bad} of {given.rounds} went wrong\n")


if __name__ == "__main__":
    main()
