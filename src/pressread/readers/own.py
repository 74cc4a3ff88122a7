"""pressread's own records, as ``export`` and ``show --json`` write them.

They come in JSON, in JSON Lines (a whole archive, read line by line however large it is) and as
comments that end the Markdown pages of ``export --format md``: such a page is for eyes, what is
restored is the record. A page that was rewritten by hand without its comment is plain text.

A record travels in ``Source.text`` as JSON; whoever imports it restores it with
``Article.from_dict``. ``raw`` is the same JSON, not the whole file: each is its own source.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from pressread.article import SCHEMA_VERSION
from pressread.errors import UnknownFormat
from pressread.readers.document import MAX_COLLECTION, Document
from pressread.source import Failure, Source

#: How a whole archive in JSON Lines begins.
OPENING = b'{"schema_version": 1, "id": "'
MARK = "<!-- pressread record "
END = " -->"
_KEYS = frozenset({"schema_version", "headline", "body", "source"})
_LONGEST = 2 * MAX_COLLECTION  # bytes of a line: a record, its source as Base64 beside it
_COMMENT = re.compile(rf"^{MARK}(\{{[^\n]*\}}){END}[ \t]*\r?$", re.M)
_DAMAGED = "holds a record of pressread's that is damaged"


def is_record(value: Any) -> bool:
    """Whether a JSON value has the shape of one record."""
    return isinstance(value, dict) and value.keys() >= _KEYS and isinstance(value["body"], list)


def is_page(document: Document) -> bool:
    """Whether a document is a page that ``export`` wrote, or several after each other."""
    return document.head.startswith("---") and MARK.encode() in document.raw


def source(document: Document, record: dict[str, Any], number: int | None) -> Source | Failure:
    """A ``Source`` of format ``pressread``, or why the record cannot be restored."""
    version = record["schema_version"]
    if not isinstance(version, int) or version > SCHEMA_VERSION:
        reason = f"is a record of schema {version}, newer than this pressread: update pressread"
        return document.failure(reason, number)
    text = json.dumps(record, ensure_ascii=False)
    raw = text.encode("utf-8", "surrogatepass")
    return Source(document.path, "pressread", raw, text, "utf-8", number)


def read(document: Document) -> Iterator[Source | Failure]:
    """The articles of the records in the comments of a page."""
    found = _COMMENT.findall(document.plain.text)
    if not found:
        raise UnknownFormat("is a page of pressread's whose record was cut off")
    for number, text in enumerate(found, 1):
        yield _restored(document, text, number if len(found) > 1 else None)


def read_lines(path: str) -> Iterator[Source | Failure]:
    """The records of a whole archive; a broken line is a failure of its own. Raises ``OSError``."""
    document = Document(b"", path)
    with open(path, "rb") as file:
        number = 0
        while line := file.readline(_LONGEST):
            if line.strip():
                number += 1
                yield _restored(document, line, number)


def _restored(document: Document, text: str | bytes, number: int | None) -> Source | Failure:
    try:
        value = json.loads(text)
    except (ValueError, RecursionError):
        value = None
    if not is_record(value):
        return document.failure(_DAMAGED, number)
    return source(document, value, number)
