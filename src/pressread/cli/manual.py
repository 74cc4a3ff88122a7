"""The manual, made from the table of commands: pages for man(1), and Markdown for a site."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pressread.cli import writing
from pressread.cli.commands import ABOUT, COMMANDS, ROOT, VERSION
from pressread.cli.help_pages import EXITS, parts, usage
from pressread.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from pressread.cli.commands import Command, Parameter

_ENVIRONMENT = (
    ("PRESSREAD_ARCHIVE", "The archive's folder, or its address on a cluster."),
    ("PRESSREAD_CONFIG", "The file of settings."),
    ("PRESSREAD_THEME", "Colours: auto, light, dark or mono."),
    ("PRESSREAD_PAGER", "The pager, else PAGER, else less."),
    ("PRESSREAD_DEBUG", "Set: an error keeps its traceback."),
    ("NO_COLOR, TERM, COLUMNS", "As in any good tool."),
)


def manual(command: list[str] | None = None, markdown: bool = False) -> int:
    """Print the manual of the program or of one command."""
    name = " ".join(command or ())
    if name and name not in COMMANDS:
        raise UsageError(f"no such command: {name}; pressread --help lists them")
    if markdown:
        lines = markdown_of(name) if name else _all_markdown()
    else:
        lines = _page(name) if name else _program()
    writing.write("\n".join(lines) + "\n")
    return 0


# ---- man(1)


def _program() -> Iterator[str]:
    from pressread import __version__

    yield f'.TH PRESSREAD 1 "" "pressread {__version__}"'
    yield from (".SH NAME", f"pressread \\- {_roff(_lower(ABOUT))}")
    yield from (".SH SYNOPSIS", ".B pressread", "[OPTIONS] COMMAND [ARGUMENTS]")
    yield ".SH COMMANDS"
    for name, command in COMMANDS.items():
        yield from (".TP", f".BR pressread\\-{_roff(name.replace(' ', '-'))} (1)")
        yield _roff(command.sentence()) + "."
    yield from _options((*ROOT.parameters, VERSION))
    yield ".SH ENVIRONMENT"
    for variable, told in _ENVIRONMENT:
        yield from (".TP", f".B {_roff(variable)}", _roff(told))
    yield from (".SH EXIT STATUS", _roff(EXITS.partition(": ")[2]))


def _page(name: str) -> Iterator[str]:
    command = COMMANDS[name]
    prose, examples, exits = parts(command.help)
    title = f"pressread-{name.replace(' ', '-')}"
    yield f'.TH {_roff(title.upper())} 1 "" "pressread"'
    yield from (".SH NAME", f"{_roff(title)} \\- {_roff(_lower(command.sentence()))}")
    yield from (".SH SYNOPSIS", f".B pressread {_roff(usage(name, command))}")
    yield ".SH DESCRIPTION"
    for number, paragraph in enumerate(prose):
        yield from ((".PP",) if number else ())
        yield _roff(paragraph)
    yield from _options(command.parameters)
    yield from (".SH EXAMPLES", ".nf", *map(_roff, examples), ".fi")
    yield from (".SH EXIT STATUS", _roff(exits.partition(": ")[2] or exits))
    yield from (".SH SEE ALSO", ".BR pressread (1)")


def _options(parameters: Sequence[Parameter]) -> Iterator[str]:
    yield ".SH OPTIONS"
    for parameter in parameters:
        yield from (".TP", f".B {_roff(parameter.written)}", _roff(_whole(parameter.told)))


def _roff(text: str) -> str:
    """Text as roff reads it: nothing in it is a request or an escape."""
    shown = text.replace("\\", "\\e").replace("-", "\\-")
    return f"\\&{shown}" if shown[:1] in (".", "'") else shown


# ---- Markdown


def _all_markdown() -> Iterator[str]:
    yield from ("# Commands", "", ABOUT, "")
    yield from ("Made by `pressread manual --markdown` from the table of commands.", "")
    for name in COMMANDS:
        yield from markdown_of(name)
        yield ""


def markdown_of(name: str) -> Iterator[str]:
    """The manual of a command as lines of Markdown."""
    command = COMMANDS[name]
    prose, examples, exits = parts(command.help)
    yield from (f"## pressread {name}", "", f"`pressread {usage(name, command)}`", "")
    for paragraph in prose:
        yield from (_escaped(paragraph), "")
    yield from _table(command)
    yield from ("```sh", *(line.removeprefix("$ ") for line in examples), "```", "", exits)


def _table(command: Command) -> Iterable[str]:
    rows = [
        f"| `{_cell(parameter.written)}` | {_escaped(_whole(parameter.told))} |"
        for parameter in command.parameters
    ]
    return ("| option | what it does |", "| --- | --- |", *rows, "") if rows else ()


def _cell(code: str) -> str:
    """Code in a cell of a table."""
    return code.replace("|", "\\|")


def _escaped(text: str) -> str:
    return "".join(f"\\{char}" if char in "*_`<>|[]" else char for char in text)


def _whole(told: str) -> str:
    """The words of an option that stand alone: some go on with those of the one before."""
    return told.removeprefix("… ").rstrip(",;")


def _lower(text: str) -> str:
    return text[:1].lower() + text[1:].rstrip(".")
