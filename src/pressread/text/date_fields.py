"""Dates as machines and formats write them in a field of their own -> ISO 8601.

Only whole fields are read here (``20130312T101500Z``, "January 31, 1986 Friday 11:21 AM GMT",
seconds since 1970). A field that has no date gives ``None``, a date that cannot be (31 June) too.
"""

from __future__ import annotations

import re

from pressread.text.calendar import month_of
from pressread.text.dates import find_stamp, parse_date, spoken_date

_LONGEST = 200
_ISO = re.compile(
    r"(?P<y>\d{4})-?(?P<m>\d\d)(?:-?(?P<d>\d\d))?"
    r"(?:(?:T|\s{1,3}|\s?at\s|,\s)(?P<H>\d\d?):?(?P<M>\d\d)(?::?(?P<S>\d\d)(?:[.,]\d{1,9})?)?"
    r"\s?(?P<z>Z|UTC|GMT|[+-]\d\d(?::?\d\d)?)?)?",
    re.I | re.ASCII,
)
_PACKED = re.compile(r"(?<!\d)(\d{4})(\d\d)(\d\d)(?:T?(\d\d)(\d\d)(\d\d)?)?(?:\.\d+)?(?!\d)")
_MONTH_YEAR = re.compile(
    r"([^\W\d_]{2,12})\.?(?:/[^\W\d_]{3,12}|\s+\d{1,2}\s?[-–]\s?\d{1,2})?\s*,?\s+(\d{4})(?!\d)"
)
_IMPOSSIBLE = re.compile(r"(?<![\d–-])\d{1,2}(?:st|nd|rd|th|\.)?\s+$")  # 31 June; not 12–19 June
_SEASON = re.compile(
    r"(?:spring|summer|autumn|fall|winter|printemps|été|automne|hiver|frühjahr|frühling|sommer|"
    r"herbst|lente|zomer|herfst|primavera|verano|otoño|invierno|estate|autunno|inverno)"
    r"(?:/[^\W\d_]{4,10})?,?\s+(\d{4})(?!\d)",
    re.IGNORECASE,
)
_ARTICLES = ("den", "le", "el", "the", "il")  # between a weekday and its date
_STARTS = re.compile(r"^(?:\W*\w*\W+)?")


def date_field(field: str | None) -> str | None:
    """The date, or moment, of a format's date field; a time without an offset is left out, as
    nobody knows where its clock hung.
    """
    text = " ".join((field or "")[:_LONGEST].split())
    value = _whole(text)
    if value is None or len(value) <= 10:
        return value
    moment = value.replace("Z", "+00:00")
    if moment[-6] not in "+-":
        return moment[:10]
    return re.sub(r"(?<=:\d\d)\.\d+", "", moment)


def _whole(text: str) -> str | None:
    stamp = find_stamp(text, day_first=True) or find_stamp(_unpacked(text), day_first=True)
    if stamp and len(stamp.day) == 10:
        if stamp.short and stamp.start:
            return None
        return stamp.value
    return _month(text)


def _unpacked(text: str) -> str:
    """``20130312T101500Z`` as ``2013-03-12 10:15:00 Z``."""

    def spread(found: re.Match[str]) -> str:
        day = f"{found[1]}-{found[2]}-{found[3]}"
        return f"{day} {found[4]}:{found[5]}:{found[6] or '00'}" if found[4] else day

    return _PACKED.sub(spread, text, count=1)


def _month(text: str) -> str | None:
    for found in _MONTH_YEAR.finditer(text):
        number = month_of(found[1])
        if number and int(found[2]) and not _IMPOSSIBLE.search(text[: found.start()]):
            return f"{found[2]}-{number:02}"
    season = _SEASON.match(text)
    if season and int(season[1]):
        return season[1]
    bare = re.fullmatch(r"(\d{4})(?:-(0[1-9]|1[0-2]))?", text)
    return bare[0] if bare and int(bare[1]) else None


def starts_with_date(line: str) -> bool:
    """Whether ``line`` is a date field: begins with a date, a weekday before it at most."""
    text = " ".join(line[:_LONGEST].split())
    stamp = find_stamp(text, day_first=True)
    if stamp:
        return _is_weekday_alone(text[: stamp.start])
    found = _MONTH_YEAR.search(text) or _SEASON.search(text)
    return bool(found and _is_weekday_alone(text[: found.start()]) and date_field(text))


def _is_weekday_alone(before: str) -> bool:
    words = before.lower().split()
    return len(words) <= 1 or (len(words) == 2 and words[1] in _ARTICLES)


def place_of(dateline: str) -> str:
    """A dateline without the dash behind it; ``""`` where a feed put a bare date there."""
    line = " ".join(dateline.split()).rstrip(" -–—")
    bare = starts_with_date(line) or not any(map(str.isalpha, line)) or _PACKED.match(line)
    return "" if bare else line


def machine_date(value: str | float) -> str | None:
    """A date of a meta, JSON-LD or ``datetime`` attribute, as precise as it is stated.

    What is not ISO-like is read as a date line. ``None`` for what names no day or month of a
    year between 1600 and 2100.
    """
    value = str(value).strip()[:80].removesuffix(".0")
    match = _ISO.match(value)
    if match is None or len(value) < 7 or value[match.end() : match.end() + 1].isdigit():
        return _epoch(value) or _stated(value)
    day = parse_date("-".join(filter(None, (match["y"], match["m"], match["d"]))))
    if match["d"] is None:
        day = f"{match['y']}-{match['m']}" if 1 <= int(match["m"]) <= 12 else None
        return day if day and parse_date(match["y"]) else _stated(value)
    if day is None:
        return _stated(value)
    return day + _time(match["H"], match["M"], match["S"], match["z"])


def _stated(value: str) -> str | None:
    return parse_date(value, day_first=True) if spoken_date(value) else None


def _epoch(value: str) -> str | None:
    """Seconds or milliseconds since 1970, as some publishing systems write."""
    if not value.isdecimal() or len(value) not in (10, 13):
        return None
    from datetime import UTC, datetime

    moment = datetime.fromtimestamp(int(value[:10]), UTC)
    return moment.strftime("%Y-%m-%dT%H:%M:%SZ")


def _time(hour: str | None, minute: str | None, second: str | None, zone: str | None) -> str:
    if hour is None or minute is None or int(hour) > 23 or int(minute) > 59:
        return ""
    clock = f"T{int(hour):02}:{minute}" + (f":{second}" if second and int(second) < 60 else "")
    if zone is None:
        return clock
    if zone.upper() in ("Z", "UTC", "GMT"):
        return clock + "Z"
    digits = zone[1:].replace(":", "").ljust(4, "0")
    good = int(digits[:2]) < 24 and int(digits[2:]) < 60
    return f"{clock}{zone[0]}{digits[:2]}:{digits[2:]}" if good else clock
