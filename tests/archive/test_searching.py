"""What searching through the archive adds to the index."""

from __future__ import annotations

from pathlib import Path

import pytest

from pressread import open_archive
from pressread.archive import Archive
from pressread.errors import QueryError
from pressread.index.search import Shelves
from pressread.query import parse
from tests.making import article


@pytest.fixture
def morgue(tmp_path: Path) -> Archive:
    archive = open_archive(tmp_path / "morgue")
    words = [f"word{number} of the same dispatch" for number in range(40)]
    archive.add([article("Dispatch", " ".join(words), published="2020-01-01")])
    archive.add([article("Dispatch again", " ".join(words), published="2020-01-02")])
    archive.add([article("Undated", "The ferry left for the island without its captain.")])
    archive.catch_up()
    return archive


def test_copies_that_are_asked_for_are_not_folded(morgue: Archive) -> None:
    assert [hit.copies for hit in morgue.search("dispatch").hits] != [()]
    assert len(morgue.search("is:copy").hits) == morgue.search("is:copy").total == 1


@pytest.mark.parametrize("query", ["\udcff\udcfe", "\ud800", "😀", "…", "\x00"])
def test_a_query_without_a_word_is_an_error_not_everything(morgue: Archive, query: str) -> None:
    with pytest.raises(QueryError, match="no word"):
        morgue.search(query)


def test_what_a_date_leaves_out_is_said(morgue: Archive) -> None:
    hits = morgue.search("ferry OR dispatch", since="2020")
    assert hits.notices == ("1 article without a date left out; --include-undated shows them",)
    assert morgue.search("ferry OR dispatch", since="2020", include_undated=True).notices == ()


def test_copies_are_told_once_for_a_query_however_often_its_parts_are_counted(
    morgue: Archive,
) -> None:
    shelves = Shelves(morgue.upkeep.shelves["articles"])
    node = parse("is:copy")
    first = shelves.article_compiler().compile(node)
    assert shelves.article_compiler().compile(node) is first
