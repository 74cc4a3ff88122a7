"""Typer's classes with our help, and mistakes told in one line."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from difflib import get_close_matches
from typing import Any

from typer import TyperException
from typer.core import TyperCommand, TyperGroup

from pressread.cli.fast import tags_last
from pressread.cli.tabulate import row


class CommandWithHelp(TyperCommand):
    """A command whose help is the sheet."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        ctx.allow_extra_args = True  # to refuse them in our own words
        with _raised_in(ctx):
            rest = super().parse_args(ctx, tags_last(args) if self.name == "tag" else args)
        if rest:
            ctx.fail(_too_many(ctx, rest))
        return rest

    def format_help(self, ctx: Any, formatter: Any) -> None:
        formatter.write(_sheet(ctx))


class GroupWithHelp(TyperGroup):
    """A group whose help is the sheet."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        with _raised_in(ctx):
            return super().parse_args(ctx, args)

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        if args[0] == "help" and len(args) > 1:
            args = args[1:]
        if args[0] not in self.commands:
            ctx.fail(_no_command(args[0], list(self.commands)))
        return super().resolve_command(ctx, args)

    def format_help(self, ctx: Any, formatter: Any) -> None:
        formatter.write(_sheet(ctx))


@contextmanager
def _raised_in(ctx: Any) -> Iterator[None]:
    """Say of an error which command's line it is in: the parser of options does not."""
    try:
        yield
    except TyperException as error:
        if getattr(error, "ctx", ctx) is None:
            vars(error)["ctx"] = ctx
        raise


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
        return f"{_called(error.param)} is missing"
    if type(error).__name__ == "BadOptionUsage":
        return _misused(str(wrong), ctx)
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
    kind = row(param)[2]
    if not isinstance(kind, tuple):
        return None
    name = max(param.opts, key=len) if param.opts[0][:1] == "-" else param.metavar
    return f"{name} takes {_range(kind)}"


def _misused(wrong: str, ctx: Any) -> str:
    """An option without its value, or a flag that was given one."""
    param = next((p for p in ctx.command.get_params(ctx) if wrong in p.opts), None) if ctx else None
    if param is None or param.is_flag:
        return f"{wrong} takes no value"
    kind = row(param)[2]
    taken = _range(kind) if isinstance(kind, tuple) else param.metavar or "a value"
    return f"{wrong} takes {taken}, and nothing follows it"


def _too_many(ctx: Any, rest: list[str]) -> str:
    """Words that a command has no use for."""
    arguments = [p for p in ctx.command.get_params(ctx) if p.param_type_name == "argument"]
    name = ctx.command_path.partition(" ")[2]
    takes = " ".join(map(_called, arguments))
    return f"{name} takes {f'{takes} and no more' if takes else 'no words'}: {' '.join(rest)}"


def _called(argument: Any) -> str:
    """``ID``, of ``ID… +TAG -TAG`` too."""
    name: str = argument.metavar or argument.name.upper()
    return name.partition("…")[0]


def _no_command(wrong: str, known: list[str]) -> str:
    near = get_close_matches(wrong, known, 1)
    advice = f", did you mean {near[0]}?" if near else f"; to look for it: pressread search {wrong}"
    return f"no such command: {wrong}{advice}"


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
        quoted = "put the query in quotation marks, WORD first"
        return f" (to leave a word out, write: {line}, or {quoted})"
    return ""
