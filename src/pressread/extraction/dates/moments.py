"""Arithmetic on dates known to a day, a month or a year."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta

from pressread.extraction.dates.tense import looks_forward


@dataclass(frozen=True, slots=True)
class Moment:
    """A date as far as it is known: ``month`` and ``day`` are ``None`` where it is not."""

    year: int
    month: int | None = None
    day: int | None = None

    @property
    def date(self) -> date | None:
        """The day, where it is known."""
        if self.month is None or self.day is None:
            return None
        return date(self.year, self.month, self.day)

    @property
    def value(self) -> str:
        """ISO 8601, as precise as it is known."""
        return "-".join(
            part
            for part in (
                f"{self.year:04}",
                f"{self.month:02}" if self.month else "",
                f"{self.day:02}" if self.day else "",
            )
            if part
        )

    @property
    def precision(self) -> str:
        """``day``, ``month`` or ``year``."""
        return "day" if self.day else "month" if self.month else "year"


def moment_of(value: str | None) -> Moment | None:
    """The day, month or year of an ISO 8601 date; ``None`` where it is none."""
    if not value:
        return None
    try:
        parts = [int(part) for part in value[:10].split("-")]
        moment = Moment(*parts)
        date(moment.year, moment.month or 1, moment.day or 1)
    except (ValueError, TypeError):
        return None
    return moment


def of_date(day: date) -> Moment:
    """A moment known to the day."""
    return Moment(day.year, day.month, day.day)


def shift_days(day: date, days: int) -> date | None:
    """``None`` outside the calendar."""
    try:
        return day + timedelta(days=days)
    except OverflowError:
        return None


def shift_months(moment: Moment, months: int) -> Moment | None:
    """The month so many months away, without its day."""
    if moment.month is None:
        return None
    count = moment.year * 12 + moment.month - 1 + months
    return Moment(count // 12, count % 12 + 1) if 12 <= count < 12 * 9999 else None


def nearest_weekday(anchor: date, weekday: int, forward: bool, today: bool) -> date | None:
    """The nearest such weekday before (or after) ``anchor``; ``today``: the day itself counts."""
    away = (weekday - anchor.weekday()) % 7 if forward else (anchor.weekday() - weekday) % 7
    if not away and not today:
        away = 7
    return shift_days(anchor, away if forward else -away)


def nearest_month(anchor: Moment, month: int, forward: bool, this: bool) -> Moment | None:
    """The nearest such month; ``this``: the month of ``anchor`` itself counts."""
    if anchor.month is None:
        return None
    away = (month - anchor.month) % 12 if forward else (anchor.month - month) % 12
    if not away and not this:
        away = 12
    return shift_months(anchor, away if forward else -away)


def nearest_day(anchor: Moment, month: int, day: int, forward: bool) -> Moment | None:
    """The nearest 14 December, the day of ``anchor`` included; 29 February skips to its years."""
    for step in range(9):
        year = anchor.year + (step if forward else -step)
        try:
            there = date(year, month, day)
        except ValueError:
            continue
        if anchor.date is None:
            return None
        if there >= anchor.date if forward else there <= anchor.date:
            return of_date(there)
    return None


def week_value(day: date) -> str:
    """ISO 8601 week: 2021-W34."""
    year, week, _ = day.isocalendar()
    return f"{year:04}-W{week:02}"


@dataclass(frozen=True, slots=True)
class Resolved:
    """``value`` ``None``: a date, but which one cannot be told. ``moment`` is what "a day
    earlier" may count from.
    """

    value: str | None
    precision: str
    moment: Moment | None = None


class Context:
    """The day of publication and the last date mentioned."""

    __slots__ = ("last", "published")

    def __init__(self, published: Moment | None) -> None:
        self.published = published
        self.last: Moment | None = None

    @property
    def day(self) -> date | None:
        """The day of publication."""
        return self.published.date if self.published else None

    def mentioned(self, resolved: Resolved) -> None:
        """Remember a date; one that could not be resolved leaves nothing to count from."""
        self.last = resolved.moment


def known(moment: Moment | None, precision: str) -> Resolved:
    """A moment as far as it is known; ``precision`` is what an unknown one would have."""
    return Resolved(moment.value, moment.precision, moment) if moment else Resolved(None, precision)


def on(day: date | None) -> Resolved:
    """A day, ``None`` where it is not known."""
    return known(of_date(day) if day else None, "day")


def forward_turned(match: re.Match[str], text: str) -> bool:
    """Whether the sentence clearly turns the date forward."""
    return looks_forward(text, match.start(), match.end()) is True


def relative_year(word: str, context: Context) -> int | None:
    """The year that "last", "this", "next" or "that year" means."""
    word = word.split()[-1].casefold()
    if word in ("that", "previous", "following"):
        year = context.last.year if context.last else None
    else:
        year = context.published.year if context.published else None
    return None if year is None else year + STEPS[word]


STEPS = {
    "last": -1, "past": -1, "previous": -1, "this": 0, "that": 0, "same": 0, "next": 1,
    "coming": 1, "following": 1,
}  # fmt: skip
