"""The archive on a full screen: results, the article beside them, facets and statements.

    browse(lambda: open_archive("morgue"), "s-400")

Textual is an extra and is imported here only, when it is asked for.
"""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

from pressread.errors import PressreadError, UsageError

if TYPE_CHECKING:
    from collections.abc import Callable

    from pressread.archive import Archive

__all__ = ["browse"]


def browse(
    opened: Callable[[], Archive],
    query: str = "",
    *,
    theme: str = "auto",
    iso: bool = False,
    bring: Callable[[Archive], str] | None = None,
) -> None:
    """Read the archive that ``opened`` gives until the reader leaves.

    ``opened`` is called once, in the thread that asks the archive from then on, and before the
    screen is taken: an archive that cannot be read raises here. ``theme``: auto, light, dark,
    mono. ``bring`` imports what was copied and says what came of it. Raises ``PressreadError``;
    also where Textual is missing, or the terminal.
    """
    try:
        import textual  # noqa: F401
    except ModuleNotFoundError as error:
        raise PressreadError(
            "browse needs Textual, which is not installed: pip install 'pressread[browse]'"
        ) from error
    _must_be_a_terminal()
    from pressread.browse.app import Browser
    from pressread.browse.archive_thread import ArchiveThread

    with ArchiveThread(opened) as thread:
        app = Browser(thread, query, theme=theme, iso=iso, bring=bring)
        app.run()
    if app.failure is not None:
        raise app.failure


def _must_be_a_terminal() -> None:
    """Raises ``UsageError`` where Textual would find no screen to draw on: it draws on stderr."""
    if sys.__stderr__ is None or not sys.__stderr__.isatty():
        raise UsageError("browse draws on the terminal through stderr; do not redirect it")
    if os.environ.get("TERM") == "dumb":
        raise UsageError("browse needs a terminal that can move its cursor, and TERM is dumb")
