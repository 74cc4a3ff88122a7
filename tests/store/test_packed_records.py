"""Issue 20: records stand packed in the archive, plain in exports, and are read either way."""

from __future__ import annotations

import json
import sqlite3
import zlib
from pathlib import Path

import pytest

from pressread.archive import open_archive
from pressread.importer import import_paths
from pressread.store import Store
from pressread.store.connection import LARGEST, UNSOUND, record_of, unpacked
from pressread.store.rows import batch_of, rows_of
from pressread.store.schema import steps
from tests.making import article, quote

WRITTEN = json.dumps({"id": "one", "headline": "Çay at the harbour"}, ensure_ascii=False).encode()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    place = tmp_path / "morgue"
    with open_archive(place) as archive:
        archive.add(
            [article("Ferries", "“Late again,” he said.", quotes=(quote("Late again,", None),))]
        )
    return place


@pytest.mark.parametrize("written", [WRITTEN, zlib.compress(WRITTEN)])
def test_a_record_is_read_packed_or_plain(written: bytes) -> None:
    assert unpacked(written) == WRITTEN
    assert record_of(written, zlib.crc32(WRITTEN)) == json.loads(WRITTEN)
    assert record_of(written, None)["headline"] == "Çay at the harbour"


@pytest.mark.parametrize(
    ("written", "expected", "told"),
    [
        (zlib.compress(WRITTEN), zlib.crc32(WRITTEN) ^ 1, "is not as it was written"),
        (WRITTEN, 5, "is not as it was written"),
        (zlib.compress(WRITTEN)[:-3], None, "is not as it was written"),
        (zlib.compress(WRITTEN)[:9], None, "is not as it was written"),
        (b"\x78\x9cnothing", None, "is not as it was written"),
        (b"", None, "is not as it was written"),
        (zlib.compress(b"[1]"), None, "its record is none"),
        (WRITTEN, UNSOUND, "has fields that cannot be"),
        ("text", None, "its record is gone"),
        (None, None, "its record is gone"),
    ],
)
def test_what_is_not_as_it_was_written_is_told(
    written: bytes, expected: int | None, told: str
) -> None:
    with pytest.raises(ValueError, match=told):
        record_of(written, expected)


def test_a_record_that_would_fill_the_memory_is_refused() -> None:
    packer = zlib.compressobj(9)
    block = bytes(1 << 20)
    bomb = b"".join(packer.compress(block) for _ in range((LARGEST >> 20) + 1)) + packer.flush()
    with pytest.raises(ValueError, match="is not as it was written"):
        unpacked(bomb)


def test_half_a_character_is_replaced_before_a_record_is_packed() -> None:
    rows = rows_of(article("Half \ud800 of it"))
    assert rows.record["headline"] == "Half ? of it"
    assert rows.size == len(unpacked(rows.columns[-1]))
    assert rows.checksum == zlib.crc32(unpacked(rows.columns[-1]))


def test_the_archive_holds_it_packed_and_an_export_plain(folder: Path, tmp_path: Path) -> None:
    with open_archive(folder) as archive:
        [[packed]] = archive.store.base.execute("SELECT record FROM article")
        assert isinstance(packed, bytes)
        assert packed[:1] != b"{"
        whole = archive.record(archive.ids()[0])
        assert archive.export_sqlite(str(tmp_path / "all.db")) == 1
    base = sqlite3.connect(tmp_path / "all.db")
    [[plain, headline]] = base.execute(
        "SELECT record, json_extract(record, '$.headline') FROM article"
    )
    base.close()
    assert headline == "Ferries"
    assert json.loads(plain)["body"] == whole["body"]
    with open_archive(tmp_path / "again") as archive:
        assert [one.status for one in import_paths(archive, [str(tmp_path / "all.db")])] == [
            "imported"
        ]
        assert archive.record(archive.ids()[0])["quotes"] == whole["quotes"]
        assert archive.check().problems == ()


def test_an_archive_of_the_version_before_is_read_as_it_is(folder: Path) -> None:
    """Its records stay plain until they are written again; its sources are moved."""
    base = sqlite3.connect(folder / "archive.db")
    base.create_function("plain", 1, lambda packed: unpacked(packed).decode())
    base.execute("UPDATE article SET record = plain(record)")
    base.executescript(
        "DROP TRIGGER raw_in; DROP TRIGGER raw_out; DROP TABLE raw;"
        "CREATE TABLE raw (sha256 TEXT PRIMARY KEY, size INTEGER, bytes BLOB) WITHOUT ROWID;"
        "DELETE FROM mirror WHERE what IN ('correction', 'mark');"
        + "".join(f"DROP TRIGGER {t}_mirrored_{w};" for t, w in
                  (("correction", "in"), ("correction", "out"), ("correction", "anew"),
                   ("mark", "in"), ("mark", "out")))
        + "CREATE TRIGGER raw_in AFTER INSERT ON raw BEGIN SELECT 1; END;"
        "CREATE TRIGGER raw_out AFTER DELETE ON raw BEGIN SELECT 1; END;"
        "INSERT INTO raw VALUES ('ab', 1, x'00'); PRAGMA user_version = 4;"
    )  # fmt: skip
    base.close()
    store = Store(str(folder))
    assert store.base.execute("PRAGMA user_version").fetchone() == (5,)
    assert store.base.execute("SELECT * FROM raw").fetchall() == [("ab", 1, b"\0")]
    [id] = store.every_id()
    assert store.record(id)["headline"] == "Ferries"
    assert store.records([id], holding="Late again")
    assert not store.records([id], holding="Early")
    store.close()


def test_literal_words_are_looked_for_in_packed_records(tmp_path: Path) -> None:
    store = Store(str(tmp_path / "morgue"))
    store.keep(batch_of([article("One", "Çay was served."), article("Two", "None was.")], {}))
    found = store.records(store.every_id(), holding="Çay")
    assert [record["headline"] for record in found.values()] == ["One"]
    store.close()


def test_steps_are_whole_statements_from_each_version_on() -> None:
    for version in range(6):
        base = sqlite3.connect(":memory:")
        for statement in (*steps(0),)[: len([*steps(0)]) - len([*steps(version)])]:
            base.execute(statement)
        for statement in steps(version):
            base.execute(statement)
        tables = base.execute("SELECT count(*) FROM sqlite_master WHERE type = 'table'").fetchone()
        assert tables[0] == 20, version
        base.close()
