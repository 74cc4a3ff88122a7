"""From the mention to the person: titles that stand for their holder, labels, and roles."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from operator import itemgetter

from . import words
from .mentions import Mention
from .people import Person
from .roles import is_post, role_at, role_head
from .scene import Scene
from .transcript import QUESTION

_OF = frozenset(("of", "for", "de", "del", "du", "des", "der", "von"))
_STATED = 12  # roles remembered a person


class Resolver:
    """Names and roles for the mentions of one scene."""

    def __init__(self, scene: Scene, byline: Sequence[str] = ()) -> None:
        self._scene = scene
        self._author = byline[0] if len(byline) == 1 else None
        self._roles: dict[int, list[tuple[int, str]]] = {}
        self._holders: dict[str, tuple[list[int], list[Person]]] | None = None
        self._named: dict[int, list[Mention]] = {}
        for mention in scene.mentions:
            if mention.kind == "N" and isinstance(mention.person, Person):
                self._named.setdefault(id(mention.person), []).append(mention)

    def _stated(self, person: Person) -> list[tuple[int, str]]:
        """The roles that the article states of a person, in order; read when first asked for."""
        known = self._roles.get(id(person))
        if known is None:
            known = self._roles[id(person)] = []
            for mention in self._named.get(id(person), ()):
                role = role_at(mention)
                if role:
                    known.append((mention.order, role))
                    if len(known) == _STATED:
                        break
        return known

    def _held(self, office: str) -> tuple[list[int], list[Person]]:
        """Who is given an office, and at which mentions, in order."""
        if self._holders is None:
            found: dict[str, list[tuple[int, Person]]] = {}
            for mentions in self._named.values():
                person = mentions[0].person
                assert isinstance(person, Person)
                for order, role in self._stated(person):
                    found.setdefault(role_head(role), []).append((order, person))
            self._holders = {}
            for head, pairs in found.items():
                pairs.sort(key=itemgetter(0))
                self._holders[head] = [one for one, _ in pairs], [one for _, one in pairs]
        return self._holders.get(office, ([], []))

    def name(self, mention: Mention) -> str | None:
        """The fullest name of whom the mention means; None where nobody is named."""
        turn = self._scene.turns.get(mention.frame.paragraph)
        if turn is not None and mention.start < turn.end:
            return self._labelled(turn.label, mention)
        person = self.person(mention)
        if person is None:
            return self._author if mention.low == "i" else None
        return person.name

    def _labelled(self, label: str, mention: Mention) -> str | None:
        """Whom the label of a turn means; Q is the author, A the person most named."""
        folded = label.casefold()
        if folded in QUESTION:
            return self._author
        if folded in ("a", "answer", "antwort"):
            main = self._main_person()
            return main.name if main else None
        person = self.person(mention)
        if person is not None and not (label.isupper() and person.parts == 1):
            return person.name
        found = self._scene.people.find(label)
        return found.name if found else label

    def _main_person(self) -> Person | None:
        people = [one for one in self._scene.people.everybody if not one.organisation]
        people = [one for one in people if one.parts > 1] or people
        return max(people, key=lambda one: (one.count, -one.first)) if people else None

    def person(self, mention: Mention) -> Person | None:
        """Whom a mention means; None where nobody is named."""
        if mention.kind == "L":
            return self._holder(mention)
        return mention.person if isinstance(mention.person, Person) else None

    def _holder(self, mention: Mention) -> Person | None:
        """The minister: the person last given that role before; “the minister, Ann Lee,”: she."""
        beside = self._beside(mention)
        if beside is not None:
            return beside
        if mention.frame.low[mention.first] != "the" or mention.low not in words.PEOPLE_NOUNS:
            return None
        orders, holders = self._held(mention.low)
        at = bisect_left(orders, mention.order)
        return holders[at - 1] if at else None

    def _beside(self, mention: Mention) -> Person | None:
        """Whose name stands right after the noun phrase, between commas."""
        frame = mention.frame
        kinds = frame.kind
        after = mention.last + 1
        if after < len(kinds) and frame.low[after] in _OF:
            while after < min(len(kinds), mention.last + 10) and kinds[after] != ",":
                after += 1
        if after + 1 >= len(kinds) or kinds[after] != ",":
            return None
        for one in self._scene.mentions[mention.order + 1 : mention.order + 4]:
            if one.frame is frame and one.first == after + 1 and one.kind == "N":
                end = one.last + 1
                closed = end >= len(frame.kind) or frame.kind[end] in ",.S("
                person = one.person
                if closed and isinstance(person, Person) and not person.organisation:
                    return person
        return None

    def role(self, mention: Mention) -> str | None:
        """The role at the mention itself, else the fullest stated before it, else the first."""
        person = self.person(mention)
        known = self._stated(person) if person is not None else None
        if not known:
            return None
        here = [role for order, role in known if order == mention.order]
        if here:
            return here[-1]
        before = [role for order, role in known if order < mention.order] or [known[0][1]]
        stated = [role for role in before if not role.startswith("who")]
        stated = stated or [role for role in before if is_post(role)]
        return max(stated, key=len) if stated else None
