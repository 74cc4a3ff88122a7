"""The files of an index: sections one after another, checksums for all of it, and the manifest.

    magic, format │ section │ section │ … │ footer │ its length, its CRC, magic

The footer is text, one line a section: ``name offset length crc``; lines with a name of their own
carry numbers. Opening reads the footer and nothing else. Files are written once, flushed to the
disk, and never changed.

The manifest says which segments make up an index. Replacing it is the commit: new segment files
are complete and flushed before it names them, old ones are removed after it stopped naming them.
What it does not name does not exist.
"""

from __future__ import annotations

import os
import zlib

TYPE_CHECKING = False
if TYPE_CHECKING:
    from mmap import mmap
    from typing import TypeAlias

    #: field → (documents that have it, positions in all)
    Sums: TypeAlias = dict[str, tuple[int, int]]

MAGIC = b"pressidx"
FORMAT = 2
_TAIL = 16


class Damaged(ValueError):
    """A file of the index is not what was written."""


class Outdated(ValueError):
    """A file of the index was written in another format."""


class SectionFile:
    """A file and its footer. Raises ``Damaged``, ``Outdated`` or ``OSError``.

    ``mapped``: for answering. Otherwise it is read piece by piece, so that going through all of
    it does not count as memory; ``close`` it then.
    """

    __slots__ = ("map", "numbers", "path", "sections", "size")

    def __init__(self, path: str, mapped: bool = True) -> None:
        self.path = path
        with open(path, "rb") as file:
            self.size = os.fstat(file.fileno()).st_size
            if self.size < 2 * _TAIL:
                raise Damaged(f"{path} is cut short")
            if mapped:
                from mmap import ACCESS_READ, mmap

                self.map: mmap | _Unmapped = mmap(file.fileno(), 0, access=ACCESS_READ)
            else:
                self.map = _Unmapped(path)
        self.sections: dict[str, tuple[int, int, int]] = {}
        self.numbers: dict[str, int] = {}
        self._read_footer()

    def _read_footer(self) -> None:
        head, tail = self.map[:16], self.map[self.size - _TAIL :]
        if head[:8] != MAGIC or tail[8:] != MAGIC:
            raise Damaged(f"{self.path} is cut short or no part of an index")
        if int.from_bytes(head[8:], "little") != FORMAT:
            raise Outdated(f"{self.path} is of another format")
        length = int.from_bytes(tail[:4], "little")
        footer = self.map[max(0, self.size - _TAIL - length) : self.size - _TAIL]
        if zlib.crc32(footer) != int.from_bytes(tail[4:8], "little"):
            raise Damaged(f"the footer of {self.path} is damaged")
        for line in footer.decode().split("\n"):
            name, *values = line.split(" ")
            if name.startswith("="):
                self.numbers[name[1:]] = int(values[0])
            else:
                self.sections[name] = (int(values[0]), int(values[1]), int(values[2]))

    def close(self) -> None:
        """Give an unmapped file back."""
        if isinstance(self.map, _Unmapped):
            self.map.file.close()

    def view(self, name: str) -> memoryview:
        """A section without copying it, where it is mapped."""
        if isinstance(self.map, _Unmapped):
            return memoryview(self.read(name))
        offset, length, _ = self.sections[name]
        return memoryview(self.map)[offset : offset + length]

    def read(self, name: str) -> bytes:
        """A section's bytes (empty where there is none of that name)."""
        offset, length, _ = self.sections.get(name, (0, 0, 0))
        return self.map[offset : offset + length]

    def read_checked(self, name: str) -> bytes:
        """A section's bytes, proved by its checksum."""
        data = self.read(name)
        if zlib.crc32(data) != self.sections[name][2]:
            raise Damaged(f"{name} of {self.path} is damaged")
        return data

    def verify(self) -> list[str]:
        """Names of the sections whose checksum does not hold."""
        wrong = []
        for name, (offset, length, expected) in self.sections.items():
            crc = 0
            for at in range(offset, offset + length, 1 << 22):
                crc = zlib.crc32(self.map[at : min(at + (1 << 22), offset + length)], crc)
            if crc != expected:
                wrong.append(name)
        return wrong


class _Unmapped:
    """Slices of a file, read when asked for."""

    __slots__ = ("file",)

    def __init__(self, path: str) -> None:
        self.file = open(path, "rb")  # noqa: SIM115

    def __getitem__(self, part: slice) -> bytes:
        start = part.start or 0
        self.file.seek(start)
        return self.file.read(part.stop - start if part.stop is not None else -1)


_HEAD = "pressread index 3"


class Part:
    """A live segment. ``gone`` is the file with the bits of its removed documents, or ``-``."""

    __slots__ = ("gone", "gone_count", "name", "size")

    def __init__(self, name: str, size: int, gone: str = "-", gone_count: int = 0) -> None:
        self.name = name
        self.size = size
        self.gone = gone
        self.gone_count = gone_count


class Manifest:
    """``generation`` is the state of the store that the index answers for, ``archive`` the id of
    that store (empty: not told); ``sums`` are for mean lengths.
    """

    __slots__ = ("archive", "generation", "parts", "sums")

    def __init__(self, generation: int = 0, archive: str = "") -> None:
        self.generation = generation
        self.archive = archive
        self.parts: list[Part] = []
        self.sums: Sums = {}

    def averages(self) -> dict[str, float]:
        """Field → mean length where it is not empty."""
        return averages(self.sums)


def averages(sums: Sums) -> dict[str, float]:
    """Field → mean length where it is not empty."""
    return {field: total / count for field, (count, total) in sums.items() if count}


def added(one: Sums, other: Sums) -> Sums:
    """The sums of both."""
    sums = dict(one)
    for field, (count, total) in other.items():
        held, positions = sums.get(field, (0, 0))
        sums[field] = (held + count, positions + total)
    return sums


def toc_name(shelf: str, generation: int | str) -> str:
    """The file by which Whoosh opens a shelf (see ``whoosh_codec.toc``): ``MAIN``, the articles, is
    what it opens unasked.
    """
    return f"_{'MAIN' if shelf == 'articles' else shelf}_{generation}.toc"


def read_manifest(path: str) -> Manifest:
    """Raises ``FileNotFoundError``, ``Damaged``, ``Outdated`` or another ``OSError``."""
    with open(path, "rb") as file:
        data = file.read()
    body, _, crc = data.rpartition(b"\n")
    if not body.startswith(_HEAD.encode().rpartition(b" ")[0]):
        raise Damaged(f"{path} is no index of pressread")
    if crc != b"%08x" % zlib.crc32(body):
        raise Damaged(f"{path} is damaged")
    head, *lines = body.decode().split("\n")
    if head != _HEAD:
        raise Outdated(f"{path} is of another format")
    manifest = Manifest()
    for line in lines:
        kind, *rest = line.split(" ")
        if kind == "generation":
            manifest.generation = int(rest[0])
        elif kind == "archive":
            manifest.archive = rest[0]
        elif kind == "field":
            manifest.sums[rest[0]] = (int(rest[1]), int(rest[2]))
        else:
            manifest.parts.append(Part(rest[0], int(rest[1]), rest[2], int(rest[3])))
    return manifest


def write_manifest(path: str, manifest: Manifest) -> None:
    """Publish: after this returns, readers that open the index see the new state."""
    lines = [_HEAD, f"generation {manifest.generation}"]
    lines += [f"archive {manifest.archive}"] if manifest.archive else []
    lines += [f"field {name} {count} {total}" for name, (count, total) in manifest.sums.items()]
    lines += [f"segment {p.name} {p.size} {p.gone} {p.gone_count}" for p in manifest.parts]
    body = "\n".join(lines).encode()
    replace_file(path, body + b"\n%08x" % zlib.crc32(body))


def replace_file(path: str, data: bytes) -> None:
    """Put ``data`` at ``path``, whole or not at all, whatever happens meanwhile.

    Whoever may read the other files of the folder may read this one: ``tempfile`` would make it
    the writer's alone.
    """
    temporary = os.path.join(os.path.dirname(path), f".new-{os.urandom(8).hex()}")
    try:
        with open(temporary, "xb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        os.replace(temporary, path)
    except BaseException:
        if os.path.exists(temporary):
            os.remove(temporary)
        raise
    flush_folder(os.path.dirname(path))


def flush_folder(folder: str) -> None:
    """Make renames and new files durable, where the system can."""
    if os.name != "posix":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
