"""Made-up articles, and an index of a few lines to hold the real one against."""

from __future__ import annotations

import copy
import random
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from pressread.index import fields_of
from pressread.query import ops
from pressread.text.terms import terms_of

if TYPE_CHECKING:
    from pressread.index import Document

FIELDS = fields_of("articles").names
WORDS = (
    "the of to and in said a minister budget harbour strike railway S-400 U.S. vote votes voted "
    "river mayor council Çelik court appeal tram ferry storm grain price prices rate co-operation "
    "festival orchestra engineer bridge toll miner mining pit 1,000 3.5% hospital nurse ward"
).split()
PUBLISHERS = ("Harbour Post", "The Evening Lamp", "Valley Wire")


def document(seed: int, *, words: int = 60) -> Document:
    """An article whose words follow a steep distribution, as words do."""
    chance = random.Random(seed)

    def text(length: int) -> str:
        return " ".join(WORDS[int(len(WORDS) * chance.random() ** 2.5)] for _ in range(length))

    fields: dict[str, Sequence[str]] = {
        "body": [text(chance.randint(3, words)) for _ in range(chance.randint(1, 4))],
        "headline": [text(6)],
    }
    if chance.random() < 0.4:
        fields["caption"] = [text(4), text(5)]
    if chance.random() < 0.1:
        del fields["body"]
    date = chance.choice((0, 20190000 + chance.randint(1, 12) * 100 + chance.randint(1, 28)))
    columns = {
        "published": date,
        "words": sum(len(t.split()) for t in fields.get("body", ())),
        "publisher": chance.choice((None, *PUBLISHERS)),
        "section": chance.sample(("News", "Sport", "City"), chance.randint(0, 2)),
    }
    return f"{seed:012d}", fields, columns


class Plain:
    """Every document's terms by field and position; searched by looking at all of them.

    ``gone`` are documents to leave out. What was looked for once is remembered.
    """

    def __init__(self, documents: Iterable[Document]) -> None:
        self.gone: frozenset[str] = frozenset()
        self._found: dict[str, set[str]] = {}
        self.documents = {doc[0]: doc for doc in documents}
        self.places = {key: _places(doc) for key, doc in self.documents.items()}
        self.terms = {
            key: {name: set().union(*held.values()) for name, held in fields.items()}
            for key, fields in self.places.items()
        }

    def without(self, gone: Iterable[str]) -> Plain:
        """The same documents but some."""
        other = copy.copy(self)
        other.gone = frozenset(gone)
        return other

    def match(self, op: ops.Op) -> set[str]:
        """The ids that match."""
        asked = repr(op)
        if asked not in self._found:
            self._found[asked] = {key for key in self.documents if self._holds(key, op)}
        return self._found[asked] - self.gone

    def _holds(self, key: str, op: ops.Op) -> bool:  # noqa: C901  (one case an operation)
        match op:
            case ops.Term():
                return self._has(key, op.field, lambda term: term == op.text)
            case ops.Prefix():
                return self._has(key, op.field, lambda term: term.startswith(op.text))
            case ops.AnyOf():
                return any(self._holds(key, one) for one in op.terms)
            case ops.And():
                return all(self._holds(key, one) for one in op.ops)
            case ops.Or():
                return any(self._holds(key, one) for one in op.ops)
            case ops.AtLeast():
                return sum(self._holds(key, one) for one in op.ops) >= op.need
            case ops.Not():
                return not self._holds(key, op.op)
            case ops.Prefer():
                return self._holds(key, op.op)
            case ops.Range():
                value = self.documents[key][2].get(op.column) or 0
                assert isinstance(value, int)
                low = 1 if op.low is None and op.high is not None else op.low or 0
                return low <= value <= (op.high if op.high is not None else value)
            case ops.Equals():
                held = self.documents[key][2].get(op.column) or ()
                return any(value in ([held] if isinstance(held, str) else held)  # type: ignore[operator]
                           for value in op.values)  # fmt: skip
            case ops.Ids():
                return key in op.ids
            case ops.Phrase():
                return self._phrase(key, op)
            case ops.Near():
                return self._near(key, op)
        return True

    def _has(self, key, field, accept) -> bool:  # type: ignore[no-untyped-def]
        names = [field] if field else FIELDS
        return any(accept(term) for name in names for term in self.terms[key].get(name, ()))

    def _phrase(self, key: str, op: ops.Phrase) -> bool:
        for name in [op.field] if op.field else FIELDS:
            places = self.places[key].get(name, {})
            for start in places:
                if all(
                    not slot or places.get(start + at, set()) & set(slot)
                    for at, slot in enumerate(op.slots)
                ):
                    return True
        return False

    def _near(self, key: str, op: ops.Near) -> bool:
        one, two = (set(slot) for slot in op.slots)
        for name in [op.field] if op.field else FIELDS:
            places = self.places[key].get(name, {})
            first = [at for at, terms in places.items() if terms & one]
            second = [at for at, terms in places.items() if terms & two]
            for a in first:
                for b in second:
                    gap = b - a if op.ordered else abs(b - a)
                    if 0 < gap <= op.distance:
                        return True
        return False


def _places(doc: Document) -> dict[str, dict[int, set[str]]]:
    found: dict[str, dict[int, set[str]]] = {}
    for name, texts in doc[1].items():
        at = 0
        for text in texts:
            for chunk in text.split():
                for terms in terms_of(chunk):
                    found.setdefault(name, {})[at] = set(terms)
                    at += 1
            at += 1
    return found


def some_term(chance: random.Random) -> str:
    """A term that documents may hold."""
    return next(iter(terms_of(chance.choice(WORDS))))[0]


def some_query(chance: random.Random, depth: int = 2) -> ops.Op:  # noqa: C901  (the same)
    """Any operation, made at random."""
    field = chance.choice((None, None, None, "headline", "body", "caption"))
    kind = chance.randint(0, 14 if depth else 6)
    parts = [some_query(chance, depth - 1) for _ in range(chance.randint(1, 3))] if kind > 6 else []
    terms = [some_term(chance) for _ in range(3)]
    match kind:
        case 0 | 1:
            return ops.Term(terms[0], field)
        case 2:
            return ops.Prefix(terms[0][:2], field)
        case 3:
            return ops.AnyOf([ops.Term(term, field, boost=0.9) for term in terms])
        case 4:
            return ops.Phrase([[terms[0]], terms[1:]], field)
        case 5:
            return ops.Near([[terms[0]], [terms[1]]], chance.randint(1, 4), field,
                            ordered=chance.random() < 0.5)  # fmt: skip
        case 6:
            return ops.Phrase([[terms[0]], [], [terms[1]]], field)
        case 7 | 8:
            return ops.And(parts)
        case 9:
            return ops.Or(parts)
        case 10:
            return ops.And([*parts, ops.Not(some_query(chance, 0))])
        case 11:
            return ops.AtLeast(chance.randint(1, 2), parts)
        case 12:
            low, high = sorted(chance.randint(20190000, 20191231) for _ in range(2))
            return ops.Range("published", chance.choice((None, low)), chance.choice((None, high)))
        case 13:
            return ops.And([*parts, ops.Equals("publisher", chance.sample(PUBLISHERS, 2))])
    return ops.Prefer(parts[0], parts[1:])
