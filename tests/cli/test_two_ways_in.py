"""The short way in and Typer's: the same table, the same values, the same messages."""

from __future__ import annotations

import importlib
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import typer
from hypothesis import given, settings
from hypothesis import strategies as st

from pressread.cli import fast, table, tabulate
from pressread.cli.app import build
from pressread.cli.registry import COMMANDS

ROOT: Any = typer.main.get_command(build())


def test_the_tables_are_typers_own_parameters() -> None:
    """``python -m pressread.cli.tabulate`` writes it anew."""
    for name, text in tabulate.sources().items():
        made: dict[str, Any] = {}
        exec(compile(text, name, "exec"), made)
        kept = vars(importlib.import_module(f"pressread.cli.{name.removesuffix('.py')}"))
        for constant in (word for word in made if word.isupper() and word != "TYPE_CHECKING"):
            assert made[constant] == kept[constant]


def by_typer(name: str, arguments: list[str]) -> dict[str, Any] | None:
    """The values that Typer reads; ``None`` where it refuses the line."""
    command = ROOT
    for word in name.split():
        command = command.commands[word]
    try:
        return dict(command.make_context("pressread", list(arguments)).params)
    except (typer.TyperException, typer.Exit):
        return None


def by_table(name: str, arguments: list[str]) -> dict[str, Any] | None:
    try:
        _, values = fast.parse([*name.split(), *arguments])
    except fast._NotUnderstood:
        return None
    return values


def agree(name: str, arguments: list[str]) -> None:
    """Where the table reads a line, Typer reads it and finds the same values."""
    read = by_table(name, arguments)
    if read is None:
        return
    expected = by_typer(name, arguments)
    assert expected is not None
    given = {key: value for key, value in expected.items() if key in read}
    assert read == given
    assert all(value in (None, False, []) or key in read or value == default(name, key)
               for key, value in expected.items())  # fmt: skip


def default(name: str, key: str) -> Any:
    values = by_typer(name, needed(name))
    return values[key] if values else None


def needed(name: str) -> list[str]:
    """Words enough for the arguments a command must have."""
    return [
        str(kind[0]) if isinstance(kind, tuple) else "x"
        for _, spellings, kind, _, required, _ in table.COMMANDS[name][1]
        if required and not spellings
    ]


WORDS = st.sampled_from((
    "x", "s-400", "--json", "--format", "csv", "json", "--limit", "5", "-n", "-n5", "0", "-1",
    "five", "--from", "2021", "--from=2021", "--sort", "newest", "pinkest", "--", "-", "--by",
    "--iso", "-q", "-0", "-q0", "--page", "--publisher", "--facet", "--null", "--quiet",
    "--limit=3", "--json=1", "--archive", "dir", "-x", "--nonsense", "--context", "-y", "-o", "-j",
    "2", "+tag", "-tag", "", "٣",
))  # fmt: skip


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(sorted(COMMANDS)), st.lists(WORDS, max_size=6))
def test_any_line_the_table_reads_typer_reads_the_same(name: str, arguments: list[str]) -> None:
    agree(name, arguments)


@pytest.mark.parametrize(
    "arguments",
    [
        ["s-400"],
        ["s-400", "sanctions", "-n", "5", "--json"],
        ["-n5", "--from", "2021-08", "--by=cavusoglu", "s-400"],
        ["--facet", "publisher", "--facet", "section", "x"],
        ["--", "-word"],
    ],
)
def test_everyday_lines_are_read_by_the_table(arguments: list[str]) -> None:
    assert by_table("search", arguments) is not None
    agree("search", arguments)


@pytest.mark.parametrize(
    "arguments",
    [["--help"], ["-h"], ["x", "--limt", "5"], ["x", "-n", "five"], ["x", "--sort", "best"],
     ["x", "--json=yes"], ["x", "--from"], ["-word"], ["x", "--lim", "5"]],
)  # fmt: skip
def test_what_the_table_does_not_read_is_left_to_typer(arguments: list[str]) -> None:
    assert by_table("search", arguments) is None


def test_options_before_the_command_count() -> None:
    _, values = fast.parse(["--archive", "morgue", "search", "x"])
    assert values == {"archive": "morgue", "query": ["x"]}
    _, values = fast.parse(["--archive=morgue", "search", "x", "--archive", "nearer"])
    assert values["archive"] == "nearer"


def test_a_group_told_nothing_lists() -> None:
    assert fast._named(["speakers"]) == ("speakers list", [])
    assert fast._named(["saved", "--json"]) == ("saved list", ["--json"])
    assert fast._named(["saved", "run", "x"]) == ("saved run", ["x"])


def test_minus_takes_a_tag_away() -> None:
    assert by_table("tag", ["k3v9", "+new", "-old"]) == {"words": ["k3v9", "+new", "-old"]}
    assert by_typer("tag", ["k3v9", "+new", "-old"]) == {
        "words": ["k3v9", "+new", "-old"], "archive": None,
    }  # fmt: skip


HEAVY = (
    "rich",
    "typer",
    "textual",
    "pygments",
    "trafilatura",
    "dataclasses",
    "pathlib",
    "pydantic",
)


@pytest.mark.parametrize(
    "line", [["search", "s-400", "--json"], ["list"], ["quotes", "--by", "x"], ["show", "abc"]]
)
def test_reading_an_everyday_line_imports_nothing_heavy(line: list[str]) -> None:
    code = (
        "import sys; from pressread.cli import fast; command, values = fast.parse(sys.argv[1:]);"
        "command(); print(*sorted(sys.modules))"
    )
    done = subprocess.run(
        [sys.executable, "-S", "-c", code, *line],
        env={"PYTHONPATH": str(Path(fast.__file__).parents[2])}, capture_output=True, text=True,
        check=True,
    )  # fmt: skip
    assert [name for name in HEAVY if name in done.stdout.split()] == []
