"""Whatever a file holds, reading it gives articles and failures, in order, and raises nothing."""

from __future__ import annotations

import marshal
from collections.abc import Iterator
from pathlib import Path

import pytest

from pressread.errors import BadInput
from pressread.index.documents import article_document, statement_documents
from pressread.readers import own
from pressread.source import Failure, Given, Source, sha256_of
from pressread.store.rows import FileRead, pack
from pressread.workers import reading
from pressread.workers.reading import (
    MOST_BYTES,
    Chunk,
    Known,
    Plan,
    Reader,
    Reading,
    Ready,
    documents_of,
    guarded,
    is_export,
)
from tests.making import STAMP, article

LOST = Failure("clip.txt", "no article in it", 4)
TEXT = "Fog at the harbour\n\nThe ferry waited for an hour, and nobody complained of it.\n"


def source(record: int | None = None, text: str = TEXT) -> Source:
    return Source("clip.txt", "text", text.encode(), text, "utf-8", record)


class Remembers:
    """An archive that knows all files, as so many articles, until a generation."""

    def __init__(self, articles: int) -> None:
        self.articles = articles
        self.asked: list[tuple[str, int | None]] = []

    def known(self, sha256: str, until: int | None) -> tuple[str | None, str | None, int] | None:
        self.asked.append((sha256, until))
        return (None, "Fog", self.articles) if self.articles else None


def notices(published: str, imported_at: str) -> tuple[str, ...]:
    read = Reading()
    Reader(Plan(Given(published=published), imported_at)).take(source(), read)
    [ready] = read.items
    assert isinstance(ready, Ready)
    return ready.notices


@pytest.mark.parametrize(
    ("published", "told"),
    [
        ("2021-12-30", ()),
        ("2022-01-01", ()),  # two days of grace, over the end of a year
        ("2022-01-01T23:59:00Z", ()),
        ("2022-01-02", ("its date, 2022-01-02, lies in the future",)),
        ("2022-01-02T00:00:00+14:00", ("its date, 2022-01-02, lies in the future",)),
        ("2022-01", ()),
        ("2022", ()),
        ("2022-02", ("its date, 2022-02, lies in the future",)),
        ("2023", ("its date, 2023, lies in the future",)),
    ],
)
def test_an_article_from_the_future_says_so(published: str, told: tuple[str, ...]) -> None:
    assert notices(published, "2021-12-30T08:00:00+00:00") == told


@pytest.mark.parametrize(
    ("head", "is_one"),
    [
        (b"SQLite format 3\0\x10\x00", True),
        (own.OPENING + b"1}", True),
        (b"SQLite format 2\0", False),
        (b" " + own.OPENING, False),
        (b"", False),
        (TEXT.encode(), False),
    ],
)
def test_whole_archives_are_told_by_their_first_bytes(head: bytes, is_one: bool) -> None:
    assert is_export(head) is is_one


def test_a_bug_ends_its_file_and_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    def found(error: Exception) -> Iterator[Source | Failure]:
        yield source()
        raise error

    told = "a bug in pressread (KeyError: 'x'); please report it"
    assert list(guarded("clip.txt", found(KeyError("x")))) == [source(), Failure("clip.txt", told)]
    assert list(guarded("clip.txt", iter([LOST]))) == [LOST]
    for error in (TimeoutError(), MemoryError()):
        with pytest.raises(type(error)):
            list(guarded("clip.txt", found(error)))
    monkeypatch.setenv("PRESSREAD_DEBUG", "1")
    with pytest.raises(KeyError):
        list(guarded("clip.txt", found(KeyError("x"))))


@pytest.mark.parametrize(
    ("error", "reason"),
    [
        (BadInput("holds no words: clip.txt"), "holds no words"),
        (BadInput("clip.txt holds no words"), "clip.txt holds no words"),
        (TimeoutError(), "took more than 25 seconds; left out"),
        (MemoryError(), "needs more memory than there is; left out"),
        (IndexError("far"), "a bug in pressread (IndexError: far); please report it"),
    ],
)
def test_what_one_record_raises_costs_that_record_alone(
    error: Exception, reason: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def split(source: Source) -> list[Source]:
        if source.record == 2:
            raise error
        return [source]

    monkeypatch.setattr(reading, "split", split)
    chunk = Chunk(
        [(source(1), None), (source(2), None), (LOST, None), (source(3), None)], {}, None, 7
    )
    read = Reader(Plan(None, STAMP)).read_chunk(chunk)
    assert [type(item) for item in read.items] == [Ready, Failure, Failure, Ready]
    assert [item.record for item in read.items if isinstance(item, Ready)] == [1, 3]
    assert read.items[1:3] == [Failure("clip.txt", reason, 2), LOST]
    assert read.size == 7


def test_a_record_of_shared_bytes_is_filed_under_their_sum() -> None:
    shared = {"a" * 64: pack(b"all of them")}
    chunk = Chunk([(source(1), "a" * 64), (source(2), None)], shared, None, 0)
    read = Reader(Plan(None, STAMP)).read_chunk(chunk)
    sums = [item.rows.sha256 for item in read.items if isinstance(item, Ready)]
    assert sums == ["a" * 64, sha256_of(TEXT.encode())]
    assert read.raws == shared
    [piece] = read.pieces  # of the second one alone
    assert piece == (pack(TEXT.encode()), ((sums[1], 0, len(TEXT)),))


def test_parts_share_pieces_of_a_quarter_of_a_megabyte() -> None:
    sizes = [200_000, 60_000, 9_000, 7]
    read = Reading(parts=[(str(number), b"x" * size) for number, size in enumerate(sizes)])
    read.pack_parts()
    assert [piece.parts for piece in read.pieces] == [
        (("0", 0, 200_000), ("1", 200_000, 60_000), ("2", 260_000, 9_000)),
        (("3", 0, 7),),
    ]
    assert [piece.packed.size for piece in read.pieces] == [269_000, 7]
    assert read.parts == []
    read.pack_parts()
    assert len(read.pieces) == 2


@pytest.mark.parametrize(("size", "is_shared"), [(1 << 16, True), ((1 << 16) + 1, False)])
def test_a_large_part_is_kept_by_itself(size: int, is_shared: bool) -> None:
    text = TEXT.ljust(size)
    read = Reading()
    Reader(Plan(None, STAMP)).take(source(1, text), read)
    assert (len(read.parts), len(read.raws)) == ((1, 0) if is_shared else (0, 1))


@pytest.mark.parametrize("articles", [0, 1, 12])
def test_known_files_are_told_without_a_look_inside(articles: int, tmp_path: Path) -> None:
    path = tmp_path / "clip.txt"
    path.write_text(TEXT, encoding="utf-8")
    archive = Remembers(articles)
    reader = Reader(Plan(None, STAMP, generation=5), archive)
    told: list[Ready | Failure | Known] = []
    if articles:
        told.append(Known(str(path), None, "Fog", articles))
    found = reader.known(str(path))
    assert found == (Reading(told, size=len(TEXT)) if articles else None)
    assert archive.asked == [(sha256_of(TEXT.encode()), 5)]
    read = reader.read(str(path))
    assert [item for item in read.items if isinstance(item, Known)] == told
    assert (len(read.items), read.size, read.file) == (1, len(TEXT), None)


@pytest.mark.parametrize("data", [b"", own.OPENING, b"x" * (MOST_BYTES + 1), None])
def test_nobody_is_asked_for_what_is_no_small_file(data: bytes | None, tmp_path: Path) -> None:
    path = tmp_path / "clip.txt"
    if data is not None:
        path.write_bytes(data)
    archive = Remembers(1)
    reader = Reader(Plan(None, STAMP), archive)
    assert reader.known(str(path)) is None
    assert archive.asked == []
    assert reader.read(str(path)).later == (str(path) if data else None)


def test_a_small_file_of_several_is_counted_to_its_end(tmp_path: Path) -> None:
    lines = [f'{{"title": "Fog {n}", "text": "Nobody saw the ferry {n} come."}}' for n in (1, 2)]
    whole = "\n".join([*lines, '{"title": "cut o']).encode()
    path = tmp_path / "export.jsonl"
    path.write_bytes(whole)
    read = Reader(Plan(None, STAMP)).read(str(path))
    assert [type(item) for item in read.items] == [Ready, Ready, Failure]
    assert read.file == FileRead(sha256_of(whole), str(path), len(whole), 3, 1, True)


def test_documents_are_made_where_they_are_wanted(tmp_path: Path) -> None:
    fog = article("Fog", "“Wait,” said Ada Lund.")
    said, whole = documents_of(fog)
    assert marshal.loads(said) == list(statement_documents(fog))
    assert marshal.loads(whole) == [article_document(fog)]
    for indexed in (False, True):
        read = Reading()
        Reader(Plan(None, STAMP, indexed=indexed)).take(source(), read)
        [ready] = read.items
        assert isinstance(ready, Ready)
        assert (ready.documents is not None) is indexed
