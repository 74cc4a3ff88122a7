"""The archive's one source of truth: raw bytes and records in SQLite.

Whatever else pressread keeps (the index) is rebuilt from here. Every change raises the
*generation*, a number by which the index knows what it has not seen yet.
"""

from __future__ import annotations

import json
from contextlib import contextmanager
from sqlite3 import DatabaseError

from pressread.errors import ArchiveDamaged, NotFound, UsageError
from pressread.store.connection import FILE, connect, translated
from pressread.store.damage import (
    CANNOT_READ,
    REMEDY,
    checksum,
    numbers,
    one_by_one,
    record_of,
    told,
)

TYPE_CHECKING = False
if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
    from typing import Any

    from pressread.store.corrections import Corrections
    from pressread.store.listing import Listing
    from pressread.store.lock import WriteLock
    from pressread.store.marks import Marks
    from pressread.store.organise import Organiser
    from pressread.store.raws import Raws
    from pressread.store.register import Register
    from pressread.store.rows import Batch, FileRead, Packed, Rows

LOCK, INDEX_LOCK = "archive.lock", "index.lock"
ID_LENGTH = 12
_LOCKS = {"lock": LOCK, "index_lock": INDEX_LOCK}
_PARTS = {
    "register": ("register", "Register"),
    "listing": ("listing", "Listing"),
    "organiser": ("organise", "Organiser"),
    "raws": ("raws", "Raws"),
    "corrections": ("corrections", "Corrections"),
}
NEARLY_ALL = 0.9
_IN = "id IN (SELECT value FROM json_each(?))"
_RECORD = "CAST(record AS BLOB), checksum"


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

    def __getattr__(self, name: str) -> Any:
        """A part of the store, loaded when it is first asked for: a search needs few of them."""
        if name in _LOCKS:
            from pressread.store.lock import WriteLock

            part: Any = WriteLock(f"{self.folder}/{_LOCKS[name]}")
        elif name in _PARTS:
            from importlib import import_module

            home, kind = _PARTS[name]
            part = getattr(import_module(f"pressread.store.{home}"), kind)(self.base)
        else:
            raise AttributeError(name)
        self.__dict__[name] = part
        return part

    @property
    def marks(self) -> Marks:
        """The passages that the reader marked."""
        from pressread.store.marks import Marks

        return Marks(self.base)

    # ---- writing

    def writing(self, *, changes: bool = True) -> Writing:
        """A block that is one transaction under the write lock; gives the generation it makes.

        ``changes`` is false for what the index does not hold (tags, notes, rulings).
        """
        return Writing(self, changes)

    def keep(self, batch: Batch) -> list[bool]:
        """Add articles with what belongs to them, all or none.

        Returns, in order, whether each was new; one that is there already is left as it is.
        """
        with self.writing() as generation:
            new = [self._enter(rows, batch.raws, generation) for rows in batch.articles]
            fresh = {
                rows.sha256 for rows, is_new in zip(batch.articles, new, strict=True) if is_new
            }
            for piece in batch.pieces:
                if any(sha256 in fresh for sha256, _, _ in piece.parts):
                    self.raws.keep_piece(piece)
            for file in batch.files:
                self._keep_file(file)
            for id, (tags, note) in batch.margins.items():
                self.organiser.tag([id], tags, ())
                if note:
                    self.organiser.note(id, note)
        return new

    def _enter(self, rows: Rows, raws: Mapping[str, Packed], generation: int) -> bool:
        known = self.same_as(rows)
        new = known is None and self._add(rows, generation)
        id = known or rows.id
        if rows.corrected or (new and self.corrections.of([id])):
            self.rule(id, rows.corrected, generation, again=new)
        if not new:
            return False
        if rows.sha256 in raws and not self.raws.has(rows.sha256):
            self.raws.keep(rows.sha256, raws[rows.sha256])
        return True

    def _keep_file(self, file: FileRead) -> None:
        self.base.execute("DELETE FROM file WHERE path = ? AND NOT complete", (file.path,))
        self.base.execute("INSERT OR REPLACE INTO file VALUES (?, ?, ?, ?, ?, ?)", file)

    def same_as(self, rows: Rows) -> str | None:
        """The id of the article that this one is, word for word, whatever the format.

        A stray line at the head or foot (a caption, a site's footer) that one format shows and
        another hides does not make another article; a changed word inside does.
        """
        found = self.base.execute(
            f"SELECT id, {_RECORD} FROM article WHERE folded = ? AND"
            " (id = ? OR word_count BETWEEN ? AND ?) LIMIT 50",
            (rows.folded, rows.id, rows.words // 2, 2 * rows.words + 9),
        ).fetchall()
        if not found:
            return None
        from pressread.text.folding import fold_identity

        words = fold_identity(" ".join(rows.record["body"]))
        for id, record in self._sound(found):
            if id == rows.id or same_words(words, fold_identity(" ".join(record["body"]))):
                return str(id)
        return None

    def _add(self, rows: Rows, generation: int) -> bool:
        values = (*rows.columns, generation, checksum(rows.columns[-1]))
        cursor = self.base.execute(
            "INSERT OR IGNORE INTO article (id, headline, folded, publisher, published, language,"
            " sections, byline, url, word_count, quote_count, format, path, sha256, imported_at,"
            f" record, generation, checksum) VALUES ({', '.join('?' * len(values))})",
            values,
        )
        if not cursor.rowcount:
            return False
        self._add_quotes(int(cursor.lastrowid or 0), rows)
        return True

    def _add_quotes(self, number: int, rows: Rows) -> None:
        for row in rows.quotes:
            if row[2]:
                self.register.enter(row[2])
        self.base.executemany(
            "INSERT INTO quote VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            [(number, *row) for row in rows.quotes],
        )

    def extracted(self, id: str) -> dict[str, Any]:
        """The record of a full id as it was extracted, without corrections. Raises ``NotFound``."""
        record = self.record(id)
        was: dict[str, Any] = record.pop("extracted", {})
        record.pop("corrected", None)
        return record | was

    def rule(
        self, id: str, rulings: Sequence[Mapping[str, Any]], generation: int, *, again: bool = False
    ) -> None:
        """Enter rulings on an article's record and show it by them from ``generation`` on;
        ``again``: also where none is new.
        """
        if self.corrections.add(id, rulings) or again:
            self.show_anew(id, generation)

    def show_anew(self, id: str, generation: int) -> None:
        """Bring what is looked up of an article in step with its record and the rulings on it."""
        from pressread.article import Article
        from pressread.store.rows import shown_rows

        rows = shown_rows(Article.from_dict(self.record(id)))
        query = "SELECT number FROM article WHERE id = ?"
        (number,) = self.base.execute(query, (id,)).fetchone()
        spoken = self.base.execute("SELECT speaker FROM quote WHERE article = ?", (number,))
        forms = {form for (form,) in spoken if form} | {row[2] for row in rows.quotes if row[2]}
        self.base.execute("INSERT INTO removal VALUES (?, ?)", (id, generation))
        self.base.execute(
            "UPDATE article SET headline = ?, publisher = ?, published = ?, language = ?,"
            " sections = ?, byline = ?, url = ?, quote_count = ?, generation = ? WHERE number = ?",
            (rows.columns[1], *rows.columns[3:9], rows.columns[10], generation, number),
        )
        self.base.execute("DELETE FROM quote WHERE article = ?", (number,))
        self._add_quotes(number, rows)
        self.register.redate(forms)

    def remove(self, ids: Sequence[str]) -> int:
        """Remove articles by full id; raw bytes go with the last article that came from them."""
        with self.writing() as generation:
            return sum(self._remove(id, generation) for id in ids)

    def _remove(self, id: str, generation: int) -> bool:
        query = "SELECT number, sha256, path FROM article WHERE id = ?"
        row = self.base.execute(query, (id,)).fetchone()
        if row is None:
            return False
        number, sha256, path = row
        spoken = self.base.execute(
            "SELECT DISTINCT speaker FROM quote WHERE article = ? AND speaker IS NOT NULL",
            (number,),
        ).fetchall()
        self.base.execute("DELETE FROM quote WHERE article = ?", (number,))
        self.base.execute("DELETE FROM article WHERE number = ?", (number,))
        self.base.execute("INSERT INTO removal VALUES (?, ?)", (id, generation))
        self.base.execute(  # the file, or what the file is packed in, is to be read again
            "DELETE FROM file WHERE path = ?1 OR substr(?1, 1, length(path) + 1) = path || '/'",
            (path,),
        )
        self.register.redate(form for (form,) in spoken)
        query = "SELECT 1 FROM article WHERE sha256 = ? LIMIT 1"
        if self.base.execute(query, (sha256,)).fetchone() is None:
            self.raws.drop(sha256)
        return True

    def renew(self, ids: Sequence[str]) -> int:
        """Let articles be as if they were added now; the generation that they are of then."""
        with self.writing() as generation:
            # An index that knows them already has to take them out first.
            self.base.execute(
                f"INSERT INTO removal SELECT id, ? FROM article WHERE {_IN}",
                (generation, *_as_json(ids)),
            )
            self.base.execute(
                f"UPDATE article SET generation = ? WHERE {_IN}", (generation, *_as_json(ids))
            )
        return generation

    # ---- reading

    @contextmanager
    def snapshot(self) -> Iterator[None]:
        """A block that sees one state of the archive, whatever others write meanwhile."""
        self.base.execute("BEGIN")
        try:
            yield
        finally:
            self.base.execute("COMMIT")

    @property
    def generation(self) -> int:
        row = self.base.execute("SELECT value FROM meta WHERE name = 'generation'").fetchone()
        try:
            return int(row[0])
        except (TypeError, ValueError) as error:
            raise ArchiveDamaged(told(self.path, "its state is not told")) from error

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
            raise ArchiveDamaged(told(self.path, f"article {id}: {self.damaged[id]}"))
        if not found:
            raise NotFound(f"no article {id!r} in this archive; `pressread list` shows the ids")
        return found[id]

    def records(self, ids: Sequence[str], holding: str = "") -> dict[str, dict[str, Any]]:
        """id → record, for those of ``ids`` that are there and have ``holding`` in some field."""
        select = f"SELECT id, {_RECORD} FROM article WHERE"
        try:
            rows = self.base.execute(f"{select} {_IN}", _as_json(ids)).fetchall()
        except DatabaseError:
            rows = list(self._readable(f"{select} id = ?", ids))
        if holding:  # parsing all of them would take many times as long
            written = json.dumps(holding, ensure_ascii=False)[1:-1].encode("utf-8", "replace")
            corrected = self.corrections.of(ids)
            rows = [row for row in rows if written in row[1] or row[0] in corrected]
        return dict(self._sound(rows))

    def _readable(self, query: str, keys: Sequence[Any]) -> Iterator[tuple[Any, ...]]:
        """The rows of these keys that can be read, one by one; the others are damage."""
        for key, row in one_by_one(self.base, query, keys):
            if row is not None:
                yield row
            elif isinstance(key, int) or self._is_known(key):
                self.damage(str(key), CANNOT_READ)

    def _is_known(self, id: str) -> bool:
        found = one_by_one(self.base, "SELECT count(*) FROM article WHERE id = ?", (id,))
        return next(found)[1] != (0,)

    def _sound(self, rows: Iterable[tuple[Any, ...]]) -> Iterator[tuple[str, dict[str, Any]]]:
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
        from pressread.corrections import overlaid

        return overlaid(record, self.corrections.of([id]).get(id, ()))

    def damage(self, id: str, what: str, so: str = "is left out") -> None:
        """Note that an article is damaged, and say once what that means for the answer."""
        if id not in self.damaged:
            self.damaged[id] = what
            self.on_damage(f"{id if ' ' in id else f'article {id}'} {so}: {what}; {REMEDY}")

    def every_id(self) -> list[str]:
        """All ids, in the order they were added; damage is read around."""
        try:
            return self.listing.all_ids()
        except DatabaseError:
            select = "SELECT id FROM article WHERE number = ?"
            return [id for (id,) in self._readable(select, numbers(self.base))]

    def changed_since(self, generation: int) -> Iterator[dict[str, Any]]:
        """Records added or changed after ``generation``, oldest first."""
        select = f"SELECT id, {_RECORD} FROM article WHERE"
        last = -1
        try:
            for *row, number in self.base.execute(
                f"{select.replace(' FROM', ', number FROM')} generation > ? ORDER BY number",
                (generation,),
            ):
                yield from (record for _, record in self._sound([tuple(row)]))
                last = number
        except DatabaseError:
            left = [number for number in numbers(self.base) if number > last]
            later = f"{select} number = ? AND generation > {int(generation)}"
            for _, record in self._sound(self._readable(later, left)):
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
            "SELECT id, headline, json_extract(record, '$.source.record'), generation FROM article"
            " WHERE sha256 = ? LIMIT 2",
            (sha256,),
        ).fetchall()
        if len(rows) != 1 or rows[0][2] is not None:
            return None
        return None if until is not None and rows[0][3] > until else (*rows[0][:2], 1)

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


class Writing:
    """A transaction: committed where the block ends, rolled back where it raises."""

    def __init__(self, store: Store, changes: bool) -> None:
        self.store = store
        self.changes = changes

    def __enter__(self) -> int:
        self.store.lock.__enter__()
        try:
            with translated(self.store.path):
                return self._begin()
        except BaseException:
            self._roll_back()
            raise

    def _begin(self) -> int:
        base = self.store.base
        base.execute("BEGIN IMMEDIATE")
        generation = self.store.generation + self.changes
        base.execute("UPDATE meta SET value = ? WHERE name = 'generation'", (generation,))
        return generation

    def __exit__(self, kind: object, error: BaseException | None, _: object) -> None:
        if error is not None:
            self._roll_back()
            translated(self.store.path).__exit__(kind, error, None)
            return
        try:
            with translated(self.store.path):
                self.store.base.execute("COMMIT")
        except BaseException:
            self._roll_back()
            raise
        self.store.lock.__exit__()

    def _roll_back(self) -> None:
        if self.store.base.in_transaction:
            self.store.base.execute("ROLLBACK")
        self.store.lock.__exit__()


def same_words(one: str, other: str) -> bool:
    """Whether the shorter folded text stands whole inside the longer, and is nearly all of it."""
    short, long = sorted((one, other), key=len)
    return len(short) >= NEARLY_ALL * len(long) and f" {short} " in f" {long} "


def _as_json(ids: Sequence[str]) -> tuple[str]:
    return (json.dumps(list(ids)),)


def _unheard(_: str) -> None:
    """Where nobody asked to be told."""
