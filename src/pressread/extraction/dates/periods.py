"""Periods, and what counts from another date: last month, a day earlier, the first quarter."""

from __future__ import annotations

import re

from pressread.extraction.dates.moments import (
    STEPS,
    Context,
    Moment,
    Resolved,
    forward_turned,
    known,
    moment_of,
    nearest_day,
    nearest_weekday,
    on,
    relative_year,
    shift_days,
    shift_months,
    week_value,
)
from pressread.extraction.dates.patterns import NUMBERS, ORDINALS

_DURATION = re.compile(r"\bthe\s$", re.I)


def relative_unit(match: re.Match[str], text: str, context: Context) -> Resolved | None:
    """Last month, next year. "The last month" and "past year" are durations, no dates."""
    which, unit = match["which"].casefold(), match["unit"].casefold()
    if which in ("past", "previous", "following") or _DURATION.search(
        text[max(0, match.start() - 5) : match.start()]
    ):
        return None
    return _stepped(unit, STEPS[which], context.published)


def _stepped(unit: str, step: int, base: Moment | None) -> Resolved:
    """The week, month, quarter, year or decade so many steps from the one of ``base``."""
    unit = "week" if unit == "weekend" else unit
    if base is None:
        return Resolved(None, unit)
    if unit == "year":
        return known(_year(base.year + step), "year")
    if unit == "decade":
        start = (base.year // 10 + step) * 10
        return Resolved(f"{start:04}", "decade") if start > 0 else Resolved(None, "decade")
    if unit == "month":
        return known(shift_months(base, step), "month")
    if unit == "quarter" and base.month:
        first = shift_months(Moment(base.year, (base.month - 1) // 3 * 3 + 1), 3 * step)
        return Resolved(first.value, "quarter") if first else Resolved(None, "quarter")
    there = shift_days(base.date, 7 * step) if base.date and unit == "week" else None
    return Resolved(week_value(there), "week") if there else Resolved(None, unit)


def edge(match: re.Match[str], text: str, context: Context) -> Resolved | None:
    """The end of the year: of the year that is told of, or, with a verb of the future, the
    paper's own.
    """
    unit = (match["unit"] or match["unit2"]).casefold()
    told = context.last
    elsewhere = told is not None and context.published and told.year != context.published.year
    back = elsewhere and not forward_turned(match, text)
    return _stepped(unit, 0, told if back else context.published)


def weekend(match: re.Match[str], text: str, context: Context) -> Resolved | None:
    """The last one, that of the day of publication included; or the one ahead."""
    if context.day is None:
        return Resolved(None, "week")
    there = nearest_weekday(context.day, 5, forward_turned(match, text), True)
    return Resolved(week_value(there), "week") if there else None


_HOLIDAYS = {
    "eve": (12, 31), "day": (1, 1), "christmas eve": (12, 24), "christmas day": (12, 25),
    "boxing day": (12, 26), "may day": (5, 1),
}  # fmt: skip


def holiday(match: re.Match[str], text: str, context: Context) -> Resolved | None:
    """The feasts that have a day of their own."""
    words = match["h"].casefold().split()
    month, day = _HOLIDAYS[words[-1] if words[0] == "new" else " ".join(words)]
    if match["y"]:
        return known(Moment(int(match["y"]), month, day), "day")
    if context.published is None:
        return Resolved(None, "day")
    return known(nearest_day(context.published, month, day, forward_turned(match, text)), "day")


def _year(year: int) -> Moment | None:
    return Moment(year) if 1 <= year <= 9999 else None


def _count(text: str) -> int:
    return int(text) if text.isdigit() else NUMBERS[text.casefold()]


def ago(match: re.Match[str], _text: str, context: Context) -> Resolved | None:
    unit, count = match["unit"].casefold(), _count(match["n"])
    if unit == "day":
        return on(shift_days(context.day, -count) if context.day else None)
    return _stepped(unit, -count, context.published)


def some_ago(match: re.Match[str], _text: str, _context: Context) -> Resolved | None:
    unit = re.search(r"(\w+?)s\sago$", match[0])
    return Resolved(None, unit[1].casefold() if unit else "year")


def shift(match: re.Match[str], _text: str, context: Context) -> Resolved | None:
    """Two days later, a year earlier: from the last date mentioned."""
    way, unit, count = match["way"].casefold(), match["unit"].casefold(), _count(match["n"])
    if way == "on" and unit != "year":
        return None
    sign = -1 if way in ("earlier", "before") else 1
    return _from_last(unit, sign * count, context)


def _from_last(unit: str, step: int, context: Context) -> Resolved:
    last = context.last
    if unit in ("day", "night", "morning", "evening", "afternoon"):
        base = last.date if last else None
        return on(shift_days(base, step) if base else None)
    if unit == "year" and last is None and step == -1:
        last = context.published
    return _stepped(unit, step, last)


def step(match: re.Match[str], _text: str, context: Context) -> Resolved | None:
    """The next day, the year before: from the last date mentioned."""
    way, unit = match["way"].casefold(), match["unit"].casefold()
    if unit in ("before", "after"):
        if way not in ("day", "night", "week", "month", "year"):
            return None
        return _from_last(way, -1 if unit == "before" else 1, context)
    if way not in STEPS:
        return None
    return _from_last(unit, STEPS[way], context)


def that(match: re.Match[str], _text: str, context: Context) -> Resolved | None:
    return _from_last(match["unit"].casefold(), 0, context) if context.last else None


_DAY_WORDS = {"the day before yesterday": -2, "yesterday": -1, "last night": -1, "tomorrow": 1,
              "the day after tomorrow": 2}  # fmt: skip


def day_word(match: re.Match[str], text: str, context: Context) -> Resolved | None:
    """Inside a quotation the speaker's today is not the paper's: found, not resolved."""
    if _is_quoted(text, match.start()):
        return Resolved(None, "day")
    step = _DAY_WORDS.get(" ".join(match["word"].casefold().split()), 0)
    return on(shift_days(context.day, step) if context.day else None)


def _is_quoted(text: str, position: int) -> bool:
    before = text[max(0, position - 1500) : position]
    opened = max(before.rfind("“"), before.rfind("„"), before.rfind("«"))
    closed = max(before.rfind("”"), before.rfind("»"))
    return opened > closed or before.count('"') % 2 == 1


def season(match: re.Match[str], _text: str, context: Context) -> Resolved | None:
    if match["y"]:
        return Resolved(match["y"], "season", Moment(int(match["y"])))
    name, base = match["season2"].casefold(), context.published
    if base is None or base.month is None or name == "winter":
        return Resolved(None, "season")
    begins = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9}[name]
    year = base.year
    if match["which"].casefold() == "last" and base.month < begins + 3:
        year -= 1
    if match["which"].casefold() in ("next", "coming") and base.month >= begins:
        year += 1
    return Resolved(f"{year:04}", "season", Moment(year))


def quarter(match: re.Match[str], _text: str, context: Context) -> Resolved | None:
    stated = match["y"] or match["y2"]
    year = int(stated) if stated else relative_year(match["rel"], context)
    kind = (match["kind"] or "quarter").casefold()
    number = int(match["q"]) if match["q"] else ORDINALS[match["ord"].casefold()]
    if kind == "half" and number not in (1, 2):
        return None
    if year is None:
        return Resolved(None, kind)
    first = Moment(year, 1 + (number - 1) * (3 if kind == "quarter" else 6))
    return Resolved(first.value, kind, Moment(year))


def decade(match: re.Match[str], _text: str, _context: Context) -> Resolved | None:
    return Resolved(match["y"] or f"19{match['y2']}", "decade")


def plain_year(match: re.Match[str], _text: str, _context: Context) -> Resolved | None:
    return known(moment_of(match["y"] or match["y2"]), "year")
