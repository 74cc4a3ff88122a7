"""The library as docs/library.md tells of it (issue 17)."""

from __future__ import annotations

import datetime
import re
from pathlib import Path

import pytest

import pressread
from pressread.errors import ArgumentError, UsageError
from pressread.hits import Question

DOCS = Path(__file__).parents[2] / "docs"
CLIP = """Ferry to stay

By Ada Brennick

4 March 2022

“The ferry sails on Monday,” said Timur Aslan, the harbour master, in Ostrev on Friday.
"""


def test_the_examples_of_the_library_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "clippings").mkdir()
    (tmp_path / "clippings" / "ferry.txt").write_text(CLIP)
    blocks = re.findall(r"```python\n(.*?)```", (DOCS / "library.md").read_text(), re.S)
    assert len(blocks) == 3
    names: dict[str, object] = {}
    for block in blocks:
        exec(compile(block, "docs/library.md", "exec"), names)


def test_public_names_and_nothing_else_are_listed() -> None:
    assert dir(pressread) == sorted(pressread.__all__)
    for name in pressread.__all__:
        assert getattr(pressread, name) is not None
    with pytest.raises(AttributeError, match="no attribute 'nonsense'"):
        pressread.nonsense  # noqa: B018


@pytest.mark.parametrize(
    ("option", "value", "told"),
    [
        ("sort", "bogus", "sort cannot be 'bogus': one of relevance, newest"),
        ("sort", "Newest", "sort cannot be 'Newest'"),
        ("limit", -1, "limit cannot be -1"),
        ("limit", "5", "limit cannot be '5'"),
        ("offset", -3, "offset cannot be -3"),
        ("snippets", -1, "snippets cannot be -1"),
        ("context", 1.5, "context cannot be 1.5"),
        ("facets", ("publisher", "colour"), "facets cannot hold 'colour'"),
        ("facets", "colour", "facets cannot hold 'colour'"),
    ],
)
def test_an_option_that_cannot_be_is_an_error(option: str, value: object, told: str) -> None:
    with pytest.raises(UsageError) as caught:
        Question.of("x", {option: value})
    assert str(caught.value).startswith(told)


@pytest.mark.parametrize("option", ["form", "sinse", "order", "Since"])
def test_an_option_that_there_is_not_is_an_error(option: str) -> None:
    with pytest.raises(TypeError, match=option):
        Question.of("x", {option: "2020"})


@pytest.mark.parametrize("given", [datetime.date(2021, 1, 8), "2021-01-08"])
def test_a_date_may_be_a_date(given: object) -> None:
    assert Question.of("x", {"since": given, "until": given}).since == "2021-01-08"


def test_one_facet_may_stand_alone() -> None:
    assert Question.of("x", {"facets": "year"}).facets == ("year",)


def test_an_error_speaks_of_the_argument(tmp_path: Path) -> None:
    with (
        pressread.open_archive(tmp_path / "a") as archive,
        pytest.raises(ArgumentError, match=r"^since soon: ") as caught,
    ):
        archive.list(since="soon")
    assert caught.value.given == {"since": "soon"}
