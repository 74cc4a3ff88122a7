"""The names of a byline as styles of citation take them apart."""

from __future__ import annotations

from typing import NamedTuple

_PARTICLES = frozenset((
    "al", "ben", "bin", "da", "de", "del", "della", "den", "der", "di", "dos", "du", "el", "ibn",
    "la", "le", "ter", "van", "von", "zu", "zur",
))  # fmt: skip
_SUFFIXES = frozenset(("jr", "sr", "ii", "iii", "iv"))
#: Words of a byline that names no person, or several.
_DESKS = frozenset("""
    staff desk bureau newsroom agencies agency correspondent correspondents reporter reporters
    editorial editors board team news press redaktion rédaction redacción haber
    and und et ve & with for
""".split())  # fmt: skip


class Name(NamedTuple):
    """A person as styles take names apart. ``family`` is "" where that cannot be told; then
    ``given`` is the whole. ``suffix`` is without its full stop.
    """

    family: str
    given: str
    suffix: str = ""

    @property
    def stopped(self) -> str:
        """The suffix as running text has it: ``Jr.``, ``III``."""
        return f"{self.suffix}." if self.suffix.lower() in ("jr", "sr") else self.suffix


def name(person: str) -> Name:
    """A name in its parts; whole where they cannot be told: one word, no spaces, a desk's."""
    words = person.split()
    suffix = ""
    if len(words) > 1 and words[-1].rstrip(".").lower() in _SUFFIXES:
        suffix = words.pop().rstrip(".")
        words[-1] = words[-1].rstrip(",")
    inverted = [part.split() for part in " ".join(words).split(",")]
    if [len(part) for part in inverted] in ([1, 1], [1, 2]):
        (family,), given = inverted
        return Name(family, " ".join(given), suffix)
    named = [word for word in words if word.lower() not in _PARTICLES]
    if not 2 <= len(words) <= 6 or len(named) > 4 or _is_no_person(words):
        return Name("", person)
    at = len(words) - 1
    while at > 1 and words[at - 1].lower() in _PARTICLES:
        at -= 1
    return Name(" ".join(words[at:]), " ".join(words[:at]), suffix)


def _is_no_person(words: list[str]) -> bool:
    """Whether a byline names a desk or an agency, or holds more than a name."""
    marks = any(char.isdigit() or char in ",;:()/" for word in words for char in word)
    lower = [word.lower() for word in words]
    return marks or lower[0] == "the" or not _DESKS.isdisjoint(lower)
