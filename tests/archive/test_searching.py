"""What searching through the archive adds to the index."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from pressread import open_archive
from pressread.archive import LocalArchive
from pressread.errors import QueryError
from pressread.index.answers.cross_shelf import Shelves
from pressread.query import parse
from tests.making import article


@pytest.fixture
def morgue(tmp_path: Path) -> LocalArchive:
    archive = open_archive(tmp_path / "morgue")
    words = [f"word{number} of the same dispatch" for number in range(40)]
    archive.add([article("Dispatch", " ".join(words), published="2020-01-01")])
    archive.add([article("Dispatch again", " ".join(words), published="2020-01-02")])
    archive.add([article("Undated", "The ferry left for the island without its captain.")])
    archive.catch_up()
    return archive


def test_copies_that_are_asked_for_are_not_folded(morgue: LocalArchive) -> None:
    assert [hit.copies for hit in morgue.search("dispatch").hits] != [()]
    assert len(morgue.search("is:copy").hits) == morgue.search("is:copy").total == 1


@pytest.mark.parametrize("query", ["\udcff\udcfe", "\ud800", "😀", "…", "\x00"])
def test_a_query_without_a_word_is_an_error_not_everything(
    morgue: LocalArchive, query: str
) -> None:
    with pytest.raises(QueryError, match="no word"):
        morgue.search(query)


def test_what_a_date_leaves_out_is_said(morgue: LocalArchive) -> None:
    hits = morgue.search("ferry OR dispatch", since="2020")
    assert hits.notices == ("1 article without a date left out; --include-undated shows it",)
    assert morgue.search("ferry OR dispatch", since="2020", include_undated=True).notices == ()


@pytest.mark.parametrize("given", [{"expand": True}, {"literal": True}])
@pytest.mark.parametrize("undated", [False, True])
def test_every_way_to_search_says_what_a_date_leaves_out(
    morgue: LocalArchive, given: dict[str, Any], undated: bool
) -> None:
    hits = morgue.search("the", since="2020", include_undated=undated, **given)
    told = "1 article without a date left out; --include-undated shows it"
    assert (told in hits.notices) is not undated
    assert ("Undated" in [hit.headline for hit in hits.hits]) is undated


def test_what_lists_leave_out_for_want_of_a_date_can_be_asked(morgue: LocalArchive) -> None:
    assert morgue.left_out("ferry OR dispatch") == 0
    assert morgue.left_out("ferry OR dispatch", since="2020") == 1
    assert morgue.left_out("published:2020") == 1
    assert morgue.left_out("dispatch published:2020") == 0


def test_copies_are_told_once_for_a_query_however_often_its_parts_are_counted(
    morgue: LocalArchive,
) -> None:
    shelves = Shelves(morgue.upkeep.shelves["articles"])
    node = parse("is:copy")
    first = shelves.article_compiler().compile(node)
    assert shelves.article_compiler().compile(node) is first


def test_a_suggestion_is_spelt_as_texts_spell_it(tmp_path: Path) -> None:
    with open_archive(tmp_path / "morgue") as archive:
        archive.add([
            article("GORBACHEV HINTS AT A DEFICIT", "Gorbachev’s speech came late."),
            article("More", "It was Gorbachev’s plan. Some say Gorbachev had none; Gorbachev."),
            article("ÇAVUŞOĞLU FLIES", "He flew."),
        ])  # fmt: skip
        archive.catch_up()
        spellings = [archive.suggest(word).spellings for word in ("gorbachov", "cavusolgu")]
    assert spellings == [
        (("gorbachov", "Gorbachev", 2),),
        (("cavusolgu", "ÇAVUŞOĞLU", 1),),
    ]


def test_an_explanation_follows_every_way_to_search(morgue: LocalArchive) -> None:
    literal = morgue.explain("of the same", literal=True)
    assert literal["parts"] == [{"looks_for": "of the same", "articles": 2}]
    assert [hit["parts"] for hit in literal["hits"]] == [{"of the same": 40.0}] * 2
    dated = morgue.explain("the", since="2020")
    assert dated["notices"] == ["1 article without a date left out; --include-undated shows it"]
    assert [hit["headline"] for hit in dated["hits"]] == ["Dispatch again"]
    named = morgue.explain("is:copy")
    assert named["parts"] == [{"looks_for": "is:copy", "articles": 1}]
