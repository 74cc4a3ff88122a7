"""Archives of the web (WARC, WET, ARC; WACZ is a folder of them): a page a record.

Read one by one, however large the file is. Errors, redirects, pictures, requests and visits that
found nothing new hold no article and are passed over; the day of capture is never the article's.
"""

from __future__ import annotations

import logging
import re
import zlib
from collections.abc import Iterator
from contextlib import redirect_stderr
from io import StringIO
from typing import Any

from pressread.errors import NoArticle
from pressread.readers.document import MAX_ARTICLE, Document
from pressread.source import Failure, Given
from pressread.text.date_fields import date_field

START = re.compile(rb"WARC/\d\.\d+\r?\n|filedesc://")
_PAGES = ("text/html", "application/xhtml+xml")
#: What the library, and what it unpacks with, raise where an archive is damaged.
_BROKEN = (OSError, EOFError, ValueError, LookupError, AttributeError, TypeError, zlib.error)
_WORDY = re.compile(rb"[^\W\d_]{2}")


def read(document: Document) -> Iterator[Document | Failure]:
    """The pages and texts in the archive, to be read as such."""
    found = False
    for number, record in enumerate(_records(document), 1):
        if isinstance(record, str):
            reason = f"is damaged behind record {number - 1} ({record})"
            yield document.failure(f"{reason}: what stands before it was read")
            return
        page = _page(document, record, number)
        if page is not None:
            found = True
            yield page
    if not found:
        raise NoArticle("is a web archive without a page: only errors, pictures or requests")


def _records(document: Document) -> Iterator[Any]:
    """The records of the archive; at damage what is wrong, and then no more."""
    from warcio.archiveiterator import ArchiveIterator
    from warcio.exceptions import ArchiveLoadFailed

    logging.getLogger("warcio").setLevel(logging.CRITICAL)
    records = iter(ArchiveIterator(document.stream()))
    while True:
        try:
            with redirect_stderr(StringIO()):  # where the library complains of small faults
                record = next(records, None)
        except (ArchiveLoadFailed, *_BROKEN) as error:
            yield " ".join(str(error).split())[:120]
            return
        if record is None:
            return
        yield record


def _page(document: Document, record: Any, number: int) -> Document | Failure | None:
    kind = _media_type(record)
    if record.rec_type not in ("response", "resource", "conversion") or kind is None:
        return None
    address = record.rec_headers.get_header("WARC-Target-URI") or ""
    address = address.strip("<> ") if address.strip("<> ").startswith("http") else ""
    try:
        raw = record.content_stream().read(MAX_ARTICLE + 1)
    except _BROKEN as error:
        return document.failure(f"holds a page that cannot be unpacked ({error})", number)
    if len(raw) > MAX_ARTICLE or not _WORDY.search(raw):
        return None
    day = date_field(record.rec_headers.get_header("WARC-Date"))
    given = Given(url=address or None, captured=day, provenance={"url": "warc", "captured": "warc"})
    return document.inner(raw, given, media_type=kind, record=number)


def _media_type(record: Any) -> str | None:
    """The kind of a record that may hold an article; ``None`` for any other."""
    if record.rec_type == "conversion":
        return "text/plain"
    headers = record.http_headers
    if record.rec_type == "response" and headers is None:
        return None
    if headers is not None and (headers.get_statuscode() or "200") != "200":
        return None
    stated = headers.get_header("Content-Type") if headers is not None else None
    kind = (stated or record.content_type or "").partition(";")[0].strip().lower()
    return kind if kind in _PAGES else None
