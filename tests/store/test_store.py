"""The store: nothing lost, nothing twice, and errors that say what to do."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

import pytest

from pressread.article import Article
from pressread.errors import (
    ArchiveDamaged,
    ArchiveError,
    ArchiveLocked,
    ArchiveTooNew,
    NotAnArchive,
    NotFound,
    StorageFull,
    UsageError,
)
from pressread.store import Store
from pressread.store.connection import VERSION
from pressread.store.lock import WriteLock
from pressread.store.rows import batch_of
from pressread.store.schema import MIGRATIONS
from tests.making import article, quote


def add(store: Store, pairs: Iterable[tuple[Article, bytes | None]]) -> list[bool]:
    """Keep articles with the bytes they came from, in one transaction."""
    given = list(pairs)
    raws = {item.source.sha256: raw for item, raw in given if raw is not None}
    return store.keep(batch_of([item for item, _ in given], raws))


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(str(tmp_path / "morgue"))


def test_a_record_and_its_bytes_come_back_as_they_went_in(store: Store) -> None:
    made = article("Ankara’s “choice”", "One.", "Two.", published="2021-08", sections=("News",))
    assert add(store, [(made, b"\xff\x00raw")]) == [True]
    assert store.record(made.id) == made.to_dict()
    assert store.raws.get(made.source.sha256) == b"\xff\x00raw"


def test_records_are_found_by_characters_that_json_writes_otherwise(store: Store) -> None:
    made = article("Ankara", 'He said "no\\yes"\tthen left Çanakkale.')
    other = article("Izmir", "Nobody left.")
    add(store, [(made, b"a"), (other, b"b")])
    for text in ('"no\\yes"', '"\tthen', "Çana"):
        assert list(store.records((made.id, other.id), text)) == [made.id]
    assert store.records((made.id, other.id), "\ud800") == {}


def test_the_same_article_is_kept_once(store: Store) -> None:
    again = article("ministers MEET", "The ministers met — on Friday; and parted as friends")
    assert add(store, [(article(), None), (again, None)]) == [True, False]
    assert store.count() == 1


def test_a_footer_that_one_format_shows_makes_no_second_article(store: Store) -> None:
    body = ("The ministers met on Friday and parted as friends. " * 8).strip()
    page = article("Ministers meet", body)
    pasted = article("Ministers meet", body, "The Ledger, all rights reserved")
    assert add(store, [(page, None), (pasted, None)]) == [True, False]


def test_a_changed_word_is_a_version_of_its_own(store: Store) -> None:
    body = "The ministers met on Friday and parted as friends. " * 8
    later = article("Ministers meet", body.replace("friends", "enemies", 1))
    assert add(store, [(article("Ministers meet", body), None), (later, None)]) == [True, True]


def test_a_batch_that_fails_leaves_nothing_behind(store: Store) -> None:
    def batch() -> object:
        yield article("First"), b"1"
        raise RuntimeError("the reader died")

    with pytest.raises(RuntimeError):
        add(store, batch())  # type: ignore[arg-type]
    assert (store.count(), store.generation) == (0, 0)


def test_every_change_is_seen_by_who_asks_since_a_generation(store: Store) -> None:
    first, second = article("First"), article("Second")
    add(store, [(first, None)])
    before = store.generation
    add(store, [(second, None)])
    store.remove([first.id])
    assert [record["id"] for record in store.changed_since(before)] == [second.id]
    assert store.removed_since(before) == [first.id]


def test_raw_bytes_go_with_the_last_article_that_came_from_them(store: Store) -> None:
    first, second = article("First"), article("Second")
    shared = first.source
    second = article("Second", source=shared)
    add(store, [(first, b"file"), (second, b"file")])
    store.remove([first.id])
    assert store.raws.get(shared.sha256) == b"file"
    store.remove([second.id])
    assert store.raws.get(shared.sha256) is None


def test_a_unique_prefix_names_an_article(store: Store) -> None:
    made = article()
    add(store, [(made, None)])
    assert store.resolve(made.id[:3].upper()) == made.id


def test_a_prefix_of_several_names_them(store: Store) -> None:
    made = [article(f"Headline {n}") for n in range(40)]
    add(store, [(item, None) for item in made])
    letters = [item.id[0] for item in made]
    shared = max(letters, key=letters.count)
    with pytest.raises(UsageError, match="could be"):
        store.resolve(shared)


@pytest.mark.parametrize("prefix", ["", "zzzz", "%", "_"])
def test_a_prefix_of_none_is_not_found(store: Store, prefix: str) -> None:
    add(store, [(article(), None)])
    with pytest.raises(NotFound):
        store.resolve(prefix)


def test_lone_surrogates_are_stored_as_question_marks_not_as_a_crash(store: Store) -> None:
    made = article("Broken \ud800 export")
    assert add(store, [(made, None)]) == [True]
    assert store.listing.by_ids([made.id])[made.id][1] == "Broken ? export"


def test_readers_see_the_archive_while_a_writer_works(store: Store) -> None:
    add(store, [(article("Before"), None)])
    with store.writing():
        reader = Store(store.folder, create=False, read_only=True)
        assert reader.count() == 1
        reader.close()


def test_a_second_writer_is_told_who_holds_the_lock(store: Store) -> None:
    with store.lock:
        second = WriteLock(store.lock.path, wait=0.0)
        with pytest.raises(ArchiveLocked, match=f"process {os.getpid()}"):
            second.__enter__()


def test_the_lock_is_free_again_afterwards(store: Store) -> None:
    with store.lock, store.lock:
        pass
    with WriteLock(store.lock.path, wait=0.0):
        pass


def test_a_full_disk_is_said_and_nothing_is_half_kept(store: Store) -> None:
    add(store, [(article("Small"), None)])
    pages = store.base.execute("PRAGMA page_count").fetchone()[0]
    store.base.execute(f"PRAGMA max_page_count = {pages + 2}")
    with pytest.raises(StorageFull, match="disk is full"):
        add(store, [(article(f"Large {n}", os.urandom(30_000).hex()), None) for n in range(9)])
    assert store.count() == 1


def test_a_killed_writer_leaves_an_archive_that_opens(tmp_path: Path) -> None:
    folder = tmp_path / "morgue"
    code = (
        "import sys; from pressread.store import Store; from tests.making import article\n"
        "from tests.store.test_store import add\n"
        f"s = Store({str(folder)!r}); n = 0\n"
        "while True:\n"
        "    add(s, [(article(f'Batch {n} item {i}', 'word ' * 200), b'x' * 5000)"
        " for i in range(20)]); n += 1; print(n, flush=True)\n"
    )
    for _ in range(3):
        child = subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, text=True)
        assert child.stdout is not None
        done = [child.stdout.readline() for _ in range(3)]
        child.send_signal(signal.SIGKILL)
        child.wait()
        child.stdout.close()
        store = Store(str(folder), create=False)
        assert store.count() % 20 == 0
        assert store.count() >= 20 * int(done[-1])
        assert store.base.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        store.close()


def test_the_version_of_the_tables_counts_the_steps_to_them() -> None:
    assert len(MIGRATIONS) == VERSION


def test_no_archive_is_an_error_that_names_the_command(tmp_path: Path) -> None:
    with pytest.raises(NotAnArchive, match="pressread import"):
        Store(str(tmp_path / "nowhere"), create=False)


def test_a_folder_of_other_things_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "holiday.jpg").write_bytes(b"jpg")
    with pytest.raises(NotAnArchive, match=r"holiday\.jpg"):
        Store(str(tmp_path))


def test_a_file_in_the_archive_s_place_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "morgue").write_text("a diary")
    with pytest.raises(NotAnArchive, match="is a file"):
        Store(str(tmp_path / "morgue"))


def test_another_program_s_database_is_left_alone(tmp_path: Path) -> None:
    base = sqlite3.connect(tmp_path / "archive.db")
    base.execute("CREATE TABLE recipes (name)")
    base.close()
    with pytest.raises(NotAnArchive, match="no pressread archive"):
        Store(str(tmp_path))


def test_what_is_no_database_is_said(tmp_path: Path) -> None:
    (tmp_path / "archive.db").write_bytes(b"not a database, though long enough to be one" * 99)
    with pytest.raises(NotAnArchive, match="no SQLite file"):
        Store(str(tmp_path))


def test_a_newer_archive_asks_for_an_update(store: Store) -> None:
    store.base.execute("PRAGMA user_version = 999")
    store.close()
    with pytest.raises(ArchiveTooNew, match="update pressread"):
        Store(store.folder)


def test_a_damaged_store_is_said_not_shown_as_a_traceback(store: Store) -> None:
    add(store, [(article(f"Number {n}", "word " * 500), None) for n in range(50)])
    store.base.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    store.close()
    path = Path(store.path)
    data = bytearray(path.read_bytes())
    data[4096:-4096] = b"\x5a" * (len(data) - 8192)
    path.write_bytes(data)
    with pytest.raises((ArchiveDamaged, NotAnArchive, ArchiveError)):
        add(Store(store.folder), [(article("New"), None)])


def test_a_read_only_archive_can_be_read(store: Store) -> None:
    add(store, [(article(), None)])
    store.close()
    for name in os.listdir(store.folder):
        os.chmod(f"{store.folder}/{name}", 0o444)
    os.chmod(store.folder, 0o555)
    try:
        reader = Store(store.folder, create=False, read_only=True)
        assert reader.count() == 1
        reader.close()
    finally:
        os.chmod(store.folder, 0o755)


def test_names_of_one_person_meet_in_the_register(store: Store) -> None:
    forms = ["Mevlut Cavusoglu", "Mevlüt Çavuşoğlu", "M. Cavusoglu", "Cavusoglu", "Ali Cavusoglu"]
    made = [
        article(f"Headline {n}", "“We go on,” he said.", quotes=(quote("We go on,", form),))
        for n, form in enumerate(forms)
    ]
    add(store, [(item, None) for item in made])
    spellings = sorted(sorted(person["spellings"]) for person in store.register.exported(None))
    assert ["Ali Cavusoglu"] in spellings
    assert ["Cavusoglu"] in spellings
    assert sorted(["Mevlut Cavusoglu", "Mevlüt Çavuşoğlu", "M. Cavusoglu"]) in spellings


def test_what_the_user_rules_about_names_outlives_imports(store: Store) -> None:
    add(store, [(article("One", quotes=(quote("Yes.", "Sarah Miller"),)), None)])
    add(store, [(article("Two", quotes=(quote("No.", "S. Miller"),)), None)])
    with store.writing():
        store.register.split("S. Miller")
    add(store, [(article("Three", quotes=(quote("Well.", "S. Miller"),)), None)])
    assert sorted(list(person["spellings"]) for person in store.register.exported(None)) == [
        ["S. Miller"],
        ["Sarah Miller"],
    ]
    with store.writing():
        store.register.merge("Sarah Miller", ["S. Miller"])
    assert store.register.exported(None) == [
        {"name": "Sarah Miller", "spellings": {"S. Miller": 1, "Sarah Miller": 2}}
    ]
