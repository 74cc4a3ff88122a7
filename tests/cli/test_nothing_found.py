"""Filters that leave nothing, and dates as people type them."""

from __future__ import annotations

import pytest

from pressread.archive import LocalArchive
from pressread.errors import QueryError
from tests.cli.conftest import Pressread

pytestmark = pytest.mark.usefixtures("archive")


@pytest.mark.parametrize(
    ("line", "told"),
    [
        (["--from", "2030"], "  the articles here are from "),
        (["--until", "1900"], "  the articles here are from "),
        (["--publisher", "Harbor Posts"], "  did you mean --publisher 'The Harbour Post'?"),
        (["--publisher", "zzz"], "  no publisher called zzz is in the archive;"),
        (["--section", "Coastt"], "  did you mean --section Coast?"),
        (["--by", "Ekland"], "  did you mean Marta Eklund"),
    ],
)
def test_a_list_that_finds_nothing_says_what_there_is(
    pressread: Pressread, line: list[str], told: str
) -> None:
    done = pressread("list", *line)
    assert (done.code, done.out) == (1, "")
    assert told in done.err


@pytest.mark.parametrize("date", ["yesterday", "last week", "this_year", "2021-08", "27 aug 2021"])
def test_options_take_every_date_that_a_query_takes(pressread: Pressread, date: str) -> None:
    for option in ("--from", "--until"):
        assert pressread("list", option, date).code in (0, 1)
    assert pressread("search", "ferry", "--new-since", date).code in (0, 1)


@pytest.mark.parametrize(
    ("option", "value", "told"),
    [
        ("--from", "lastweek", "--from lastweek: “lastweek” is not a date"),
        ("--until", "2021-13", "--until 2021-13: there is no month 13"),
        ("--new-since", "frob", "--new-since frob: “frob” is not a date"),
    ],
)
def test_what_is_no_date_is_told_with_its_option(
    pressread: Pressread, option: str, value: str, told: str
) -> None:
    done = pressread("search", "ferry", option, value)
    assert (done.code, done.out) == (2, "")
    assert done.err.startswith(f"pressread: {told}")


@pytest.mark.parametrize("typed", ["Boğaz Postası", "bogaz postasi", "BOGAZ-POSTASI", "postası"])
def test_a_publisher_is_found_without_its_accents_and_marks(
    pressread: Pressread, typed: str
) -> None:
    done = pressread("list", "--publisher", typed, "--format", "template",
                     "--template", "{publisher}")  # fmt: skip
    assert (done.code, done.out) == (0, "Boğaz Postası\n")


@pytest.mark.parametrize("begun", ["isil", "Işıl", "ISIL", "ışıl"])
def test_dotted_and_dotless_i_complete_each_other(pressread: Pressread, begun: str) -> None:
    assert pressread("__complete", "quotes", "--by", begun).out.startswith("Işıl Çağlar")
    assert "Işıl Çağlar" in pressread("quotes", "--by", begun).out
    assert pressread("search", begun, "--format", "ids").out


@pytest.mark.parametrize(
    ("line", "told"),
    [
        (["publisher:habrour"], '  did you mean publisher:"The Harbour Post"?'),
        (["section:coastt"], "  did you mean section:Coast?"),
        (["language:klingon"], "  the languages here are "),
        (["ferry w/5 zeppelin"], "  write near/5 between the words"),
        (["ferry", "--publisher", "postası"], "  without --publisher there is 1 article"),
        (["ferry", "--from", "2022"], "  without --from, --until there is 1 article"),
    ],
)
def test_a_search_that_finds_nothing_says_what_would(
    pressread: Pressread, line: list[str], told: str
) -> None:
    done = pressread("search", *line)
    assert (done.code, done.out) == (1, "")
    assert told in done.err


def test_words_that_articles_hold_and_no_statement_are_told(pressread: Pressread) -> None:
    done = pressread("quotes", "subsidy")
    assert (done.code, done.out) == (1, "")
    told = "  1 article holds it, in no statement; pressread search finds it"
    assert done.err.splitlines() == ["Nothing found for subsidy", told]


def test_a_word_that_is_there_is_not_taken_for_a_misspelling(pressread: Pressread) -> None:
    done = pressread("search", "ferry", "--from", "2030")
    assert (done.code, done.out) == (1, "")
    assert "did you mean" not in done.err


def test_advice_that_would_cost_too_much_is_left_out(
    pressread: Pressread, monkeypatch: pytest.MonkeyPatch
) -> None:
    def too_much(*_: object, **__: object) -> None:
        raise QueryError("this costs more than one answer may")

    monkeypatch.setattr(LocalArchive, "suggest", too_much)
    done = pressread("search", "zeppelin", "ferry", "--format", "ids")
    assert (done.code, done.out, done.err) == (1, "", "")
    done = pressread("search", "zeppelin")
    assert (done.code, done.out) == (1, "")
    assert done.err == "Nothing found for zeppelin\n"
