"""Writing: an answer to stdout in the format that the options ask for."""

from __future__ import annotations

from pressread.cli import streams
from pressread.cli.streams import say
from pressread.errors import UsageError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from pressread.cli.options import Output
    from pressread.output.view import View

SCREEN, PLAIN = "screen", "plain"
FORMATS_FOR_PEOPLE = (SCREEN, PLAIN)


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
        from pressread.cli.screen import show

        show(view, out, out.style(group_by))
    else:
        write_as(view, out, format, group_by)
    if account and for_people(out):
        say(account)
    return 0 if view.found() else 1


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
    if out.color == "always" or streams.is_terminal():
        return SCREEN
    return PLAIN


def _complete(format: str, out: Output) -> str:
    if format == "template" and out.template is None:
        raise UsageError("--format template needs --template, as in --template '{id} {headline}'")
    return format


def write_as(view: View, out: Output, format: str, group_by: str | None = None) -> None:
    """Write ``view`` in a format for machines, or plain."""
    if format == "json":
        from pressread.output.formats import dumps

        streams.write_utf8(dumps(view.document()) + "\n")
    elif format == "jsonl":
        _write_utf8(_json_lines(view), out)
    elif format == "csv":
        from pressread.output.formats import csv_lines

        for line in csv_lines(view.header, view.rows()):
            streams.write(line)
    elif format == "md":
        _write(view.markdown(out.style(group_by)))
    elif format == "html":
        from pressread.output.pages import page_of

        streams.write_utf8(page_of(view, out.style(group_by)))
    elif format == "plain":
        _write(view.lines(out.style(group_by)))
    else:
        _write(_ids(view) if format == "ids" else _filled(view, out), "\0" if out.null else "\n")


def _json_lines(view: View) -> Iterator[str]:
    from pressread.output.formats import dumps

    return (dumps(record, None) for record in view.records())


def _ids(view: View) -> Iterator[str]:
    from pressread.sanitize import clean

    return map(clean, view.ids())


def _filled(view: View, out: Output) -> Iterator[str]:
    from pressread.output.template import Template

    template = Template(out.template or "")
    return map(template.fill, view.records())


def _write(lines: Iterable[str], end: str = "\n") -> None:
    for line in lines:
        streams.write(line + end)


def _write_utf8(lines: Iterable[str], out: Output) -> None:
    end = "\0" if out.null else "\n"
    for line in lines:
        streams.write_utf8(line + end)
