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
    taken = _taken(error, ctx)
    if taken:
        return taken
    message = " ".join(error.format_message().split()).rstrip(".")
    return message[:1].lower() + message[1:]


def _taken(error: Any, ctx: Any) -> str | None:
    """What an option takes, where it was given something else; ``None`` for other mistakes."""
    param = getattr(error, "param", None)
    if type(error).__name__ != "BadParameter" or param is None or ctx is None:
        return None
    from pressread.cli.table import COMMANDS

    rows = COMMANDS.get(ctx.command_path.partition(" ")[2], ("", ()))[1]
    kinds = [kind for name, _, kind, *_ in rows if name == param.name and isinstance(kind, tuple)]
    if not kinds:
        return None
    name = max(param.opts, key=len) if param.opts[0][:1] == "-" else param.metavar
    return f"{name} takes {_range(kinds[0])}"


def _range(kind: tuple[object, ...]) -> str:
    """``newest, oldest or headline``; ``a whole number from 0 to 20``."""
    if kind and isinstance(kind[0], str):
        *words, last = map(str, kind)
        return f"{', '.join(words)} or {last}" if words else last
    least, most = kind
    if most is None:
        return f"a whole number, {least} or more"
    return f"a whole number from {least} to {most}"


def _did_you_mean(wrong: str, ctx: Any) -> str:
    known = [spelling for p in ctx.command.get_params(ctx) for spelling in p.opts] if ctx else []
    near = get_close_matches(wrong, [name for name in known if name.startswith("--")], 1)
    if near:
        return f", did you mean {near[0]}?"
    if not wrong.startswith("--"):
        path = ctx.command_path if ctx else "pressread search"
        line = f"{path} -- WORD -WORD"
        return f" (to leave a word out, write: {line}, or put the query in quotation marks)"
    return ""
