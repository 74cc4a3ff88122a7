"""The one place where errors become a line on stderr and an exit code."""

from __future__ import annotations

import os

from pressread.cli.streams import complain, flush, say
from pressread.errors import ArgumentError, PressreadError, QueryError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

INTERRUPTED = 130
FAILED = 2
SHOWN = 60  # characters of a query around the place of an error


def guarded(run: Callable[[], int]) -> int:
    """``run()``'s exit code; whatever it raises ends as one line on stderr and a code."""
    try:
        code = run()
        flush()
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        _abandon_stdout()
        return 0
    except (Exception, RecursionError) as error:
        return _fail(error)
    return code


def _fail(error: BaseException) -> int:
    if os.environ.get("PRESSREAD_DEBUG"):
        import traceback

        traceback.print_exception(error)
    code = error.exit_code if isinstance(error, PressreadError) else FAILED
    if isinstance(error, OSError):
        _abandon_stdout()
    complain(_message(error))
    if isinstance(error, QueryError) and error.query:
        _point(error)
    return code


def _message(error: BaseException) -> str:
    if isinstance(error, ArgumentError):
        typed = " ".join(f"{_option(name)} {value}" for name, value in error.given.items())
        return f"{typed}: {error.reason}"
    if isinstance(error, PressreadError):
        return str(error)
    if isinstance(error, OSError):
        reason = error.strerror or str(error)
        return f"{error.filename}: {reason}" if error.filename else f"cannot go on: {reason}"
    if isinstance(error, MemoryError):
        return "out of memory; try a smaller --limit or fewer files at once"
    told = " ".join(f"{type(error).__name__}: {error}".split())
    return f"a bug in pressread ({told}); PRESSREAD_DEBUG=1 shows where, please report it"


def _option(argument: str) -> str:
    """How an argument of a question is spelt on the command line."""
    from pressread.cli.parameters import FILTERS

    return next((p.spellings[0] for p in FILTERS if p.name == argument), argument)


def _point(error: QueryError) -> None:
    """The query with carets under what could not be understood; of a long one the part there."""
    from pressread.output.lines import width
    from pressread.sanitize import clean_spans

    part, column = _part(error.query, error.column)
    end = min(column + error.length, max(len(part), column + 1))
    query, ((start, stop),) = clean_spans(part, ((column, end),))
    carets = max(1, width(query[start:stop]))
    say(f"  {query}\n  {' ' * width(query[:start])}{'^' * carets}")


def _part(query: str, column: int) -> tuple[str, int]:
    """As much of a query as a line shows, and where in it ``column`` is."""
    if len(query) <= 2 * SHOWN:
        return query, column
    first = max(0, min(column - SHOWN // 2, len(query) - SHOWN))
    last = first + SHOWN
    before, after = "…" if first else "", "…" if last < len(query) else ""
    return f"{before}{query[first:last]}{after}", column - first + len(before)


def _abandon_stdout() -> None:
    """Nobody reads stdout any more: let the interpreter's last flush go nowhere."""
    try:
        null = os.open(os.devnull, os.O_WRONLY)
        os.dup2(null, 1)
        os.close(null)
    except OSError:
        return
