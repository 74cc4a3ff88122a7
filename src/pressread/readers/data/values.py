"""Values of JSON as text: names of people and things, addresses, bodies in parts."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

_LINKS = ("href", "url", "permalink", "web", "canonical")
_PARTS = ("headline", "heading", "paragraphs", "sections", "blocks", "children", "content", "text",
          "html", "value", "body", "rendered", "paragraph")  # fmt: skip
_NAMES = ("name", "title", "literal", "value", "rendered", "main", "original", "content")
_SPANS = frozenset(("text", "span", "link", "hyperlink", "bold", "italic", "mention", "hashtag"))
_DEEPEST = 12


def as_text(value: Any) -> str:
    """A cell, JSON value or list of them as text; a person or thing by its name."""
    if isinstance(value, str):
        return value.strip()
    if isinstance(value, bool) or value is None:
        return ""
    if isinstance(value, int | float):
        return str(value)
    if isinstance(value, list):
        return "; ".join(text for text in (as_text(item) for item in value[:50]) if text)
    if isinstance(value, dict):
        return next((as_text(value[name]) for name in _NAMES if value.get(name)), "")
    return ""


def address(value: Any) -> str:
    """The web address that a value is or holds; ``""`` without one."""
    if isinstance(value, str):
        return value.strip()
    if isinstance(value, list):
        return next(filter(None, map(address, value[:20])), "")
    if isinstance(value, dict):
        return next(filter(None, (address(value.get(name)) for name in _LINKS)), "")
    return ""


def texts(value: Any, depth: int = 0) -> Iterator[str]:
    """The paragraphs in a body of any shape: blocks, sections, lists of either, in order."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, list) and depth < _DEEPEST:
        if _is_run(value):
            yield "".join(text for part in value for text in texts(part, depth + 1))
            return
        for item in value:
            yield from texts(item, depth + 1)
    elif isinstance(value, dict) and depth < _DEEPEST:
        for name in _PARTS:
            if isinstance(value.get(name), str | list | dict):
                yield from texts(value[name], depth + 1)


def _is_run(items: list[Any]) -> bool:
    """Whether a list holds the pieces of one paragraph, marked as bold, linked and so on."""
    kinds = [item.get("type") for item in items if isinstance(item, dict)]
    return bool(kinds) and all(kind in _SPANS for kind in kinds if kind) and any(kinds)
