"""From the mention to the person: titles that stand for their holder, labels, and roles."""

from __future__ import annotations

from collections.abc import Sequence

from .classes import NAME, QUOTE
from .holders import Holders
from .mentions import Mention
from .people import Person
from .roles import is_post
from .scene import Scene
from .transcript import QUESTION, names_an_office

_OF = frozenset(("of", "for", "de", "del", "du", "des", "der", "von"))


class Resolver:
    """Names and roles for the mentions of one scene."""

    def __init__(self, scene: Scene, byline: Sequence[str] = ()) -> None:
        self._scene = scene
        self._author = byline[0] if len(byline) == 1 else None
        self._holders = Holders(scene)

    def name(self, mention: Mention) -> str | None:
        """The fullest name of whom the mention means; None where nobody is named."""
        frame = mention.frame
        turn = self._scene.turns.get(frame.paragraph)
        if turn is not None and mention.start < turn.end:
            return self._labelled(turn.label, mention)
        if frame.kind[mention.first] == QUOTE:  # a label, or “explique X”, inside the marks
            return self._labelled(frame.source[mention.start : mention.end], mention)
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
        if names_an_office(label):
            holder = self.person(mention) if mention.kind == "L" else None
            return holder.name if holder is not None else None
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
        """“The minister, Ann Lee,” is she; “the minister” alone, the last given that office."""
        return self._beside(mention) or self._holders.meant(mention) or self._surnamed(mention)

    def _surnamed(self, mention: Mention) -> Person | None:
        """“King said”: a title that is somebody's surname."""
        if mention.first < mention.last or mention.frame.kind[mention.last] != NAME:
            return None
        return self._scene.people.find(mention.frame.text[mention.last])

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
        known = self._holders.stated(person) if person is not None else None
        if not known:
            return None
        here = [role for order, role in known if order == mention.order]
        if here:
            return here[-1]
        before = [role for order, role in known if order < mention.order] or [known[0][1]]
        stated = [role for role in before if not role.startswith("who")]
        stated = stated or [role for role in before if is_post(role)]
        return max(stated, key=len) if stated else None
