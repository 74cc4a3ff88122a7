"""Completion as the shells ask for it, and in the shells themselves (issue 16)."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from pressread.archive import open_archive
from tests.cli.conftest import Pressread, environment
from tests.making import article, quote


@pytest.fixture
def people(no_archive: Path) -> Path:
    said = (quote("Yes,", "Mevlüt Çavuşoğlu"), quote("No,", "Ann de la Cruz", paragraph=0))
    with open_archive(no_archive) as archive:
        archive.add([article("Ferry", "“Yes,” and “No,” they said.", quotes=said,
                             publisher="The Harbour Post", sections=("Sea",))])  # fmt: skip
        archive.catch_up()
        archive.tag(archive.ids(), ["key"])
    return no_archive


@pytest.mark.parametrize(
    ("words", "offered"),
    [
        (["quotes", "--by", "cav"], ["Çavuşoğlu"]),
        (["quotes", "--by", "Mev"], ["Mevlüt Çavuşoğlu"]),
        (["quotes", "--by", "la c"], ["la Cruz"]),
        (["quotes", "--by", "nobody"], []),
        (["search", "speaker:cav"], ["speaker:Çavuşoğlu"]),
        (["search", "publisher:the"], ['publisher:"The Harbour Post"']),
        (["search", 'publisher:"the'], ['publisher:"The Harbour Post"']),
        (["search", "section:"], ["section:Sea"]),
        (["search", "tag:k"], ["tag:key"]),
        (["search", "publi"], ["publisher:", "published:"]),
        (["search", "-publis"], []),
        (["search", ""], []),
        (["search", "headline:x"], []),
        (["search", "--archive", ""], [":paths"]),
        (["--archive", ""], [":paths"]),
        (["--arch"], ["--archive"]),
    ],
)
def test_what_is_offered(
    people: Path, pressread: Pressread, words: list[str], offered: list[str]
) -> None:
    found = [line.partition("\t")[0] for line in pressread("__complete", *words).out.splitlines()]
    assert sorted(found) == sorted(offered)


def test_another_archive_is_asked_where_one_is_named(
    people: Path, pressread: Pressread, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("PRESSREAD_ARCHIVE")
    done = pressread("__complete", "--archive", str(people), "quotes", "--by", "cav")
    assert done.out.startswith("Çavuşoğlu\t")


def _program(folder: Path) -> Path:
    """A folder with a ``pressread`` that runs this tree."""
    program = folder / "bin" / "pressread"
    program.parent.mkdir()
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m pressread "$@"\n')
    program.chmod(0o755)
    return program.parent


_IN_BASH = """
eval "$(pressread completion bash)"
COMP_WORDS=({words}); COMP_CWORD=$((${{#COMP_WORDS[@]}} - 1))
_pressread; printf '%s\\n' "${{COMPREPLY[@]}}"
"""
_IN_FISH = "pressread completion fish | source; complete -C '{line}'"
_IN_ZSH = """
autoload -Uz compinit; compinit -u -d "$TMPDIR/zcompdump"
compadd() {{ print -l -- "${{values[@]}}" }}
eval "$(pressread completion zsh)"
words=({words}); CURRENT=${{#words}}; _pressread
"""


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
@pytest.mark.parametrize(
    ("words", "offered"),
    [
        ("pressread quotes --by cav", "Çavuşoğlu"),
        ("pressread search publisher : the", "The Harbour Post"),
        ("pressread comple", "completion"),
    ],
)
def test_a_shell_offers_it(
    people: Path, tmp_path: Path, shell: str, words: str, offered: str
) -> None:
    program = shutil.which(shell)
    if program is None:
        pytest.skip(f"{shell} is not installed")
    line = words.replace(" : ", ":")
    script = {
        "bash": _IN_BASH.format(words=words), "zsh": _IN_ZSH.format(words=line),
        "fish": _IN_FISH.format(line=line),
    }[shell]  # fmt: skip
    path = f"{_program(tmp_path)}{os.pathsep}{os.environ['PATH']}"
    done = subprocess.run(
        [program, "-c", script], capture_output=True, text=True, check=False, timeout=60,
        env=environment(PATH=path, TMPDIR=str(tmp_path), HOME=str(tmp_path)),
    )  # fmt: skip
    assert offered in done.stdout.replace("\\", ""), done.stderr
