"""What a mentioned date means, given the day of publication and the dates mentioned before it."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from pressread.extraction.dates.calendar import (
    Moment,
    moment_of,
    nearest_day,
    nearest_month,
    nearest_weekday,
    of_date,
    shift_days,
    shift_months,
    week_value,
)
from pressread.extraction.dates.names import MONTHS, WEEKDAYS
from pressread.extraction.dates.patterns import (
    IDIOM_AFTER,
    IDIOM_BEFORE,
    NUMBERS,
    ORDINALS,
    excludes_today,
    turns_forward,
)
from pressread.extraction.dates.tense import looks_forward


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


def resolve(kind: str, match: re.Match[str], text: str, context: Context) -> Resolved | None:
    """``None`` where the match is no date after all."""
    return _RESOLVERS[kind](match, text, context)


def _known(moment: Moment | None, precision: str) -> Resolved:
    return Resolved(moment.value, moment.precision, moment) if moment else Resolved(None, precision)


def _on(day: date | None) -> Resolved:
    return _known(of_date(day) if day else None, "day")


def _forward(match: re.Match[str], text: str) -> bool:
    return looks_forward(text, match.start(), match.end()) is True


def _month_number(name: str) -> int:
    return MONTHS[name.casefold()]


def _month_day(match: re.Match[str], text: str, context: Context) -> Resolved | None:
    month, day = _month_number(match["m"] or match["m2"]), int(match["d"] or match["d2"])
    if not _is_day(2000, month, day):
        return None
    if match["rel"]:
        year = _relative_year(match["rel"], context)
        fits = year is not None and _is_day(year, month, day)
        return _known(Moment(year, month, day) if fits and year else None, "day")
    if context.published is None:
        return Resolved(None, "day")
    return _known(nearest_day(context.published, month, day, _forward(match, text)), "day")


def _is_day(year: int, month: int, day: int) -> bool:
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True


def _relative_year(word: str, context: Context) -> int | None:
    word = word.split()[-1].casefold()
    if word in ("that", "previous", "following"):
        year = context.last.year if context.last else None
    else:
        year = context.published.year if context.published else None
    return None if year is None else year + _STEPS[word]


_STEPS = {
    "last": -1, "past": -1, "previous": -1, "this": 0, "that": 0, "same": 0, "next": 1,
    "coming": 1, "following": 1,
}  # fmt: skip


def _month_year(match: re.Match[str], _text: str, context: Context) -> Resolved | None:
    year = int(match["y"]) if match["y"] else _relative_year(match["rel"], context)
    month = _month_number(match["m"])
    return _known(Moment(year, month) if year else None, "month")


_VERBS_TOO = ("may", "march")
_WEAK_CUES = ("and", "to", "by", "before", "after", "from", "between", "as", "till", "throughout")


def _month(match: re.Match[str], text: str, context: Context) -> Resolved | None:
    name, cue = match["m"], re.split(r"[\s-]", match["cue"].strip().casefold().rstrip("-"))[-1]
    if cue in _WEAK_CUES and not _is_plain(match, text, name, cue):
        return None
    if context.published is None:
        return Resolved(None, "month")
    forward = cue == "next" or (cue not in ("last", "since") and _forward(match, text))
    found = nearest_month(
        context.published, _month_number(name), forward, cue not in ("last", "next")
    )
    return _known(found, "month")


def _is_plain(match: re.Match[str], text: str, name: str, cue: str) -> bool:
    """Whether April after a weak cue is the month and no person: no name follows, and "and", "to"
    join it to another month.
    """
    if re.match(r"\s[A-Z]", text[match.end() : match.end() + 2]):
        return False
    if cue in ("and", "to"):
        before = re.search(
            r"([A-Z][a-z]{2,8})\s?$", text[max(0, match.start() - 12) : match.start()]
        )
        return before is not None and before[1].casefold() in MONTHS
    return name.casefold() not in _VERBS_TOO or cue in ("from", "between")


def _weekday(match: re.Match[str], text: str, context: Context) -> Resolved | None:
    if IDIOM_AFTER.match(text, match.end("w")):
        return None
    if IDIOM_BEFORE.search(text[max(0, match.start("w") - 12) : match.start("w")]):
        return None
    which = (match["which"] or "").strip().casefold()
    weekday = WEEKDAYS[match["w"].casefold()]
    if match["week"]:
        return _weekday_of_week(weekday, match["when"].casefold(), context)
    if which in ("the previous", "the following"):
        base = context.last.date if context.last else None
        forward = which == "the following"
        return _on(nearest_weekday(base, weekday, forward, False) if base else None)
    if context.day is None:
        return Resolved(None, "day")
    last = which in ("last", "this past")
    forward = not last and (bool(which) or _forward(match, text))
    return _on(nearest_weekday(context.day, weekday, forward, which not in ("last", "next")))


def _weekday_of_week(weekday: int, when: str, context: Context) -> Resolved:
    if context.day is None:
        return Resolved(None, "day")
    monday = shift_days(context.day, -context.day.weekday() + 7 * _STEPS[when])
    return _on(shift_days(monday, weekday) if monday else None)


_DURATION = re.compile(r"\bthe\s$", re.I)


def _relative_unit(match: re.Match[str], text: str, context: Context) -> Resolved | None:
    """Last month, next year. "The last month" and "past year" are durations, no dates."""
    which, unit = match["which"].casefold(), match["unit"].casefold()
    if which in ("past", "previous", "following") or _DURATION.search(
        text[max(0, match.start() - 5) : match.start()]
    ):
        return None
    return _stepped(unit, _STEPS[which], context.published)


def _stepped(unit: str, step: int, base: Moment | None) -> Resolved:
    """The week, month, quarter, year or decade so many steps from the one of ``base``."""
    unit = "week" if unit == "weekend" else unit
    if base is None:
        return Resolved(None, unit)
    if unit == "year":
        return _known(_year(base.year + step), "year")
    if unit == "decade":
        start = (base.year // 10 + step) * 10
        return Resolved(f"{start:04}", "decade") if start > 0 else Resolved(None, "decade")
    if unit == "month":
        return _known(shift_months(base, step), "month")
    if unit == "quarter" and base.month:
        first = shift_months(Moment(base.year, (base.month - 1) // 3 * 3 + 1), 3 * step)
        return Resolved(first.value, "quarter") if first else Resolved(None, "quarter")
    there = shift_days(base.date, 7 * step) if base.date and unit == "week" else None
    return Resolved(week_value(there), "week") if there else Resolved(None, unit)


def _year(year: int) -> Moment | None:
    return Moment(year) if 1 <= year <= 9999 else None


def _count(text: str) -> int:
    return int(text) if text.isdigit() else NUMBERS[text.casefold()]


def _ago(match: re.Match[str], _text: str, context: Context) -> Resolved | None:
    unit, count = match["unit"].casefold(), _count(match["n"])
    if unit == "day":
        return _on(shift_days(context.day, -count) if context.day else None)
    return _stepped(unit, -count, context.published)


def _some_ago(match: re.Match[str], _text: str, _context: Context) -> Resolved | None:
    unit = re.search(r"(\w+?)s\sago$", match[0])
    return Resolved(None, unit[1].casefold() if unit else "year")


def _shift(match: re.Match[str], _text: str, context: Context) -> Resolved | None:
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
        return _on(shift_days(base, step) if base else None)
    if unit == "year" and last is None and step == -1:
        last = context.published
    return _stepped(unit, step, last)


def _step(match: re.Match[str], _text: str, context: Context) -> Resolved | None:
    """The next day, the year before: from the last date mentioned."""
    way, unit = match["way"].casefold(), match["unit"].casefold()
    if unit in ("before", "after"):
        if way not in ("day", "night", "week", "month", "year"):
            return None
        return _from_last(way, -1 if unit == "before" else 1, context)
    if way not in _STEPS:
        return None
    return _from_last(unit, _STEPS[way], context)


def _that(match: re.Match[str], _text: str, context: Context) -> Resolved | None:
    return _from_last(match["unit"].casefold(), 0, context) if context.last else None


_DAY_WORDS = {"the day before yesterday": -2, "yesterday": -1, "last night": -1, "tomorrow": 1,
              "the day after tomorrow": 2}  # fmt: skip


def _day_word(match: re.Match[str], text: str, context: Context) -> Resolved | None:
    """Inside a quotation the speaker's today is not the paper's: found, not resolved."""
    if _is_quoted(text, match.start()):
        return Resolved(None, "day")
    step = _DAY_WORDS.get(" ".join(match["word"].casefold().split()), 0)
    return _on(shift_days(context.day, step) if context.day else None)


def _is_quoted(text: str, position: int) -> bool:
    before = text[max(0, position - 1500) : position]
    opened = max(before.rfind("“"), before.rfind("„"), before.rfind("«"))
    closed = max(before.rfind("”"), before.rfind("»"))
    return opened > closed or before.count('"') % 2 == 1


def _season(match: re.Match[str], _text: str, context: Context) -> Resolved | None:
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


def _quarter(match: re.Match[str], _text: str, context: Context) -> Resolved | None:
    stated = match["y"] or match["y2"]
    year = int(stated) if stated else _relative_year(match["rel"], context)
    kind = (match["kind"] or "quarter").casefold()
    number = int(match["q"]) if match["q"] else ORDINALS[match["ord"].casefold()]
    if kind == "half" and number not in (1, 2):
        return None
    if year is None:
        return Resolved(None, kind)
    first = Moment(year, 1 + (number - 1) * (3 if kind == "quarter" else 6))
    return Resolved(first.value, kind, Moment(year))


def _decade(match: re.Match[str], _text: str, _context: Context) -> Resolved | None:
    return Resolved(match["y"] or f"19{match['y2']}", "decade")


def _plain_year(match: re.Match[str], _text: str, _context: Context) -> Resolved | None:
    return _known(moment_of(match["y"]), "year")


def _foreign_day(match: re.Match[str], _text: str, context: Context) -> Resolved | None:
    month, day = _month_number(match["m"]), int(match["d"])
    if not _is_day(2000, month, day):
        return None
    found = nearest_day(context.published, month, day, False) if context.published else None
    return _known(found, "day")


def _foreign_weekday(match: re.Match[str], _text: str, context: Context) -> Resolved | None:
    if context.day is None:
        return Resolved(None, "day")
    forward = turns_forward(match[0])
    today = not forward and not excludes_today(match[0])
    return _on(nearest_weekday(context.day, WEEKDAYS[match["w"].casefold()], forward, today))


_Resolver = Callable[[re.Match[str], str, Context], "Resolved | None"]
_RESOLVERS: dict[str, _Resolver] = {
    "month_day": _month_day,
    "month_year": _month_year,
    "month": _month,
    "weekday": _weekday,
    "relative_unit": _relative_unit,
    "ago": _ago,
    "some_ago": _some_ago,
    "shift": _shift,
    "step": _step,
    "that": _that,
    "day_word": _day_word,
    "season": _season,
    "quarter": _quarter,
    "decade": _decade,
    "year": _plain_year,
    "foreign_day": _foreign_day,
    "foreign_weekday": _foreign_weekday,
}
