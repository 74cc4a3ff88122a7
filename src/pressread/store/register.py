"""The register of speakers: which spellings of a name are one person, across the archive.

A new spelling joins the one person it is compatible with among those of its surname; where
several would do, or it is a surname alone, it stands for itself: two people are never joined on
a surname. What spellings share is looked up by keys, so that a name among thousands of one surname
is compared with the few that it could be. What the user rules (``merge``, ``split``) is pinned and
never overturned.
"""

from __future__ import annotations

from contextlib import nullcontext

from pressread.errors import NotFound, UsageError
from pressread.jsontext import encode_ascii

TYPE_CHECKING = False
if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Sequence
    from contextlib import AbstractContextManager
    from typing import Any

#: Spellings that a new one is compared with; among more, more than one would fit.
_MOST_ALIKE = 200
_MOST_LIKE = 2000  # words looked at for a misspelt one


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
        person = self._person_like(form)
        self.put(form, self.person(form) if person is None else person, 0)
        if person is not None:
            self._rename(person)

    def _person_like(self, form: str) -> int | None:
        """The one person every spelling of whom fits ``form``; ``None`` for none or several."""
        from pressread.text.names import same_person, sound_word, surname

        alike = self._sharing(form)
        if not alike or len(alike) > _MOST_ALIKE:
            return None
        fits: dict[int, bool] = {}
        for other, person in self.base.execute(
            "SELECT form, person FROM name WHERE block = ? AND person IN"
            " (SELECT person FROM name WHERE form IN (SELECT value FROM json_each(?)))",
            (sound_word(surname(form)), encode_ascii(sorted(alike))),
        ):
            fits[person] = fits.get(person, True) and same_person(form, other)
        found = [person for person, fit in fits.items() if fit]
        return found[0] if len(found) == 1 else None

    def _sharing(self, form: str) -> set[str]:
        """Known spellings that could be ``form``'s person, a few more than may be looked at."""
        from pressread.text.names import name_keys

        found: set[str] = set()
        for key in name_keys(form):
            surname, blank, given = key.partition(" ")
            if blank and len(given) == 1:  # an initial: any given name that it begins
                clause, values = "key >= ? AND key < ?", (key, key + "\U0010ffff")
            else:
                clause, values = "key IN (?, ?)", (key, f"{surname} {given[:1]}")
            rows = self.base.execute(
                f"SELECT form FROM name_key WHERE {clause} LIMIT ?", (*values, _MOST_ALIKE + 1)
            )
            found.update(form for (form,) in rows)
        return found

    def _rename(self, person: int) -> None:
        """Call the person by the fullest spelling, unless the user chose one."""
        self.base.execute(
            "UPDATE person SET name = coalesce((SELECT form FROM name WHERE person = ?1"
            " ORDER BY pinned = 2 DESC, length(form) - length(replace(form, ' ', '')) DESC,"
            " length(form) DESC, form LIMIT 1), name) WHERE number = ?1",
            (person,),
        )

    # ---- for an import that brings a register with it, see ``archive_extras``

    def exported(self, ids: Sequence[str] | None) -> list[dict[str, Any]]:
        """Every person with all spellings; for some articles (full ids) those whom they quote."""
        quoted = (
            "WHERE person IN (SELECT person FROM name JOIN quote ON speaker = form"
            " JOIN article a ON a.number = quote.article"
            " WHERE a.id IN (SELECT value FROM json_each(?)))"
        )
        rows = self.base.execute(
            "SELECT person, p.name, form, pinned FROM name JOIN person p ON p.number = person"
            f" {'' if ids is None else quoted} ORDER BY person, form",
            () if ids is None else (encode_ascii(list(ids)),),
        )
        found: dict[int, dict[str, Any]] = {}
        for person, name, form, pinned in rows:
            entry = found.setdefault(person, {"name": name, "spellings": {}})
            entry["spellings"][form] = pinned
        return list(found.values())

    def together(self) -> AbstractContextManager[None]:
        """A block of many changes; they are one transaction anyway."""
        return nullcontext()

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
        from pressread.text.folding import fold_name
        from pressread.text.names import name_keys, sound_word, surname

        self.base.execute(
            "INSERT INTO name (form, block, person, pinned) VALUES (?, ?, ?, ?)"
            " ON CONFLICT (form) DO UPDATE SET block = excluded.block, person = excluded.person,"
            " pinned = excluded.pinned",
            (form, sound_word(surname(form)), person, pinned),
        )
        for table, values in (("word", set(fold_name(form).split())), ("key", name_keys(form))):
            self.base.executemany(
                f"INSERT OR IGNORE INTO name_{table} VALUES (?, ?)",
                [(value, form) for value in values],
            )

    def refold(self) -> None:
        """Fold every spelling anew, for an archive whose names were folded otherwise."""
        self.base.execute("DELETE FROM name_word")
        self.base.execute("DELETE FROM name_key")
        rows = self.base.execute("SELECT form, person, pinned FROM name").fetchall()
        for form, person, pinned in rows:
            self.put(form, person, pinned)

    def settle(self, person: int) -> None:
        """Call a person by the spellings he has now; one who has lost them all is gone."""
        if self.forms([person]):
            self._rename(person)
        else:
            self.base.execute("DELETE FROM person WHERE number = ?", (person,))

    def people(self, name: str) -> list[int]:
        """Persons one of whose spellings holds every word of ``name``, case and accents aside."""
        from pressread.text.folding import fold_name

        wanted = sorted(set(fold_name(name).split()), key=len, reverse=True)
        if not wanted:
            return []
        others = "".join(
            " AND EXISTS (SELECT 1 FROM name_word o WHERE o.word = ? AND o.form = w.form)"
            for _ in wanted[1:]
        )
        rows = self.base.execute(
            "SELECT DISTINCT person FROM name_word w JOIN name n ON n.form = w.form"
            f" WHERE w.word = ?{others} ORDER BY person",
            wanted,
        )
        return [int(row[0]) for row in rows]

    def forms(self, people: Sequence[int]) -> list[str]:
        """Every spelling of these persons."""
        marks = ", ".join("?" * len(people))
        rows = self.base.execute(
            f"SELECT form FROM name WHERE person IN ({marks}) ORDER BY form", tuple(people)
        )
        return [str(row[0]) for row in rows]

    def names_of(self, forms: Iterable[str]) -> dict[str, str]:
        """form → what its person is called."""
        rows = self.base.execute(
            "SELECT form, p.name FROM name JOIN person p ON p.number = person"
            " WHERE form IN (SELECT value FROM json_each(?))",
            (encode_ascii(list(forms)),),
        )
        return dict(rows.fetchall())

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

    def page(
        self, people: Sequence[int] | None, limit: int | None, offset: int
    ) -> tuple[int, list[tuple[str, list[tuple[str, int, int, str | None, str | None]]]]]:
        """How many of these people, or of all, are quoted, and one page of their ``entries``."""
        return self.count(people), self.entries(people, -1 if limit is None else limit, offset)

    def entries(
        self, people: Sequence[int] | None = None, most: int = -1, offset: int = 0
    ) -> list[tuple[str, list[tuple[str, int, int, str | None, str | None]]]]:
        """Of these people, or of all, those that are quoted, most quoted first, at most ``most``
        behind the first ``offset``.

        ``(name, [(spelling, quotes, articles, first, last)])``; the dates are those of articles.
        """
        chosen, given = _chosen(people)
        rows = self.base.execute(
            "SELECT p.number, p.name, n.form, n.quotes, n.articles, n.first, n.last FROM"
            f" (SELECT number, name, quotes FROM person WHERE quotes > 0{chosen}"
            " ORDER BY quotes DESC, name, number LIMIT ? OFFSET ?) p"
            " JOIN name n ON n.person = p.number WHERE n.quotes > 0"
            " ORDER BY p.quotes DESC, p.name, p.number, n.form",
            (*given, most, offset),
        )
        found: dict[int, tuple[str, list[tuple[str, int, int, str | None, str | None]]]] = {}
        for number, name, *spelling in rows:
            found.setdefault(number, (name, []))[1].append(tuple(spelling))
        return list(found.values())

    def words_like(self, word: str) -> list[str]:
        """Folded words of names that begin as ``word`` does and are about as long; of those, in
        an archive of many names, the ones that share the first or the last two letters with it.
        """
        rows = self.base.execute(
            "SELECT DISTINCT word FROM name_word WHERE word >= ?1 AND word < ?2"
            " AND length(word) BETWEEN ?3 - 2 AND ?3 + 2"
            " AND (substr(word, 1, 2) = ?4 OR substr(word, -2) = ?5) LIMIT ?6",
            (word[:1], word[:1] + "\U0010ffff", len(word), word[:2], word[-2:], _MOST_LIKE),
        )
        return [str(row[0]) for row in rows]

    def called(self, words: Sequence[str], most: int) -> list[int]:
        """Persons with one of these folded words in a name, most quoted first."""
        rows = self.base.execute(
            "SELECT DISTINCT p.number FROM name_word w JOIN name n ON n.form = w.form"
            " JOIN person p ON p.number = n.person"
            " WHERE w.word IN (SELECT value FROM json_each(?)) AND p.quotes > 0"
            " ORDER BY p.quotes DESC, p.name LIMIT ?",
            (encode_ascii(list(words)), most),
        )
        return [int(row[0]) for row in rows]

    def count(self, people: Sequence[int] | None = None) -> int:
        """How many of these people, or of all, are quoted."""
        chosen, given = _chosen(people)
        query = f"SELECT count(*) FROM person WHERE quotes > 0{chosen}"
        return int(self.base.execute(query, given).fetchone()[0])

    def redate(self, forms: Iterable[str]) -> None:
        """Tell anew when these spellings were first and last quoted, once articles are gone."""
        self.base.executemany(
            "UPDATE name SET (first, last) = (SELECT min(published), max(published) FROM article"
            " WHERE number IN (SELECT article FROM quote WHERE speaker = ?1)) WHERE form = ?1",
            [(form,) for form in forms],
        )


def _chosen(people: Sequence[int] | None) -> tuple[str, tuple[str, ...]]:
    """A condition on ``person`` and its values; of ``None`` that of everybody."""
    if people is None:
        return "", ()
    return " AND number IN (SELECT value FROM json_each(?))", (encode_ascii(list(people)),)
