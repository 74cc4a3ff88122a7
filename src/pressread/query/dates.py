"""Dates as people type them → ISO days. Nothing here reads the clock unless it must."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import date

_LONGEST = 60  # characters of a date that somebody types
_LENGTHS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
RELATIVE = frozenset(("today", "yesterday"))
_PERIODS = frozenset(("week", "month", "year"))


class NoDate(ValueError):
    """The text names no date; the message says what is wrong with it."""


def is_two_word_date(one: str, two: str) -> bool:
    """Whether ``last week`` and the like stand here, without marks around them."""
    return one.lower() in ("last", "this") and two.lower() in _PERIODS


def read_period(text: str, today: date | None) -> tuple[str, str]:
    """The first and the last day of what ``text`` names: a day, month, year, ``last week``…

    ISO days, both inclusive. Raises ``NoDate``.
    """
    words = text.lower().replace("_", " ").strip().split()
    if len(words) == 1 and "-" in words[0] and words[0].partition("-")[0] in ("last", "this"):
        words = words[0].split("-")
    if len(words) == 1 and words[0] in RELATIVE:
        return _relative_day(words[0], today)
    if len(words) == 2 and is_two_word_date(*words):
        return _relative_period(words[0], words[1], today)
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


def _relative_day(word: str, today: date | None) -> tuple[str, str]:
    from datetime import timedelta

    day = _today(today) - timedelta(days=1 if word == "yesterday" else 0)
    return day.isoformat(), day.isoformat()


def _relative_period(which: str, period: str, today: date | None) -> tuple[str, str]:
    """Whole weeks (from Monday), months and years of the calendar."""
    from datetime import timedelta

    day, back = _today(today), int(which == "last")
    if period == "week":
        monday = day - timedelta(days=day.weekday() + 7 * back)
        return monday.isoformat(), (monday + timedelta(days=6)).isoformat()
    if period == "year":
        return _iso(day.year - back, 1, 1), _iso(day.year - back, 12, 31)
    year, month = divmod(day.year * 12 + day.month - 1 - back, 12)
    return _iso(year, month + 1, 1), _iso(year, month + 1, _month_length(year, month + 1))
