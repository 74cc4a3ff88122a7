"""What a narrow terminal shows of lists, hits and statements (issue 17)."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from pressread.archive import open_archive
from pressread.hits import Snippet, Span
from pressread.render.hits import sentence
from pressread.store.listing import SHORTEST
from tests.cli.conftest import Pressread, on_terminal
from tests.making import article, quote

LONG = "The council of the harbour town voted late on Monday night against the bridge"


@pytest.fixture
def town(no_archive: Path) -> Path:
    """An archive of forty articles; in one three people speak, one of them beside the bridge."""
    body = (
        "“It stays shut,” said Ann Lee. The bridge was closed in March.",
        "“Trade is slow,” said Bo Chu.",
        "“The bridge will open,” said Cy Day.",
    )
    said = [
        quote("It stays shut,", "Ann Lee"),
        quote("Trade is slow,", "Bo Chu", paragraph=1),
        quote("The bridge will open,", "Cy Day", paragraph=2),
    ]
    with open_archive(no_archive) as archive:
        archive.add(
            [article("The bridge is shut", *body, quotes=tuple(said), publisher="The Harbour Post")]
        )
        archive.add(
            article(f"{LONG} and for a ferry, {n} to 4", f"Text {n}.", publisher="The Harbour Post",
                    published="2021-08-27")
            for n in range(39)
        )  # fmt: skip
        archive.catch_up()
    return no_archive


def test_an_id_is_as_short_as_names_it_alone(town: Path) -> None:
    with open_archive(town) as archive:
        ids = archive.ids()
        short = archive.prefixes(ids)
        assert {id: archive.resolve(part) for id, part in short.items()} == {id: id for id in ids}
        for part in short.values():
            fewer = part[:-1]
            assert len(part) == SHORTEST or sum(one.startswith(fewer) for one in ids) > 1


def test_a_list_leaves_forty_columns_for_the_headline(town: Path) -> None:
    shown = on_terminal("list", "council", columns=80, TERM="dumb").out.splitlines()
    rows = [line for line in shown if "27 Aug 2021" in line]
    assert len(rows) == 39
    assert all(len(line.partition("The council")[2]) + 11 >= 40 for line in rows)


def test_a_pipe_has_whole_ids(town: Path, pressread: Pressread) -> None:
    ids = set(pressread("list", "-n", "0", "--format", "ids").out.split())
    assert {line.split()[0] for line in pressread("list", "-n", "0").out.splitlines()} == ids


HARBOUR = "It rained. The harbour board met on Tuesday. Nobody came."


@pytest.mark.parametrize(
    ("text", "word", "cells", "lines"),
    [
        (HARBOUR, "harbour", 60, [HARBOUR]),
        (HARBOUR, "harbour", 30, ["It rained. The harbour board", "met on Tuesday. Nobody came."]),
        (HARBOUR, "harbour", 20, ["The harbour board", "met on Tuesday."]),
        (HARBOUR, "Nobody", 14, ["Nobody came."]),
        (HARBOUR, "harbour", 14, ["…The harbour", "board met on…"]),
        ("x " * 60 + "harbour" + " y" * 60, "harbour", 20, 2),
    ],
)
def test_a_passage_is_its_whole_sentence_where_two_lines_hold_it(
    text: str, word: str, cells: int, lines: list[str] | int
) -> None:
    at = text.index(word)
    found = sentence(Snippet("body", 0, text, (Span(at, at + len(word)),)), cells)
    shown = [line.plain for line in found]
    assert all(len(line) <= cells for line in shown)
    assert word in " ".join(shown)
    assert shown == lines if isinstance(lines, list) else len(shown) == lines


def test_statements_beside_the_word_stand_before_the_others(
    town: Path, pressread: Pressread
) -> None:
    shown = pressread("quotes", "bridge").out.splitlines()
    said = [line.split(" — ")[1] for line in shown if " — " in line]
    assert set(said[:2]) == {"Ann Lee", "Cy Day"}
    assert said[2] == "Bo Chu"
    assert shown.index("Elsewhere in articles that hold the words") == 4


@pytest.mark.parametrize(
    ("query", "elsewhere"),
    [
        ("bridge", {"Bo Chu"}), ("bridge Lee", set()), ("bridge slow", {"Bo Chu"}),
        ("shut OR trade", {"Cy Day"}), ("", set()), ("speaker:chu", set()),
    ],
)  # fmt: skip
def test_which_statements_stand_beside_the_words(
    town: Path, pressread: Pressread, query: str, elsewhere: set[str]
) -> None:
    found = json.loads(pressread("quotes", *query.split("\0"), "--json").out)["quotes"]
    assert {one["speaker"]["name"] for one in found if one.get("elsewhere")} == elsewhere


@pytest.mark.parametrize("most", [1, 2, 3])
def test_pages_of_statements_hold_each_once(town: Path, pressread: Pressread, most: int) -> None:
    def page(number: int) -> list[str]:
        done = pressread("quotes", "bridge", "-n", str(most), "--page", str(number), "--json")
        return [one["text"] for one in json.loads(done.out)["quotes"]]

    paged = [text for number in range(1, 5) for text in page(number)]
    assert paged == [one["text"] for one in
                     json.loads(pressread("quotes", "bridge", "--json").out)["quotes"]]  # fmt: skip


def test_groups_that_are_asked_for_have_no_second_head(town: Path, pressread: Pressread) -> None:
    shown = pressread("quotes", "bridge", "--group-by", "speaker").out
    assert "Elsewhere" not in shown
    assert [line for line in shown.splitlines() if line in ("Ann Lee", "Bo Chu", "Cy Day")]


@pytest.mark.parametrize("command", [("search", "ferry"), ("list", "ferry"), ("list",)])
@pytest.mark.parametrize("sort", ["oldest", "newest"])
def test_what_has_no_date_is_last_in_either_order(
    no_archive: Path, pressread: Pressread, command: tuple[str, ...], sort: str
) -> None:
    dates = ["2021-08-27", None, "2019", "2021-08", None, "2020-01-01"]
    with open_archive(no_archive) as archive:
        archive.add(
            article(f"The ferry, number {n}", f"Ferry {n} {'abcdef'[n] * 9}.", published=date)
            for n, date in enumerate(dates)
        )
        archive.catch_up()
    shown = pressread(*command, "--sort", sort, "--template", "{published}").out.splitlines()
    known = sorted(date for date in dates if date)
    assert shown == [*(known if sort == "oldest" else reversed(known)), "", ""]
