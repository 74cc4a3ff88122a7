"""The short way in and Typer's: the same table, the same values, the same messages."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import typer
from hypothesis import given, settings
from hypothesis import strategies as st

from pressread.cli import commands, options, quick_parser
from pressread.cli.app import build
from pressread.cli.commands import COMMANDS, ROOT

TYPER: Any = typer.main.get_command(build())


@pytest.mark.parametrize("name", [*COMMANDS, ""])
def test_a_command_takes_what_its_row_in_the_table_says(name: str) -> None:
    """Every value that the parser reads has a parameter of the function, and none waits in vain."""
    command = COMMANDS.get(name, ROOT)
    function = commands.load(command.home)
    taken: list[str] = []
    for parameter in options.parameters(function):
        group = options.group_of(function, parameter)
        taken += group.names() if group else (parameter,)
    assert sorted(taken) == sorted(parameter.name for parameter in command.parameters)


def by_typer(name: str, arguments: list[str]) -> dict[str, Any] | None:
    """The values that Typer reads; ``None`` where it refuses the line."""
    command = TYPER
    for word in name.split():
        command = command.commands[word]
    try:
        return dict(command.make_context("pressread", list(arguments)).params)
    except (typer.TyperException, typer.Exit):
        return None


def by_table(name: str, arguments: list[str]) -> dict[str, Any] | None:
    try:
        _, values = quick_parser.parse([*name.split(), *arguments])
    except quick_parser._NotUnderstood:
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
    assert all(value in (None, False, ()) or key in read for key, value in expected.items())


def needed(name: str) -> list[str]:
    """Words enough for the arguments a command must have."""
    return [
        str(parameter.kind[0]) if isinstance(parameter.kind, tuple) else "x"
        for parameter in COMMANDS[name].parameters
        if parameter.needed and not parameter.is_option
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
    _, values = quick_parser.parse(["--archive", "morgue", "search", "x"])
    assert values == {"archive": "morgue", "query": ["x"]}
    _, values = quick_parser.parse(["--archive=morgue", "search", "x", "--archive", "nearer"])
    assert values["archive"] == "nearer"


def test_a_group_told_nothing_lists() -> None:
    assert quick_parser._named(["speakers"]) == ("speakers list", [])
    assert quick_parser._named(["saved", "--json"]) == ("saved list", ["--json"])
    assert quick_parser._named(["saved", "run", "x"]) == ("saved run", ["x"])


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
        "import sys; from pressread.cli import commands, quick_parser;"
        "command, values = quick_parser.parse(sys.argv[1:]);"
        "commands.load(command.home); print(*sorted(sys.modules))"
    )
    done = subprocess.run(
        [sys.executable, "-S", "-c", code, *line],
        env={"PYTHONPATH": str(Path(quick_parser.__file__).parents[2])}, capture_output=True,
        text=True, check=True,
    )  # fmt: skip
    assert [name for name in HEAVY if name in done.stdout.split()] == []
