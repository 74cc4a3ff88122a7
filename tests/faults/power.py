"""Power cuts: what a command wrote is recorded with strace, and played up to any moment.

What was flushed by then (``fsync``) is there; of the rest each write, truncation, new name, rename
and removal is there or not, whatever its order, and a write may be torn. That is what a disk may
hold after a power cut on a file system that promises no more than POSIX (but that a flushed file
keeps the name it was made under).
"""

from __future__ import annotations

import os
import random
import re
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NamedTuple

from tests.faults.commands import command, surroundings

CALLS = (
    "openat,creat,close,write,pwrite64,lseek,ftruncate,fsync,fdatasync,dup,dup2,dup3,"
    "rename,renameat,renameat2,unlink,unlinkat,mkdir,mkdirat,rmdir"
)
_LINE = re.compile(r"(\d+) +([\d.]+) (\w+)\((.*)\) += (-?\d+)")
_TEXT = re.compile(r'"((?:\\x[0-9a-f]{2})*)"(\.\.\.)?')


class Call(NamedTuple):
    """One call of the system that went well: its arguments, texts as bytes, and what it gave."""

    name: str
    texts: tuple[bytes, ...]
    rest: str
    gave: int


def record(folder: Path, log: Path, *arguments: str) -> list[Call]:
    """Run a command on the archive in ``folder``; its calls in order."""
    traced = [
        "strace",
        "-f",
        "-xx",
        "-ttt",
        "-s",
        "4000000",
        "-e",
        f"trace={CALLS}",
        "-o",
        str(log),
    ]
    done = subprocess.run(
        [*traced, *command(folder, *arguments)],
        env=surroundings(),
        capture_output=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr.decode()
    return list(_calls(log))


def _calls(log: Path) -> Iterator[Call]:
    begun: dict[str, str] = {}
    with log.open(encoding="ascii", errors="replace") as lines:
        for line in lines:
            pid = line.split(" ", 1)[0]
            if line.endswith("<unfinished ...>\n"):
                begun[pid] = line.removesuffix("<unfinished ...>\n")
                continue
            if " resumed>" in line:
                line = begun.pop(pid, "") + line.partition(" resumed>")[2]
            if (found := _LINE.match(line)) and int(found[5]) >= 0:
                texts = tuple(
                    bytes.fromhex(t.replace("\\x", "")) for t, _ in _TEXT.findall(found[4])
                )
                yield Call(found[3], texts, _TEXT.sub("", found[4]), int(found[5]))


@dataclass
class File:
    """A file as the disk has it, and what was written to it since it was flushed last."""

    kept: bytearray = field(default_factory=bytearray)
    pending: list[tuple[int, bytes | None]] = field(default_factory=list)  # None: cut there

    def flush(self) -> None:
        for change in self.pending:
            self._apply(*change)
        self.pending = []

    def _apply(self, at: int, data: bytes | None) -> None:
        if data is None:
            del self.kept[at:]
            self.kept.extend(bytes(at - len(self.kept)))
        else:
            self.kept.extend(bytes(max(0, at - len(self.kept))))
            self.kept[at : at + len(data)] = data

    def cut(self, chance: random.Random) -> bytes:
        """What the disk may have of it now."""
        left = File(bytearray(self.kept))
        for at, data in self.pending:
            if chance.random() < 0.5:
                torn = data is not None and chance.random() < 0.2
                left._apply(at, data[: len(data) // 2] if torn and data is not None else data)
        return bytes(left.kept)


class Disk:
    """A folder whose calls are played one by one."""

    def __init__(self, folder: Path) -> None:
        self.folder = os.fsencode(folder)
        self.names: dict[bytes, File] = {}  # as flushed
        self.now: dict[bytes, File] = {}  # as programs see them
        self.changes: list[tuple[str, bytes, bytes, File | None]] = []  # of names, not flushed
        self.open: dict[int, list[Any]] = {}  # number → [path, place]
        for path in folder.rglob("*"):
            if path.is_file():
                self.names[os.fsencode(path)] = File(bytearray(path.read_bytes()))
        self.now = dict(self.names)

    def _ours(self, path: bytes) -> bool:
        return path.startswith(self.folder + b"/") and not path.endswith(b"-shm")

    def play(self, call: Call) -> None:
        """Let one call happen."""
        number = int(re.match(r"\D*(\d*)", call.rest)[1] or -1)  # type: ignore[index]
        kind = call.name.removesuffix("at2").removesuffix("at")
        if call.name in ("openat", "creat"):
            self._opened(call)
        elif kind in ("rename", "unlink"):
            self._renamed(call, number)
        elif number not in self.open:
            return
        elif call.name == "close":
            del self.open[number]
        elif call.name == "lseek":
            self.open[number][1] = call.gave
        elif call.name.startswith("dup"):
            self.open[call.gave] = self.open[number]
        elif call.name in ("fsync", "fdatasync"):
            self._flushed(self.open[number][0])
        elif (file := self.now.get(self.open[number][0])) is not None:
            self._written(file, call, self.open[number])

    def _opened(self, call: Call) -> None:
        path = os.path.join(self.folder, call.texts[0])
        self.open[call.gave] = [path, 0]
        if not self._ours(path) or "O_DIRECTORY" in call.rest:
            return
        if path not in self.now and "O_CREAT" in call.rest:
            self.now[path] = File()
            self.changes.append(("made", path, b"", self.now[path]))
        elif "O_TRUNC" in call.rest and path in self.now:
            self.now[path].pending.append((0, None))

    def _written(self, file: File, call: Call, opened: list[Any]) -> None:
        if call.name == "ftruncate":
            file.pending.append((int(call.rest.rsplit(",", 1)[1]), None))
            return
        at = opened[1]
        if call.name == "pwrite64":
            at = int(call.rest.rsplit(",", 1)[1])
        else:
            opened[1] += call.gave
        file.pending.append((at, call.texts[0][: call.gave]))

    def _renamed(self, call: Call, number: int) -> None:
        base = self.open.get(number, [self.folder])[0] if call.name.endswith("at") else self.folder
        paths = [os.path.join(base, text) for text in call.texts]
        if not self._ours(paths[0]) or paths[0] not in self.now:
            return
        file = self.now.pop(paths[0])
        if len(paths) > 1:
            self.now[paths[1]] = file
        self.changes.append(("moved", paths[0], paths[1] if len(paths) > 1 else b"", file))

    def _flushed(self, path: bytes) -> None:
        """A file is on the disk, under the name it was made under; of a folder all its names."""
        if path in self.now:
            self.now[path].flush()
            done = [c for c in self.changes if c[0] == "made" and c[3] is self.now[path]]
        else:
            done = [c for c in self.changes if path in map(os.path.dirname, c[1:3])]
        for change in done:
            _rename(self.names, *change)
        self.changes = [change for change in self.changes if change not in done]

    def cut(self, into: Path, chance: random.Random) -> None:
        """Write what the disk may hold after a power cut now."""
        names = dict(self.names)
        for change in self.changes:
            if chance.random() < 0.5:
                _rename(names, *change)
        shutil.rmtree(into, ignore_errors=True)
        for path, file in names.items():
            place = into / os.fsdecode(os.path.relpath(path, self.folder))
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_bytes(file.cut(chance))


def _rename(
    names: dict[bytes, File], kind: str, path: bytes, target: bytes, file: File | None
) -> None:
    if kind == "moved":
        names.pop(path, None)
        path = target
    if path and file is not None:
        names[path] = file
