"""Whatever happens to the processes and files, the archive opens and answers rightly."""

from __future__ import annotations

import os
import random
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from pressread import open_archive
from pressread.errors import ArchiveError
from pressread.index.files import read_manifest, write_manifest
from tests.making import article


def pile(folder: Path, count: int) -> Path:
    folder.mkdir()
    for number in range(count):
        text = (
            f"Council meets for the {number}th time\n\n"
            f"The council met on Monday for the {number}th time and spoke about the harbour.\n\n"
            f"“We have {number} boats and no pier,” said Ada Brook, who chairs the council.\n\n"
            "Nothing was decided, as on every Monday since the storm took the old pier away.\n"
        )
        (folder / f"{number:03}.txt").write_text(text, encoding="utf-8")
    return folder


def importer(archive: Path, folder: Path) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "-m", "pressread", "--archive", str(archive), "import", str(folder)],
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip


def test_an_import_killed_at_any_moment_can_be_finished(tmp_path: Path) -> None:
    folder, place = pile(tmp_path / "pile", 20), tmp_path / "morgue"
    for moment in (0.3, 0.6, 1.0):
        child = importer(place, folder)
        time.sleep(moment + random.random() / 4)
        child.send_signal(signal.SIGKILL)
        child.wait()
        if (place / "archive.db").exists():
            with open_archive(place) as archive:
                assert archive.search("council harbour").total == archive.count()
                assert archive.check().problems == ()
    assert importer(place, folder).wait() == 0
    with open_archive(place) as archive:
        assert archive.count() == archive.search("council").total == 20


def test_two_importers_at_once_lose_nothing(tmp_path: Path) -> None:
    place = tmp_path / "morgue"
    one, two = pile(tmp_path / "one", 12), tmp_path / "two"
    shutil.copytree(one, two)
    for number, path in enumerate(sorted(two.iterdir())):
        path.write_text(path.read_text().replace("council", f"board {number}"))
    children = [importer(place, one), importer(place, two)]
    assert [child.wait() for child in children] == [0, 0]
    with open_archive(place) as archive:
        assert archive.count() == 24
        assert archive.search("harbour", limit=None).total == 24
        assert archive.check().problems == ()


@pytest.fixture
def filled(tmp_path: Path) -> Path:
    place = tmp_path / "morgue"
    with open_archive(place) as archive:
        archive.add([article(f"Harbour {n}", f"The pier fell {n} times.") for n in range(50)])
        archive.catch_up()
    return place


def test_a_missing_index_is_built_anew_and_said(filled: Path) -> None:
    shutil.rmtree(filled / "index")
    lines: list[str] = []
    with open_archive(filled, notify=lines.append) as archive:
        assert archive.search("pier").total == 50
    assert lines == ["building the index anew: there is none yet"]


def test_a_missing_index_is_one_problem(filled: Path) -> None:
    shutil.rmtree(filled / "index")
    with open_archive(filled) as archive:
        assert archive.check().problems == ("index: there is none yet; run `pressread reindex`",)


@pytest.mark.parametrize("damage", ["truncate", "empty", "foreign", "flip"])
def test_a_damaged_index_never_answers_wrongly(filled: Path, damage: str) -> None:
    for path in sorted((filled / "index").iterdir()):
        before = path.read_bytes()
        if not before:
            continue
        spoil(path, before, damage)
        with open_archive(filled) as archive:
            assert archive.search("pier", limit=None).total == 50
            assert archive.search("fell 7").total == 1
            assert archive.quotes("pier").total == 0
        shutil.rmtree(filled / "index")
        with open_archive(filled) as archive:
            archive.reindex()
        break


def spoil(path: Path, data: bytes, damage: str) -> None:
    if damage == "truncate":
        path.write_bytes(data[: len(data) // 2])
    elif damage == "empty":
        path.write_bytes(b"")
    elif damage == "foreign":
        path.write_bytes(b"PK\x03\x04" + data[4:])
    else:
        middle = len(data) // 2
        path.write_bytes(data[:middle] + bytes([data[middle] ^ 0x10]) + data[middle + 1 :])


def test_check_finds_a_flipped_bit_in_every_file(filled: Path) -> None:
    for name in sorted(os.listdir(filled / "index")):
        path = filled / "index" / name
        data = path.read_bytes()
        spoil(path, data, "flip")
        with open_archive(filled) as archive:
            assert archive.check().problems, f"{name} was changed and nobody noticed"
        path.write_bytes(data)


def test_raw_bytes_that_changed_are_found(filled: Path) -> None:
    import zlib

    with open_archive(filled) as archive:
        made = article("Raw", "The bytes of it.")
        archive.add([made], {made.source.sha256: b"other bytes"})
        archive.store.base.execute(
            "UPDATE raw SET bytes = ? WHERE sha256 = ?",
            (zlib.compress(b"changed"), made.source.sha256),
        )
        archive.catch_up()
        [problem] = archive.check().problems
        assert problem.startswith(f"raw {made.source.sha256[:12]}")


def test_a_read_only_archive_answers(filled: Path) -> None:
    with open_archive(filled, create=False, read_only=True) as archive:
        assert archive.search("pier").total == 50
    shutil.rmtree(filled / "index")
    with (
        open_archive(filled, create=False, read_only=True) as archive,
        pytest.raises(ArchiveError, match="read-only"),
    ):
        archive.search("pier")


def test_an_archive_that_cannot_be_written_says_that_its_index_lags(filled: Path) -> None:
    with open_archive(filled) as archive:
        archive.add([article("One more", "The pier again.")])
    told: list[str] = []
    with open_archive(filled, create=False, read_only=True, notify=told.append) as archive:
        assert archive.search("pier").total == 50
    assert told == ["1 article is not searched yet: the index cannot be written to"]


def test_an_index_of_another_archive_is_not_believed(filled: Path, tmp_path: Path) -> None:
    other = tmp_path / "other"
    with open_archive(other) as archive:
        archive.add([article("Elsewhere", "A mill burnt down.")])
        archive.catch_up()
    shutil.rmtree(other / "index")
    with open_archive(filled) as archive:
        archive.add([article("One more", "The pier again.")])
        archive.catch_up()
    shutil.copytree(filled / "index", other / "index")
    with open_archive(other) as archive:
        assert archive.search("pier").total == 0
        assert archive.search("mill").total == 1


@pytest.mark.parametrize("commits", [(1, 1), (1, 2), (3, 1)])
def test_two_archives_of_equal_counts_whose_indexes_are_swapped_answer_rightly(
    tmp_path: Path, commits: tuple[int, int]
) -> None:
    """Whichever index is of the later state; one behind is not brought up, but built anew."""
    places = [tmp_path / "pier", tmp_path / "mill"]
    for place, count in zip(places, commits, strict=True):
        with open_archive(place) as archive:
            for number in range(6):
                text = f"A {place.name} burnt down {number} times."
                archive.add([article(f"{place.name} {number}", text)])
                if number < count:
                    archive.catch_up()
            archive.search("burnt")
    (places[0] / "index").rename(tmp_path / "held")
    (places[1] / "index").rename(places[0] / "index")
    (tmp_path / "held").rename(places[1] / "index")
    for place, other in (places, places[::-1]):
        told: list[str] = []
        with open_archive(place, notify=told.append) as archive:
            assert archive.check().problems == (
                "index: it is of another archive; run `pressread reindex`",
            )
            assert archive.search(place.name).total == 6
            assert archive.search(other.name).total == 0
            assert archive.check().problems == ()
        assert told == ["building the index anew: it is of another archive"]


def test_an_import_does_not_add_to_the_index_of_another_archive(
    filled: Path, tmp_path: Path
) -> None:
    other = tmp_path / "other"
    with open_archive(other) as archive:
        archive.add([article(f"Mill {n}", f"The mill burnt {n} times.") for n in range(9)])
    shutil.copytree(filled / "index", other / "index")
    with open_archive(other) as archive:
        archive.catch_up()
        assert archive.search("pier").total == 0
        assert archive.search("mill").total == 9


def test_an_index_that_names_no_archive_is_named_by_the_next_change(filled: Path) -> None:
    paths = [filled / "index" / f"{shelf}.manifest" for shelf in ("articles", "statements")]
    for path in paths:
        manifest = read_manifest(str(path))
        manifest.archive = ""
        write_manifest(str(path), manifest)
    told: list[str] = []
    with open_archive(filled, notify=told.append) as archive:
        assert archive.search("pier").total == 50
        archive.add([article("One more", "The pier again.")])
        assert archive.search("pier").total == 51
        assert {read_manifest(str(path)).archive for path in paths} == {archive.store.identity}
    assert told == []
