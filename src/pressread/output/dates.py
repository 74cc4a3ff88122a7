"""Dates as people read them. Plain string work: ``datetime`` is not worth its import here."""

from __future__ import annotations

MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip


def human(date: str | None, *, long: bool = False) -> str:
    """``2021-08-27`` as ``27 Aug 2021`` (``27 August 2021``), as precise as it is; ``""`` for
    ``None``. The time of day is only in the long form. What is no date comes back as it is.
    """
    if not date:
        return ""
    day, _, time = date.partition("T")
    parts = day.split("-")
    if not all(part.isdecimal() for part in parts) or len(parts) > 3:
        return date
    words = [*parts[:0:-1], parts[0]]
    if len(parts) > 1 and 1 <= int(parts[1]) <= 12:
        name = MONTHS[int(parts[1]) - 1]
        words[-2] = name if long else name[:3]
    if len(parts) == 3:
        words[0] = words[0].lstrip("0")
    return " ".join(words) + (f", {time[:5]}" if long and time else "")


def shown(date: str | None, *, iso: bool, long: bool = False) -> str:
    """The date for machines (``--iso``) or for people."""
    return (date or "") if iso else human(date, long=long)


def is_date(value: str) -> bool:
    """Whether ``value`` is a date as the record writes it, and there is such a day and hour."""
    from datetime import datetime

    from pressread.article import is_iso_date

    if not is_iso_date(value):
        return False
    if len(value) < len("2021-08-27"):
        return True
    try:
        datetime.fromisoformat(value)
    except ValueError:
        return False
    return True
