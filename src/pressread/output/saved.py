"""Saved searches in every format."""

from __future__ import annotations

from pressread.output.columns import align
from pressread.output.view import SCHEMA_VERSION, Style, View
from pressread.sanitize import clean

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from typing import Any


class SavedView(View):
    """Names and queries."""

    schema = "saved"
    screen = "pressread.render.plain:screen"
    header = ("name", "query")

    def __init__(self, saved: Sequence[tuple[str, str]]) -> None:
        self.saved = saved

    def found(self) -> bool:
        return bool(self.saved)

    def document(self) -> dict[str, Any]:
        return {"schema_version": SCHEMA_VERSION, "saved": list(self.records())}

    def records(self) -> Iterator[dict[str, Any]]:
        return ({"name": name, "query": query} for name, query in self.saved)

    def ids(self) -> tuple[str, ...]:
        return ()

    def lines(self, style: Style) -> Iterator[str]:  # noqa: ARG002
        yield from align([(clean(name), clean(query)) for name, query in self.saved])
