"""Counters, orders and the register: what questions about the whole archive are answered from."""

from __future__ import annotations

import random
import sqlite3
from pathlib import Path
from typing import Any

import pytest

from pressread.archive import open_archive
from pressread.store import Store
from pressread.store.connection import APPLICATION_ID
from pressread.store.rows import Piece, batch_of, pack
from pressread.store.schema import MIGRATIONS
from tests.making import article, quote

PEOPLE = ("Ada Brook", "A. Brook", "Brook", "Mevlüt Çavuşoğlu", "Ilham Aliyev", "Əli Əliyev")


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(str(tmp_path / "morgue"))


def add(store: Store, *made: Any) -> None:
    store.keep(batch_of(made, {}))


def counted_anew(store: Store) -> dict[str, Any]:
    """The counters as the tables themselves tell them."""
    one = store.base.execute(
        "SELECT count(*), coalesce(sum(word_count), 0), coalesce(sum(quote_count), 0),"
        " count(*) - count(published) FROM article"
    ).fetchone()
    attributed = store.base.execute("SELECT count(speaker) FROM quote").fetchone()[0]
    names = store.base.execute(
        "SELECT speaker, count(*), count(DISTINCT article), min(published), max(published)"
        " FROM quote JOIN article a ON a.number = article WHERE speaker NOT NULL GROUP BY speaker"
    ).fetchall()
    days = store.base.execute(
        "SELECT coalesce(substr(published, 1, 10), ''), coalesce(publisher, ''), count(*)"
        " FROM article GROUP BY 1, 2 ORDER BY 1, 2"
    ).fetchall()
    return {"totals": (*one, attributed), "names": sorted(names), "days": days}


def counters(store: Store) -> dict[str, Any]:
    told = store.listing.totals()
    names = store.base.execute(
        "SELECT form, quotes, articles, first, last FROM name WHERE quotes > 0"
    ).fetchall()
    totals = tuple(told[name] for name in ("articles", "words", "quotes", "undated", "attributed"))
    return {
        "totals": totals, "names": sorted(names), "days": sorted(store.listing.days(None)),
    }  # fmt: skip


@pytest.mark.parametrize("seed", range(4))
def test_counters_are_true_whatever_comes_and_goes(store: Store, seed: int) -> None:
    rng = random.Random(seed)
    for number in range(40):
        said = tuple(quote("Yes.", rng.choice((*PEOPLE, None))) for _ in range(rng.randrange(4)))
        add(store, article(
            f"Report {seed}.{number}", f"The harbour counted {number} boats.", quotes=said,
            published=rng.choice((None, "2021", "2021-08-27", "2020-01-02T08:00Z")),
            publisher=rng.choice((None, "The Post", "Wire")),
        ))  # fmt: skip
        if rng.random() < 0.3:
            store.remove([rng.choice(store.listing.all_ids())])
        assert counters(store) == counted_anew(store)
    people = {number: sum(row[1] for row in rows) for number, rows in enumerate(
        rows for _, rows in store.register.entries()
    )}  # fmt: skip
    stored = store.base.execute("SELECT quotes FROM person WHERE quotes > 0 ORDER BY quotes DESC")
    assert [*people.values()] == [row[0] for row in stored]
    assert store.register.count() == len(people)


@pytest.mark.parametrize(
    ("order", "expected"),
    [
        ("newest", ["Übung", "b 2021", "A 2020", "“C” 2019", None]),
        ("oldest", ["“C” 2019", "A 2020", "b 2021", "Übung", None]),
        ("headline", ["A 2020", "b 2021", "“C” 2019", "Übung", None]),
        ("added", [None, "b 2021", "Übung", "A 2020", "“C” 2019"]),
    ],
)
def test_lists_come_in_every_order_and_in_pages(
    order: str, expected: list[str | None], store: Store
) -> None:
    add(
        store, article(None, "No headline and no date."),
        article("b 2021", published="2021"), article("Übung", published="2022-03"),
        article("A 2020", published="2020-05-06"), article("“C” 2019", published="2019"),
    )  # fmt: skip
    for limit in (1, 2, 5, None):
        found: list[str | None] = []
        while len(found) < 5:
            total, rows = store.listing.articles(order=order, limit=limit, offset=len(found))
            assert total == 5
            found += [row[1] for row in rows]
        assert found == expected
    _, beyond = store.listing.articles(order=order, limit=3, offset=9)
    assert beyond == []


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("brook", {"Ada Brook", "A. Brook", "Brook"}),
        ("ADA", {"Ada Brook", "A. Brook"}),
        ("cavusoglu", {"Mevlüt Çavuşoğlu"}),
        ("Aliyev", {"Ilham Aliyev", "Əli Əliyev"}),
        ("əliyev ilham", {"Ilham Aliyev"}),
        ("nobody", set()),
        ("…", set()),
        ("broo", set()),
    ],
)
def test_people_are_found_by_whole_words_of_any_spelling(
    name: str, found: set[str], store: Store
) -> None:
    add(store, *(
        article(f"Report {form}", quotes=(quote("Yes.", form),)) for form in PEOPLE
    ))  # fmt: skip
    assert {*store.register.forms(store.register.people(name))} == found


def test_a_name_among_thousands_of_one_surname_is_compared_with_few(store: Store) -> None:
    with store.writing():
        for number in range(3000):
            store.register.enter(f"{chr(97 + number % 26)}ab{number:04} Brook")
    steps = [0]
    store.base.set_progress_handler(lambda: steps.__setitem__(0, steps[0] + 1), 100)
    with store.writing():
        store.register.enter("Ferdinand Brook")
    store.base.set_progress_handler(None, 100)
    assert steps[0] < 50  # hundreds of operations of SQLite, not thousands of names


def test_a_piece_gives_each_part_and_lets_it_go(store: Store) -> None:
    parts = {"a" * 64: b"one", "b" * 64: b"", "c" * 64: b"three"}
    places, whole = [], b""
    for sha256, raw in parts.items():
        places.append((sha256, len(whole), len(raw)))
        whole += raw
    with store.writing():
        store.raws.keep_piece(Piece(pack(whole), tuple(places)))
    assert {sha256: store.raws.get(sha256) for sha256 in parts} == parts
    assert sorted(store.raws.every()) == [(s, len(raw), raw) for s, raw in sorted(parts.items())]
    with store.writing():
        store.raws.drop("a" * 64)
    assert store.raws.get("a" * 64) is None
    assert store.raws.get("c" * 64) == b"three"
    with store.writing():
        store.raws.drop("b" * 64)
        store.raws.drop("c" * 64)
    assert store.base.execute("SELECT count(*) FROM piece").fetchone() == (0,)
    assert store.listing.totals()["raw_bytes"] == 0


def test_bytes_of_a_file_of_its_own_are_kept_once(store: Store) -> None:
    with store.writing():
        store.raws.keep("a" * 64, pack(b"whole"))
        store.raws.keep_piece(Piece(pack(b"whole"), (("a" * 64, 0, 5),)))
    assert [*store.raws.every()] == [("a" * 64, 5, b"whole")]
    assert store.raws.has("a" * 64)


def test_an_archive_of_the_first_version_is_carried_over_in_place(tmp_path: Path) -> None:
    columns = (
        "id, headline, folded, publisher, published, language, sections, byline, url, word_count,"
        " quote_count, format, path, sha256, imported_at, record, generation"
    )
    with open_archive(tmp_path / "new") as archive:
        archive.add([article("Old", quotes=(quote("Yes.", "Əli Əliyev"),), published="2021")])
        [row] = archive.store.base.execute(f"SELECT {columns} FROM article")
    (tmp_path / "old").mkdir()
    base = sqlite3.connect(tmp_path / "old" / "archive.db")
    base.executescript(
        MIGRATIONS[0] + f"PRAGMA application_id = {APPLICATION_ID}; PRAGMA user_version = 1;"
        "INSERT INTO person VALUES (1, 'Əli Əliyev');"
        "INSERT INTO name VALUES ('Əli Əliyev', 'eliyev', 1, 0);"
        "UPDATE meta SET value = '1' WHERE name = 'generation';"
    )
    marks = ", ".join("?" * len(row))
    base.execute(f"INSERT INTO article ({columns}) VALUES ({marks})", row)
    base.execute(
        "INSERT INTO quote VALUES (1, 0, 'direct', 'Əli Əliyev', NULL, 'said', 0.95, 'Yes.')"
    )
    base.commit()
    base.close()
    with open_archive(tmp_path / "old") as archive:
        assert archive.count() == archive.stats().articles == 1
        assert [entry.quotes for entry in archive.speakers("aliyev")] == [1]
        assert archive.search("old").total == 1
        assert archive.check().problems == ()
