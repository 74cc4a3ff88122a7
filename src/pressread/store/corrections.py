"""Corrections in the archive: a log of rulings beside the records, none of them ever lost.

A ruling hangs on the article's id, as tags do, and outlives a removal: the article that comes back
is corrected as it was. What is undone stays in the log.
"""

from __future__ import annotations

import json

from pressread.corrections import standing

TYPE_CHECKING = False
if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Mapping, Sequence
    from typing import Any

_COLUMNS = "id, field, statement, text, was, value, at, undone"


class Corrections:
    """The table ``correction`` of an open archive."""

    def __init__(self, base: sqlite3.Connection) -> None:
        self.base = base

    def of(self, ids: Sequence[str]) -> dict[str, list[Mapping[str, Any]]]:
        """Id → the rulings in force, for those of ``ids`` that have any."""
        if not self.base.execute("SELECT EXISTS (SELECT 1 FROM correction)").fetchone()[0]:
            return {}
        rows = self.base.execute(
            f"SELECT {_COLUMNS} FROM correction WHERE undone IS NULL"
            " AND id IN (SELECT value FROM json_each(?)) ORDER BY number",
            (json.dumps(list(ids)),),
        )
        found: dict[str, list[Mapping[str, Any]]] = {}
        for row in rows:
            found.setdefault(row[0], []).append(_ruling(row))
        return {id: standing(rulings) for id, rulings in found.items()}

    def all(self, id: str | None = None) -> list[dict[str, Any]]:
        """Every ruling (on one article) in the order made, with ``id`` and when it was undone."""
        which = "" if id is None else "WHERE id = ?"
        given = () if id is None else (id,)
        rows = self.base.execute(
            f"SELECT {_COLUMNS} FROM correction {which} ORDER BY number", given
        )
        return [{"id": row[0], **_ruling(row), "undone": row[7]} for row in rows]

    def add(self, id: str, rulings: Iterable[Mapping[str, Any]]) -> bool:
        """Enter rulings; one that is in force already is not entered again. Whether any was new."""
        known = self.of([id]).get(id, [])
        fresh = [ruling for ruling in rulings if ruling not in known]
        self.base.executemany(
            "INSERT INTO correction (id, field, statement, text, was, value, at)"
            " VALUES (?, ?, ?, ?, ?, ?, ?)",
            [
                (id, ruling["field"], ruling["statement"], ruling["text"],
                 _written(ruling["was"]), _written(ruling["value"]), ruling["at"])
                for ruling in fresh
            ],
        )  # fmt: skip
        return bool(fresh)

    def undo(self, id: str, at: str) -> list[dict[str, Any]]:
        """Take back what was ruled last on an article, all of one command; what it was."""
        last = self.base.execute(
            "SELECT max(number), at FROM correction WHERE id = ? AND undone IS NULL", (id,)
        ).fetchone()[1]
        gone = [one for one in self.all(id) if one["undone"] is None and one["at"] == last]
        self.base.execute(
            "UPDATE correction SET undone = ? WHERE id = ? AND at = ? AND undone IS NULL",
            (at, id, last),
        )
        return gone


def _written(values: Iterable[str]) -> str:
    return json.dumps(list(values), ensure_ascii=False)


def _ruling(row: Sequence[Any]) -> dict[str, Any]:
    return {
        "field": row[1], "statement": row[2], "text": row[3], "was": json.loads(row[4]),
        "value": json.loads(row[5]), "at": row[6],
    }  # fmt: skip
