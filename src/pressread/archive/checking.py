"""``check``: every hash, the database and the index, held against each other."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from pressread.article import Article
from pressread.overview import Report

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pressread.archive.upkeep import Upkeep
    from pressread.store import Store


def check(store: Store, upkeep: Upkeep) -> Report:
    """Read everything once. Raises ``ArchiveDamaged`` where the database cannot be read."""
    totals = store.listing.totals()
    problems = [*_database(store), *_raws(store), *_records(store), *upkeep.problems()]
    return Report(totals["articles"], totals["raw_files"], tuple(problems))


def _database(store: Store) -> Iterator[str]:
    for line in store.listing.integrity():
        yield f"database: {line}; restore {store.path} from a copy"


def _raws(store: Store) -> Iterator[str]:
    for sha256, size, raw in store.raws.every():
        if raw is None:
            yield f"raw {sha256[:12]}: cannot be unpacked; import its file again"
        elif len(raw) != size or hashlib.sha256(raw).hexdigest() != sha256:
            yield f"raw {sha256[:12]}: not the bytes that were imported; import its file again"


def _records(store: Store) -> Iterator[str]:
    for record in store.changed_since(-1):
        try:
            found = Article.from_dict(record)
        except ValueError as error:
            yield f"article {record.get('id')}: {error}; remove it and import it again"
            continue
        if found.id != record["id"]:
            yield f"article {record['id']}: its text does not make its id; import it again"
