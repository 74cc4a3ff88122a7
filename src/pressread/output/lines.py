"""Values as people read them in a line: dates, counts, sizes, and lines in columns.

Plain string work: neither ``datetime`` nor a table library is worth its import here.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any

    Counts = tuple[tuple[str, int], ...]

UNTITLED = "(no headline)"
QUIET = " · "


class Style:
    """What a person may choose about lines made for people. ``iso``: dates for machines."""

    __slots__ = ("group_by", "iso")

    def __init__(self, *, iso: bool = False, group_by: str | None = None) -> None:
        self.iso = iso
        self.group_by = group_by


MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip


def human(date: str | None, *, long: bool = False) -> str:
    """``2021-08-27`` as ``27 Aug 2021`` (``27 August 2021``), as precise as it is; ``""`` for
    ``None``. The time of day is only in the long form. What is no date comes back as it is.
    """
    if not date:
        return ""
    day, _, time = date.partition("T")
    parts = day.split("-")
    if not all(part.isdecimal() for part in parts) or len(parts) > 3:
        return date
    words = [*parts[:0:-1], parts[0]]
    if len(parts) > 1 and 1 <= int(parts[1]) <= 12:
        name = MONTHS[int(parts[1]) - 1]
        words[-2] = name if long else name[:3]
    if len(parts) == 3:
        words[0] = words[0].lstrip("0")
    return " ".join(words) + (f", {time[:5]}" if long and time else "")


def shown(date: str | None, *, iso: bool, long: bool = False) -> str:
    """The date for machines (``--iso``) or for people."""
    return (date or "") if iso else human(date, long=long)


def span(first: str | None, last: str | None, style: Style) -> str:
    """``27 Aug 2021 to 3 Mar 2022``; one date where both are the same."""
    ends = [shown(end[:10], iso=style.iso) for end in (first, last) if end]
    return " to ".join(dict.fromkeys(ends))


def size(number: int) -> str:
    """Bytes as people read them."""
    value = float(number)
    for unit in ("B", "kB", "MB", "GB"):
        if value < 1000 or unit == "GB":
            break
        value /= 1000
    return f"{value:.0f} {unit}" if unit == "B" or value >= 100 else f"{value:.1f} {unit}"


def plural(count: int, noun: str) -> str:
    """``1 article``, ``2,000 articles``."""
    return f"{count:,} {noun}" if count == 1 else f"{count:,} {noun}s"


def pairs(counts: Counts) -> list[dict[str, Any]]:
    """Counted values as JSON; an empty value is ``null``."""
    return [{"value": value or None, "count": count} for value, count in counts]


def width(text: str) -> int:
    """Terminal cells of a cleaned line: wide East Asian characters take two, marks none."""
    if text.isascii():
        return len(text)
    from unicodedata import category, east_asian_width

    return sum(
        0 if category(char) in ("Mn", "Me", "Cf") else 2 if east_asian_width(char) in "WF" else 1
        for char in text
    )


def pad(text: str, cells: int) -> str:
    """``text`` with spaces on its right up to ``cells``."""
    return text + " " * (cells - width(text))


def align(rows: Sequence[Sequence[str]], *, right: Sequence[int] = ()) -> list[str]:
    """Rows of cleaned cells as lines; the last column is left as it is, columns that are empty
    throughout are left out. ``right``: columns set flush right.
    """
    if not rows:
        return []
    kept = [n for n in range(len(rows[0])) if any(row[n] for row in rows)]
    widths = {n: max(width(row[n]) for row in rows) for n in kept}
    return [_line(row, kept, widths, right) for row in rows]


def _line(
    row: Sequence[str], kept: Sequence[int], widths: dict[int, int], right: Sequence[int]
) -> str:
    cells = [
        " " * (widths[n] - width(row[n])) + row[n] if n in right else pad(row[n], widths[n])
        for n in kept
    ]
    return "  ".join(cells).rstrip()
