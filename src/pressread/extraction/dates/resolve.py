"""What a mentioned date means, given the day of publication and the dates mentioned before it."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date

from pressread.extraction.dates.moments import (
    STEPS,
    Context,
    Moment,
    Resolved,
    forward_turned,
    known,
    nearest_day,
    nearest_month,
    nearest_weekday,
    on,
    relative_year,
    shift_days,
)
from pressread.extraction.dates.patterns import (
    IDIOM_AFTER,
    IDIOM_BEFORE,
    NAMED_DAYS,
    excludes_today,
    turns_forward,
)
from pressread.extraction.dates.periods import (
    ago,
    day_word,
    decade,
    edge,
    holiday,
    plain_year,
    quarter,
    relative_unit,
    season,
    shift,
    some_ago,
    step,
    that,
    weekend,
)
from pressread.extraction.dates.tense import is_of_the_past
from pressread.text.calendar import MONTHS, WEEKDAYS, number_of


def resolve(kind: str, match: re.Match[str], text: str, context: Context) -> Resolved | None:
    """``None`` where the match is no date after all."""
    return _RESOLVERS[kind](match, text, context)


def _month_number(name: str) -> int:
    return number_of(name, MONTHS)


def _month_day(match: re.Match[str], text: str, context: Context) -> Resolved | None:
    month, day = _month_number(match["m"] or match["m2"]), int(match["d"] or match["d2"])
    if not _is_day(2000, month, day):
        return None
    if match["rel"]:
        year = relative_year(match["rel"], context)
        fits = year is not None and _is_day(year, month, day)
        return known(Moment(year, month, day) if fits and year else None, "day")
    named = (month, day) == (9, 11) and NAMED_DAYS.match(text, match.end())
    if context.published is None or named:
        return Resolved(None, "day")
    return known(nearest_day(context.published, month, day, forward_turned(match, text)), "day")


def _is_day(year: int, month: int, day: int) -> bool:
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True


def _month_year(match: re.Match[str], _text: str, context: Context) -> Resolved | None:
    year = int(match["y"]) if match["y"] else relative_year(match["rel"], context)
    month = _month_number(match["m"])
    return known(Moment(year, month) if year else None, "month")


_VERBS_TOO = ("may", "march")
_WEAK_CUES = ("and", "to", "by", "before", "after", "from", "between", "as", "till", "throughout")


def _month(match: re.Match[str], text: str, context: Context) -> Resolved | None:
    name, cue = match["m"], re.split(r"[\s-]", match["cue"].strip().casefold().rstrip("-"))[-1]
    if cue in _WEAK_CUES and not _is_plain(match, text, name, cue):
        return None
    if context.published is None:
        return Resolved(None, "month")
    forward = cue == "next" or (cue not in ("last", "since") and forward_turned(match, text))
    found = nearest_month(
        context.published, _month_number(name), forward, cue not in ("last", "next")
    )
    return known(found, "month")


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
    weekday = number_of(match["w"], WEEKDAYS)
    if match["week"]:
        return _weekday_of_week(weekday, match["when"].casefold(), context)
    if which in ("the previous", "the following"):
        base = context.last.date if context.last else None
        forward = which == "the following"
        return on(nearest_weekday(base, weekday, forward, False) if base else None)
    if context.day is None or which == "that":
        return Resolved(None, "day")
    last = which in ("last", "this past")
    turned = not is_of_the_past(text, match.end()) and forward_turned(match, text)
    forward = not last and (bool(which) or turned)
    return on(nearest_weekday(context.day, weekday, forward, which not in ("last", "next")))


def _weekday_of_week(weekday: int, when: str, context: Context) -> Resolved:
    if context.day is None:
        return Resolved(None, "day")
    monday = shift_days(context.day, -context.day.weekday() + 7 * STEPS[when])
    return on(shift_days(monday, weekday) if monday else None)


def _foreign_day(match: re.Match[str], _text: str, context: Context) -> Resolved | None:
    month, day = _month_number(match["m"]), int(match["d"])
    if not _is_day(2000, month, day):
        return None
    found = nearest_day(context.published, month, day, False) if context.published else None
    return known(found, "day")


def _foreign_weekday(match: re.Match[str], _text: str, context: Context) -> Resolved | None:
    if context.day is None:
        return Resolved(None, "day")
    forward = turns_forward(match[0])
    today = not forward and not excludes_today(match[0])
    return on(nearest_weekday(context.day, number_of(match["w"], WEEKDAYS), forward, today))


_Resolver = Callable[[re.Match[str], str, Context], "Resolved | None"]
_RESOLVERS: dict[str, _Resolver] = {
    "month_day": _month_day,
    "month_year": _month_year,
    "month": _month,
    "weekday": _weekday,
    "relative_unit": relative_unit,
    "edge": edge,
    "weekend": weekend,
    "holiday": holiday,
    "ago": ago,
    "some_ago": some_ago,
    "shift": shift,
    "step": step,
    "that": that,
    "day_word": day_word,
    "season": season,
    "quarter": quarter,
    "decade": decade,
    "year": plain_year,
    "years": plain_year,
    "foreign_day": _foreign_day,
    "foreign_weekday": _foreign_weekday,
}
