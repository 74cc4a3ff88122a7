"""What savers of pages and web archives write into them: the original address, the day of saving.

The address is the article's own; the archive is no publisher, and its day no day of publication.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from pressread.text.date_fields import machine_date
from pressread.text.dates import find_stamp, parse_date

_HEAD = 20_000  # characters of a page in which its saver signs
_ADDRESS = r"(?P<url>https?://[^\s\"'<>]{4,1990})"
_COMMENT = re.compile(r"<!--(.{0,3000}?)-->", re.S)
# SingleFile's lines, the mark of the web that Windows browsers set, monolith, Scrapbook, others.
_SIGNED = re.compile(
    r"(?:\burl:|saved from url=\(\d+\)|(?:saved|archived|captured|mirrored|downloaded|clipped) "
    rf"from|original (?:url|address):|source:)\s*{_ADDRESS}",
    re.I,
)
_SAVED = re.compile(
    r"(?:saved date:|saved (?:on|at)|\bat|\bon|(?:file )?archived on|captured(?: on)?:?|date:)\s+"
    r"(?P<when>[^\n]{8,60})",
    re.I,
)
_WAYBACK = re.compile(rf"https?://web\.archive\.org/web/(?P<when>\d{{4,14}})\w*/{_ADDRESS}")
_TODAY = re.compile(
    r"https?://archive\.(?:today|ph|is|li|md|vn|fo)/"
    rf"(?:(?P<when>\d{{4}}\.\d\d\.\d\d)-\d+/|newest/|o/\w+/)?{_ADDRESS}"
)
_HOSTS = re.compile(
    r"(?:https?://)?(?:www\.|web\.)?(?:archive\.(?:today|ph|is|li|md|vn|fo|org)|perma\.cc|"
    r"webcitation\.org|ghostarchive\.org|webcache\.googleusercontent\.com)\b",
    re.I,
)
_INPUT = re.compile(rf"<input[^>]{{0,300}}\bvalue=[\"']{_ADDRESS}[\"']", re.I)


class Kept(NamedTuple):
    """Where a page was saved from and when; ``by`` what the mark is of."""

    url: str | None = None
    when: str | None = None
    by: str = "saver's mark"


def kept_of(html: str) -> Kept:
    """What the saver of a page wrote into it; nothing where nobody did."""
    head = html[:_HEAD]
    for comment in _COMMENT.finditer(head):
        if signed := _SIGNED.search(comment[1]):
            saved = _SAVED.search(comment[1][signed.end() :])
            return Kept(signed["url"], _day_of(saved["when"]) if saved else None)
    if found := original_of(head):
        return found
    marked = re.search(r"FILE ARCHIVED ON (\d\d:\d\d:\d\d \w{3} \d{1,2}, \d{4})", html)
    return Kept(None, _day_of(marked[1]), "archive") if marked else Kept()


def original_of(text: str) -> Kept | None:
    """The original address in one of a web archive, and the day of the capture."""
    if wayback := _WAYBACK.search(text):
        return Kept(wayback["url"], machine_date(wayback["when"][:8]), "archive's address")
    if today := _TODAY.search(text):
        when = today["when"]
        return Kept(today["url"], when and when.replace(".", "-"), "archive's address")
    if is_archive(text[:2000]) and (shown := _INPUT.search(text)):
        return Kept(shown["url"], None, "archive's bar")
    return None


def is_archive(name: str) -> bool:
    """Whether a name or address is that of a web archive, not of a publisher."""
    return _HOSTS.search(name) is not None


def _day_of(text: str) -> str | None:
    stamp = find_stamp(text)
    return stamp.value if stamp else (machine_date(text.split()[0]) or parse_date(text))
