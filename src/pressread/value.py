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
    """The class itself, with what makes it a value; its defaults stay attributes of the class."""
    names = tuple(cls.__annotations__)
    cls.__match_args__ = names  # type: ignore[misc]
    cls._needed = [name for name in names if name not in cls.__dict__]
    held = cls.__dict__
    for method in (__init__, __setattr__, __eq__, __hash__, __repr__, __reduce__):
        if method.__name__ not in held or held[method.__name__] is None:
            setattr(cls, method.__name__, method)
    return cls


def __init__(self, *args, **named):  # type: ignore[no-untyped-def]
    names = self.__match_args__
    if len(args) > len(names):
        raise TypeError(f"{type(self).__name__} takes {len(names)} values, not {len(args)}")
    given = dict(zip(names, args, strict=False))
    if named:
        if given.keys() & named.keys() or named.keys() - set(names):
            raise TypeError(f"{type(self).__name__} has no place for all of {sorted(named)}")
        given |= named
    if len(given) < len(names):
        missing = [name for name in self._needed if name not in given]
        if missing:
            raise TypeError(f"{type(self).__name__} needs {', '.join(missing)}")
    self.__dict__.update(given)
    check = getattr(self, "__post_init__", None)
    if check is not None:
        check()


def __setattr__(self, name, _):  # type: ignore[no-untyped-def]
    raise AttributeError(f"cannot assign to {name!r}: {type(self).__name__} is a frozen value")


def _parts(self):  # type: ignore[no-untyped-def]
    return tuple(getattr(self, name) for name in self.__match_args__)


def __eq__(self, other):  # type: ignore[no-untyped-def]
    if type(self) is not type(other):
        return NotImplemented
    return _parts(self) == _parts(other)  # type: ignore[no-untyped-call]


def __hash__(self):  # type: ignore[no-untyped-def]
    return hash(_parts(self))  # type: ignore[no-untyped-call]


def __repr__(self):  # type: ignore[no-untyped-def]
    shown = ", ".join(f"{name}={getattr(self, name)!r}" for name in self.__match_args__)
    return f"{type(self).__name__}({shown})"


def __reduce__(self):  # type: ignore[no-untyped-def]
    return type(self), _parts(self)  # type: ignore[no-untyped-call]
