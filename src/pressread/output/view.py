"""What a command answers, ready to be written in any format.

A view wraps one kind of answer (hits, statements, articles, …). It knows what the answer looks
like as JSON, as table rows, as ids, as plain lines and as Markdown, and where the Rich renderer
for it lives; it knows nothing of terminals, options or files.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from typing import Any

SCHEMA_VERSION = 1


class Style:
    """What a person may choose about lines made for people. ``iso``: dates for machines."""

    __slots__ = ("group_by", "iso")

    def __init__(self, *, iso: bool = False, group_by: str | None = None) -> None:
        self.iso = iso
        self.group_by = group_by


class View:
    """One answer. ``schema`` names its JSON Schema, ``screen`` its renderer (module:function).
    ``voices``: id of an article → who is quoted most in it, where articles are grouped by that.
    """

    voices: Mapping[str, str] = {}
    schema = ""
    screen = ""
    header: tuple[str, ...] = ()

    def found(self) -> bool:
        """Whether there is anything to show; nothing is exit code 1."""
        return True

    def document(self) -> dict[str, Any]:
        """The whole answer as one JSON object."""
        raise NotImplementedError

    def records(self) -> Iterable[dict[str, Any]]:
        """One JSON object for each line of JSON Lines and for each use of a template."""
        return (self.document(),)

    def rows(self) -> Iterator[tuple[object, ...]]:
        """Cells in step with ``header``."""
        for record in self.records():
            yield tuple(record.get(name) for name in self.header)

    def ids(self) -> Iterable[str]:
        """Ids of articles, each once."""
        return dict.fromkeys(
            str(record["id"]) for record in self.records() if record.get("id") is not None
        )

    def lines(self, style: Style) -> Iterable[str]:
        """Plain lines for people, unwrapped, harmless."""
        raise NotImplementedError

    def markdown(self, style: Style) -> Iterable[str]:
        """Markdown lines; where a kind has no form of its own, its plain lines as they are."""
        yield "```text"
        yield from self.lines(style)
        yield "```"
