"""Issue 13: damage is spoken of as damage, and nothing differs without a word."""

from __future__ import annotations

import shutil
import sqlite3
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest

from pressread.store.connection import unpacked
from tests.faults.commands import run_here
from tests.faults.damaging import campaign, whole_archive


def change_behind(folder: Path, change: str) -> None:
    """Run SQL on an archive past pressread; ``altered`` puts another name into a record."""
    base = sqlite3.connect(folder / "archive.db")
    altered = lambda packed: zlib.compress(unpacked(packed).replace(b"Ada", b"Ida"))  # noqa: E731
    base.create_function("altered", 1, altered)
    base.execute(change)
    base.commit()
    base.close()


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return whole_archive(tmp_path_factory.mktemp("damage") / "whole")


@pytest.mark.parametrize("victims", ["archive.db", "index/*"])
def test_a_damaged_file_is_told_or_changes_nothing(
    whole: Path,
    tmp_path: Path,
    victims: str,
    rounds: int,
    seed: int,
    record_property: Callable[[str, int], None],
) -> None:
    first = seed * 100_000
    record_property("tried", 5 * rounds)
    tally, wrong = campaign(whole, tmp_path / "work", victims, range(first, first + 5 * rounds))
    assert wrong == [], tally


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ("UPDATE article SET record = altered(record)", "not as it was written"),
        ("UPDATE article SET publisher = 'Other'", "its publisher is not that of its record"),
        ("UPDATE quote SET speaker = 'Ida Lund'", "its statements are not those of its record"),
        ("UPDATE article SET word_count = 5", "its word_count is not that of its record"),
        ("UPDATE mirror SET value = 'ask nobody' WHERE what = 'note'", "is not as it was written"),
        ("UPDATE tally SET count = count + 1 WHERE value = 'words'", "counters: tally"),
        ("UPDATE meta SET value = '0' WHERE name = 'generation'", "older than its articles"),
        ("UPDATE correction SET value = '[\"Other\"]'", "is not as it was written"),
        ("UPDATE mark SET note = 'forged'", "is not as it was written"),
        ("DELETE FROM mirror WHERE what = 'mark'", "is not as it was written"),
        ("DELETE FROM quote", "its statements are not those of its record"),
    ],
)
def test_check_notices_what_was_changed_behind_its_back(
    whole: Path, tmp_path: Path, change: str, told: str
) -> None:
    folder = tmp_path / "archive"
    shutil.copytree(whole, folder)
    change_behind(folder, change)
    code, out, _ = run_here(folder, "check")
    assert code == 2
    assert told in out


def test_a_damaged_record_is_named_and_left_out(whole: Path, tmp_path: Path) -> None:
    folder = tmp_path / "archive"
    shutil.copytree(whole, folder)
    change_behind(folder, "UPDATE article SET record = altered(record) WHERE number = 7")
    with sqlite3.connect(folder / "archive.db") as base:
        [id] = base.execute("SELECT id FROM article WHERE number = 7").fetchone()
    base.close()
    code, out, err = run_here(folder, "export", "--format", "jsonl")
    assert code == 2
    assert len(out.splitlines()) == 59
    assert f"article {id} is left out: its record is not as it was written" in err
    code, _, err = run_here(folder, "show", id)
    assert code == 2
    assert f"is damaged (article {id}: its record is not as it was written)" in err
