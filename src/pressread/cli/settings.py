"""The settings as ``pressread config`` shows them."""

from __future__ import annotations

from pressread.config import DEFAULTS, config_file, setting
from pressread.output.lines import Style, align
from pressread.output.view import SCHEMA_VERSION, View
from pressread.sanitize import clean

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

_USUAL = {"pager": "less -FRX", "limit": 10, "sort": "relevance"}


class SettingsView(View):
    """Every setting with its value and origin."""

    schema = "config"
    screen = "pressread.render.listing:plain_lines"
    header = ("name", "value", "origin")

    def document(self) -> dict[str, Any]:
        return {
            "schema_version": SCHEMA_VERSION,
            "file": config_file(),
            "settings": list(self.records()),
        }

    def records(self) -> Iterator[dict[str, Any]]:
        for name in DEFAULTS:
            value, origin = setting(name)
            yield {
                "name": name,
                "value": _usual(name) if value is None else value,
                "origin": origin,
            }

    def ids(self) -> tuple[str, ...]:
        return ()

    def lines(self, style: Style) -> Iterator[str]:  # noqa: ARG002
        rows = [
            (record["name"], clean(_shown(record["value"])), clean(record["origin"]))
            for record in self.records()
        ]
        yield from align(rows)
        yield clean(f"file: {config_file()}")


def _usual(name: str) -> object:
    if name == "archive":
        from pressread.archive import default_folder

        return default_folder()
    return _USUAL[name]


def _shown(value: object) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)
