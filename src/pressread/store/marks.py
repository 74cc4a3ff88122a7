"""Marked passages: where in an article the reader laid a finger, with a note and tags.

A mark hangs on the article's id and keeps its words: where the paragraphs of an article have
changed, the passage is found again by them.
"""

from __future__ import annotations

import json

TYPE_CHECKING = False
if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Mapping, Sequence
    from typing import Any

_COLUMNS = ("number", "id", "paragraph", "start", "stop", "text", "note", "tags", "at")


class Marks:
    """The table ``mark`` of an open archive."""

    def __init__(self, base: sqlite3.Connection) -> None:
        self.base = base

    def all(self, ids: Sequence[str] | None = None) -> list[dict[str, Any]]:
        """Every mark (of these articles), article by article in the order of the text."""
        which = "" if ids is None else "WHERE id IN (SELECT value FROM json_each(?))"
        rows = self.base.execute(
            f"SELECT {', '.join(_COLUMNS)} FROM mark {which} ORDER BY id, paragraph, start, number",
            () if ids is None else (json.dumps(list(ids)),),
        )
        found = [dict(zip(_COLUMNS, row, strict=True)) for row in rows]
        return [{**one, "tags": one["tags"].split()} for one in found]

    def as_made(self, ids: Sequence[str] | None = None) -> list[dict[str, Any]]:
        """Marks (of these articles) in the order they were made, as an export tells them."""
        return sorted(self.all(ids), key=lambda one: int(one["number"]))

    def add(self, mark: Mapping[str, Any]) -> bool:
        """Enter a mark (without a number); not one that is there already. Whether it was new."""
        values = (
            mark["id"], mark["paragraph"], mark["start"], mark["stop"], mark["text"],
            mark["note"], " ".join(mark["tags"]), mark["at"],
        )  # fmt: skip
        cursor = self.base.execute(
            "INSERT INTO mark (id, paragraph, start, stop, text, note, tags, at)"
            " SELECT ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8 WHERE NOT EXISTS (SELECT 1 FROM mark WHERE"
            " id = ?1 AND text = ?5 AND paragraph = ?2 AND note IS ?6 AND tags = ?7)",
            values,
        )
        return bool(cursor.rowcount)

    def remove(self, number: int) -> bool:
        """Take a mark away; whether there was one of that number."""
        return bool(self.base.execute("DELETE FROM mark WHERE number = ?", (number,)).rowcount)

    def holding(self, text: str) -> list[str]:
        """Ids of articles with a mark whose words, note or tags hold ``text``; ``""``: any."""
        from pressread.text.folding import fold_text

        wanted = fold_text(text)
        return list(dict.fromkeys(
            one["id"] for one in self.all()
            if wanted in fold_text(" ".join((one["text"], one["note"] or "", *one["tags"])))
        ))  # fmt: skip


def placed(mark: Mapping[str, Any], body: Sequence[str]) -> tuple[int, int, int] | None:
    """Paragraph, start and end of a mark's words in a text; ``None`` where they are gone."""
    paragraph, start, words = mark["paragraph"], mark["start"], mark["text"]
    if paragraph < len(body) and body[paragraph][start : mark["stop"]] == words:
        return paragraph, start, mark["stop"]
    for number, text in enumerate(body):
        if (at := text.find(words)) >= 0:
            return number, at, at + len(words)
    return None
