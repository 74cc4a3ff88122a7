"""What a citation is made of: names taken apart, the statement cited."""

from __future__ import annotations

import pytest

from pressread.article import Article
from pressread.cite import Entry, cited, said
from pressread.cite.entry import name
from pressread.errors import NotFound, UsageError
from tests.making import article, quote


def parts(person: str) -> tuple[str, str, str, str]:
    """Family, given, suffix, and the suffix as running text has it."""
    found = name(person)
    return (*found, found.stopped)


_NAMES = [
    ("Ann Lee", ("Lee", "Ann", "", "")),
    ("Ann Mary Lee", ("Lee", "Ann Mary", "", "")),
    ("Ursula von der Leyen", ("von der Leyen", "Ursula", "", "")),
    ("Jan van den Berg", ("van den Berg", "Jan", "", "")),
    ("Lee", ("", "Lee", "", "")),
    ("Lee, Ann", ("Lee", "Ann", "", "")),
    ("Lee, Ann Mary", ("Lee", "Ann Mary", "", "")),
    ("Lee, Ann, Bo", ("", "Lee, Ann, Bo", "", "")),
    ("Ann Lee Jr.", ("Lee", "Ann", "Jr", "Jr.")),
    ("Ann Lee Jr", ("Lee", "Ann", "Jr", "Jr.")),
    ("Ann Lee, Jr.", ("Lee", "Ann", "Jr", "Jr.")),
    ("Ann Lee III", ("Lee", "Ann", "III", "III")),
    ("Lee Jr.", ("", "Lee Jr.", "", "")),
    ("The Ebb Post", ("", "The Ebb Post", "", "")),
    ("Ebb Post Staff", ("", "Ebb Post Staff", "", "")),
    ("Ann Lee and Bo Sand", ("", "Ann Lee and Bo Sand", "", "")),
    ("Reuters", ("", "Reuters", "", "")),
    ("News Desk", ("", "News Desk", "", "")),
    ("Ann Lee (Ebb)", ("", "Ann Lee (Ebb)", "", "")),
    ("A B C D E", ("", "A B C D E", "", "")),
    ("A B C D E F", ("", "A B C D E F", "", "")),
    ("A B C D de E", ("", "A B C D de E", "", "")),
    ("Ann Lee 2", ("", "Ann Lee 2", "", "")),
    ("王立群", ("", "王立群", "", "")),
    ("Redaktion", ("", "Redaktion", "", "")),
    ("Ann de la Cruz", ("de la Cruz", "Ann", "", "")),
    ("", ("", "", "", "")),
    ("J. R. Lee", ("Lee", "J. R.", "", "")),
    ("Jean-Paul Roux", ("Roux", "Jean-Paul", "", "")),
]


@pytest.mark.parametrize(("person", "wanted"), _NAMES)
def test_a_name_is_taken_apart_where_that_can_be_told(
    person: str, wanted: tuple[str, str, str, str]
) -> None:
    assert parts(person) == wanted


def test_a_statement_is_cited_with_its_speaker() -> None:
    assert said(quote("It leaks,", "Ann Lee", "mayor")) == "“It leaks” (Ann Lee, mayor)"
    assert said(quote("It leaks.", "Ann Lee")) == "“It leaks.” (Ann Lee)"
    assert said(quote("It leaks", None)) == "“It leaks”"


def _entry(found: Article, number: int | None = None, accessed: str | None = None) -> Entry:
    return Entry(found, number, accessed)


def test_an_entry_leaves_out_what_is_not_stated() -> None:
    bare = _entry(article(None))
    assert (bare.title, bare.publisher, bare.url, bare.names, bare.date, bare.said) == (
        "Untitled", "", "", [], "", "",
    )  # fmt: skip
    assert bare.accessed == "2026-11-22"
    assert bare.note.startswith(f"pressread:{bare.article.id}; sha256:")


def test_the_day_of_access_is_as_it_is_given() -> None:
    assert _entry(article(), accessed="2026-12-01").accessed == "2026-12-01"
    assert _entry(article(), accessed="2026-12").accessed == "2026-12"
    with pytest.raises(UsageError, match="--accessed soon"):
        _entry(article(), accessed="soon")


def test_a_statement_that_is_not_there_is_not_found() -> None:
    found = article(quotes=(quote("It leaks", "Ann Lee"),))
    assert _entry(found, 0).said == "“It leaks” (Ann Lee)"
    assert _entry(found, 0).note.startswith("“It leaks” (Ann Lee); pressread:")
    with pytest.raises(NotFound, match="has 1 statements, numbered from 0; no number 1"):
        _entry(found, 1)


def test_articles_are_cited_one_after_the_other() -> None:
    both = cited([article("A"), article("B")], "apa")
    assert [line.split(" (")[0] for line in both.splitlines()] == ["A.", "B."]
    assert cited([article("A"), article("B")], "csl-json").startswith("[")
