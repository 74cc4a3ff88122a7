"""Lists and counts that need no full-text search: straight from the columns.

A date is as precise as its source states it, so it stands for a range: ``2021-08`` is inside
``since 2021-08-15``, because it may be.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator, Mapping, Sequence
    from typing import Any

ORDERS = {
    "newest": "published DESC, id DESC",  # NULLs last, straight off the index
    "oldest": "published IS NULL, published, id",
    "headline": "headline IS NULL, headline COLLATE NOCASE, id",
    "added": "number",
}
_COLUMNS = "id, headline, published, publisher, sections, word_count, quote_count"
_CONDITIONS = {
    "since": "(published || '~') >= ?",
    "until": "published <= (? || '~')",
    "publisher": "publisher LIKE ? ESCAPE '\\'",
    "section": "(' / ' || sections || ' / ') LIKE ? ESCAPE '\\'",
    "language": "language = ?",
    "generation": "a.generation > ?",
    "imported": "a.imported_at >= ?",
}
BUCKETS = {"year": 4, "month": 7, "day": 10}


class Listing:
    """Questions to the columns of an open archive."""

    def __init__(self, base: sqlite3.Connection) -> None:
        self.base = base

    def articles(
        self, filters: Mapping[str, Any], *, order: str, limit: int | None, offset: int
    ) -> tuple[int, list[tuple[Any, ...]]]:
        """How many there are, and one page of ``(id, headline, published, publisher, sections,
        word_count, quote_count)``; ``sections`` is joined by ' / '.
        """
        where, values = conditions(filters)
        total = self.base.execute(f"SELECT count(*) FROM article a{where}", values).fetchone()[0]
        rows = self.base.execute(
            f"SELECT {_COLUMNS} FROM article a{where} ORDER BY {ORDERS[order]} LIMIT ? OFFSET ?",
            (*values, -1 if limit is None else limit, offset),
        )
        return int(total), rows.fetchall()

    def by_ids(self, ids: Sequence[str]) -> dict[str, tuple[Any, ...]]:
        """id → the columns of ``articles``, for those that are there."""
        found = {}
        for start in range(0, len(ids), 500):
            part = tuple(ids[start : start + 500])
            marks = ", ".join("?" * len(part))
            rows = self.base.execute(f"SELECT {_COLUMNS} FROM article WHERE id IN ({marks})", part)
            found.update({row[0]: row for row in rows})
        return found

    def all_ids(self, filters: Mapping[str, Any], order: str = "added") -> list[str]:
        where, values = conditions(filters)
        rows = self.base.execute(
            f"SELECT id FROM article a{where} ORDER BY {ORDERS[order]}", values
        )
        return [str(row[0]) for row in rows]

    def ids_like(self, begun: str, most: int) -> list[tuple[str, str]]:
        """``(id, headline)`` of the newest articles whose id begins so."""
        rows = self.base.execute(
            "SELECT id, coalesce(headline, '') FROM article WHERE id >= ? AND id < ?"
            " ORDER BY number DESC LIMIT ?",
            (begun.lower(), begun.lower() + "~", most),
        )
        return [(str(id), str(headline)) for id, headline in rows]

    def ordered(self, ids: Sequence[str], order: str) -> list[str]:
        """These ids in one of ``ORDERS``; ids that are gone are left out."""
        wanted = set(ids)
        rows = self.base.execute(f"SELECT id FROM article a ORDER BY {ORDERS[order]}")
        return [str(row[0]) for row in rows if row[0] in wanted]

    def statements(
        self, filters: Mapping[str, Any], *, order: str, limit: int | None, offset: int
    ) -> tuple[int, list[tuple[str, int]]]:
        """How many quotes there are, and one page of ``(article id, number in the article)``.

        Beside the filters of articles: ``forms`` (speakers' spellings), ``role``, ``verb``,
        ``kind``.
        """
        where, values = conditions(filters, quotes=True)
        tables = f"quote q JOIN article a ON a.number = q.article{where}"
        total = self.base.execute(f"SELECT count(*) FROM {tables}", values).fetchone()[0]
        rows = self.base.execute(
            f"SELECT a.id, q.number FROM {tables} ORDER BY a.{ORDERS[order]}, q.number"
            " LIMIT ? OFFSET ?",
            (*values, -1 if limit is None else limit, offset),
        )
        return int(total), [(str(id), int(number)) for id, number in rows]

    def speakers(self) -> Iterator[tuple[Any, ...]]:
        """``(form, quotes, articles, first, last)`` of every speaker's spelling."""
        return iter(self.base.execute(
            "SELECT q.speaker, count(*), count(DISTINCT a.number), min(a.published),"
            " max(a.published) FROM quote q JOIN article a ON a.number = q.article"
            " WHERE q.speaker IS NOT NULL GROUP BY q.speaker"
        ))  # fmt: skip

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
        found: dict[str, str] = {}
        for start in range(0, len(ids), 500):
            part = tuple(ids[start : start + 500])
            rows = self.base.execute(
                "SELECT a.id, p.name FROM article a JOIN quote q ON q.article = a.number"
                " JOIN name n ON n.form = q.speaker JOIN person p ON p.number = n.person"
                f" WHERE a.id IN ({', '.join('?' * len(part))})"
                " GROUP BY a.id, p.number ORDER BY count(*) DESC, min(q.number)",
                part,
            )
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

    def counts(self, column: str) -> list[tuple[str, int]]:
        """``(value, articles)`` of ``publisher``, ``language``, ``sections`` or ``format``."""
        return self.base.execute(
            f"SELECT {column}, count(*) FROM article WHERE {column} IS NOT NULL AND {column} != ''"
            f" GROUP BY {column} ORDER BY count(*) DESC, {column}"
        ).fetchall()

    def totals(self) -> dict[str, Any]:
        """Sizes and span of the whole archive."""
        names = (
            "articles", "words", "quotes", "first", "last", "undated", "raw_files", "raw_bytes",
            "attributed",
        )  # fmt: skip
        row = self.base.execute(
            "SELECT count(*), coalesce(sum(word_count), 0), coalesce(sum(quote_count), 0),"
            " min(published), max(published), count(*) - count(published),"
            " (SELECT count(*) FROM raw), (SELECT coalesce(sum(size), 0) FROM raw),"
            " (SELECT count(*) FROM quote WHERE speaker IS NOT NULL) FROM article"
        ).fetchone()
        return dict(zip(names, row, strict=True))

    def integrity(self) -> list[str]:
        """What SQLite finds wrong with the file; nothing where all is well."""
        rows = self.base.execute("PRAGMA integrity_check(20)")
        return [str(line) for (line,) in rows if line != "ok"]

    def raws(self) -> Iterator[tuple[str, int, bytes]]:
        """``(SHA-256, size, zlib)`` of all raw bytes."""
        return iter(self.base.execute("SELECT sha256, size, bytes FROM raw"))

    def dates(self, ids: Sequence[str] | None) -> list[tuple[str | None, str | None]]:
        """``(published, publisher)`` of these articles, or of all."""
        if ids is None:
            return self.base.execute("SELECT published, publisher FROM article").fetchall()
        wanted = set(ids)
        rows = self.base.execute("SELECT id, published, publisher FROM article")
        return [(row[1], row[2]) for row in rows if row[0] in wanted]


def conditions(filters: Mapping[str, Any], *, quotes: bool = False) -> tuple[str, list[Any]]:
    """A WHERE clause over ``article a`` (and ``quote q``) and its values."""
    clauses: list[str] = []
    values: list[Any] = []
    for name, value in filters.items():
        if value is None:
            continue
        if name in _CONDITIONS:
            clauses.append(_CONDITIONS[name])
            values.append(_pattern(name, value))
        elif quotes:
            _quote_condition(name, value, clauses, values)
    return (" WHERE " + " AND ".join(clauses) if clauses else ""), values


def _quote_condition(name: str, value: Any, clauses: list[str], values: list[Any]) -> None:
    if name == "forms":
        clauses.append(f"q.speaker IN ({', '.join('?' * len(value))})")
        values.extend(value)
    elif name == "kind":
        clauses.append("q.kind = ?")
        values.append(value)
    elif name in ("role", "verb"):
        clauses.append(f"q.{name} LIKE ? ESCAPE '\\'")
        values.append(f"%{_escaped(value)}%")


def _pattern(name: str, value: Any) -> Any:
    if name == "publisher":
        return f"%{_escaped(value)}%"
    if name == "section":
        return f"%/ {_escaped(value)} /%"
    return value


def _escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
