"""parse: the records in a file, read in a process that may be ended: inputs may take time or memory
in code that no alarm of ours reaches.
"""

from __future__ import annotations

import os
import signal
import sys

from pressread.cli.intake import Stated
from pressread.cli.quick_parser import guarded
from pressread.cli.writing import FAILED, INTERRUPTED, Output, complain, emit
from pressread.errors import NoArticle, UnreadableFile, UsageError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    from pressread.source import Given


_SECONDS = 25  # of CPU time for a file to parse; more where it is large:
_BYTES_A_SECOND = 1 << 18


def parse(file: str, stated: Stated, out: Output) -> int:
    """Print the record of the article in a file; no archive is touched."""
    from pressread.cli.parsing import confined
    from pressread.processes import stated as limit_of

    size = os.path.getsize(file) if os.path.isfile(file) else 0
    seconds = int(limit_of("PRESSREAD_SECONDS", _SECONDS)) + size // _BYTES_A_SECOND
    return confined(lambda: _parse(file, stated, out), file, seconds)


def _parse(file: str, stated: Stated, out: Output) -> int:
    from pressread.output.article import ArticlesView

    records, failed = _parsed(file, stated.given())
    if not records and not failed:
        raise NoArticle(f"{file} holds no article")
    if out.format is None and out.template is None:
        out.json = True
    code = emit(ArticlesView(records, single=len(records) == 1), out) if records else 0
    return FAILED if failed else code


def _parsed(file: str, stated: Given) -> tuple[list[dict[str, Any]], bool]:
    """The records in a file, and whether any of it could not be read, which is said."""
    from pressread.article import Article
    from pressread.library import parse_all

    found = list(parse_all(_bytes(file), path=file, defaults=stated))
    failures = [item for item in found if not isinstance(item, Article)]
    for failure in failures:
        record = f" (record {failure.record})" if failure.record is not None else ""
        complain(f"{failure.path}{record}: {failure.reason}")
    return [item.to_dict() for item in found if isinstance(item, Article)], bool(failures)


def _bytes(file: str) -> bytes:
    if file == "-":
        from pressread.cli.pasting import has_terminal, pasted

        if sys.stdin is None:
            raise UsageError("standard input is closed; name a file")
        if has_terminal():
            return pasted()
    from pressread.readers.reading import content
    from pressread.source import Failure

    found = content(file)
    if isinstance(found, Failure):
        raise UnreadableFile(f"{file}: {found.reason}")
    return found or b""


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
        from pressread.processes import limit_process, stand_by

        limit_process(seconds)
        stand_by()
        os._exit(_finished(run))
    try:
        _, status = os.waitpid(child, 0)
    except KeyboardInterrupt:
        os.kill(child, signal.SIGINT)
        os.waitpid(child, 0)
        return INTERRUPTED
    if os.WIFEXITED(status):
        return os.WEXITSTATUS(status)
    from pressread.processes import TOO_MUCH

    complain(f"{name}: {TOO_MUCH}; left out")
    return FAILED


def _finished(run: Callable[[], int]) -> int:
    try:
        return guarded(run)
    except BaseException:  # nothing may run on as the parent's double
        return FAILED
