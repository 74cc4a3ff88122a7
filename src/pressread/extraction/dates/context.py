"""What resolving a date counts from, and what comes out of it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from pressread.extraction.dates.calendar import Moment, of_date
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
