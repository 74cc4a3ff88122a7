"""A large file is handed on a chunk of records at a time, from where it was left the last time."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from pressread.source import Failure, Source, sha256_of
from pressread.store.rows import FileRead, pack
from pressread.workers import streams
from pressread.workers.reading import Chunk, Known, Plan, Reader, Reading
from pressread.workers.streams import chunks, read_archive
from tests.making import STAMP

LINES = [f'{{"title": "Fog {n}", "text": "Nobody saw the ferry {n} come."}}\n' for n in range(1, 6)]
WHOLE = "".join(LINES).encode()


class Remembers:
    """An archive that read a file so far, or knows a file whole."""

    def __init__(self, read: FileRead | None, whole: str | None = None) -> None:
        self.read = read
        self.whole = whole

    def file(self, path: str, sha256: str) -> FileRead | None:
        """The file of these bytes, else the last one of this path."""
        return self.read

    def known(self, sha256: str, until: int | None) -> tuple[str | None, str | None, int] | None:
        """Five articles, if these are the bytes."""
        return (None, None, 5) if sha256 == self.whole else None


@pytest.fixture
def path(tmp_path: Path) -> str:
    path = tmp_path / "export.jsonl"
    path.write_bytes(WHOLE)
    return str(path)


@pytest.fixture(autouse=True)
def two_a_chunk(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(streams, "RECORDS_A_CHUNK", 2)


def told(found: Iterator[Chunk | Reading]) -> list[tuple[list[int | None], int, bool, int]]:
    """Records of each chunk, how many are read by then, whether that is all, bytes."""
    return [
        ([source.record for source, _ in chunk.sources], chunk.file.records, chunk.file.complete,
         chunk.size)
        for chunk in found
        if isinstance(chunk, Chunk) and chunk.file
    ]  # fmt: skip


def test_chunks_share_the_size_of_their_file(path: str) -> None:
    size = len(LINES[0])
    found = told(chunks(path, None))
    assert [one[:3] for one in found] == [
        ([1, 2], 2, False), ([3, 4], 4, False), ([5], 5, True),
    ]  # fmt: skip
    assert sum(one[3] for one in found) == 5 * size
    assert 2 * size - 1 <= found[0][3] <= 2 * size


def test_a_chunk_ends_where_it_holds_much(path: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(streams, "BYTES_A_CHUNK", 1)
    assert [one[0] for one in told(chunks(path, None))] == [[1], [2], [3], [4], [5], []]


@pytest.mark.parametrize(
    ("read", "passed_over", "records"),
    [
        (None, 0, [1, 2, 3, 4, 5]),
        # Cut off in the middle, one of them failed.
        (FileRead(sha256_of(WHOLE), "x", len(WHOLE), 3, 1, False), 2, [4, 5]),
        # It grew; the last record may have been cut off then, and is read again.
        (FileRead(sha256_of(WHOLE[:99]), "x", 99, 2, 0, True), 1, [2, 3, 4, 5]),
        (FileRead(sha256_of(WHOLE[:9]), "x", 9, 1, 0, True), 0, [1, 2, 3, 4, 5]),
        (FileRead(sha256_of(b""), "x", 0, 0, 0, True), 0, [1, 2, 3, 4, 5]),
        # It was rewritten, or made shorter.
        (FileRead(sha256_of(b"other"), "x", 99, 2, 0, True), 0, [1, 2, 3, 4, 5]),
        (FileRead(sha256_of(WHOLE + WHOLE), "x", 2 * len(WHOLE), 10, 0, True), 0, [1, 2, 3, 4, 5]),
    ],
)
def test_what_was_read_before_is_passed_over(
    read: FileRead | None, passed_over: int, records: list[int], path: str
) -> None:
    found = list(chunks(path, Remembers(read)))
    known = [chunk for chunk in found if isinstance(chunk, Reading)]
    assert known == ([Reading([Known(path, None, None, passed_over)])] if passed_over else [])
    assert [n for one, *_ in told(iter(found)) for n in one] == records
    last = found[-1]
    assert isinstance(last, Chunk)
    assert last.file is not None
    assert last.file._replace(failed=0) == FileRead(sha256_of(WHOLE), path, len(WHOLE), 5, 0, True)


def test_a_file_that_is_known_whole_is_told_in_one_reading(path: str) -> None:
    archive = Remembers(None, sha256_of(WHOLE))
    assert list(chunks(path, archive)) == [Reading([Known(path, None, None, 5)], size=len(WHOLE))]


def test_a_file_that_is_not_there_is_a_failure(tmp_path: Path) -> None:
    away = str(tmp_path / "away.jsonl")
    [found] = chunks(away, None)
    assert isinstance(found, Reading)
    [failure] = found.items
    assert isinstance(failure, Failure)
    assert failure.path == away


def test_a_file_of_one_article_is_known_by_that(path: str) -> None:
    Path(path).write_text(LINES[0], encoding="utf-8")
    [found] = chunks(path, None)
    assert isinstance(found, Chunk)
    assert (len(found.sources), found.file, found.size) == (1, None, len(LINES[0]))


def test_bytes_that_records_share_are_packed_once_and_left_behind(
    path: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    one, two = b"<rss>fog and ice</rss>", b"<rss>hail</rss>"
    sources = [
        Source(path, "rss", one, "Fog", record=1),
        Source(path, "rss", one, "Ice", record=2),
        Source(path, "rss", two, "Hail", record=3),
        Source(path, "text", b"alone", "alone"),
        Failure(path, "no article in it", 5),
    ]
    monkeypatch.setattr(streams, "read_path", lambda path: iter(sources))
    found = [chunk for chunk in chunks(path, None) if isinstance(chunk, Chunk)]
    assert [chunk.raws for chunk in found] == [
        {sha256_of(one): pack(one)},
        {sha256_of(two): pack(two)},
        {sha256_of(two): pack(two)},
    ]
    assert [
        (source.raw if isinstance(source, Source) else None, sha256)
        for chunk in found
        for source, sha256 in chunk.sources
    ] == [
        (b"", sha256_of(one)), (b"", sha256_of(one)), (b"", sha256_of(two)), (b"alone", None),
        (None, None),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "data", [b"SQLite format 3\0 and no more", b'{"pressread_archive": 99}\n', b"{"]
)
def test_a_whole_archive_that_cannot_be_read_is_a_failure(data: bytes, tmp_path: Path) -> None:
    path = tmp_path / "export.db"
    path.write_bytes(data)
    reader = Reader(Plan(None, STAMP))
    [item] = [item for read in read_archive(str(path), reader) for item in read.items]
    assert isinstance(item, Failure)
    assert item.path == str(path)
    assert str(path) not in item.reason


def test_standard_input_is_read_to_its_end_and_filed_under_no_bytes(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    sources = [Source("-", "text", b"", line, record=n) for n, line in enumerate(LINES, 1)]
    monkeypatch.setattr(streams, "read_path", lambda path: iter(sources if path == "-" else []))
    found = [chunk for chunk in chunks("-", Remembers(None)) if isinstance(chunk, Chunk)]
    assert [len(chunk.sources) for chunk in found] == [2, 2, 1]
    assert [(chunk.file, chunk.size) for chunk in found] == [(None, 0)] * 3
