"""Standard streams: answers to stdout, lines for people to stderr, each as it can be written.

To a pipe, a terminal, a locale without UTF-8, or nowhere at all.
"""

from __future__ import annotations

import sys

from pressread.errors import PressreadError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import TextIO


def say(line: str) -> None:
    """A line for people, on stderr. Harmless whatever is in it; silent where stderr is closed."""
    from pressread.sanitize import clean_lines

    if sys.stderr is None:
        return
    try:
        sys.stderr.write(fit(clean_lines(line), getattr(sys.stderr, "encoding", None)) + "\n")
        sys.stderr.flush()
    except OSError:
        return


def complain(message: str) -> None:
    """An error: one line that begins with the program's name."""
    from pressread.sanitize import clean

    say(f"pressread: {clean(message)}")


def is_terminal() -> bool:
    """Whether stdout is a terminal."""
    try:
        return sys.stdout is not None and sys.stdout.isatty()
    except ValueError:  # closed from the inside
        return False


def stdout() -> TextIO:
    """Standard output. Raises ``PressreadError`` where the caller closed it."""
    if sys.stdout is None:
        raise PressreadError("cannot write: standard output is closed; redirect it to a file")
    return sys.stdout


def write(text: str) -> None:
    """``text`` to stdout, in its encoding; characters it lacks are told in plainer ones."""
    stream = stdout()
    stream.write(fit(text, stream.encoding))


def write_utf8(text: str) -> None:
    """``text`` to stdout as UTF-8 whatever the locale: JSON knows no other encoding."""
    stream = stdout()
    if is_utf8(stream.encoding) or not hasattr(stream, "buffer"):
        stream.write(text)
        return
    stream.flush()
    stream.buffer.write(text.encode())


def flush() -> None:
    """Hand all that was written to whoever reads. Raises ``OSError`` where it cannot be."""
    if sys.stdout is not None:
        sys.stdout.flush()


def write_bytes(data: bytes) -> None:
    """Bytes to stdout as they are."""
    stream = stdout()
    stream.flush()
    stream.buffer.write(data)


def is_utf8(encoding: str | None) -> bool:
    """Whether an encoding can say everything."""
    return (encoding or "utf-8").lower().replace("_", "-") in ("utf-8", "utf8", "cp65001")


def fit(text: str, encoding: str | None) -> str:
    """``text`` with what ``encoding`` cannot say put into plainer characters, at worst ``?``."""
    if encoding is None or is_utf8(encoding):
        return text
    try:
        text.encode(encoding)
    except UnicodeEncodeError:
        from pressread.render.plainer import plainer

        return plainer(text, encoding)
    return text
