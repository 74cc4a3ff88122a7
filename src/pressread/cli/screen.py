"""A view on a terminal: Rich at the right width and colours, through a pager where it is long."""

from __future__ import annotations

import os

from pressread.cli import streams
from pressread.cli.streams import complain
from pressread.config import default, setting

TYPE_CHECKING = False
if TYPE_CHECKING:
    import subprocess

    from pressread.cli.options import Output
    from pressread.output.lines import Style
    from pressread.output.view import View

_PAGER = "less"
NARROWEST, WIDEST, USUAL = 20, 400, 80


def show(view: View, out: Output, style: Style) -> None:
    """Set ``view`` for the terminal and write it there."""
    from pressread.cli.commands import load
    from pressread.render.console import rendered

    columns, rows = size()
    draw = load(view.screen)
    text = rendered(
        draw(view, style, columns),
        width=columns,
        theme=str(out.theme or default("theme", "auto")),
        color=str(out.color or default("color", "auto")),
        terminal=streams.is_terminal(),
    )
    text = streams.fit(text, streams.stdout().encoding)
    if out.no_pager or text.count("\n") < rows or not _can_page():
        streams.write(text)
    else:
        paged(text)


def _can_page() -> bool:
    """Whether a pager would find a terminal that it can work with."""
    return streams.is_terminal() and os.environ.get("TERM", "dumb") != "dumb"


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


def paged(text: str) -> None:
    """Show ``text`` through the pager; directly where there is none."""
    command = _command()
    if not command or not _run(command, text):
        streams.write(text)


def _command() -> list[str]:
    """The pager's words; none where it is switched off or its quotation marks do not close."""
    import shlex

    value, origin = setting("pager")
    named = os.environ.get("PRESSREAD_PAGER", os.environ.get("PAGER"))
    if named is not None and not named.strip():
        return []
    try:
        words = shlex.split(str(value) if value is not None else _PAGER)
    except ValueError:
        complain(f"the pager cannot be read ({origin}): {value}; showing the text without it")
        return []
    return [] if words in ([], ["cat"]) else words


def _run(command: list[str], text: str) -> bool:
    """Whether the pager showed the text."""
    import signal
    import subprocess

    if os.path.basename(command[0]) == "less" and not _less_has_links():
        text = _without_links(text)
    environment = {"LESS": "FRX", "LV": "-c", **os.environ}
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)  # ^C is for the pager
    try:
        with subprocess.Popen(command, stdin=subprocess.PIPE, env=environment) as pager:
            _feed(pager, text)
            status = pager.wait()
    except OSError as error:
        complain(
            f"cannot run the pager {command[0]} ({error.strerror}); showing the text without it"
        )
        return False
    finally:
        signal.signal(signal.SIGINT, before)
    if status not in (0, -signal.SIGINT, 130):
        complain(f"the pager {command[0]} ended with status {status}; --no-pager does without")
        return False
    return True


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


def _feed(pager: subprocess.Popen[bytes], text: str) -> None:
    if pager.stdin is None:
        return
    try:
        pager.stdin.write(text.encode(streams.stdout().encoding or "utf-8", "replace"))
        pager.stdin.close()
    except BrokenPipeError:
        return  # the reader has seen enough
