"""Typer's classes with our help, and mistakes told in one line."""

from __future__ import annotations

from difflib import get_close_matches
from typing import Any

from typer.core import TyperCommand, TyperGroup

from pressread.cli.fast import tags_last


class CommandWithHelp(TyperCommand):
    """A command whose help is the sheet."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        return super().parse_args(ctx, tags_last(args) if self.name == "tag" else args)

    def format_help(self, ctx: Any, formatter: Any) -> None:
        formatter.write(_sheet(ctx))


class GroupWithHelp(TyperGroup):
    """A group whose help is the sheet."""

    def format_help(self, ctx: Any, formatter: Any) -> None:
        formatter.write(_sheet(ctx))


def _sheet(ctx: Any) -> str:
    from pressread.cli.sheet import sheet
    from pressread.cli.streams import fit, stdout

    return fit(sheet(ctx.command_path.partition(" ")[2]), stdout().encoding)


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
