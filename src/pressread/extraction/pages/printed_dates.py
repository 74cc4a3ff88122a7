"""The date as the page prints it under the headline, and what it says about a stated moment.

Systems state moments in UTC, or the day a page was made; readers go by the day that is printed.
"""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta, timezone
from typing import NamedTuple

from pressread.extraction.pages.blocks import Block, Box, ends_sentence, is_prose
from pressread.extraction.pages.cues import BIT
from pressread.text.clocks import clock_in
from pressread.text.date_fields import machine_date
from pressread.text.dates import find_day, find_stamps, spoken_date
from pressread.text.labels import date_role, says_kept

# Blocks after the headline among which the date must stand, and paragraphs that may be passed.
REACH = 12
MAX_PROSE = 1
MAX_LINE = 160
MAX_WORDS_AFTER = 9

UPDATE_WORD = re.compile(
    r"updat|modif|aktualis|mis à jour|actualiz|aggiorn|güncel|revised|reviewed|"
    r"last (?:edited|published)",
    re.I,
)
EXPIRY = re.compile(r"copyright|©|expires|\bevents?\b|deadline", re.I)
# What stands before a date and "on".
_LABEL = re.compile(r"post|publ|creat|writ|veröff|geschr|date|by\b", re.I)
_LOWER = re.compile(r"\b[a-zà-ÿ]\w*")
_SMALL = frozenset(
    "by on at am le el posted published date created written von par por and und".split()
)
_QUARTER = 15


class Printed(NamedTuple):
    """A printed day as ISO 8601; ``other`` reads 3/4/2021 the other way; ``clock`` if printed."""

    day: str
    other: str | None
    clock: tuple[int, int] | None


def printed_date(blocks: list[Block], start: int | None, *, day_first: bool) -> Printed | None:
    """The date line under the headline; ``None`` where none is, or only that of an update."""
    if start is None:
        return None
    above = next(
        filter(None, (_alone(b, day_first) for b in blocks[max(0, start - 3) : start])), None
    )
    prose, label = 0, ""
    for block in blocks[start + 1 : start + 1 + REACH]:
        apart = is_apart(block) or (prose and is_inside(block.box, CELLS))
        if not apart and (found := _read(block.text, label, day_first)):
            return found
        prose += is_prose(block)
        if prose > MAX_PROSE:
            break
        label = block.text if block.units < 30 else ""
    return above


def _alone(block: Block, day_first: bool) -> Printed | None:
    """The date of a line over the headline that is one and hardly more."""
    found = _read(block.text, "", day_first) if block.units < 60 and not _is_linked(block) else None
    return found if found and len(block.text.split()) <= _FEW else None


def _is_linked(block: Block) -> bool:
    return block.link_share > 0.5


_FEW = 9  # words of a line over the headline that is its date and paper


def is_apart(block: Block) -> bool:
    """Whether a line dates a picture or a quoted post, not the article."""
    if block.box.tag == "figcaption" or block.box.marks & BIT["caption"]:
        return True
    return block.text[0] in "—–-" or is_inside(block.box, _ELSEWHERE)


_ELSEWHERE = frozenset({"blockquote", "aside", "nav", "footer"})
CELLS = frozenset({"td", "th"})


def is_inside(box: Box, tags: frozenset[str]) -> bool:
    """Whether one of the four boxes around a line is of such a kind."""
    around: Box | None = box
    for _ in range(4):
        if around is None:
            return False
        if around.tag in tags:
            return True
        around = around.parent
    return False


def _read(text: str, label: str, day_first: bool) -> Printed | None:
    if len(text) > MAX_LINE or EXPIRY.search(text) or UPDATE_WORD.search(label):
        return None
    if says_kept(label) or captured_in(text):
        return None
    update = UPDATE_WORD.search(text)
    line = text[: update.start()] if update else text
    found = find_day(line, day_first=day_first)
    if found is None or not _may_precede(line[: found.start]):
        return None
    rest = line[found.end :]
    if len(rest.split()) > MAX_WORDS_AFTER:
        return None
    return Printed(found.day, found.other, clock_in(rest[:30]))


def captured_in(text: str) -> str | None:
    """The day in a line that says of it that somebody saved, printed or looked then."""
    for stamp in find_stamps(text[:200]):
        if date_role(text[: stamp.start], text[stamp.end : 200]) == "captured":
            return stamp.value
    return None


def is_date_line(text: str) -> bool:
    """Whether a line is a date and little else: no sentence in which one stands."""
    found = find_day(text)
    if found is None or captured_in(text):
        return found is None
    before, after = text[: found.start], text[found.end :]
    if _ENTRY.match(after):
        return False
    told = ends_sentence(after) and len((before + after).split()) > _LITTLE
    said = date_role(before) is not None or _may_precede(before)
    return not told and said and len(after.split()) <= MAX_WORDS_AFTER


_ENTRY = re.compile(r"\s?(?::\s+[^\W\d_]|[–—-]\s+[a-zß-ÿ]+\s+[^\W\d_])")  # "3 May 1931: opened"
_LITTLE = 2  # words of a date line that ends in a stop


def _may_precede(head: str) -> bool:
    """Whether words before a date are a label or a name ("By Ann Lee on"), not half a sentence."""
    words = head.split()
    lower = {word.strip(".,:|•·-–—").lower() for word in words if _LOWER.match(word)}
    if len(words) > 9 or not lower <= _SMALL:
        return False
    return "on" not in lower or len(words) == 1 or _LABEL.search(head) is not None


def by_address(printed: Printed | None, url: str | None) -> Printed | None:
    """A date of mere numbers read the way that agrees with the month in the address."""
    month = month_of_url(url)
    if printed is None or printed.other is None or month is None:
        return printed
    turned = printed.other[:7] == month != printed.day[:7]
    return Printed(printed.other, printed.day, printed.clock) if turned else printed


def may_be_same_night(stated: str, day: str) -> bool:
    """Whether a moment of UTC may fall on ``day``, the one before or after, by a local clock."""
    days = (date.fromisoformat(day) - date.fromisoformat(stated[:10])).days
    hour = stated[11:13]
    return hour.isdigit() and ((days == -1 and int(hour) < 12) or (days == 1 and int(hour) >= 10))


def settle(
    stated: str, origin: str, printed: Printed | None, updated: str | None
) -> tuple[str, str]:
    """A stated date in the light of the printed one, and where the day now comes from.

    A moment is told by the clock of the printed line. A printed day that is another one wins,
    unless it is the day of the last change, set where the first date had stood.
    """
    if printed is None or stated[:10] == printed.day or stated[:10] == printed.other:
        return stated, origin
    if moment := told_by(stated, printed.day, printed.clock):
        return moment, f"{origin}, by the clock of the date line"
    if len(stated) < 10:
        return (printed.day, "date line") if printed.day.startswith(stated) else (stated, origin)
    if _is_renewal(stated, updated, printed):
        return stated, origin
    return printed.day, "date line"


def _is_renewal(stated: str, updated: str | None, printed: Printed) -> bool:
    """Whether the printed day is that of the last change: by the change's own zone or ours."""
    if updated is None or len(updated) < 10:
        return False
    days = {printed.day, printed.other}
    return updated[:10] in days or (
        _apart(updated, printed.day) <= 1 and _apart(stated, printed.day) > 1
    )


def _apart(stated: str, day: str) -> int:
    return abs((date.fromisoformat(stated[:10]) - date.fromisoformat(day)).days)


def told_by(stated: str, day: str, clock: tuple[int, int] | None) -> str | None:
    """The stated moment by a local clock that shows the same moment; ``None`` if it cannot be.

    Clocks differ by whole quarters of an hour, fourteen hours at the most.
    """
    moment = _moment(stated)
    if moment is None or clock is None:
        return None
    local = datetime.fromisoformat(f"{day}T{clock[0]:02}:{clock[1]:02}+00:00")
    apart = local - moment.astimezone(UTC).replace(second=0, microsecond=0)
    minutes = round(apart / timedelta(minutes=1))
    if minutes % _QUARTER or abs(minutes) > 14 * 60:
        return None
    zone = timezone(timedelta(minutes=minutes))
    return moment.astimezone(zone).isoformat(timespec="seconds" if moment.second else "minutes")


def _moment(stated: str) -> datetime | None:
    """A stated date that has a time of day and an offset."""
    try:
        moment = datetime.fromisoformat(stated)
    except ValueError:
        return None
    return moment if moment.tzinfo is not None else None


_DAY = re.compile(r"/((?:19|20)\d\d)[/-](\d\d?|[a-z]{3,9})[/-](\d\d?)(?=[/-]|$)", re.I)
_RUN = re.compile(r"(?<!\d)((?:19|20)\d\d)(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])(?!\d)")
_MONTH = re.compile(r"/((?:19|20)\d\d)[/-]?(0[1-9]|1[0-2])(?=/)")


def of_url(url: str | None) -> str | None:
    """The day in an address (``/2019/07/04/``, ``/2019/july/4/``, ``-20190704``)."""
    if match := _DAY.search(url or ""):
        year, month, day = match.groups()
        if month.isdigit():
            return machine_date(f"{year}-{month:0>2}-{day:0>2}")
        return spoken_date(f"{day} {month} {year}")
    match = _RUN.search(url or "")
    return machine_date("-".join(match.groups())) if match else None


def month_of_url(url: str | None) -> str | None:
    """The month in an address that holds a day or a month, as ``2019-07``."""
    if day := of_url(url):
        return day[:7]
    match = _MONTH.search(url or "")
    return "-".join(match.groups()) if match else None
