"""Asking the archive for statements."""

from __future__ import annotations

from pathlib import Path

import pytest

from pressread import open_archive
from pressread.archive import LocalArchive
from pressread.article import Quote, Speaker
from tests.making import article, quote


@pytest.fixture
def morgue(tmp_path: Path) -> LocalArchive:
    archive = open_archive(tmp_path / "morgue")
    unnamed = [
        Quote("The plan stands.", "direct", 0, 1, 17, Speaker(None, said, None), "said", 0.9)
        for said in ("Ruritania’s foreign ministry", "two envoys", "he")
    ]
    said = [quote(f"Sentence number {number}.", "Anna Kolb") for number in range(3)]
    archive.add([article("Ferry", quotes=(*said, *unnamed), published="2021-08-27")])
    archive.catch_up()
    return archive


def texts(archive: LocalArchive, by: str, sort: str = "relevance") -> list[str]:
    return [hit.quote.text for hit in archive.quotes("", by=by, sort=sort).quotes]


@pytest.mark.parametrize("sort", ["relevance", "newest", "oldest"])
def test_statements_of_an_article_are_listed_as_they_are_read(
    morgue: LocalArchive, sort: str
) -> None:
    assert texts(morgue, "kolb", sort) == [f"Sentence number {number}." for number in range(3)]


@pytest.mark.parametrize("name", ["ministry", "foreign ministry", "envoys", "Two Envoys"])
def test_a_speaker_without_a_name_is_found_by_what_the_article_calls_it(
    morgue: LocalArchive, name: str
) -> None:
    assert texts(morgue, by=name) == ["The plan stands."]


@pytest.mark.parametrize("name", ["he", '"', "kolb ministry", "nobody"])
def test_a_pronoun_or_no_name_finds_nothing(morgue: LocalArchive, name: str) -> None:
    assert texts(morgue, by=name) == []
