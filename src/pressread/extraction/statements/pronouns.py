"""Whom “he” and “she” mean: one pass over the article's mentions, the likeliest person last named.

What counts: the sex that title or given name tells, nearness, being the subject of the clause, and
above all having just spoken; hardly who is only spoken about, addressed or owns something. A
resolved pronoun counts as a mention itself, so a chain of “he said” holds. How far the likeliest
is ahead of the next tells how sure the choice is.
"""

from __future__ import annotations

from pressread.text.linear import calibrated

from . import words
from .classes import CALL, QUOTE, SAY
from .mentions import Mention
from .people import Person
from .tokens import Tokens

_RECENT = 12  # persons kept in mind
_TITLED = frozenset("wNdn'")  # what may stand before a name in its phrase
_LONGEST = 14  # tokens of a phrase looked back over
_TOPICAL = frozenset(("as", "according"))
_CONJOINING = frozenset("as before after since until like than once als nachdem".split())
# Prominence of a mention by its place in the clause, in the unit of one paragraph's distance.
_SPEAKS, _SUBJECT, _TOPIC, _EMBEDDED, _OBJECT, _OWNER, _GOVERNED = (
    2.0,
    1.2,
    1.2,
    0.2,
    -0.1,
    -0.3,
    -0.6,
)
_PARAGRAPH = 0.9  # what a paragraph's distance costs
_SENTENCE, _REST = 0.35, 0.15  # a sentence's, in the same paragraph and in one before
_NEAR_SUBJECT = 1.2  # who is the subject in the same paragraph
_SAME_SEX = 0.4  # what a sex that is known, not only possible, counts
_INDEFINITE = frozenset(("a", "an", "un", "une", "una", "ein", "eine"))
_BEFORE_SUBJECT = frozenset((".", "Q", ":", ",", "c", SAY))
_COMPLEMENT = frozenset("p2dhwN'")  # a spokeswoman for the works said
_APPOSITIVE = ("N,", "P,", "),")
_FEMININE = frozenset(("une", "una", "eine"))
_NO_PERSON = -1.5  # what nothing but a capital says of being human
_OFTEN = 0.08  # each mention, up to six
_LEAST = -6.0  # a value below which nobody is meant
# How often the likeliest is right, by how far it is ahead of the next: 713 pronouns of
# quotes/dev.jsonl against its silver names, a sample of those that differ read by hand.
_SURE = {"0.0": 0.5, "0.3": 0.6, "0.6": 0.72, "1.0": 0.88, "1.5": 0.93, "2.5": 0.96}
_ALONE = 2.0  # how far ahead is who has no rival
_PASSED_OVER = 0.5  # what it costs to pass over the nearest subject for the list's view of a name


class _Trace:
    """The last mention of a person: where, and how prominent."""

    __slots__ = ("human", "mention", "person", "weight")

    def __init__(self, person: Person, mention: Mention) -> None:
        self.person, self.mention, self.weight = person, mention, _LEAST
        self.human = person.parts > 1 or bool(person.name and person.sex)


def resolve_pronouns(mentions: list[Mention], speaking: set[int]) -> None:
    """Give every he, she, his, her a person where one fits, and how sure that is.

    ``speaking`` holds the ``id`` of the mentions that are subjects of a verb of saying.
    """
    recent: list[_Trace] = []
    for mention in mentions:
        person = mention.person
        if mention.kind == "P" and person is None:
            sex = _sex(mention.low)
            trace = _antecedent(mention, sex, recent) if sex else None
            if trace is not None:
                mention.person = trace.person if trace.person.name else None
                _touch(trace, mention, speaking)
        elif mention.kind == "L" and _introduces(mention, speaking):
            trace = _trace(recent, _unnamed(mention), mention)
            _touch(trace, mention, speaking)
            trace.weight = max(trace.weight, _SUBJECT)
        elif isinstance(person, Person) and not person.organisation:
            _touch(_trace(recent, person, mention), mention, speaking)


def _introduces(mention: Mention, speaking: set[int]) -> bool:
    """Whether it brings in somebody who has no name here and speaks or acts: “A nurse said”."""
    low, kinds, first = mention.tokens.low, mention.tokens.kind, mention.first
    if low[first] not in _INDEFINITE or mention.low in words.BODY_NOUNS:
        return False
    before = "".join(kinds[max(0, first - 2) : first])
    if before and (before[-1] not in _BEFORE_SUBJECT or before in _APPOSITIVE):
        return False  # Ann Lee, a nurse, said; Lee, who is a nurse, said
    if id(mention) in speaking or _prominence(mention.tokens, mention) >= _SUBJECT:
        return True
    at = mention.last + 1
    while at < len(kinds) and kinds[at] in _COMPLEMENT:
        at += 1
    return at > mention.last + 1 and kinds[at : at + 1] in (["x"], ["v"], [SAY], [CALL])


def _unnamed(mention: Mention) -> Person:
    """Somebody without a name, of the sex that noun or article tells."""
    person = Person("", [], mention.order)
    person.count = 1
    person.parts = 2 if mention.low in words.PEOPLE_NOUNS else 1
    if mention.low in words.FEMALE_TITLES or mention.tokens.low[mention.first] in _FEMININE:
        person.sex = "f"
    elif mention.low in words.MALE_TITLES:
        person.sex = "m"
    person.told_sex = bool(person.sex)
    return person


def _sex(low: str) -> str:
    if low in words.MALE or low.endswith("-il"):
        return "m"
    return "f" if low in words.FEMALE or low.endswith("-elle") else ""


def _trace(recent: list[_Trace], person: Person, mention: Mention) -> _Trace:
    for at, trace in enumerate(recent):
        if trace.person is person:
            recent.append(recent.pop(at))
            return trace
    if len(recent) >= _RECENT:
        recent.pop(0)
    recent.append(_Trace(person, mention))
    return recent[-1]


def _touch(trace: _Trace, mention: Mention, speaking: set[int]) -> None:
    """Note a mention; prominence is of the sentence, the best mention in it counts."""
    tokens, last = mention.tokens, trace.mention
    weight = _SPEAKS if id(mention) in speaking else _prominence(tokens, mention)
    if mention.named > mention.first or weight == _SPEAKS:
        trace.human = True
    if last.tokens is tokens and _sentence(last) == _sentence(mention):
        weight = max(weight, trace.weight)
    trace.mention, trace.weight = mention, weight


def _sentence(mention: Mention) -> int:
    return mention.tokens.sentence[mention.first]


def _prominence(tokens: Tokens, mention: Mention) -> float:
    kinds, first = tokens.kind, mention.first
    least = max(0, first - _LONGEST) if mention.kind == "N" else first
    while first > least and kinds[first - 1] in _TITLED:
        first -= 1
    before = kinds[first - 1] if first else "."
    after = kinds[mention.last + 1] if mention.last + 1 < len(kinds) else "."
    if after == "'":
        return _OWNER
    if before == "p" and tokens.low[first - 1] in _CONJOINING and after in "vxSCw":
        return _SUBJECT
    if before in "p2":
        topic = mention.first > 1 and tokens.low[mention.first - 2] in _TOPICAL
        return _TOPIC if topic else _GOVERNED
    if before in (SAY, CALL, "t"):
        return _EMBEDDED if after in "vxSCa" else _GOVERNED
    if before in ".Q" or (before in ",c" and after in "vxSC,"):
        return _SUBJECT
    if after in "vx":
        return _SUBJECT - 0.4
    return _SUBJECT if after in ".Q," and _quotes(mention) else _OBJECT


def _quotes(mention: Mention) -> bool:
    """Whether quoted words stand in the mention's sentence, before it."""
    tokens, at = mention.tokens, mention.first
    number, least = tokens.sentence[at], max(0, at - _LONGEST)
    while at > least and tokens.sentence[at - 1] == number:
        at -= 1
        if tokens.kind[at] == QUOTE:
            return True
    return False


def _antecedent(pronoun: Mention, sex: str, recent: list[_Trace]) -> _Trace | None:
    """Whom a pronoun means; how sure that is stands with the pronoun."""
    best, value, second = None, _LEAST, _LEAST
    passed: _Trace | None = None
    named = max((one.mention.order for one in recent if _takes_over(one, sex)), default=-1)
    for trace in recent:
        if not trace.person.name and trace.mention.order < named:
            continue
        if not trace.human and trace.person.name:
            continue  # Euphoria, der Prozess: nothing but a capital says that it is somebody
        found = _fit(pronoun, trace, sex)
        if trace.person.sex not in ("", sex):
            if found > value and not trace.person.told_sex and trace.weight >= _SUBJECT:
                passed = trace
            continue
        if found >= value:
            best, value, second = trace, found, value
        elif trace.person.name:  # who has no name is meant, or no rival at all
            second = max(second, found)
    if best is None:
        return None
    ahead = value - second if second > _LEAST else _ALONE
    pronoun.sure = calibrated(ahead, _SURE)
    if not best.human and best.weight < 0:
        pronoun.sure *= _PASSED_OVER  # “the mayor of Brent”, “since May”: no person by any sign
    pronoun.sure = min(pronoun.sure, best.mention.sure)  # no surer than what it rests on
    if passed is not None and passed.mention.order > best.mention.order:
        near = passed.mention.tokens.paragraph == pronoun.tokens.paragraph
        pronoun.sure *= _PASSED_OVER if near else 1.0
    return best


def _takes_over(trace: _Trace, sex: str) -> bool:
    """Whether somebody is named as who acts: “A minister resigned. Ann Lee …” gives the name."""
    return bool(trace.person.name) and trace.person.sex in ("", sex) and trace.weight >= _SUBJECT


def _fit(pronoun: Mention, trace: _Trace, sex: str) -> float:
    """How well a person fits a pronoun."""
    mention, here, there = trace.mention, pronoun.tokens, trace.mention.tokens
    distance = here.paragraph - there.paragraph
    value = trace.weight - _PARAGRAPH * min(distance, 6)
    if distance == 0:
        value -= _SENTENCE * (_sentence(pronoun) - _sentence(mention))
        value += _NEAR_SUBJECT if trace.weight >= _SUBJECT else 0.0
    else:
        value -= _REST * (there.sentence[-1] - _sentence(mention))
    if trace.person.sex == sex:
        value += _SAME_SEX
    if not trace.human:
        value += _NO_PERSON
    return value + _OFTEN * min(trace.person.count, 6)
