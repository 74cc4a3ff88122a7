"""Dates as people type them → ISO days. Nothing here reads the clock unless it must."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

_LONGEST = 60  # characters of a date that somebody types
_LENGTHS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_DAYS_OF = {"day": 1, "week": 7}
_MONTHS_OF = {"month": 1, "quarter": 3, "year": 12}
_BACK = ("last", "past", "previous")
_COUNTS = "one two three four five six seven eight nine ten eleven twelve".split()
#: Parts of a year: the letter, how many there are.
_PARTS = {"q": 4, "h": 2}


class NoDate(ValueError):
    """The text names no date; the message says what is wrong with it."""


def spoken_words(words: Sequence[str]) -> int:
    """How many of some words, from the first on, name a date together without marks around them:
    ``last week``, ``last 30 days``, ``3 weeks ago``, ``Q2 2021``; 1 where none do.
    """
    for count in (3, 2):
        text = " ".join(words[:count]).lower()
        if len(words) >= count and (_spoken(text) or _part_of_a_year(text)):
            return count
    return 1


def read_period(text: str, today: date | None) -> tuple[str, str]:
    """The first and the last day of what ``text`` names: a day, month, quarter (``2021-Q2``),
    year, decade (``1990s``), ``last week``, ``last 30 days`` (today is one), ``3 weeks ago``…

    ISO days, both inclusive. Raises ``NoDate``.
    """
    plain = " ".join(text.lower().replace("_", " ").split())
    spoken = _spoken(plain)
    if spoken is not None:
        return _relative(*spoken, _today(today))
    part = _part_of_a_year(plain)
    if part is not None:
        return part
    if len(plain) == 5 and plain[:4].isdecimal() and plain.endswith("0s"):
        return f"{plain[:4]}-01-01", f"{plain[:3]}9-12-31"
    return _iso_period(_iso_of(text.replace("_", " ").strip()), text)


def read_date(text: str, today: date | None = None) -> str:
    """The date that ``text`` names, ISO 8601, as precise as it says: ``2021-08``, a day.

    Raises ``NoDate``; of a week too, which is no date, and of a time of day.
    """
    first, last = read_period(text, today)
    if "T" in text.strip()[len("2021-8") :]:
        raise NoDate(f"“{text[:40]}” is no time of a day; write 2021-08-27T18:30")
    if first == last:
        return first
    for precise in (first[:4], first[:7]):
        if read_period(precise, today) == (first, last):
            return precise
    raise NoDate(f"“{text[:40]}” is several days; write one as 2021-08-27")


def day_before(day: str) -> str:
    """The ISO day before an ISO day (``0001-01-01`` stays)."""
    year, month, number = (int(part) for part in day.split("-"))
    if number > 1:
        return _iso(year, month, number - 1)
    if month > 1:
        return _iso(year, month - 1, _month_length(year, month - 1))
    return _iso(max(1, year - 1), 12, 31) if year > 1 else day


def first_day(day: str | None) -> int | None:
    """The column's value to begin a range at; a month or year not stated more exactly counts."""
    if day is None:
        return None
    year, month, number = day.split("-")
    if number != "01":
        return int(year + month + number)
    return int(year + ("00" if month == "01" else month) + "00")


def last_day(day: str | None) -> int | None:
    """The column's value to end a range at."""
    return None if day is None else int(day.replace("-", ""))


def _iso_of(text: str) -> str:
    """``27 august 2021``, ``27. sierpnia 2021``, ``27.08.2021`` as ISO 8601; the rest as it is."""
    if text[:5].rstrip("-T").isdecimal() or len(text) > _LONGEST:
        return text
    from pressread.text.calendar import ENGLISH_MONTHS, month_of
    from pressread.text.dates import parse_date

    words = [word.rstrip(".,") for word in text.split()]
    for place in (0, 1)[: len(words)]:  # a month cut short: "augu 2021"
        name = words[place].lower()
        if len(name) > 2 and name.isalpha() and month_of(name) is None:
            words[place] = next((full for full in ENGLISH_MONTHS if full.startswith(name)), name)
    day = parse_date(" ".join(words)) or parse_date(text)
    return day[:10] if day else text


def _iso_period(iso: str, text: str) -> tuple[str, str]:
    parts = iso.partition("T")[0].split("-")
    digits = all(part.isascii() and part.isdigit() for part in parts)
    if not digits or len(parts) > 3 or len(parts[0]) != 4 or any(len(p) > 2 for p in parts[1:]):
        raise NoDate(f"“{text[:40]}” is not a date; write 2021, 2021-08 or 2021-08-27")
    year, month, day = [int(part) for part in parts] + [0] * (3 - len(parts))
    if year == 0:
        raise NoDate(f"there is no year {parts[0]}")
    if len(parts) > 1 and not 1 <= month <= 12:
        raise NoDate(f"there is no month {parts[1]} in “{text[:40]}”")
    if len(parts) > 2 and not 1 <= day <= _month_length(year, month):
        raise NoDate(f"there is no day {parts[2]} in {year:04}-{month:02}")
    last_month = month or 12
    return (
        _iso(year, month or 1, day or 1),
        _iso(year, last_month, day or _month_length(year, last_month)),
    )


def _month_length(year: int, month: int) -> int:
    leap = year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
    return 29 if month == 2 and leap else _LENGTHS[month - 1]


def _iso(year: int, month: int, day: int) -> str:
    return f"{year:04}-{month:02}-{day:02}"


def _today(today: date | None) -> date:
    from datetime import date

    return today or date.today()


def _spoken(text: str) -> tuple[str, int, str] | None:
    """How a date in words counts (``this``, ``last``, ``lasts`` of several, ``ago``), how many and
    of what; ``None`` for what is none.
    """
    words = text.replace("-", " ").split()
    if text in ("today", "yesterday"):
        return "ago", int(text == "yesterday"), "day"
    if len(words) == 2 and words[0] in (*_BACK, "this"):
        which, count, unit = "this" if words[0] == "this" else "last", 1, words[1]
    elif len(words) == 3 and words[2] == "ago":
        which, count, unit = "ago", _count(words[0]), words[1].removesuffix("s")
    elif len(words) == 3 and words[0] in _BACK:
        which, count, unit = "lasts", _count(words[1]), words[2].removesuffix("s")
    else:
        return None
    known = count and (unit in _MONTHS_OF or unit in _DAYS_OF) and (which, unit) != ("this", "day")
    return (which, count, unit) if known else None


def _count(word: str) -> int:
    if word in _COUNTS:
        return _COUNTS.index(word) + 1
    return int(word) if word.isascii() and word.isdigit() and len(word) < 6 else 0


def _part_of_a_year(text: str) -> tuple[str, str] | None:
    """``2021-q2``, ``q2 2021``, ``2021h1`` as days."""
    parts = text.replace("-", " ").replace("/", " ").split()
    if len(parts) == 1 and parts[0][:4].isdecimal():
        parts = [parts[0][:4], parts[0][4:]]
    year, part = parts if len(parts) == 2 else ("", "")
    if part[:4].isdecimal():
        year, part = part, year
    count = _PARTS.get(part[:1], 0)
    if len(year) != 4 or not year.isdecimal() or part[1:] not in map(str, range(1, count + 1)):
        return None
    months = 12 // count
    last = months * int(part[1:])
    return _iso(int(year), last - months + 1, 1), _iso(
        int(year), last, _month_length(int(year), last)
    )


def _relative(which: str, count: int, unit: str, today: date) -> tuple[str, str]:
    if which in ("this", "last"):
        return _calendar_period(unit, int(which == "last"), today)
    day = _back(count, unit, today)
    if which == "ago":
        return day, day
    return _back(-1, "day", _date(day)), today.isoformat()


def _back(count: int, unit: str, today: date) -> str:
    """The day so many days, weeks, months … before; the last of a month where it has no such."""
    from datetime import timedelta

    try:
        if unit in _DAYS_OF:
            return (today - timedelta(days=count * _DAYS_OF[unit])).isoformat()
    except OverflowError:
        return "0001-01-01"
    year, month = divmod(today.year * 12 + today.month - 1 - count * _MONTHS_OF[unit], 12)
    if year < 1:
        return "0001-01-01"
    return _iso(year, month + 1, min(today.day, _month_length(year, month + 1)))


def _calendar_period(unit: str, back: int, today: date) -> tuple[str, str]:
    """Whole weeks (from Monday), months, quarters and years of the calendar."""
    if unit == "day":
        return (_back(back, "day", today),) * 2
    if unit == "week":
        monday = _back(today.weekday() + 7 * back, "day", today)
        return monday, _back(-6, "day", _date(monday))
    size = _MONTHS_OF[unit]
    number = (today.year * 12 + today.month - 1) // size - back
    year, month = divmod(number * size, 12)
    last = month + size
    return _iso(year, month + 1, 1), _iso(year, last, _month_length(year, last))


def _date(day: str) -> date:
    from datetime import date

    return date.fromisoformat(day)
