"""``speakers suggest``: who may be one person, and is left to the reader."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from jsonschema import validate

from pressread.archive import open_archive
from pressread.cli.suggesting import NEAR_SURNAME, ONE_SURNAME, suggestions
from pressread.overview import SpeakerEntry
from pressread.schema import schema
from tests.cli.conftest import Pressread
from tests.making import article, quote


def people(*names: str) -> list[SpeakerEntry]:
    """Each quoted once less than the one before."""
    return [
        SpeakerEntry(name, (name,), len(names) - at, 1, None, None) for at, name in enumerate(names)
    ]


@pytest.mark.parametrize(
    ("names", "pairs"),
    [
        (["Dmitry Shugayev", "Dmitry Shugaev"], [("Dmitry Shugayev", "Dmitry Shugaev")]),
        (["Ann Lee", "Lee"], [("Ann Lee", "Lee")]),
        (["Lee", "Ann Lee"], [("Ann Lee", "Lee")]),
        (["Ann Lee", "Bo Lee", "Lee"], []),
        (["Ann Lee", "Ann Chu"], []),
        (["Ann Lee", "Bob Leed"], []),
        (["Donald Trumpp Jr", "Donald Trumpet"], []),
        (["Ministry"], []),
        ([], []),
    ],
)
def test_who_may_be_one(names: list[str], pairs: list[tuple[str, str]]) -> None:
    found = [(keep.name, other.name) for keep, other, _ in suggestions(people(*names))]
    assert found == pairs


def test_the_reason_is_told() -> None:
    reasons = {why for _, _, why in suggestions(people("Ann Leeson", "Ann Leesen", "Leeson"))}
    assert reasons == {ONE_SURNAME, NEAR_SURNAME}


def test_the_command_that_rules_it_stands_in_the_answer(
    no_archive: Path, pressread: Pressread
) -> None:
    with open_archive(no_archive) as archive:
        archive.add(
            article(
                f"Text {n}", f"“Number {n},” said {name}.", quotes=(quote(f"Number {n},", name),)
            )
            for n, name in enumerate(["Mira Solberg", "Mira Solbjerg", "Mira Solberg"])
        )
        archive.catch_up()
    done = pressread("speakers", "suggest")
    assert done.out.splitlines() == [
        "pressread speakers merge 'Mira Solberg' 'Mira Solbjerg'",
        "    2 statements and 1: surnames are spelt nearly alike",
    ]
    answer = json.loads(pressread("speakers", "suggest", "--json").out)
    validate(answer, schema("suggestions"))
    pressread("speakers", "merge", "Mira Solberg", "Mira Solbjerg")
    assert pressread("speakers", "suggest").code == 1
