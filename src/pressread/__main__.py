"""``python -m pressread`` and the console script."""

from __future__ import annotations

import atexit
import gc
import os
import sys

INTERRUPTED = 130
#: New objects between two looks for garbage: what loading a command makes, little of it garbage.
_YOUNG = 10_000


def main() -> int:
    """Run the command line in ``sys.argv`` and end the process; its exit code where that may not
    be ended at once.
    """
    gc.set_threshold(_YOUNG)
    code = _answered()
    if _may_leave():
        os._exit(code)
    return code


def _may_leave() -> bool:
    """Whether nobody waits for the end of the process: no thread, nothing registered, no profiler.

    To take the interpreter apart costs half as much as its start, and nobody has anything of it.
    """
    watched = sys.gettrace() or sys.getprofile() or "threading" in sys.modules
    if watched or getattr(atexit, "_ncallbacks", lambda: 1)():
        return False
    try:
        for stream in (sys.stdout, sys.stderr):
            if stream is not None:
                stream.flush()
    except (OSError, ValueError):  # Python itself says what became of it
        return False
    return True


def _answered() -> int:
    """Everyday commands are answered before Typer is loaded; the rest goes the full way."""
    try:
        from pressread.cli.quick_parser import run

        arguments = [
            argument if argument.isascii() else _utf8(argument) for argument in sys.argv[1:]
        ]
        code = run(arguments)
        if code is None:
            from pressread.cli.app import run_app

            code = run_app(arguments)
    except KeyboardInterrupt:  # before a command has begun; after that, the boundary has it
        return INTERRUPTED
    return code


def _utf8(argument: str) -> str:
    """What was typed, where the locale (C, Latin-1) does not know that terminals speak UTF-8."""
    try:
        return os.fsencode(argument).decode()
    except UnicodeError:
        return argument


if __name__ == "__main__":
    sys.exit(main())
