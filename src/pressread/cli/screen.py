"""A view on a terminal: Rich at the right width and colours, through a pager where it is long."""

from __future__ import annotations

import os

from pressread.config import default, setting

TYPE_CHECKING = False
if TYPE_CHECKING:
    import subprocess

    from pressread.output.view import Style, View

_PAGER = "less"
NARROWEST, WIDEST, USUAL = 20, 400, 80


def drawn(view: View, style: Style, *, theme: str | None, color: str | None, terminal: bool) -> str:
    """``view`` set for the terminal."""
    from pressread.cli.commands import load
    from pressread.render.console import rendered

    columns, _ = size()
    draw = load(view.screen)
    return rendered(
        draw(view, style, columns),
        width=columns,
        theme=str(theme or default("theme", "auto")),
        color=str(color or default("color", "auto")),
        terminal=terminal,
    )


def can_page(text: str) -> bool:
    """Whether ``text`` is too long for a terminal on which a pager can work."""
    return text.count("\n") >= size()[1] and os.environ.get("TERM", "dumb") != "dumb"


def size() -> tuple[int, int]:
    """Columns and rows: ``COLUMNS`` and ``LINES``, else the terminal's, else 80 by 24."""
    columns = _number(os.environ.get("COLUMNS"))
    rows = _number(os.environ.get("LINES"))
    try:
        terminal = os.get_terminal_size(1)
    except (OSError, ValueError):
        terminal = os.terminal_size((0, 0))
    columns = columns or terminal.columns or USUAL
    return max(NARROWEST, min(columns, WIDEST)), rows or terminal.lines or 24


def _number(text: str | None) -> int:
    return int(text) if text and text.isascii() and text.isdecimal() and len(text) < 6 else 0


def paged(text: str, encoding: str) -> str | None:
    """Show ``text`` through the pager. ``None`` where it was shown, else why it was not; empty
    where no pager is wanted.
    """
    import shlex

    value, origin = setting("pager")
    named = os.environ.get("PRESSREAD_PAGER", os.environ.get("PAGER"))
    if named is not None and not named.strip():
        return ""
    try:
        words = shlex.split(str(value) if value is not None else _PAGER)
    except ValueError:
        return f"the pager cannot be read ({origin}): {value}; showing the text without it"
    return "" if words in ([], ["cat"]) else _run(words, text, encoding)


def _run(command: list[str], text: str, encoding: str) -> str | None:
    """``None`` where the pager showed the text, else why it did not."""
    import signal
    import subprocess

    name = command[0]
    if os.path.basename(name) == "less" and not _less_has_links():
        text = _without_links(text)
    environment = {"LESS": "FRX", "LV": "-c", **os.environ}
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)  # ^C is for the pager
    try:
        with subprocess.Popen(command, stdin=subprocess.PIPE, env=environment) as pager:
            _feed(pager, text, encoding)
            status = pager.wait()
    except OSError as error:
        return f"cannot run the pager {name} ({error.strerror}); showing the text without it"
    finally:
        signal.signal(signal.SIGINT, before)
    if status not in (0, -signal.SIGINT, 130):
        return f"the pager {name} ended with status {status}; --no-pager does without"
    return None


def _less_has_links() -> bool:
    """Whether ``less`` passes OSC 8 links on (566 and later do) and does not print them raw."""
    import subprocess

    try:
        told = subprocess.run(["less", "--version"], capture_output=True, check=False).stdout
    except OSError:
        return False
    version = told.split()[1:2]
    return bool(version) and version[0][:3].isdigit() and int(version[0][:3]) >= 566


def _without_links(text: str) -> str:
    import re

    return re.sub(r"\x1b\]8;[^\x1b]*\x1b\\", "", text)


def _feed(pager: subprocess.Popen[bytes], text: str, encoding: str) -> None:
    if pager.stdin is None:
        return
    try:
        pager.stdin.write(text.encode(encoding or "utf-8", "replace"))
        pager.stdin.close()
    except BrokenPipeError:
        return  # the reader has seen enough
