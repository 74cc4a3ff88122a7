"""Whatever happens to the files or the writer: the old answers, the new ones, or a stated fault."""

from __future__ import annotations

import errno
import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import IO, Any

import pytest

from pressread.errors import StorageFull
from pressread.index.evaluate.index_reader import Damaged, Index, Outdated
from pressread.index.files import FORMAT, MAGIC
from pressread.index.write.segment_writer import SectionWriter
from pressread.query import ops
from tests.index.corpus import document

SMALL = [document(seed) for seed in range(60)]
MORE = [document(seed) for seed in range(60, 400)]
QUERIES = (ops.Term("minister"), ops.Phrase([["the"], ["the"]]), ops.Prefix("s"), ops.Everything())


def built(folder: Path) -> Index:
    index = Index(folder)
    index.update(SMALL, [], 1)
    return index


def answers(index: Index) -> list[Any]:
    return [index.search(query, limit=None).hits for query in QUERIES]


def files(folder: Path) -> list[Path]:
    return sorted(path for path in folder.iterdir() if path.is_file())


def test_no_index_is_missing(tmp_path: Path) -> None:
    index = Index(tmp_path / "none")
    assert index.status().state == "missing"
    with pytest.raises(FileNotFoundError):
        index.search(QUERIES[0])


@pytest.mark.parametrize("content", [b"", b"\0" * 50, b"SQLite format 3\0" + b"x" * 500, None])
@pytest.mark.parametrize("which", [".manifest", ".seg"])
def test_a_foreign_empty_or_cut_file_is_damaged(
    tmp_path: Path, content: bytes | None, which: str
) -> None:
    built(tmp_path)
    [victim] = [path for path in files(tmp_path) if path.suffix == which]
    data = victim.read_bytes()
    victim.write_bytes(data[: len(data) * 2 // 3] if content is None else content)
    status = Index(tmp_path).status()
    assert status.state == "damaged"
    assert status.reason
    assert Index(tmp_path).verify() == [status.reason]


def test_a_missing_segment_is_damaged_and_a_rebuild_heals_it(tmp_path: Path) -> None:
    expected = answers(built(tmp_path))
    for path in files(tmp_path):
        if path.suffix == ".seg":
            path.unlink()
    index = Index(tmp_path)
    assert index.status().state == "damaged"
    index.rebuild(SMALL, 2)
    assert (index.status().state, index.status().generation) == ("ready", 2)
    assert answers(index) == expected
    assert index.verify() == []


def test_an_older_or_newer_format_is_old(tmp_path: Path) -> None:
    built(tmp_path)
    [segment] = [path for path in files(tmp_path) if path.suffix == ".seg"]
    data = segment.read_bytes()
    segment.write_bytes(MAGIC + (FORMAT + 1).to_bytes(8, "little") + data[16:])
    assert Index(tmp_path).status().state == "old"
    with pytest.raises(Outdated):
        Index(tmp_path).search(QUERIES[0])


def test_every_flipped_bit_is_found(tmp_path: Path) -> None:
    expected = answers(built(tmp_path))
    chance = random.Random(3)
    for path in files(tmp_path):
        data = path.read_bytes()
        for _ in range(60):
            at = chance.randrange(len(data))
            path.write_bytes(
                data[:at] + bytes([data[at] ^ 1 << chance.randrange(8)]) + data[at + 1 :]
            )
            assert Index(tmp_path).verify() != [], (path.suffix, at)
            _answers_or_says_so(tmp_path)
        path.write_bytes(data)
    assert answers(Index(tmp_path)) == expected


def flipped(data: bytes, at: int, bit: int) -> bytes:
    return data[:at] + bytes([data[at] ^ 1 << bit]) + data[at + 1 :]


def _answers_or_says_so(folder: Path) -> None:
    """Until ``verify`` is asked, damage may go unseen, but raises nothing else."""
    try:
        answers(Index(folder))
    except (Damaged, Outdated, FileNotFoundError):
        return


def test_the_dictionary_and_footer_are_proved_while_answering(tmp_path: Path) -> None:
    index = built(tmp_path)
    [(_, segment)] = index.segments()
    offset, length, _ = segment.sections()["terms"]
    path = tmp_path / (segment.name + ".seg")
    data = path.read_bytes()
    for at in (*range(offset, offset + length, 97), *range(len(data) - 200, len(data), 7)):
        path.write_bytes(flipped(data, at, 2))
        with pytest.raises((Damaged, Outdated)):
            [list(part.dictionary.blocks()) for _, part in Index(tmp_path).segments()]


def test_a_reader_keeps_its_state_while_a_writer_joins_segments(tmp_path: Path) -> None:
    reader = built(tmp_path)
    expected = answers(reader)
    for start in range(0, 340, 40):
        Index(tmp_path).update(MORE[start : start + 40], [], start + 2)
        assert answers(reader) == expected
    reader.refresh()
    assert reader.size == 400


class _Full:
    """A file on a disk that has so many bytes left."""

    def __init__(self, file: IO[bytes], left: list[int]) -> None:
        self._file, self._left = file, left

    def write(self, data: bytes) -> int:
        self._left[0] -= len(data)
        if self._left[0] < 0:
            raise OSError(errno.ENOSPC, "No space left on device")
        return self._file.write(data)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._file, name)


@pytest.mark.parametrize("room", [0, 100, 5_000, 40_000])
def test_a_full_disk_is_said_and_changes_nothing(
    tmp_path: Path, room: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    expected = answers(built(tmp_path))
    left = [room]
    begin = SectionWriter.__init__

    def limited(self: SectionWriter, path: str) -> None:
        begin(self, path)
        self._file = _Full(self._file, left)  # type: ignore[assignment]

    with monkeypatch.context() as patch:
        patch.setattr(SectionWriter, "__init__", limited)
        with pytest.raises(StorageFull, match="no space left"):
            Index(tmp_path).update(MORE, [], 2)
    index = Index(tmp_path)
    assert (index.status().generation, answers(index), index.verify()) == (1, expected, [])
    index.update(MORE, [], 2)
    assert index.size == 400


def test_unsynced_writes_that_never_reached_the_disk(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Everything published was flushed before: what a power cut leaves of it is whole."""
    flushed: set[int] = set()
    real, replace = os.fsync, os.replace

    def fsync(handle: int) -> None:
        flushed.add(os.fstat(handle).st_ino)
        real(handle)

    def publish(source: Any, target: Any) -> None:
        named = [path for path in files(tmp_path) if path.suffix in (".seg", ".pos", ".gone")]
        text = Path(source).read_text() if str(target).endswith(".manifest") else ""
        live = {path for path in named if path.name.partition(".")[0] in text}
        assert {path.stat().st_ino for path in live} <= flushed
        assert os.stat(source).st_ino in flushed
        replace(source, target)

    monkeypatch.setattr(os, "fsync", fsync)
    monkeypatch.setattr(os, "replace", publish)
    index = built(tmp_path)
    index.update(MORE, [SMALL[0][0]], 2)
    assert index.size == 399


def test_a_read_only_folder_is_read(tmp_path: Path) -> None:
    expected = answers(built(tmp_path))
    for path in files(tmp_path):
        path.chmod(0o444)
    tmp_path.chmod(0o555)
    try:
        assert answers(Index(tmp_path)) == expected
    finally:
        tmp_path.chmod(0o755)


def test_who_may_read_one_file_of_an_index_may_read_all(tmp_path: Path) -> None:
    before = os.umask(0o027)
    try:
        index = built(tmp_path)
        index.update(MORE, [SMALL[0][0]], 2)
    finally:
        os.umask(before)
    assert {path.stat().st_mode & 0o777 for path in files(tmp_path)} == {0o640}


_WRITER = """
import sys
from pressread.index.evaluate.index_reader import Index
from tests.index.corpus import document
folder = sys.argv[1]
generation = Index(folder).status().generation
print("ready", flush=True)
for start in range(60 + 20 * (generation - 1), 9000, 20):
    generation += 1
    Index(folder).update([document(seed) for seed in range(start, start + 20)], [], generation)
"""


def kill_while_writing(folder: Path, moment: float) -> None:
    """Start a writer that adds and joins segments, and kill it."""
    root = Path(__file__).parents[2]
    environment = {**os.environ, "PYTHONPATH": f"{root}{os.pathsep}{root / 'src'}"}
    with subprocess.Popen(
        [sys.executable, "-c", _WRITER, str(folder)], stdout=subprocess.PIPE, env=environment
    ) as process:
        assert process.stdout is not None
        process.stdout.readline()
        time.sleep(moment)
        process.send_signal(signal.SIGKILL)


@pytest.mark.skipif(os.name != "posix", reason="kills a process outright")
def test_a_killed_writer_leaves_a_whole_index(tmp_path: Path) -> None:
    built(tmp_path)
    chance = random.Random(9)
    for _ in range(6):
        kill_while_writing(tmp_path, chance.uniform(0.0, 0.6))
        check_whole(tmp_path)


def check_whole(folder: Path) -> None:
    """The index is ready, every checksum holds, and it has what its generation says."""
    index = Index(folder)
    status = index.status()
    if not index.is_named():  # killed between the commit and the name for Whoosh
        index.name_for_whoosh()
    assert (status.state, index.verify()) == ("ready", [])
    assert status.documents == 60 + 20 * (status.generation - 1)
    assert index.search(ops.Everything(), limit=0).total == status.documents
