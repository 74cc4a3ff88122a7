"""``python -m pressread`` and the console script."""

from __future__ import annotations

import sys

INTERRUPTED = 130


def main() -> int:
    """Run the command line in ``sys.argv``; its exit code.

    Everyday commands are answered before Typer is loaded; the rest goes the full way.
    """
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
    import os

    try:
        return os.fsencode(argument).decode()
    except UnicodeError:
        return argument


if __name__ == "__main__":
    sys.exit(main())
