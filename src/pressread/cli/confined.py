"""A command run in a process that may be ended: for inputs that take time or memory in code that
no alarm of ours reaches.
"""

from __future__ import annotations

import os
import signal
import sys

from pressread.cli.boundary import FAILED, INTERRUPTED, guarded
from pressread.cli.streams import complain

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

_ENDED = 128  # and the number of the signal, as shells tell it


def confined(run: Callable[[], int], name: str, seconds: int) -> int:
    """``run()``'s exit code, by a process of its own that may compute for so many seconds and
    take the memory of ``help limits``; where the system ends it, one line names the input.

    In this process where it cannot be split, or where somebody else holds its output.
    """
    if not hasattr(os, "fork") or sys.stdout is not sys.__stdout__ or sys.stdout is None:
        return run()
    sys.stdout.flush()
    child = os.fork()
    if child == 0:
        from pressread.processes import limit_process

        limit_process(seconds)
        os._exit(_finished(run))
    try:
        _, status = os.waitpid(child, 0)
    except KeyboardInterrupt:
        os.kill(child, signal.SIGINT)
        os.waitpid(child, 0)
        return INTERRUPTED
    if os.WIFEXITED(status):
        return os.WEXITSTATUS(status)
    complain(f"{name}: takes more time or memory than one input may (help limits); left out")
    return FAILED


def _finished(run: Callable[[], int]) -> int:
    try:
        return guarded(run)
    except BaseException:  # nothing may run on as the parent's double
        return FAILED
