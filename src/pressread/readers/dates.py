"""The dates that press formats print in their date fields -> ISO 8601.

Only whole fields are read here ("January 31, 1986 Friday 11:21 AM GMT", ``20130312T101500Z``,
"Tue, 12 Mar 2013 10:15:00 +0000"); dates in running text are extraction's. A field that has no
date gives ``None``, a date that cannot be (31 June) too; a time without an offset is left out,
as nobody knows where its clock hung.
"""

from __future__ import annotations

import re
from datetime import date

_MONTHS = """
january jan januar janvier januari enero ene gennaio gen janeiro jän jänner leden stycznia
february feb februar février fév fevr févr februari febrero febbraio fevereiro fev febr lutego
march mar märz mrz mars maart marzo março mär mrt marca
april apr avril avr aprile abril abr kwietnia
may mai mei mayo maggio maio mag maja
june jun juni juin junio giugno junho giu czerwca
july jul juli juillet juil julio luglio julho lug lipca
august aug août aout augustus agosto ago sierpnia
september sep sept septembre septiembre settembre setembro set września
october oct oktober okt octobre octubre ottobre outubro ott out października
november nov novembre noviembre novembro listopada
december dec dez dezember décembre déc diciembre dicembre dezembro dic grudnia
"""
_RUSSIAN = "январ феврал март апрел ма июн июл август сентябр октябр ноябр декабр"
_YEARS_OF_MONTHS = (
    "ocak şubat mart nisan mayıs haziran temmuz ağustos eylül ekim kasım aralık",
    "január február március április május június július augusztus szeptember október november "
    "december",
    "januar februar marts april maj juni juli augusti september oktober november desember",
    "gener febrer març abril maig juny juliol agost setembre octubre novembre desembre",
    "січня лютого березня квітня травня червня липня серпня вересня жовтня листопада грудня",
    "ιανουαρίου φεβρουαρίου μαρτίου απριλίου μαΐου ιουνίου ιουλίου αυγούστου σεπτεμβρίου "
    "οκτωβρίου νοεμβρίου δεκεμβρίου",
)
_MONTH = {
    name: number
    for number, names in enumerate(_MONTHS.strip().splitlines(), 1)
    for name in names.split()
} | {
    stem + end: number
    for number, stem in enumerate(_RUSSIAN.split(), 1)
    for end in ("", "я", "ь", "а", "й")
} | {
    name: number
    for names in _YEARS_OF_MONTHS
    for number, name in enumerate(names.split(), 1)
}  # fmt: skip
_ZONES = {
    "z": 0, "gmt": 0, "utc": 0, "ut": 0, "wet": 0, "bst": 60, "ist": None, "cet": 60, "cest": 120,
    "mez": 60, "mesz": 120, "est": -300, "edt": -240, "cst": -360, "cdt": -300, "mst": -420,
    "mdt": -360, "pst": -480, "pdt": -420, "eet": 120, "eest": 180, "msk": 180, "jst": 540,
    "kst": 540, "hkt": 480, "aest": 600, "aedt": 660,
}  # fmt: skip
_ORDINAL = r"(?:st|nd|rd|th|er|º|\.)?"
_WORD = r"([^\W\d_]{2,12})\.?"
_MONTH_DAY = re.compile(rf"{_WORD}\s+(\d{{1,2}}){_ORDINAL},?\s+(\d{{4}})(?!\d)")
_DAY_MONTH = re.compile(
    rf"(?<!\d)(\d{{1,2}})(?:{_ORDINAL}[\s-]+|\.)(?:de\s+)?{_WORD}[\s,-]+(?:del?\s+)?(\d{{4}})(?!\d)"
)
_YEAR_MONTH_DAY = re.compile(rf"(?<!\d)(\d{{4}})\.\s+{_WORD}\s+(\d{{1,2}})\.")
_MONTH_YEAR = re.compile(
    rf"{_WORD}(?:/[^\W\d_]{{3,12}}|\s+\d{{1,2}}\s?[-–]\s?\d{{1,2}})?\s*,?\s+(\d{{4}})(?!\d)"
)
_SEASON = re.compile(
    r"(?:spring|summer|autumn|fall|winter|printemps|été|automne|hiver|frühjahr|frühling|sommer|"
    r"herbst|lente|zomer|herfst|primavera|verano|otoño|invierno|estate|autunno|inverno)"
    r"(?:/[^\W\d_]{4,10})?,?\s+(\d{4})(?!\d)",
    re.IGNORECASE,
)
_ISO = re.compile(r"(?<!\d)(\d{4})-(\d{1,2})-(\d{1,2})(?!\d)")
_BASIC = re.compile(r"(?<!\d)(\d{4})(\d\d)(\d\d)(?:T?(\d\d)(\d\d)(\d\d)?)?(?:\.\d+)?(?!\d)")
_DOTTED = re.compile(r"(?<!\d)(\d{1,2})[./](\d{1,2})[./](\d{4})(?!\d)")
_SHORT = re.compile(r"^(\d{1,2})\.(\d{1,2})\.(\d{2})(?!\d)")
_SLASHED = re.compile(r"(?<!\d)(\d{4})[./](\d{1,2})[./](\d{1,2})(?!\d)")
_CJK = re.compile(r"(\d{4})\s*[年년]\s*(\d{1,2})\s*[月월]\s*(\d{1,2})\s*[日일]")
_CLOCK = re.compile(r"(?<!\d)(\d{1,2}):(\d\d)(?::(\d\d)(?:[.,]\d+)?)?(?:\s*([AaPp])\.?[Mm]\b\.?)?")
_OFFSET = re.compile(r"\s*\(?(?:(?:GMT|UTC)\s*)?([+-])(\d{1,2}):?(\d\d)?(?!\d)")
_ZONE = re.compile(r"\s*\(?([A-Za-z]{1,4})\b")
_LONGEST = 200


def iso(field: str | None) -> str | None:
    """The date, or moment, that a date field states; see the module."""
    text = " ".join((field or "")[:_LONGEST].split())
    day, rest = _day(text)
    if day is None:
        return _month(text)
    return day + (_moment(rest) or "")


def starts_with_date(line: str) -> bool:
    """Whether ``line`` is a date field: begins with a date, a weekday before it at most."""
    text = " ".join(line[:_LONGEST].split())
    for pattern in (
        _MONTH_DAY, _DAY_MONTH, _ISO, _DOTTED, _SLASHED, _CJK, _YEAR_MONTH_DAY, _MONTH_YEAR,
        _SEASON,
    ):  # fmt: skip
        found = pattern.search(text)
        if found and _is_weekday_alone(text[: found.start()]) and iso(text):
            return True
    return False


def _is_weekday_alone(before: str) -> bool:
    words = before.lower().split()
    return len(words) <= 1 or (len(words) == 2 and words[1] in ("den", "le", "el", "the", "il"))


def place_of(dateline: str) -> str:
    """A dateline without the dash behind it; ``""`` where a feed put a bare date there."""
    line = " ".join(dateline.split()).rstrip(" -–—")
    bare = starts_with_date(line) or not any(map(str.isalpha, line)) or _BASIC.match(line)
    return "" if bare else line


def _day(text: str) -> tuple[str | None, str]:
    """``YYYY-MM-DD`` and what stands behind it, in which the time is looked for."""
    found = _SHORT.search(text)
    if found:  # two digits of a year, in the dotted order that has no other reading
        text = _SHORT.sub(lambda m: f"{m[1]}.{m[2]}.{_century(m[3])}{m[3]}", text, count=1)
    for pattern, order in (
        (_ISO, "ymd"), (_CJK, "ymd"), (_MONTH_DAY, "mdy"), (_DAY_MONTH, "dmy"),
        (_YEAR_MONTH_DAY, "ymd"), (_SLASHED, "ymd"), (_DOTTED, "dmy"), (_DOTTED, "mdy"),
        (_BASIC, "ymd"),
    ):  # fmt: skip
        found = pattern.search(text)
        day = _valid(dict(zip(order, found.groups(), strict=False))) if found else None
        if found and day:
            if pattern is _BASIC and found[4]:
                return day, f" {found[4]}:{found[5]}:{found[6] or '00'}{text[found.end() :]}"
            return day, text[found.end() :]
    return None, text


def _century(year: str) -> str:
    return "20" if int(year) < 70 else "19"


def _valid(parts: dict[str, str]) -> str | None:
    month = parts["m"]
    number = int(month) if month.isdecimal() else _MONTH.get(month.lower())
    try:
        return date(int(parts["y"]), number or 0, int(parts["d"])).isoformat()
    except ValueError:
        return None


def _month(text: str) -> str | None:
    for found in _MONTH_YEAR.finditer(text):
        number = _MONTH.get(found[1].lower())
        if number and int(found[2]):
            return f"{found[2]}-{number:02}"
    season = _SEASON.match(text)
    if season and int(season[1]):
        return season[1]
    bare = re.fullmatch(r"(\d{4})(?:-(0[1-9]|1[0-2]))?", text)
    return bare[0] if bare else None


def _moment(rest: str) -> str | None:
    """``T11:21+00:00`` from what follows the day, ``None`` without time or offset."""
    found = _CLOCK.search(rest)
    if found is None:
        return None
    hour, minute = int(found[1]), int(found[2])
    if found[4]:
        hour = hour % 12 + (12 if found[4] in "pP" else 0)
    offset = _offset(rest[found.end() :])
    if hour > 23 or minute > 59 or offset is None:
        return None
    seconds = f":{found[3]}" if found[3] and found[3] < "60" else ""
    sign = "-" if offset < 0 else "+"
    return f"T{hour:02}:{minute:02}{seconds}{sign}{abs(offset) // 60:02}:{abs(offset) % 60:02}"


def _offset(text: str) -> int | None:
    """Minutes east of Greenwich."""
    found = _OFFSET.match(text)
    if found:
        minutes = int(found[2]) * 60 + int(found[3] or 0)
        return (-minutes if found[1] == "-" else minutes) if minutes < 15 * 60 else None
    zone = _ZONE.match(text)
    return _ZONES.get(zone[1].lower()) if zone else None
