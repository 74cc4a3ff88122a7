"""Markdown that says what the text says: foreign text is escaped, never markup."""

from __future__ import annotations

from pressread.sanitize import clean

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

_SPECIAL = {ord(char): "\\" + char for char in "\\`*_[]<>|#~$"}


def escape(text: str) -> str:
    """``text`` on one line, so that Markdown shows it letter for letter."""
    escaped = clean(text).translate(_SPECIAL)
    head, dot, _ = escaped.partition(".")
    if escaped[:1] in ("-", "+", "="):
        return "\\" + escaped
    if dot and head.isdecimal():
        return f"{head}\\{escaped[len(head) :]}"
    return escaped


def table(header: Sequence[str], rows: Sequence[Sequence[str]]) -> list[str]:
    """A pipe table of cells that are escaped already."""
    line = "| {} |".format
    return [
        line(" | ".join(header)),
        line(" | ".join("---" for _ in header)),
        *(line(" | ".join(row)) for row in rows),
    ]
