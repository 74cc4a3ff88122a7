"""The body by trafilatura and html2text, for pages that our own reading does not settle."""

from __future__ import annotations

import re
from typing import Any

from pressread.extraction.pages.blocks import blocks_of
from pressread.extraction.pages.body import kind_of
from pressread.extraction.pages.tree import parse

MAX_CHARACTERS = 2_000_000

_HEAD = re.compile(r"^#{1,6}\s+")
_ITEM = re.compile(r"^\s*(?:[*+-]|\d{1,3}\.)\s+")
_QUOTE = re.compile(r"^\s*>\s?")


def core_body(html: str, url: str | None = None) -> list[tuple[str, str]]:
    """``(kind, text)`` of each paragraph, empty where trafilatura finds no body.

    A page over ``MAX_CHARACTERS`` is not tried: trafilatura copies its tree many times.
    """
    if len(html) > MAX_CHARACTERS:
        return []
    import logging

    from trafilatura import extract

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    try:
        markup = extract(html, url=url, output_format="html", include_comments=False)
    except (RecursionError, ValueError, TypeError, AttributeError):
        # Trees that trafilatura cannot walk; our own reading stands.
        return []
    return _paragraphs(markup) if markup else []


def _paragraphs(markup: str) -> list[tuple[str, str]]:
    found: list[tuple[str, str]] = []
    for block in _plain(markup).split("\n\n"):
        lines = [line for line in block.split("\n") if line.strip()]
        if lines and all(_ITEM.match(line) for line in lines):
            found.extend(("item", _ITEM.sub("", line).strip()) for line in lines)
        elif lines:
            found.append(_kind(" ".join(" ".join(lines).split())))
    return [(kind, text) for kind, text in found if text]


def _kind(text: str) -> tuple[str, str]:
    if _HEAD.match(text):
        return "subhead", _HEAD.sub("", text)
    if _QUOTE.match(text):
        return "blockquote", _QUOTE.sub("", text)
    return "paragraph", text


def _plain(markup: str) -> str:
    from html2text import HTML2Text

    writer: Any = HTML2Text(bodywidth=0)
    writer.ignore_links = writer.ignore_images = writer.ignore_emphasis = True
    writer.escape_snob = False
    return str(writer.handle(markup))


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
