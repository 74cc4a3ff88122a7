"""Many searches in one process, names where commands are expected, and what is new."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from pressread import open_archive
from pressread.cli import quick_parser
from pressread.hits import Hits
from pressread.output.hits import HitsView
from pressread.output.view import Style
from tests.making import article, quote


@pytest.fixture
def morgue(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    place = tmp_path / "morgue"
    monkeypatch.setenv("PRESSREAD_ARCHIVE", str(place))
    with open_archive(place) as archive:
        said = quote("We have a pier", "Ada Brook", "mayor")
        archive.add([article("Pier opens", "“We have a pier,” said Ada Brook.", quotes=(said,))])
        archive.add([article("Mill burns", "The mill burnt down.", published="2020-05")])
        archive.catch_up()
    return place


def run(*arguments: str) -> int:
    code = quick_parser.run(list(arguments))
    assert code is not None, "the table reads these command lines"
    return code


def test_a_batch_counts_and_lists_hits(
    morgue: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    queries = tmp_path / "queries.txt"
    queries.write_text("pier\n\nzeppelin\nmill\n")
    assert run("search", "--batch", str(queries), "--format", "jsonl") == 0
    lines = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    found = [(line["query"], line["total"], len(line["hits"])) for line in lines]
    assert found == [("pier", 1, 1), ("zeppelin", 0, 0), ("mill", 1, 1)]


def test_a_line_that_is_no_query_is_named_and_the_rest_answered(
    morgue: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    queries = tmp_path / "queries.txt"
    queries.write_text('"pier\nmill\n')
    assert run("search", "--batch", str(queries)) == 2
    captured = capsys.readouterr()
    assert captured.out.splitlines()[0].startswith("query,total,rank,id")
    assert captured.out.count("\n") == 2
    assert 'line 1 ("pier)' in captured.err


def test_a_batch_names_lines_as_an_editor_does_and_tells_what_dates_leave_out(
    morgue: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    queries = tmp_path / "queries.txt"
    queries.write_text('\npier published:2020\n"mill\n')
    assert run("search", "--batch", str(queries)) == 2
    assert capsys.readouterr().err.splitlines() == [
        "line 2 (pier published:2020): 1 article without a date left out;"
        " --include-undated shows it",
        'pressread: line 3 ("mill): this quotation mark is never closed',
    ]


@pytest.mark.parametrize(
    ("command", "noun"),
    [("list", "article"), ("timeline", "article"), ("export", "article"), ("quotes", "statement")],
)
def test_every_command_says_what_a_date_leaves_out(
    morgue: Path, capsys: pytest.CaptureFixture[str], command: str, noun: str
) -> None:
    told = f"1 {noun} without a date left out; --include-undated shows it\n"
    run(command, "--from", "2020")
    assert told in capsys.readouterr().err
    assert run(command, "--from", "2020", "--include-undated") == 0
    captured = capsys.readouterr()
    assert told not in captured.err
    assert captured.out
    run(command, "published:2020")
    assert told in capsys.readouterr().err


def test_a_group_takes_a_name_for_what_it_lists(
    morgue: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("speakers", "brook") == 0
    assert "mayor" in capsys.readouterr().out


def test_what_is_new_is_shown_once_and_never_lost(
    morgue: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run("saved", "add", "all", "pier", "OR", "mill")
    assert run("saved", "run", "all", "--new", "-n", "1", "--format", "ids") == 0
    assert len(capsys.readouterr().out.split()) == 1
    assert run("saved", "run", "all", "--new", "--format", "ids") == 0
    assert len(capsys.readouterr().out.split()) == 2
    assert run("saved", "run", "all", "--new", "--format", "ids") == 1


def test_a_saved_search_may_include_what_has_no_date(
    morgue: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run("saved", "add", "all", "published:2020")
    assert run("saved", "run", "all", "--format", "ids") == 0
    captured = capsys.readouterr()
    assert len(captured.out.split()) == 1
    assert "--include-undated shows it" in captured.err
    assert run("saved", "run", "all", "--include-undated", "--format", "ids") == 0
    assert len(capsys.readouterr().out.split()) == 2


def test_facets_are_named_with_commas(morgue: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("search", "mill", "--facets", "year,publisher", "--json") == 0
    facets = json.loads(capsys.readouterr().out)["facets"]
    assert facets == {"year": [{"value": "2020", "count": 1}], "publisher": []}
    assert run("search", "mill", "--facets", "mood") == 2


@pytest.mark.parametrize("command", [["search", "pier OR mill"], ["list"]])
def test_articles_are_grouped_by_who_is_quoted_most(
    morgue: Path, capsys: pytest.CaptureFixture[str], command: list[str]
) -> None:
    assert run(*command, "--group-by", "speaker", "--sort", "headline") == 0
    lines = capsys.readouterr().out.splitlines()
    assert [line for line in lines if not line[0].isspace() and "  " not in line] == [
        "Nobody quoted by name", "Ada Brook",
    ]  # fmt: skip


def test_facets_count_what_has_no_date(morgue: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("search", "pier OR mill", "--facets", "year,section", "--format", "plain") == 0
    assert capsys.readouterr().out.splitlines()[-7:] == [
        "", "year", "1  2020", "1  undated", "", "section", "0  none",
    ]  # fmt: skip


def test_of_a_long_facet_people_see_the_largest_and_scripts_all() -> None:
    values = tuple((f"name {n}", 3000 - n) for n in range(60))
    view = HitsView(Hits("x", 9000, (), (), {"speaker": values, "year": values}))
    lines = list(view.lines(Style()))
    assert lines[:3] == ["", "speaker", "3,000  name 0"]
    assert lines[26:29] == ["2,976  name 24", "       and 35 more; --json has all", ""]
    assert len(lines) == 28 + 62
    assert len(view.document()["facets"]["speaker"]) == 60


def test_near_copies_are_named_as_such_among_similar_articles(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    place = tmp_path / "dispatches"
    monkeypatch.setenv("PRESSREAD_ARCHIVE", str(place))
    words = " ".join(
        f"Halden counted ship {n} and crane {n * 3} in its harbour." for n in range(40)
    )
    with open_archive(place) as archive:
        whole, again, later = (
            article("Harbour log", words), article("Harbour log again", f"{words} All is well."),
            article("Harbour in winter", "Halden counted no ship in its harbour."),
        )  # fmt: skip
        archive.add([whole, again, later])
        archive.catch_up()
    assert run("similar", whole.id[:8], "--format", "plain") == 0
    lines = capsys.readouterr().out.splitlines()
    assert [line for line in lines if "copy" in line] == [f"    near-copy of {whole.id}"]
    assert lines[0].startswith(again.id)
