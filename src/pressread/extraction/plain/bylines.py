"""The byline: lines that say by whom, lines that only announce a name, names beside a date."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pressread.extraction.plain.marks import is_name
from pressread.text.dates import find_stamp

_SAYS = re.compile(
    r"\W{0,3}(?:(?i:written|words|story|reported|report|posted|published|text|analysis|opinion"
    r"|column|commentary|kolumne|kommentar|ein kommentar)\s+)?"
    r"(?:(?i:by|von|par|por|di|door|av|af)[:\s]\s*|By|BY)(?=[^\W\d_a-zà-öø-ÿ])"
)
_SAYS_INSIDE = re.compile(
    r"(?:\b(?:[Bb]y|[Vv]on|[Pp]ar)[:\s]\s*|(?<=[\da-z])By\s?)(?=[^\W\d_a-zà-öø-ÿ])"
)
_ANNOUNCES = re.compile(
    r"\W{0,3}(?:(?:(?:written|posted|reported|story|words|text|commentary)\s+)?by|authors?"
    r"|autor(?:in|en|es)?|auteure?s?|autore|von|par|por|yazan|автор)\W{0,3}",
    re.I,
)
_ENDS = re.compile(
    r"\s(?:on|at|in|for|of|from|am|um|le|für|aus|bei|to)\s.*|\s*[|/()\[\]·•@].*|\s[-–—]\s.*|\S+@.*"
    r"|(?<=[^\W\d_A-Z])(?:Published|Updated|Posted|Last |Writer|Contribut|Reporter|Editor).*|\d.*"
)
_JOB_WORDS = """senior contributing executive digital staff special chief associate assistant deputy
    managing political editor writer reporter correspondent contributor journalist columnist
    photographer analyst producer author fellow director professor redakteur redakteurin reporterin
    korrespondent korrespondentin published updated posted usa today network tips"""
_JOB = frozenset(_JOB_WORDS.split())
_TITLE = re.compile(r"(?:Dr|Prof|Mr|Mrs|Ms|Sir)\.?\s|,?\s(?:Ph\.?\s?D|M\.?D|DVM|MBA|RN|JD|Jr)\b\.?")
_AND = re.compile(r"\s*(?:,|;|&|\s(?:and|und|et|y|ve|with|e|og|och|en)\s)\s*", re.I)
_LONGEST, _FEWEST, _MOST = 200, 2, 4


def signed_names(text: str) -> tuple[str, ...]:
    """The names of a line that says who wrote it, at its beginning or behind a date."""
    if len(text) > _LONGEST:
        return ()
    said = _SAYS.match(text) or (_SAYS_INSIDE.search(text) if find_stamp(text) else None)
    return _names(text[said.end() :]) if said else ()


def announces(text: str) -> bool:
    """Whether a line only says that the author's name follows on the next."""
    return len(text) < 30 and _ANNOUNCES.fullmatch(text) is not None


def names_alone(text: str) -> tuple[str, ...]:
    """The names of a line of which nothing but its shape says so, ``()`` where one part is none."""
    if len(text) > _LONGEST or text.isupper():
        return ()
    names = [part for part in _AND.split(_TITLE.sub(" ", text)) if part.strip()]
    return tuple(names) if all(map(_is_person, names)) else ()


def names_beside_date(text: str) -> tuple[str, ...]:
    """The names before or behind the date of a date line ("A. Name · 27 Aug 2021")."""
    stamp = find_stamp(text) if len(text) <= _LONGEST else None
    if not stamp:
        return ()
    before = _names(text[: stamp.start].rstrip(" ,-–—|·•"))
    return before or names_alone(text[stamp.end :].strip(" ,-–—|·•"))


def _names(rest: str) -> tuple[str, ...]:
    """The names at the beginning of ``rest``, up to a place, a job, an outlet or a date."""
    stamp = find_stamp(rest)
    line = _ENDS.sub("", _TITLE.sub(" ", rest[: stamp.start] if stamp else rest))
    found: list[str] = []
    for part in _AND.split(line):
        bare = part.strip(" .,:;-–—")
        if not bare:
            continue
        name = _without_job(bare)
        if not (_is_person(name) if found else is_name(name)):
            break
        found.append(name)
    return tuple(dict.fromkeys(found))


def _without_job(name: str) -> str:
    words: list[str] = []
    for word in name.split():
        if word.casefold() in _JOB:
            break
        words.append(word)
    return " ".join(words)


def _is_person(name: str) -> bool:
    """A name, and not of an outlet or a desk: two to four words, none of them all capitals."""
    words = name.split()
    short = is_name(name) and (len(words) <= _MOST)
    shouting = any(len(word) > _FEWEST and word.isupper() for word in words)
    return short and not shouting and _JOB.isdisjoint(map(str.casefold, words))


def first_names(texts: Sequence[str]) -> tuple[int, tuple[str, ...]] | None:
    """The first of the lines that names its author in so many words, or is announced by the line
    above; its place and the names.
    """
    for n, text in enumerate(texts):
        names = signed_names(text)
        if not names and n and announces(texts[n - 1]):
            names = _names(text)
        if names:
            return n, names
    return None
