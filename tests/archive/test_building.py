"""The index built beside an import: the same as one that follows it, whatever comes between."""

from __future__ import annotations

import os
import signal
import sys
import time
from concurrent.futures.process import BrokenProcessPool
from contextlib import suppress
from pathlib import Path

import pytest

from pressread import importer, open_archive
from pressread.archive import LocalArchive, staging
from pressread.archive.staging import Staging
from pressread.importer import import_paths
from pressread.index.write import Built
from tests.archive.test_faults import pile
from tests.archive.test_interrupts import begin
from tests.making import STAMP, article


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(staging, "SMALLEST", 1)  # every third of the files is a segment
    monkeypatch.setattr(importer, "BATCH_ARTICLES", 5)
    return pile(tmp_path / "pile", 30)


def check_whole(archive: LocalArchive, count: int) -> None:
    assert archive.upkeep.state() == "ready"
    assert archive.search("harbour", limit=None).total == archive.count() == count
    assert archive.quotes("pier", limit=None).total == count
    assert archive.check().problems == ()
    assert not [name for name in os.listdir(archive.upkeep.folder) if name.startswith("staging-")]


def test_an_index_built_beside_answers_as_one_built_after(
    tmp_path: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    adopted: list[int] = []

    def adopt(self: Staging, built: dict[str, list[Built]], commits: int) -> bool:
        adopted.append(len(built["articles"]))
        return whole(self, built, commits)

    whole = Staging.adopt
    monkeypatch.setattr(Staging, "adopt", adopt)
    with open_archive(tmp_path / "one") as one, open_archive(tmp_path / "two") as two:
        for archive, jobs in ((one, 1), (two, 2)):
            list(import_paths(archive, [str(folder)], jobs=jobs, imported_at=STAMP))
            check_whole(archive, 30)
        assert sum(adopted) > 2
        for words in ("17th", '"harbour storm"', "boats", "monday"):
            found = [
                {hit.id for hit in archive.search(words, limit=None).hits} for archive in (one, two)
            ]
            assert found[0] == found[1]


def test_what_is_there_already_is_not_indexed_twice(tmp_path: Path, folder: Path) -> None:
    with open_archive(tmp_path / "morgue") as archive:
        list(import_paths(archive, [str(folder / "003.txt")], imported_at=STAMP))
        first = list(import_paths(archive, [str(folder)], jobs=2, imported_at=STAMP))
        again = list(import_paths(archive, [str(folder)], jobs=2, imported_at=STAMP))
        assert [outcome.status for outcome in first].count("imported") == 29
        assert {outcome.status for outcome in again} == {"already there"}
        assert [outcome.id for outcome in again] == [outcome.id for outcome in first]
        check_whole(archive, 30)


def test_others_may_write_and_index_meanwhile(tmp_path: Path, folder: Path) -> None:
    with open_archive(tmp_path / "morgue") as archive, open_archive(tmp_path / "morgue") as other:
        outcomes = import_paths(archive, [str(folder)], jobs=2, imported_at=STAMP)
        next(outcomes)
        other.add([article("Harbour again", "“No pier,” said the harbour.")])
        other.catch_up()
        assert sum(outcome.status == "imported" for outcome in outcomes) == 29
        assert archive.search("harbour", limit=None).total == archive.count() == 31
        assert archive.check().problems == ()


def test_a_builder_that_dies_leaves_its_work_to_the_importer(
    tmp_path: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def dead(*_: object) -> None:
        raise BrokenProcessPool

    monkeypatch.setattr(staging, "_built", dead)
    with open_archive(tmp_path / "morgue") as archive:
        list(import_paths(archive, [str(folder)], jobs=2, imported_at=STAMP))
        check_whole(archive, 30)


def test_the_staging_of_a_dead_importer_is_cleared_and_that_of_a_living_one_is_not(
    tmp_path: Path,
) -> None:
    with open_archive(tmp_path / "morgue") as archive:
        living = Staging(archive.upkeep)
        dead = Path(archive.upkeep.folder) / "staging-of-old"
        dead.mkdir()
        (dead / "articles-0.seg").write_bytes(b"half a segment")
        Staging(archive.upkeep).close()
        assert os.listdir(archive.upkeep.folder) == [Path(living.folder).name]
        living.close()


@pytest.mark.skipif(sys.platform != "linux", reason="finds the workers in /proc")
def test_a_worker_that_dies_costs_no_other_file(tmp_path: Path) -> None:
    folder, place, pipe = pile(tmp_path / "pile", 30), tmp_path / "morgue", tmp_path / "pipe"
    os.mkfifo(pipe)
    child = begin(place, "--jobs", "2", str(folder), str(pipe))
    with open(pipe, "wb"):  # opens once a worker reads it
        workers = [pid for pid, parent in _processes(child.pid) if parent != child.pid]
        for worker in workers:
            with suppress(ProcessLookupError):  # the first one's death ends the others
                os.kill(worker, signal.SIGKILL)
        while {pid for pid, _ in _processes(child.pid)} & set(workers):
            time.sleep(0.01)
    with open(pipe, "wb") as last:
        last.write((folder / "007.txt").read_bytes().replace(b"council", b"board"))
    out, said = child.communicate(timeout=300)
    assert child.returncode == 0, said
    assert "31 found = 31 imported" in out + said
    with open_archive(place) as archive:
        assert archive.count() == archive.search("harbour", limit=None).total == 31


@pytest.mark.skipif(sys.platform != "linux", reason="finds the workers in /proc")
def test_no_worker_outlives_an_importer_that_was_killed(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    child = begin(tmp_path / "morgue", "--jobs", "2", str(pile(tmp_path / "pile", 4)), str(pipe))
    with open(pipe, "wb"):  # opens once a worker reads it
        assert _processes(child.pid)
        child.kill()
        child.communicate()
        for _ in range(500):
            if not _processes(child.pid):
                break
            time.sleep(0.02)
    assert not _processes(child.pid)


def _processes(session: int) -> list[tuple[int, int]]:
    """(process, its parent) of a session's members but for its leader; of the living.

    A killed process is dead when its last thread is: until then its files are open.
    """
    found = []
    for path in Path("/proc").glob("[0-9]*/stat"):
        with suppress(OSError):
            state, parent, _, session_of = path.read_text().rpartition(")")[2].split()[:4]
            alive = state != "Z" or len(os.listdir(path.parent / "task")) > 1
            if int(session_of) == session != int(path.parent.name) and alive:
                found.append((int(path.parent.name), int(parent)))
    return found
