"""The register of people on a cluster: which spellings of a name are one person.

The spellings of one surname are one document of the desk, for only within a surname are names
compared; so importers on several machines meet only where they bring the same surname. That two
people are one is a ruling: one document says into whom each was merged, so that two rulings made
at once both hold.
"""

from __future__ import annotations

from contextlib import contextmanager

from pressread.cluster.mapping import LONGEST_KEYWORD
from pressread.cluster.spellings import (
    block_document,
    block_of,
    by_block,
    called,
    new_person,
    person_like,
    pinning,
    putting,
    root,
)  # fmt: skip
from pressread.errors import NotFound, UsageError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from typing import Any

    from pressread.cluster.listing import Listing
    from pressread.cluster.spellings import Names
    from pressread.cluster.writing import Desk

_RULINGS = "r"
#: Surnames of one question; a page of statements has some dozens.
_LOOKED_UP = 900


class Register:
    """Spellings and persons, as ``store.register`` answers them; a person is a key here."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        #: What is said in articles; set once it is there, for it asks here who is who.
        self.listing: Listing
        #: While many changes are made together: every name there is, and the blocks to write.
        self._names_held: Names | None = None
        self._touched: dict[str, None] = {}
        self._known: set[str] = set()
        self._placed: set[str] = set()

    # -- entering

    def enter_all(self, forms: Iterable[str]) -> None:
        """Make sure that names, as records spell them, have their person."""
        wanted: dict[str, list[str]] = {}
        for form in [form[:LONGEST_KEYWORD] for form in forms]:  # as documents have them
            if form not in self._known:
                self._known.add(form)
                wanted.setdefault(block_of(form), []).append(form)
        if not wanted:
            return
        into = self._into_now()
        self._desk.change_all(
            {"n:" + block: self._placing(block, new, into) for block, new in wanted.items()}
        )

    def _placing(self, block: str, new: Sequence[str], into: Mapping[str, str]) -> Any:
        def change(before: dict[str, Any] | None) -> dict[str, Any] | None:
            names: Names = dict(before["value"]) if before else {}
            for form in new:
                if form not in names:
                    names[form] = [person_like(form, names, into) or new_person(form), 0]
                    self._placed.add(form)
            return block_document(block, names)

        return change

    # -- asking

    def people(self, name: str) -> list[str]:
        """Persons one of whose spellings holds every word of ``name``, case and accents aside."""
        from pressread.text.folding import fold_name

        wanted = set(fold_name(name).split())
        if not wanted:
            return []
        into = self._into()
        each = [{"term": {"words": word}} for word in sorted(wanted)]
        return sorted({
            root(person, into)
            for form, (person, _) in self._names(*each).items()
            if wanted <= set(fold_name(form).split())
        })  # fmt: skip

    def forms(self, people: Sequence[str]) -> list[str]:
        """Every spelling of these persons."""
        return sorted(self._of(people))

    def spellings(self) -> dict[str, tuple[str, list[str]]]:
        """person → (name, spellings)."""
        return {person: (called(names), sorted(names)) for person, names in self._persons().items()}

    def entries(
        self, people: Sequence[str] | None = None, most: int = -1
    ) -> list[tuple[str, list[tuple[Any, ...]]]]:
        """Of these people, or of all, those that are quoted, most quoted first, at most ``most``:
        ``(name, [(spelling, quotes, articles, first, last)])``.
        """
        persons = self._persons()
        wanted = (
            None if people is None else [form for one in people for form in persons.get(one, ())]
        )
        rows = {row[0]: row for row in self.listing.spoken(wanted)}
        found = [
            (called(names), [rows[form] for form in sorted(names) if form in rows])
            for person, names in persons.items()
            if people is None or person in people
        ]
        quoted = [entry for entry in found if entry[1]]
        quoted.sort(key=lambda entry: (-sum(row[1] for row in entry[1]), entry[0]))
        return quoted[:most] if most >= 0 else quoted

    def page(
        self, people: Sequence[str] | None, limit: int | None, offset: int
    ) -> tuple[int, list[tuple[str, list[tuple[Any, ...]]]]]:
        """How many of these people, or of all, are quoted, and one page of their ``entries``."""
        found = self.entries(people)
        return len(found), found[offset : None if limit is None else offset + limit]

    def count(self) -> int:
        """How many people are quoted."""
        return len(self.entries())

    def exported(self, ids: Sequence[str] | None) -> list[dict[str, Any]]:
        """Every person with all spellings; for some articles (full ids) those whom they quote."""
        wanted = set(self.listing.quoted_in(ids)) if ids is not None else set()
        return [
            {"name": called(names), "spellings": {form: names[form][1] for form in sorted(names)}}
            for names in self._persons().values()
            if ids is None or not wanted.isdisjoint(names)
        ]

    def names_of(self, forms: Sequence[str]) -> dict[str, str]:
        """form → what its person is called."""
        return self._desk.asking.ahead(lambda: self._names_of(forms)) if forms else {}

    def _names_of(self, forms: Sequence[str]) -> dict[str, str]:
        """By one request for all documents that share a person with those of these surnames, and
        another where one of the persons was merged.
        """
        into = self._into()
        found = self._names(self._sharing(forms))
        known = {form: root(found[form][0], into) for form in forms if form in found}
        people = set(known.values())
        if not people.isdisjoint(into.values()) or len(forms) > _LOOKED_UP:
            found = self._of(sorted(people))
        by_person: dict[str, Names] = {}
        for form, value in found.items():
            by_person.setdefault(root(value[0], into), {})[form] = value
        return {form: called(by_person[person]) for form, person in known.items()}

    def _sharing(self, forms: Sequence[str]) -> dict[str, Any]:
        """Documents of the surnames of ``forms``, and all with a person who stands in these."""
        index, blocks = self._desk.index, sorted({block_of(form) for form in forms})
        own = {"terms": {"id": blocks}}
        others = [
            {"terms": {"people": {"index": index, "id": "n:" + block, "path": "people"}}}
            for block in blocks[:_LOOKED_UP]
        ]
        return {"bool": {"should": [own, *others]}}

    # -- rulings

    def merge(self, name: str, others: Sequence[str]) -> list[str]:
        """Rule that ``others`` are the person called ``name``. Returns all spellings."""
        person = self._one(name)
        joined = [other for other in map(self._one, others) if other != person]
        self._rule(joined, person)
        for block, forms in by_block(self._of([person])).items():
            self._desk.change("n:" + block, pinning(block, forms, name))
        return self.forms([person])

    def split(self, form: str) -> None:
        """Rule that this spelling is a person of its own."""
        known = self.known([form])
        if form not in known:
            raise NotFound(f"no speaker is spelt {form!r}; `pressread speakers` lists them")
        if len(self.forms([known[form][0]])) == 1:
            raise UsageError(f"{form!r} stands alone already")
        self.put(form, self.person(form), 1)

    def _rule(self, joined: Sequence[str], person: str) -> None:
        def change(before: dict[str, Any] | None) -> dict[str, Any]:
            into = dict(before["value"]["into"]) if before else {}
            for other in joined:
                start, end = root(other, into), root(person, into)
                if start != end:
                    into[start] = end
            return {"kind": "rulings", "id": _RULINGS, "value": {"into": into}}

        if joined:
            self._desk.change(_RULINGS, change)

    def _one(self, name: str) -> str:
        known = self.known([name])
        found = [known[name][0]] if name in known else self.people(name)
        if not found:
            raise NotFound(f"no speaker {name!r}; `pressread speakers` lists them")
        if len(found) > 1:
            names = ", ".join(self.forms(found)[:4])
            raise UsageError(f"{name!r} could be {names}; give the whole name")
        return found[0]

    # -- for an import that brings a register with it, see ``store.people``

    def is_new(self, form: str) -> bool:
        """Whether a spelling was not known when this register was opened."""
        return form in self._placed

    def known(self, forms: Iterable[str]) -> dict[str, tuple[str, int]]:
        """form → its person and whether the reader ruled so, for those that are there."""
        wanted = list(forms)
        into = self._into()
        held = self._names_held
        found = self._names({"terms": {"forms": wanted}}) if held is None else held
        return {
            form: (root(found[form][0], into), found[form][1]) for form in wanted if form in found
        }

    def person(self, name: str) -> str:
        """A person who has no spelling yet."""
        return new_person(name)

    def put(self, form: str, person: str, pinned: int) -> None:
        """Make ``form`` a spelling of ``person``."""
        block = block_of(form)
        if self._names_held is not None:
            self._names_held[form] = [person, pinned]
            self._touched[form] = None
            return
        self._desk.change("n:" + block, putting(block, {form: [person, pinned]}))

    @contextmanager
    def together(self) -> Iterator[None]:
        """A block of many changes, which are written at its end."""
        self._names_held = self._names()
        try:
            yield
            held, blocks = self._names_held, by_block(self._touched)
            self._desk.change_all(
                {
                    "n:" + block: putting(block, {form: held[form] for form in forms})
                    for block, forms in blocks.items()
                },
                refresh="true",
            )
        finally:
            self._names_held, self._touched = None, {}

    def settle(self, person: str) -> None:
        """A person is called by the spellings he has, whenever somebody asks."""

    # -- inside

    def _names(self, *conditions: dict[str, Any]) -> Names:
        found: Names = {}
        for one in self._desk.found("names", *conditions):
            found.update(one["value"])
        return found

    def _persons(self) -> dict[str, Names]:
        into = self._into()
        found: dict[str, Names] = {}
        for form, value in self._names().items():
            found.setdefault(root(value[0], into), {})[form] = value
        return found

    def _of(self, people: Sequence[str]) -> Names:
        into = self._into()
        wanted = set(people)
        keys = wanted | {one for one in into if root(one, into) in wanted}
        if not keys:
            return {}
        found = self._names({"terms": {"people": sorted(keys)}})
        return {form: value for form, value in found.items() if value[0] in keys}

    def _into(self) -> dict[str, str]:
        """Into whom each merged person was merged."""
        found = self._desk.found("rulings")
        into: dict[str, str] = found[0]["value"]["into"] if found else {}
        return into

    def _into_now(self) -> dict[str, str]:
        found = self._desk.get(_RULINGS)
        into: dict[str, str] = found["value"]["into"] if found else {}
        return into
