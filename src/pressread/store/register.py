"""The register of speakers: which spellings of a name are one person, across the archive.

A new spelling joins the one person it is compatible with among those of its surname; where
several would do, or it is a surname alone, it stands for itself: two people are never joined on
a surname. What the user rules (``merge``, ``split``) is pinned and never overturned.
"""

from __future__ import annotations

from pressread.errors import NotFound, UsageError

TYPE_CHECKING = False
if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Sequence
    from typing import Any


class Register:
    """The tables ``person`` and ``name`` of an open archive."""

    def __init__(self, base: sqlite3.Connection) -> None:
        self.base = base
        self._known: set[str] = set()
        self._placed: set[str] = set()  # those of them that were new

    def enter(self, form: str) -> None:
        """Make sure that ``form``, a speaker's name as a record spells it, has its person."""
        if form in self._known:
            return
        if not self.base.execute("SELECT 1 FROM name WHERE form = ?", (form,)).fetchone():
            self._place(form)
            self._placed.add(form)
        self._known.add(form)

    def _place(self, form: str) -> None:
        from pressread.text.names import sound_word, surname

        block = sound_word(surname(form))
        person = self._person_like(form, block)
        if person is None:
            person = self.person(form)
        self.base.execute("INSERT INTO name VALUES (?, ?, ?, 0)", (form, block, person))
        self._rename(person)

    def _person_like(self, form: str, block: str) -> int | None:
        """The one person every spelling of whom fits ``form``; ``None`` for none or several."""
        from pressread.text.names import same_person

        fits: dict[int, bool] = {}
        for other, person in self.base.execute(
            "SELECT form, person FROM name WHERE block = ?", (block,)
        ):
            fits[person] = fits.get(person, True) and same_person(form, other)
        found = [person for person, fit in fits.items() if fit]
        return found[0] if len(found) == 1 else None

    def _rename(self, person: int) -> None:
        """Call the person by the fullest spelling, unless the user chose one."""
        self.base.execute(
            "UPDATE person SET name = coalesce((SELECT form FROM name WHERE person = ?1"
            " ORDER BY pinned = 2 DESC, length(form) - length(replace(form, ' ', '')) DESC,"
            " length(form) DESC, form LIMIT 1), name) WHERE number = ?1",
            (person,),
        )

    # ---- for an import that brings a register with it, see ``people``

    def is_new(self, form: str) -> bool:
        """Whether a spelling was not known when this register was opened."""
        return form in self._placed

    def known(self, forms: Iterable[str]) -> dict[str, tuple[int, int]]:
        """form → its person and whether the reader ruled so, for those that are there."""
        found: dict[str, tuple[int, int]] = {}
        for form in forms:
            row = self.base.execute(
                "SELECT person, pinned FROM name WHERE form = ?", (form,)
            ).fetchone()
            if row:
                found[form] = (int(row[0]), int(row[1]))
        return found

    def person(self, name: str) -> int:
        """A person who has no spelling yet."""
        return int(
            self.base.execute("INSERT INTO person (name) VALUES (?)", (name,)).lastrowid or 0
        )

    def put(self, form: str, person: int, pinned: int) -> None:
        """Make ``form`` a spelling of ``person``."""
        from pressread.text.names import sound_word, surname

        self.base.execute(
            "INSERT INTO name VALUES (?, ?, ?, ?)"
            " ON CONFLICT (form) DO UPDATE SET person = excluded.person, pinned = excluded.pinned",
            (form, sound_word(surname(form)), person, pinned),
        )

    def settle(self, person: int) -> None:
        """Call a person by the spellings he has now; one who has lost them all is gone."""
        if self.forms([person]):
            self._rename(person)
        else:
            self.base.execute("DELETE FROM person WHERE number = ?", (person,))

    def people(self, name: str) -> list[int]:
        """Persons one of whose spellings holds every word of ``name``, case and accents aside."""
        from pressread.text.folding import fold_name

        wanted = set(fold_name(name).split())
        if not wanted:
            return []
        return sorted({
            person
            for form, person in self.base.execute("SELECT form, person FROM name")
            if wanted <= set(fold_name(form).split())
        })  # fmt: skip

    def forms(self, people: Sequence[int]) -> list[str]:
        """Every spelling of these persons."""
        marks = ", ".join("?" * len(people))
        rows = self.base.execute(
            f"SELECT form FROM name WHERE person IN ({marks}) ORDER BY form", tuple(people)
        )
        return [str(row[0]) for row in rows]

    def merge(self, name: str, others: Sequence[str]) -> list[str]:
        """Rule that ``others`` are the person called ``name``. Returns all spellings."""
        person = self._one(name)
        for other in others:
            joined = self._one(other)
            if joined != person:
                self.base.execute(
                    "UPDATE name SET person = ?, pinned = max(pinned, 1) WHERE person = ?",
                    (person, joined),
                )
                self.base.execute("DELETE FROM person WHERE number = ?", (joined,))
        self.base.execute(
            "UPDATE name SET pinned = 1 + (form = ?) WHERE person = ?", (name, person)
        )
        self._rename(person)
        return self.forms([person])

    def split(self, form: str) -> None:
        """Rule that this spelling is a person of its own."""
        row = self.base.execute("SELECT person FROM name WHERE form = ?", (form,)).fetchone()
        if row is None:
            raise NotFound(f"no speaker is spelt {form!r}; `pressread speakers` lists them")
        if len(self.forms([row[0]])) == 1:
            raise UsageError(f"{form!r} stands alone already")
        self.base.execute(
            "UPDATE name SET person = ?, pinned = 1 WHERE form = ?", (self.person(form), form)
        )
        self._rename(int(row[0]))

    def _one(self, name: str) -> int:
        exact = self.base.execute("SELECT person FROM name WHERE form = ?", (name,)).fetchone()
        found = [int(exact[0])] if exact else self.people(name)
        if not found:
            raise NotFound(f"no speaker {name!r}; `pressread speakers` lists them")
        if len(found) > 1:
            names = ", ".join(self.forms(found)[:4])
            raise UsageError(f"{name!r} could be {names}; give the whole name")
        return found[0]

    def spellings(self) -> dict[int, tuple[str, list[str]]]:
        """person → (name, spellings)."""
        found: dict[int, tuple[str, list[str]]] = {}
        rows: Any = self.base.execute(
            "SELECT p.number, p.name, n.form FROM person p JOIN name n ON n.person = p.number"
            " ORDER BY n.form"
        )
        for number, name, form in rows:
            found.setdefault(number, (name, []))[1].append(form)
        return found
