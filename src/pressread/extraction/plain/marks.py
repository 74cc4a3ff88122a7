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
_BY = re.compile(
    r"(?i:(?:(?:written|words|story|reported|report|reporting|posted|text|analysis|opinion)\s+)?by\b"
    r"[:\s]+)"
    r"|(?i:von|par|por|di|door|av|af|od|przez|pelo|yazan|от)\s+(?=[^\W\d_a-zà-öø-ÿ])"
    r"|(?i:autor(?:in)?|auteur|autore|authors?|yazan|text|byline|автор|بقلم|作者|记者|reporter)"
    r"\s*[:：]\s*"
)
_BYLINE_WORDS = """by written words story reported report reporting posted text analysis opinion von
    par por di door av af od przez pelo yazan от autor autorin auteur autore author authors byline
    автор بقلم 作者 记者 reporter"""
BYLINE_WORDS = frozenset(_BYLINE_WORDS.split())
"""Case-folded words with one of which every line begins that ``byline_names`` reads."""


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


def byline_names(text: str) -> tuple[str, ...]:
    """The names of a byline that says so ("By A. Writer and B. Author, in Ankara")."""
    match = _BY.match(text)
    if not match or len(text) > 200:
        return ()
    rest = text[match.end() :]
    stamp = find_stamp(rest)
    if stamp:
        rest = rest[: stamp.start]
    return names_in(rest)


_NAME_WORD = re.compile(
    r"(?:[^\W\d_a-zà-öø-ÿ][\w.’'\-]*|de|da|di|del|della|van|von|der|den|bin|ibn|al|el|la|le|du|dos|"
    r"ter|ten|y)$"
)
_AND = re.compile(
    r"\s*(?:,|;|\||•|·|\s–\s|\s-\s|&|\band\b|\bund\b|\bet\b|\by\b|\bve\b|\bwith\b|\be\b|\ben\b|\bog\b|\boch\b)\s*",
    re.I,
)


def names_in(text: str) -> tuple[str, ...]:
    """The personal names of a list of names; what follows the first part that is none (a role,
    a place, a desk) is left out.
    """
    found: list[str] = []
    for part in _AND.split(re.sub(r"\(.*?\)|\S+@\S+|@\S+", "", text)[:200]):
        part = re.split(r"\s(?:in|for|of|at|from|für|aus)\s", part)[0].strip(" .:,")
        if not part:
            continue
        if not is_name(part):
            break
        found.append(part)
    return tuple(dict.fromkeys(found))


def is_name(text: str) -> bool:
    """Two to five words, each written as a name is. (Or one to four characters of Chinese.)"""
    if re.fullmatch(r"[\u3040-\u9fff\uac00-\ud7af·]{2,8}", text):
        return True
    words = text.split()
    if not 2 <= len(words) <= 5 or any(char.isdigit() for char in text):
        return False
    return all(_NAME_WORD.match(word) for word in words) and words[-1][0].isupper()


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
