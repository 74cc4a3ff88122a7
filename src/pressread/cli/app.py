"""The full application on Typer: help, messages for what was mistyped, and every command.

Commands are declared once, as functions whose annotations name entries of ``params`` and groups
of ``options``; ``flattened`` spells the groups out for Typer.
"""

from __future__ import annotations

import inspect
import sys
from collections.abc import Callable
from typing import Any, get_args, get_type_hints

import typer
from typer.core import TyperGroup

from pressread.cli import boundary, options, params
from pressread.cli.bind import call, group_of
from pressread.cli.fast import load
from pressread.cli.help import CommandWithHelp, GroupWithHelp, explained
from pressread.cli.registry import (
    ABOUT,
    COMMANDS,
    DEFAULT_OF_GROUP,
    GROUPS,
    NAMED_IN_GROUP,
    WELCOME,
)

Command = Callable[..., int]


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
                boundary.complain(explained(error))
                return boundary.FAILED
            except typer.Abort:
                return boundary.INTERRUPTED
            return 0

        code = boundary.guarded(run)
        if code:
            raise typer.Exit(code)

    def main(self, args: Any = None, standalone_mode: bool = True, **extra: Any) -> Any:  # type: ignore[override]
        """Like Typer's, but a line that cannot be parsed is told in one line."""
        try:
            code = super().main(args, standalone_mode=False, **extra)
        except typer.TyperException as error:
            boundary.complain(explained(error))
            code = boundary.FAILED
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
    settings = {"help_option_names": ["-h", "--help"]}
    app = typer.Typer(
        name="pressread", cls=App, add_completion=False, rich_markup_mode=None,
        context_settings=settings,
        help=ABOUT,
    )  # fmt: skip
    app.callback(invoke_without_command=True)(_root)
    groups: dict[str, typer.Typer] = {}
    for name, (home, heading) in COMMANDS.items():
        group, _, action = name.rpartition(" ")
        if group and group not in groups:
            groups[group] = _group(app, group, heading, settings)
        (groups[group] if group else app).command(
            action, cls=CommandWithHelp, rich_help_panel=heading, context_settings=settings
        )(flattened(load(home)))
    return app


def _group(app: typer.Typer, name: str, heading: str, settings: dict[str, Any]) -> typer.Typer:
    made = typer.Typer(rich_markup_mode=None, add_completion=False)
    app.add_typer(
        made, name=name, cls=GroupWithDefault, help=GROUPS[name], rich_help_panel=heading,
        context_settings=settings,
    )  # fmt: skip
    return made


def _root(
    ctx: typer.Context,
    archive: params.ArchiveFolder = None,
    version: params.Version = False,
) -> None:
    ctx.obj = {"archive": archive}
    if version:
        from pressread.cli.about import print_version

        raise typer.Exit(print_version())
    if ctx.invoked_subcommand is None:
        raise typer.Exit(call(load(WELCOME), {"archive": archive}))


def flattened(command: Command) -> Callable[..., None]:
    """``command`` as Typer takes it: one parameter for each option of its groups."""
    names = {**vars(options), **vars(params), "p": params}
    hints = get_type_hints(command, {**command.__globals__, **names}, include_extras=True)
    spelled: list[inspect.Parameter] = []
    for parameter in inspect.signature(command).parameters.values():
        group = group_of(command, parameter.name)
        if group is None:
            default = _default(parameter, hints[parameter.name])
            spelled.append(_keyword(parameter.name, default, hints[parameter.name]))
        else:
            module = vars(sys.modules[group.__module__])
            of_group = get_type_hints(group, {**module, **names}, include_extras=True)
            spelled += [_keyword(n, getattr(group, n), of_group[n]) for n in group.names()]

    def run(ctx: typer.Context, **values: Any) -> None:
        outer = (ctx.find_root().obj or {}).get("archive")
        if outer is not None and values.get("archive") is None:
            values["archive"] = outer
        code = call(command, values)
        if code:
            raise typer.Exit(code)

    context = inspect.Parameter("ctx", inspect.Parameter.KEYWORD_ONLY, annotation=typer.Context)
    parameters = [context, *spelled]
    run.__signature__ = inspect.Signature(parameters)  # type: ignore[attr-defined]
    run.__annotations__ = {parameter.name: parameter.annotation for parameter in parameters}
    run.__doc__ = command.__doc__
    return run


def _default(parameter: inspect.Parameter, hint: Any) -> object:
    """A parameter's default; an argument that may be ``None`` may be left out."""
    optional = type(None) in get_args(get_args(hint)[0])
    return None if parameter.default is parameter.empty and optional else parameter.default


def _keyword(name: str, default: object, annotation: object) -> inspect.Parameter:
    return inspect.Parameter(
        name, inspect.Parameter.KEYWORD_ONLY, default=default, annotation=annotation
    )
