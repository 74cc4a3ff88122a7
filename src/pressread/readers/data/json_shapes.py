"""Where the articles are in an answer of a news interface or a row of a data set.

Interfaces wrap their articles (``response.results``, ``hits.hits[]._source``) and their fields
(``fields.headline``, ``headline.main``, ``title.rendered``). Here lists are found, wrappers taken
off, and an object becomes a row whose keys ``columns`` knows.
"""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from pressread.readers.data import columns

_LISTS = ("articles", "items", "item", "entries", "documents", "results", "records", "response",
          "docs", "posts", "bookmarks", "stories", "hits")  # fmt: skip
_WRAPPERS = ("_source", "item", "article", "story", "node", "attributes", "document", "data",
             "post", "content", "fields", "thread")  # fmt: skip
_PREFIXES = ("article__", "article_")
_DEEPEST = 4  # levels of wrapping that a list may stand in
_SPLIT = re.compile(r"(?<=[^\W\d_])-\s*</span>\s*<span[^<>]*>\s*(?=[a-z])")  # a word in two lines
_LINES = re.compile(r"</?span[^<>]*>")
_MOST = 2000  # objects that are looked at for one
_TEXTS = frozenset(("paragraph", "text", "sanitized_html", "raw_html", "html", "heading", "p"))


def find_list(value: Mapping[str, Any]) -> list[Any] | None:
    """The list of articles in an answer: the first, nearest to the top, whose entries may be."""
    for name in _LISTS:
        if isinstance(value.get(name), list):
            return list(value[name])
    waiting: deque[tuple[int, Mapping[str, Any]]] = deque([(0, value)])
    while waiting:
        depth, inner = waiting.popleft()
        for item in inner.values():
            if isinstance(item, list) and item and _may_be_articles(item):
                return item
            if isinstance(item, dict) and depth < _DEEPEST:
                waiting.append((depth + 1, item))
    return None


def _may_be_articles(items: list[Any]) -> bool:
    """Whether a list's first object has the keys of an article, or of a link to one."""
    first = items[0]
    if not isinstance(first, dict):
        return False
    found = columns.fields_of(row_of(first))
    return "headline" in found and bool(found.keys() & {"body", "summary", "url"})


def row_of(value: Mapping[str, Any]) -> dict[str, Any]:
    """An object as a row: what wraps it taken off, what is nested in it brought up."""
    row: dict[str, Any] = {_short(key): item for key, item in _unwrapped(value).items()}
    for name, bring_up in _BROUGHT_UP.items():
        if row.get(name):
            more = bring_up(row[name])
            row |= {key: item for key, item in more.items() if not row.get(key)}
    if isinstance(row.get("title"), dict) and isinstance(row.get("heading"), str):
        row["publication"] = row.pop("title")  # Trove: the title is the paper's
        row.pop("category", None)  # and this says that it is an article
        row["articleText"] = _LINES.sub("", _SPLIT.sub("", str(row.get("articleText") or "")))
    if isinstance(row.get("source"), str) and row["source"].startswith(("http://", "https://")):
        row.setdefault("url", row.pop("source"))
    if "ocr_eng" in row and "title" in row:
        row["publication"] = row.pop("title")  # Chronicling America: likewise
    summary = row.get("summary")
    if isinstance(summary, dict) and isinstance(summary.get("content"), str):
        row.setdefault("content", row.pop("summary")["content"])  # readers of feeds: the whole text
    row.pop("fields", None)
    return row


def _unwrapped(value: Mapping[str, Any]) -> Mapping[str, Any]:
    for _ in range(_DEEPEST):
        found = columns.fields_of(value)
        if "headline" in found and found.keys() & {"body", "summary", "url"}:
            return value
        wrapped: list[dict[str, Any]] = [
            value[name] for name in _WRAPPERS if isinstance(value.get(name), dict)
        ]
        if not wrapped:
            return value
        value = wrapped[0] if wrapped[0] is not value.get("fields") else {**value, **wrapped[0]}
    return value


def _short(key: str) -> str:
    prefix = next((p for p in _PREFIXES if key.startswith(p)), "")
    return key[len(prefix) :]


def _guardian(fields: Any) -> dict[str, Any]:
    """The Guardian's fields, which are the article."""
    return dict(fields) if isinstance(fields, dict) else {}


def _contents(parts: Any) -> dict[str, Any]:
    """The Washington Post's parts, each with its type: paragraphs, and the headings of a page."""
    if not isinstance(parts, list):
        return {}
    found: dict[str, Any] = {"body": [], "captions": []}
    for part in filter(lambda part: isinstance(part, dict), parts):
        kind, text = str(part.get("type") or ""), part.get("content")
        if part.get("fullcaption"):
            found["captions"].append(part["fullcaption"])
        elif kind in _TEXTS and isinstance(text, str):
            found["body"].append(text)
        elif kind in ("kicker", "title", "byline", "date", "deck"):
            found.setdefault("section" if kind == "kicker" else kind, text)
    return found if found["body"] else {}


def _origin(origin: Any) -> dict[str, Any]:
    """Readers of feeds: the feed that an entry is from."""
    return {"publisher": origin.get("title")} if isinstance(origin, dict) else {}


_BROUGHT_UP: dict[str, Callable[[Any], dict[str, Any]]] = {
    "fields": _guardian,
    "contents": _contents,
    "origin": _origin,
}


def objects(value: Any) -> Iterator[dict[str, Any]]:
    """Every object in a value, breadth first, up to a bound."""
    waiting: deque[Any] = deque([value])
    for _ in range(_MOST):
        if not waiting:
            return
        item = waiting.popleft()
        if isinstance(item, dict):
            yield item
        inner = item.values() if isinstance(item, dict) else item
        waiting.extend(part for part in inner if isinstance(part, dict | list))
