"""Segment files: sections one after another, a footer at the end, checksums for all of it.

    magic, format │ section │ section │ … │ footer │ its length, its CRC, magic

The footer is text, one line a section: ``name offset length crc``; lines with a name of their own
carry numbers. Opening reads the footer and nothing else. Files are written once, flushed to the
disk, and never changed.
"""

from __future__ import annotations

import os
import zlib

TYPE_CHECKING = False
if TYPE_CHECKING:
    from mmap import mmap

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
