"""Before the screen is taken: what is wrong is a line, and Textual stays out of other commands."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from pressread import browse as package
from pressread.archive import Archive, open_archive
from pressread.browse import browse
from pressread.browse.archive_thread import ArchiveThread
from pressread.errors import ArchiveError, NotFound, PressreadError, UsageError


def opening(folder: Path) -> Callable[[], Archive]:
    return lambda: open_archive(folder, create=False)


def test_an_archive_that_is_not_there_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(ArchiveError, match="no archive in"):
        ArchiveThread(opening(tmp_path / "none"))


def test_an_empty_archive_is_an_error_that_says_how_to_fill_it(tmp_path: Path) -> None:
    open_archive(tmp_path / "morgue").close()
    with pytest.raises(NotFound, match="pressread import"):
        ArchiveThread(opening(tmp_path / "morgue"))


def test_a_damaged_archive_is_an_error(tmp_path: Path) -> None:
    folder = tmp_path / "morgue"
    open_archive(folder).close()
    (folder / "archive.db").write_bytes(b"not a database at all" * 400)
    with pytest.raises(ArchiveError):
        ArchiveThread(opening(folder))


def test_a_terminal_that_cannot_move_its_cursor_is_an_error(
    monkeypatch: pytest.MonkeyPatch, morgue: Path
) -> None:
    class Terminal:
        def isatty(self) -> bool:
            return True

    monkeypatch.setattr(sys, "__stderr__", Terminal())
    monkeypatch.setenv("TERM", "dumb")
    with pytest.raises(UsageError, match="dumb"):
        browse(opening(morgue))


def test_without_textual_the_error_names_the_extra(
    monkeypatch: pytest.MonkeyPatch, morgue: Path
) -> None:
    monkeypatch.setitem(sys.modules, "textual", None)
    with pytest.raises(PressreadError, match=r"pip install 'pressread\[browse\]'"):
        package.browse(opening(morgue))


def test_no_other_command_imports_textual(morgue: Path) -> None:
    program = (
        "import sys\nfrom pressread.cli import quick_parser as fast\n"
        f"fast.run(['--archive', {str(morgue)!r}, 'search', 'ferry'])\n"
        "import pressread.cli.read\n"
        "print([name for name in sys.modules if name.startswith('textual')])"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True)
    assert done.stdout.splitlines()[-1] == "[]"
