"""What is pasted: at the terminal, or taken from the clipboard."""

from __future__ import annotations

import contextlib
import os
import shutil
import subprocess
import sys
from io import BytesIO, TextIOWrapper

from pressread.cli.writing import say
from pressread.errors import PressreadError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from typing import Any

    from pressread.archive import Archive

_BRACKETS_ON, _BRACKETS_OFF = b"\x1b[?2004h", b"\x1b[?2004l"
_PASTE_BEGINS, _PASTE_ENDS = b"\x1b[200~", b"\x1b[201~"
_END, _ERASE, _KILL = 0x04, (0x7F, 0x08), 0x15  # ^D; backspace; ^U
MOST = 64 << 20  # bytes: a clipboard with more holds no article
PATIENCE = 10  # seconds that a clipboard's owner may take to answer

#: What each clipboard is read with: (program, its arguments, what must be set for it to work).
_READERS: tuple[tuple[str, tuple[str, ...], str], ...] = (
    ("wl-paste", ("--no-newline", "--type", "text"), "WAYLAND_DISPLAY"),
    ("xclip", ("-selection", "clipboard", "-out"), "DISPLAY"),
    ("xsel", ("--clipboard", "--output"), "DISPLAY"),
    ("pbpaste", (), ""),
    ("powershell.exe", ("-NoProfile", "-Command", "Get-Clipboard -Raw"), ""),
)


def clipboard() -> bytes:
    """The text on the clipboard. Raises ``PressreadError`` where there is none, or no program
    that could read it.
    """
    usable = [r for r in _READERS if (not r[2] or os.environ.get(r[2])) and shutil.which(r[0])]
    if not usable:
        raise PressreadError(
            "no program reads the clipboard here: install wl-clipboard (Wayland) or xclip (X11);"
            " or paste at the terminal: pressread import -"
        )
    reason = ""
    for program, arguments, _ in usable:
        try:
            done = subprocess.run(
                [program, *arguments], capture_output=True, timeout=PATIENCE, check=False
            )
        except (OSError, subprocess.TimeoutExpired) as error:
            reason = str(error)
            continue
        if done.returncode == 0 and done.stdout.strip() and b"\0" not in done.stdout[:4096]:
            return done.stdout[:MOST]
        reason = " ".join(done.stderr.decode("utf-8", "replace").split())[:80] or "it is empty"
    raise PressreadError(
        f"the clipboard holds no text ({reason}); copy the article, then try again"
    )


def brought(archive: Archive) -> str:
    """Import what is on the clipboard; what came of it, in a line. Raises ``PressreadError``."""
    from pressread.importer import import_paths

    with as_stdin(clipboard()):
        outcomes = list(import_paths(archive, ["-"], jobs=1))
    archive.catch_up()
    told = [f"{one.status}: {one.headline or one.reason or one.id}" for one in outcomes]
    return "; ".join(told) or "nothing in it to import"


def has_terminal() -> bool:
    """Whether standard input is a terminal that somebody types at."""
    return sys.stdin is not None and sys.stdin.isatty()


@contextlib.contextmanager
def as_stdin(data: bytes) -> Iterator[None]:
    """A block for which ``data`` is what standard input holds."""
    before = sys.stdin
    sys.stdin = TextIOWrapper(BytesIO(data), "utf-8")
    try:
        yield
    finally:
        sys.stdin = before


def pasted() -> bytes:
    """What is typed or pasted at the terminal, up to the first ^D.

    The terminal hands over every byte at once: by lines it would cut a paragraph of more than
    4,095 bytes. It is put back as it was, whatever happens.
    """
    say("Paste the article, then press Ctrl-D on your keyboard (Ctrl-C gives up).")
    handle = sys.stdin.fileno()
    with _by_bytes(handle):
        return _collected(lambda: os.read(handle, 65536))


@contextlib.contextmanager
def _by_bytes(handle: int) -> Iterator[None]:
    """A block in which the terminal gives bytes, not lines, and marks what is pasted."""
    try:
        import termios
    except ImportError:  # no POSIX terminal: lines have to do
        yield
        return
    before: list[Any] = termios.tcgetattr(handle)
    changed = [*before]
    changed[3] &= ~termios.ICANON
    changed[6] = [*before[6]]
    changed[6][termios.VMIN], changed[6][termios.VTIME] = 1, 0
    with _ended_in_order():
        try:
            termios.tcsetattr(handle, termios.TCSADRAIN, changed)
            _to_terminal(_BRACKETS_ON)
            yield
        finally:
            _to_terminal(_BRACKETS_OFF + b"\r\n")
            termios.tcsetattr(handle, termios.TCSADRAIN, before)


@contextlib.contextmanager
def _ended_in_order() -> Iterator[None]:
    """A block that a polite signal ends by an exception, so that what it set is put back."""
    import signal

    def ended(number: int, _: object) -> None:
        raise SystemExit(128 + number)

    numbers = [signal.SIGTERM, *([signal.SIGHUP] if hasattr(signal, "SIGHUP") else [])]
    before = [(number, signal.signal(number, ended)) for number in numbers]
    try:
        yield
    finally:
        for number, handler in before:
            signal.signal(number, handler)


def _to_terminal(sequence: bytes) -> None:
    if sys.stderr is not None and sys.stderr.isatty():
        with contextlib.suppress(OSError):
            os.write(sys.stderr.fileno(), sequence)


def _collected(read: Callable[[], bytes]) -> bytes:
    """The bytes up to a ^D that was typed; one inside what is pasted is part of it."""
    text = bytearray()
    inside = False
    waiting = b""
    while piece := read():
        waiting += piece
        if len(text) > MOST:
            break
        while waiting:
            mark = _PASTE_ENDS if inside else _PASTE_BEGINS
            if waiting.startswith(mark):
                inside, waiting = not inside, waiting[len(mark) :]
                continue
            if mark.startswith(waiting):
                break  # the rest of the mark is on its way
            byte, waiting = waiting[0], waiting[1:]
            if byte == _END and not inside:
                return bytes(text)
            _take(text, byte, inside)
    return bytes(text + waiting)


def _take(text: bytearray, byte: int, inside: bool) -> None:
    """Add a byte, or do what an editing key does."""
    if inside or byte not in (*_ERASE, _KILL):
        text.append(byte)
    elif byte == _KILL:
        del text[text.rfind(b"\n") + 1 :]
    elif text:
        kept = bytes(text).decode("utf-8", "ignore")[:-1].encode()
        text[:] = kept
