"""Times of day beside a date: "at 2:05 p.m. EDT", "14.05 Uhr", "T14:05:00+01:00"."""

from __future__ import annotations

import re
from datetime import date, timedelta
from functools import cache

from pressread.text.calendar import US_ZONES, WEEKDAYS, ZONES, alternation

_CLOCK = r"(?P<h>\d{1,2})(?:\s?[:.h]\s?(?P<min>\d\d)(?P<s>:\d\d(?:\.\d{1,9})?)?)?(?!\d)"
_HALF = r"(?:\s?(?P<half>[ap]\.?\s?m\b\.?))?"
_KNOWN = "|".join(sorted((*ZONES, *US_ZONES, "ist", "cst"), key=len, reverse=True))
_ZONE = (
    r"(?:\s?(?:uhr|hrs?\b|h\b))?"
    rf"(?:\s?\(?(?P<zone>(?:utc|gmt)?\s?[+\-−]\d{{1,2}}(?::?\d\d)?\b|(?:{_KNOWN})\b|z\b)\)?)?"
)
_AT = r"(?:(?:at|um|à|kl\.?|ore|alle|klo|saat|às|a\slas|om|o|в|о)\s{1,2})?"
_IN_LINE = re.compile(
    r"\b(?P<h>[012]?\d)[:.h](?P<min>[0-5]\d)(?::[0-5]\d)?\s?(?P<half>[ap]\.?m\b)?", re.I
)


def time_after(text: str, end: int, day: str) -> tuple[str, int] | None:
    """The time directly behind a day ("T14:05+01:00"), and where it ends."""
    found = _after().match(text, end)
    moment = _time(found, day) if found else None
    return (moment, found.end()) if found and moment else None


def time_before(text: str, start: int, day: str) -> tuple[str, int] | None:
    """The time directly before a day, and where it begins."""
    head = max(0, start - 40)
    found = _before().search(text[head:start])
    moment = _time(found, day) if found else None
    return (moment, head + found.start()) if found and moment else None


def clock_in(text: str) -> tuple[int, int] | None:
    """The first time of day in a line, as hour (0..23) and minute."""
    match = _IN_LINE.search(text[:400])
    if match is None:
        return None
    hour, half = int(match["h"]), (match["half"] or "").lower()
    if half and 1 <= hour <= 12:
        hour = hour % 12 + 12 * half.startswith("p")
    return (hour, int(match["min"])) if hour < 24 else None


def _time(match: re.Match[str], day: str) -> str | None:
    hour, minute = int(match["h"]), int(match["min"] or 0)
    half = (match["half"] or "").casefold()[:1]
    if half:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if half == "p" else 0)
    if hour > 23 or minute > 59 or (match["s"] and int(match["s"][1:3]) > 59):
        return None
    return f"T{hour:02}:{minute:02}{match['s'] or ''}{offset_of(match['zone'], day)}"


def offset_of(zone: str | None, day: str) -> str:
    """``+01:00`` or ``Z`` of a zone as written on a day; "" where it says no one thing."""
    if not zone:
        return ""
    signed = re.search(r"([+\-−])(\d{1,2}):?(\d\d)?$", zone)
    if signed and int(signed[2]) <= 14 and int(signed[3] or 0) < 60:
        sign = "+" if signed[1] == "+" else "-"
        return f"{sign}{int(signed[2]):02}:{signed[3] or '00'}"
    key = re.sub(r"[^a-z]", "", zone.casefold())
    if key in US_ZONES:
        return f"-{US_ZONES[key] - _is_us_summer(date.fromisoformat(day)):02}:00"
    return ZONES.get(key, "")


def _is_us_summer(day: date) -> bool:
    """Daylight saving as the US keeps it since 2007 (before: April to October)."""
    if day.year < 2007:
        return _sunday(day.year, 4, 1) <= day < _sunday(day.year, 10, 25)
    return _sunday(day.year, 3, 8) <= day < _sunday(day.year, 11, 1)


def _sunday(year: int, month: int, day: int) -> date:
    """The first Sunday on or after that day."""
    first = date(year, month, day)
    return first + timedelta(days=6 - first.weekday())


@cache
def _after() -> re.Pattern[str]:
    weekday = rf"(?:\s(?:{alternation(WEEKDAYS)})\b)?"
    must = r"(?=\d{1,2}\s?[:.h]\s?\d\d|\d{1,2}\s?[ap]\.?\s?m\b|\d{1,2}\s?uhr)"
    return re.compile(
        weekday + r"(?:[\s,|•·–—/-]{0,4}|t)" + _AT + must + _CLOCK + _HALF + _ZONE, re.I
    )


@cache
def _before() -> re.Pattern[str]:
    must = r"(?<![\d.:])(?=\d{1,2}\s?[:.]\s?\d\d|\d{1,2}\s?[ap]\.?\s?m\b)"
    return re.compile(must + _CLOCK + _HALF + _ZONE + r"[\s,|•·–—-]{1,4}(?:on\s)?$", re.I)
