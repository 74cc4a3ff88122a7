"""Noun phrases: where one begins and ends, and what it mentions."""

from __future__ import annotations

from . import words
from .bearing import OFFICES, name_in
from .classes import (
    ACCORDING,
    ADV,
    CALL,
    DET,
    GENITIVE,
    NAME,
    NUMBER,
    POSS,
    PREP,
    QUOTE,
    SAY,
    TO,
    VERB,
    WORD,
)
from .frame import Frame
from .mentions import PLACED, Mention

_LONGEST = 24  # tokens of one noun phrase
_RUNNING = frozenset((NAME, WORD, NUMBER))
_ORGANISED = words.ORGANISATION_WORDS | words.TITLES | words.BODY_NOUNS
_ALONE = frozenset(("some", "many", "others", "one", "another", "several", "most", "few", "both"))
_GENITIVES = frozenset(("der", "des"))
_VIEWS = frozenset("ansicht angaben meinung worten einschätzung aussage aussagen sicht".split())
_REFLEXIVE = frozenset(("himself", "herself", "itself", "themselves"))


def read_phrase(frame: Frame, index: int) -> tuple[int, list[Mention]]:
    """The noun phrase that begins at a token: where it ends, and what it mentions."""
    stop = _stop(frame, index)
    kinds = frame.kind
    determined = kinds[index] in (DET, POSS) or (index > 0 and kinds[index - 1] == GENITIVE)
    last = stop - 1
    while index < last and kinds[index] == WORD and frame.low[index].endswith("ing"):
        index += 1
    while last > index and kinds[last] in (ADV, NUMBER, DET):
        last -= 1
    if kinds[last] == NAME or kinds[last] == QUOTE:
        return last + 1, _named(frame, index, last)
    last = _noun_end(frame, index, last, determined)
    if kinds[last] == NAME:
        return last + 1, _named(frame, index, last)
    return last + 1, _unnamed(frame, index, last, determined)


def is_time(frame: Frame, index: int, after: int) -> bool:
    """Whether a phrase is a stretch of time (“the past week”)."""
    return after - index > 1 and frame.low[after - 1] in words.TIMES


def _unnamed(frame: Frame, index: int, last: int, determined: bool) -> list[Mention]:
    """What a phrase without a name mentions: “the minister”, “lobbyists” who say, “others”."""
    kinds, low = frame.kind, frame.low
    if low[last] in words.TIMES:
        return []
    if low[last] in words.SPEECH_NOUNS and _owned(frame, index):
        return [Mention(frame, "P", index, index, index, index)] if kinds[index] == POSS else []
    if kinds[last] == WORD or (last > index and kinds[last] in (SAY, CALL, VERB)):
        speaking = low[last] in words.SPEAKING_NOUNS or _is_placed(frame, index, last)
        if determined or speaking or _speaks(frame, index, last):
            return [Mention(frame, "L", index, last, last, index)]
    elif last == index and (kinds[index] == POSS or low[index] in _ALONE):
        return [Mention(frame, "P", index, index, index, index)]
    return []


def _owned(frame: Frame, index: int) -> bool:
    """Whether the phrase is somebody’s: hers, or the one’s named before."""
    kinds = frame.kind
    return kinds[index] == POSS or (index > 0 and kinds[index - 1] == GENITIVE)


def _is_placed(frame: Frame, index: int, last: int) -> bool:
    """Sources close to the minister, aides familiar with it."""
    return (
        last > index
        and frame.low[last] in PLACED
        and frame.low[last - 1] in words.SPEAKING_NOUNS
        and frame.kind[last + 1 : last + 2] in ([TO], [PREP])
    )


def _speaks(frame: Frame, index: int, last: int) -> bool:
    """Whether a bare plural is where a speaker stands: before a verb, after “according to”."""
    after = last + 1
    if after < len(frame.kind) and frame.kind[after] in (SAY, CALL):
        return True
    return index > 1 and frame.kind[index - 2] == ACCORDING and frame.kind[index - 1] == TO


def _named(frame: Frame, index: int, last: int) -> list[Mention]:
    found = name_in(frame, index, last)
    if found is None:
        return []
    after = last + 1
    if after < len(frame.kind) and frame.low[after] in _REFLEXIVE:
        found.last, found.end = after, frame.end[after]
    return [found]


def _stop(frame: Frame, index: int) -> int:
    """The token after the longest run that can be one noun phrase."""
    kinds, low = frame.kind, frame.low
    size = min(len(kinds), index + _LONGEST)
    at = index + 1
    while at < size:
        kind, before = kinds[at], kinds[at - 1]
        if before == NAME and low[at] in words.PARTICLES and (join := _join(frame, index, at)):
            at = join
            continue
        if kind in _RUNNING:
            at += 1
            continue
        if kind == DET:
            if before != DET:
                break
            at += 1
        elif (kind in (SAY, CALL, VERB) and _is_noun(low[at], kinds, index, at)) or (
            kind == ADV and before in (DET, ADV) and at + 1 < size and kinds[at + 1] == WORD
        ):
            at += 1
        elif before == NAME and (join := _join(frame, index, at)):
            at = join
        else:
            break
    return at


def _is_noun(low: str, kinds: list[str], index: int, at: int) -> bool:
    """The report, his calls: a word that is often a verb, right after a determiner.

    With an adjective between, only what names speech, at the end of its clause: his sharp remarks.
    """
    if kinds[at - 1] in (DET, POSS):
        return not low.endswith(("ed", "said", "told"))
    if kinds[index] not in (DET, POSS) or low not in words.SPEECH_NOUNS or kinds[at - 1] != WORD:
        return False
    return at + 1 < len(kinds) and kinds[at + 1] in ".,p"


def _join(frame: Frame, index: int, at: int) -> int:
    """Where a name goes on after a particle, an “of”, an “&” or a nickname; 0 if it does not."""
    kinds, low = frame.kind, frame.low
    size = len(kinds)
    ahead = at + 1
    word = low[at]
    if word in words.PARTICLES:
        if low[at - 1] in _VIEWS or (word in _GENITIVES and low[at - 1] in words.GERMAN_TITLES):
            return 0  # nach Ansicht von Jörg Maas; der Sprecher der Behörde
        while ahead < size and low[ahead] in words.PARTICLES and kinds[ahead] != NAME:
            ahead += 1
        return ahead + 1 if ahead < size and kinds[ahead] == NAME else 0
    if ahead >= size or kinds[at] == NAME:
        return 0
    if (word == "of" and low[at - 1] in _ORGANISED) or (
        word == "for" and low[at - 1] in words.ORGANISATION_WORDS
    ):
        if low[ahead] == "the" and ahead + 1 < size:
            ahead += 1
        if low[ahead] in OFFICES and low[at - 1] in words.TITLES and kinds[ahead] == WORD:
            return ahead + 1  # secretary of state
        return ahead + 1 if kinds[ahead] == NAME else 0
    if word == "&" and kinds[ahead] == NAME:
        return ahead + 1
    if word == "and" and low[index] == "the" and kinds[ahead] == NAME:
        end = ahead
        while end + 1 < size and kinds[end + 1] == NAME:
            end += 1
        return end + 1 if end > ahead and low[end] in words.ORGANISATION_WORDS else 0
    if kinds[at] == QUOTE and kinds[ahead] == NAME and _nickname(frame.text[at]):
        return ahead + 1
    return 0


def _nickname(content: str) -> bool:
    parts = content.split()
    return len(parts) <= 2 and all(part[0].isupper() for part in parts) and content[-1].isalpha()


def _noun_end(frame: Frame, index: int, last: int, has_determiner: bool) -> int:
    """Where the noun phrase really ends: before a verb that no list knows."""
    kinds, low, nouns = frame.kind, frame.low, words.SPEAKING_NOUNS
    at = index
    while at <= last and kinds[at] in (NAME, DET, POSS, NUMBER, ADV):
        at += 1
    if at > last:
        return last
    if at > index and kinds[at - 1] == NAME and not has_determiner:
        if any(low[i] in nouns for i in range(at, last + 1)):
            return max(i for i in range(at, last + 1) if low[i] in nouns)
        return at - 1
    if low[last].endswith(("ó", "é", "aron", "ieron")) and last > index and kinds[last - 1] == NAME:
        return last - 1
    for i in range(max(at, index + 1), last + 1):
        if (
            low[i] in nouns
            and i < last
            and low[i + 1] not in words.SPEAKING_NOUNS
            and low[i + 1][-1] in "sd"
        ):
            return last if kinds[last] == NAME else i
    while last >= at and last > index and low[last].endswith("ed") and kinds[last] == WORD:
        last -= 1
    return last
