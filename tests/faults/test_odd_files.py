"""Issue 13: other kinds of file in an archive's place are refused, and nobody's files are hurt."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from pressread.archive import open_archive
from pressread.aside import Aside, clear
from pressread.errors import ArchiveError, NotAnArchive
from pressread.store.lock import WriteLock
from tests.faults.commands import archive_of, run, run_here, stories
from tests.faults.damaging import whole_archive

posix = pytest.mark.skipif(os.name != "posix", reason="needs links and pipes")


@posix
def test_a_lock_that_is_a_link_is_not_followed(tmp_path: Path) -> None:
    folder = archive_of(tmp_path / "archive")
    victim = tmp_path / "victim"
    victim.write_text("precious")
    (folder / "archive.lock").unlink()
    (folder / "archive.lock").symlink_to(victim)
    with open_archive(folder) as archive, pytest.raises(ArchiveError, match="cannot write"):
        archive.tag(archive.ids()[:1], ["later"])
    assert victim.read_text() == "precious"


@posix
def test_a_pipe_in_place_of_the_database_is_refused_at_once(tmp_path: Path) -> None:
    folder = tmp_path / "archive"
    folder.mkdir()
    os.mkfifo(folder / "archive.db")
    with pytest.raises(NotAnArchive, match="is no file"):
        open_archive(folder)


@posix
def test_a_killed_export_leaves_what_the_next_removes(tmp_path: Path) -> None:
    """Issue 13: 39 of 46 killed exports left a file for ever."""
    folder = archive_of(tmp_path / "archive")
    out = tmp_path / "out"
    out.mkdir()
    if os.fork() == 0:
        Aside(str(out / "a.jsonl")).__enter__()
        os._exit(1)  # as a kill leaves it
    os.wait()
    [left] = out.iterdir()
    assert left.name.startswith(".pressread-part-")
    assert run_here(folder, "export", "-o", str(out / "b.jsonl"))[0] == 0
    assert [path.name for path in out.iterdir()] == ["b.jsonl"]


def test_what_another_is_writing_stays(tmp_path: Path) -> None:
    with Aside(str(tmp_path / "a.jsonl")) as aside:
        clear(str(tmp_path))
        assert Path(aside.path).exists()
        aside.done()
    assert [path.name for path in tmp_path.iterdir()] == ["a.jsonl"]


def test_a_failed_export_leaves_nothing(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="half"), Aside(str(tmp_path / "a.jsonl")):
        raise ValueError("half")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("head", [b"", b"\x00" * 4096, b"SQLite format 3\x00" + b"\xff" * 4080])
def test_a_lost_head_is_damage_and_its_articles_are_rescued(tmp_path: Path, head: bytes) -> None:
    folder = whole_archive(tmp_path / "archive", 20)
    path = folder / "archive.db"
    whole = path.read_bytes()
    path.write_bytes(head + whole[len(head) :] if head else whole[:16] + bytes(84) + whole[100:])
    code, _, err = run_here(folder, "list")
    assert code == 2
    assert "is damaged" in err
    told = run(folder, "rescue", str(folder), "-o", str(tmp_path / "new"))
    assert (told.returncode, "20 articles rescued" in told.stderr) == (0, True), told.stderr
    with open_archive(tmp_path / "new") as archive:
        assert archive.count() == 20
        assert sorted(archive.tags(archive.ids()[0])) == ["harbour", "later"]
        assert archive.check().problems == ()


def test_rescue_names_what_is_lost(tmp_path: Path) -> None:
    folder = whole_archive(tmp_path / "archive", 20)
    with open_archive(folder) as archive:
        archive.store.base.execute("UPDATE article SET record = '{' WHERE number = 3")
    told = run(folder, "rescue", str(folder), "-o", str(tmp_path / "new"))
    assert told.returncode == 2
    assert "(row 3): holds a record that is damaged" in told.stderr
    assert "19 articles rescued, 1 could not be read" in told.stderr


def test_rescue_needs_an_archive_and_an_empty_place(tmp_path: Path) -> None:
    folder = archive_of(tmp_path / "archive")
    assert "no archive.db" in run(folder, "rescue", str(tmp_path), "-o", "x").stderr
    assert "not empty" in run(folder, "rescue", str(folder), "-o", str(folder)).stderr
    assert "add -o NEW" in run(folder, "rescue", str(folder)).stderr


def test_a_lock_that_was_freed_can_be_taken_again(tmp_path: Path) -> None:
    lock = WriteLock(str(tmp_path / "lock"), wait=0.0)
    for _ in range(2):
        with lock, lock:
            pass


def test_the_index_of_another_archive_is_noticed(tmp_path: Path) -> None:
    """Issue 13: equal counts were enough: total 8, no hits, all is well."""
    one, two = tmp_path / "one", tmp_path / "two"
    for folder, first in ((one, 0), (two, 50)):
        with open_archive(folder) as archive:
            archive.add(stories(first, first + 8))
            archive.catch_up()
        assert run_here(folder, "search", "ferry")[0] == 0
    shutil.rmtree(one / "index")
    shutil.copytree(two / "index", one / "index")
    code, out, err = run_here(one, "search", "ferry", "--format", "ids", "-n", "0")
    assert code == 0
    assert "building the index anew: it is of another archive" in err
    with open_archive(one) as archive:
        assert set(out.split()) <= set(archive.ids())
        assert out
