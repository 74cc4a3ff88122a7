"""What page savers and archives of the web write into a page: its address, the day of saving.

SingleFile, monolith, Internet Explorer, HTTrack, Save Page WE, ScrapBook, the Wayback Machine and
archives like it, archive.today, caches of search engines. The archive is no publisher of the page.
Safari's saved pages (.webarchive) are property lists with the page and its files.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from pressread.errors import TooLarge, UnknownFormat
from pressread.readers import charset
from pressread.readers.document import MAX_MARKUP, Document, size_in_words
from pressread.source import Failure, Given, Source
from pressread.text.date_fields import date_field

_HEAD = 200_000  # characters in which such marks are looked for
_URL = r"(https?://[^\s\"'<>]+)"
_MARKS = tuple(
    re.compile(pattern, re.IGNORECASE | re.DOTALL)
    for pattern in (
        rf"<!--[^>]{{0,40}}SingleFile.{{0,40}}?url:\s*{_URL}"
        rf"(?:\s+saved date:\s*([^\n<]+?)\s*(?:\(|\n|-->))?",
        rf"<!--\s*Saved from {_URL} at (\S+) using monolith",
        rf"<!--\s*saved from url=\(\d{{4}}\){_URL}",
        r"<!--\s*Mirrored from ([^\s<>]+) by HTTrack[^,>]*,\s*([^<>]*?)\s*-->",
        rf"<meta name=[\"']savepage-url[\"'] content=[\"']{_URL}",
        rf"<html[^<>]*\sdata-scrapbook-source=[\"']{_URL}[^<>]*?"
        rf"(?:data-scrapbook-create=[\"'](\d{{8}}))?",
        rf"<html[^<>]*\sdata-sourceurl=[\"']{_URL}",
        rf"This is Google['’]s cache of\s*(?:<a[^<>]*>)?\s*{_URL}.{{0,200}}?appeared on (\d[^<.]+)",
        rf"<link[^<>]*rel=[\"']original[\"'][^<>]*href=[\"']{_URL}",
        rf"<link[^<>]*href=[\"']{_URL}[^<>]*rel=[\"']original[\"']",
    )
)
_ARCHIVED = re.compile(
    r"https?://[\w.-]+(?:/[\w-]+)?/(\d{4}\.?\d\d\.?\d\d)[\d.-]*(?:[a-z]{2}_)?/"
    r"(https?:/{1,2}[^\s\"'<>]+)"
)
_CANONICAL = re.compile(
    r"<link[^<>]*rel=[\"']canonical[\"'][^<>]*|<meta[^<>]*og:url[^<>]*|<base[^<>]*|"
    r"The Wayback Machine - [^<>]*|FILE ARCHIVED ON[^>]*|WAYBACK TOOLBAR[^>]*>.{0,3000}",
    re.IGNORECASE | re.DOTALL,
)
_TOOLBAR = re.compile(
    r"<!-- BEGIN WAYBACK TOOLBAR INSERT -->.*?<!-- END WAYBACK TOOLBAR INSERT -->", re.DOTALL
)
_TODAY = re.compile(r"https?://archive\.(?:today|ph|is|li|vn|fo|md)/", re.IGNORECASE)
_OF_ARCHIVE = re.compile(
    r"<meta[^<>]*content=[\"'](?:https?://)?"
    r"(?:archive\.(?:today|ph|is|li|vn|fo|md)|web\.archive\.org|Wayback Machine|Internet Archive)"
    r"[^<>]*>",
    re.IGNORECASE,
)
_TODAY_TIME = re.compile(r"<meta[^<>]*article:(?:published|modified)_time[^<>]*>", re.IGNORECASE)
_SOURCE = re.compile(rf"value=[\"']{_URL}")


class Saved(NamedTuple):
    """Where a page was and when it was saved, and its markup without what the saver added."""

    url: str | None
    day: str | None
    markup: str
    today: bool = False  # archive.today, which keeps no element of the page as it was


def read(markup: str) -> Saved:
    """What a saver or archive wrote into a page; the markup alone where there was none."""
    head = markup[:_HEAD]
    for mark in _MARKS:
        found = mark.search(head)
        if found is not None:
            url = found[1] if found[1].startswith("http") else f"http://{found[1]}"
            day = found[2] if mark.groups > 1 else None
            return Saved(url, date_field(_plain_day(day or "")), markup)
    return _archived(head, markup)


def _plain_day(text: str) -> str:
    """ "Sat Mar 09 2024 21:03:11 GMT+0100" as date fields have it."""
    found = re.match(r"[A-Z][a-z]{2} ([A-Z][a-z]{2}) (\d\d) (\d{4})", text)
    return f"{found[2]} {found[1]} {found[3]}" if found else text


def _archived(head: str, markup: str) -> Saved:
    for place in _CANONICAL.finditer(head):
        found = _ARCHIVED.search(place[0])
        if found is None:
            continue
        today = bool(_TODAY.match(found[0]))
        url = re.sub(r"^(https?:)/(?!/)", r"\1//", found[2])
        bare = _OF_ARCHIVE.sub("", _TOOLBAR.sub("", markup))
        bare = bare.replace(place[0], "") if place[0].startswith("<") else bare
        if today:
            bare = _TODAY_TIME.sub("", bare)
        return Saved(url, date_field(found[1].replace(".", "")), bare, today)
    if _TODAY.search(head) and 'id="HEADER"' in head:
        source = _SOURCE.search(head)
        return Saved(source[1] if source else None, None, markup, True)
    return Saved(None, None, markup)


def read_webarchive(document: Document) -> Iterator[Source | Failure]:
    """The main page. Raises ``UnknownFormat`` for a property list of another kind."""
    main = _main_resource(document.raw)
    data = main.get("WebResourceData")
    if not isinstance(data, bytes):
        raise UnknownFormat("is a property list, but no saved page: save the page as HTML")
    declared = main.get("WebResourceTextEncodingName")
    decoded = charset.decode(data, declared if isinstance(declared, str) else None)
    url = main.get("WebResourceURL")
    stated = isinstance(url, str) and url.startswith(("http://", "https://"))
    given = Given(url=str(url), provenance={"url": "webarchive"}) if stated else None
    text = slimmed(decoded.text)
    yield document.source("webarchive", given, text=text, encoding=decoded.charset)


def _main_resource(raw: bytes) -> dict[str, object]:
    import plistlib
    from xml.parsers.expat import ExpatError

    try:
        found = plistlib.loads(raw)
    except (plistlib.InvalidFileException, ExpatError, ValueError, KeyError, TypeError,
            IndexError, OverflowError, AttributeError, MemoryError) as error:  # fmt: skip
        raise UnknownFormat(
            f"is a property list that cannot be read_webarchive ({error})"
        ) from error
    main = found.get("WebMainResource") if isinstance(found, dict) else None
    return main if isinstance(main, dict) else {}


# Pages saved whole carry their pictures and fonts inside; they are no part of the article.
_EMBEDDED = re.compile(r"data:[\w.+-]{1,40}/[\w.+-]{1,60}(?:;[\w=.-]{1,40}){0,4},[\w+/=%-]{200,}")


def slimmed(markup: str) -> str:
    """The markup without embedded files. Raises ``TooLarge`` where it is no page at that size."""
    markup = markup.removeprefix("\ufeff").replace("\0", "\ufffd")
    if len(markup) > 200_000:
        markup = _EMBEDDED.sub("data:,", markup)
    if len(markup) > MAX_MARKUP:
        limit = size_in_words(MAX_MARKUP)
        raise TooLarge(f"is a page of more than {limit} of markup: split it or save its text")
    return markup
