"""Who said a quotation, by the frames of ``frames``: in all languages but English.

“Q”, sagte X; « Q », a déclaré X; X sagte: „Q“; Am Montag sagte X, sie sei „Q“; dem Bericht zufolge;
X, “Q” dedi; “Q” diyen X. Each frame has the share of chance that goes with it, as often as it was
right for 280 quotations of German Wikinews that were looked at.
"""

from __future__ import annotations

from typing import NamedTuple

from . import words
from .classes import ACCORDING
from .document import Said
from .frames import IN, Frame
from .mentions import Mention

_SAID = 0.99  # share of who stands beside a verb of saying
TAGGED = 0.97  # beside another verb, right behind the marks
_LED = 0.95  # before the verb of saying that leads to the marks
_ANNOUNCED = 0.75  # the first subject of a sentence that ends in a colon
_MENTIONS = "NLP"
_FEW = 3  # words of a quotation that is perhaps none
_QUOTING = frozenset("zitiert zitierte zitierten citado cita cité cite".split())
_IT_SAYS = frozenset(("heißt", "hieß", "steht", "stand", "lautet", "lautete"))
_AFTER_ITS_NOUN = frozenset(("zufolge", "göre"))
_THAT = words.by_language("that")


class Found(NamedTuple):
    """Who says it, the share of chance that goes with the frame, and the place of the verb."""

    mention: Mention
    share: float
    place: int


def speaker_of(said: Said) -> Found | None:
    """Who said a quotation by a frame; None where none holds."""
    frame = Frame(said.chunks)
    first, last = frame.bounds(said.place)
    if said.chunks.tokens.tongue == "tr":
        return _turkish(frame, said, first, last)
    return (
        _tagged(frame, said, last)
        or _viewed(frame, said, first)
        or _led(frame, said, first)
        or _followed(frame, said, last)
        or _announced(frame, said, first)
    )


def _turkish(frame: Frame, said: Said, first: int, last: int) -> Found | None:
    """“…” diyen X; X, “…” dedi; X’e göre “…”. The verb ends its clause, the subject opens it."""
    letters = frame.letters
    at = said.place + 1
    while at < last and letters[at] not in "S.Q":
        at += 1
    if at < last and letters[at] == "S":
        if frame.low(at).endswith(_PARTICIPLES):
            return _found(frame, frame.behind(at, last), _SAID, at)
        opener = next((one for one in range(first, said.place) if frame.is_subject(one)), -1)
        return _found(frame, opener, _LED, at)
    for at in range(said.place - 1, first, -1):
        if letters[at] == "S" and frame.low(at).endswith(_PARTICIPLES):
            return _found(frame, frame.behind(at, said.place), _LED, at)
    return None


_PARTICIPLES = ("en", "an")


def _tagged(frame: Frame, said: Said, last: int) -> Found | None:
    """„…“, sagte X; « … », a déclaré X; „…“ – powiedział X."""
    letters = frame.letters
    at = said.place + 1
    last = min(len(letters), max(last, at + 8))
    while at < last and letters[at] in ",-":
        at += 1
    if at < last and letters[at] in "cS" and frame.low(at) == "so":
        return _found(frame, frame.behind(at, last), _SAID, at)
    if at + 1 < last and letters[at] in "xw" and letters[at + 1] in "Sw":
        at += 1  # a déclaré X, s’est emportée X
    elif at + 2 < last and letters[at] == "x" and letters[at + 1] in _MENTIONS:
        return _found(frame, at + 1, TAGGED, at) if letters[at + 2] in "Sw" else None
    if at >= last or letters[at] not in "SCvw" or (at > said.place + 3):
        return None
    if letters[at] == "w" and frame.low(at) in words.SENTENCE_OPENERS:
        return None
    if frame.low(at) in _QUOTING:
        return _quoted(frame, at, last)
    found = frame.behind(at, last)
    if frame.low(at) in _IT_SAYS:
        return _document(frame, at, last)
    if letters[at] == "S":
        return _found(frame, found, _SAID, at)
    before = letters[said.place - 1 : said.place]
    few = said.text.count(" ") < _FEW and before not in ("", ".", ":", "-")
    closed = letters[said.place + 1] in ",-" or said.text[-1] in ",?!"
    return _found(frame, found, TAGGED, at) if closed and not few else None


def _followed(frame: Frame, said: Said, last: int) -> Found | None:
    """Sie sei „…“ über das Geschehen, sagte die Königin; „…“ laut Gall."""
    letters = frame.letters
    for at in range(said.place + 1, last):
        if letters[at] in "Q:;":
            return None
        if letters[at] == ACCORDING:
            return _according(frame, at)
        if letters[at] == "S" and letters[at - 1] == "," and frame.low(at) not in _IT_SAYS:
            return _found(frame, frame.behind(at, last), _LED, at)
    return None


def _according(frame: Frame, at: int) -> Found | None:
    """laut X, X zufolge."""
    place = at - 1 if frame.low(at) in _AFTER_ITS_NOUN else at + 1
    mention = frame.anyone(place)
    return Found(mention, _LED, at) if mention is not None else None


def _quoted(frame: Frame, at: int, last: int) -> Found | None:
    """zitiert Welt-Online den Minister."""
    found = [one for one in range(at + 1, min(last, at + 4)) if frame.anyone(one) is not None]
    if len(found) < 2:
        return None
    mention = frame.anyone(found[1])
    return Found(mention, TAGGED, at) if mention is not None else None


def _document(frame: Frame, at: int, last: int) -> Found | None:
    """heißt es in dem Schreiben: the letter says it."""
    for place in range(at + 1, min(last, at + 6)):
        mention = frame.anyone(place)
        if frame.low(place - 1) in IN and mention is not None:
            return Found(mention, _LED, at)
    return None


def _found(frame: Frame, place: int, share: float, verb: int) -> Found | None:
    mention = frame.mention(place) if place >= 0 else None
    return Found(mention, share, verb) if mention is not None else None


def _led(frame: Frame, said: Said, first: int) -> Found | None:
    """X sagte: „…“; X nannte sie „…“; X sagte, dass sie „…“ sei."""
    letters = frame.letters
    for at in range(said.place - 1, first - 1, -1):
        if letters[at] == "Q":
            return None
        if letters[at] in "SC":
            if frame.low(at) in _IT_SAYS:
                mention = frame.document(at)
                return Found(mention, _LED, at) if mention is not None else None
            if frame.low(at) in _QUOTING:
                return _cited(frame, at, first)
            place, own = frame.subject(at)
            return _found(frame, place, _LED if own else _ANNOUNCED, at)
        if letters[at] == ACCORDING:
            return _according(frame, at)
    return None


def _viewed(frame: Frame, said: Said, first: int) -> Found | None:
    """Nach Meinung des Politikers „…“; so Gall, „…“; Ann Lee („…“)."""
    letters, place = frame.letters, said.place
    if letters[place - 1 : place] == "(" and letters[place + 1 : place + 2] == ")":
        return _found(frame, place - 2, _ANNOUNCED, place - 1) if place > 1 else None
    at = place - 2
    while at > 0 and letters[place - 1] in ",:" and letters[at] == "a":
        at -= 1
    if letters[place - 1 : place] in (",", ":") and at > 0 and frame.low(at - 1) == "so":
        return _found(frame, at, _LED, at - 1)
    views = words.VIEWS.get(frame.tokens.tongue, frozenset())
    for at in range(place - 1, first, -1):
        if letters[at] in "QS:":
            return None
        last = frame.chunks.starts[at] - 1
        if frame.tokens.low[last] in views and frame.anyone(at) is not None:
            mention = frame.anyone(at)
            return Found(mention, _LED, at - 1) if mention is not None else None
        if frame.low(at) in views and frame.anyone(at + 1 + (letters[at + 1] == "p")) is not None:
            mention = frame.anyone(at + 1 + (letters[at + 1] == "p"))
            return Found(mention, _LED, at) if mention is not None else None
    return None


def _cited(frame: Frame, at: int, first: int) -> Found | None:
    """Der Spiegel zitiert den Prediger: „…“; in der Meldung wird Musk wie folgt zitiert: „…“"""
    for place in range(at - 1, max(first, at - 6) - 1, -1):
        if frame.letters[place] == "x":
            return _found(frame, frame.behind(place, at), _LED, at)
    mention = frame.anyone(at + 1)
    return Found(mention, _LED, at) if mention is not None else None


def _announced(frame: Frame, said: Said, first: int) -> Found | None:
    """Der Leiter der Studie sieht die Verantwortung beim Staat: „…“; Präsident Ziercke: „…“"""
    if not _is_announced(frame, said, first) or said.text.count(" ") < _FEW:
        return None
    stop = said.place - 1
    found = [at for at in range(first, stop) if frame.is_subject(at) and frame.speaks(at)]
    if not found:
        return None
    return _found(frame, found[0], _ANNOUNCED if len(found) == 1 else _ANNOUNCED - 0.15, stop)


def _is_announced(frame: Frame, said: Said, first: int) -> bool:
    """Whether a colon or “, dass” stands before the words."""
    if frame.letters[said.place - 1 : said.place] == ":":
        return True
    comma = frame.letters.rfind(",c", first, said.place)
    return comma >= 0 and frame.low(comma + 1) in _THAT.get(frame.tokens.tongue, ())
