"""import --watch: files are imported as they come into a folder, or change there."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from pressread.cli.writing import FAILED, complain, say
from pressread.errors import PressreadError, UsageError

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

_SETTLED = 2_000  # milliseconds without a change after which a file counts as written
_LOOK = 1_000  # milliseconds after which it is looked whether the folders are still there


def follow(paths: Sequence[str], bring: Callable[[list[str]], int], archive: str) -> int:
    """Call ``bring`` with ``paths``, then with the files that come or change under them, until
    interrupted.

    They are watched before the first import, so nothing slips in between. Ends with exit code 2
    once all of them have vanished. What lies in ``archive`` is no news.
    """
    try:
        from watchfiles import Change, DefaultFilter, watch
    except ModuleNotFoundError as error:
        raise PressreadError(
            "--watch needs a package that is not installed: pip install 'pressread[watch]'"
        ) from error
    inside = os.path.join(os.path.realpath(archive), "")

    class News(DefaultFilter):
        def __call__(self, change: Change, path: str) -> bool:
            own = os.path.realpath(path).startswith(inside)
            return change != Change.deleted and not own and super().__call__(change, path)

    there, first = _still_there(paths), True
    while there:
        for changes in watch(
            *there, watch_filter=News(), debounce=_SETTLED, rust_timeout=_LOOK,
            yield_on_timeout=True,
        ):  # fmt: skip
            news = sorted({path for _, path in changes if os.path.isfile(path)})
            if first:
                bring(there)
                say(f"watching {', '.join(there)}; Ctrl-C ends it")
            elif news:
                bring(news)
            first = False
            if any(not os.path.exists(path) for path in there):
                break
        there = _still_there(there)
    return FAILED


def _still_there(paths: Sequence[str]) -> list[str]:
    """Those that exist; of the others it is said that they are gone."""
    for path in paths:
        if not os.path.exists(path):
            complain(f"{path} is gone and watched no more; what was imported is kept")
    return [path for path in paths if os.path.exists(path)]


def refuse_what_cannot_be_watched(paths: Sequence[str], *, dry_run: bool) -> None:
    """Raises ``UsageError``."""
    if "-" in paths:
        raise UsageError("--watch follows files and folders; standard input ends by itself")
    if dry_run:
        raise UsageError("--watch imports what comes; --dry-run keeps nothing: one of the two")
