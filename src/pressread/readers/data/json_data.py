"""JSON files: which of the formats that are written in JSON, and its records."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from pressread.errors import NoArticle, NotThisFormat, UnknownFormat
from pressread.readers import charset, own
from pressread.readers.data import columns, json_shapes, json_stream
from pressread.readers.data.json_stream import Value
from pressread.readers.data.values import as_text
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
    from pressread.readers.notes import telegram

    if telegram.is_export(value):
        yield from telegram.messages(document, value)
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
    found = None if _is_article(value) else json_shapes.find_list(value)
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
    row = json_shapes.row_of(value)
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
