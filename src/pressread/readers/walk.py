"""Paths -> the files under them."""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Iterable, Iterator

from pressread.source import Failure

_PAGE = re.compile(r"\.x?html?$", re.IGNORECASE)
_PARTS = re.compile(
    r"(?:_files|\.files|_Dateien|-Dateien|_fichiers|-fichiers|_archivos|-archivos|_bestanden|_file|"
    r"_filer|_arquivos|_ficheiros|_soubory|_pliki|_dosyalar|_fájlok|_tiedostot)$",
    re.IGNORECASE,
)


def walk(paths: Iterable[str], *, exclude: str | None = None) -> Iterator[str | Failure]:
    """The files under ``paths``, each folder's entries sorted by name.

    Hidden entries, the folders of a saved page's parts and the folder ``exclude`` are passed over;
    a folder that is reached twice (through links) is read once. ``-`` is given back as it is. What
    cannot be looked at comes out as a ``Failure``.
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
        names = sorted(entry.name for entry in found if not entry.name.startswith("."))
    pages = {name.rpartition(".")[0] for name in names if _PAGE.search(name)}
    return [os.path.join(folder, name) for name in names if not _is_part_of_page(name, pages)]


def _is_part_of_page(name: str, pages: set[str]) -> bool:
    """Whether an entry is the folder that a browser made beside the page of that name."""
    stem = _PARTS.sub("", name)
    return stem != name and stem in pages


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
