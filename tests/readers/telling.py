"""What a reader makes of some bytes, as plain values that tables compare whole."""

from __future__ import annotations

from dataclasses import fields
from typing import Any

from pressread.readers import read_bytes
from pressread.source import Failure, Given, Source

#: What a test of fields need not repeat.
_UNTOLD = frozenset(("provenance",))


def told(data: bytes | str, path: str = "clip", media_type: str | None = None) -> list[Any]:
    """Each record: its format, number, text and the fields that it states; or why there is none."""
    raw = data.encode() if isinstance(data, str) else data
    return [_told(one) for one in read_bytes(raw, path=path, media_type=media_type)]


def _told(one: Source | Failure) -> Any:
    number = f"{one.record}: " if one.record is not None else ""
    if isinstance(one, Failure):
        return f"{number}{'passed over: ' if one.passed_over else ''}{one.reason}"
    stated: dict[str, Any] = {"format": number + one.format}
    if one.text and not (one.given and one.given.body):
        stated["text"] = one.text
    return stated | _fields(one.given)


def _fields(given: Given | None) -> dict[str, Any]:
    values = {one.name: getattr(given, one.name) for one in fields(Given)} if given else {}
    return {name: value for name, value in values.items() if value and name not in _UNTOLD}


def origins(data: bytes | str, path: str = "clip") -> list[dict[str, str]]:
    """Where each record says that its fields come from."""
    raw = data.encode() if isinstance(data, str) else data
    found = read_bytes(raw, path=path)
    return [dict(one.given.provenance) for one in found if isinstance(one, Source) and one.given]
