"""Paths -> the files under them."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable, Iterator

from pressread.source import Failure


def walk(paths: Iterable[str], *, exclude: str | None = None) -> Iterator[str | Failure]:
    """The files under ``paths``, each folder's entries sorted by name.

    Hidden entries inside folders and the folder ``exclude`` are passed over; a folder that is
    reached twice (through links) is read once. ``-`` is given back as it is. What cannot be
    looked at comes out as a ``Failure``.
    """
    seen: set[tuple[int, int]] = set()
    if exclude is not None:
        _enter(exclude, seen)
    for path in paths:
        if path == "-":
            yield path
        else:
            yield from _under(path, seen, named=True)


def _under(path: str, seen: set[tuple[int, int]], *, named: bool) -> Iterator[str | Failure]:
    """The files at or under ``path``; depth first, without recursion."""
    waiting = [(path, named)]
    while waiting:
        path, named = waiting.pop()
        try:
            mode = os.stat(path).st_mode
            if stat.S_ISDIR(mode):
                waiting += [(entry, False) for entry in reversed(_entries(path, seen))]
            elif stat.S_ISREG(mode) or named:
                yield path
            else:
                yield Failure(path, "is a pipe, socket or device, not a file: passed over")
        except (OSError, ValueError) as error:
            yield unreadable(path, error)


def _entries(folder: str, seen: set[tuple[int, int]]) -> list[str]:
    if not _enter(folder, seen):
        return []
    with os.scandir(folder) as found:
        return sorted(entry.path for entry in found if not entry.name.startswith("."))


def _enter(folder: str, seen: set[tuple[int, int]]) -> bool:
    """Whether ``folder`` was not seen before; remembers it."""
    try:
        status = os.stat(folder)
    except (OSError, ValueError):
        return False
    known = len(seen)
    seen.add((status.st_dev, status.st_ino))
    return len(seen) > known


def unreadable(path: str, error: Exception) -> Failure:
    """The failure for a path that the system would not open."""
    why = getattr(error, "strerror", None) or str(error)
    return Failure(path, f"cannot be read ({why}): check the path and its permissions")
