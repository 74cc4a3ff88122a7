"""The people of one article: which name mentions are one person, their fullest name, their sex.

A surname is joined to the full name that bears it; where two people bear it, to the one that the
title fits, and else to the one named more often, or just now. Given names alone
are joined the same way.
"""

from __future__ import annotations

from functools import lru_cache

from pressread.text.folding import fold_name
from pressread.text.names import PLACES, is_given_name, same_person, sex_of, sound_word

from . import words
from .classes import WORD
from .mentions import Mention
from .name_heads import is_titled

_BEARERS = 40  # people of one name told apart at most
_PREFIXES = ("pro-", "anti-", "non-", "ex-", "post-", "pre-", "mid-", "then-")
_RECENT = 1.5  # mentions that having been named in the same paragraph weighs
_NOT_YET = 5.0  # mentions that not having been introduced yet weighs
_CLOSE = 1.5  # mentions within which two bearers are as likely
_JUST_NOW = 2  # paragraphs
_NAMESAKE = 0.38  # how often one of two people of a surname is the one meant
_SUFFIXES = frozenset(("jr", "sr", "ii", "iii", "iv"))


class Person:
    """Somebody, or some body, that the article names. ``sex`` is "m", "f" or ""."""

    __slots__ = (
        "by_given_name", "count", "first", "introduced", "introduced_in", "keys", "latest", "name",
        "organisation", "paragraph", "parts", "sex", "titled", "told_sex",
    )  # fmt: skip

    def __init__(self, name: str, keys: list[str], order: int) -> None:
        self.name, self.keys = name, keys
        self.parts = len(keys)
        self.count = self.by_given_name = 0
        self.paragraph = self.introduced_in = -1
        self.first = self.latest = self.introduced = order
        self.sex = ""
        self.titled = False  # some mention has a title or a trade before it
        self.told_sex = False  # by a title, not only by the list of given names
        self.organisation = False


class People:
    """Everybody named, found by surname and by given name."""

    def __init__(self, mentions: list[Mention]) -> None:
        self.everybody: list[Person] = []
        self._bearers: dict[str, list[Person]] = {}
        self._middle: dict[str, list[Person]] = {}
        every = [mention for mention in mentions if mention.kind == "N"]
        titled = [mention for mention in every if mention.tokens.titled]
        named = [mention for mention in every if not mention.tokens.titled] if titled else every
        keys = {id(mention): _keys(mention) for mention in named}
        for mention in named:
            if len(keys[id(mention)]) > 1 and not _is_surname(mention):
                self._note(mention, keys[id(mention)])
        for person in self.everybody:
            person.paragraph = person.latest = -1
        for mention in named:
            if isinstance(mention.person, Person):
                mention.person.paragraph = mention.tokens.paragraph
                mention.person.latest = mention.order
            elif keys[id(mention)]:
                self._link(mention, keys[id(mention)])
        for mention in titled:
            self._recognise(mention)

    def find(self, name: str) -> Person | None:
        """The one person of that full name or, if only one bears it, surname."""
        keys = [sound_word(word) for word in fold_name(name).split()]
        bearers = self._bearers.get(keys[-1], []) if keys else []
        if len(keys) == 1:
            return bearers[0] if len(bearers) == 1 else None
        return next((one for one in bearers if same_person(one.name, name)), None)

    def _note(self, mention: Mention, keys: list[str]) -> None:
        """A full name: the person known by it, or a new one."""
        name = mention.name()
        for person in self._bearers.get(keys[-1], ())[-_BEARERS:]:
            if person.keys == keys or (person.parts > 1 and same_person(person.name, name)):
                if len(keys) > person.parts:
                    person.name, person.keys, person.parts = name, keys, len(keys)
                self._count(person, mention)
                return
        self._add(mention, name, keys)

    def _recognise(self, mention: Mention) -> None:
        """A name among the capitals of a headline: whom the text itself names, else all of it."""
        keys = _keys(mention)
        for key in reversed(keys):
            bearers = self._bearers.get(key)
            if bearers:
                self._count(max(bearers, key=lambda one: one.count), mention)
                return
        if len(keys) > 1:
            self._note(mention, keys)
        elif keys:
            self._link(mention, keys)

    def _add(self, mention: Mention, name: str, keys: list[str]) -> None:
        person = Person(name, keys, mention.order)
        person.introduced_in = mention.tokens.paragraph
        person.organisation = _is_organisation(mention)
        if not person.organisation:
            person.sex = sex_of(mention.words()[0])
        self.everybody.append(person)
        for key in dict.fromkeys((keys[-1], keys[0])):
            self._bearers.setdefault(key, []).append(person)
        for key in keys[1:-1] if not person.organisation else ():
            self._middle.setdefault(key, []).append(person)
        self._count(person, mention)

    def _link(self, mention: Mention, keys: list[str]) -> None:
        """One word: whoever bears it, else somebody new."""
        bearers = self._bearers.get(keys[-1], [])[-_BEARERS:]
        if not bearers and len(keys) == 1:  # Ana Rita Sousa da Cruz, called Sousa
            middle = self._middle.get(keys[0], ())
            bearers = [one for one in middle[-_BEARERS:] if one.introduced < mention.order]
            bearers = bearers if len(bearers) == 1 else []
        surname = [one for one in bearers if one.keys[-1] == keys[-1]]
        if not surname and mention.tokens.text[mention.head].isupper() and len(mention.low) > 1:
            bearers = [one for one in bearers if one.organisation or one.parts < 3]  # BBC, GAF Corp
        sex = title_sex(mention)
        fitting = [one for one in surname or bearers if not sex or one.sex in ("", sex)]
        if not fitting:
            self._add(mention, mention.name(), keys)
            person = mention.person
            assert isinstance(person, Person)
            person.sex = person.sex or sex
            return
        ranked = [(_weight(one, mention), one.latest, -one.first) for one in fitting]
        found = fitting[ranked.index(max(ranked))]
        if found in surname and len(surname) > 1:
            untold = bool(sex) and len(fitting) > 1 and not any(one.sex for one in fitting)
            if untold or _is_doubtful(mention, fitting):  # Mr Roe: Kit Roe or Sky Roe
                mention.person, mention.sure = found, _NAMESAKE
                for one in fitting:
                    one.paragraph = mention.tokens.paragraph
                return
        later = found.introduced > mention.order
        if len(surname) == 1 and later and found.introduced_in == mention.tokens.paragraph:
            mention.person, mention.sure = found, _NAMESAKE  # Vela speaks of Vela's father Ivo Vela
            return
        found.by_given_name += found not in surname
        self._count(found, mention)

    def _count(self, person: Person, mention: Mention) -> None:
        mention.person = person
        person.count += 1
        person.first = min(person.first, mention.order)
        person.latest = mention.order
        person.paragraph = mention.tokens.paragraph
        person.titled = person.titled or is_titled(mention)
        told = title_sex(mention)
        if told:
            person.sex, person.told_sex = told, True


def _weight(person: Person, mention: Mention) -> float:
    """How likely a bare surname is this bearer's: whom the article calls so often, or has just
    named; hardly one who is called by a given name, or comes in only later."""
    value = float(person.count - person.by_given_name)
    if person.paragraph == mention.tokens.paragraph:
        value += _RECENT
    return value - (_NOT_YET if person.introduced > mention.order else 0.0)


def _is_doubtful(mention: Mention, bearers: list[Person]) -> bool:
    """Whether two who bear the surname are as likely: both named time and again, and just now."""
    here = mention.tokens.paragraph
    often = [one for one in bearers if one.count > 1 or one.count == bearers[0].count]
    near = [_weight(one, mention) for one in often
            if one.parts > 1 and here - one.paragraph <= _JUST_NOW]  # fmt: skip
    if len(near) < 2:
        return False
    second, first = sorted(near)[-2:]
    return first - second < _CLOSE


def title_sex(mention: Mention) -> str:
    """What the title says: Mr., Mrs., spokeswoman."""
    first = mention.first
    if first == mention.named and first and mention.tokens.kind[first - 1] == WORD:
        first -= 1  # ministry spokesman Ann Lee
    for low in mention.tokens.low[first : mention.named]:
        if low in words.MALE_TITLES:
            return "m"
        if low in words.FEMALE_TITLES:
            return "f"
    return ""


@lru_cache(maxsize=4096)
def _folded(token: str) -> str:
    return "".join(sound_word(word) for word in fold_name(token).split())


def _keys(mention: Mention) -> list[str]:
    tokens = mention.words()
    if len(tokens) == 1 and tokens[0].lower().startswith(_PREFIXES):
        return []
    folded = [key for token in tokens if (key := _folded(token))]
    while len(folded) > 1 and folded[-1] in _SUFFIXES:
        folded.pop()
    return folded


def _is_surname(mention: Mention) -> bool:
    """Mr. van der Velde: particles and a surname, no given name."""
    before = mention.tokens.low[mention.named : mention.head]
    return bool(before) and all(word in words.PARTICLES for word in before)


def _is_organisation(mention: Mention) -> bool:
    low = mention.tokens.low[mention.named : mention.head + 1]
    if len(low) == 1 and low[0] in PLACES and mention.named == mention.first:
        return True
    if any(word in words.ORGANISATION_WORDS or word in ("of", "&") for word in low):
        return True
    if len(low) > 1 and low[-1] in words.COMPANY_WORDS and not is_given_name(low[0]):
        return True
    titled = mention.named > mention.first
    return mention.tokens.text[mention.head].isupper() and len(low) == 1 and not titled


def is_plain_name(person: Person, tongue: str) -> bool:
    """Whether somebody's name looks like one, in a language whose nouns or sentence openers may
    have a capital: with a given name, a title, or a surname by which the text goes on.

    A lone word is the name of a person with a title, or of a body in capitals; what holds an
    article, a place or a noun of office is none.
    """
    if person.organisation:
        return person.parts == 1 and person.name.isupper() and len(person.name) > 1
    words_of = person.name.lower().split()
    if words_of[0] in _ARTICLES or not words.SPEAKING_NOUNS.isdisjoint(words_of):
        return False
    if person.parts == 1:
        return person.titled or is_given_name(words_of[0])
    if is_given_name(words_of[0]) or is_given_name(words_of[0].partition("-")[0]):
        return True
    if tongue == "de" and _is_german_noun(words_of):
        return False
    if PLACES.isdisjoint(words_of) and words_of[0] not in words.SENTENCE_OPENERS:
        return person.titled or person.count > 1
    return False


_ARTICLES = frozenset(
    """der die das dem den des ein eine la le les l' el los las il lo gli o a os as de det den en et
    bir""".split()
)
_NOUN_ENDS = (
    "ung", "heit", "keit", "schaft", "tion", "tät", "ment", "ismus", "sender", "zeitung", "polizei",
    "behörde", "verband", "partei", "staaten", "weg", "werk", "amt", "rat", "gericht", "konzert",
)  # fmt: skip


def _is_german_noun(words_of: list[str]) -> bool:
    """Whether two capitals of a German text are nouns: Als Begründung, Berliner Polizei."""
    first = words_of[0]
    return (
        first in words.FOREIGN_OPENERS or first.endswith(("er", "en", "es", "ung", "ment"))
        or any(word.endswith(_NOUN_ENDS) for word in words_of)
    )  # fmt: skip
