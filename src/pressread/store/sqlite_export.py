"""Archives as single SQLite files: written for others to open, read back to restore an archive.

The file has the very tables of ``archive.db`` (so it *is* one), with what was asked for in them.
"""

from __future__ import annotations

import json
import sqlite3
import zlib
from contextlib import closing

from pressread.aside import Aside
from pressread.errors import NotAnArchive
from pressread.store.connection import APPLICATION_ID, VERSION, file_uri, translated, unpacked
from pressread.store.corrections import overlaid
from pressread.store.damage import numbers, one_by_one
from pressread.store.raws import Raws
from pressread.store.register import Register
from pressread.store.rulings import Marks, Organiser
from pressread.store.schema import MIGRATIONS

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from typing import Any

    from pressread.store.corrections import Corrections

MAGIC = b"SQLite format 3\0"

_RULED = 4  # the version from which there are corrections
ARTICLE = (
    "number, id, headline, folded, publisher, published, language, sections, byline, url,"
    " word_count, quote_count, format, path, sha256, imported_at, generation, record, checksum"
)
_ARTICLES = "SELECT number FROM taken.article"
_FORMS = f"SELECT speaker FROM main.quote WHERE article IN ({_ARTICLES})"
_PEOPLE = f"SELECT person FROM main.name WHERE form IN ({_FORMS})"
# (table, columns or "*", which): names before quotes, which count them.
_COPIES = (
    ("article", ARTICLE, "id IN (SELECT id FROM temp.wanted)"),
    ("raw", "*", "sha256 IN (SELECT sha256 FROM taken.article)"),
    ("person", "number, name", f"number IN ({_PEOPLE})"),
    ("name", "form, block, person, pinned", "person IN (SELECT number FROM taken.person)"),
    ("name_word", "*", "form IN (SELECT form FROM taken.name)"),
    ("name_key", "*", "form IN (SELECT form FROM taken.name)"),
    ("quote", "*", f"article IN ({_ARTICLES})"),
    ("tag", "*", "id IN (SELECT id FROM temp.wanted)"),
    ("note", "*", "id IN (SELECT id FROM temp.wanted)"),
    ("correction", "*", "id IN (SELECT id FROM temp.wanted)"),
    ("mark", "*", "id IN (SELECT id FROM temp.wanted)"),
)  # fmt: skip


def write_export(
    base: sqlite3.Connection, path: str, ids: Sequence[str], *, everything: bool = False
) -> int:
    """Write these articles with all that belongs to them to a new file, whole or not at all.

    ``everything``: they are all there are, and saved searches go with them. Returns how many there
    are. Raises ``ArchiveError`` where the file cannot be written.
    """
    with Aside(path) as aside, translated(path):
        _write(base, aside.path, ids, everything=everything)
        _make_legible(aside.path)
        aside.done()
    return len(ids)


def _write(base: sqlite3.Connection, path: str, ids: Sequence[str], *, everything: bool) -> None:
    target = sqlite3.connect(path)
    target.executescript("PRAGMA journal_mode = OFF;" + "".join(MIGRATIONS))
    target.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    target.execute(f"PRAGMA user_version = {VERSION}")
    target.close()
    base.execute("ATTACH ? AS taken", (path,))
    try:
        base.execute("PRAGMA taken.journal_mode = MEMORY")  # no second file that a kill leaves
        base.create_function("as_json", 1, _as_json, deterministic=True)
        base.execute("CREATE TEMP TABLE wanted (id TEXT PRIMARY KEY) WITHOUT ROWID")
        base.execute("BEGIN")
        base.executemany("INSERT OR IGNORE INTO temp.wanted VALUES (?)", ((id,) for id in ids))
        for table, columns, which in _COPIES:
            _copy(base, table, columns, which)
        base.execute(
            "INSERT OR REPLACE INTO taken.meta SELECT * FROM main.meta WHERE name <> 'archive'"
        )
        if everything:
            for table in ("saved", "piece", "part"):
                _copy(base, table, "*", "true")
        else:
            _copy_parts(base)
        base.execute("COMMIT")
    finally:
        if base.in_transaction:
            base.execute("ROLLBACK")
        base.execute("DROP TABLE IF EXISTS temp.wanted")
        base.execute("DETACH taken")


#: What people and their tools look at: articles and statements as tables, and the articles' words
#: to be searched. ``rowid`` is what ties a hit to its row (datasette looks for that very name).
_LEGIBLE = """
CREATE VIEW articles AS SELECT number AS rowid, id, headline, published, publisher,
    (SELECT group_concat(value, ' / ') FROM json_each(whole, '$.sections')) AS sections,
    (SELECT group_concat(value, '; ') FROM json_each(whole, '$.byline')) AS byline,
    language, url, json_extract(whole, '$.summary') AS summary,
    (SELECT group_concat(value, char(10) || char(10)) FROM json_each(whole, '$.body')) AS body,
    word_count, quote_count,
    (SELECT group_concat(tag, ' ') FROM tag WHERE tag.id = article.id) AS tags,
    (SELECT text FROM note WHERE note.id = article.id) AS note
    FROM (SELECT *, iif(json_valid(record), record, '{}') AS whole FROM article) AS article;
CREATE VIEW statements AS SELECT article.id, article.headline, published, publisher,
    said.key + CASE part.key WHEN 'reported' THEN quote_count ELSE 0 END AS number,
    json_extract(said.value, '$.speaker.name') AS speaker,
    (SELECT person.name FROM name JOIN person ON person.number = name.person
     WHERE form = json_extract(said.value, '$.speaker.name')) AS person,
    json_extract(said.value, '$.speaker.role') AS role,
    coalesce(json_extract(said.value, '$.verb'), json_extract(said.value, '$.cue.text')) AS verb,
    coalesce(json_extract(said.value, '$.kind'), 'reported') AS kind,
    json_extract(said.value, '$.text') AS text,
    json_extract(said.value, '$.paragraph') + 1 AS paragraph
    FROM (SELECT *, iif(json_valid(record), record, '{}') AS whole FROM article) AS article,
    json_each(whole) AS part, json_each(part.value) AS said
    WHERE part.key IN ('quotes', 'reported');
CREATE VIRTUAL TABLE articles_text USING fts5(headline, summary, body,
    content="articles", content_rowid="rowid", tokenize="unicode61 remove_diacritics 2");
INSERT INTO articles_text (rowid, headline, summary, body)
    SELECT rowid, headline, summary, body FROM articles;
"""


def _make_legible(path: str) -> None:
    """Add what others look at; a SQLite without full-text search writes the rest."""
    with closing(sqlite3.connect(path)) as target:
        views, _, text = _LEGIBLE.partition("CREATE VIRTUAL TABLE")
        target.executescript(views)
        if target.execute("SELECT 1 FROM pragma_module_list WHERE name = 'fts5'").fetchone():
            target.executescript(f"CREATE VIRTUAL TABLE{text}")
        target.commit()


def _copy(base: sqlite3.Connection, table: str, columns: str, which: str) -> None:
    into = "" if columns == "*" else f" ({columns})"
    taken = columns.replace(", record,", ", as_json(record),")
    base.execute(f"INSERT INTO taken.{table}{into} SELECT {taken} FROM main.{table} WHERE {which}")


def _as_json(record: Any) -> Any:
    """A record for any SQLite tool to read; one that cannot be unpacked stays as it is."""
    try:
        return unpacked(bytes(record)).decode() if isinstance(record, bytes) else record
    except ValueError:
        return record


def _copy_parts(base: sqlite3.Connection) -> None:
    """The bytes of the chosen articles alone, not those of their neighbours in a piece."""
    raws = Raws(base)
    wanted = base.execute(
        "SELECT sha256, size FROM main.part WHERE sha256 IN"
        " (SELECT sha256 FROM taken.article) ORDER BY piece"
    )
    base.executemany(
        "INSERT OR IGNORE INTO taken.raw VALUES (?, ?, ?)",
        ((sha256, size, raws.packed(sha256)) for sha256, size in wanted.fetchall()),
    )


def is_database(path: str) -> bool:
    """Whether the file begins as an SQLite database does."""
    try:
        with open(path, "rb") as file:
            return file.read(len(MAGIC)) == MAGIC
    except OSError:
        return False


def read_export(path: str) -> Iterator[tuple[int, bytes | None, bytes | None, dict[str, Any]]]:
    """``(number, record as JSON, zlib of its raw bytes, what else belongs to it)`` of every article
    in the file: ``tags``, ``note``, ``added``, and with the first ``archive``, as
    ``Archive.exported``. The record is ``None`` where it cannot be read.

    Raises ``NotAnArchive`` for another program's database, ``ArchiveError`` for a broken one.
    """
    with translated(path):
        base = sqlite3.connect(file_uri(path) + "?mode=ro&immutable=1", uri=True)
        base.text_factory = lambda text: text.decode("utf-8", "replace")
        try:
            if base.execute("PRAGMA application_id").fetchone()[0] != APPLICATION_ID:
                raise NotAnArchive(f"a database, but no pressread export: {path}")
            yield from _rows(base)
        finally:
            base.close()


def _rows(base: sqlite3.Connection) -> Iterator[Any]:
    query = "SELECT CAST(record AS BLOB), sha256, id, generation FROM article WHERE number = ?"
    raws, last = Raws(base), None
    people_of = _tried(lambda: Register(base).exported(None), [])
    archive = {
        "archive": {
            "speakers": people_of,
            "marks": _tried(lambda: Marks(base).as_made(), []),
            "saved": _tried(lambda: _saved(base), []),
        }
    }
    ruled = _tried(lambda: _rulings(base), None)
    for number, row in one_by_one(base, query, numbers(base)):
        if row is None:
            yield number, None, None, {}
            continue
        written, sha256, id, generation = row
        written = _tried(lambda: unpacked(written), written)  # noqa: B023
        record = _shown(written, ruled) if ruled else written
        own = {
            "tags": _tried(lambda: Organiser(base).tags(id), []),  # noqa: B023
            "note": _tried(lambda: Organiser(base).note_of(id), None),  # noqa: B023
            "added": generation,
        }
        packed = None  # neighbours may share a file
        if sha256 != last:
            packed = _tried(lambda: raws.packed(sha256), b"damaged")  # noqa: B023
        yield number, record, packed, {**own, **archive}
        archive, last = {}, sha256


def _tried(read: Callable[[], Any], otherwise: Any) -> Any:
    """What can be read; something else where it is damaged, or not there."""
    try:
        return read()
    except (sqlite3.DatabaseError, zlib.error, ValueError, TypeError, LookupError):
        return otherwise


def _rulings(base: sqlite3.Connection) -> Corrections | None:
    """The rulings on records in an export; ``None`` where there are none, as in older ones."""
    from pressread.store.corrections import Corrections

    if base.execute("PRAGMA user_version").fetchone()[0] < _RULED:
        return None
    ruled = Corrections(base)
    return ruled if ruled.all() else None


def _shown(written: bytes, ruled: Corrections) -> bytes:
    """A record as it is shown: what it was corrected to, and what was extracted."""
    try:
        record = json.loads(written)
        rulings = ruled.of([record["id"]]).get(record["id"], ())
        return json.dumps(overlaid(record, rulings)).encode()
    except (ValueError, TypeError, LookupError, sqlite3.DatabaseError):
        return written  # what is damaged is told where it is read


def _saved(base: sqlite3.Connection) -> list[dict[str, Any]]:
    rows = base.execute("SELECT name, query, seen FROM saved ORDER BY name")
    return [{"name": name, "query": query, "seen": seen} for name, query, seen in rows]
