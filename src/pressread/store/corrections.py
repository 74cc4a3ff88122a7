"""Corrections in the archive: a log of rulings beside the records, none of them ever lost.

Nothing extracted is overwritten: the record stays as it was read, and ``overlaid`` is the one
place where the two meet. A ruling hangs on the article's id, as tags do, and outlives a removal:
the article that comes back is corrected as it was. What is undone stays in the log.
"""

from __future__ import annotations

from pressread.jsontext import encode, encode_ascii, loads

TYPE_CHECKING = False
if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Mapping, Sequence
    from typing import Any

#: Fields of an article that can be corrected; the second are lists, told with what parts them.
TEXTS = ("headline", "kicker", "publisher", "published", "updated", "dateline", "language", "url",
         "summary")  # fmt: skip
LISTS = {"byline": ";", "sections": "/"}
DATES = ("published", "updated")
#: Of a statement.
STATEMENT_FIELDS = ("speaker", "role", "verb", "kind")
#: What people call a field.
ALSO = {
    "date": "published", "title": "headline", "author": "byline", "authors": "byline",
    "by": "byline", "paper": "publisher", "section": "sections", "place": "dateline",
    "address": "url", "overline": "kicker", "name": "speaker",
}  # fmt: skip
#: What stands in a record beside the fields, where something in it was corrected.
KEPT = (*TEXTS, *LISTS, "quotes", "provenance")


def overlaid(record: dict[str, Any], rulings: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    """The record with these rulings over it, oldest first; what they replace is kept in
    ``extracted``. A ruling on a statement that is not there any more changes nothing.
    """
    if not rulings:
        return record
    found = {**record, "provenance": dict(record["provenance"])}
    quotes: list[dict[str, Any] | None] = list(record["quotes"])
    for ruling in rulings:
        if ruling["statement"] is None:
            found[ruling["field"]] = value_of(ruling["field"], ruling["value"])
            found["provenance"][ruling["field"]] = f"corrected on {ruling['at'][:10]}"
            continue
        number = place(record["quotes"], ruling)
        if number is not None:
            quotes[number] = _ruled(quotes[number], ruling)
            found["provenance"]["quotes"] = f"corrected on {ruling['at'][:10]}"
    found["quotes"] = [quote for quote in quotes if quote is not None]
    found["corrected"] = [dict(ruling) for ruling in rulings]
    found["extracted"] = {name: record.get(name) for name in KEPT}
    return found


def value_of(field: str, values: Sequence[str]) -> Any:
    """A ruling's value as the record holds it."""
    if field in LISTS:
        return list(values)
    return values[0] if values else None


def values_of(found: object) -> list[str]:
    """A value of a record as a ruling holds it: none, one, or several texts."""
    if isinstance(found, (list, tuple)):
        return [str(one) for one in found]
    return [] if found is None else [str(found)]


def place(quotes: Sequence[Mapping[str, Any]], ruling: Mapping[str, Any]) -> int | None:
    """The number of the statement that a ruling is about, by its words where numbers moved."""
    number, text = ruling["statement"], ruling["text"]
    if number < len(quotes) and quotes[number]["text"] == text:
        return int(number)
    return next((n for n, quote in enumerate(quotes) if quote["text"] == text), None)


def _ruled(quote: dict[str, Any] | None, ruling: Mapping[str, Any]) -> dict[str, Any] | None:
    """A statement with one ruling over it; ``None`` where it was ruled to be none."""
    value = ruling["value"][0] if ruling["value"] else None
    if quote is None:
        return None
    if ruling["field"] == "kind":
        return {**quote, "kind": value} if value else None
    if ruling["field"] == "verb":
        return {**quote, "verb": value}
    if ruling["field"] == "speaker" and value is None:
        return {**quote, "speaker": None, "confidence": 1.0}
    before = quote["speaker"] or _NOBODY
    name = {"speaker": "name"}.get(ruling["field"], ruling["field"])
    return {**quote, "speaker": {**before, name: value}, "confidence": 1.0}


_NOBODY = {
    "name": None, "as_written": None, "role": None, "paragraph": None, "start": None, "end": None,
    "via": None,
}  # fmt: skip


def standing(rulings: Iterable[Mapping[str, Any]]) -> list[Mapping[str, Any]]:
    """The last ruling on each field, in the order they were made."""
    last: dict[tuple[object, ...], Mapping[str, Any]] = {}
    for ruling in rulings:
        key = (ruling["field"], ruling["statement"], ruling["text"])
        last.pop(key, None)
        last[key] = ruling
    return list(last.values())


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
            (encode_ascii(list(ids)),),
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
    return encode(list(values))


def _ruling(row: Sequence[Any]) -> dict[str, Any]:
    return {
        "field": row[1], "statement": row[2], "text": row[3], "was": loads(row[4]),
        "value": loads(row[5]), "at": row[6],
    }  # fmt: skip
