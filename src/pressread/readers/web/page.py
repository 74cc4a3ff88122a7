"""Saved web pages: one article a file, found by extraction.

A page that a program fills has next to no text, and its article in data alone. Where that is so the
JSON in it (JSON-LD, ``__NEXT_DATA__`` and its like) is looked through for the longest text with a
headline, and that is put into the page as an ``<article>``: whoever reads the page finds the rest
in its head.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from html import escape
from typing import Any

from pressread.readers import fragments, trees
from pressread.readers.data import columns, json_data
from pressread.readers.data.columns import as_text, texts
from pressread.readers.document import Document
from pressread.readers.web import saved
from pressread.source import Failure, Given, Source


def read(document: Document) -> Iterator[Source | Failure]:
    """The page as decoded markup, without files embedded in it and what its saver put there."""
    text, charset, notice = document.markup
    page = saved.read(saved.slimmed(text))
    stated = {"url": page.url, "captured": page.day}
    named = {name: value for name, value in stated.items() if value}
    given = Given(
        **named,  # type: ignore[arg-type]
        notices=(notice,) if notice else (),
        provenance=dict.fromkeys(named, "page saver"),
    )
    if page.today:
        yield document.source("archive-today", given, text=_printed(page.markup), encoding=charset)
        return
    found = given if named or notice else None
    yield document.source("html", found, text=completed(page.markup), encoding=charset)


def _printed(markup: str) -> str:
    """A page of archive.today, whose elements tell nothing, as plain text."""
    root = trees.html(markup)
    content = next((part for part in root.iter("div") if part.get("id") == "CONTENT"), root)
    return re.sub(r"\n{3,}", "\n\n", trees.text(content)).strip()


_SCRIPT = re.compile(r"<(script|style|noscript|template)\b([^>]*)>(.*?)</\1\s*>", re.I | re.S)
_STATE = re.compile(r"(?:window\.|self\.|Fusion\.)?[\w.$]{3,60}\s*=\s*(?=[\[{])")
_PARAGRAPH = re.compile(
    r"<(?:p|li|h2|blockquote)\b[^>]*>(.*?)(?=<(?:/?(?:p|li|h2|blockquote)|/?div)\b)", re.I | re.S
)
_TAG = re.compile(r"<[^<>]*>")
_ENOUGH = 400  # letters of paragraphs in a page that is no shell
_LEAST = 12  # words of a text in data
_LARGEST = 8_000_000
_DATA = (
    "json",
    "articleBody",
    "liveBlogUpdate",
    "__NEXT_DATA__",
    "__NUXT",
    "_STATE__",
    "globalContent",
)


def completed(markup: str) -> str:
    """The page with the article out of its data in it; the page as it is where it has a text."""
    if not any(mark in markup for mark in _DATA) or _has_text(markup):
        return markup
    article = max(_articles(markup), key=len, default="")
    if not article:
        return markup
    end = markup.lower().rfind("</body>")
    return f"{markup[:end]}{article}{markup[end:]}" if end >= 0 else markup + article


def _has_text(markup: str) -> bool:
    bare = _SCRIPT.sub(" ", markup)
    letters = sum(len(_TAG.sub("", text).strip()) for text in _PARAGRAPH.findall(bare))
    return letters >= _ENOUGH or len(" ".join(_TAG.sub(" ", bare).split())) >= 4 * _ENOUGH


def _articles(markup: str) -> Iterator[str]:
    for found in _SCRIPT.finditer(markup):
        if found[1].lower() == "script" and len(found[3]) < _LARGEST:
            for value in _values(found[2], found[3]):
                yield from filter(None, map(_article, json_data.objects(value)))


def _values(attributes: str, script: str) -> Iterator[Any]:
    """The JSON that a script is, or that it sets a name to."""
    decoder = json.JSONDecoder()
    starts = [0] if "json" in attributes.lower() else [m.end() for m in _STATE.finditer(script)][:5]
    for start in starts:
        try:
            yield decoder.raw_decode(script[start:].lstrip())[0]
        except (ValueError, RecursionError):
            continue


def _article(value: dict[str, Any]) -> str:
    """An object as an ``<article>``; ``""`` where it is none."""
    updates = value.get("liveBlogUpdate")
    if isinstance(updates, list):
        parts = "".join(_update(part) for part in updates if isinstance(part, dict))
        return f"<article>{_title(value)}{parts}</article>" if parts else ""
    found = columns.fields_of(value)
    if "headline" not in found or "body" not in found:
        return ""
    body = max((_body(value[name]) for name in found["body"]), key=len)
    return f"<article>{_title(value)}{body}</article>" if len(body.split()) >= _LEAST else ""


def _title(value: dict[str, Any], level: str = "h1") -> str:
    names = columns.fields_of(value).get("headline", ())
    title = next(filter(None, (as_text(value.get(name)) for name in names)), "")
    return f"<{level}>{escape(_TAG.sub('', title))}</{level}>" if title else ""


def _update(part: dict[str, Any]) -> str:
    return _title(part, "h2") + _body(part.get("articleBody") or part.get("description"))


def _body(value: Any) -> str:
    return "".join(map(_paragraphs, texts(value)))


def _paragraphs(text: str) -> str:
    if re.search(r"<(?:p|div|h\d|ul)\b", text, re.I):
        return text
    if fragments.MARKUP.search(text):
        return f"<p>{text}</p>"
    return "".join(f"<p>{escape(line)}</p>" for line in text.split("\n") if line.strip())
