"""Ids as the command line gives them: beginnings of ids, and ``-`` for a list on stdin."""

from __future__ import annotations

import sys

from pressread.errors import NotFound, UsageError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pressread.archive import Archive


MOST_TOLD = 50  # of the ids that are not there


def wanted(archive: Archive, given: Sequence[str]) -> list[str]:
    """Full ids in the order given, each once. Raises ``NotFound``, ``UsageError``."""
    found = list(dict.fromkeys(archive.resolve(id) for id in spelled(given)))
    if not found:
        raise NotFound("no ids on standard input; nothing to do")
    return found


def there(archive: Archive, given: Sequence[str]) -> tuple[list[str], bool]:
    """Full ids of the articles that are there, each once, and whether all are; what is not is
    said. Raises ``NotFound`` where none is, ``UsageError``.
    """
    from pressread.cli.streams import complain

    found: dict[str, None] = {}
    missing: list[NotFound] = []
    for id in spelled(given):
        try:
            found[archive.resolve(id)] = None
        except NotFound as error:
            missing.append(error)
    last = missing.pop() if missing and not found else None
    for one in missing[:MOST_TOLD]:
        complain(str(one))
    if len(missing) > MOST_TOLD:
        complain(f"and {len(missing) - MOST_TOLD:,} more ids that are not there")
    if not found:
        raise last or NotFound("no ids on standard input; nothing to do")
    return list(found), not missing


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
    return sys.stdin.buffer.read().decode("utf-8", "replace").replace("\0", " ").split()
