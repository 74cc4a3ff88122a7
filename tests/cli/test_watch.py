"""``import --watch``: files as they come, a folder that vanishes (issue 17)."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from queue import Queue

import pytest

from tests.cli.conftest import Pressread, environment, process

pytest.importorskip("watchfiles", reason="the extra watch is not installed")
PATIENCE = 60  # seconds; a machine under load is slow to say so


@contextmanager
def watching(*paths: Path) -> Iterator[tuple[subprocess.Popen[str], Queue[str]]]:
    """A process that watches, and the lines it says."""
    running = subprocess.Popen(
        [sys.executable, "-m", "pressread", "import", "--watch", *map(str, paths)],
        stderr=subprocess.PIPE, stdout=subprocess.DEVNULL, stdin=subprocess.DEVNULL, text=True,
        env=environment(),
    )  # fmt: skip
    said: Queue[str] = Queue()
    assert running.stderr is not None
    lines = running.stderr

    def read() -> None:
        for line in lines:
            said.put(line)

    reader = threading.Thread(target=read, daemon=True)
    reader.start()
    try:
        yield running, said
    finally:
        running.kill()
        running.wait()
        reader.join(PATIENCE)
        lines.close()


def until(said: Queue[str], words: str) -> str:
    while True:
        line = said.get(timeout=PATIENCE)
        if words in line:
            return line


def clip(folder: Path, name: str) -> None:
    text = f"{name} opens\n\n27 August 2021\n\nThe {name} opened on Friday with a speech.\n"
    (folder / f"{name}.txt").write_text(text)


def test_what_comes_is_imported_and_a_vanished_folder_told(
    no_archive: Path, tmp_path: Path, pressread: Pressread
) -> None:
    folder = tmp_path / "clips"
    folder.mkdir()
    clip(folder, "Ferry")
    with watching(folder) as (running, said):
        until(said, "watching")
        clip(folder, "Bridge")
        assert until(said, "found").startswith("1 found = 1 imported")
        (folder / "Ferry.txt").unlink()
        (folder / "Bridge.txt").unlink()
        folder.rmdir()
        assert "is gone and watched no more" in until(said, "gone")
        assert running.wait(PATIENCE) == 2
    assert len(pressread("list", "--format", "ids").out.split()) == 2


def test_an_interrupt_ends_it(no_archive: Path, tmp_path: Path) -> None:
    with watching(tmp_path) as (running, said):
        until(said, "watching")
        os.kill(running.pid, signal.SIGINT)
        assert running.wait(PATIENCE) == 130


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("-",), "standard input ends by itself"),
        ((".", "--dry-run"), "one of the two"),
        (("nowhere",), "nowhere"),
    ],
)
def test_what_cannot_be_watched_is_told(
    no_archive: Path, tmp_path: Path, arguments: tuple[str, ...], told: str
) -> None:
    done = process("import", "--watch", *arguments, stdin="", PWD=str(tmp_path))
    assert done.code == 2
    assert told in done.err
