"""Every text of a story in the order of time (issue 17)."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from pressread.archive import open_archive
from tests.cli.conftest import Pressread
from tests.making import article

LONG = " ".join(f"word{n}" for n in range(60))


@pytest.fixture
def story(no_archive: Path) -> list[str]:
    """Ids of three texts of one story, and of one that is another."""
    url = "https://post.example/bridge"
    articles = [
        article("Bridge shut", f"{LONG} for a week.", published="2021-03-04", publisher="A"),
        article("Bridge shut", f"{LONG} for a month.", published="2021-03-02", url=url),
        article("Bridge to open", "Quite another text.", published="2021-03-09", url=url),
        article("Ferry", "Nothing to do with it at all.", published="2021-03-05"),
    ]
    with open_archive(no_archive) as archive:
        archive.add(articles)
        archive.catch_up()
    return [one.id for one in articles]


def test_copies_and_the_same_address_are_versions(story: list[str], pressread: Pressread) -> None:
    week, month, opened, ferry = story
    found = json.loads(pressread("versions", month, "--json").out)["versions"]
    assert [one["id"] for one in found] == [month, week, opened]
    assert [(one["cut"], one["added"]) for one in found[:2]] == [(0, 0), (1, 1)]
    lines = pressread("versions", month).out.splitlines()
    assert lines[1] == "    1 word cut, 1 added"
    assert [line.split()[0] for line in lines[::2]] == [month, week, opened]
    assert lines[2] == f"{week}  4 Mar 2021  A"
    done = pressread("versions", ferry)
    assert (done.code, "there is no other text" in done.err) == (1, True)
    assert pressread("versions", "zzzz").code == 1
