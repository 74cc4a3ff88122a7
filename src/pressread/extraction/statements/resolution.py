"""The person and the role that a mention means: holders of an office, labels of turns."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from operator import itemgetter

from pressread.text.folding import fold_name
from pressread.text.gazetteer import is_demonym, is_given_name

from . import words
from .classes import GENITIVE, QUOTE
from .document import Document
from .mentions import Mention
from .people import Person
from .roles import role_at, role_head
from .transcript import ANSWER, QUESTION, names_an_office

_OF = frozenset(("of", "for", "de", "del", "du", "des", "der", "von"))


_LOOKED_BACK = 200  # mentions
_STATED = 12  # roles remembered a person
_GERMAN_ARTICLES = frozenset("der die das dem den des ein eine".split())
# Of these an article has many: “the analyst” is the one just named, or nobody.
_SPOKESPEOPLE = frozenset(
    """spokesman spokeswoman spokesperson sprecher sprecherin regierungssprecher
    regierungssprecherin porte-parole portavoz sözcü sözcüsü envoy""".split()
)
_OFTEN_MANY = (words.REPRESENTATIVES - _SPOKESPEOPLE) | frozenset(
    """analyst economist trader dealer banker strategist historian professor author columnist
    scientist researcher doctor officer detective investor executive teacher student farmer
    worker driver player coach lawmaker senator minister-designate""".split()
)
_THE = frozenset(("the", "le", "la", "el", "der", "die"))
_SAME_STEM = 4  # letters that “Turkey” and “Turkish” share
# What tells one office from another of the same noun: the prime minister, the foreign minister.
_QUALIFIERS = frozenset(
    """prime foreign defence defense interior home finance health education energy justice deputy
    vice transport trade agriculture economy environment labor labour housing culture state
    first assistant chief harbour press lieutenant attorney district federal""".split()
)


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
        if mention.low not in words.PEOPLE_NOUNS:
            return None
        owner = _owner(mention)
        if owner is None:
            return None
        held = self._held(mention.low)
        at = bisect_left(held, mention.order, key=itemgetter(0))
        low = mention.tokens.low
        wanted = _QUALIFIERS.intersection(low[mention.first : mention.head])
        found: list[Person] = []
        for _, person, role in held[max(0, at - _STATED) : at]:
            said = role.lower().split()
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
    return "" if low[at] in _THE else None


def _of(owner: str, role: list[str]) -> bool:
    """Whether a role is of that place: “Turkish Foreign Minister” is Turkey's."""
    return any(word[:_SAME_STEM] == owner[:_SAME_STEM] for word in role)


def _is_german_noun(words_of: list[str]) -> bool:
    """Whether two capitals of a German text are nouns: Als Begründung, Berliner Polizei."""
    first = words_of[0]
    return (
        first in words.FOREIGN_OPENERS or first.endswith(("er", "en", "es", "ung", "ment"))
        or any(word.endswith(_NOUN_ENDS) for word in words_of)
    )  # fmt: skip


_NOUN_ENDS = (
    "ung", "heit", "keit", "schaft", "tion", "tät", "ment", "ismus", "sender", "zeitung", "polizei",
    "behörde", "verband", "partei", "staaten", "weg", "werk", "amt", "rat", "gericht", "konzert",
)  # fmt: skip


def _is_human(person: Person) -> bool:
    """Whether somebody is named, not a firm or a place."""
    return not person.organisation and bool(person.parts > 1 or person.sex or person.titled)


class Resolver:
    """Names and roles for the mentions of one document."""

    def __init__(self, document: Document, byline: Sequence[str] = ()) -> None:
        self._document = document
        self._author = byline[0] if len(byline) == 1 else None
        self._byline = byline
        self._holders = Holders(document)

    def name(self, mention: Mention) -> str | None:
        """The fullest name of whom the mention means; None where nobody is named."""
        tokens = mention.tokens
        turn = self._document.turns.get(tokens.paragraph)
        if turn is not None and (mention.start < turn.end or turn.end == 0):
            return self._labelled(turn.label, mention)
        if tokens.kind[mention.first] == QUOTE:  # a label, or “explique X”, inside the marks
            return self._labelled(tokens.source[mention.start : mention.end], mention)
        person = self.person(mention)
        if person is None:
            return self._author if mention.low == "i" else None
        return person.name if self._is_named(person, mention) else None

    def _is_named(self, person: Person, mention: Mention) -> bool:
        """Whether the capitals that a mention rests on are a name at all.

        “The Belgian” is none; in German, where every noun has a capital, a lone word needs a
        title or to be a given name, and no name holds an article.
        """
        before = mention.tokens.low[mention.first - 1 : mention.first]
        if mention.kind == "N" and before and before[0] in _THE and is_demonym(mention.low):
            return False
        if not self._document.german or person.organisation:
            return not (self._document.german and person.organisation and person.parts == 1)
        words_of = person.name.lower().split()
        if not _GERMAN_ARTICLES.isdisjoint(words_of[: 1 if "von" in words_of else None]):
            return False
        if person.parts > 1:
            return is_given_name(words_of[0]) or not _is_german_noun(words_of)
        return person.titled or is_given_name(person.name)

    def _labelled(self, label: str, mention: Mention) -> str | None:
        """Whom the label of a turn means; Q is the author, A the person most named."""
        folded = label.casefold()
        if folded in QUESTION:
            return self._author
        if folded in ANSWER:
            main = self._main_person()
            return main.name if main else None
        if names_an_office(label):
            holder = self.person(mention) if mention.kind == "L" else None
            return holder.name if holder is not None else None
        return _written(self._known_as(label) or self._of_label(label, mention))

    def _of_label(self, label: str, mention: Mention) -> str:
        person = self.person(mention)
        if person is not None and not (label.isupper() and person.parts == 1):
            return person.name
        found = self._document.people.find(label)
        return found.name if found else label

    def _known_as(self, label: str) -> str | None:
        """The full label of the same transcript that a surname stands for, or whoever has these
        initials."""
        surname = label.casefold().split()[-1]
        turns = self._document.turns.values()
        labels = {one.label for one in turns if one.surname == surname and " " in one.label}
        if labels and " " not in label:
            return max(labels, key=len)
        if not (1 < len(label) < 4 and label.isupper() and label.isalpha()):
            return None
        names = [one.name for one in self._document.people.everybody if one.parts > 1]
        names = [one for one in dict.fromkeys([*self._byline, *names]) if _initials(one) == label]
        return names[0] if len(names) == 1 else None

    def _main_person(self) -> Person | None:
        people = [one for one in self._document.people.everybody if not one.organisation]
        asking = {fold_name(one) for one in self._byline}
        last = max(self._document.turns, default=0)  # who comes in below the turns took no part
        people = [one for one in people if one.introduced_in < last]
        people = [one for one in people if one.parts > 1 and fold_name(one.name) not in asking]
        return max(people, key=lambda one: (one.count, -one.first)) if people else None

    def person(self, mention: Mention) -> Person | None:
        """Whom a mention means; None where nobody is named."""
        if mention.kind == "L":
            return self._holder(mention)
        return mention.person if isinstance(mention.person, Person) else None

    def _holder(self, mention: Mention) -> Person | None:
        """“The minister, Ann Lee,” is she; “the minister” alone, the last given that office."""
        return self._beside(mention) or self._holders.meant(mention) or self._surname(mention)

    def _surname(self, mention: Mention) -> Person | None:
        """Who bears as a surname what alone would be an office: Ida King, then “King said”."""
        tokens = mention.tokens
        if mention.first != mention.last or not tokens.text[mention.head].istitle():
            return None
        found = self._document.people.find(tokens.text[mention.head])
        if found is None or found.organisation or found.parts < 2:
            return None
        return found if fold_name(found.name).split()[-1] == fold_name(mention.low) else None

    def _beside(self, mention: Mention) -> Person | None:
        """Whose name stands right after the noun phrase, between commas."""
        tokens = mention.tokens
        kinds = tokens.kind
        after = mention.last + 1
        if after < len(kinds) and tokens.low[after] in _OF:
            while after < min(len(kinds), mention.last + 10) and kinds[after] != ",":
                after += 1
        if after + 1 >= len(kinds) or kinds[after] != ",":
            return None
        for one in self._document.mentions[mention.order + 1 : mention.order + 4]:
            if one.tokens is tokens and one.first == after + 1 and one.kind == "N":
                end = one.last + 1
                closed = end >= len(tokens.kind) or tokens.kind[end] in ",.S("
                person = one.person
                if closed and isinstance(person, Person) and not person.organisation:
                    return person
        return None

    def via(self, mention: Mention) -> str | None:
        """Who passes on what the mention said, as written: the agency that quotes it."""
        clauses = self._document.clauses_of_tokens(mention.tokens)
        passing = clauses.via.get(mention.place)
        if passing is None:
            return None
        return passing.tokens.source[passing.start : passing.end]

    def role(self, mention: Mention) -> str | None:
        """The role at the mention itself, else the fullest stated before it, else the first."""
        turn = self._document.turns.get(mention.tokens.paragraph)
        if turn is not None and mention.start < turn.end and turn.office:
            return turn.office
        person = self.person(mention)
        known = self._holders.stated(person) if person is not None else None
        if not known:
            return None
        here = [role for order, role in known if order == mention.order]
        if here:
            return here[-1]
        before = [role for order, role in known if order < mention.order] or [known[0][1]]
        stated = [role for role in before if not role.startswith(("who", "then "))]
        return max(stated, key=len) if stated else None


def _initials(name: str) -> str:
    return "".join(word[0] for word in name.split())


def _written(name: str) -> str:
    """A name of a label in capitals as a text would write it."""
    if not name.isupper() or " " not in name:
        return name
    return " ".join("-".join(map(str.capitalize, word.split("-"))) for word in name.split())
