"""Stated dates: "Fri 27 Aug 2021 14.05 BST" -> ``2021-08-27T14:05+01:00``.

A date is as precise as it is written: a month and year make ``2021-08``, a day without a time
has none, a time without a zone has no offset. What cannot be (31 February, the year 20222) or
may mean two days (03/04/2021 without a hint) is no date.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from pressread.text.calendar import MONTHS, US_ZONES, WEEKDAYS, ZONES, number_of, plain

_FIRST_YEAR, _LAST_YEAR = 1600, 2100
_DAY_FIRST_CODES = (
    "fr es it pt de tr nl pl ru uk cs sk sv no nb nn da fi el ro bg ar he id in vi hr sr"
)
_DAY_FIRST = frozenset(_DAY_FIRST_CODES.split())
_MONTH_FIRST_LOCALES = frozenset({"en-us"})


@dataclass(frozen=True, slots=True)
class Stamp:
    """A stated date and where it stands: code points of the text, half-open."""

    value: str
    start: int
    end: int


def parse_date(text: str, *, language: str | None = None) -> str | None:
    """The first stated date in ``text`` as ISO 8601, as precise as it is written, else ``None``.

    ``language`` (``de``, ``en-GB``) says whether 03/04/2021 begins with the day: plain ``en``
    does not, as Britain and America differ.
    """
    stripped = text.strip()
    if re.fullmatch(r"\d{4}", stripped):
        return stripped if _is_year(int(stripped)) else None
    stamp = find_stamp(stripped[:400], language=language)
    return stamp.value if stamp else None


def find_stamp(text: str, *, language: str | None = None) -> Stamp | None:
    """The first stated date in ``text``."""
    return next(iter(find_stamps(text, language=language)), None)


def find_stamps(text: str, *, language: str | None = None) -> list[Stamp]:
    """Every stated date of ``text``, in order, at least as precise as a month and a year."""
    found = []
    for start, end in _near_numbers(text):
        for match in _date_pattern().finditer(text, start, end):
            day = _day_of(match, language)
            if day is not None:
                found.append(_with_time(text, match, day))
    return found


_NUMBERS = re.compile(r"\d(?:\d{3}|[./]\d\d?[./]\d\d)")
_IN_NUMBERS = re.compile(r"\d(?:[./-]\d\d?[./-]\d|[^\W\d_]{3})|[年년]|-го[^\W\d_]")
_LETTERS = re.compile(r"[^\W\d_]+")
_REACH = 48


def _near_numbers(text: str) -> Iterator[tuple[int, int]]:
    """The parts of a text around its years that hold a date in numbers, or the name of a month:
    only there is the long pattern tried.
    """
    for start, end in _around_numbers(text):
        part = text[start:end]
        if _IN_NUMBERS.search(part) or not MONTHS.keys().isdisjoint(_LETTERS.findall(plain(part))):
            yield start, end


def _around_numbers(text: str) -> Iterator[tuple[int, int]]:
    start, end = 0, -1
    for match in _NUMBERS.finditer(text):
        if match.start() - _REACH > end:
            if end >= 0:
                yield start, end
            start = max(0, match.start() - _REACH)
        end = match.end() + _REACH
    if end >= 0:
        yield start, min(end, len(text))


def _day_of(match: re.Match[str], language: str | None) -> str | None:
    parts = match.groupdict()
    if parts["cy"]:
        return _iso(int(parts["cy"]), int(parts["cm"]), _number(parts["cd"]))
    if parts["iy"]:
        return _iso(int(parts["iy"]), int(parts["im"]), int(parts["id"]))
    if parts["ky"]:
        return _iso(int(parts["ky"]), int(parts["km"]), int(parts["kd"]))
    if parts["n1"]:
        return _numeric(parts["n1"], parts["sep"], parts["n2"], parts["ny"], language)
    for prefix in ("d", "m", "y"):
        if parts[prefix + "_mon"]:
            month = number_of(parts[prefix + "_mon"], MONTHS)
            day = _number(parts.get(prefix + "_day"))
            return _iso(_century(parts[prefix + "_year"]), month, day)
    return None


def _number(text: str | None) -> int | None:
    return int(text) if text else None


def _century(text: str) -> int:
    year = int(text)
    if len(text) > 2:
        return year
    return year + (1900 if year > 68 else 2000)


def _numeric(a: str, sep: str, b: str, year: str, language: str | None) -> str | None:
    """27.08.2021, 27/08/2021: the order is told by the numbers, the stop, or the language."""
    first, second, full = int(a), int(b), _century(year)
    if first > 12 or first == second:
        return _iso(full, second, first)
    if second > 12:
        return _iso(full, first, second)
    locale = (language or "").casefold().replace("_", "-")
    if locale in _MONTH_FIRST_LOCALES:
        return _iso(full, first, second)
    if sep == "." or locale.split("-")[0] in _DAY_FIRST or locale.startswith("en-"):
        return _iso(full, second, first)
    return None


def _is_year(year: int) -> bool:
    return _FIRST_YEAR <= year <= _LAST_YEAR


def _iso(year: int, month: int, day: int | None) -> str | None:
    if not _is_year(year):
        return None
    if day is None:
        return f"{year:04}-{month:02}" if 1 <= month <= 12 else None
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None


def _with_time(text: str, match: re.Match[str], day: str) -> Stamp:
    """The stamp of ``day`` with the time that stands directly after it, or else before."""
    start, end = match.span()
    if len(day) < 10:
        return Stamp(day, start, end)
    after = _time_after().match(text, end)
    if after and (moment := _time(after, day)):
        return Stamp(day + moment, start, after.end())
    head = max(0, start - 40)
    before = _time_before().search(text[head:start])
    if before and (moment := _time(before, day)):
        return Stamp(day + moment, head + before.start(), end)
    return Stamp(day, start, end)


def _time(match: re.Match[str], day: str) -> str | None:
    hour, minute = int(match["h"]), int(match["min"] or 0)
    half = (match["half"] or "").casefold()[:1]
    if half:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if half == "p" else 0)
    if hour > 23 or minute > 59 or (match["s"] and int(match["s"][1:3]) > 59):
        return None
    return f"T{hour:02}:{minute:02}{match['s'] or ''}{_offset(match['zone'], day)}"


def _offset(zone: str | None, day: str) -> str:
    if not zone:
        return ""
    key = re.sub(r"[^a-z]", "", zone.casefold())
    signed = re.search(r"([+\-−])(\d{1,2}):?(\d\d)?$", zone)
    if signed and int(signed[2]) <= 14:
        sign = "+" if signed[1] == "+" else "-"
        return f"{sign}{int(signed[2]):02}:{signed[3] or '00'}"
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


def _alternation(names: dict[str, int]) -> str:
    """The names, longest first; under their first letters, so that most are passed over at once."""
    by_letter: dict[str, list[str]] = {}
    for name in sorted(names, key=len, reverse=True):
        by_letter.setdefault(name[0], []).append(re.escape(name[1:]))
    return "|".join(f"{first}(?:{'|'.join(rest)})" for first, rest in by_letter.items())


@cache
def _date_pattern() -> re.Pattern[str]:
    month = rf"(?:{_alternation(MONTHS)})(?![^\W\d_])"
    week = rf"(?:(?<![^\W_])(?:{_alternation(WEEKDAYS)})\.?(?:,|\s?\||\s?den|\s?the)?\s{{1,3}})?"
    year = r"(?:\d{4})(?!\d)"
    short = r"(?:\d{4}|[’']\d\d)(?!\d)"
    of = r"(?:de|del|di|of|of\s+the|ta)"
    return re.compile(
        rf"""(?:
        (?<![\d.,/-])(?P<iy>\d{{4}})-(?P<im>\d{{1,2}})-(?P<id>\d{{1,2}})(?!\d)
      | (?<![\d.,/-])(?P<ky>\d{{4}})[/.](?P<km>\d{{1,2}})[/.](?P<kd>\d{{1,2}})(?![\d/])
      | (?P<cy>\d{{4}})\s?[年년]\s?(?P<cm>\d{{1,2}})\s?[月월]\s?(?:(?P<cd>\d{{1,2}})\s?[日일])?
      | (?<![\d.,/:-])(?P<n1>\d{{1,2}})(?P<sep>[./-])(?P<n2>\d{{1,2}})(?P=sep)
            (?P<ny>\d{{4}}|\d{{2}})(?![\d/-]|[.,]\d)
      | {week}(?<![\d.,:$€£-])(?P<d_day>\d{{1,2}})(?:st|nd|rd|th|er|ère|º|°|\.|-го)?[\s\-–/]{{0,3}}
            (?:{of}\s+)?(?P<d_mon>{month})\.?,?[\s\-–/]{{0,3}}(?:{of}\s+)?(?P<d_year>{year})
      | {week}(?<![^\W\d_])(?P<m_mon>{month})\.?\s{{0,3}}(?:the\s)?(?P<m_day>\d{{1,2}})
            (?:st|nd|rd|th)?,?\s{{1,3}}(?P<m_year>{year})
      | (?<![^\W\d_])(?P<y_mon>{month})\.?,?\s{{1,3}}(?:{of}\s+)?(?P<y_year>{short})(?P<y_day>)
        )""".replace("[’']\\d\\d", "\\d{4}"),
        re.I | re.X,
    )


_CLOCK = r"""(?P<h>\d{1,2})(?:\s?[:.h]\s?(?P<min>\d\d)(?P<s>:\d\d(?:\.\d{1,6})?)?)?(?!\d)"""
_HALF = r"(?:\s?(?P<half>[ap]\.?\s?m\b\.?))?"
_ZONE = r"""(?:\s?(?:uhr|hrs?\b|h\b))?(?:\s?\(?(?P<zone>(?:utc|gmt)?\s?[+\-−]\d{1,2}(?::?\d\d)?\b
    |[a-z]{2,4}\b|z\b)\)?)?"""


@cache
def _time_after() -> re.Pattern[str]:
    weekday = rf"(?:\s(?:{_alternation(WEEKDAYS)})\b)?"
    lead = (
        weekday
        + r"(?:[\s,|•·–—/-]{0,4}|t)(?:(?:at|um|à|kl\.?|ore|alle|klo|saat|às|a\slas|om)\s{1,2})?"
    )
    known = "|".join(sorted((*ZONES, *US_ZONES, "ist", "cst"), key=len, reverse=True))
    zone = _ZONE.replace("[a-z]{2,4}", known)
    must = r"(?=\d{1,2}\s?[:.h]\s?\d\d|\d{1,2}\s?[ap]\.?\s?m\b|\d{1,2}\s?uhr)"
    return re.compile(lead + must + _CLOCK + _HALF + zone.replace("\n    ", ""), re.I)


@cache
def _time_before() -> re.Pattern[str]:
    known = "|".join(sorted((*ZONES, *US_ZONES, "ist", "cst"), key=len, reverse=True))
    zone = _ZONE.replace("[a-z]{2,4}", known).replace("\n    ", "")
    must = r"(?<![\d.:])(?=\d{1,2}\s?[:.]\s?\d\d|\d{1,2}\s?[ap]\.?\s?m\b)"
    return re.compile(must + _CLOCK + _HALF + zone + r"[\s,|•·–—-]{1,4}(?:on\s)?$", re.I)
