"""A limit on the CPU time that one input may take, so that no input can hang an import."""

from __future__ import annotations

import os
import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager

_standing_by = False


def stated(variable: str, otherwise: float) -> float:
    """A limit from the environment, if it states one above 0 there."""
    try:
        return max(float(os.environ.get(variable, "")), 0.0) or otherwise
    except ValueError:
        return otherwise


def stand_by() -> None:
    """Make ready for alarms once for all, in a process that has no other use for them."""
    global _standing_by
    if hasattr(signal, "setitimer"):
        signal.signal(signal.SIGPROF, _ring)
        _standing_by = True


@contextmanager
def time_limit(seconds: float) -> Iterator[None]:
    """Raise ``TimeoutError`` inside the block once this process has computed for ``seconds``.

    Waiting for a disk, or for other programs, is not the input's fault.

    Needs POSIX timers and the main thread; elsewhere the block runs without a limit.
    """
    main = threading.current_thread() is threading.main_thread()
    if not main or not hasattr(signal, "setitimer"):
        yield
        return
    before = None if _standing_by else signal.signal(signal.SIGPROF, _ring)
    signal.setitimer(signal.ITIMER_PROF, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        if not _standing_by:
            signal.signal(signal.SIGPROF, before)


def _ring(*_: object) -> None:
    raise TimeoutError
