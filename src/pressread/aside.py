"""Files written aside and moved into place once they are whole.

Whoever is killed while writing leaves one file with a name of its own kind, which the next that
writes into the same folder removes: a writer holds a lock on its file as long as it lives.
"""

from __future__ import annotations

import os
from typing import IO

from pressread.errors import PressreadError

_PREFIX = ".pressread-part-"


class Aside:
    """Where to write for now (``path``), until ``done``; left without it, nothing stays."""

    def __init__(self, target: str) -> None:
        self.target = target
        self.folder = os.path.dirname(target) or "."
        self.path = os.path.join(self.folder, _PREFIX + os.urandom(8).hex())
        self._file: IO[bytes] | None = None

    def __enter__(self) -> Aside:
        try:  # not by ``tempfile``, whose files none but the writer may read
            self._file = open(self.path, "xb")
        except OSError as error:
            raise PressreadError(f"cannot write there: {error.strerror}: {self.target}") from error
        _lock(self._file)
        return self

    def done(self) -> None:
        """Put the file in its place, where it stays whole whatever happens to the machine."""
        _flush(self.path)
        os.replace(self.path, self.target)
        if os.name == "posix":  # elsewhere a folder cannot be opened
            _flush(self.folder)

    def __exit__(self, *_: object) -> None:
        if self._file is not None:
            self._file.close()
        try:
            os.unlink(self.path)
        except OSError:
            return  # it is in its place


def _flush(path: str) -> None:
    handle = os.open(path, os.O_RDWR if os.path.isfile(path) else os.O_RDONLY)
    try:
        os.fsync(handle)
    except OSError:
        return  # a file system that has no such call
    finally:
        os.close(handle)


def clear(folder: str) -> None:
    """Remove what writers that were killed left in ``folder``."""
    try:
        left = [name for name in os.listdir(folder or ".") if name.startswith(_PREFIX)]
    except OSError:
        return
    for name in left:
        path = os.path.join(folder, name)
        try:
            with open(path, "rb") as file:
                if not os.path.islink(path) and _lock(file):
                    os.unlink(path)
        except OSError:
            continue


def _lock(file: IO[bytes]) -> bool:
    """Whether nobody else holds a lock on ``file``; it is held until the file is closed."""
    try:
        import fcntl
    except ImportError:  # Windows removes no file that is open
        return True
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True
