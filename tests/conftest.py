"""What all tests share: golden files, and an archive that is never the user's own."""

from __future__ import annotations

import atexit
import os
import shutil
import signal
import sys
import tempfile
from pathlib import Path

import pytest

# What starts the tests in the background may have told them to ignore Ctrl-C, and programs that
# they start would inherit that: tests of interrupts would wait for ever.
signal.signal(signal.SIGINT, signal.default_int_handler)

# Where Python may keep no compiled modules, each program that a test starts would compile all that
# it loads (half of its time): they are kept for as long as the tests run, outside of the sources.
if sys.dont_write_bytecode:
    sys.pycache_prefix = tempfile.mkdtemp(prefix="pressread-tests-")
    sys.dont_write_bytecode = False
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    os.environ["PYTHONPYCACHEPREFIX"] = sys.pycache_prefix
    atexit.register(shutil.rmtree, sys.pycache_prefix, ignore_errors=True)


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--regenerate", action="store_true", help="write golden files anew")
    parser.addoption("--faults", type=int, default=4, help="rounds of each random test of faults")
    parser.addoption("--seed", type=int, default=1, help="where the random tests of faults begin")
    parser.addoption("--questions", type=int, default=80, help="random queries of each kind")


class Golden:
    """Compares a whole output with a file, or writes it where ``--regenerate`` was given."""

    def __init__(self, write: bool) -> None:
        self.write = write

    def check(self, path: Path, found: str) -> None:
        if self.write:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(found, encoding="utf-8", newline="")
        assert path.exists(), f"{path.name} is missing: pytest --regenerate writes it"
        with path.open(encoding="utf-8", newline="") as file:
            assert found == file.read()


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Golden:
    return Golden(bool(request.config.getoption("--regenerate")))


@pytest.fixture(autouse=True)
def _own_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever a test forgets to say, it touches nothing of the person who runs it."""
    home = tmp_path / "home"
    for name in ("PRESSREAD_ARCHIVE", "PRESSREAD_CONFIG", "PAGER", "PRESSREAD_PAGER", "NO_COLOR"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.setenv("XDG_DATA_HOME", str(home / "data"))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(home / "config"))


@pytest.fixture
def questions(request: pytest.FixtureRequest) -> int:
    """How many random queries of a kind are asked."""
    return int(request.config.getoption("--questions"))
