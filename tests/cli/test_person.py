"""The register's one name beside the name as the article writes it, in every output (issue 17)."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest

from pressread.article import Quote
from tests.cli.conftest import Pressread
from tests.making import article, quote

NAMES = ("Mevlut Cavusoglu", "Mevlüt Çavuşoğlu", "M. Cavusoglu")


@pytest.fixture
def people(no_archive: Path) -> Path:
    """An archive in which one man is spelt in three ways, and a father has a son."""
    from pressread.archive import open_archive

    spelt = [*NAMES, "Donald Trump", "Donald Trump Jr"]
    with open_archive(no_archive) as archive:
        archive.add(
            article(f"Article {n}", f"“We will see,” said {name}.", quotes=(said(name),))
            for n, name in enumerate(spelt)
        )
        archive.catch_up()
    return no_archive


def said(name: str) -> Quote:
    return quote("We will see,", name)


def persons(pressread: Pressread, *arguments: str) -> list[Any]:
    said = json.loads(pressread(*arguments, "--json").out)["quotes"]
    return [quote["speaker"]["person"] for quote in said]


def test_one_person_has_one_name_and_key(people: Path, pressread: Pressread) -> None:
    found = persons(pressread, "quotes", "--by", "cavusoglu")
    assert len(found) == len(NAMES)
    assert len({(one["name"], one["key"]) for one in found}) == 1
    assert found[0]["key"] == "mevlut-cavusoglu"


def test_father_and_son_stay_two(people: Path, pressread: Pressread) -> None:
    assert len({one["key"] for one in persons(pressread, "quotes", "--by", "trump")}) == 2


def test_a_ruling_counts_at_once(people: Path, pressread: Pressread) -> None:
    pressread("speakers", "merge", "Donald Trump", "Mevlut Cavusoglu")
    assert {one["name"] for one in persons(pressread, "quotes", "--by", "cavusoglu")} == {
        "Donald Trump"
    }


def test_tables_lines_records_and_exports_carry_it(people: Path, pressread: Pressread) -> None:
    rows = list(csv.DictReader(io.StringIO(pressread("quotes", "--format", "csv").out)))
    assert len({row["person"] for row in rows if row["speaker"] in NAMES}) == 1
    assert len({row["speaker"] for row in rows if row["speaker"] in NAMES}) == len(NAMES)
    lines = pressread("export").out.splitlines()
    speakers = [json.loads(line)["quotes"][0]["speaker"] for line in lines]
    assert {one["person"]["name"] for one in speakers if one["name"] in NAMES} == {
        rows_of(rows, NAMES)
    }
    record = json.loads(pressread("show", json.loads(lines[0])["id"], "--json").out)
    assert record["quotes"][0]["speaker"]["person"] == speakers[0]["person"]


def rows_of(rows: list[dict[str, str]], names: tuple[str, ...]) -> str:
    (name,) = {row["person"] for row in rows if row["speaker"] in names}
    return name
