"""From the mention to the person: pronouns, titles that stand for their holder, and roles."""

from __future__ import annotations

from collections.abc import Sequence

from . import words
from .attribute import Verdict
from .mentions import Mention
from .people import Person
from .roles import role_at, role_head
from .scene import Scene

_REACH = 60  # mentions looked back over for the antecedent of a pronoun


class Resolver:
    """Names and roles for the verdicts of one scene, asked for in the article's order."""

    def __init__(self, scene: Scene, paragraphs: Sequence[str]) -> None:
        self.scene, self.paragraphs = scene, paragraphs
        self.last: Person | None = None
        self.last_paragraph = -9
        self.roles: dict[int, list[tuple[int, str]]] = {}
        for mention in scene.mentions:
            if mention.kind == "N" and isinstance(mention.person, Person):
                self._note_roles(mention, mention.person)

    def _note_roles(self, mention: Mention, person: Person) -> None:
        role = role_at(mention)
        if role:
            self.roles.setdefault(id(person), []).append((mention.order, role))

    def person(self, verdict: Verdict) -> Person | None:
        """Whom the verdict's mention means; remembers it for the next pronoun."""
        mention = verdict.mention
        if mention is None:
            return None
        found = self._of(mention)
        if found is not None:
            self.last, self.last_paragraph = found, verdict.said.outline.frame.paragraph
        return found

    def _of(self, mention: Mention) -> Person | None:
        if mention.kind == "N":
            return mention.person if isinstance(mention.person, Person) else None
        if mention.kind == "L":
            return self._holder(mention)
        if isinstance(mention.person, Person):
            return mention.person
        if mention.low in words.MALE:
            return self._antecedent(mention, "m")
        if mention.low in words.FEMALE:
            return self._antecedent(mention, "f")
        return None

    def _holder(self, mention: Mention) -> Person | None:
        """The minister: the person last given that role before; “the minister, Ann Lee,”: she."""
        beside = self._beside(mention)
        if beside is not None:
            return beside
        if mention.frame.low[mention.first] != "the" or mention.low not in words.PEOPLE_NOUNS:
            return None
        best: tuple[int, Person] | None = None
        for person in self.scene.people.everybody:
            for order, role in self.roles.get(id(person), ()):
                if order < mention.order and role_head(role) == mention.low:
                    best = max(best or (order, person), (order, person), key=lambda one: one[0])
        return best[1] if best else None

    def _beside(self, mention: Mention) -> Person | None:
        """Whose name stands right after the noun phrase, between commas."""
        frame = mention.frame
        after = mention.last + 1
        if after + 1 >= len(frame.kind) or frame.kind[after] != ",":
            return None
        following = self.scene.mentions[mention.order + 1 : mention.order + 2]
        for one in following:
            if one.frame is frame and one.first == after + 1 and one.kind == "N":
                end = one.last + 1
                closed = end >= len(frame.kind) or frame.kind[end] in ",.S("
                person = one.person
                if closed and isinstance(person, Person) and not person.organisation:
                    return person
        return None

    def _antecedent(self, pronoun: Mention, sex: str) -> Person | None:
        """The likeliest person named before a he or she."""
        best, best_score = None, -99.0
        mentions = self.scene.mentions
        for order in range(pronoun.order - 1, max(-1, pronoun.order - _REACH), -1):
            mention = mentions[order]
            person = mention.person
            if not isinstance(person, Person) or person.organisation or person.sex not in ("", sex):
                continue
            value = self._fit(pronoun, mention, person, sex)
            if value > best_score:
                best, best_score = person, value
        return best

    def _fit(self, pronoun: Mention, mention: Mention, person: Person, sex: str) -> float:
        here, there = pronoun.frame, mention.frame
        distance = here.paragraph - there.paragraph
        value = -1.2 * distance - 0.05 * (pronoun.order - mention.order)
        if distance == 0:
            value -= 0.3 * (here.sentence[pronoun.first] - there.sentence[mention.first])
        if person is self.last and here.paragraph - self.last_paragraph <= 2:
            value += 2.0
        if person.sex == sex:
            value += 1.5
        elif person.parts == 1:
            value -= 1.0
        if mention.first == 0 or there.sentence[mention.first] != there.sentence[mention.first - 1]:
            value += 1.0
        elif there.kind[mention.first - 1] in "p2'":
            value -= 0.7
        return value + 0.1 * min(person.count, 5)

    def role(self, person: Person | None, mention: Mention | None) -> str | None:
        """The role at the mention itself, else the one stated nearest before, else the first."""
        if person is None:
            return None
        known = self.roles.get(id(person))
        if not known or mention is None:
            return None
        before = [role for order, role in known if order <= mention.order]
        here = [role for order, role in known if order == mention.order]
        if here:
            return here[-1]
        stated = [role for role in before or [known[0][1]] if not role.startswith("who")]
        return max(stated, key=len) if stated else None
