"""Archives as single SQLite files: written for others to open, read back to restore an archive.

The file has the very tables of ``archive.db`` (so it *is* one), with what was asked for in them.
"""

from __future__ import annotations

import os
import sqlite3

from pressread.errors import ArchiveError, NotAnArchive
from pressread.store.connection import file_uri, translated
from pressread.store.people import exported
from pressread.store.schema import APPLICATION_ID, MIGRATIONS, VERSION

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from typing import Any

MAGIC = b"SQLite format 3\0"

_COPIES = (
    ("article", "id", "SELECT id FROM temp.wanted"),
    ("raw", "sha256", "SELECT sha256 FROM taken.article"),
    ("quote", "article", "SELECT number FROM taken.article"),
    ("person", "number", "SELECT person FROM main.name JOIN taken.quote ON speaker = form"),
    ("name", "person", "SELECT number FROM taken.person"),
    ("tag", "id", "SELECT id FROM temp.wanted"),
    ("note", "id", "SELECT id FROM temp.wanted"),
)


def write_export(
    base: sqlite3.Connection, path: str, ids: Sequence[str], *, everything: bool = False
) -> int:
    """Write these articles with all that belongs to them to a new file, whole or not at all.

    ``everything``: they are all there are, and saved searches go with them. Returns how many there
    are. Raises ``ArchiveError`` where the file cannot be written.
    """
    partial = f"{path}.part"
    try:
        with translated(path):
            _write(base, partial, ids, everything=everything)
        os.replace(partial, path)
    except OSError as error:
        raise ArchiveError(f"cannot write there: {error.strerror}: {path}") from error
    finally:
        if os.path.exists(partial):
            os.remove(partial)
    return len(ids)


def _write(base: sqlite3.Connection, path: str, ids: Sequence[str], *, everything: bool) -> None:
    if os.path.exists(path):
        os.remove(path)
    target = sqlite3.connect(path)
    target.executescript("".join(MIGRATIONS))
    target.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    target.execute(f"PRAGMA user_version = {VERSION}")
    target.close()
    base.execute("ATTACH ? AS taken", (path,))
    try:
        base.execute("CREATE TEMP TABLE wanted (id TEXT PRIMARY KEY) WITHOUT ROWID")
        base.execute("BEGIN")
        base.executemany("INSERT OR IGNORE INTO temp.wanted VALUES (?)", ((id,) for id in ids))
        for table, key, wanted in _COPIES:
            base.execute(
                f"INSERT INTO taken.{table} SELECT * FROM main.{table} WHERE {key} IN ({wanted})"
            )
        base.execute("INSERT OR REPLACE INTO taken.meta SELECT * FROM main.meta")
        if everything:
            base.execute("INSERT INTO taken.saved SELECT * FROM main.saved")
        base.execute("COMMIT")
    finally:
        if base.in_transaction:
            base.execute("ROLLBACK")
        base.execute("DROP TABLE IF EXISTS temp.wanted")
        base.execute("DETACH taken")


def is_database(path: str) -> bool:
    """Whether the file begins as an SQLite database does."""
    try:
        with open(path, "rb") as file:
            return file.read(len(MAGIC)) == MAGIC
    except OSError:
        return False


def read_export(path: str) -> Iterator[tuple[str, bytes | None, dict[str, Any]]]:
    """``(record as JSON, zlib of its raw bytes, what else belongs to it)`` of every article in the
    file: ``tags``, ``note``, ``added``, and with the first ``archive``, as ``Archive.exported``.

    Raises ``NotAnArchive`` for another program's database, ``ArchiveError`` for a broken one.
    """
    with translated(path):
        base = sqlite3.connect(file_uri(path) + "?mode=ro&immutable=1", uri=True)
        try:
            if base.execute("PRAGMA application_id").fetchone()[0] != APPLICATION_ID:
                raise NotAnArchive(f"a database, but no pressread export: {path}")
            yield from _rows(base)
        finally:
            base.close()


def _rows(base: sqlite3.Connection) -> Iterator[Any]:
    query = (
        "SELECT a.record, r.bytes, n.text, a.generation,"
        " (SELECT group_concat(tag, ' ') FROM tag t WHERE t.id = a.id)"
        " FROM article a LEFT JOIN raw r USING (sha256) LEFT JOIN note n ON n.id = a.id"
        " ORDER BY a.number"
    )
    archive = {"archive": {"speakers": exported(base, None), "saved": _saved(base)}}
    for record, packed, note, generation, tags in base.execute(query):
        own = {"tags": sorted((tags or "").split()), "note": note, "added": generation}
        yield record, packed, {**own, **archive}
        archive = {}


def _saved(base: sqlite3.Connection) -> list[dict[str, Any]]:
    rows = base.execute("SELECT name, query, seen FROM saved ORDER BY name")
    return [{"name": name, "query": query, "seen": seen} for name, query, seen in rows]
