"""The body by trafilatura and html2text, for pages that our own reading does not settle."""

from __future__ import annotations

import json
import re
from typing import Any

from pressread.extraction.pages.blocks import blocks_of
from pressread.extraction.pages.body import kind_of
from pressread.extraction.pages.tree import Page, clean, parse

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
    return _paragraphs_of(text)


def data_body(page: Page, stated: str) -> list[tuple[str, str]]:
    """The body that only the page's data hold: JSON-LD's ``articleBody``, the updates of a live
    blog, the state of a page that a script draws (``__NEXT_DATA__`` and its like).
    """
    if len(stated) >= _LEAST:
        return _paragraphs_of(stated)
    found: list[tuple[str, str]] = []
    for script in page.root.iter("script"):
        text = (script.text or "").strip()
        if "json" in (script.get("type") or "") and len(text) < _MOST_DATA:
            try:
                data = json.loads(text, strict=False)
            except (ValueError, RecursionError):
                continue
            found = max(found, _longest_body(data), key=lambda one: sum(len(t) for _, t in one))
    return found if sum(len(text) for _, text in found) >= _LEAST else []


_LEAST, _MOST_DATA, _MOST_NODES = 80, 2_000_000, 20_000
_BODY_KEYS = ("articleBody", "body", "content", "paragraphs", "text", "html", "blocks", "children")
_TEXT_KEYS = ("html", "text", "content", "value", "data", "articleBody", "body")


def _longest_body(data: Any) -> list[tuple[str, str]]:
    """The longest run of paragraphs under a key that bodies are called by, beside a title."""
    best: list[tuple[str, str]] = []
    queue, seen = [data], 0
    while queue and seen < _MOST_NODES:
        seen += 1
        value = queue.pop()
        if isinstance(value, dict):
            if isinstance(value.get("liveBlogUpdate"), list):
                found = [part for one in value["liveBlogUpdate"] for part in _update(one)]
            elif any(key in value for key in ("title", "headline", "name")):
                found = max((_texts(value.get(key)) for key in _BODY_KEYS), key=_size)
            else:
                found = []
            best = max(best, found, key=_size)
            queue.extend(value.values())
        elif isinstance(value, list):
            queue.extend(value)
    return best


def _update(one: Any) -> list[tuple[str, str]]:
    if not isinstance(one, dict):
        return []
    head = one.get("headline")
    heads = [("subhead", clean(head))] if isinstance(head, str) and head.strip() else []
    return [*heads, *_texts(one.get("articleBody"))]


def _size(found: list[tuple[str, str]]) -> int:
    return sum(len(text) for _, text in found)


def _texts(value: Any) -> list[tuple[str, str]]:
    """The paragraphs of a string, or of a list of strings and of things that hold one each."""
    if isinstance(value, str):
        return _paragraphs_of(value)
    if not isinstance(value, list):
        return []
    found: list[tuple[str, str]] = []
    for one in value[:2000]:
        if isinstance(one, dict):
            one = next((one[key] for key in _TEXT_KEYS if isinstance(one.get(key), str)), None)
        if isinstance(one, str):
            found.extend(_paragraphs_of(one))
    return found


def _paragraphs_of(text: str) -> list[tuple[str, str]]:
    if _MARKUP.search(text):
        blocks, _ = blocks_of(parse(f"<html><body>{text}</body></html>").root)
        return [(kind_of(block), block.text) for block in blocks]
    return [("paragraph", line) for line in map(clean, _LINES.split(text.strip())) if line]
