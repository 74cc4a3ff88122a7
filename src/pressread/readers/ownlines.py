"""Whole archives that ``export`` wrote as JSON Lines: read line by line, however large they are."""

from __future__ import annotations

import json
from collections.abc import Iterator

from pressread.readers import records
from pressread.readers.document import Document
from pressread.readers.limits import MAX_COLLECTION
from pressread.source import Failure, Source

#: How such a file begins.
OPENING = b'{"schema_version": 1, "id": "'
_LONGEST = 2 * MAX_COLLECTION  # bytes of a line: a record, its source as Base64 beside it


def read(path: str) -> Iterator[Source | Failure]:
    """The records in the file; a broken line is a failure of its own. Raises ``OSError``."""
    document = Document(b"", path)
    with open(path, "rb") as file:
        number = 0
        while line := file.readline(_LONGEST):
            if line.strip():
                number += 1
                yield _record(document, line, number)


def _record(document: Document, line: bytes, number: int) -> Source | Failure:
    try:
        value = json.loads(line)
    except (ValueError, RecursionError):
        return document.failure("holds a record of pressread's that is damaged", number)
    if not records.is_record(value):
        return document.failure("is no record of pressread's", number)
    return records.source(document, value, number)
