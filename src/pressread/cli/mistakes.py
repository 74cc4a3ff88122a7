"""Mistakes in a command line, each told in one line: what is wrong, and what to do."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from difflib import get_close_matches
from typing import Any

from typer import TyperException

from pressread.cli.commands import COMMANDS, FLAG, ROOT, VERSION, Parameter


@contextmanager
def raised_in(ctx: Any) -> Iterator[None]:
    """Say of an error which command's line it is in: the parser of options does not."""
    try:
        yield
    except TyperException as error:
        if getattr(error, "ctx", ctx) is None:
            vars(error)["ctx"] = ctx
        raise


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
        return f"{_called(_parameters(ctx)[error.param.name])} is missing"
    if type(error).__name__ == "BadOptionUsage":
        return _misused(str(wrong), ctx)
    taken = _taken(error, ctx)
    if taken:
        return taken
    message = " ".join(error.format_message().split()).rstrip(".")
    return message[:1].lower() + message[1:]


def _parameters(ctx: Any) -> dict[str, Parameter]:
    """The parameters in the table of the command that ``ctx`` is about, by name."""
    name = ctx.command_path.partition(" ")[2] if ctx is not None else ""
    taken = COMMANDS[name].parameters if name in COMMANDS else (*ROOT.parameters, VERSION)
    return {parameter.name: parameter for parameter in taken}


def _taken(error: Any, ctx: Any) -> str | None:
    """What an option takes, where it was given something else; ``None`` for other mistakes."""
    wrong = getattr(error, "param", None)
    if type(error).__name__ != "BadParameter" or wrong is None or ctx is None:
        return None
    parameter = _parameters(ctx)[wrong.name]
    if not isinstance(parameter.kind, tuple):
        return None
    name = max(parameter.spellings, key=len) if parameter.is_option else parameter.value
    return f"{name} takes {_range(parameter.kind)}"


def _misused(wrong: str, ctx: Any) -> str:
    """An option without its value, or a flag that was given one."""
    known = (p for p in _parameters(ctx).values() if wrong in p.spellings)
    parameter = next(known, None)
    if parameter is None or parameter.kind == FLAG:
        return f"{wrong} takes no value"
    kind = parameter.kind
    taken = _range(kind) if isinstance(kind, tuple) else parameter.value
    return f"{wrong} takes {taken}, and nothing follows it"


def too_many(ctx: Any, rest: list[str]) -> str:
    """Words that a command has no use for."""
    arguments = [p for p in _parameters(ctx).values() if not p.is_option]
    name = ctx.command_path.partition(" ")[2]
    takes = " ".join(map(_called, arguments))
    return f"{name} takes {f'{takes} and no more' if takes else 'no words'}: {' '.join(rest)}"


def _called(argument: Parameter) -> str:
    """``ID``, of ``ID… +TAG -TAG`` too."""
    return argument.value.partition("…")[0]


def no_command(wrong: str, known: list[str]) -> str:
    """A word that is no command, and the one that was meant."""
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
    known = ["--help", *(name for p in _parameters(ctx).values() for name in p.spellings)]
    near = get_close_matches(wrong, [name for name in known if name.startswith("--")], 1)
    if near:
        return f", did you mean {near[0]}?"
    if not wrong.startswith("--"):
        path = ctx.command_path if ctx else "pressread search"
        line = f"{path} -- WORD -WORD"
        quoted = "put the query in quotation marks, WORD first"
        return f" (to leave a word out, write: {line}, or {quoted})"
    return ""
