"""A pager, the way git runs one: ``less -FRX`` unless the reader says otherwise.

``PRESSREAD_PAGER``, ``PAGER`` or ``pager`` in the configuration name another; empty or ``cat`` is
none. A pager that is missing or dies costs nothing: the text goes straight to the terminal.
"""

from __future__ import annotations

import os

from pressread.cli import streams
from pressread.cli.boundary import complain
from pressread.config import setting

TYPE_CHECKING = False
if TYPE_CHECKING:
    import subprocess

_USUAL = "less"


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
        words = shlex.split(str(value) if value is not None else _USUAL)
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
