"""Large files as streams: linear, resumed where they were left, never read twice (issue 20)."""

from __future__ import annotations

import gzip
import json
import zipfile
from collections import Counter
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Any

import pytest

from pressread import importer, open_archive
from pressread.archive import LocalArchive
from pressread.importer import Outcome, import_paths
from pressread.readers import read_path
from pressread.readers.document import MIB, Document
from pressread.workers import pool, reading, streams
from tests.making import STAMP

RECORDS = 60


@pytest.fixture(autouse=True)
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every file of more than four records is a large one, committed five articles at a time."""
    monkeypatch.setattr(reading, "MOST_RECORDS", 4)
    monkeypatch.setattr(importer, "BATCH_ARTICLES", 5)
    monkeypatch.setattr(streams, "RECORDS_A_CHUNK", 2)


def line(number: int, **fields: Any) -> str:
    told = {
        "title": f"Harbour report {number}",
        "text": f"The harbour counted {number} boats on Monday and {number + 1} on Tuesday.",
        "date": "2021-08-27",
    }
    return json.dumps({**told, **fields}) + "\n"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "export.jsonl"
    path.write_text("".join(map(line, range(RECORDS))), encoding="utf-8")
    return path


@pytest.fixture
def morgue(tmp_path: Path) -> Iterator[LocalArchive]:
    with open_archive(tmp_path / "morgue") as archive:
        yield archive


def outcomes(archive: LocalArchive, path: Path, jobs: int = 1) -> Iterator[Outcome]:
    return import_paths(archive, [str(path)], jobs=jobs, imported_at=STAMP)


def counts(found: Iterator[Outcome]) -> dict[str, int]:
    counted: Counter[str] = Counter()
    for outcome in found:
        counted[outcome.status] += outcome.articles
    return dict(counted)


def test_one_file_is_spread_over_workers_and_kept_in_order(
    tmp_path: Path, file: Path, morgue: LocalArchive
) -> None:
    assert counts(outcomes(morgue, file, jobs=2)) == {"imported": RECORDS}
    with open_archive(tmp_path / "alone") as alone:
        assert counts(outcomes(alone, file)) == {"imported": RECORDS}
        assert [*morgue.records()] == [*alone.records()]
    assert morgue.search("harbour", limit=None).total == RECORDS


def test_each_article_has_the_bytes_of_its_own_part(file: Path, morgue: LocalArchive) -> None:
    counts(outcomes(morgue, file))
    lines = file.read_bytes().splitlines()
    for record in morgue.records():
        assert morgue.raw(record["id"]).strip() == lines[record["source"]["record"] - 1]
    assert morgue.check().problems == ()


def test_a_known_file_is_not_read_again(
    file: Path, morgue: LocalArchive, monkeypatch: pytest.MonkeyPatch
) -> None:
    counts(outcomes(morgue, file))
    monkeypatch.setattr(streams, "read_path", None)
    monkeypatch.setattr(reading, "read_bytes", None)
    assert counts(outcomes(morgue, file)) == {"already there": RECORDS}
    moved = file.rename(file.with_name("moved.jsonl"))
    assert counts(outcomes(morgue, moved)) == {"already there": RECORDS}


@pytest.mark.parametrize("read", [1, 7, 31, 52])
def test_an_import_that_was_cut_off_goes_on_where_it_was(
    read: int, file: Path, morgue: LocalArchive, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert len([*islice(outcomes(morgue, file), read)]) == read
    kept = morgue.count()
    assert read <= kept <= read + 5
    extracted: list[int | None] = []
    whole = reading.Reader.take

    def take(self: Any, source: Any, *rest: Any) -> None:
        extracted.append(source.record)
        whole(self, source, *rest)

    monkeypatch.setattr(reading.Reader, "take", take)
    monkeypatch.setattr(pool, "may_split", lambda: False)  # what is patched is looked at here
    assert counts(outcomes(morgue, file)) == {"already there": kept, "imported": RECORDS - kept}
    assert extracted == [*range(kept + 1, RECORDS + 1)]
    assert morgue.count() == morgue.search("harbour", limit=None).total == RECORDS
    assert counts(outcomes(morgue, file)) == {"already there": RECORDS}


def test_a_file_that_grew_is_read_from_where_it_ended(file: Path, morgue: LocalArchive) -> None:
    counts(outcomes(morgue, file))
    with file.open("a", encoding="utf-8") as log:
        log.writelines(map(line, range(RECORDS, RECORDS + 5)))
    grown = [outcome for outcome in outcomes(morgue, file) if outcome.status == "imported"]
    assert [outcome.record for outcome in grown] == [*range(RECORDS + 1, RECORDS + 6)]
    assert morgue.count() == RECORDS + 5


def test_a_file_that_was_rewritten_is_read_anew(file: Path, morgue: LocalArchive) -> None:
    counts(outcomes(morgue, file))
    file.write_text("".join(map(line, range(5, RECORDS + 5))) + "\n", encoding="utf-8")
    assert counts(outcomes(morgue, file)) == {"already there": RECORDS - 5, "imported": 5}


def test_a_broken_record_costs_no_other_and_is_named(file: Path, morgue: LocalArchive) -> None:
    lines = file.read_text(encoding="utf-8").splitlines(keepends=True)
    lines[17] = '{"title": "cut o\n'
    file.write_text("".join(lines), encoding="utf-8")
    failed = [outcome for outcome in outcomes(morgue, file) if outcome.status == "failed"]
    assert [(outcome.path, outcome.record) for outcome in failed] == [(str(file), 18)]
    assert morgue.count() == RECORDS - 1
    assert counts(outcomes(morgue, file))["already there"] == RECORDS - 1


def test_what_was_removed_comes_back_with_its_file(file: Path, morgue: LocalArchive) -> None:
    counts(outcomes(morgue, file))
    morgue.remove([morgue.ids()[3]])
    assert counts(outcomes(morgue, file)) == {"already there": RECORDS - 1, "imported": 1}


def test_removed_bytes_are_gone_from_the_piece_they_shared(
    file: Path, morgue: LocalArchive
) -> None:
    counts(outcomes(morgue, file))
    ids = morgue.ids()
    before = {id: morgue.raw(id) for id in ids}
    morgue.remove([id for id in ids if before[id].find(b"counted 7 boats") >= 0])
    pieces = b"".join(raw or b"" for _, _, raw in morgue.store.raws.every())
    assert b"counted 7 boats" not in pieces
    assert all(morgue.raw(id) == before[id] for id in morgue.ids())
    assert morgue.check().problems == ()


@pytest.mark.parametrize("pack", ["gz", "zip"])
def test_what_is_packed_small_is_a_stream_too(
    pack: str, tmp_path: Path, file: Path, morgue: LocalArchive
) -> None:
    packed = tmp_path / f"packed.{pack}"
    if pack == "gz":
        packed.write_bytes(gzip.compress(file.read_bytes()))
    else:
        with zipfile.ZipFile(packed, "w") as archive:
            archive.write(file, "export.jsonl")
    assert counts(outcomes(morgue, packed)) == {"imported": RECORDS}
    assert counts(outcomes(morgue, packed)) == {"already there": RECORDS}
    morgue.remove([morgue.ids()[3]])
    assert counts(outcomes(morgue, packed)) == {"already there": RECORDS - 1, "imported": 1}


@pytest.mark.parametrize("rest", [0, 1, MIB - 5, MIB, 3 * MIB + 7])
def test_a_line_over_the_limit_is_one_line(rest: int) -> None:
    long = b"x" * (9 + rest)
    lines = [*Document(b"a\n" + long + b"\nb\n" + long).lines(8)]
    assert lines == [(0, b"a\n"), (2, b"x" * 9), (12 + rest, b"b\n"), (14 + rest, b"x" * 9)]


def test_a_reader_that_raises_ends_its_file_and_no_other(
    tmp_path: Path, file: Path, morgue: LocalArchive, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(path: str) -> Iterator[Any]:
        yield from islice(whole(path), 10)
        raise ZeroDivisionError("a bug")

    whole = read_path
    monkeypatch.setattr(streams, "read_path", broken)
    (tmp_path / "other.txt").write_text(
        "Mill burns\n\nThe old mill burnt down on Monday, and nobody was hurt.\n", encoding="utf-8"
    )
    found = [*import_paths(
        morgue, [str(file), str(tmp_path / "other.txt")], jobs=1, imported_at=STAMP
    )]  # fmt: skip
    [failed] = [outcome for outcome in found if outcome.status == "failed"]
    assert "a bug in pressread (ZeroDivisionError" in str(failed.reason)
    assert morgue.count() == 11
