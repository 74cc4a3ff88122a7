"""Bylines: the names in a line that says by whom, in a line of names, in a field of a format.

One grammar for every way in. A byline is a lead ("By", "Von", "Autor:") and names that are joined;
titles stand before a name, degrees, a place, a job, an outlet or a date behind it.

``signed`` reads a line that says by whom, ``alone`` one that holds names and nothing else,
``split_names`` fields and boxes that are an author's, ``names`` the field of an export, which is a
byline whatever it holds.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from pressread.text.byline_words import (
    AFFILIATION,
    AND,
    ANNOUNCES,
    BEHIND,
    BRACKETS,
    COMMON,
    DEGREE,
    EAST,
    GLUED,
    GLUED_BEHIND,
    HANDLE,
    INITIALS,
    INVERTED,
    JOIN,
    LAST_FIRST,
    LEAD,
    MAIL,
    NO_NAME,
    NOTE,
    OURS,
    PAGE_TALK,
    PAPER,
    PLACE,
    ROLE,
    SAYS,
    SAYS_INSIDE,
    TAIL,
    TITLED,
    TWO_BY_SLASH,
)
from pressread.text.dates import find_stamp
from pressread.text.folding import PARTICLES
from pressread.text.labels import is_label
from pressread.text.names import is_given_name
from pressread.text.publishers import has_paper_word

MAX_NAME = 80  # code points
_LONGEST, _WORDS, _FEW = 200, 5, 4  # code points of a byline, words of a name, and of one alone


def signed(line: str) -> tuple[str, ...]:
    """The names of a line that says who wrote it, at its beginning or behind a date."""
    if len(line) > _LONGEST:
        return ()
    said = SAYS.match(line) or (SAYS_INSIDE.search(line) if find_stamp(line) else None)
    return leading(line[said.end() :]) if said else ()


def announces(line: str) -> bool:
    """Whether a line only says that the author's name follows on the next."""
    return len(line) < 30 and ANNOUNCES.fullmatch(line) is not None


def alone(line: str, *, loud: bool = False) -> tuple[str, ...]:
    """The names of a line of which nothing but its shape says so, ``()`` where one part is none.

    ``loud``: they may be in capitals, as headlines and desks are.
    """
    if len(line) > _LONGEST or (line.isupper() and not loud):
        return ()
    line = PLACE.sub("", line)
    found = [part for part in _parts(line, tail=False) if part]
    return tuple(found) if all(_is_person_alone(part, loud=loud) for part in found) else ()


def beside_date(line: str) -> tuple[str, ...]:
    """The names before or behind the date of a date line ("A. Name · 27 Aug 2021")."""
    stamp = find_stamp(line) if len(line) <= _LONGEST else None
    if not stamp:
        return ()
    before = leading(line[: stamp.start].rstrip(" ,-–—|·•"))
    return before or alone(line[stamp.end :].strip(" ,-–—|·•"))


def leading(rest: str) -> tuple[str, ...]:
    """The names behind "by", up to a place, a job, an outlet or a date."""
    stamp = find_stamp(rest)
    found: list[str] = []
    for part in _parts(rest[: stamp.start] if stamp else rest, tail=True):
        if found and not _is_person_alone(part):
            break
        if part and not found and not is_name(part):
            break
        found += [part] if part else []
    return tuple(dict.fromkeys(found))


def split_names(values: Iterable[str], *, strict: bool = False) -> list[str]:
    """Single names out of fields ("By A. Writer and B. Writer, in Ankara"), of desks too.

    ``strict`` takes only what has the shape of a name: two to five words, capitals first.
    """
    found: dict[str, str] = {}
    for value in values:
        mail = MAIL.fullmatch(value[:_LONGEST].strip())
        line = mail[1] if mail else " ".join(value.split())
        upright = LAST_FIRST.sub(r"\2 \1", BRACKETS.sub("", line))
        for part in _parts(upright, tail=strict):
            of_paper = strict and found and _is_of_paper(part)
            if _is_nameable(part) and not of_paper and (not strict or has_shape(part)):
                found.setdefault(part.casefold(), part)
    return list(found.values())


def handle_in(line: str) -> str | None:
    """The one word by which an author signs ("by jsteinhardt on Friday"); ``None`` if more."""
    word = BEHIND.sub("", line.split(",")[0]).strip(_EDGES)
    return word if HANDLE.fullmatch(word) and _is_nameable(word) else None


_EDGES = " .,:;-–—|/*\"'《》"


def _parts(line: str, *, tail: bool) -> Iterator[str]:
    """The parts of a byline without lead, titles and degrees; ``tail``: what follows goes too."""
    line = BRACKETS.sub("", " ".join(line.split())[:1000])
    if line.count("/") == 1:
        line = TWO_BY_SLASH.sub(" / ", line)
    for part in AND.split(_unled(line)):
        name = _unled(part)
        name = BEHIND.sub("", TITLED.sub("", GLUED_BEHIND.sub("", name))) if tail else name
        yield DEGREE.sub("", f" {name.strip(_EDGES)}").strip()


def _unled(line: str) -> str:
    return OURS.sub("", GLUED.sub("", LEAD.sub("", line)))


def _is_nameable(part: str) -> bool:
    """Whether a piece of a byline can be the name of a person or a desk."""
    fits = 2 <= len(part) <= MAX_NAME and len(part.split()) <= 8
    return fits and not NO_NAME.search(part) and not is_label(part)


def is_page_talk(name: str) -> bool:
    """Whether words name a job, a service or a part of the page rather than a person."""
    return PAGE_TALK.search(name) is not None


def has_shape(name: str) -> bool:
    """Whether words look like a name where one is announced: two to five, capitals at both ends."""
    words = name.split()
    if is_page_talk(name):
        return False
    if len(words) == 1:
        return name.lower() == name.upper() and len(name) <= 30
    return 2 <= len(words) <= _WORDS and not (words[0][0].islower() or words[-1][0].islower())


def _is_person_alone(name: str, *, loud: bool = False) -> bool:
    """A name, and not of an outlet or a desk: two to four words, none of them all capitals."""
    words = name.split()
    shouting = not loud and any(len(word) > 2 and word.isupper() for word in words)
    short = len(words) <= _FEW and not shouting
    of_paper = has_paper_word(name) and not is_given_name(words[0])
    return (
        short and not of_paper and is_name(name) and _is_nameable(name) and not is_page_talk(name)
    )


def _is_of_paper(name: str) -> bool:
    """Whether a paper's name stands behind a person's; Theo Post is a man."""
    return has_paper_word(name) and not is_given_name(name.split()[0])


def names(line: str | None) -> tuple[str, ...]:
    """``("MICHAEL SMITH", "DAVID SIMPSON")`` from ``By MICHAEL SMITH and DAVID SIMPSON``.

    The case stays as printed. Titles and places behind a name are left out. A line that does not
    fall into names is one entry, without its "By".
    """
    text = " ".join((line or "").split())
    text = AFFILIATION.sub("", NOTE.sub("", DEGREE.sub("", text))).strip(" ;")
    bare = OURS.sub("", LEAD.sub("", text, count=1).strip(" .,;:-–—_"))
    if bare[:1] == "(" and bare[-1:] == ")":
        bare = bare[1:-1]
    bare = _untitled(bare)
    pieces = [_upright(piece) for piece in JOIN.split(bare)]
    parts = [_name(part) for piece in pieces for part in _entries(piece, len(pieces) == 1)]
    found = [part for part in parts if part and not ROLE.search(part)]
    if found and all(is_name(part) for part in found) and is_name(parts[0]):
        return tuple(dict.fromkeys(found))
    return (bare,) if bare else ()


def _upright(piece: str) -> str:
    """``Chris Lambie`` for ``Lambie, Chris``; any other piece as it is."""
    found = INVERTED.fullmatch(piece)
    if found is None or ROLE.search(piece) or PAPER.search(piece) or piece.isupper():
        return piece
    return f"{found[2]} {found[1]}"


def _untitled(line: str) -> str:
    """``line`` without a title behind its one name: "A. KOLB, Home and Harbour Correspondent"."""
    name, comma, rest = line.partition(",")
    if not comma or not is_name(_name(name)) or not ROLE.search(rest):
        return line
    shouted = _name(name).isupper()
    others = [_name(part) for piece in JOIN.split(rest) for part in piece.split(",")]
    people = [other for other in others if is_name(other) and other.isupper() == shouted]
    return line if people else name


def _entries(piece: str, alone: bool) -> list[str]:
    """The names of a list with commas; of a name with titles behind it, the name alone."""
    piece = re.sub(r",(?=\S)", " ; ", piece)
    if " ; " in piece:
        return piece.split(" ; ")
    parts = [part.strip() for part in piece.split(",") if part.strip()]
    if not parts or not is_name(_name(parts[0])):
        return [piece]
    if len(parts) == 2 and alone and not _is_person(parts[1]):
        return parts[:1]  # a name and its paper or place
    shouted = _name(parts[0]).isupper()  # then a name behind it is in capitals too, a title is not
    return [
        part
        for place, part in enumerate(parts)
        if place == 0 or (_is_person(part) and _name(part).isupper() == shouted)
    ]


def _is_person(part: str) -> bool:
    """Whether a part behind a comma is another name, not a paper or a place."""
    return is_name(_name(part)) and not PAPER.search(part)


def _name(part: str) -> str:
    part = TAIL.sub("", PLACE.sub("", LEAD.sub("", part.strip()))).strip(" .,;:-–—")
    for titled in (TITLED, INITIALS):
        name = titled.sub("", part)
        if name != part and is_name(name) and not PAPER.search(name):
            return name
    return part


def is_name(text: str) -> bool:
    """Whether a line is one name: two to five words, each with a capital or a particle, the last
    of them a capital; or two to eight characters of Chinese, Japanese or Korean.
    """
    if EAST.fullmatch(text):
        return True
    words = text.split()
    if not 2 <= len(words) <= _WORDS or any(c.isdigit() for c in text):
        return False
    if any(word.casefold() in COMMON for word in words):
        return False
    if ROLE.search(text) and not (len(words) == 2 and is_given_name(words[0])):  # Theo Post
        return False
    return all(_is_capital(word) or _is_particle(word) for word in words)


def _is_capital(word: str) -> bool:
    """Whether a word begins with a capital, or with a letter of a script that has none."""
    return word[:1].isupper() or (word[:1].isalpha() and word[:1].lower() == word[:1].upper())


def _is_particle(word: str) -> bool:
    """``van``, or the beginning of ``d'Emilio``."""
    return word.lower() in PARTICLES or (word[1:2] in "'’" and word[2:3].isupper())
