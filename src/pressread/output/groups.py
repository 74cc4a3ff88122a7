"""Answers under headings: by publisher, by month or year, by speaker."""

from __future__ import annotations

from pressread.output.dates import MONTHS
from pressread.sanitize import clean

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from typing import Any

UNDATED, NO_PUBLISHER, NO_SPEAKER = "Undated", "No publisher", "Speaker unknown"
NOBODY = "Nobody quoted by name"


def grouped(
    items: Iterable[Any], by: str | None, voices: Mapping[str, str] | None = None
) -> list[tuple[str | None, list[Any]]]:
    """``items`` in groups in the order their first one stands, titled; one untitled group where
    ``by`` is ``None``. Takes hits, statements and articles of a list; of the two that are whole
    articles ``voices`` (id → name) says who is quoted most.
    """
    if by is None:
        return [(None, list(items))]
    groups: dict[str, tuple[str | None, list[Any]]] = {}
    for item in items:
        title = _title(item, by, voices or {})
        groups.setdefault(key(title), (title, []))[1].append(item)
    return list(groups.values())


def key(title: str) -> str:
    """What tells groups (and people) apart: letters, but not their case or accents."""
    from pressread.text.folding import fold_identity

    return fold_identity(title) or title


def title_lines(title: str | None) -> tuple[str, ...]:
    """A group's heading as plain lines."""
    return () if title is None else (clean(title),)


def _title(item: Any, by: str, voices: Mapping[str, str]) -> str:
    article = getattr(item, "article", item)
    if by == "publisher":
        return article.publisher or NO_PUBLISHER
    if by == "speaker" and article is item:
        return voices.get(article.id, NOBODY)
    if by == "speaker":
        speaker = item.said.get("speaker") or {}
        return str(speaker.get("name") or speaker.get("as_written") or NO_SPEAKER)
    return _period(article.published, by)


def _period(date: str | None, by: str) -> str:
    if not date:
        return UNDATED
    month = date[5:7]
    if by == "month" and month.isdecimal() and 1 <= int(month) <= 12:
        return f"{MONTHS[int(month) - 1]} {date[:4]}"
    return date[:4]
