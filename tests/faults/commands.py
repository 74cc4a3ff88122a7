"""Archives for trying faults on, and the installed command run on them in a process of its own."""

from __future__ import annotations

import contextlib
import io
import os
import subprocess
import sys
from pathlib import Path
from typing import IO, Any

from pressread.archive import open_archive
from pressread.article import Article
from pressread.cli.quick_parser import run as quick_run
from tests.making import article, quote

SECONDS = 300  # for any command here; only a hang takes as long


def command(folder: Path, *arguments: str) -> list[str]:
    """The command line of ``pressread`` on the archive in ``folder``."""
    return [sys.executable, "-m", "pressread", "--archive", str(folder), *arguments]


def run(
    folder: Path, *arguments: str, stdout: int | IO[Any] = subprocess.PIPE, **more: Any
) -> subprocess.CompletedProcess[str]:
    """Run a command to its end, its output as text."""
    return subprocess.run(
        command(folder, *arguments), stdout=stdout, stderr=subprocess.PIPE, text=True,
        encoding="utf-8", timeout=SECONDS, check=False, env=surroundings(), **more,
    )  # fmt: skip


def surroundings(**more: str) -> dict[str, str]:
    """An environment that holds no settings of the person who runs the tests."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("PRESSREAD")}
    return {**kept, "NO_COLOR": "1", "COLUMNS": "100", **more}


def stories(first: int, last: int) -> list[Article]:
    """Articles that all speak of a ferry, each with a number and a statement of its own."""
    return [
        article(
            f"Ferry {number} is late",
            f"“Ferry {number} sails,” said Ada Lund on Friday, and the harbour waited.",
            published=f"2021-{1 + number % 12:02}-{1 + number % 28:02}",
            publisher="Harbour Post" if number % 2 else "Evening Tide",
            quotes=(quote(f"Ferry {number} sails,", "Ada Lund", "harbour mistress"),),
        )
        for number in range(first, last)
    ]


def archive_of(folder: Path, count: int = 5) -> Path:
    """An archive of so many stories, indexed, with a saved search that has shown them."""
    with open_archive(folder) as archive:
        archive.add(stories(0, count))
        archive.save_search("ferry", "ferry")
        archive.run_saved("ferry", new=True, limit=None)
    return folder


def run_here(folder: Path, *arguments: str) -> tuple[int, str, str]:
    """Run a command in this process: exit code, output, errors. Quicker by a start of Python."""
    out, err = io.StringIO(), io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        code = quick_run(["--archive", str(folder), *arguments])
    return int(code or 0), out.getvalue(), err.getvalue()


#: Every command that reads an archive, with options that make it write all it can.
READING: tuple[tuple[str, ...], ...] = (
    ("search", "ferry"),
    ("search", "ferry", "--json", "--facets", "speaker,year"),
    ("list", "-n", "0"),
    ("list", "--json", "-n", "0"),
    ("quotes", "--json", "-n", "0"),
    ("quotes", "--by", "lund", "--format", "csv"),
    ("speakers",),
    ("stats",),
    ("timeline",),
    ("saved",),
    ("export",),
    ("export", "--format", "md"),
    ("export", "--format", "csv"),
    ("check",),
)
BUG = ("a bug in pressread", "Traceback")
