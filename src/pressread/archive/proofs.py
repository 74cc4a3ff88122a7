"""Which files of the index were read to the last byte since they were written.

Every checksum of a file is compared once, before the first answer that may rest on it, and again
whenever the file is another one by its number, size or times: a copy, a write, a restored backup.
What the system reads wrong without changing any of these is for ``check``.
"""

from __future__ import annotations

import os

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

_ENDINGS = (".seg", ".pos")
_FILE = "index.proved"


class Proofs:
    """The list of proved files, beside the index."""

    def __init__(self, archive: str, index: str) -> None:
        self._path = f"{archive}/{_FILE}"
        self._index = index
        self._known: set[str] | None = None

    def prove(
        self, verify: Callable[[], Iterable[str]], compare: Callable[[], Iterable[str]]
    ) -> list[str]:
        """What ``verify`` finds wrong, where a file has not been proved yet; ``[]``: nothing. Of
        an index none of whose files is known, what ``compare`` finds too.
        """
        there = self._there()
        if self._known is None:
            self._known = self._read()
        if there <= self._known:
            return []
        wrong = list(verify())
        if not wrong and there.isdisjoint(self._known):
            wrong = list(compare())
        if not wrong and there == self._there():
            self._known = there
            self._write(there)
        return wrong

    def _there(self) -> set[str]:
        try:
            with os.scandir(self._index) as entries:
                return {_identity(entry) for entry in entries if entry.name.endswith(_ENDINGS)}
        except OSError:
            return set()

    def _read(self) -> set[str]:
        try:
            with open(self._path, encoding="utf-8") as file:
                return set(file.read().splitlines())
        except (OSError, ValueError):
            return set()

    def _write(self, proved: set[str]) -> None:
        aside = f"{self._path}.{os.getpid()}"
        try:
            with open(aside, "w", encoding="utf-8") as file:
                file.write("\n".join(sorted(proved)))
            os.replace(aside, self._path)
        except OSError:
            return  # they are read once more by the next process


def _identity(entry: os.DirEntry[str]) -> str:
    found = entry.stat()
    numbers = (found.st_ino, found.st_size, found.st_mtime_ns, found.st_ctime_ns)
    return " ".join((entry.name, *map(str, numbers)))
