"""The process around a command: how it begins and how it ends."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest


def run(*arguments: str, code: str = "") -> subprocess.CompletedProcess[str]:
    start = ["-c", code] if code else ["-m", "pressread"]
    return subprocess.run([sys.executable, *start, *arguments], capture_output=True, text=True)


def test_what_was_written_arrives_whole_though_the_process_ends_at_once(tmp_path: Path) -> None:
    pages = run("help", "search")
    assert pages.stdout.count("\n") > 30
    assert pages.stdout.endswith("\n")
    with (tmp_path / "out").open("w") as file:
        subprocess.run([sys.executable, "-m", "pressread", "help", "search"], stdout=file)
    assert (tmp_path / "out").read_text() == pages.stdout


@pytest.mark.parametrize(("arguments", "code"), [(["--version"], 0), (["no-such-command"], 2)])
def test_the_exit_code_is_that_of_the_command(arguments: list[str], code: int) -> None:
    assert run(*arguments).returncode == code


@pytest.mark.parametrize(
    "waiting",
    [
        "import atexit; atexit.register(print, 'done at the end')",
        "import threading; threading.Thread(target=print, args=('done at the end',)).start()",
    ],
)
def test_what_waits_for_the_end_of_the_process_gets_its_turn(waiting: str) -> None:
    code = f"import sys; sys.argv = ['pressread', '--version']\n{waiting}\n"
    done = run(code=code + "from pressread.__main__ import main; sys.exit(main())")
    assert "done at the end" in done.stdout
    assert done.returncode == 0


def test_help_is_the_same_behind_the_name_of_an_archive() -> None:
    assert run("--archive", "morgue", "search", "--help").stdout == run("search", "-h").stdout
    assert run("--archive", "morgue", "--help").stdout == run("--help").stdout
