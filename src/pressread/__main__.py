"""``python -m pressread`` and the console script."""

from __future__ import annotations

import sys

INTERRUPTED = 130


def main() -> int:
    """Run the command line in ``sys.argv``; its exit code.

    Everyday commands are answered before Typer is loaded; the rest goes the full way.
    """
    try:
        from pressread.cli.fast import run

        code = run(sys.argv[1:])
        if code is None:
            from pressread.cli.app import run_app

            code = run_app(sys.argv[1:])
    except KeyboardInterrupt:  # before a command has begun; after that, the boundary has it
        return INTERRUPTED
    return code


if __name__ == "__main__":
    sys.exit(main())
