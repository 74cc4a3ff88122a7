"""In which role: what the article says a person is, in its own words, and who holds an office.

Read before the name ("Turkish Foreign Minister Mevlut Cavusoglu", "the columnist Ann Lee", "her
chief aide, Ann Lee,") and after it ("Ann Lee, 42, a columnist for the Herald who …, said"). A
leading article is left out; a relative clause counts where it tells an occupation.
"""

from __future__ import annotations

from bisect import bisect_left
from operator import itemgetter

from . import words
from .appositions import role_after
from .classes import COMMA, DASH, DET, GENITIVE, NAME, NUMBER, POSS, QUOTE, SAY, STOP, WORD
from .document import Document
from .mentions import Mention
from .name_heads import names_german_trade, names_trade
from .people import Person
from .tokens import Tokens

_COURTESY = words.LISTS["courtesies"]
_IN_OFFICE = frozenset((WORD, NAME, NUMBER, "'", "p"))
_ARTICLES = frozenset(("la", "el", "le", "les", "los", "der", "die", "das"))
_BEFORE_NOUN = frozenset("der die den dem des ein eine einen einem einer".split())
_KIN = words.LISTS["after offices"]
_WITHIN = frozenset("of for and the & de du des".split())  # Minister for Education and Research
_LOOKED_BACK = 200  # mentions
_STATED = 12  # roles remembered a person
_SPOKESPEOPLE = words.LISTS["spokespeople"]
_OFTEN_MANY = (words.REPRESENTATIVES - _SPOKESPEOPLE) | words.LISTS["often many"]
_SAME_STEM = 4  # letters that “Turkey” and “Turkish” share
_QUALIFIERS = words.LISTS["qualifiers"]
_ARTICLE_SEX = {"le": "m", "el": "m", "il": "m", "o": "m", "la": "f"}
_THE = frozenset(("the", "le", "la", "el", "der", "die"))
_OF = frozenset(("of", "for", "de", "del", "du", "des", "der", "von"))
_OF_THE = frozenset(("la", "las", "los", "el", "der", "des", "l'", "l’"))


def role_at(mention: Mention) -> str | None:
    """What is said of the person at this mention: before the name, after it, or both."""
    before = role_before(mention) or role_ahead(mention)
    after = role_after(mention)
    if before and after:
        return after if before.endswith(".") and " " not in before else f"{before}, {after}"
    return before or after


def role_before(mention: Mention) -> str | None:
    """Titles and trades that stand right before the name."""
    tokens = mention.tokens
    kinds, low = tokens.kind, tokens.low
    at = mention.named
    least = max(0, mention.named - 14)
    while at > least and (
        kinds[at - 1] in (WORD, NAME, NUMBER)
        or (at > mention.first + 1 and low[at - 1] in _WITHIN)
        or _inside(tokens, at - 1)
    ):
        at -= 1
    if tokens.tongue == "de" and low[mention.named - 1] not in words.SPEAKING_NOUNS:
        at = _german_office(tokens, at, mention.named)
    if at == mention.named:
        return None
    while at < mention.named and (
        low[at].endswith(("ing", "ed")) or low[at] in _ARTICLES or _governs(tokens, at)
    ):
        at += 1
    found = low[at : mention.named]
    while len(found) > 1 and found[-1] in _COURTESY:
        found.pop()  # senior officials Mr
    if not found or found[-1] in _KIN or not _is_trade(found, tokens.tongue):
        return None  # nothing, or cut short: no office ends in “of”
    if all(word in _COURTESY for word in found):
        return None
    return tokens.source[tokens.start[at] : tokens.end[at + len(found) - 1]]


def _german_office(tokens: Tokens, least: int, named: int) -> int:
    """Where a German office before a name begins: nouns in capitals, the last of them the office,
    and adjectives before them; ``named`` where no office stands there."""
    at = named
    while (
        at > least and tokens.kind[at - 1] in (NAME, NUMBER, "'") and tokens.text[at - 1] != "Uhr"
    ):
        at -= 1
    if at == named or tokens.kind[at] == NUMBER:
        return named
    while at > least and tokens.kind[at - 1] == WORD and tokens.low[at - 1].endswith(_ADJECTIVE):
        at -= 1
    return at


_ADJECTIVE = ("e", "er", "en", "em", "es")


def _governs(tokens: Tokens, at: int) -> bool:
    """A German verb before its subject: “Das begrüßte Präsident …”, but “der erkrankte …”."""
    low = tokens.low
    if tokens.kind[at] != WORD or not low[at].endswith("te") or at + 1 >= len(low):
        return False
    german = low[at + 1] in words.GERMAN_TITLES and low[at + 1] != "general"
    return german and (at == 0 or low[at - 1] not in _BEFORE_NOUN)


def _is_trade(found: list[str], tongue: str) -> bool:
    """Whether the words before a name can be its office, not a verb or another's name."""
    last = found[-1]
    if tongue == "de" and names_german_trade(last):
        return True
    if any(names_trade(word) for word in found):
        return not last.endswith("s") or last in words.TITLES or last in words.DOMAINS
    return len(last) > 3 and last.endswith(("er", "or", "ist", "ian", "ant", "ent", "man", "eur"))


def _inside(tokens: Tokens, at: int) -> bool:
    """An “of” within a title (Secretary of State), or a genitive (Russia’s foreign minister)."""
    if tokens.kind[at] == "'":
        return at > 0 and (tokens.kind[at - 1] == NAME or tokens.low[at - 1].endswith("s"))
    if at == 0 or tokens.low[at] not in ("of", "for"):
        return False
    office = tokens.low[at - 1] in words.TITLES and tokens.low[at - 1] not in words.REPRESENTATIVES
    return office and tokens.kind[at + 1] == NAME


def role_ahead(mention: Mention) -> str | None:
    """“Her chief aide, Ann Lee, said”: the noun phrase before the comma before the name."""
    tokens = mention.tokens
    kinds = tokens.kind
    comma = mention.first - 1
    if comma < 2 or kinds[comma] != COMMA:
        return None
    at = comma
    while at > 0 and comma - at < 12 and (kinds[at - 1] in _IN_OFFICE or _of_the(tokens, at - 1)):
        at -= 1
    if tokens.low[at] in _ARTICLES and at + 1 < comma:
        at += 1  # El presidente de …, where the capital hides the article
    elif at == comma or not _begins_phrase(tokens, at):
        return None
    found = tokens.low[at:comma]
    head = found[: next((i for i, w in enumerate(found) if w in _KIN), len(found))]
    if not head or head[-1] not in words.PEOPLE_NOUNS or head[-1].endswith("s"):
        return None
    after = mention.last + 1
    if after < len(kinds) and kinds[after] not in (COMMA, STOP, SAY, "(", DASH, "x"):
        return None
    return tokens.source[tokens.start[at] : tokens.end[comma - 1]]


def _of_the(tokens: Tokens, at: int) -> bool:
    """An article inside an office: presidente de la patronal, Sprecher der Behörde."""
    if at < 2 or tokens.kind[at] != DET:
        return False
    before = tokens.low[at - 1]
    if tokens.low[at] == "the":  # the head of the relief fund
        return before == "of" and tokens.low[at - 2] in words.PEOPLE_NOUNS
    return tokens.low[at] in _OF_THE and (before == "de" or before in words.GERMAN_TITLES)


def _begins_phrase(tokens: Tokens, at: int) -> bool:
    """After an article (but not “of the”), or a genitive phrase that begins the sentence."""
    kinds = tokens.kind
    if at == 0 or kinds[at - 1] in (STOP, QUOTE):
        return "'" in kinds[at : at + 8]
    return kinds[at - 1] in (DET, POSS) and (at < 2 or kinds[at - 2] != "p")


def role_head(role: str) -> str:
    """The word of a role that says what somebody is: "minister", "head"."""
    plain = role.lower().replace("’s", "").replace("'s", "").replace(",", " ,").split()
    before = plain
    for at, word in enumerate(plain):
        if word in _KIN or word == ",":
            before = plain[:at]
            break
    return next(filter(names_trade, reversed(before)), "")


def _is_human(person: Person) -> bool:
    """Whether somebody is named, not a firm or a place."""
    return not person.organisation and bool(person.parts > 1 or person.sex or person.titled)


class Holders:
    """The roles that an article states of its people, and the holders of an office by its noun."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._roles: dict[int, list[tuple[int, str]]] = {}
        self._by_head: dict[str, list[tuple[int, Person, str]]] | None = None
        self._named: dict[int, list[Mention]] = {}
        for mention in document.mentions:
            if mention.kind == "N" and isinstance(mention.person, Person):
                self._named.setdefault(id(mention.person), []).append(mention)

    def stated(self, person: Person) -> list[tuple[int, str]]:
        """(order of the mention, role) as the article goes on; read when first asked for."""
        known = self._roles.get(id(person))
        if known is None and person.organisation:
            known = self._roles[id(person)] = []  # a body or a place holds no office
        if known is None:
            known = self._roles[id(person)] = []
            for mention in self._named.get(id(person), ()):
                role = None if mention.tokens.titled else role_at(mention)
                if role:
                    known.append((mention.order, role))
                    if len(known) == _STATED:
                        break
        return known

    def meant(self, mention: Mention) -> Person | None:
        """Whom “the minister” or “Turkey’s foreign minister” means: the one so called before;
        nobody, where two are.
        """
        if not names_trade(mention.low):
            return None
        owner = _owner(mention)
        if owner is None:
            return None
        held = self._held(mention.low)
        at = bisect_left(held, mention.order, key=itemgetter(0))
        low = mention.tokens.low
        wanted = _QUALIFIERS.intersection(low[mention.first : mention.head])
        sex = _ARTICLE_SEX.get(low[mention.first], "")
        found: list[Person] = []
        for _, person, role in held[max(0, at - _STATED) : at]:
            said = role.lower().split()
            if sex and person.sex not in ("", sex):
                continue  # “la ministre” is not he who was “le ministre”
            if wanted.issubset(said) and (not owner or _of(owner, said)) and person not in found:
                found.append(person)
        if len(found) != 1 or (mention.low in _OFTEN_MANY and found[0] is not self._last(mention)):
            return None
        return found[0]

    def _last(self, mention: Mention) -> Person | None:
        """Who was named last before a mention, bodies aside."""
        for one in self._document.mentions[max(0, mention.order - _LOOKED_BACK) : mention.order][
            ::-1
        ]:
            person = one.person
            if one.kind == "N" and isinstance(person, Person) and _is_human(person):
                return person
        return None

    def _held(self, noun: str) -> list[tuple[int, Person, str]]:
        if self._by_head is None:
            self._by_head = {}
            for mentions in self._named.values():
                person = mentions[0].person
                assert isinstance(person, Person)
                for order, role in self.stated(person):
                    entry = order, person, role
                    self._by_head.setdefault(role_head(role), []).append(entry)
            for entries in self._by_head.values():
                entries.sort(key=itemgetter(0))
        return self._by_head.get(noun, [])


def _owner(mention: Mention) -> str | None:
    """Whose office: a country's name, "" for “the” and “the country’s”; None where it is open."""
    tokens, at = mention.tokens, mention.first
    low = tokens.low
    if at > 1 and tokens.kind[at - 1] == GENITIVE:
        if tokens.kind[at - 2] == "N":
            return low[at - 2]
        return "" if at > 2 and low[at - 3] == "the" else None
    if low[at] not in _THE:
        return None
    return _complement(mention)


def _complement(mention: Mention) -> str:
    """The place or body of “the president of Mexico”; "" where none stands there."""
    tokens, at = mention.tokens, mention.last + 1
    if tokens.low[at : at + 1] and tokens.low[at] in _OF:
        at += 1 + (tokens.kind[at + 1 : at + 2] == [DET])
        if tokens.kind[at : at + 1] == [NAME]:
            return tokens.low[at]
    return ""


def _of(owner: str, role: list[str]) -> bool:
    """Whether a role is of that place: “Turkish Foreign Minister” is Turkey's."""
    return any(word[:_SAME_STEM] == owner[:_SAME_STEM] for word in role)
