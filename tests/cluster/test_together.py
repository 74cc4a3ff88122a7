"""Several at once on one archive, and those that are killed: nothing lost, nothing double."""

from __future__ import annotations

import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path
from typing import Any

from pressread.archive import open_archive
from pressread.archive.remote import ClusterArchive
from pressread.importer import import_paths
from pressread.store.rows import batch_of
from tests.cluster.kills import articles, keep, killed_in
from tests.cluster.nodes import Nodes, ask


def _at_once(works: list[Callable[[], object]]) -> list[object]:
    with ThreadPoolExecutor(len(works)) as pool:
        return [one.result() for one in [pool.submit(work) for work in works]]


def test_importers_of_the_same_articles_bring_each_in_once(node: Nodes) -> None:
    wanted = articles(120, seed=3)

    def importing(mine: slice) -> int:
        with open_archive(node.url("overlap")) as archive:
            assert isinstance(archive, ClusterArchive)
            return sum(keep(archive, wanted[mine]))

    told = _at_once([lambda: importing(slice(0, 80)), lambda: importing(slice(40, 120))])
    with open_archive(node.url("overlap")) as archive:
        assert sum(map(int, map(str, told))) == archive.count() == 120
        assert {one.id for one in wanted} == set(archive.ids())
        spellings = [form for entry in archive.speakers() for form in entry.spellings]
        assert len(spellings) == len(set(spellings))
        assert sum(entry.quotes for entry in archive.speakers()) == 120


def test_editors_of_one_article_lose_nothing_of_each_other(node: Nodes) -> None:
    (one,) = articles(1, seed=4)
    place = node.url("editors")
    with open_archive(place) as archive:
        archive.add([one])
        archive.catch_up()

    def editing(number: int) -> None:
        with open_archive(place) as archive:
            archive.tag([one.id], [f"t{number}", "gone"])
            archive.tag([one.id], [], ["gone"])

    _at_once([partial(editing, number) for number in range(10)])
    with open_archive(place) as archive:
        assert archive.tags(one.id) == sorted(f"t{number}" for number in range(10))


def test_rulings_made_at_once_all_hold(node: Nodes) -> None:
    wanted = articles(60, seed=5)
    place = node.url("rulings")
    with open_archive(place) as archive:
        archive.add(wanted)
        archive.catch_up()
        first, *others = sorted(entry.name for entry in archive.speakers())

    def merging(name: str) -> None:
        with open_archive(place) as archive:
            archive.merge_speakers(first, [name])

    _at_once([partial(merging, name) for name in others[:6]])
    with open_archive(place) as archive:
        (entry,) = [one for one in archive.speakers() if first in one.spellings]
        assert set(entry.spellings) >= {first, *others[:6]}


def test_a_lost_answer_of_a_bulk_is_no_article_of_somebody_else(node: Nodes) -> None:
    """A bulk that is sent twice is answered 409 the second time: it was ours all the same."""
    wanted = articles(5, seed=6)
    with open_archive(node.url("twice")) as archive:
        assert isinstance(archive, ClusterArchive)
        client: Any = archive.store.client
        send = client._once

        def twice(method: str, path: str, *rest: object) -> object:
            if "articles" in path and "_bulk" in path:
                send(method, path, *rest)
            return send(method, path, *rest)

        client._once = twice
        assert archive.add(wanted) == [True] * 5
        assert archive.add(wanted) == [False] * 5


#: An import in small batches that ends as if killed at its second bulk into one of the indices.
_KILLED = """
import os, signal, sys
from pressread import importer
from pressread.__main__ import main
from pressread.cluster import keeping
from pressread.cluster.client import Client

importer.BATCH_ARTICLES, keeping._MANY, keeping._LEASE = 5, 4, 0.5
index, when = sys.argv.pop(1), sys.argv.pop(1)
once, seen = Client._once, []

def dying(self, method, path, *rest):
    ours = f"-{index}" in path and "_bulk" in path
    seen.extend([path] * ours)
    if ours and len(seen) == 2 and when == "before":
        os.kill(os.getpid(), signal.SIGKILL)
    reply = once(self, method, path, *rest)
    if ours and len(seen) == 2:
        os.kill(os.getpid(), signal.SIGKILL)
    return reply

Client._once = dying
sys.exit(main())
"""


def test_an_importer_killed_at_any_write_goes_on_where_it_was(node: Nodes, tmp_path: Path) -> None:
    place = node.url("killed")
    for number, one in enumerate(articles(40, seed=7)):
        text = "\n\n".join([one.headline or "", *one.body])
        (tmp_path / f"{number}.txt").write_text(text)
    line = ["--archive", place, "import", str(tmp_path), "--jobs", "1"]
    counted = [0]
    for moment in (["raw", "after"], ["terms", "after"], ["articles", "before"],
                   ["articles", "after"]):  # fmt: skip
        killed = subprocess.run(
            [sys.executable, "-c", _KILLED, *moment, *line], capture_output=True, check=False
        )
        assert killed.returncode == -signal.SIGKILL, killed.stderr
        counted.append(_count(node, "killed"))
        assert _refresh(node, "killed") == "30s"
        time.sleep(0.5)  # the lease of the one that was killed
    assert counted == [0, 5, 10, 15, 25]
    with open_archive(place) as archive:
        told = Counter(one.status for one in import_paths(archive, [str(tmp_path)], jobs=1))
        assert told == {"already there": 25, "imported": 15}
        assert archive.count() == 40
        assert archive.check().problems == ()
    assert _refresh(node, "killed") is None


def _refresh(node: Nodes, name: str) -> str | None:
    found = ask(f"{node.hosts[0]}/{name}-articles-1/_settings")
    told: str | None = found[f"{name}-articles-1"]["settings"]["index"].get("refresh_interval")
    return told


def _count(node: Nodes, name: str) -> int:
    ask(f"{node.hosts[0]}/{name}-articles-1/_refresh", "POST")
    return int(ask(f"{node.hosts[0]}/{name}-articles-1/_count")["count"])


def test_half_an_archive_says_that_it_is_not_all(three: Nodes) -> None:
    """A cluster with shards missing answers 200 with a part of the articles."""
    place = three.url("half")
    template = {
        "index_patterns": ["half-articles-*"],
        "template": {"settings": {"number_of_shards": 3}},
    }
    ask(f"{three.hosts[0]}/_index_template/half", "PUT", template)
    with open_archive(place) as archive:
        archive.add(articles(60, seed=8))
        archive.catch_up()
        settings = {"index": {"auto_expand_replicas": False, "number_of_replicas": 0}}
        ask(f"{three.hosts[0]}/half-articles-1/_settings", "PUT", settings)
        three.wait()
        three.kill(3)
        three.missed(1)
        try:
            told: list[str] = []
            archive.upkeep.store.notify = told.append  # type: ignore[attr-defined]
            found, unsearched = archive.search("*", limit=None), archive.unsearched
        finally:
            three.restart(3)
        assert 0 < found.total < 60
        assert unsearched == 1
        assert told == ["1 of 3 parts of the archive do not answer: this is not all there is"]
        assert archive.search("*", limit=0).total == 60
        assert not archive.unsearched


def test_a_node_killed_in_an_import_loses_nothing_that_was_told(three: Nodes) -> None:
    assert killed_in(three, "spoken-to", 1, 0.1, 300) == (300, 300)


def test_a_reindex_misses_nothing_that_is_written_meanwhile(node: Nodes) -> None:
    first, later = articles(200, seed=9), articles(100, seed=10)
    place = node.url("anew")
    with open_archive(place) as archive:
        archive.add(first)
        archive.catch_up()

    def rebuilding() -> int:
        with open_archive(place) as archive:
            return archive.reindex()

    def adding() -> None:
        with open_archive(place) as archive:
            for at in range(0, 100, 10):
                archive.keep(batch_of(later[at : at + 10], {}))

    _at_once([rebuilding, adding])
    with open_archive(place) as archive:
        archive.catch_up()
        assert archive.count() == 300
        assert archive.check().problems == ()
