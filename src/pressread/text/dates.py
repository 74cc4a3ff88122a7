"""Stated dates: "Fri 27 Aug 2021 14.05 BST" -> ``2021-08-27T14:05+01:00``.

The one parser: pages, pasted text, formats' date fields and options all read dates here. A date is
as precise as it is written: a month and year make ``2021-08``, a day without a time has none, a
time without a zone has no offset. What cannot be (31 February, the year 20222) or may mean two
days (03/04/2021 without a hint) is no date.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from pressread.text.calendar import BUDDHIST, MONTHS, day_pattern, month_of, number_of, plain
from pressread.text.clocks import time_after, time_before

_FIRST_YEAR, _LAST_YEAR = 1600, 2100
_DAY_FIRST = frozenset("""
    ar bg ca cs da de el es et fi fr he hr id in it lv nb nl nn no pl pt ro ru sk sr sv th tr uk vi
""".split())  # fmt: skip
_MONTH_FIRST_LOCALES = frozenset({"en-us"})
_TURN_OF_CENTURY = 68  # two-digit years up to it are of this century, as C's strptime has it
_LOOKED_AT = 400  # characters of a line in which its date is looked for


@dataclass(frozen=True, slots=True)
class Stamp:
    """A stated date and where it stands: code points of the text, half-open.

    ``span`` is where the day alone stands, without its time; ``other`` the day that 3/4/2021 is
    for readers who put the month elsewhere. ``figures``: written in figures of doubtful order,
    ``short`` with two digits of a year.
    """

    value: str
    start: int
    end: int
    span: tuple[int, int]
    other: str | None = None
    figures: bool = False
    short: bool = False

    @property
    def day(self) -> str:
        """The day, or month, without the time."""
        return self.value[:10]


def parse_date(
    text: str, *, language: str | None = None, day_first: bool | None = None
) -> str | None:
    """The first stated date in ``text`` as ISO 8601, as precise as it is written, else ``None``.

    ``language`` (``de``, ``en-GB``) says whether 03/04/2021 begins with the day: plain ``en``
    does not, as Britain and America differ; ``day_first`` says so outright.
    """
    stripped = text.strip()
    if re.fullmatch(r"\d{4}", stripped):
        return stripped if _is_year(int(stripped)) else None
    stamp = find_stamp(stripped[:_LOOKED_AT], language=language, day_first=day_first)
    return stamp.value if stamp else None


def find_stamp(
    text: str, *, language: str | None = None, day_first: bool | None = None
) -> Stamp | None:
    """The first stated date in ``text``."""
    return next(iter(find_stamps(text, language=language, day_first=day_first)), None)


def find_stamps(
    text: str, *, language: str | None = None, day_first: bool | None = None
) -> list[Stamp]:
    """Every stated date of ``text``, in order, at least as precise as a month and a year."""
    order = _orders_day_first(language) if day_first is None else day_first
    return [stamp for match in _matches(text) if (stamp := _stamp(text, match, order)) is not None]


def find_day(text: str, *, day_first: bool = True) -> Stamp | None:
    """The first whole day that a line names; figures in doubtful order only where no other way of
    writing is met, a year of two digits only beside a time of day. The stamp is of the day alone.
    """
    stamps = find_stamps(text[:_LOOKED_AT], day_first=day_first)
    days = [s for s in stamps if len(s.day) == 10 and not (s.short and len(s.value) == 10)]
    first = min(days, key=lambda stamp: stamp.figures, default=None)
    return Stamp(first.day, *first.span, first.span, first.other) if first else None


def spoken_date(text: str, *, day_first: bool = True) -> str | None:
    """``find_day`` as ISO 8601, to the day."""
    found = find_day(text, day_first=day_first)
    return found.day if found else None


def spoken_month(text: str) -> str | None:
    """A line that is a month and a year and nothing else ("November 2015"), as ``2015-11``."""
    match = re.fullmatch(r"([^\W\d_]{3,14})\.?,?\s+(\d{4})", text[:40].strip())
    month = month_of(match[1]) if match else None
    return _iso(int(match[2]), month, None) if match and month else None


_NUMBERS = re.compile(r"\d(?:\d{3}|[./]\d\d?[./]\d\d)")
_IN_NUMBERS = re.compile(
    r"\d(?:[./-]\s?\d\d?[./-]\s?\d|[^\W\d_]{3})|[年년]|tháng|-го[^\W\d_]|[בו][א-ת]|كانون|تشرين"
)
_LETTERS = re.compile(r"[^\W\d_\u0900-\u0e7f]+|[\u0900-\u0e7f]+")
_REACH = 48


def _matches(text: str) -> Iterator[re.Match[str]]:
    for start, end in _near_numbers(text):
        yield from day_pattern().finditer(text, start, end)


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


def _stamp(text: str, match: re.Match[str], day_first: bool | None) -> Stamp | None:
    parts = match.groupdict()
    if parts["n1"]:
        day, other = _in_figures(parts["n1"], parts["sep"], parts["n2"], parts["ny"], day_first)
    else:
        day, other = _day_of(parts), None
    if day is None:
        return None
    return _with_time(text, match, day, other)


def _day_of(parts: dict[str, str | None]) -> str | None:
    for form in "ickv":
        if (year := parts[form + "y"]) and (month := parts[form + "m"]):
            return _iso(int(year), int(month), _number(parts[form + "d"]))
    for form in "dmfly":
        if (year := parts[form + "_year"]) and (name := parts[form + "_mon"]):
            return _iso(
                _of_our_era(int(year)), number_of(name, MONTHS), _number(parts.get(form + "_day"))
            )
    return None


def _number(text: str | None) -> int | None:
    return int(text) if text else None


def _of_our_era(year: int) -> int:
    return year - BUDDHIST if _LAST_YEAR + BUDDHIST > year > _LAST_YEAR + 300 else year


def _orders_day_first(language: str | None) -> bool | None:
    locale = (language or "").casefold().replace("_", "-")
    if locale in _MONTH_FIRST_LOCALES:
        return False
    return True if locale.split("-")[0] in _DAY_FIRST or locale.startswith("en-") else None


def _in_figures(
    a: str, sep: str, b: str, year: str, day_first: bool | None
) -> tuple[str | None, str | None]:
    """27.08.2021, 27/08/2021: the order is told by the numbers, the stop, or ``day_first``; and
    the day by the other order, where that is one too.
    """
    full = (
        int(year)
        if len(year) > 2
        else int(year) + (2000 if int(year) <= _TURN_OF_CENTURY else 1900)
    )
    one, other = _iso(full, int(b), int(a)), _iso(full, int(a), int(b))
    if one is None or other is None:
        return (one or other), None
    if one == other or sep == "." or day_first:
        return one, other if one != other else None
    return (other, one) if day_first is False else (None, None)


def _century(year: int) -> int:
    return year + (2000 if year <= _TURN_OF_CENTURY else 1900)


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


def _with_time(text: str, match: re.Match[str], day: str, other: str | None) -> Stamp:
    """The stamp of ``day`` with the time that stands directly after it, or else before."""
    start, end = span = match.span()
    figures, short = match["n1"] is not None, len(match["ny"] or "") == 2
    time = ""
    if len(day) == 10:
        if after := time_after(text, end, day):
            time, end = after
        elif before := time_before(text, start, day):
            time, start = before
    return Stamp(day + time, start, end, span, other, figures, short)
