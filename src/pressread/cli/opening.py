"""open: an article in the reader's browser, at its address or from a harmless copy."""

from __future__ import annotations

import os
import tempfile
import time
import webbrowser
from typing import TYPE_CHECKING

from pressread.cli.options import Place
from pressread.cli.streams import say
from pressread.errors import PressreadError
from pressread.sanitize import clean_url

if TYPE_CHECKING:
    from typing import Any

    from pressread.archive import Archive

_KEPT = 3600  # seconds that copies made for a browser stay; later calls take them away
_PREFIX = "pressread-open-"


def open_article(id: str, at: Place, saved: bool = False) -> int:
    """Open an article in the browser."""
    with at.opened() as archive:
        record = archive.record(id)
        address = None if saved else web_address(record)
        place = address or "file://" + harmless_copy(archive, record)
    if not webbrowser.open(place):
        raise PressreadError(f"no browser could be started; open it yourself: {place}")
    say(f"opened {place}")
    return 0


def web_address(record: dict[str, Any]) -> str | None:
    """The article's address, if a browser may be sent there."""
    found = clean_url(record["url"])
    return found if found and found.lower().startswith(("http://", "https://")) else None


def harmless_copy(archive: Archive, record: dict[str, Any]) -> str:
    """The path of the article set as a page that runs nothing and asks nobody: its own words,
    whatever stood around them in the file.
    """
    from pressread.output.article import ArticlesView
    from pressread.output.lines import Style
    from pressread.output.pages import page_of

    _clear_old()
    margins = {record["id"]: (tuple(archive.tags(record["id"])), archive.note_of(record["id"]))}
    page = page_of(ArticlesView([record], single=True, margins=margins), Style())
    handle, path = tempfile.mkstemp(prefix=_PREFIX, suffix=".html")
    with open(handle, "w", encoding="utf-8", errors="replace") as file:
        file.write(page)
    return path


def _clear_old() -> None:
    """Take away copies that no browser needs any more."""
    folder = tempfile.gettempdir()
    for name in os.listdir(folder):
        path = os.path.join(folder, name)
        try:
            old = name.startswith(_PREFIX) and time.time() - os.path.getmtime(path) > _KEPT
            if old:
                os.unlink(path)
        except OSError:
            continue
