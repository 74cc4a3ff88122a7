"""Offices and who holds them in one article: “the minister” is the one last called so."""

from __future__ import annotations

from bisect import bisect_left
from operator import itemgetter

from . import words
from .classes import GENITIVE
from .mentions import Mention
from .people import Person
from .roles import role_at, role_head
from .scene import Scene

_STATED = 12  # roles remembered a person
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

    def __init__(self, scene: Scene) -> None:
        self._scene = scene
        self._roles: dict[int, list[tuple[int, str]]] = {}
        self._by_head: dict[str, list[tuple[int, Person, str]]] | None = None
        self._named: dict[int, list[Mention]] = {}
        for mention in scene.mentions:
            if mention.kind == "N" and isinstance(mention.person, Person):
                self._named.setdefault(id(mention.person), []).append(mention)

    def stated(self, person: Person) -> list[tuple[int, str]]:
        """(order of the mention, role) as the article goes on; read when first asked for."""
        known = self._roles.get(id(person))
        if known is None:
            known = self._roles[id(person)] = []
            for mention in self._named.get(id(person), ()):
                role = None if mention.frame.titled else role_at(mention)
                if role:
                    known.append((mention.order, role))
                    if len(known) == _STATED:
                        break
        return known

    def meant(self, mention: Mention) -> Person | None:
        """Whom “the minister” or “Turkey’s foreign minister” means: the last such named before."""
        if mention.low not in words.PEOPLE_NOUNS:
            return None
        owner = _owner(mention)
        if owner is None:
            return None
        held = self._held(mention.low)
        at = bisect_left(held, mention.order, key=itemgetter(0))
        low = mention.frame.low
        wanted = _QUALIFIERS.intersection(low[mention.first : mention.head])
        for _, person, role in held[max(0, at - _STATED) : at][::-1]:
            said = role.lower().split()
            if wanted.issubset(said) and (not owner or _of(owner, said)):
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
    frame, at = mention.frame, mention.first
    low = frame.low
    if at > 1 and frame.kind[at - 1] == GENITIVE:
        if frame.kind[at - 2] == "N":
            return low[at - 2]
        return "" if at > 2 and low[at - 3] == "the" else None
    return "" if low[at] in _THE else None


def _of(owner: str, role: list[str]) -> bool:
    """Whether a role is of that place: “Turkish Foreign Minister” is Turkey's."""
    return any(word[:_SAME_STEM] == owner[:_SAME_STEM] for word in role)
