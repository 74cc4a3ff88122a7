"""Markdown pages that ``export --format md`` wrote: each ends with its record in a comment.

The page is for eyes; what is restored is the record, to the last field. A page that was rewritten
by hand without its comment is read as plain text.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

from pressread.errors import UnknownFormat
from pressread.readers import records
from pressread.readers.document import Document
from pressread.source import Failure, Source

MARK = "<!-- pressread record "
END = " -->"
_RECORD = re.compile(rf"^{MARK}(\{{[^\n]*\}}){END}[ \t]*\r?$", re.M)


def is_page(document: Document) -> bool:
    """Whether a document is such a page, or several after each other."""
    return document.head.startswith("---") and MARK.encode() in document.raw


def read(document: Document) -> Iterator[Source | Failure]:
    """The articles of the records in the comments."""
    found = _RECORD.findall(document.plain.text)
    if not found:
        raise UnknownFormat("is a page of pressread's whose record was cut off")
    for number, text in enumerate(found, 1):
        record = number if len(found) > 1 else None
        try:
            value = json.loads(text)
        except (ValueError, RecursionError):
            value = None
        if records.is_record(value):
            yield records.source(document, value, record)
        else:
            yield document.failure("holds a record of pressread's that is damaged", record)
