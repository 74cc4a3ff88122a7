"""Ids as the command line gives them: beginnings of ids, and ``-`` for a list on stdin."""

from __future__ import annotations

import sys

from pressread.errors import NotFound, UsageError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pressread.archive import Archive


def wanted(archive: Archive, given: Sequence[str]) -> list[str]:
    """Full ids in the order given, each once. Raises ``NotFound``, ``UsageError``."""
    found = list(dict.fromkeys(archive.resolve(id) for id in spelled(given)))
    if not found:
        raise NotFound("no ids on standard input; nothing to do")
    return found


def spelled(given: Sequence[str]) -> Iterator[str]:
    """The ids as written, those of stdin (parted by white space or NUL) in place of ``-``."""
    for word in given:
        if word == "-":
            yield from _stdin()
        else:
            yield word


def _stdin() -> list[str]:
    if sys.stdin is None or sys.stdin.isatty():
        raise UsageError("- reads ids from a pipe: pressread search X --format ids | … -")
    return sys.stdin.read().replace("\0", " ").split()
