"""Writing: an answer to stdout in the format that the options ask for, lines for people to stderr.

Each as it can be written: to a pipe, a terminal, a locale without UTF-8, or nowhere at all.
"""

from __future__ import annotations

import sys

from pressread.cli.commands import Options
from pressread.errors import PressreadError, UsageError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from typing import TextIO

    from pressread.output.view import Style, View


FAILED, INTERRUPTED = 2, 130  # exit codes
SCREEN, PLAIN = "screen", "plain"
FORMATS_FOR_PEOPLE = (SCREEN, PLAIN)


class Output(Options):
    """How an answer is written."""

    json: bool = False
    format: str | None = None
    template: str | None = None
    null: bool = False
    iso: bool = False
    color: str | None = None
    theme: str | None = None
    no_pager: bool = False
    quiet: bool = False

    def style(self, group_by: str | None = None) -> Style:
        """What the lines for people need to know."""
        from pressread.config import default
        from pressread.output.view import Style

        return Style(iso=self.iso or bool(default("iso", False)), group_by=group_by)


def emit(
    view: View, out: Output, *, group_by: str | None = None, account: str = "",
    notices: Iterable[str] = (),
) -> int:  # fmt: skip
    """Write ``view`` as the options ask. Exit code 0, or 1 where there is nothing in it.

    ``account`` (how many, how long) and ``notices`` go to stderr where people read the answer.
    """
    format = chosen_format(out)
    if not out.quiet:
        for notice in notices:
            say(notice)
    if format == SCREEN:
        _to_screen(view, out, out.style(group_by))
    else:
        write_as(view, out, format, group_by)
    if account and for_people(out):
        say(account)
    return 0 if view.found() else 1


def _to_screen(view: View, out: Output, style: Style) -> None:
    """Through the pager where it is long."""
    from pressread.cli.screen import can_page, drawn, paged

    terminal, encoding = is_terminal(), stdout().encoding
    text = drawn(view, style, theme=out.theme, color=out.color, terminal=terminal)
    text = fit(text, encoding)
    trouble = paged(text, encoding) if terminal and not out.no_pager and can_page(text) else ""
    if trouble is not None:
        if trouble:
            complain(trouble)
        write(text)


def to_screen(out: Output) -> bool:
    """Whether the answer is drawn for a terminal: there ids are as short as names them."""
    return chosen_format(out) == SCREEN


def for_people(out: Output) -> bool:
    """Whether a person reads along: then stderr tells how many, how long, what to try."""
    return not out.quiet and chosen_format(out) in FORMATS_FOR_PEOPLE


def chosen_format(out: Output) -> str:
    """The one format that the options name. Raises ``UsageError`` where they name two."""
    named = {name for name in (out.format, "json" if out.json else None) if name}
    if out.template is not None:
        named.add("template")
    if len(named) > 1:
        raise UsageError(f"one format at a time: {' or '.join(sorted(named))}")
    if named:
        return _complete(named.pop(), out)
    if out.color == "always" or is_terminal():
        return SCREEN
    return PLAIN


def _complete(format: str, out: Output) -> str:
    if format == "template" and out.template is None:
        raise UsageError("--format template needs --template, as in --template '{id} {headline}'")
    return format


def write_as(view: View, out: Output, format: str, group_by: str | None = None) -> None:
    """Write ``view`` in a format for machines, or plain."""
    if format == "json":
        from pressread.jsontext import dumps

        write_utf8(dumps(view.document()) + "\n")
    elif format == "jsonl":
        _write_utf8(_json_lines(view), out)
    elif format == "csv":
        from pressread.output.formats import csv_lines

        for line in csv_lines(view.header, view.rows()):
            write(line)
    elif format == "md":
        _write(view.markdown(out.style(group_by)))
    elif format == "html":
        from pressread.output.pages import page_of

        write_utf8(page_of(view, out.style(group_by)))
    elif format == "plain":
        _write(view.lines(out.style(group_by)))
    else:
        _write(_ids(view) if format == "ids" else _filled(view, out), "\0" if out.null else "\n")


def _json_lines(view: View) -> Iterator[str]:
    from pressread.jsontext import dumps

    return (dumps(record, None) for record in view.records())


def _ids(view: View) -> Iterator[str]:
    from pressread.sanitize import clean

    return map(clean, view.ids())


def _filled(view: View, out: Output) -> Iterator[str]:
    from pressread.output.formats import Template

    template = Template(out.template or "")
    return (template.fill(record, view.fetch) for record in view.records())


def _write(lines: Iterable[str], end: str = "\n") -> None:
    for line in lines:
        write(line + end)


def _write_utf8(lines: Iterable[str], out: Output) -> None:
    end = "\0" if out.null else "\n"
    for line in lines:
        write_utf8(line + end)


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
