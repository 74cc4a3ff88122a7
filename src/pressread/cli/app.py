"""The full application on Typer: messages for what was mistyped, and every command.

Its commands and parameters are made from the table of ``commands``.
"""

from __future__ import annotations

import inspect
import sys
from typing import Annotated, Any, Literal

import typer
from typer.core import TyperCommand, TyperGroup

from pressread.cli.commands import (
    ABOUT,
    COMMANDS,
    DEFAULT_OF_GROUP,
    FLAG,
    GROUPS,
    NAMED_IN_GROUP,
    ROOT,
    VERSION,
    Command,
    Parameter,
    is_asked,
    tags_last,
)
from pressread.cli.mistakes import explained, no_command, raised_in, too_many
from pressread.cli.options import call
from pressread.cli.quick_parser import guarded
from pressread.cli.writing import FAILED, INTERRUPTED, complain

_SETTINGS = {"help_option_names": ["-h", "--help"]}


class CommandWithHelp(TyperCommand):
    """A command with our help page, which takes no word too many."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        ctx.allow_extra_args = True  # to refuse them in our own words
        with raised_in(ctx):
            rest = super().parse_args(ctx, tags_last(args) if self.name == "tag" else args)
        if rest:
            ctx.fail(too_many(ctx, rest))
        return rest

    def format_help(self, ctx: Any, formatter: Any) -> None:
        formatter.write(_page(ctx))


class GroupWithHelp(TyperGroup):
    """A group with our help page, which names the command that was meant."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        with raised_in(ctx):
            return super().parse_args(ctx, args)

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        if args[0] == "help" and len(args) > 1:
            args = args[1:]
        if is_asked(args[0]):
            args = ["quotes", *args]
        if args[0] not in self.commands:
            ctx.fail(no_command(args[0], list(self.commands)))
        return super().resolve_command(ctx, args)

    def format_help(self, ctx: Any, formatter: Any) -> None:
        formatter.write(_page(ctx))


class App(GroupWithHelp):
    """The outermost group: the error boundary stands inside it, so test runners meet it too."""

    def invoke(self, ctx: Any) -> None:
        """Run the command that was given; anything it raises becomes a line and an exit code."""

        def run() -> int:
            try:
                TyperGroup.invoke(self, ctx)
            except typer.Exit as ending:
                return ending.exit_code
            except typer.TyperException as error:
                complain(explained(error))
                return FAILED
            except typer.Abort:
                return INTERRUPTED
            return 0

        code = guarded(run)
        if code:
            raise typer.Exit(code)

    def main(self, args: Any = None, standalone_mode: bool = True, **extra: Any) -> Any:  # type: ignore[override]
        """Like Typer's, but a line that cannot be parsed is told in one line."""
        try:
            code = super().main(args, standalone_mode=False, **extra)
        except typer.TyperException as error:
            complain(explained(error))
            code = FAILED
        if standalone_mode:
            sys.exit(code or 0)
        return code


class GroupWithDefault(GroupWithHelp):
    """A group that lists when it is told nothing else, and takes a name for what it lists."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        if not args or (args[0].startswith("-") and args[0] not in ("-h", "--help")):
            args = [DEFAULT_OF_GROUP, *args]
        elif not args[0].startswith("-") and args[0] not in self.commands:
            args = [NAMED_IN_GROUP[str(self.name)], *args]
        return super().parse_args(ctx, args)


def run_app(arguments: list[str]) -> int:
    """Run a command line; its exit code."""
    code = typer.main.get_command(build()).main(
        args=arguments, prog_name="pressread", standalone_mode=False
    )
    return int(code or 0)


def build() -> typer.Typer:
    """The application with every command in it."""
    app = typer.Typer(
        name="pressread", cls=App, add_completion=False, rich_markup_mode=None,
        context_settings=_SETTINGS, help=ABOUT,
    )  # fmt: skip
    app.callback(invoke_without_command=True)(_root())
    groups: dict[str, typer.Typer] = {}
    for name, command in COMMANDS.items():
        group, _, action = name.rpartition(" ")
        if group and group not in groups:
            groups[group] = _group(app, group)
        (groups[group] if group else app).command(
            action, cls=CommandWithHelp, context_settings=_SETTINGS
        )(for_typer(command))
    return app


def _group(app: typer.Typer, name: str) -> typer.Typer:
    made = typer.Typer(rich_markup_mode=None, add_completion=False)
    app.add_typer(
        made, name=name, cls=GroupWithDefault, help=GROUPS[name], context_settings=_SETTINGS
    )
    return made


def _root() -> Any:
    """What Typer calls before any command: the options that stand in front of one."""

    def run(ctx: typer.Context, **values: Any) -> None:
        ctx.obj = {name: value for name, value in values.items() if value}
        if ctx.obj.pop(VERSION.name, False):
            from pressread.cli.upkeep import print_version

            raise typer.Exit(print_version())
        if ctx.invoked_subcommand is None:
            raise typer.Exit(call(ROOT.home, ctx.obj))

    return _signed(run, (*ROOT.parameters, VERSION))


def for_typer(command: Command) -> Any:
    """A function with the signature that Typer makes parameters of, which calls ``command``."""

    def run(ctx: typer.Context, **values: Any) -> None:
        given = {name: value for name, value in values.items() if _is_given(value)}
        code = call(command.home, {**(ctx.find_root().obj or {}), **given})
        if code:
            raise typer.Exit(code)

    run.__doc__ = command.help
    return _signed(run, command.parameters)


def _is_given(value: object) -> bool:
    return value is not None and value is not False and value not in ([], ())


def _signed(run: Any, parameters: tuple[Parameter, ...]) -> Any:
    annotations = {"ctx": typer.Context, **{p.name: _annotation(p) for p in parameters}}
    run.__annotations__ = annotations
    run.__signature__ = inspect.Signature(
        [_keyword(name, kind) for name, kind in annotations.items() if name == "ctx"]
        + [_keyword(p.name, annotations[p.name], _default(p)) for p in parameters]
    )
    return run


def _keyword(name: str, kind: object, default: object = inspect.Parameter.empty) -> Any:
    return inspect.Parameter(name, inspect.Parameter.KEYWORD_ONLY, default=default, annotation=kind)


def _default(parameter: Parameter) -> object:
    if parameter.needed:
        return inspect.Parameter.empty
    return False if parameter.kind == FLAG else None


def _annotation(parameter: Parameter) -> Any:
    """A parameter's type and words as Typer's annotations say them."""
    kind = parameter.kind
    taken: Any = bool if kind == FLAG else str
    ends: dict[str, Any] = {}
    if isinstance(kind, tuple) and isinstance(kind[0], int):
        taken = int
        ends = {"min": parameter.least, "max": parameter.most}
    elif isinstance(kind, tuple):
        taken = Literal.__getitem__(kind)
    if parameter.several:
        taken = list[taken]
    if not parameter.needed and kind != FLAG:
        taken = taken | None
    value = parameter.value or None
    if parameter.is_option:
        told = typer.Option(*parameter.spellings, metavar=value, help=parameter.told, **ends)
    else:
        told = typer.Argument(metavar=value, help=parameter.told, **ends)
    return Annotated[taken, told]


def _page(ctx: Any) -> str:
    from pressread.cli.help_pages import page
    from pressread.cli.writing import fit, stdout

    return fit(page(ctx.command_path.partition(" ")[2]), stdout().encoding)
