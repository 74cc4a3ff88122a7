"""Full disks and other people's archives: what can be read is read, the rest is told in a line."""

from __future__ import annotations

import os
import resource
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import Done, Pressread, environment

pytestmark = pytest.mark.skipif(os.name != "posix", reason="limits and modes of POSIX")


def without_space(*arguments: str) -> Done:
    """Run a command line that cannot write a byte to any file, as on a full disk."""

    def fill() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (0, resource.RLIM_INFINITY))

    done = subprocess.run(
        [sys.executable, "-m", "pressread", *arguments], capture_output=True, text=True,
        env=environment(), check=False, timeout=300, preexec_fn=fill,
    )  # fmt: skip
    return Done(done.returncode, done.stdout, done.stderr)


@pytest.mark.usefixtures("archive")
@pytest.mark.parametrize("command", ["search harbour", "quotes harbour", "list", "stats", "check"])
def test_a_full_disk_keeps_nobody_from_reading(command: str, pressread: Pressread) -> None:
    expected = pressread(*command.split()).out
    done = without_space(*command.split())
    assert (done.code, done.out) == (0, expected)
    assert done.err.startswith("the disk is full; the archive is opened for reading alone\n")


@pytest.mark.usefixtures("archive")
@pytest.mark.parametrize("command", ["tag {} +later", "note {} checked", "reindex"])
def test_a_full_disk_lets_nothing_be_written(command: str, pressread: Pressread) -> None:
    [id] = pressread("search", "harbour", "--format", "ids", "-n", "1").out.split()
    done = without_space(*command.format(id).split())
    assert (done.code, done.out) == (2, "")
    assert "Traceback" not in done.err


def test_changes_that_a_full_disk_hides_are_not_passed_over(
    archive: Path, pressread: Pressread
) -> None:
    """A log that was never written back, as a killed import leaves it."""
    hold = (
        "import os, sqlite3, sys; base = sqlite3.connect(sys.argv[1]);"
        " base.execute('UPDATE article SET id = id'); base.commit(); os._exit(0)"
    )
    subprocess.run([sys.executable, "-c", hold, str(archive / "archive.db")], check=True)
    (archive / "archive.db-shm").unlink()
    done = without_space("search", "harbour")
    assert done.code == 2
    assert "archive.db-wal holds changes that can be read only where" in done.err
    assert pressread("search", "harbour").code == 0


@pytest.mark.usefixtures("archive")
def test_an_export_may_be_read_by_whom_the_umask_lets(pressread: Pressread, tmp_path: Path) -> None:
    before = os.umask(0o022)
    try:
        assert pressread("export", "-o", str(tmp_path / "x.jsonl")).code == 0
    finally:
        os.umask(before)
    assert (tmp_path / "x.jsonl").stat().st_mode & 0o777 == 0o644


@pytest.mark.usefixtures("archive")
def test_an_export_that_finds_no_space_leaves_nothing(tmp_path: Path) -> None:
    folder = tmp_path / "out"
    folder.mkdir()
    done = without_space("export", "-o", str(folder / "x.jsonl"))
    assert done.code == 2
    assert "Traceback" not in done.err
    assert list(folder.iterdir()) == []
