"""Whole answers in every format for pipes, as golden files; JSON also against its schema."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from pressread.cli.writing import Output, write_as
from pressread.output.article import about
from pressread.output.view import Style, View
from pressread.schema import NAMES, schema
from tests.conftest import Golden
from tests.making import article
from tests.render import samples
from tests.render.test_screens import VIEWS

GOLDEN = Path(__file__).parent / "golden"
FORMATS = ("plain", "json", "jsonl", "csv", "md", "ids")


def written(view: View, capsys: pytest.CaptureFixture[str], format: str, **options: Any) -> str:
    write_as(view, Output(format=format, **options), format)
    return capsys.readouterr().out


@pytest.mark.parametrize("format", FORMATS)
@pytest.mark.parametrize("name", VIEWS)
def test_output_is_as_it_was_looked_at(
    name: str, format: str, golden: Golden, capsys: pytest.CaptureFixture[str]
) -> None:
    golden.check(GOLDEN / f"{name}.{format}", written(VIEWS[name], capsys, format))


@pytest.mark.parametrize("name", VIEWS)
def test_json_keeps_its_schema(name: str) -> None:
    view = VIEWS[name]
    checker = Draft202012Validator(schema(view.schema))
    if view.schema == "record":
        for record in view.records():
            checker.validate(record)
    else:
        checker.validate(view.document())


@pytest.mark.parametrize("name", NAMES)
def test_schemas_are_schemas(name: str) -> None:
    Draft202012Validator.check_schema(schema(name))
    assert schema(name)["title"] == f"pressread {name}"


def test_schemas_refuse_what_is_not_the_output() -> None:
    checker = Draft202012Validator(schema("record"))
    assert not checker.is_valid({**samples.ENGLISH.to_dict(), "published": "27 August"})
    assert not checker.is_valid({})


@pytest.mark.parametrize("format", ["plain", "md", "csv", "json", "jsonl", "ids"])
def test_hostile_text_is_harmless_in_every_format(
    format: str, capsys: pytest.CaptureFixture[str]
) -> None:
    from pressread.output.article import ArticlesView

    record = samples.HOSTILE.to_dict()
    text = written(ArticlesView([record], provenance=True), capsys, format)
    assert [c for c in text if not c.isprintable() and c not in "\r\n"] == []


def test_records_end_with_nul_for_xargs(capsys: pytest.CaptureFixture[str]) -> None:
    text = written(VIEWS["list"], capsys, "ids", null=True)
    assert text.count("\0") == 4
    assert "\n" not in text


def test_json_lines_hold_a_record_each(capsys: pytest.CaptureFixture[str]) -> None:
    lines = written(VIEWS["search"], capsys, "jsonl").splitlines()
    assert [json.loads(line) for line in lines] == list(VIEWS["search"].records())


@pytest.mark.parametrize(
    ("lead", "line"),
    [
        ("OSLO, May 2 (Harbour Wire) - The ferry is late.", "Harbour Wire · 2 May 2021"),
        ("Oslo,  May 2 (Harbour Wire) - The ferry is late.", "Harbour Wire · 2 May 2021"),
        ("The ferry is late.", "Harbour Wire · 2 May 2021 · OSLO, May 2 (Harbour Wire)"),
    ],
)
def test_a_dateline_that_the_lead_repeats_is_not_told_twice(lead: str, line: str) -> None:
    read = article(
        "Late", lead, publisher="Harbour Wire", published="2021-05-02",
        dateline="OSLO, May 2 (Harbour Wire)",
    )  # fmt: skip
    assert about(read, Style()) == line
