"""Every recipe does what it says, as it is printed (issue 16)."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from pressread.archive import open_archive
from pressread.importer import import_paths
from tests.cli.conftest import environment

ROOT = Path(__file__).parents[2]
_RECIPE = re.compile(r"^\*\*(.+?)\*\*.*?^```sh\n(.*?)^```", re.MULTILINE | re.DOTALL)
RECIPES = _RECIPE.findall((ROOT / "RECIPES.md").read_text(encoding="utf-8"))
#: What a recipe calls beside the shell's own and pressread; it is skipped where one is missing.
TOOLS = ("jq", "fzf", "mlr", "datasette", "ifne", "mail", "sqlite3", "sha256sum", "sort", "uniq")
#: Programs that go on until they are stopped.
ENDLESS = ("datasette", "--watch")
_WHEN = re.compile(r"^(?:[\d*/,-]+\s+){5}", re.MULTILINE)  # of a line of a crontab


@pytest.fixture(scope="module")
def morgue(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample archive."""
    folder = tmp_path_factory.mktemp("recipes") / "morgue"
    with open_archive(folder) as archive:
        list(import_paths(archive, [str(ROOT / "data")]))
    return folder


def test_there_are_recipes() -> None:
    assert len(RECIPES) >= 12


@pytest.mark.parametrize(("title", "lines"), RECIPES, ids=[title for title, _ in RECIPES])
def test_a_recipe_works_as_printed(morgue: Path, tmp_path: Path, title: str, lines: str) -> None:
    missing = [
        tool for tool in TOOLS if re.search(rf"\b{tool}\b", lines) and not shutil.which(tool)
    ]
    if missing:
        pytest.skip(f"{', '.join(missing)} is not installed")
    shutil.copytree(morgue, tmp_path / "archive")
    (tmp_path / "clippings").mkdir()
    program = tmp_path / "bin" / "pressread"
    program.parent.mkdir()
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m pressread "$@"\n')
    program.chmod(0o755)
    script = _WHEN.sub("", lines)
    for name in ENDLESS:
        script = script.replace("pressread import --watch", "timeout 5 pressread import --watch")
        script = re.sub(rf"\b{name} (\S+\.db)", rf"timeout 5 {name} -p 0 \1", script)
    done = subprocess.run(
        ["bash", "-e", "-o", "pipefail", "-c", script], cwd=tmp_path, capture_output=True,
        text=True, check=False, timeout=120, stdin=subprocess.DEVNULL,
        env=environment(
            HOME=str(tmp_path), PRESSREAD_ARCHIVE=str(tmp_path / "archive"),
            PATH=f"{program.parent}{os.pathsep}{os.environ['PATH']}",
            FZF_DEFAULT_OPTS="--filter=sanctions",
        ),
    )  # fmt: skip
    stopped = 124 if any(name in lines for name in ENDLESS) else 0  # of timeout(1)
    assert done.returncode in (0, stopped), done.stderr
    assert "Traceback" not in done.stderr
