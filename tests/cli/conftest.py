"""An archive to command, and three ways to run a command: here, as a process, on a terminal."""

from __future__ import annotations

import contextlib
import os
import pty
import select
import struct
import subprocess
import sys
import termios
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from pressread.archive import open_archive
from pressread.cli.quick_parser import run as run_quickly
from tests.render.samples import ALL_ARTICLES, RAW, SHA

FOLDER = "PRESSREAD_ARCHIVE"


@dataclass(frozen=True)
class Done:
    """What a command left: its exit code and what it wrote."""

    code: int
    out: str
    err: str


@pytest.fixture(scope="session")
def _made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("made") / "archive"
    with open_archive(folder) as archive:
        archive.add(ALL_ARTICLES, {SHA: RAW})
        archive.catch_up()
    return folder


@pytest.fixture
def archive(_made: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of an archive of four articles; the environment names it."""
    import shutil

    folder = tmp_path / "archive"
    shutil.copytree(_made, folder)
    monkeypatch.setenv(FOLDER, str(folder))
    return folder


@pytest.fixture
def no_archive(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A place where there is no archive yet."""
    folder = tmp_path / "archive"
    monkeypatch.setenv(FOLDER, str(folder))
    return folder


Pressread = Callable[..., Done]


@pytest.fixture
def pressread(capfd: pytest.CaptureFixture[str]) -> Pressread:
    """Run a command line in this process, stdout a pipe."""

    def run(*arguments: str) -> Done:
        code = run_quickly(list(arguments))
        if code is None:
            from pressread.cli.app import run_app

            code = run_app(list(arguments))
        captured = capfd.readouterr()
        return Done(code, captured.out, captured.err)

    return run


def environment(**changes: str) -> dict[str, str]:
    """This process's environment, in UTF-8 whatever the machine's, with ``changes``."""
    return {**os.environ, "LC_ALL": "C.UTF-8", "COLUMNS": "", "LINES": "", **changes}


def process(*arguments: str, stdin: str = "", **changes: str) -> Done:
    """Run a command line as a process of its own, stdout a pipe."""
    done = subprocess.run(
        [sys.executable, "-m", "pressread", *arguments], input=stdin.encode(),
        capture_output=True, env=environment(**changes), check=False, timeout=300,
    )  # fmt: skip
    return Done(done.returncode, done.stdout.decode(), done.stderr.decode())


def on_terminal(
    *arguments: str, columns: int = 80, rows: int = 24, pager: str | None = None, **changes: str
) -> Done:
    """Run a command line on a terminal of this size; out and err are what it shows."""
    if pager is not None:
        changes["PRESSREAD_PAGER"] = pager
    ours, theirs = pty.openpty()
    import fcntl

    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
    with subprocess.Popen(
        [sys.executable, "-m", "pressread", *arguments], stdin=theirs, stdout=theirs,
        stderr=theirs, env=environment(**{"TERM": "xterm-256color", **changes}), close_fds=True,
    ) as running:  # fmt: skip
        os.close(theirs)
        shown = b"".join(_read(ours))
        code = running.wait(60)
    os.close(ours)
    text = shown.decode("utf-8", "replace").replace("\r\n", "\n")
    return Done(code, text, text)


def _read(terminal: int) -> Iterator[bytes]:
    with contextlib.suppress(OSError):  # Linux: the other side has closed
        while select.select([terminal], [], [], 60)[0]:
            data = os.read(terminal, 65536)
            if not data:
                return
            yield data
