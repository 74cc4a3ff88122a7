"""What a person meets who asks, or mistypes."""

from __future__ import annotations

from typing import Any

import pytest
import typer
from typer.testing import CliRunner

from pressread.cli import quick_parser
from pressread.cli.app import build, run_app
from pressread.cli.commands import COMMANDS, Command
from pressread.cli.quick_parser import run as run_quickly
from pressread.errors import NotFound, PressreadError, QueryError

APP = build()
ONE_SCREEN = 37  # lines at 80 columns


def run(*arguments: str) -> Any:
    return CliRunner().invoke(APP, list(arguments))


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_help_with_examples_and_exit_codes(
    name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    result = run(*name.split(), "--help")
    assert result.exit_code == 0
    assert f"$ pressread {name.removesuffix(' list')}" in result.stdout
    assert "Exit codes: 0 " in result.stdout
    assert result.stdout.startswith("Usage: ")
    assert max(map(len, result.stdout.splitlines())) <= 80
    assert len(result.stdout.splitlines()) <= ONE_SCREEN
    assert run_quickly([*name.split(), "--help"]) == 0
    assert capsys.readouterr().out == result.stdout


@pytest.mark.parametrize("name", COMMANDS)
def test_short_help_is_long_help(name: str) -> None:
    assert run(*name.split(), "-h").stdout == run(*name.split(), "--help").stdout


def test_help_lists_every_command_in_groups() -> None:
    text = run("--help").stdout
    for name in COMMANDS:
        assert f"  {name.split()[0]} " in text
    for heading in ("Find:", "Read:", "Organise:", "Bring in and take out:", "Upkeep:"):
        assert heading in text
    assert "Exit codes: 0 found or done, 1 nothing found, 2 an error, 130 interrupted." in text


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("serch x", "no such command: serch, did you mean search?; see pressread --help"),
        ("help serch", "no such command: serch, did you mean search?; see pressread --help"),
        ("frobnicate",
         "no such command: frobnicate; to look for it: pressread search frobnicate;"
         " see pressread --help"),
        ("similar a b c", "similar takes ID and no more: b c; see pressread similar --help"),
        ("diff a b c", "diff takes ID OTHER and no more: c; see pressread diff --help"),
        ("reindex x", "reindex takes no words: x; see pressread reindex --help"),
        ("tag", "ID is missing; see pressread tag --help"),
        ("list --from", "--from takes DATE, and nothing follows it; see pressread list --help"),
        ("list -n",
         "-n takes a whole number, 0 or more, and nothing follows it; see pressread list --help"),
        ("list --json=1", "--json takes no value; see pressread list --help"),
        ("--archive", "--archive takes DIR, and nothing follows it; see pressread --help"),
        ("search x --limt 3",
         "no such option: --limt, did you mean --limit?; see pressread search --help"),
        ("search", "QUERY is missing; see pressread search --help"),
        ("search -nato", None),
        ("search x --sort best",
         "--sort takes relevance, newest, oldest or headline; see pressread search --help"),
        ("search x -n -1", "--limit takes a whole number, 0 or more; see pressread search --help"),
        ("search x -n x", "--limit takes a whole number, 0 or more; see pressread search --help"),
        ("search x --snippets 99",
         "--snippets takes a whole number from 0 to 20; see pressread search --help"),
        ("cite x --quote -2",
         "--quote takes a whole number, 0 or more; see pressread cite --help"),
        ("completion tcsh", "SHELL takes bash, zsh or fish; see pressread completion --help"),
        ("saved frob", None),
        ("show", "ID is missing; see pressread show --help"),
        ("schema pink", None),
    ],
)  # fmt: skip
def test_a_mistyped_line_is_one_line_on_stderr_and_exit_2(line: str, message: str | None) -> None:
    result = run(*line.split())
    assert (result.exit_code, result.stdout) == (2, "")
    (told,) = result.stderr.splitlines()
    assert told.startswith("pressread: ")
    if message is not None:
        assert told == f"pressread: {message}"


def test_a_left_out_word_that_looks_like_an_option_is_explained() -> None:
    told = run("search", "s-400", "-cyprus").stderr
    assert (
        "(to leave a word out, write: pressread search -- WORD -WORD, or put the query in" in told
    )


def raising(error: BaseException) -> int:
    def fail() -> int:
        raise error

    return quick_parser.guarded(fail)


@pytest.mark.parametrize(
    ("error", "code", "message"),
    [
        (PressreadError("no; do this"), 2, "pressread: no; do this\n"),
        (NotFound("no such id: x"), 1, "pressread: no such id: x\n"),
        (FileNotFoundError(2, "No such file or directory", "a.txt"), 2,
         "pressread: a.txt: No such file or directory\n"),
        (OSError(28, "No space left on device"), 2,
         "pressread: cannot go on: No space left on device\n"),
        (MemoryError(), 2,
         "pressread: out of memory; try a smaller --limit or fewer files at once\n"),
        (KeyboardInterrupt(), 130, ""),
        (PressreadError("two\nlines \x1b[2J"), 2, "pressread: two lines ␛[2J\n"),
        (KeyError("x"), 2, "pressread: a bug in pressread (KeyError: 'x'); "
         "PRESSREAD_DEBUG=1 shows where, please report it\n"),
    ],
)  # fmt: skip
def test_an_error_is_one_line_and_a_code(
    error: BaseException, code: int, message: str, capfd: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    monkeypatch.setattr(quick_parser, "_abandon_stdout", lambda: None)
    assert raising(error) == code
    assert capfd.readouterr() == ("", message)


def test_a_bug_keeps_its_traceback_for_those_who_ask(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PRESSREAD_DEBUG", "1")
    raising(KeyError("x"))
    assert "Traceback" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("query", "column", "length", "carets"),
    [
        ("a AND (b", 6, 1, "  a AND (b\n        ^\n"),
        ("港务局 (x", 4, 2, "  港务局 (x\n         ^^\n"),
        ("bad\x1b (", 5, 1, "  bad␛ (\n       ^\n"),
        ("", 0, 1, ""),
        ("end", 3, 1, "  end\n     ^\n"),
    ],
)
def test_a_query_error_points_at_the_place(
    query: str, column: int, length: int, carets: str, capsys: pytest.CaptureFixture[str]
) -> None:
    raising(QueryError("a parenthesis is not closed", query, column, length))
    assert capsys.readouterr().err == "pressread: a parenthesis is not closed\n" + carets


@pytest.mark.parametrize(
    ("column", "shown", "at"),
    [
        (0, "(" + "a" * 59 + "…", 0),
        (5000, "…" + "a" * 30 + "(" + "a" * 29 + "…", 31),
        (9999, "…" + "a" * 59 + "(", 60),
    ],
)
def test_of_a_long_query_the_part_around_the_error_is_shown(
    column: int, shown: str, at: int, capsys: pytest.CaptureFixture[str]
) -> None:
    query = "a" * column + "(" + "a" * (9999 - column)
    raising(QueryError("a parenthesis is not closed", query, column))
    _, line, carets = capsys.readouterr().err.splitlines()
    assert line == f"  {shown}"
    assert carets == f"  {' ' * at}^"


def fail() -> int:
    raise NotFound("no such id: zzz")


def test_the_boundary_stands_inside_the_application(monkeypatch: pytest.MonkeyPatch) -> None:
    from pressread.cli.app import App, for_typer

    command = Command("search:fail", "", "Fail.")
    monkeypatch.setattr("pressread.cli.search.fail", fail, raising=False)
    app = typer.Typer()
    app.callback(cls=App)(lambda: None)
    app.command("fail")(for_typer(command))
    result = CliRunner().invoke(app, ["fail"])
    assert (result.exit_code, result.stderr) == (1, "pressread: no such id: zzz\n")


@pytest.mark.parametrize(
    ("topic", "told"),
    [("query", "turkey near/5 nato"), ("query", "published:2021-08"), ("options", "--template")],
)
def test_help_tells_how_to_ask_and_what_most_commands_take(
    topic: str, told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run_quickly(["help", topic]) == 0
    text = capsys.readouterr().out
    assert told in text
    assert max(map(len, text.splitlines())) <= 80
    assert len(text.splitlines()) <= ONE_SCREEN


def test_every_field_of_the_query_language_is_in_its_help() -> None:
    from pressread.cli.help_pages import page
    from pressread.query.fields import ALL_FIELDS

    told = page("query")
    assert [field for field in sorted(ALL_FIELDS - {"kind"}) if f"{field}:" not in told] == []


def test_options_that_a_command_only_names_are_explained_in_help_of_options() -> None:
    from pressread.cli.help_pages import page

    told = page("options")
    longs = {
        spelling
        for command in COMMANDS.values()
        for parameter in command.parameters
        if parameter.heading in ("How many", "Output")
        for spelling in parameter.spellings
    }
    assert longs
    assert [option for option in sorted(longs) if option not in told] == []


@pytest.mark.parametrize("name", ["", "search", "speakers", "saved run"])
def test_help_is_a_word_too(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run_quickly(["help", *name.split()]) == 0
    asked = capsys.readouterr().out
    assert run_quickly([*name.split(), "--help"]) == 0
    assert capsys.readouterr().out == asked


def test_the_version(capsys: pytest.CaptureFixture[str]) -> None:
    assert run_app(["--version"]) == 0
    told = capsys.readouterr().out
    assert told.startswith("pressread 0.")
    assert run_quickly(["--version"]) == 0
    assert capsys.readouterr().out == told
