"""Lines that say themselves what they are: bylines, date lines, crumbs, pointers, datelines."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from pressread.text.dates import find_stamp, find_stamps
from pressread.text.labels import date_role

_CRUMB = re.compile(r"\s*(?:(?<!\d)/|/(?!\d)|>|»|›|\||→|·|::)\s*")
_PARTING = re.compile(r"[/>»›|→·:]")
_BRACKETED = re.compile(r"<[^<>]+>|‹[^‹›]+›|«[^«»]+»")  # "ACME <ACM> SETS DIVIDEND"


@dataclass(frozen=True, slots=True)
class DateLine:
    """A line that holds a date and little else. ``kind`` is ``published``, ``updated`` or
    ``captured``; ``labelled`` whether it says so.
    """

    value: str
    kind: str
    labelled: bool


def crumbs(text: str) -> tuple[str, ...]:
    """The sections of a breadcrumb line, ``()`` where it is none."""
    if (
        len(text) > 160
        or not _PARTING.search(text)
        or not _CRUMB.search(text)
        or _BRACKETED.search(text)
        or find_stamp(text)
    ):
        return ()
    parts = [part for part in _CRUMB.split(text) if part]
    if len(parts) < 2 and not re.match(r"(?:/|>|»|›)", text):
        return ()
    if not parts or any(len(part.split()) > 4 or part[-1] in ".,;:!?" for part in parts[:-1]):
        return ()
    if not all(any(char.isalpha() for char in part) for part in parts) or _is_slug(text):
        return ()
    return tuple(parts)


def _is_slug(text: str) -> bool:
    """A wire's slug, capitals with a close slash: "TURKEY-TALKS/MISSILES (UPDATE 2)"."""
    return text.isupper() and re.search(r"\w/\w", text) is not None


_SEPARATOR = re.compile(r"[/>»›|→·]+")


_POINTER = re.compile(
    r"(?:read more|read also|also read|related|see also|more on this|more:|lesen sie auch"
    r"|mehr zum thema|lire aussi|à lire aussi|lea también|leggi anche|leia também|lees ook|les også"
    r"|läs också|czytaj także|zobacz także|читайте также|ayrıca oku|اقرأ أيضا)\b.{0,20}?(?::|$)",
    re.I,
)


def is_pointer(text: str) -> bool:
    """A line that sends the reader elsewhere: "Read more: …", "Related"."""
    return len(text) < 250 and _POINTER.match(text) is not None


def newline_crumbs(texts: Sequence[str]) -> tuple[str, ...]:
    """The sections of a breadcrumb that was pasted a crumb a line, ``()`` where it is none: two
    lines or more of a few words, the separators among them or "Home" or "News" on top.
    """
    parts = [text.strip("/>»›|→· ") for text in texts]
    named = [part for part in parts if part]
    marked = any(_SEPARATOR.match(text) or _SEPARATOR.match(text[::-1]) for text in texts)
    if len(named) < 2 or any(len(part.split()) > 3 or part[-1] in ".,;:!?" for part in named):
        return ()
    return tuple(named) if marked or named[0].casefold() in _FIRST_CRUMBS else ()


_FIRST_CRUMBS = (
    "home", "news", "startseite", "accueil", "inicio", "anasayfa", "nachrichten", "noticias",
    "actualités", "haberler",
)  # fmt: skip


def date_lines(text: str) -> list[DateLine]:
    """The dates of a date line ("Published: … Updated: …"), ``[]`` where it is none."""
    if len(text) > 200:
        return []
    stamps = find_stamps(text)
    rest, end, found = [], 0, []
    for place, stamp in enumerate(stamps):
        before = text[end : stamp.start]
        rest.append(before)
        role = date_role(before, text[stamp.end :] if place + 1 == len(stamps) else "")
        found.append(DateLine(stamp.value, role or "published", role is not None))
        end = stamp.end
    rest.append(text[end:])
    most = 16 if any(one.labelled for one in found) else 9
    return found if len(" ".join(rest).split()) <= most else []


_DATELINE = re.compile(
    r"(?P<line>(?P<place>[A-ZÀ-ÖØ-ÝİŞĞ][\w’'.À-ÿ-]*(?:[ ,/]{1,2}[\w’'.À-ÿ-]+){0,5}?)"
    r"(?:,? (?P<day>[^\W\d_]{3,9}\.? \d{1,2}(?:, \d{4})?|\d{1,2} [^\W\d_]{3,9}\.?(?: \d{4})?))?"
    r"(?: ?[(\[](?P<agency>[^()\[\]]{2,40})[)\]])?)\s?(?:--|–|—|-(?= )|―)\s?"
)


def dateline_of(paragraph: str) -> tuple[str, str | None] | None:
    """(dateline as written, agency) of a first paragraph: "ANKARA, Aug 27 (Reuters)"."""
    match = _DATELINE.match(paragraph[:160])
    if not match:
        return None
    place = match["place"]
    first = re.split(r"[ ,/]", place)[0]
    if not (match["agency"] or match["day"] or (first.isupper() and len(first) > 2)):
        return None
    return match["line"].strip(), match["agency"]
