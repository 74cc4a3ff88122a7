"""``check``: all that an archive holds, held against itself and against its index.

Nothing stops it: what is wrong with one thing is a line, and the next is looked at.
"""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Any

from pressread.archive.upkeep import ARTICLES, SHELVES, STATEMENTS, reason
from pressread.article import Article
from pressread.errors import ArchiveError
from pressread.index.documents import article_document, statement_documents
from pressread.index.evaluate.index_reader import Damaged, Outdated
from pressread.overview import Report
from pressread.query.ops import Everything
from pressread.store.connection import record_of
from pressread.store.corrections import overlaid
from pressread.store.counters import COUNTED, MIRRORED, mirrored_rows
from pressread.store.damage import CANNOT_READ, REMEDY, Unreadable, numbers, one_by_one
from pressread.store.rows import shown_rows

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from pressread.archive.upkeep import Upkeep
    from pressread.index.evaluate.index_reader import Index
    from pressread.overview import OnArticle
    from pressread.store import Store

_AGAIN = "remove it and import it again"
_REINDEX = "run `pressread reindex`"
_MOST = 20  # lines of one kind
_COLUMNS = (
    "id, headline, folded, publisher, published, language, sections, byline, url, word_count,"
    " quote_count, format, path, sha256, imported_at"
)


def check(store: Store, upkeep: Upkeep, on_article: OnArticle | None = None) -> Report:
    """Read everything once."""
    checks: tuple[tuple[str, Callable[[], Iterator[str]]], ...] = (
        ("database", lambda: _database(store)),
        ("sources", lambda: _raws(store)),
        ("articles", lambda: _articles(store, on_article)),
        ("rulings", lambda: _rulings(store)),
        ("counters", lambda: _counters(store)),
        ("index", lambda: _index(store, upkeep)),
    )
    problems = [line for name, lines in checks for line in _all(name, lines)]
    return Report(*_sizes(store), tuple(problems))


def _sizes(store: Store) -> tuple[int, int]:
    """Articles and sources; what cannot be counted any more is none."""
    try:
        totals = store.listing.totals()
        return totals["articles"], totals["raw_files"]
    except (Unreadable, ArchiveError, ValueError, TypeError):
        return len(numbers(store.base)), 0


def _all(name: str, lines: Callable[[], Iterator[str]]) -> Iterator[str]:
    """The lines of one check, at most ``_MOST``; one that breaks off says so."""
    told = 0
    try:
        for line in lines():
            told += 1
            if told <= _MOST:
                yield line
    except (Unreadable, ArchiveError, ValueError, TypeError, LookupError) as error:
        yield f"{name}: cannot be read to the end ({error}); {REMEDY}"
    if told > _MOST:
        yield f"{name}: and {told - _MOST:,} more problems"


def _database(store: Store) -> Iterator[str]:
    for line in store.listing.integrity():
        yield f"database: {line}; {REMEDY}"
    newest = store.base.execute("SELECT max(generation) FROM article").fetchone()[0]
    if (newest or 0) > store.generation:
        yield f"database: its own state is older than its articles; {REMEDY}"


def _raws(store: Store) -> Iterator[str]:
    for sha256, size, raw in store.raws.every():
        if raw is None:
            yield f"raw {sha256[:12]}: cannot be unpacked; import its file again"
        elif len(raw) != size or hashlib.sha256(raw).hexdigest() != sha256:
            yield f"raw {sha256[:12]}: not the bytes that were imported; import its file again"


def _articles(store: Store, on_article: OnArticle | None) -> Iterator[str]:
    """Every record by its checksum, as a value, as rows, as documents of the index."""
    query = f"SELECT {_COLUMNS}, CAST(record AS BLOB), checksum FROM article WHERE number = ?"
    rows = numbers(store.base)
    for done, (number, row) in enumerate(one_by_one(store.base, query, rows), 1):
        if on_article is not None:
            on_article(done, len(rows))
        if row is None:
            yield f"article in row {number}: {CANNOT_READ}; {REMEDY}"
            continue
        try:
            wrong = _wrong(store, number, row)
        except (ValueError, Unreadable) as error:
            wrong = str(error)
        if wrong:
            yield f"article {row[0]}: {wrong}; {_AGAIN}"


def _wrong(store: Store, number: int, row: tuple[Any, ...]) -> str | None:
    *columns, written, expected = row
    rulings = store.corrections.of([columns[0]]).get(columns[0], ())
    article = Article.from_dict(overlaid(record_of(written, expected), rulings))
    rows = shown_rows(article)
    if article.id != columns[0]:
        return "its text does not make its id"
    for name, stored, derived in zip(_COLUMNS.split(", "), columns, rows.columns, strict=False):
        if stored != derived:
            return f"its {name} is not that of its record"
    query = (
        "SELECT number, kind, speaker, role, verb, confidence, text FROM quote"
        " WHERE article = ? ORDER BY number"
    )
    if store.base.execute(query, (number,)).fetchall() != list(rows.quotes):
        return "its statements are not those of its record"
    article_document(article)
    list(statement_documents(article))
    return None


def _rulings(store: Store) -> Iterator[str]:
    """Tags, notes, saved searches and the register, against what was kept a second time."""
    for table in MIRRORED:
        kept = f"SELECT what, key, value FROM mirror WHERE what = '{table}'"
        for one, other in ((mirrored_rows(table), kept), (kept, mirrored_rows(table))):
            for _, key, _ in store.base.execute(f"{one} EXCEPT {other}"):
                yield f"{table} {key}: is not as it was written; look at it, and rule again"
                break


def _counters(store: Store) -> Iterator[str]:
    """What is counted with each commit, counted anew."""
    for table, keys in (("tally", 2), ("day", 2), ("name", 1)):
        columns = "form, quotes, articles, first, last" if table == "name" else "*"
        kept = _counted(store, f"SELECT {columns} FROM {table}", keys)
        if kept != _counted(store, COUNTED[table], keys):
            yield f"counters: {table} is not what there is; {REMEDY}"


def _counted(store: Store, query: str, keys: int) -> dict[Any, Any]:
    """Key → counters, without those of nothing and those of sources, which are read anyway."""
    rows = {row[:keys]: row[keys:] for row in store.base.execute(query)}
    return {
        key: counters
        for key, counters in rows.items()
        if counters[0] and not str(key[-1]).startswith("raw_")
    }


def _index(store: Store, upkeep: Upkeep) -> Iterator[str]:
    told = dict.fromkeys(
        line for shelf in SHELVES for line in _faults(upkeep, upkeep.shelves[shelf])
    )
    yield from (f"index: {line}; {_REINDEX}" for line in told)
    if not all(upkeep.fits(upkeep.shelves[shelf].status()) for shelf in SHELVES):
        return
    if upkeep.searched != store.generation:
        return  # behind, and brought up by the next question
    try:
        yield from _held(store, upkeep)
    except (Damaged, Outdated, OSError) as error:
        yield f"index: {error}; {_REINDEX}"


def _faults(upkeep: Upkeep, index: Index) -> Iterable[str]:
    status = index.status()
    return index.verify() if upkeep.fits(status) else [reason(status)]


def _held(store: Store, upkeep: Upkeep) -> Iterator[str]:
    """The ids in each shelf against those in the store."""
    articles = store.base.execute("SELECT id FROM article")
    statements = (
        f"{record['id']}.{number}"
        for record in store.changed_since(-1)
        for number in range(len(record["quotes"]) + len(record.get("reported", ())))
    )
    for shelf, ids in ((ARTICLES, (id for (id,) in articles)), (STATEMENTS, statements)):
        index = upkeep.shelves[shelf]
        held = set(index.ids(Everything()))
        wanted = set(ids)
        if held != wanted:
            yield (
                f"index: lacks {len(wanted - held):,} {shelf} and holds {len(held - wanted):,}"
                f" that are not in the store; {_REINDEX}"
            )
