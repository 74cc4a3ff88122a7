"""Help in groups, one screen a command, and mistakes told in one line.

A command's docstring is its help: the first paragraph says what it does, lines that begin with
``$`` are examples, the paragraph that begins with ``Exit:`` its exit codes.
"""

from __future__ import annotations

import os
import shutil
import textwrap
from difflib import get_close_matches
from typing import Any

from typer.core import TyperCommand, TyperGroup

from pressread.cli import streams
from pressread.cli.fast import tags_last

_EXITS = "Exit codes: 0 found or done, 1 nothing found, 2 an error, 130 interrupted."
_ROOT_FOOT = "pressread COMMAND --help tells more, with examples."


class CommandWithHelp(TyperCommand):
    """A command whose help is ours."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        return super().parse_args(ctx, tags_last(args) if self.name == "tag" else args)

    def format_help(self, ctx: Any, formatter: Any) -> None:
        formatter.write(_Sheet().command(self, ctx))


class GroupWithHelp(TyperGroup):
    """A group whose help is ours."""

    def format_help(self, ctx: Any, formatter: Any) -> None:
        formatter.write(_Sheet().group(self, ctx))


class _Sheet:
    """Lines of help, wrapped to the terminal."""

    def __init__(self) -> None:
        self.width = max(40, min(shutil.get_terminal_size().columns, 96))
        plain = os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb"
        self.bold = streams.is_terminal() and not plain
        self.lines: list[str] = []

    def command(self, command: Any, ctx: Any) -> str:
        prose, examples, exits = _parts(command.help or "")
        self.lines.append(f"{self._strong('Usage:')} {_usage(command, ctx)}")
        for paragraph in prose:
            self._paragraph(paragraph)
        parameters = command.get_params(ctx)
        for heading, rows in _panels(parameters).items():
            self._rows(heading, rows)
        if examples:
            self.lines += ["", self._strong("Examples:"), *(f"  {line}" for line in examples)]
        self._paragraph(exits)
        return self._text()

    def group(self, group: Any, ctx: Any) -> str:
        self.lines.append(f"{self._strong('Usage:')} {ctx.command_path} COMMAND …")
        self._paragraph(group.help or "")
        panels: dict[str, list[tuple[str, str]]] = {}
        for name, command in group.commands.items():
            if not command.hidden:
                row = (name, _first_sentence(command.help or ""))
                panels.setdefault(command.rich_help_panel or "Commands", []).append(row)
        for heading, rows in panels.items():
            self._rows(heading, rows)
        for heading, rows in _panels(group.get_params(ctx)).items():
            self._rows(heading, rows)
        self._paragraph(_EXITS)
        if ctx.parent is None:
            self._paragraph(_ROOT_FOOT)
        return self._text()

    def _strong(self, text: str) -> str:
        return f"\x1b[1m{text}\x1b[0m" if self.bold else text

    def _paragraph(self, text: str) -> None:
        self.lines += ["", *textwrap.wrap(text, self.width)]

    def _rows(self, heading: str, rows: list[tuple[str, str]]) -> None:
        """Names left, words right; a long name has its words on the next line."""
        self.lines += ["", self._strong(f"{heading}:")]
        column = min(28, 4 + max(len(name) for name, _ in rows))
        for name, words in rows:
            wrapped = textwrap.wrap(words, max(20, self.width - column)) or [""]
            if len(name) + 4 > column:
                self.lines.append(f"  {name}")
            else:
                self.lines.append(f"  {name:<{column - 2}}{wrapped.pop(0)}".rstrip())
            self.lines += [" " * column + line for line in wrapped]

    def _text(self) -> str:
        return streams.fit(
            "\n".join(self.lines) + "\n", getattr(streams.stdout(), "encoding", None)
        )


def _parts(text: str) -> tuple[list[str], list[str], str]:
    prose, examples, exits = [], [], _EXITS
    for paragraph in text.strip().split("\n\n"):
        lines = [line.strip() for line in paragraph.splitlines()]
        if lines and lines[0].startswith("$"):
            examples += lines
        elif lines and lines[0].startswith("Exit:"):
            exits = "Exit codes:" + " ".join(lines).removeprefix("Exit:")
        elif lines:
            prose.append(" ".join(lines))
    return prose, examples, exits


def _first_sentence(text: str) -> str:
    paragraph = " ".join(text.strip().split("\n\n")[0].split())
    return paragraph.split(". ")[0].rstrip(".")


def _usage(command: Any, ctx: Any) -> str:
    words = [ctx.command_path, "[OPTIONS]"]
    for parameter in command.get_params(ctx):
        if parameter.param_type_name == "argument":
            name = parameter.metavar or parameter.name.upper()
            name += "…" if parameter.nargs != 1 else ""
            words.append(name if parameter.required else f"[{name}]")
    return " ".join(words)


def _panels(parameters: list[Any]) -> dict[str, list[tuple[str, str]]]:
    """Rows of help by heading: arguments, the command's own options, then the shared groups."""
    panels: dict[str, list[tuple[str, str]]] = {"Arguments": [], "Options": []}
    for parameter in parameters:
        if getattr(parameter, "hidden", False):
            continue
        argument = parameter.param_type_name == "argument"
        heading = parameter.rich_help_panel or ("Arguments" if argument else "Options")
        panels.setdefault(heading, []).append((_spelling(parameter), parameter.help or ""))
    panels["Options"] = panels.pop("Options")  # last, where --archive and --help belong
    return {heading: rows for heading, rows in panels.items() if rows}


def _spelling(parameter: Any) -> str:
    if parameter.param_type_name == "argument":
        return str(parameter.metavar or parameter.name.upper())
    spelled = ", ".join(sorted(parameter.opts, key=len))
    if parameter.is_flag:
        return spelled
    choices = parameter.type_descriptor.choices
    value = "|".join(map(str, choices)) if choices else parameter.metavar or "TEXT"
    return f"{spelled} {value}"


def explained(error: Any) -> str:
    """A command line that could not be parsed: what is wrong, and what to do."""
    ctx = getattr(error, "ctx", None)
    path = ctx.command_path if ctx is not None else "pressread"
    message = _told(error, ctx)
    return f"{message}; see {path} --help"


def _told(error: Any, ctx: Any) -> str:
    wrong = getattr(error, "option_name", None)
    if type(error).__name__ == "NoSuchOption":
        return f"no such option: {wrong}" + _did_you_mean(str(wrong), ctx)
    if type(error).__name__ == "MissingParameter" and error.param is not None:
        name = error.param.metavar or error.param.name.upper()
        return f"{name} is missing"
    message = " ".join(error.format_message().split()).rstrip(".")
    return message[:1].lower() + message[1:]


def _did_you_mean(wrong: str, ctx: Any) -> str:
    known = [spelling for p in ctx.command.get_params(ctx) for spelling in p.opts] if ctx else []
    near = get_close_matches(wrong, [name for name in known if name.startswith("--")], 1)
    if near:
        return f", did you mean {near[0]}?"
    if not wrong.startswith("--"):
        return " (to leave a word out of a query, put the query in quotation marks)"
    return ""
