"""Files are read by as many processes as are worth it, and come back in the order given."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from pressread.source import Failure, Source
from pressread.store.rows import FileRead
from pressread.workers import pool
from pressread.workers.pool import how_many, read_all, total_size
from pressread.workers.reading import MOST_BYTES, Chunk, Known, Plan, Reader, Reading, Ready
from tests.making import STAMP

LOST = Failure("away.txt", "no such file")
STORY = "{} at the harbour\n\n3 May 2021\n\nThe ferry waited, said Ada Lund, who steers it.\n"


@pytest.fixture
def sized(tmp_path: Path) -> Callable[[int], str]:
    """A file of so many bytes, none of which takes room."""

    def made(size: int) -> str:
        path = tmp_path / f"{size}.txt"
        with path.open("wb") as file:
            file.truncate(size)
        return str(path)

    return made


def story(folder: Path, title: str) -> str:
    path = folder / f"{title}.txt"
    path.write_text(STORY.format(title), encoding="utf-8")
    return str(path)


@pytest.mark.parametrize(
    ("jobs", "sizes", "processes"),
    [
        (None, [], 1),
        (None, [9] * 23, 1),
        (None, [9] * 24, 4),
        (None, [24 << 16], 4),
        (None, [(24 << 16) - 1], 1),
        (None, [12 << 16, 12 << 16], 4),
        (3, [9], 3),
        (1, [9] * 99, 1),
        (0, [9] * 99, 1),
        (-2, [], 1),
    ],
)
def test_workers_are_started_where_there_is_work_for_them(
    jobs: int | None,
    sizes: list[int],
    processes: int,
    sized: Callable[[int], str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(os, "cpu_count", lambda: 4)
    assert how_many(jobs, [sized(size) for size in sizes]) == processes


@pytest.mark.parametrize(("cores", "processes"), [(None, 1), (1, 1), (2, 2), (64, 8)])
def test_standard_input_may_be_long_and_no_more_than_eight_work_on_it(
    cores: int | None, processes: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "cpu_count", lambda: cores)
    assert how_many(None, ["-"]) == processes


def test_what_is_not_there_has_no_size(sized: Callable[[int], str]) -> None:
    assert total_size([sized(7), LOST, "nowhere", "bad\0name", sized(5), "-"]) == 12
    assert total_size([]) == 0


def test_readings_come_in_the_order_of_the_files(tmp_path: Path) -> None:
    found: list[str | Failure] = [
        story(tmp_path, "Fog"),
        LOST,
        story(tmp_path, "Ice"),
        str(tmp_path / "gone"),
    ]
    items = [item for read in read_all(found, Plan(None, STAMP), 1) for item in read.items]
    assert [item.path for item in items] == [found[0], "away.txt", found[2], found[3]]
    assert [type(item) for item in items] == [Ready, Failure, Ready, Failure]
    assert [item.headline for item in items if isinstance(item, Ready)] == [
        "Fog at the harbour",
        "Ice at the harbour",
    ]


def test_small_files_travel_together_and_nothing_overtakes_them(
    sized: Callable[[int], str], monkeypatch: pytest.MonkeyPatch
) -> None:
    large = sized(MOST_BYTES + 1)
    monkeypatch.setattr(
        pool, "chunks", lambda path, archive: iter([Reading([Known(path, None, None)])])
    )
    one, two, most = sized(1), sized(2), sized(MOST_BYTES)
    found: list[str | Failure] = [one, two, most, LOST, one, large, "-", two]
    tasks = list(pool._tasks(found, 2, None, []))
    assert tasks == [
        [one, two],
        [most],
        Reading([LOST]),
        [one],
        Reading([Known(large, None, None)]),
        Reading([Known("-", None, None)]),
        [two],
    ]


def test_whole_archives_are_kept_for_the_end(sized: Callable[[int], str], tmp_path: Path) -> None:
    export = tmp_path / "export.db"
    export.write_bytes(b"SQLite format 3\0".ljust(MOST_BYTES + 1, b"\0"))
    last: list[str] = []
    assert list(pool._tasks([str(export), sized(3)], 9, None, last)) == [[sized(3)]]
    assert last == [str(export)]


def test_the_parts_of_a_task_name_what_may_have_killed_its_worker() -> None:
    sources = [(Source("a.jsonl", "text", b"", "x", record=number), None) for number in (4, 5)]
    file = FileRead("0" * 64, "a.jsonl", 99, 5, 0, True)
    chunk = Chunk([*sources], {}, file, 99)
    assert list(pool._parts_of(["a.txt", "b.txt"])) == [
        (["a.txt"], "a.txt", None),
        (["b.txt"], "b.txt", None),
    ]
    assert list(pool._parts_of(chunk)) == [
        (Chunk([sources[0]], {}, None, 0), "a.jsonl", 4),
        (Chunk([sources[1]], {}, file, 0), "a.jsonl", 5),
    ]
    assert list(pool._parts_of(Reading([LOST]))) == []


def test_a_reader_of_this_process_knows_no_folder_that_is_gone(tmp_path: Path) -> None:
    plan = Plan(None, STAMP, archive=str(tmp_path / "away"))
    assert Reader(plan).known(story(tmp_path, "Fog")) is None
