"""Frozen values for the path of a search, without the price of ``dataclasses`` at start-up.

``dataclasses`` imports ``inspect`` and compiles code for every class: more than a bare start of
Python in all. To the type checker ``@value`` *is* ``dataclass(frozen=True)``.
"""

from __future__ import annotations

__all__ = ["value"]

TYPE_CHECKING = False
if TYPE_CHECKING:
    from dataclasses import dataclass as value
else:

    def value(*, frozen):
        """Make a class of annotated names, some with defaults, into a frozen value."""
        assert frozen, "values are frozen"
        return _made


def _made(cls):  # type: ignore[no-untyped-def]
    names = tuple(cls.__annotations__)
    defaults = {name: cls.__dict__[name] for name in names if name in cls.__dict__}
    left_out = {*names, "__dict__", "__weakref__"}
    body = {name: item for name, item in cls.__dict__.items() if name not in left_out}
    body |= {"__slots__": names, "__match_args__": names, "_defaults": defaults}
    for method in (__init__, __setattr__, __eq__, __hash__, __repr__, __reduce__):
        body.setdefault(method.__name__, method)
    return type(cls.__name__, cls.__bases__, body)


def __init__(self, *args, **named):  # type: ignore[no-untyped-def]
    names = self.__slots__
    if len(args) > len(names):
        raise TypeError(f"{type(self).__name__} takes {len(names)} values, not {len(args)}")
    given = dict(zip(names, args, strict=False))
    if given.keys() & named.keys() or named.keys() - set(names):
        raise TypeError(f"{type(self).__name__} has no place for all of {sorted(named)}")
    found = {**self._defaults, **given, **named}
    missing = [name for name in names if name not in found]
    if missing:
        raise TypeError(f"{type(self).__name__} needs {', '.join(missing)}")
    for name in names:
        object.__setattr__(self, name, found[name])
    check = getattr(self, "__post_init__", None)
    if check is not None:
        check()


def __setattr__(self, name, _):  # type: ignore[no-untyped-def]
    raise AttributeError(f"cannot assign to {name!r}: {type(self).__name__} is a frozen value")


def _parts(self):  # type: ignore[no-untyped-def]
    return tuple(getattr(self, name) for name in self.__slots__)


def __eq__(self, other):  # type: ignore[no-untyped-def]
    if type(self) is not type(other):
        return NotImplemented
    return _parts(self) == _parts(other)  # type: ignore[no-untyped-call]


def __hash__(self):  # type: ignore[no-untyped-def]
    return hash(_parts(self))  # type: ignore[no-untyped-call]


def __repr__(self):  # type: ignore[no-untyped-def]
    shown = ", ".join(f"{name}={getattr(self, name)!r}" for name in self.__slots__)
    return f"{type(self).__name__}({shown})"


def __reduce__(self):  # type: ignore[no-untyped-def]
    return type(self), _parts(self)  # type: ignore[no-untyped-call]
