"""Frozen values as JSON values and back, by their annotations.

What is read is checked: a field of another type than its annotation says is a ``ValueError`` that
names it. ``null`` means "not stated" wherever a field has a default; fields that a class does not
know are passed over, so that older programs read newer files.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import MISSING, fields, is_dataclass
from functools import cache
from types import NoneType, UnionType
from typing import Any, Literal, TypeVar, Union, get_args, get_origin, get_type_hints

Convert = Callable[[Any], Any]
T = TypeVar("T")

#: Above it a number is no place, count or record of any file; SQLite and JSON hold it exactly.
_LARGEST = 2**53
_KINDS = {
    str: "a text", int: "a whole number", float: "a number", bool: "true or false",
    list: "a list", tuple: "a list", dict: "an object", NoneType: "null",
}  # fmt: skip


def write(value: Any) -> dict[str, Any]:
    """A value's fields as JSON values, in their order."""
    return {
        name: convert(getattr(value, name)) for name, convert in writers(value.__class__).items()
    }


def read(kind: type[T], data: object) -> T:
    """A value of this class from JSON values. Raises ``ValueError`` where it cannot be one."""
    known: Any = kind
    made: T = _reader(known)(data)
    return made


@cache
def writers(kind: Any) -> dict[str, Convert]:
    """How each field of a class is written."""
    hints = get_type_hints(kind)
    return {field.name: _writer(hints[field.name]) for field in fields(kind)}


@cache
def _writer(kind: Any) -> Convert:
    if is_dataclass(kind):
        return write
    inner = _inner(kind)
    if type(None) in get_args(kind):
        return _as_it_is if inner is _as_it_is else lambda v: None if v is None else inner(v)
    return inner


def _inner(kind: Any) -> Convert:
    origin, parts = get_origin(kind), get_args(kind)
    if origin in (Union, UnionType):
        return _writer(next(part for part in parts if part is not NoneType))
    if origin is tuple:
        item = _writer(parts[0])
        return list if item is _as_it_is else lambda values: [item(value) for value in values]
    return dict if origin is not None and origin is not Literal else _as_it_is


def _as_it_is(value: Any) -> Any:
    return value


@cache
def _reader(kind: Any) -> Convert:
    if kind in _PLAIN:
        return _PLAIN[kind]
    if is_dataclass(kind):
        return _object_reader(kind)
    origin, parts = get_origin(kind), get_args(kind)
    if origin in (Union, UnionType):
        inner = _reader(next(part for part in parts if part is not NoneType))
        return lambda value: None if value is None else inner(value)
    if origin is tuple:
        return _list_reader(_reader(parts[0]), None if parts[-1] is Ellipsis else len(parts))
    if origin is Literal:
        return _one_of(parts)
    return _read_mapping


def _object_reader(kind: Any) -> Convert:
    hints = get_type_hints(kind)
    parts = [(f.name, _reader(hints[f.name]), _is_optional(f)) for f in fields(kind)]

    def read_object(data: Any) -> Any:
        if not isinstance(data, Mapping):
            raise ValueError(f"an object is wanted, not {_named(data)}")
        made = {}
        for name, convert, optional in parts:
            found = data.get(name)
            if found is None and (optional or name not in data):
                continue
            try:
                made[name] = convert(found)
            except ValueError as error:
                raise ValueError(f"{name}: {error}") from None
        try:
            return kind(**made)
        except TypeError as error:
            lacking = ", ".join(n for n, _, optional in parts if not optional and n not in made)
            raise ValueError(f"lacks {lacking}") from error

    return read_object


def _is_optional(field: Any) -> bool:
    return field.default is not MISSING or field.default_factory is not MISSING


def _list_reader(item: Convert, length: int | None) -> Convert:
    def read_list(value: Any) -> tuple[Any, ...]:
        if not isinstance(value, (list, tuple)):
            raise ValueError(f"a list is wanted, not {_named(value)}")
        if length is not None and len(value) != length:
            raise ValueError(f"{length} values are wanted, not {len(value)}")
        return tuple([item(one) for one in value])

    return read_list


def _one_of(known: tuple[Any, ...]) -> Convert:
    def read_word(value: Any) -> Any:
        if not isinstance(value, str) or value not in known:
            raise ValueError(f"one of {', '.join(known)} is wanted")
        return value

    return read_word


def _read_mapping(value: Any) -> dict[str, str]:
    if not isinstance(value, Mapping):
        raise ValueError(f"an object is wanted, not {_named(value)}")
    return {_read_text(key): _read_text(item) for key, item in value.items()}


def _read_text(value: Any) -> str:
    if type(value) is not str:
        raise ValueError(f"a text is wanted, not {_named(value)}")
    if not value.isascii():
        try:
            value.encode()
        except UnicodeEncodeError:
            raise ValueError("holds half a character (a lone surrogate)") from None
    return value


def _read_count(value: Any) -> int:
    if type(value) is not int:
        raise ValueError(f"a whole number is wanted, not {_named(value)}")
    if not 0 <= value < _LARGEST:
        raise ValueError("a number from 0 to 2^53 is wanted")
    return value


def _read_number(value: Any) -> float:
    if type(value) not in (int, float):
        raise ValueError(f"a number is wanted, not {_named(value)}")
    if not -_LARGEST < value < _LARGEST:  # neither has NaN its place in it
        raise ValueError("a number of common size is wanted")
    return float(value)


def _read_flag(value: Any) -> bool:
    if type(value) is not bool:
        raise ValueError(f"true or false is wanted, not {_named(value)}")
    return value


_PLAIN: dict[Any, Convert] = {
    str: _read_text, int: _read_count, float: _read_number, bool: _read_flag,
}  # fmt: skip


def _named(value: object) -> str:
    return _KINDS.get(type(value), type(value).__name__)
