"""In which role: what the article says a person is, in its own words.

Three places are read: before the name ("Turkish Foreign Minister Mevlut Cavusoglu", "the
columnist Ann Lee"), after it between commas ("Ann Lee, a columnist for the Herald, said"), and
after a form of “to be” ("Lee, who is a columnist").
"""

from __future__ import annotations

from . import words
from .frame import COMMA, DASH, DET, NAME, NUMBER, POSS, SAY, STOP, WORD, Frame
from .mentions import Mention

_COURTESY = frozenset(
    "mr mrs ms miss sir lady lord dame mme herr frau monsieur madame señor".split()
)
_ENDS = frozenset((COMMA, STOP, "Q", SAY, DASH, ")", "(", "P", "S", "x", "*", ":"))
_LONGEST = 40  # tokens


def role_before(mention: Mention, source: str) -> str | None:
    """Titles and trades that stand right before the name."""
    frame = mention.frame
    kinds, low = frame.kind, frame.low
    at = mention.named
    while at > 0 and (kinds[at - 1] in (WORD, NAME, NUMBER) or _inside(frame, at - 1)):
        at -= 1
    if at == mention.named:
        return None
    tokens = low[at : mention.named]
    if not any(word in words.PEOPLE_NOUNS or "-" in word for word in tokens):
        return None
    if all(word in _COURTESY for word in tokens):
        return None
    end = frame.end[mention.named - 1]
    return source[frame.start[at] : end]


def _inside(frame: Frame, at: int) -> bool:
    """An “of” within a title (Secretary of State), or a genitive (Russia’s foreign minister)."""
    if at == 0 or frame.low[at - 1] not in words.PEOPLE_NOUNS | words.BODY_NOUNS:
        return frame.kind[at] == "'" and at > 0 and frame.kind[at - 1] == NAME
    return frame.low[at] in ("of", "for") and frame.kind[at + 1] == NAME


def role_after(mention: Mention, source: str) -> str | None:
    """The apposition: from the comma after the name to the next comma, verb or stop."""
    frame = mention.frame
    kinds = frame.kind
    size = len(kinds)
    at = mention.last + 1
    if at < size and kinds[at] == "(":  # Sen. Ann Lee (R-Wis.), a
        while at < size and kinds[at] != ")":
            at += 1
        at += 1
    if at >= size or kinds[at] != COMMA:
        return None
    first = at + 1
    while (
        first < size and kinds[first] in (DET, POSS) and frame.low[first] not in words.POSSESSIVES
    ):
        first += 1
    end = first
    headed = False
    while end < size and end - first < _LONGEST and kinds[end] not in _ENDS:
        headed = headed or (frame.low[end] in words.PEOPLE_NOUNS and end - first < 8)
        if not headed and kinds[end] in "vpct2C":
            return None
        end += 1
    if not headed or end == first:
        return None
    return source[frame.start[first] : frame.end[end - 1]].strip() or None


def role_head(role: str) -> str:
    """The word of a role that says what somebody is: "minister", "head"."""
    plain = role.lower().replace("’s", "").replace("'s", "").split()
    before = plain
    for at, word in enumerate(plain):
        if word in ("of", "for", "at", "in", "with", "to", "who", "from"):
            before = plain[:at]
            break
    return next((word for word in reversed(before) if word in words.PEOPLE_NOUNS), "")
