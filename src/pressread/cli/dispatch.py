"""From named values to a call: how both ways into a command hand over what was parsed."""

from __future__ import annotations

import sys

from pressread.cli.options import Options

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from typing import Any


_PATHS = ("archive", "batch", "file", "output", "path")


def call(home: str, values: Mapping[str, object]) -> int:
    """Run the command that ``home`` names with ``values``; its exit code.

    The values of a group of options are gathered into it; what was not given is left out, so that
    the defaults of the function and of the groups count.
    """
    command = load(home)
    arguments: dict[str, object] = {}
    values = {name: _whole(value, name) for name, value in values.items()}
    for name in parameters(command):
        group = group_of(command, name)
        if group is not None:
            given = {key: values[key] for key in group.names() if key in values}
            arguments[name] = group(**given)
        elif name in values or name in required(command):
            arguments[name] = values.get(name)
    code: int = command(**arguments)
    return code


def load(home: str) -> Callable[..., Any]:
    """The function that ``module:function`` names."""
    module, _, name = home.partition(":")
    __import__(module)
    found: Callable[..., Any] = getattr(sys.modules[module], name)
    return found


def _whole(value: object, name: str) -> object:
    """Text without halves of characters, which no database takes; a path may hold any bytes."""
    if isinstance(value, list):
        return [_whole(item, name) for item in value]
    if not isinstance(value, str) or value.isascii() or name in _PATHS:
        return value
    return value.encode("utf-8", "replace").decode()


def parameters(command: Callable[..., int]) -> tuple[str, ...]:
    """The names of a command's parameters."""
    code = command.__code__
    return code.co_varnames[: code.co_argcount + code.co_kwonlyargcount]


def required(command: Callable[..., int]) -> tuple[str, ...]:
    """Those without a default: groups, and arguments (``None`` where one may be left out)."""
    names = parameters(command)
    return names[: len(names) - len(command.__defaults__ or ())]


def group_of(command: Callable[..., int], name: str) -> type[Options] | None:
    """The group of options a parameter takes, ``None`` for a plain one.

    Annotations are not evaluated (they are text): a group is what the module of the command
    calls by that name.
    """
    kind = command.__globals__.get(str(command.__annotations__.get(name)))
    return kind if isinstance(kind, type) and issubclass(kind, Options) else None
