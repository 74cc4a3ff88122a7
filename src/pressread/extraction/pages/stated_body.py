"""The body as JSON-LD states it: whole even where a wall hides it from the page's readers."""

from __future__ import annotations

import re

from pressread.extraction.pages.blocks import blocks_of
from pressread.extraction.pages.body import kind_of
from pressread.extraction.pages.tree import parse

_MARKUP = re.compile(r"</?(?:p|br|div|h[1-6]|li|ul)\b", re.I)
_LINES = re.compile(r"\s*\n\s*")
MIN_LENGTH = 500


def stated_body(text: str) -> list[tuple[str, str]]:
    """``(kind, text)`` of the paragraphs of an ``articleBody``; empty for a short one."""
    if len(text) < MIN_LENGTH:
        return []
    if _MARKUP.search(text):
        blocks, _ = blocks_of(parse(f"<html><body>{text}</body></html>").root)
        return [(kind_of(block), block.text) for block in blocks]
    return [("paragraph", line) for line in _LINES.split(text.strip())]
