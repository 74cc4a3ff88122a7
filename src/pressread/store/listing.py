"""Lists and counts that need no full-text search: straight from the columns and counters."""

from __future__ import annotations

from pressread.jsontext import encode_ascii

TYPE_CHECKING = False
if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator, Sequence
    from typing import Any

# Each straight off an index; where something has no date or headline it comes last.
_NEWEST = "published DESC, id DESC"
_OLDEST = "published, id"
_BY_HEADLINE = "folded, number"
_COLUMNS = "id, headline, published, publisher, sections, word_count, quote_count"
SHORTEST = 4  # characters of an id that is cut short: fewer would soon name several
_IN = "id IN (SELECT value FROM json_each(?))"
_TOTALS = (
    "articles", "words", "quotes", "undated", "raw_files", "raw_bytes", "attributed",
)  # fmt: skip


class Listing:
    """Questions to the columns of an open archive."""

    def __init__(self, base: sqlite3.Connection) -> None:
        self.base = base

    def count(self) -> int:
        """How many articles there are."""
        return self._total("articles")

    def articles(
        self, *, order: str, limit: int | None, offset: int
    ) -> tuple[int, list[tuple[Any, ...]]]:
        """How many there are, and one page of ``(id, headline, published, publisher, sections,
        word_count, quote_count)``; ``sections`` is joined by ' / '.

        ``order``: ``newest``, ``oldest``, ``headline`` or ``added``.
        """
        return self.count(), self._page(_COLUMNS, order, limit, offset)

    def all_ids(self) -> list[str]:
        """The ids of all articles, in the order they were added."""
        return [str(id) for (id,) in self._page("id", "added", None, 0)]

    def _page(self, columns: str, order: str, limit: int | None, offset: int) -> list[Any]:
        most = -1 if limit is None else limit
        if order in ("newest", "added"):
            by = _NEWEST if order == "newest" else "number"
            return self._rows(columns, "TRUE", by, most, offset)
        last, by = {
            "oldest": ("published IS NULL", _OLDEST), "headline": ("folded = ''", _BY_HEADLINE),
        }[order]  # fmt: skip
        first = {"oldest": "published IS NOT NULL", "headline": "folded > ''"}[order]
        rows = self._rows(columns, first, by, most, offset)
        if len(rows) == most:
            return rows
        passed = (
            offset
            and self.base.execute(
                f"SELECT count(*) FROM (SELECT 1 FROM article WHERE {first} LIMIT ?)", (offset,)
            ).fetchone()[0]
        )
        left = most - len(rows) if most >= 0 else -1
        return rows + self._rows(columns, last, by, left, offset - passed)

    def _rows(self, columns: str, where: str, by: str, most: int, offset: int) -> list[Any]:
        return self.base.execute(
            f"SELECT {columns} FROM article WHERE {where} ORDER BY {by} LIMIT ? OFFSET ?",
            (most, offset),
        ).fetchall()

    def since(self, *, generation: int | None = None, imported: str | None = None) -> list[str]:
        """Ids of the articles added after ``generation``, or imported at ``imported`` or later."""
        if generation is not None:
            rows = self.base.execute("SELECT id FROM article WHERE generation > ?", (generation,))
        else:
            rows = self.base.execute("SELECT id FROM article WHERE imported_at >= ?", (imported,))
        return [str(id) for (id,) in rows]

    def by_ids(self, ids: Sequence[str]) -> dict[str, tuple[Any, ...]]:
        """id → the columns of ``articles``, for those that are there."""
        rows = self.base.execute(
            f"SELECT {_COLUMNS} FROM article WHERE {_IN}", (encode_ascii(list(ids)),)
        )
        return {row[0]: row for row in rows}

    def ids_like(self, begun: str, most: int) -> list[tuple[str, str]]:
        """``(id, headline)`` of the newest articles whose id begins so."""
        rows = self.base.execute(
            "SELECT id, coalesce(headline, '') FROM article WHERE id >= ? AND id < ?"
            " ORDER BY number DESC LIMIT ?",
            (begun.lower(), begun.lower() + "~", most),
        )
        return [(str(id), str(headline)) for id, headline in rows]

    def prefixes(self, ids: Sequence[str]) -> dict[str, str]:
        """Full id → the shortest beginning that no other id has."""
        found = {}
        for id in ids:
            (neighbours,) = self.base.execute(
                "SELECT (SELECT max(id) FROM article WHERE id < ?),"
                " (SELECT min(id) FROM article WHERE id > ?)",
                (id, id),
            )
            shared = max(_shared(id, other) for other in (*neighbours, ""))
            found[id] = id[: max(SHORTEST, shared + 1)]
        return found

    def ordered(self, ids: Sequence[str], order: str) -> list[str]:
        """These ids by ``headline`` or as they were ``added``; ids that are gone are left out."""
        by = {"headline": "folded = '', folded, number", "added": "number"}[order]
        rows = self.base.execute(
            f"SELECT id FROM article WHERE {_IN} ORDER BY {by}", (encode_ascii(list(ids)),)
        )
        return [str(id) for (id,) in rows]

    def roles(self, forms: Sequence[str]) -> list[tuple[str, str | None, str | None, int]]:
        """``(role, first, last, quotes)`` of these spellings, in order of time."""
        marks = ", ".join("?" * len(forms))
        return self.base.execute(
            "SELECT q.role, min(a.published), max(a.published), count(*) FROM quote q"
            f" JOIN article a ON a.number = q.article WHERE q.speaker IN ({marks})"
            " AND q.role IS NOT NULL GROUP BY q.role ORDER BY min(a.published), q.role",
            tuple(forms),
        ).fetchall()

    def voices(self, ids: Sequence[str]) -> dict[str, str]:
        """Article id → the person who is quoted most in it (of several the first), where one is."""
        rows = self.base.execute(
            "SELECT a.id, p.name FROM article a JOIN quote q ON q.article = a.number"
            " JOIN name n ON n.form = q.speaker JOIN person p ON p.number = n.person"
            f" WHERE a.{_IN} GROUP BY a.id, p.number ORDER BY count(*) DESC, min(q.number)",
            (encode_ascii(list(ids)),),
        )
        found: dict[str, str] = {}
        for id, name in rows:
            found.setdefault(str(id), str(name))
        return found

    def quoted_by(self, forms: Sequence[str]) -> list[tuple[str, int]]:
        """``(publisher, quotes)`` of these spellings, most first."""
        marks = ", ".join("?" * len(forms))
        return self.base.execute(
            "SELECT a.publisher, count(*) FROM quote q JOIN article a ON a.number = q.article"
            f" WHERE q.speaker IN ({marks}) AND a.publisher IS NOT NULL"
            " GROUP BY a.publisher ORDER BY count(*) DESC, a.publisher",
            tuple(forms),
        ).fetchall()

    def speakers(self, begun: str) -> Iterator[tuple[str, int]]:
        """``(spelling, quotes)``, most quoted first, of those a folded word of which begins so."""
        return iter(self.base.execute(
            "SELECT form, quotes FROM name WHERE quotes > 0 AND form IN"
            " (SELECT form FROM name_word WHERE word >= ? AND word < ?) ORDER BY quotes DESC, form",
            (begun, begun + "\U0010ffff"),
        ))  # fmt: skip

    def at_address(self, url: str) -> list[str]:
        """Ids of the articles of one address."""
        rows = self.base.execute("SELECT id FROM article WHERE url = ? ORDER BY number", (url,))
        return [str(id) for (id,) in rows]

    def counts(self, column: str) -> list[tuple[str, int]]:
        """``(value, articles)`` of ``publisher``, ``language``, ``sections`` or ``format``."""
        return self.base.execute(
            "SELECT value, count FROM tally WHERE name = ? AND value != '' AND count > 0"
            " ORDER BY count DESC, value",
            (column,),
        ).fetchall()

    def totals(self) -> dict[str, Any]:
        """Sizes and span of the whole archive."""
        first, last = self.base.execute(
            "SELECT (SELECT min(published) FROM article), (SELECT max(published) FROM article)"
        ).fetchone()
        return {"first": first, "last": last, **{name: self._total(name) for name in _TOTALS}}

    def _total(self, name: str) -> int:
        row = self.base.execute(
            "SELECT count FROM tally WHERE name = 'total' AND value = ?", (name,)
        ).fetchone()
        return int(row[0]) if row else 0

    def integrity(self) -> list[str]:
        """What SQLite finds wrong with the file; nothing where all is well."""
        rows = self.base.execute("PRAGMA integrity_check(20)")
        return [str(line) for (line,) in rows if line != "ok"]

    def days(self, ids: Sequence[str] | None) -> Iterator[tuple[str, str, int]]:
        """``(published, publisher, articles)`` of these articles, or of all: dates to the day at
        most; ``''`` where one is unknown.
        """
        if ids is None:
            query = "SELECT published, publisher, count FROM day WHERE count > 0"
            return iter(self.base.execute(query))
        return iter(self.base.execute(
            "SELECT coalesce(substr(published, 1, 10), ''), coalesce(publisher, ''), count(*)"
            f" FROM article WHERE {_IN} GROUP BY 1, 2",
            (encode_ascii(list(ids)),),
        ))  # fmt: skip


def _shared(id: str, other: str | None) -> int:
    """How many characters two ids begin with."""
    pairs = enumerate(zip(id, other or "", strict=False))
    return next((at for at, (one, two) in pairs if one != two), min(len(id), len(other or "")))
