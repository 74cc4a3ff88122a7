"""Dates as machines write them in pages, and the plain date lines that people read.

A value keeps the precision and the offset that the page states; nothing is added to it.
"""

from __future__ import annotations

import re
from datetime import date
from typing import NamedTuple

_ISO = re.compile(
    r"(?P<y>\d{4})-?(?P<m>\d\d)(?:-?(?P<d>\d\d))?"
    r"(?:(?:T|\s{1,3}|\s?at\s|,\s)(?P<H>\d\d?):?(?P<M>\d\d)(?::?(?P<S>\d\d)(?:[.,]\d{1,9})?)?"
    r"\s?(?P<z>Z|UTC|GMT|[+-]\d\d(?::?\d\d)?)?)?",
    re.I | re.ASCII,
)
_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "jan january januar janvier janv enero ene gennaio gen janeiro januari ocak января",
            "feb february februar février févr fevrier febrero febbraio fevereiro fev februari "
            "şubat февраля",
            "mar march märz mars marzo março marco maart maret mart марта mär maerz",
            "apr april avril avr abril abr aprile nisan апреля",
            "may mai mayo maggio mag maio mei mayıs maj мая",
            "jun june juni juin junio giugno giu junho haziran июня",
            "jul july juli juillet juil julio luglio lug julho temmuz июля",
            "aug august août aout agosto ago augustus agustus ağustos августа",
            "sep sept september septembre septiembre settembre set setembro eylül сентября",
            "oct october oktober octobre octubre ottobre ott outubro okt oktober ekim октября",
            "nov november novembre noviembre novembro kasım ноября",
            "dec december dezember décembre decembre diciembre dicembre dezembro des desember "
            "aralık dez декабря",
        ),
        1,
    )
    for name in names.split()
}
_NAME = r"(?P<n>[^\W\d_]{3,12})\.?"
_YEAR = r"(?P<y>(?:19|20)\d\d)(?!\d(?!\d?[:.h]\d\d))"  # a time of day may stick to it
_DAY_FIRST = re.compile(
    rf"\b(?P<d>\d{{1,2}})(?:st|nd|rd|th|\.|º)?[\s-]+(?:de\s+|of\s+)?{_NAME},?[\s-]+(?:de\s+|del\s+)?{_YEAR}",
    re.I,
)
_MONTH_FIRST = re.compile(rf"\b{_NAME}\s+(?P<d>\d{{1,2}})(?:st|nd|rd|th)?,?\s+{_YEAR}", re.I)
_YEAR_AND_NAME = re.compile(rf"\b(?P<y>(?:19|20)\d\d),?\s{_NAME}\s(?P<d>\d{{1,2}})\b", re.I)
_MONTH_ALONE = re.compile(rf"{_NAME},?\s+(?P<y>(?:19|20)\d\d)", re.I)
_EAST = re.compile(r"(?P<y>\d{4})\s?[年년]\s?(?P<m>\d{1,2})\s?[月월]\s?(?P<d>\d{1,2})\s?[日일]")
_NUMBERS = re.compile(r"\b(?P<a>\d{1,2})(?P<s>[./-])(?P<b>\d{1,2})(?P=s)(?P<y>\d{4})\b")
_SHORT_YEAR = re.compile(
    r"\b(?P<a>\d{1,2})(?P<s>[./])(?P<b>\d{1,2})(?P=s)(?P<y>\d\d)(?=\D{1,5}[012]?\d[:.][0-5]\d\b)"
)
_YEAR_FIRST = re.compile(r"\b(?P<y>(?:19|20)\d\d)(?P<s>[./-])(?P<m>\d{1,2})(?P=s)(?P<d>\d{1,2})\b")
_CLOCK = re.compile(r"\b(?P<H>[012]?\d)[:.h](?P<M>[0-5]\d)(?::[0-5]\d)?\s?(?P<p>[ap]\.?m\b)?", re.I)


def machine_date(value: str) -> str | None:
    """A date of a meta, JSON-LD or ``datetime`` attribute, as ISO 8601.

    What is not ISO-like is read as a date line. ``None`` for what names no day or month of a
    year between 1800 and 2100.
    """
    value = value.strip()[:80]
    match = _ISO.match(value)
    if match is None or len(value) < 7:
        return _epoch(value) or spoken_date(value)
    rest = value[match.end() :]
    if rest[:1].isdigit():
        return _epoch(value) or spoken_date(value)
    day = _day(match["y"], match["m"], match["d"])
    if day is None:
        return spoken_date(value)
    return day + _time(match["H"], match["M"], match["S"], match["z"]) if match["d"] else day


class Day(NamedTuple):
    """A day that a line names: where it stands in the line, as ISO 8601.

    ``other`` is what 3/4/2021 means to readers who put the month elsewhere, else ``None``.
    """

    start: int
    end: int
    iso: str
    other: str | None = None


def spoken_date(text: str, *, day_first: bool = True) -> str | None:
    """The first date of a line written for people, to the day; ``None`` if there is none.

    ``day_first`` reads 03/04/2021 as 3 April; a number over 12 decides for itself.
    """
    found = find_day(text, day_first=day_first)
    return found.iso if found else None


def find_day(text: str, *, day_first: bool = True) -> Day | None:
    """The first day that a line names, numbers alone only where no other way of writing is met;
    a year of two digits counts only before a time of day.
    """
    text = text[:400]
    found = []
    for pattern in (_DAY_FIRST, _MONTH_FIRST, _YEAR_AND_NAME):
        for match in pattern.finditer(text):
            month = _MONTHS.get(match["n"].lower())
            if month and (day := _day(match["y"], month, match["d"])):
                found.append(Day(*match.span(), day))
                break
    for pattern in (_EAST, _YEAR_FIRST):
        hit = pattern.search(text)
        if hit and (day := _day(hit["y"], hit["m"], hit["d"])):
            found.append(Day(*hit.span(), day))
    return min(found) if found else _numbered(text, day_first)


def _numbered(text: str, day_first: bool) -> Day | None:
    hit = _NUMBERS.search(text) or _SHORT_YEAR.search(text)
    if hit is None:
        return None
    year = hit["y"] if len(hit["y"]) == 4 else f"20{hit['y']}"
    one = _day(year, hit["b"], hit["a"])
    other = _day(year, hit["a"], hit["b"])
    if not (day_first or hit["s"] == "."):
        one, other = other, one
    first = one or other
    return Day(*hit.span(), first, other if one else None) if first else None


def spoken_month(text: str) -> str | None:
    """A line that is a month and a year and nothing else ("November 2015"), as ``2015-11``."""
    match = _MONTH_ALONE.fullmatch(text[:40].strip())
    month = _MONTHS.get(match["n"].lower()) if match else None
    return _day(match["y"], month, None) if match and month else None


def clock_in(text: str) -> tuple[int, int] | None:
    """The first time of day in a line, as hour (0..23) and minute."""
    match = _CLOCK.search(text[:400])
    if match is None:
        return None
    hour, half = int(match["H"]), (match["p"] or "").lower()
    if half and 1 <= hour <= 12:
        hour = hour % 12 + 12 * half.startswith("p")
    return (hour, int(match["M"])) if hour < 24 else None


def _epoch(value: str) -> str | None:
    """Seconds or milliseconds since 1970, as some publishing systems write."""
    if not value.isdecimal() or len(value) not in (10, 13):
        return None
    from datetime import UTC, datetime

    moment = datetime.fromtimestamp(int(value[:10]), UTC)
    return moment.strftime("%Y-%m-%dT%H:%M:%SZ")


def _day(year: str | int, month: str | int, day: str | int | None) -> str | None:
    try:
        found = date(int(year), int(month), int(day or 1))
    except ValueError:
        return None
    if not 1800 <= found.year <= 2100:
        return None
    return found.isoformat() if day else found.isoformat()[:7]


def _time(hour: str | None, minute: str | None, second: str | None, zone: str | None) -> str:
    if hour is None or minute is None or int(hour) > 23 or int(minute) > 59:
        return ""
    clock = f"T{int(hour):02}:{minute}" + (f":{second}" if second and int(second) < 60 else "")
    if zone is None:
        return clock
    if zone.upper() in ("Z", "UTC", "GMT"):
        return clock + "Z"
    digits = zone[1:].replace(":", "").ljust(4, "0")
    return (
        f"{clock}{zone[0]}{digits[:2]}:{digits[2:]}"
        if int(digits[:2]) < 24 and int(digits[2:]) < 60
        else clock
    )
