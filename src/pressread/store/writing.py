"""Writing to the store: articles in and out, and how they are shown once rulings change them."""

from __future__ import annotations

from pressread.jsontext import encode_ascii
from pressread.store.connection import RECORD, translated

TYPE_CHECKING = False
if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from contextlib import AbstractContextManager
    from typing import Any, Protocol

    from pressread.store.corrections import Corrections
    from pressread.store.lock import WriteLock
    from pressread.store.raws import Raws
    from pressread.store.register import Register
    from pressread.store.rows import Batch, FileRead, Packed, Rows
    from pressread.store.rulings import Organiser

    class Store(Protocol):
        """What is written to: a ``store.Store``."""

        base: sqlite3.Connection
        path: str
        lock: WriteLock
        register: Register
        organiser: Organiser
        raws: Raws
        corrections: Corrections

        @property
        def generation(self) -> int: ...
        def writing(self) -> AbstractContextManager[int]: ...
        def record(self, id: str) -> dict[str, Any]: ...
        def sound(
            self, rows: Iterable[tuple[Any, ...]]
        ) -> Iterator[tuple[str, dict[str, Any]]]: ...


NEARLY_ALL = 0.9  # of the longer text, for two that are the same article


class Writer:
    """What changes the articles of a store."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self.base = store.base

    def keep(self, batch: Batch) -> list[bool]:
        """Add articles with what belongs to them, all or none.

        Returns, in order, whether each was new; one that is there already is left as it is.
        """
        with self.store.writing() as generation:
            new = [self._enter(rows, batch.raws, generation) for rows in batch.articles]
            fresh = {
                rows.sha256 for rows, is_new in zip(batch.articles, new, strict=True) if is_new
            }
            for piece in batch.pieces:
                if any(sha256 in fresh for sha256, _, _ in piece.parts):
                    self.store.raws.keep_piece(piece)
            for file in batch.files:
                self._keep_file(file)
            for id, (tags, note) in batch.margins.items():
                self.store.organiser.tag([id], tags, ())
                if note:
                    self.store.organiser.note(id, note)
        return new

    def _enter(self, rows: Rows, raws: Mapping[str, Packed], generation: int) -> bool:
        known = self.same_as(rows)
        new = known is None and self._add(rows, generation)
        id = known or rows.id
        if rows.corrected or (new and self.store.corrections.of([id])):
            self.rule(id, rows.corrected, generation, again=new)
        if not new:
            return False
        if rows.sha256 in raws and not self.store.raws.has(rows.sha256):
            self.store.raws.keep(rows.sha256, raws[rows.sha256])
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
            f"SELECT id, {RECORD} FROM article WHERE folded = ? AND"
            " (id = ? OR word_count BETWEEN ? AND ?) LIMIT 50",
            (rows.folded, rows.id, rows.words // 2, 2 * rows.words + 9),
        ).fetchall()
        if not found:
            return None
        from pressread.text.folding import fold_identity

        words = fold_identity(" ".join(rows.record["body"]))
        for id, record in self.store.sound(found):
            if id == rows.id or same_words(words, fold_identity(" ".join(record["body"]))):
                return str(id)
        return None

    def _add(self, rows: Rows, generation: int) -> bool:
        values = (*rows.columns, generation, rows.checksum)
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
                self.store.register.enter(row[2])
        self.base.executemany(
            "INSERT INTO quote VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            [(number, *row) for row in rows.quotes],
        )

    def rule(
        self, id: str, rulings: Sequence[Mapping[str, Any]], generation: int, *, again: bool = False
    ) -> None:
        """Enter rulings on an article's record and show it by them from ``generation`` on;
        ``again``: also where none is new.
        """
        if self.store.corrections.add(id, rulings) or again:
            self.show_anew(id, generation)

    def show_anew(self, id: str, generation: int) -> None:
        """Bring what is looked up of an article in step with its record and the rulings on it."""
        from pressread.article import Article
        from pressread.store.rows import shown_rows

        rows = shown_rows(Article.from_dict(self.store.record(id)))
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
        self.store.register.redate(forms)

    def remove(self, ids: Sequence[str]) -> int:
        """Remove articles by full id; raw bytes go with the last article that came from them."""
        with self.store.writing() as generation:
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
        self.store.register.redate(form for (form,) in spoken)
        query = "SELECT 1 FROM article WHERE sha256 = ? LIMIT 1"
        if self.base.execute(query, (sha256,)).fetchone() is None:
            self.store.raws.drop(sha256)
        return True

    def renew(self, ids: Sequence[str]) -> int:
        """Let articles be as if they were added now; the generation that they are of then."""
        with self.store.writing() as generation:
            # An index that knows them already has to take them out first.
            named = (generation, encode_ascii(list(ids)))
            which = "WHERE id IN (SELECT value FROM json_each(?2))"
            self.base.execute(f"INSERT INTO removal SELECT id, ?1 FROM article {which}", named)
            self.base.execute(f"UPDATE article SET generation = ?1 {which}", named)
        return generation


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
