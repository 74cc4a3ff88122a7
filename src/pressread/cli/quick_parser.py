"""The short way in: a command line parsed by the table of commands, before Typer is loaded.

``run`` takes a line only when it understands all of it. Anything else (a typing error above all)
is left to the full application, which is made from the same table. Both run commands inside
``guarded``, the one place where errors become a line on stderr and an exit code.
"""

from __future__ import annotations

import os

from pressread.cli.commands import (
    COMMANDS,
    DEFAULT_OF_GROUP,
    FLAG,
    GROUPS,
    NAMED_IN_GROUP,
    ROOT,
    TEXT,
    TOPICS,
    is_asked,
    tags_last,
)
from pressread.cli.writing import FAILED, INTERRUPTED, complain, flush, say
from pressread.errors import ArgumentError, PressreadError, QueryError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from pressread.cli.commands import Command, Parameter


Values = dict[str, object]


class _NotUnderstood(Exception):
    """The line needs the full application."""


def run(arguments: list[str]) -> int | None:
    """The exit code of the command line, or ``None`` where the full application must read it."""
    if arguments[:1] == ["__complete"]:
        from pressread.cli.completion import answer

        return guarded(lambda: answer(arguments[1:]))
    if arguments == ["--version"]:
        from pressread.cli.upkeep import print_version

        return guarded(print_version)
    asked = _asked_for_help(arguments)
    if asked is not None:
        from pressread.cli.help_pages import print_help

        return guarded(lambda: print_help(asked))
    try:
        command, values = parse(arguments)
    except _NotUnderstood:
        return None
    from pressread.cli.options import call

    return guarded(lambda: call(command.home, values))


def _asked_for_help(arguments: list[str]) -> str | None:
    """The command whose help is asked for by nothing but its name and ``--help``, or after
    ``help``.
    """
    if arguments[:1] == ["help"] and arguments[1:2] != ["--help"]:
        name = " ".join(arguments[1:])
        return name if name in ("", *COMMANDS, *GROUPS, *TOPICS) else None
    if arguments[-1:] not in (["-h"], ["--help"]):
        return None
    try:
        name = " ".join(_leading(arguments[:-1], {}))
    except _NotUnderstood:
        return None
    return name if name in ("", *COMMANDS, *GROUPS) else None


def parse(arguments: list[str]) -> tuple[Command, Values]:
    """The command and the values given. Raises where it does not understand all."""
    root: Values = {}
    name, rest = _named(_leading(arguments, root))
    command = COMMANDS.get(name) if name else ROOT
    if command is None:
        raise _NotUnderstood
    values = _values(tags_last(rest) if name == "tag" else rest, command.parameters)
    return command, {**root, **values}


def _named(words: list[str]) -> tuple[str, list[str]]:
    """The command, and what follows its name; a group told nothing else lists."""
    if not words:
        return "", []
    if is_asked(words[0]):
        return "quotes", words
    if words[0] not in GROUPS:
        return words[0], words[1:]
    if len(words) == 1 or words[1].startswith("-"):
        return f"{words[0]} {DEFAULT_OF_GROUP}", words[1:]
    if f"{words[0]} {words[1]}" not in COMMANDS:
        return f"{words[0]} {NAMED_IN_GROUP[words[0]]}", words[1:]
    return f"{words[0]} {words[1]}", words[2:]


def _leading(arguments: list[str], values: Values) -> list[str]:
    """Read the options before the command; what follows them."""
    known = _spellings(ROOT.parameters)
    rest = list(arguments)
    while rest and rest[0].startswith("-"):
        if rest[0].partition("=")[0] not in known or rest[0] == "--":
            raise _NotUnderstood
        _option(rest, known, values)
    return rest


def _values(arguments: list[str], parameters: tuple[Parameter, ...]) -> Values:
    known = _spellings(parameters)
    values: Values = {}
    plain: list[str] = []
    rest = list(arguments)
    while rest:
        if rest[0] == "--":
            plain += rest[1:]
            break
        if rest[0].startswith("-") and rest[0] != "-":
            _option(rest, known, values)
        else:
            plain.append(rest.pop(0))
    _arguments(plain, parameters, values)
    return values


def _spellings(parameters: tuple[Parameter, ...]) -> dict[str, Parameter]:
    return {spelling: parameter for parameter in parameters for spelling in parameter.spellings}


def _option(rest: list[str], known: dict[str, Parameter], values: Values) -> None:
    """Take one option, with its value, off the front of ``rest``."""
    word = rest.pop(0)
    if word.startswith("--"):
        spelling, equals, value = word.partition("=")
    else:
        spelling, equals, value = word[:2], word[2:], word[2:]
    if spelling not in known:
        raise _NotUnderstood
    parameter = known[spelling]
    if parameter.kind == FLAG:
        if equals:
            raise _NotUnderstood
        values[parameter.name] = True
        return
    if not equals:
        if not rest:
            raise _NotUnderstood
        value = rest.pop(0)
    _keep(values, parameter, _converted(value, parameter.kind))


def _keep(values: Values, parameter: Parameter, value: object) -> None:
    if parameter.several:
        kept = values.setdefault(parameter.name, [])
        if isinstance(kept, list):
            kept.append(value)
    else:
        values[parameter.name] = value


def _converted(value: str, kind: str | tuple[object, ...]) -> object:
    """The value of an option: text, one of a choice, or a whole number in its range."""
    if kind == TEXT:
        return value
    if not isinstance(kind, tuple):
        raise _NotUnderstood
    if kind and isinstance(kind[0], str):
        if value in kind:
            return value
        raise _NotUnderstood
    least, most = kind
    if not value.isascii() or not value.isdecimal() or len(value) > 9:
        raise _NotUnderstood
    number = int(value)
    if (isinstance(least, int) and number < least) or (isinstance(most, int) and number > most):
        raise _NotUnderstood
    return number


def _arguments(plain: list[str], parameters: tuple[Parameter, ...], values: Values) -> None:
    """Hand the words that are no options to the arguments, in order."""
    for wanted in parameters:
        if wanted.is_option:
            continue
        if wanted.needed and not plain:
            raise _NotUnderstood
        if wanted.several:
            if plain:
                values[wanted.name] = plain[:]
            plain.clear()
        elif plain:
            values[wanted.name] = _converted(plain.pop(0), wanted.kind)
    if plain:
        raise _NotUnderstood


SHOWN = 60  # characters of a query around the place of an error


def guarded(run: Callable[[], int]) -> int:
    """``run()``'s exit code; whatever it raises ends as one line on stderr and a code."""
    try:
        code = run()
        flush()
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        _abandon_stdout()
        return 0
    except (Exception, RecursionError) as error:
        return _fail(error)
    return code


def _fail(error: BaseException) -> int:
    if os.environ.get("PRESSREAD_DEBUG"):
        import traceback

        traceback.print_exception(error)
    code = error.exit_code if isinstance(error, PressreadError) else FAILED
    if isinstance(error, OSError):
        _abandon_stdout()
    complain(_message(error))
    if isinstance(error, QueryError) and error.query:
        _point(error)
    return code


def _message(error: BaseException) -> str:
    if isinstance(error, ArgumentError):
        typed = " ".join(f"{_spelt(name)} {value}" for name, value in error.given.items())
        return f"{typed}: {error.reason}"
    if isinstance(error, PressreadError):
        return str(error)
    if isinstance(error, OSError):
        reason = error.strerror or str(error)
        return f"{error.filename}: {reason}" if error.filename else f"cannot go on: {reason}"
    if isinstance(error, MemoryError):
        return "out of memory; try a smaller --limit or fewer files at once"
    told = " ".join(f"{type(error).__name__}: {error}".split())
    return f"a bug in pressread ({told}); PRESSREAD_DEBUG=1 shows where, please report it"


def _spelt(argument: str) -> str:
    """How an argument of a question is spelt on the command line."""
    from pressread.cli.commands import FILTERS

    return next((p.spellings[0] for p in FILTERS if p.name == argument), argument)


def _point(error: QueryError) -> None:
    """The query with carets under what could not be understood; of a long one the part there."""
    from pressread.output.view import width
    from pressread.sanitize import clean_spans

    part, column = _part(error.query, error.column)
    end = min(column + error.length, max(len(part), column + 1))
    query, ((start, stop),) = clean_spans(part, ((column, end),))
    carets = max(1, width(query[start:stop]))
    say(f"  {query}\n  {' ' * width(query[:start])}{'^' * carets}")


def _part(query: str, column: int) -> tuple[str, int]:
    """As much of a query as a line shows, and where in it ``column`` is."""
    if len(query) <= 2 * SHOWN:
        return query, column
    first = max(0, min(column - SHOWN // 2, len(query) - SHOWN))
    last = first + SHOWN
    before, after = "…" if first else "", "…" if last < len(query) else ""
    return f"{before}{query[first:last]}{after}", column - first + len(before)


def _abandon_stdout() -> None:
    """Nobody reads stdout any more: let the interpreter's last flush go nowhere."""
    try:
        null = os.open(os.devnull, os.O_WRONLY)
        os.dup2(null, 1)
        os.close(null)
    except OSError:
        return
