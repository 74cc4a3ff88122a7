"""Nested values (how a query was read, why a hit ranks) as an outline."""

from __future__ import annotations

from pressread.output.jsontext import dumps
from pressread.output.view import Style, View
from pressread.sanitize import clean

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any


class TreeView(View):
    """A JSON object, indented for people."""

    schema = "explain"
    screen = "pressread.render.plain:screen"
    header = ("key", "value")

    def __init__(self, value: dict[str, Any]) -> None:
        self.value = value

    def document(self) -> dict[str, Any]:
        return self.value

    def rows(self) -> Iterator[tuple[object, ...]]:
        return ((key, dumps(value, None)) for key, value in self.value.items())

    def ids(self) -> tuple[str, ...]:
        return ()

    def lines(self, style: Style) -> Iterator[str]:  # noqa: ARG002
        yield from _outline(self.value, 0)


def _outline(value: Any, depth: int) -> Iterator[str]:
    pad = "  " * depth
    pairs = value.items() if isinstance(value, dict) else (("-", item) for item in value)
    for key, item in pairs:
        mark = f"{pad}{clean(str(key))}" + (":" if isinstance(value, dict) else "")
        if isinstance(item, (dict, list, tuple)) and item and not _is_flat(item):
            yield mark
            yield from _outline(item, depth + 1)
        else:
            yield f"{mark} {clean(_told(item))}"


def _is_flat(item: Any) -> bool:
    values = item.values() if isinstance(item, dict) else item
    return not any(isinstance(part, (dict, list, tuple)) for part in values) and len(item) <= 4


def _told(item: Any) -> str:
    if isinstance(item, dict):
        return ", ".join(f"{key} {_told(part)}" for key, part in item.items())
    if isinstance(item, (list, tuple)):
        return ", ".join(map(_told, item))
    return str(item) if isinstance(item, (str, float, int)) else dumps(item, None)
