"""Ctrl-C during an import: what was read is kept, and said; the same command imports the rest."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from pressread import open_archive
from tests.archive.test_faults import pile

pytestmark = pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs named pipes and groups")


def begin(place: Path, *options: str) -> subprocess.Popen[str]:
    """An import in a process group of its own, which a terminal's Ctrl-C reaches as a whole."""
    return subprocess.Popen(
        [sys.executable, "-m", "pressread", "--archive", str(place), "import", *options],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, start_new_session=True,
    )  # fmt: skip


def interrupt(child: subprocess.Popen[str]) -> tuple[str, str]:
    os.killpg(child.pid, signal.SIGINT)
    return child.communicate(timeout=300)


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_what_was_read_before_an_interrupt_is_kept_and_said(tmp_path: Path, jobs: str) -> None:
    folder, place, pipe = pile(tmp_path / "pile", 40), tmp_path / "morgue", tmp_path / "pipe"
    os.mkfifo(pipe)
    child = begin(place, "--jobs", jobs, str(folder), str(pipe))
    with open(pipe, "wb", buffering=0):  # opens once the last file is being read
        time.sleep(1)
        out, said = interrupt(child)
    assert child.returncode == 130
    assert "interrupted; what is imported is kept" in said
    assert "Traceback" not in said
    with open_archive(place) as archive:
        kept = archive.count()
        assert f"{kept} found = {kept} imported + 0 already there + 0 failed" in out + said
        assert kept == 40
        assert archive.search("harbour", limit=None).total == kept
        assert archive.check().problems == ()


@pytest.mark.parametrize("moment", [0.0, 0.1, 0.3, 0.6])
def test_an_interrupt_at_any_moment_leaves_an_archive_to_go_on_with(
    tmp_path: Path, moment: float
) -> None:
    folder, place = pile(tmp_path / "pile", 40), tmp_path / "morgue"
    child = begin(place, "--jobs", "2", str(folder))
    while not (place / "archive.lock").exists() and child.poll() is None:
        time.sleep(0.01)
    time.sleep(moment)
    _, said = interrupt(child)
    if child.returncode == -signal.SIGINT:  # in Python's own ending, when all was done and told
        assert "40 found = 40 imported" in said
    else:
        assert child.returncode in (130, 0)
    assert "Traceback" not in said
    again = begin(place, str(folder))
    again.communicate(timeout=300)
    assert again.returncode == 0
    with open_archive(place) as archive:
        assert archive.count() == archive.search("harbour", limit=None).total == 40
        assert archive.check().problems == ()
