"""JSON files: which of the formats that are written in JSON, and its records."""

from __future__ import annotations

import json
import re
from collections import deque
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from pressread.errors import NoArticle, NotThisFormat, UnknownFormat
from pressread.readers import charset, own
from pressread.readers.data import columns, json_stream
from pressread.readers.data.columns import as_text
from pressread.readers.data.json_stream import Value
from pressread.readers.document import Document
from pressread.readers.news_items import feeds, ninjs
from pressread.source import Failure, Source

_SHOWN = 12
_LONG = 400  # code points: more than a field's value, less than an article
_ARRAY = re.compile(rb"(?:\xef\xbb\xbf)?\s*\[")
_CERTAIN = re.compile(r"\[*\s*\{\s*\"[^\"\n]{1,80}\"\s*:|\[\[|\[\s*\]")


def read(document: Document) -> Iterator[Source | Failure]:
    """The articles of a JSON document, a JSON array or JSON Lines.

    Arrays and lines are read one by one. Raises ``NotThisFormat`` for text that only begins so.
    """
    array = _ARRAY.match(document.sample)
    if array is not None and charset.is_utf8(document.sample):
        yield from _values(document, json_stream.elements(document, array.end()))
    elif _is_lines(document):
        yield from _values(document, json_stream.lines(document))
    else:
        yield from _of(document, _whole(document))


def _is_lines(document: Document) -> bool:
    """Whether the first line is a value of its own, and others follow."""
    first, end, rest = document.sample.strip().partition(b"\n")
    if not end or not rest.strip():
        return False
    return next(json_stream.lines(Document(first))).problem is None


def _whole(document: Document) -> Any:
    try:
        return json.loads(document.plain.text.removeprefix("\ufeff"))
    except RecursionError as error:
        raise UnknownFormat("is JSON nested too deep to be articles") from error
    except ValueError as error:
        reason = f"is broken JSON ({error}): export it again"
        if _CERTAIN.match(document.head):
            raise UnknownFormat(reason) from error
        raise NotThisFormat(reason) from error


def _values(document: Document, values: Iterator[Value]) -> Iterator[Source | Failure]:
    number = 0
    for number, value in enumerate(values, 1):
        if value.problem is not None:
            if number == 1 and not _CERTAIN.match(document.head):
                raise NotThisFormat(value.problem)
            yield document.failure(value.problem, number)
        else:
            yield _entry(value.part, value.value, number)
    if number == 0:
        raise NoArticle("is a JSON list without entries: there is nothing to import")


def _of(document: Document, value: Any) -> Iterator[Source | Failure]:
    if own.is_record(value):
        yield own.source(document, value, None)
    elif isinstance(value, dict) and "jsonfeed.org" in as_text(value.get("version")):
        yield from feeds.read_json(document, value)
    elif isinstance(value, dict):
        yield from _mapping(document, value)
    elif isinstance(value, list):
        yield from _list(document, value)
    else:
        raise UnknownFormat("is JSON, but neither an article nor a list of articles")


def _mapping(document: Document, value: dict[str, Any]) -> Iterator[Source | Failure]:
    from pressread.readers.notes import chats

    if chats.is_export(value):
        yield from chats.messages(document, value)
        return
    data = value.get("data")
    if isinstance(data, dict) and ("item" in data or "items" in data):
        value = data
    single = value.get("item")
    if isinstance(single, dict):
        value = single
    if ninjs.is_item(value):
        yield ninjs.outcome(document, value, None)
        return
    found = None if _is_article(value) else find_list(value)
    if found is not None:
        yield from _list(document, found)
    else:
        yield _generic(document, value, None)


def _is_article(value: dict[str, Any]) -> bool:
    found = columns.fields_of(value)
    return "headline" in found and any(_is_text(value[name]) for name in found.get("body", ()))


def _is_text(value: Any) -> bool:
    return bool(value) and isinstance(value, str | dict)


def _is_long(row: dict[str, Any]) -> bool:
    """Whether some value is a text of its own, as in data sets of texts and summaries."""
    return any(isinstance(text, str) and len(text) > _LONG for text in row.values())


def _list(document: Document, values: list[Any]) -> Iterator[Source | Failure]:
    if not values:
        raise NoArticle("is a JSON list without entries: there is nothing to import")
    for number, value in enumerate(values, 1):
        yield _entry(document, value, number)


def _entry(document: Document, value: Any, number: int) -> Source | Failure:
    if not isinstance(value, dict):
        return document.failure("is no article but a single value", number)
    inner = value.get("item")
    if isinstance(inner, dict):
        value = inner
    if own.is_record(value):
        return own.source(document, value, number)
    if ninjs.is_item(value):
        return ninjs.outcome(document, value, number)
    return _generic(document, value, number)


def _generic(document: Document, value: dict[str, Any], number: int | None) -> Source | Failure:
    """An object whose keys are named as the columns of a table of articles."""
    row = row_of(value)
    found = columns.fields_of(row)
    only_link = "url" in found and "body" not in found
    stated = columns.holds_articles(found) or ("body" in found and _is_long(row))
    if not only_link and (stated or ("body" in found and "url" in found)):
        given = columns.given_of(row, found, "json")
        if given.body:
            return document.source("json", given, record=number)
        if not given.url:
            return document.failure("has no text: there is nothing to import", number)
    if "url" in found:
        reason = "is a link without its text: import the page"
        return document.failure(reason, number, passed_over=True)
    if "children" in value or "roots" in value:
        reason = "is a file of bookmarks, without texts: import the pages"
        return document.failure(reason, number, passed_over=True)
    keys = ", ".join(list(value)[:_SHOWN])[:200]
    reason = f"is JSON of a kind that pressread does not know (keys: {keys})"
    return document.failure(reason, number)


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
