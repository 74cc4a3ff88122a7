"""The person and the role that a mention means: holders of an office, labels of turns."""

from __future__ import annotations

from collections.abc import Sequence

from pressread.text.folding import fold_name
from pressread.text.names import is_demonym

from .classes import QUOTE
from .document import Document
from .mentions import Mention
from .people import Person, is_plain_name
from .roles import Holders
from .tongues import MODELLED
from .transcript import ANSWER, QUESTION, names_an_office

_OF = frozenset(("of", "for", "de", "del", "du", "des", "der", "von"))


_THE = frozenset(("the", "le", "la", "el", "der", "die"))


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

        “The Belgian” is none; in other languages than English a name has to look like one.
        """
        before = mention.tokens.low[mention.first - 1 : mention.first]
        if mention.kind == "N" and before and before[0] in _THE and is_demonym(mention.low):
            return False
        if self._document.tongue in MODELLED:
            return True
        return is_plain_name(person, self._document.tongue)

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
