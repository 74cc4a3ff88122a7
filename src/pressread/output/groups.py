"""Answers under headings: by publisher, by month or year, by speaker."""

from __future__ import annotations

from pressread.output.dates import MONTHS
from pressread.sanitize import clean

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import Any

UNDATED, NO_PUBLISHER, NO_SPEAKER = "Undated", "No publisher", "Speaker unknown"


def grouped(items: Iterable[Any], by: str | None) -> list[tuple[str | None, list[Any]]]:
    """``items`` in groups in the order their first one stands, titled; one untitled group where
    ``by`` is ``None``. Takes hits, statements and articles of a list.
    """
    if by is None:
        return [(None, list(items))]
    groups: dict[str, tuple[str | None, list[Any]]] = {}
    for item in items:
        title = _title(item, by)
        groups.setdefault(key(title), (title, []))[1].append(item)
    return list(groups.values())


def key(title: str) -> str:
    """What tells groups (and people) apart: letters, but not their case or accents."""
    from pressread.article import folded

    return folded(title) or title


def title_lines(title: str | None) -> tuple[str, ...]:
    """A group's heading as plain lines."""
    return () if title is None else (clean(title),)


def _title(item: Any, by: str) -> str:
    article = getattr(item, "article", item)
    if by == "publisher":
        return article.publisher or NO_PUBLISHER
    if by == "speaker":
        speaker = getattr(item, "said", {}).get("speaker") or {}
        return str(speaker.get("name") or speaker.get("as_written") or NO_SPEAKER)
    return _period(article.published, by)


def _period(date: str | None, by: str) -> str:
    if not date:
        return UNDATED
    month = date[5:7]
    if by == "month" and month.isdecimal() and 1 <= int(month) <= 12:
        return f"{MONTHS[int(month) - 1]} {date[:4]}"
    return date[:4]
