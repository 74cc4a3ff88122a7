"""A printed byline -> the names in it, where they can be told safely; otherwise as it stands."""

from __future__ import annotations

import re

_LEAD = re.compile(
    r"^(?:(?:report(?:ed|ing)|written|edited|compiled|text|story)\s+)?"
    r"(?:by|from|von|par|por|di|da|door|av|af)\s*:?\s+",
    re.IGNORECASE,
)
_JOIN = re.compile(r"\s*(?:;|&|/|\band\b|\bund\b|\bet\b|\by\b|\ben\b)\s*", re.IGNORECASE)
_PLACE = re.compile(r"\s+(?:in|at|à|a)\s+[A-Z].*$")
_NOTE = re.compile(r";\s[^;]*\b(?:report(?:ed|ing)|contributed|compiled|wrote)\b.*$", re.IGNORECASE)
_AFFILIATION = re.compile(r",\s*(?:special|with|in|at|for)\s.*$", re.IGNORECASE)
_TAIL = re.compile(r"\s+(?:기자|특파원|記者|记者)$|\s*[-–—]*\s*\([^()]{1,60}\)\s*$|\s+[-–—]+\s.*$")
_PARTICLE_WORDS = """
de del della der den di da dos du la le van von und zu bin bint al el ibn ben af av ten ter y
"""
_PARTICLES = frozenset(_PARTICLE_WORDS.split())
_ROLE = re.compile(
    r"\b(?:correspond\w*|korrespond\w*|corrispond\w*|editor\w*|report\w*|writer|columnist|critic|"
    r"analyst|chief|bureau|staff|special|press|news\w*|times|post|agenc\w+|service|desk|contribut\w*|"
    r"director|professor|author|photograph\w*|redakt\w*|rédact\w*|journalist\w*|www|\w+\.com)\b",
    re.IGNORECASE,
)
_CJK_NAME = re.compile("[\uac00-\ud7af]{2,4}|[\u4e00-\u9fff]{2,4}")
_MAX_WORDS = 5


def names(line: str | None) -> tuple[str, ...]:
    """``("MICHAEL SMITH", "DAVID SIMPSON")`` from ``By MICHAEL SMITH and DAVID SIMPSON``.

    The case stays as printed. Titles and places behind a name are left out. A line that does not
    fall into names is one entry, without its "By".
    """
    text = " ".join((line or "").split())
    text = _AFFILIATION.sub("", _NOTE.sub("", text)).strip(" ;")
    bare = _LEAD.sub("", text, count=1).strip(" .,;:-–—_")
    if bare[:1] == "(" and bare[-1:] == ")":
        bare = bare[1:-1]
    bare = _untitled(bare)
    pieces = _JOIN.split(bare)
    parts = [_name(part) for piece in pieces for part in _entries(piece, len(pieces) == 1)]
    found = [part for part in parts if part and not _ROLE.search(part)]
    if found and all(_is_name(part) for part in found) and _is_name(parts[0]):
        return tuple(dict.fromkeys(found))
    return (bare,) if bare else ()


def _untitled(line: str) -> str:
    """``line`` without a title behind its one name: "A. KOLB, Home and Harbour Correspondent"."""
    name, comma, rest = line.partition(",")
    if not comma or not _is_name(_name(name)) or not _ROLE.search(rest):
        return line
    shouted = _name(name).isupper()
    others = [_name(part) for piece in _JOIN.split(rest) for part in piece.split(",")]
    people = [other for other in others if _is_name(other) and other.isupper() == shouted]
    return line if people else name


def _entries(piece: str, alone: bool) -> list[str]:
    """The names of a list with commas; of a name with titles behind it, the name alone."""
    piece = re.sub(r",(?=\S)", " ; ", piece)
    if " ; " in piece:
        return piece.split(" ; ")
    parts = [part.strip() for part in piece.split(",") if part.strip()]
    if not parts or not _is_name(_name(parts[0])):
        return [piece]
    if len(parts) == 2 and alone:  # a name and its paper or place, likelier than two names
        return parts[:1]
    shouted = _name(parts[0]).isupper()  # then a name behind it is in capitals too, a title is not
    return [
        part
        for place, part in enumerate(parts)
        if place == 0 or (_is_name(_name(part)) and _name(part).isupper() == shouted)
    ]


def _name(part: str) -> str:
    part = _LEAD.sub("", part.strip())
    return _TAIL.sub("", _PLACE.sub("", part)).strip(" .,;:-–—")


def _is_name(text: str) -> bool:
    """Two to five words, each with a capital or a particle, no digits; or one capital word."""
    if _CJK_NAME.fullmatch(text):
        return True
    words = text.split()
    if not 2 <= len(words) <= _MAX_WORDS or any(c.isdigit() for c in text):
        return False
    if _ROLE.search(text):
        return False
    return all(word[:1].isupper() or _is_particle(word) for word in words)


def _is_particle(word: str) -> bool:
    """``van``, or the beginning of ``d'Emilio``."""
    return word.lower() in _PARTICLES or (word[1:2] in "'’" and word[2:3].isupper())
