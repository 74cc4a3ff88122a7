"""The one small file that says which segments make up an index.

Replacing it is the commit: new segment files are complete and flushed before it names them, old
ones are removed after it stopped naming them. What it does not name does not exist.
"""

from __future__ import annotations

import os
import zlib

from pressread.index.files.sections import Damaged, Outdated

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import TypeAlias

    #: field → (documents that have it, positions in all)
    Sums: TypeAlias = dict[str, tuple[int, int]]

_HEAD = "pressread index 2"


class Part:
    """A live segment. ``gone`` is the file with the bits of its removed documents, or ``-``."""

    __slots__ = ("gone", "gone_count", "name", "size")

    def __init__(self, name: str, size: int, gone: str = "-", gone_count: int = 0) -> None:
        self.name = name
        self.size = size
        self.gone = gone
        self.gone_count = gone_count


class Manifest:
    """``generation`` is the state of the store that the index answers for; ``sums`` are for mean
    lengths.
    """

    __slots__ = ("generation", "parts", "sums")

    def __init__(self, generation: int = 0) -> None:
        self.generation = generation
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
        elif kind == "field":
            manifest.sums[rest[0]] = (int(rest[1]), int(rest[2]))
        else:
            manifest.parts.append(Part(rest[0], int(rest[1]), rest[2], int(rest[3])))
    return manifest


def write_manifest(path: str, manifest: Manifest) -> None:
    """Publish: after this returns, readers that open the index see the new state."""
    lines = [_HEAD, f"generation {manifest.generation}"]
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
