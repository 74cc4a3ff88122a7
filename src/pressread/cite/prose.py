"""Citations as a line of text: APA 7, Chicago 17."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pressread.cite.names import Name
from pressread.output.dates import MONTHS, human
from pressread.sanitize import clean

if TYPE_CHECKING:
    from pressread.cite import Entry


def apa(entry: Entry) -> str:
    """One line of APA 7."""
    authors = _listed([_initialled(person) for person in entry.names], " & ")
    when = f"({_apa_date(entry.date)})"
    title = _stop(entry.title)
    lead = f"{_stop(authors)} {when}. {title}" if authors else f"{title} {when}."
    parts = [lead, _stop(entry.publisher), entry.url, _fetched(entry)]
    return _quoted(entry, " ".join(part for part in parts if part)) + "\n"


def _apa_date(date: str) -> str:
    year, _, rest = date.partition("-")
    month, _, day = rest.partition("-")
    if not year:
        return "n.d."
    words = [MONTHS[int(month) - 1]] if month else []
    return ", ".join([year, *([" ".join([*words, day.lstrip("0")]).strip()] if words else [])])


def _initialled(person: Name) -> str:
    if not person.family:
        return person.given
    words = (part.split("-") for part in person.given.split())
    initials = " ".join("-".join(f"{part[0]}." for part in word if part) for word in words)
    return ", ".join(filter(None, (person.family, initials, person.stopped)))


def chicago(entry: Entry) -> str:
    """One line of the Chicago bibliography style."""
    first, *others = entry.names or [Name("", "")]
    inverted = ", ".join(filter(None, (first.family, first.given, first.stopped)))
    straight = (" ".join(filter(None, (one.given, one.family, one.stopped))) for one in others)
    authors = _listed([inverted, *straight], " and ")
    source = ", ".join(filter(None, (entry.publisher, _american(entry.date))))
    parts = [
        _stop(authors),
        f"“{_stop(entry.title)}”",
        _stop(source),
        _stop(entry.url),
        _fetched(entry),
    ]
    return _quoted(entry, " ".join(part for part in parts if part)) + "\n"


def _american(date: str) -> str:
    """``August 27, 2021``, as precise as it is."""
    if len(date) < 10:
        return human(date, long=True)
    return f"{MONTHS[int(date[5:7]) - 1]} {int(date[8:])}, {date[:4]}"


def _fetched(entry: Entry) -> str:
    """Access date and hash, for the styles of running text."""
    accessed = f"Accessed {_american(entry.accessed)}. " if entry.accessed else ""
    return f"{accessed}sha256:{clean(entry.article.source.sha256)}."


def _quoted(entry: Entry, citation: str) -> str:
    return f"{entry.said}, quoted in: {citation}" if entry.said else citation


def _listed(names: list[str], last: str) -> str:
    if len(names) < 2:
        return "".join(names)
    return ", ".join(names[:-1]) + ("," if len(names) > 1 else "") + last + names[-1]


def _stop(text: str) -> str:
    """``text`` with a full stop, unless it ends a sentence already."""
    return text if not text or text.endswith((".", "!", "?", "…")) else f"{text}."
