"""Whom “he” and “she” mean: one pass over the article's mentions, the likeliest person last named.

What counts: the sex that given name or title tells, nearness, being the subject, having just
spoken. A resolved pronoun counts as a mention itself, so a chain of “he said” holds.
"""

from __future__ import annotations

from . import words
from .classes import CALL, SAY
from .mentions import Mention
from .people import Person
from .tokens import Tokens

_RECENT = 12  # persons kept in mind
_SAME_SEX = 1.2  # what a sex that is known, not only possible, counts
_TOPIC = 1.2  # as for X, according to X


_TITLED = frozenset("wNdn'")  # what may stand before a name in its phrase
_LONGEST = 14  # tokens of a phrase looked back over
_TOPICAL = frozenset(("as", "according"))


class _Trace:
    """The last mention of a person: where, and how prominent."""

    __slots__ = ("human", "mention", "person", "weight")

    def __init__(self, person: Person) -> None:
        self.person = person
        self.human = bool(person.sex) or person.parts > 1
        self.mention: Mention | None = None
        self.weight = 0.0


def resolve_pronouns(mentions: list[Mention]) -> None:
    """Give every he, she, his, her a person where one fits."""
    recent: list[_Trace] = []
    for mention in mentions:
        person = mention.person
        if mention.kind == "P" and person is None:
            sex = _sex(mention.low)
            if sex:
                trace = _antecedent(mention, sex, recent)
                if trace is not None:
                    mention.person = trace.person
                    _touch(trace, mention)
        elif isinstance(person, Person) and not person.organisation:
            _touch(_trace(recent, person), mention)


def _sex(low: str) -> str:
    if low in words.MALE or low.endswith("-il"):
        return "m"
    return "f" if low in words.FEMALE or low.endswith("-elle") else ""


def _trace(recent: list[_Trace], person: Person) -> _Trace:
    for at, trace in enumerate(recent):
        if trace.person is person:
            recent.append(recent.pop(at))
            return trace
    if len(recent) >= _RECENT:
        recent.pop(0)
    recent.append(_Trace(person))
    return recent[-1]


def _touch(trace: _Trace, mention: Mention) -> None:
    """Note a mention; prominence is of the sentence, the best mention in it counts."""
    tokens = mention.tokens
    weight = _prominence(tokens, mention)
    if mention.named > mention.first or weight >= 1.5:
        trace.human = True
    last = trace.mention
    if (
        last is not None
        and last.tokens is tokens
        and tokens.sentence[last.first] == tokens.sentence[mention.first]
    ):
        weight = max(weight, trace.weight)
    trace.mention, trace.weight = mention, weight


def _prominence(tokens: Tokens, mention: Mention) -> float:
    kinds = tokens.kind
    first = mention.first
    least = max(0, first - _LONGEST) if mention.kind == "N" else first
    while first > least and kinds[first - 1] in _TITLED:
        first -= 1
    before = kinds[first - 1] if first else "."
    after = kinds[mention.last + 1] if mention.last + 1 < len(kinds) else "."
    if after in (SAY, CALL) or before == SAY:
        return 1.6
    if before in ".Q" or (before in ",c" and after in "vxSC,"):
        return 1.2
    if before in "p2" and mention.first > 1 and tokens.low[mention.first - 2] in _TOPICAL:
        return _TOPIC
    if before in "p2'" or after == "'":
        return -0.6
    return 0.8 if after in "vx" else 0.0


def _antecedent(pronoun: Mention, sex: str, recent: list[_Trace]) -> _Trace | None:
    best, best_value = None, -6.0
    for trace in recent:
        if trace.person.sex not in ("", sex) or trace.mention is None:
            continue
        value = _fit(pronoun, trace, sex)
        if value >= best_value:
            best, best_value = trace, value
    return best


def _fit(pronoun: Mention, trace: _Trace, sex: str) -> float:
    mention = trace.mention
    assert mention is not None
    here, there = pronoun.tokens, mention.tokens
    distance = here.paragraph - there.paragraph
    value = trace.weight - 0.9 * min(distance, 6)
    if distance == 0:
        value -= 0.35 * (here.sentence[pronoun.first] - there.sentence[mention.first])
    else:
        value -= 0.15 * (there.sentence[-1] - there.sentence[mention.first])
    if trace.person.sex == sex:
        value += _SAME_SEX
    if not trace.human:
        value -= 1.5
    return value + 0.1 * min(trace.person.count, 6)
