"""The archive's one source of truth: raw bytes and records in SQLite.

Whatever else pressread keeps (the index) is rebuilt from here. Every change raises the
*generation*, a number by which the index knows what it has not seen yet.
"""

from __future__ import annotations

from pressread.errors import ArchiveDamaged, NotFound, UsageError
from pressread.jsontext import encode_ascii, quoted
from pressread.store.connection import (
    FILE,
    RECORD,
    DatabaseError,
    connect,
    record_of,
    unpacked,
)

TYPE_CHECKING = False
if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
    from typing import Any

    from pressread.store.corrections import Corrections
    from pressread.store.listing import Listing
    from pressread.store.lock import WriteLock
    from pressread.store.raws import Raws
    from pressread.store.register import Register
    from pressread.store.rows import Batch, FileRead, Rows
    from pressread.store.rulings import Marks, Organiser
    from pressread.store.writing import Writing

LOCK, INDEX_LOCK = "archive.lock", "index.lock"
ID_LENGTH = 12
_LOCKS = {"lock": LOCK, "index_lock": INDEX_LOCK}
_PARTS = {
    "register": ("register", "Register"),
    "listing": ("listing", "Listing"),
    "organiser": ("rulings", "Organiser"),
    "raws": ("raws", "Raws"),
    "corrections": ("corrections", "Corrections"),
    "marks": ("rulings", "Marks"),
}
_WRITTEN = ("keep", "same_as", "rule", "show_anew", "remove", "renew")
_IN = "id IN (SELECT value FROM json_each(?))"


class Store:
    """An open ``archive.db``. Not shared between threads."""

    def __init__(self, folder: str, *, create: bool = True, read_only: bool = False) -> None:
        self.folder = folder
        self.path = f"{folder}/{FILE}"
        self.read_only = read_only
        self.base: sqlite3.Connection = connect(folder, create=create, read_only=read_only)
        self.on_damage: Callable[[str], None] = _unheard
        self.damaged: dict[str, str] = {}  # id → what is wrong with its record, as met so far

    def close(self) -> None:
        self.base.close()

    if TYPE_CHECKING:
        lock: WriteLock
        index_lock: WriteLock
        register: Register
        listing: Listing
        organiser: Organiser
        raws: Raws
        corrections: Corrections
        marks: Marks
        keep: Callable[[Batch], list[bool]]
        same_as: Callable[[Rows], str | None]
        rule: Callable[[str, Sequence[Mapping[str, Any]], int], None]
        show_anew: Callable[[str, int], None]
        remove: Callable[[Sequence[str]], int]
        renew: Callable[[Sequence[str]], int]

    def __getattr__(self, name: str) -> Any:
        """A part of the store, loaded when it is first asked for: a search needs few of them."""
        if name in _LOCKS:
            from pressread.store.lock import WriteLock

            part: Any = WriteLock(f"{self.folder}/{_LOCKS[name]}")
        elif name in _PARTS:
            from importlib import import_module

            home, kind = _PARTS[name]
            part = getattr(import_module(f"pressread.store.{home}"), kind)(self.base)
        elif name in _WRITTEN:
            from pressread.store.writing import Writer

            part = getattr(Writer(self), name)
        else:
            raise AttributeError(name)
        self.__dict__[name] = part
        return part

    def writing(self, *, changes: bool = True) -> Writing:
        """A block that is one transaction under the write lock; gives the generation it makes.

        ``changes`` is false for what the index does not hold (tags, notes, rulings).
        """
        from pressread.store.writing import Writing

        return Writing(self, changes)

    # ---- reading

    def snapshot(self) -> Snapshot:
        """A block that sees one state of the archive, whatever others write meanwhile."""
        return Snapshot(self.base)

    @property
    def generation(self) -> int:
        row = self.base.execute("SELECT value FROM meta WHERE name = 'generation'").fetchone()
        try:
            return int(row[0])
        except (TypeError, ValueError) as error:
            raise self._damaged("its state is not told") from error

    @property
    def identity(self) -> str:
        """A random id made with the database; empty where it tells none."""
        row = self.base.execute("SELECT value FROM meta WHERE name = 'archive'").fetchone()
        told = str(row[0]) if row else ""
        return told if told.isalnum() else ""

    def _damaged(self, what: str) -> ArchiveDamaged:
        from pressread.store.damage import told

        return ArchiveDamaged(told(self.path, what))

    def count(self) -> int:
        return self.listing.count()

    def count_since(self, generation: int) -> int:
        """How many articles were added or changed after ``generation``."""
        select = "SELECT count(*) FROM article WHERE generation > ?"
        return int(self.base.execute(select, (generation,)).fetchone()[0])

    def resolve(self, prefix: str) -> str:
        """The full id that ``prefix`` begins. Raises ``NotFound``; ``UsageError`` if several."""
        found = [
            str(row[0])
            for row in self.base.execute(
                "SELECT id FROM article WHERE id >= ? AND id < ? ORDER BY id LIMIT 4",
                (prefix.lower(), prefix.lower() + "~"),
            )
        ]
        if not prefix or not found:
            raise NotFound(f"no article {prefix!r} in this archive; `pressread list` shows the ids")
        if len(found) > 1:
            raise UsageError(f"{prefix!r} could be {', '.join(found[:3])}…; type more of it")
        return found[0]

    def record(self, id: str) -> dict[str, Any]:
        """The record of a full id. Raises ``NotFound``."""
        found = self.records((id,))
        if id in self.damaged:
            raise self._damaged(f"article {id}: {self.damaged[id]}")
        if not found:
            raise NotFound(f"no article {id!r} in this archive; `pressread list` shows the ids")
        return found[id]

    def records(self, ids: Sequence[str], holding: str = "") -> dict[str, dict[str, Any]]:
        """id → record, for those of ``ids`` that are there and have ``holding`` in some field."""
        select = f"SELECT id, {RECORD} FROM article WHERE"
        try:
            rows = self.base.execute(f"{select} {_IN}", _as_json(ids)).fetchall()
        except DatabaseError:
            rows = list(self._readable(f"{select} id = ?", ids))
        if holding:  # parsing all of them would take many times as long
            written = quoted(holding)[1:-1].encode("utf-8", "replace")
            corrected = self.corrections.of(ids)
            rows = [row for row in rows if row[0] in corrected or self._holds(row, written)]
        return dict(self.sound(rows))

    def _holds(self, row: tuple[Any, ...], written: bytes) -> bool:
        try:
            return written in unpacked(row[1])
        except (ValueError, TypeError, AttributeError):
            return True  # damage, which is told where it is read

    def _readable(self, query: str, keys: Sequence[Any]) -> Iterator[tuple[Any, ...]]:
        """The rows of these keys that can be read, one by one; the others are damage."""
        from pressread.store.damage import CANNOT_READ, one_by_one

        for key, row in one_by_one(self.base, query, keys):
            if row is not None:
                yield row
            elif isinstance(key, int) or self._is_known(key):
                self.damage(str(key), CANNOT_READ)

    def _is_known(self, id: str) -> bool:
        query = "SELECT count(*) FROM article WHERE id = ?"
        try:
            return bool(self.base.execute(query, (id,)).fetchone()[0])
        except DatabaseError:
            return True

    def sound(self, rows: Iterable[tuple[Any, ...]]) -> Iterator[tuple[str, dict[str, Any]]]:
        """Ids and records of rows of (id, record, checksum) that are as they were written."""
        for id, written, expected in rows:
            try:
                yield id, self._ruled(id, record_of(written, expected))
            except ValueError as error:
                self.damage(id, str(error))

    def _ruled(self, id: str, record: dict[str, Any]) -> dict[str, Any]:
        """The record with what was ruled of it laid over it."""
        if not self.base.execute("SELECT EXISTS (SELECT 1 FROM correction)").fetchone()[0]:
            return record
        from pressread.store.corrections import overlaid

        return overlaid(record, self.corrections.of([id]).get(id, ()))

    def damage(self, id: str, what: str, so: str = "is left out") -> None:
        """Note that an article is damaged, and say once what that means for the answer."""
        if id not in self.damaged:
            from pressread.store.damage import REMEDY

            self.damaged[id] = what
            self.on_damage(f"{id if ' ' in id else f'article {id}'} {so}: {what}; {REMEDY}")

    def every_id(self) -> list[str]:
        """All ids, in the order they were added; damage is read around."""
        try:
            return self.listing.all_ids()
        except DatabaseError:
            from pressread.store.damage import numbers

            select = "SELECT id FROM article WHERE number = ?"
            return [id for (id,) in self._readable(select, numbers(self.base))]

    def changed_since(self, generation: int) -> Iterator[dict[str, Any]]:
        """Records added or changed after ``generation``, oldest first."""
        select = f"SELECT id, {RECORD} FROM article WHERE"
        last = -1
        try:
            for *row, number in self.base.execute(
                f"{select.replace(' FROM', ', number FROM')} generation > ? ORDER BY number",
                (generation,),
            ):
                yield from (record for _, record in self.sound([tuple(row)]))
                last = number
        except DatabaseError:
            from pressread.store.damage import numbers

            left = [number for number in numbers(self.base) if number > last]
            later = f"{select} number = ? AND generation > {int(generation)}"
            for _, record in self.sound(self._readable(later, left)):
                yield record

    def removed_since(self, generation: int) -> list[str]:
        """Ids removed after ``generation`` (some may have come back since)."""
        rows = self.base.execute("SELECT id FROM removal WHERE generation > ?", (generation,))
        return [str(row[0]) for row in rows]

    def added(self, ids: Sequence[str]) -> dict[str, int]:
        """id → generation of the import that added it or last changed it."""
        rows = self.base.execute(f"SELECT id, generation FROM article WHERE {_IN}", _as_json(ids))
        return dict(rows.fetchall())

    def known(
        self, sha256: str, until: int | None = None
    ) -> tuple[str | None, str | None, int] | None:
        """Of a file of these bytes that was imported whole (by the generation ``until``): id and
        headline of the one article that it held, or ``None`` for both, and how many it held.
        """
        query = "SELECT records FROM file WHERE sha256 = ? AND complete AND NOT failed"
        if row := self.base.execute(query, (sha256,)).fetchone():
            return None, None, int(row[0])
        rows = self.base.execute(
            f"SELECT generation, headline, id, {RECORD} FROM article WHERE sha256 = ? LIMIT 2",
            (sha256,),
        ).fetchall()
        if len(rows) != 1 or (until is not None and rows[0][0] > until):
            return None
        for id, record in self.sound(row[2:] for row in rows):
            if record["source"]["record"] is None:
                return id, rows[0][1], 1
        return None

    def file(self, path: str, sha256: str) -> FileRead | None:
        """How far a file of many articles was read: one of these bytes, else the last of that
        path.
        """
        from pressread.store.rows import FileRead

        row = self.base.execute(
            "SELECT * FROM file WHERE sha256 = ?1 OR path = ?2"
            " ORDER BY sha256 = ?1 DESC, size DESC LIMIT 1",
            (sha256, path),
        ).fetchone()
        return FileRead._make((*row[:5], bool(row[5]))) if row else None


class Snapshot:
    """A transaction that reads."""

    def __init__(self, base: sqlite3.Connection) -> None:
        self.base = base

    def __enter__(self) -> None:
        self.base.execute("BEGIN")

    def __exit__(self, *_: object) -> None:
        self.base.execute("COMMIT")


def _as_json(ids: Sequence[str]) -> tuple[str]:
    return (encode_ascii(list(ids)),)


def _unheard(_: str) -> None:
    """Where nobody asked to be told."""
