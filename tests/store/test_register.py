"""The register of people: which spellings are one, what the user rules of them."""

from __future__ import annotations

from pathlib import Path

import pytest

from pressread.errors import NotFound, UsageError
from pressread.store import Store
from pressread.store.register import Register
from pressread.store.rows import batch_of
from tests.making import article, quote


def register(folder: Path, *names: str) -> Register:
    store = Store(str(folder / "morgue"))
    store.keep(batch_of(
        [article(f"H{n}", f"B{n}.", quotes=(quote("x", name),), published=f"2021-01-{n + 1:02}")
         for n, name in enumerate(names)], {},
    ))  # fmt: skip
    return store.register


def people(of: Register) -> list[tuple[str, list[str]]]:
    """Name and spellings of everybody, most quoted first."""
    return [(name, [spelling[0] for spelling in forms]) for name, forms in of.entries()]


@pytest.mark.parametrize(
    ("names", "wanted"),
    [
        (["Ann Lee", "Ann Lee"], [("Ann Lee", ["Ann Lee"])]),
        (["Ann Lee", "Ann Mary Lee"], [("Ann Mary Lee", ["Ann Lee", "Ann Mary Lee"])]),
        (["A. Lee", "Ann Lee"], [("Ann Lee", ["A. Lee", "Ann Lee"])]),
        (["Ann Lee", "A. Lee"], [("Ann Lee", ["A. Lee", "Ann Lee"])]),
        (["Ann Lee", "Bo Lee"], [("Ann Lee", ["Ann Lee"]), ("Bo Lee", ["Bo Lee"])]),
        (["Lee", "Ann Lee"], [("Ann Lee", ["Ann Lee"]), ("Lee", ["Lee"])]),
        (["Ann Lee", "Anna Lee", "A. Lee"],
         [("A. Lee", ["A. Lee"]), ("Ann Lee", ["Ann Lee"]), ("Anna Lee", ["Anna Lee"])]),
        (["Sergei Ryabkov", "Сергей Рябков"],
         [("Sergei Ryabkov", ["Sergei Ryabkov", "Сергей Рябков"])]),
        (["Mevlüt Çavuş", "Mevlut Cavus"], [("Mevlut Cavus", ["Mevlut Cavus", "Mevlüt Çavuş"])]),
    ],
)  # fmt: skip
def test_spellings_of_one_person_meet(
    tmp_path: Path, names: list[str], wanted: list[tuple[str, list[str]]]
) -> None:
    assert sorted(people(register(tmp_path, *names))) == sorted(wanted)


def test_people_are_found_by_whole_words(tmp_path: Path) -> None:
    of = register(tmp_path, "Ann Mary Lee", "Bo Lee", "Mevlüt Çavuş", "Ann Vale")
    asked = ["lee", "LEE ann", "cavus", "ann", "le", "", "Lee Vale"]
    assert {name: of.forms(of.people(name)) for name in asked} == {
        "lee": ["Ann Mary Lee", "Bo Lee"],
        "LEE ann": ["Ann Mary Lee"],
        "cavus": ["Mevlüt Çavuş"],
        "ann": ["Ann Mary Lee", "Ann Vale"],
        "le": [],
        "": [],
        "Lee Vale": [],
    }
    assert of.names_of(["Bo Lee", "none"]) == {"Bo Lee": "Bo Lee"}
    assert of.count() == 4
    assert of.words_like("cavvs") == ["cavus"]
    assert [of.forms([one]) for one in of.called(["lee", "vale"], 2)] == [
        ["Ann Mary Lee"],
        ["Ann Vale"],
    ]


def test_entries_tell_counts_and_dates(tmp_path: Path) -> None:
    of = register(tmp_path, "Ann Lee", "Bo Sand", "Ann Lee", "A. Lee")
    assert of.entries() == [
        (
            "Ann Lee",
            [
                ("A. Lee", 1, 1, "2021-01-04", "2021-01-04"),
                ("Ann Lee", 2, 2, "2021-01-01", "2021-01-03"),
            ],
        ),
        ("Bo Sand", [("Bo Sand", 1, 1, "2021-01-02", "2021-01-02")]),
    ]
    assert [name for name, _ in of.entries(most=1)] == ["Ann Lee"]
    assert [name for name, _ in of.entries(of.people("sand"))] == ["Bo Sand"]
    assert of.entries([]) == []


def test_a_page_of_people_tells_how_many_there_are(tmp_path: Path) -> None:
    of = register(tmp_path, "Bo Sand", "Ann Lee", "Cy Wu", "Ann Lee", "Di Sand")
    every = of.entries()
    assert [name for name, _ in every] == ["Ann Lee", "Bo Sand", "Cy Wu", "Di Sand"]
    pages = [of.page(None, limit, offset) for limit, offset in ((2, 0), (2, 2), (2, 4), (None, 1))]
    assert pages == [(4, every[:2]), (4, every[2:]), (4, []), (4, every[1:])]
    assert of.page(of.people("sand"), 1, 1) == (2, [every[3]])
    assert of.page([], None, 0) == (0, [])


def test_the_user_merges_and_splits(tmp_path: Path) -> None:
    of = register(tmp_path, "Ann Lee", "Annie Leigh", "Bo Sand", "Ann Mary Lee")
    assert of.merge("Annie Leigh", ["Ann Lee"]) == ["Ann Lee", "Ann Mary Lee", "Annie Leigh"]
    assert people(of)[0] == ("Annie Leigh", ["Ann Lee", "Ann Mary Lee", "Annie Leigh"])
    of.split("Ann Lee")
    assert sorted(people(of)) == [
        ("Ann Lee", ["Ann Lee"]),
        ("Annie Leigh", ["Ann Mary Lee", "Annie Leigh"]),
        ("Bo Sand", ["Bo Sand"]),
    ]
    with pytest.raises(UsageError, match="stands alone already"):
        of.split("Bo Sand")
    with pytest.raises(NotFound, match="no speaker is spelt 'x'"):
        of.split("x")
    with pytest.raises(NotFound, match="no speaker 'x'"):
        of.merge("x", ["Bo Sand"])
    with pytest.raises(UsageError, match="'lee' could be"):
        of.merge("Bo Sand", ["lee"])


def test_an_export_tells_people_with_their_rulings(tmp_path: Path) -> None:
    of = register(tmp_path, "Ann Lee", "Bo Sand", "Cy Vale")
    of.merge("Ann Lee", ["Cy Vale"])
    assert of.exported(None) == [
        {"name": "Ann Lee", "spellings": {"Ann Lee": 2, "Cy Vale": 1}},
        {"name": "Bo Sand", "spellings": {"Bo Sand": 0}},
    ]
    assert of.exported([]) == []
    assert of.known(["Ann Lee", "none"]).keys() == {"Ann Lee"}
    assert [of.is_new(name) for name in ("Ann Lee", "none")] == [True, False]
