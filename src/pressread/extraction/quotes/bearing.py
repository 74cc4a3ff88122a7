"""The name in a noun phrase: without the titles, trades and determiners before it."""

from __future__ import annotations

from . import words
from .classes import DET, NAME, NUMBER, POSS, WORD
from .courtesies import after_courtesy
from .frame import Frame
from .given import sex_of
from .mentions import Mention

_HEADLINE = frozenset(("team", "see", "neither", "either", "both", "meet", "why", "how"))
_PARTY = frozenset(
    "republican democrat democratic independent conservative labour liberal tory green".split()
)
OFFICES = frozenset(
    """house commons senate parliament staff
    state defense defence interior treasury labor labour justice health education energy
    commerce transportation agriculture war homeland human foreign veterans housing the""".split()
)
_INDEFINITE = frozenset(("a", "an", "one", "another", "some", "many", "several", "two", "three"))
_PLURALS = frozenset(
    noun for noun in words.PEOPLE_NOUNS
    if noun.endswith("s") and noun.rstrip("s") not in _PARTY and noun != "conservatives"
)  # fmt: skip
_GERMAN_TRADES = (
    "senator", "senatorin", "minister", "ministerin", "präsident", "präsidentin", "sprecher",
    "sprecherin", "direktor", "direktorin", "leiter", "leiterin", "sekretär", "sekretärin",
    "meister", "meisterin", "anwalt", "anwältin", "experte", "expertin", "forscher", "forscherin",
    "vorsitzende", "vorsitzender", "kanzler", "kanzlerin", "beauftragte", "beauftragter",
    "abgeordnete", "abgeordneter",
)  # fmt: skip
_GERMAN_ARTICLES = frozenset(("der", "die", "das", "dem", "den"))
_SUFFIXES = frozenset(("jr", "sr", "ii", "iii", "iv"))


def name_in(frame: Frame, index: int, last: int) -> Mention | None:
    """A name with what stands before it in its phrase: titles, trades, a determiner."""
    kinds, low = frame.kind, frame.low
    first = last
    while first > index and (
        kinds[first - 1] not in (WORD, DET, POSS, NUMBER) or _inner(frame, first - 1, index)
    ):
        first -= 1
    named = _named_from(frame, first, last)
    while named < last and _no_name(low[named]):
        named += 1
    if named > last:
        return Mention(frame, "L", index, last, last, index)
    if index == last and low[last] in _PLURALS and (last == 0 or kinds[last - 1] in ".Q:-"):
        return Mention(frame, "L", index, last, last, index)  # Critics say
    if low[last] in words.TITLES and named == first and last - first < 2:
        return Mention(frame, "L", index, last, last, index)
    if index < first and low[index] in _INDEFINITE and first - index == 1:
        return Mention(frame, "L", index, last, last, index)
    if first == last and (low[last] in words.ABBREVIATIONS or low[last][:2] in ("r-", "d-", "i-")):
        return None
    return Mention(frame, "N", first, last, last, named)


def _named_from(frame: Frame, first: int, last: int) -> int:
    """The token where the bare name begins: after titles, parties, courtesies."""
    low = frame.low
    named = after_courtesy(frame, first, last)
    if last - first > 1 and first and low[first - 1] in _GERMAN_ARTICLES:
        named = first + 1  # die Ingenieurin Heike Brandt
    for at in range(first, last):
        if low[at + 1] in _SUFFIXES:
            break
        if at > first and frame.end[at - 1] - frame.start[at - 1] == 2:
            continue  # Peter T. King
        plain = low[at].rpartition("-")[2]  # CDU-Abgeordnete
        if low[at] in words.TITLES or low[at] in _PARTY or plain.endswith(_GERMAN_TRADES):
            named = _after_title(frame, at + 1, last)
    return named


def _no_name(low: str) -> bool:
    """A capital that only a headline or a sentence gave: “See Sexton”, “Neither Lee”."""
    return low in _HEADLINE or (low in words.SENTENCE_OPENERS and not _may_begin(low))


def _may_begin(low: str) -> bool:
    return low in words.NAME_BEGINNERS or bool(sex_of(low))


def _inner(frame: Frame, at: int, index: int) -> bool:
    """A small word inside a name (von, of): what _join let through."""
    if at == index or frame.low[at] not in words.PARTICLES:
        return False
    return frame.kind[at] != WORD or frame.kind[at - 1] == NAME or _inner(frame, at - 1, index)


def _after_title(frame: Frame, at: int, last: int) -> int:
    """The first token of the name after a title, past “of State”."""
    low = frame.low
    if low[at] != "of":
        return at
    at += 1
    while at <= last and low[at] in OFFICES:
        at += 1
    return at if at <= last else last + 1


def names_trade(word: str) -> bool:
    """An office or trade, also as a German compound (Bundesumweltministerin, SPD-Abgeordnete)."""
    return word in words.PEOPLE_NOUNS or word.rpartition("-")[2].endswith(_GERMAN_TRADES)
