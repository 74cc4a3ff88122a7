"""One writer at a time: an advisory lock that the system frees when its holder dies."""

from __future__ import annotations

import os
import sys
import time

from pressread.errors import ArchiveError, ArchiveLocked

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

_NO_LINK = getattr(os, "O_NOFOLLOW", 0)  # a link may lead to a file of somebody's
PATIENCE = 3600.0  # seconds that an import waits for another
SILENCE = 1.0  # seconds of waiting that nobody needs to be told of
POLL = 0.05  # seconds between tries


class WriteLock:
    """Holds ``archive.lock`` while the archive is written; the file names its holder."""

    def __init__(self, path: str, wait: float = 5.0) -> None:
        self.path = path
        self.wait = wait
        self.notify: Callable[[str], None] | None = None
        self._file: int | None = None
        self._depth = 0

    def __enter__(self) -> WriteLock:
        if self._depth == 0:
            self._acquire()
        self._depth += 1
        return self

    def __exit__(self, *_: object) -> None:
        self._depth -= 1
        if self._depth == 0 and self._file is not None:
            os.close(self._file)  # closing frees the lock
            self._file = None

    def patient(self, notify: Callable[[str], None]) -> None:
        """From now on wait as long as a person would, and say for whom."""
        self.wait, self.notify = PATIENCE, notify

    def at_once(self) -> _AtOnce:
        """A block that holds the lock without waiting for it. Raises ``ArchiveLocked``."""
        return _AtOnce(self)

    def _acquire(self) -> None:
        try:
            handle = os.open(self.path, os.O_RDWR | os.O_CREAT | _NO_LINK, 0o644)
        except OSError as error:
            raise ArchiveError(
                f"cannot write to the archive: {error.strerror}: {self.path}"
            ) from error
        until = time.monotonic() + self.wait
        told = time.monotonic() + SILENCE
        while not _lock(handle):
            if self.notify is not None and told <= time.monotonic() < until:
                self.notify(f"waiting until {_holder(handle)} has written to the archive")
                told = until
            if time.monotonic() >= until:
                holder = _holder(handle)
                os.close(handle)
                raise ArchiveLocked(
                    f"{holder} is writing to the archive ({self.path}); try again when it is done"
                )
            time.sleep(POLL)
        self._file = handle
        _sign(handle)


class _AtOnce:
    def __init__(self, lock: WriteLock) -> None:
        self.lock = lock
        self.wait = lock.wait

    def __enter__(self) -> None:
        self.lock.wait = 0.0
        try:
            self.lock.__enter__()
        finally:
            self.lock.wait = self.wait

    def __exit__(self, *_: object) -> None:
        self.lock.__exit__()


def _sign(handle: int) -> None:
    """Write who holds the lock. A full disk may refuse; the lock holds all the same."""
    name = os.path.basename(sys.argv[0]) if sys.argv and sys.argv[0] else "python"
    command = " ".join([name, *sys.argv[1:2]])[:80]
    try:
        os.ftruncate(handle, 0)
        os.lseek(handle, 0, os.SEEK_SET)
        os.write(handle, f"process {os.getpid()} ({command})\n".encode(errors="replace"))
    except OSError:
        return


def _holder(handle: int) -> str:
    os.lseek(handle, 0, os.SEEK_SET)
    text = os.read(handle, 200).decode(errors="replace").strip()
    return text if text.startswith("process ") else "another process"


if sys.platform == "win32":
    import msvcrt

    def _lock(handle: int) -> bool:
        try:
            os.lseek(handle, 1 << 20, os.SEEK_SET)  # away from the text, which stays readable
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True
else:
    import fcntl

    def _lock(handle: int) -> bool:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            return False
        return True
