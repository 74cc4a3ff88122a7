"""pressread's own records, as ``export`` and ``show --json`` write them.

The record itself travels in ``Source.text`` as JSON; the importer restores it with
``Article.from_dict``. ``raw`` is the same JSON, not the whole file: each record is its own source.
"""

from __future__ import annotations

import json
from typing import Any

from pressread.article import SCHEMA_VERSION
from pressread.readers.document import Document
from pressread.source import Failure, Source

_KEYS = frozenset({"schema_version", "headline", "body", "source"})


def is_record(value: Any) -> bool:
    """Whether a JSON value has the shape of one record."""
    return isinstance(value, dict) and value.keys() >= _KEYS and isinstance(value["body"], list)


def source(document: Document, record: dict[str, Any], number: int | None) -> Source | Failure:
    """A ``Source`` of format ``pressread``, or why the record cannot be restored."""
    version = record["schema_version"]
    if not isinstance(version, int) or version > SCHEMA_VERSION:
        reason = f"is a record of schema {version}, newer than this pressread: update pressread"
        return document.failure(reason, number)
    text = json.dumps(record, ensure_ascii=False)
    raw = text.encode("utf-8", "surrogatepass")
    return Source(document.path, "pressread", raw, text, "utf-8", number)
