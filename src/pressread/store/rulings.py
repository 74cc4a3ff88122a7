"""What the user adds to articles: tags, notes, marked passages, saved searches.

They hang on the article's id, which is the same for the same article on every machine, so they
outlive a removal and meet the article again when it is imported anew. A mark keeps its words too:
where the paragraphs of an article have changed, the passage is found again by them.
"""

from __future__ import annotations

import unicodedata

from pressread.errors import NotFound, UsageError
from pressread.jsontext import encode_ascii

TYPE_CHECKING = False
if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Mapping, Sequence
    from typing import Any

_OF_MARK = ("number", "id", "paragraph", "start", "stop", "text", "note", "tags", "at")
NAME_LIMIT = 100  # code points of a tag or a saved search's name


class Organiser:
    """The tables ``tag``, ``note`` and ``saved`` of an open archive."""

    def __init__(self, base: sqlite3.Connection) -> None:
        self.base = base

    def tag(self, ids: Sequence[str], add: Iterable[str], remove: Iterable[str]) -> None:
        """Add and remove tags. Raises ``UsageError`` for one that is no single word."""
        added = [clean_name(tag, "tag") for tag in add]
        removed = [clean_name(tag, "tag") for tag in remove]
        for id in ids:
            self.base.executemany(
                "INSERT OR IGNORE INTO tag VALUES (?, ?)", [(id, t) for t in added]
            )
            self.base.executemany(
                "DELETE FROM tag WHERE id = ? AND tag = ?", [(id, t) for t in removed]
            )

    def tags(self, id: str) -> list[str]:
        rows = self.base.execute("SELECT tag FROM tag WHERE id = ? ORDER BY tag", (id,))
        return [str(row[0]) for row in rows]

    def all_tags(self) -> list[tuple[str, int]]:
        """``(tag, articles)``, most used first."""
        return self.base.execute(
            "SELECT tag, count(*) FROM tag JOIN article USING (id)"
            " GROUP BY tag ORDER BY count(*) DESC, tag"
        ).fetchall()

    def tagged(self, tag: str) -> list[str]:
        """Ids of the articles tagged so; ``*`` at the end stands for any ending."""
        wanted = fold_label(tag)
        if wanted.endswith("*"):
            stem = wanted[:-1]
            rows = self.base.execute("SELECT id, tag FROM tag")
            return [str(id) for id, tag in rows if tag.startswith(stem)]
        rows = self.base.execute("SELECT id FROM tag WHERE tag = ?", (wanted,))
        return [str(row[0]) for row in rows]

    def marked(self, what: str) -> list[str]:
        """Ids of all articles with a ``tag``, or with a ``note``."""
        table = {"tag": "tag", "note": "note"}[what]
        return [str(row[0]) for row in self.base.execute(f"SELECT DISTINCT id FROM {table}")]

    def note(self, id: str, text: str) -> None:
        """Set the note of an article; an empty text removes it."""
        if text.strip():
            self.base.execute("INSERT OR REPLACE INTO note VALUES (?, ?)", (id, text.strip()))
        else:
            self.base.execute("DELETE FROM note WHERE id = ?", (id,))

    def note_of(self, id: str) -> str | None:
        row = self.base.execute("SELECT text FROM note WHERE id = ?", (id,)).fetchone()
        return str(row[0]) if row else None

    def noted(self, text: str) -> list[str]:
        """Ids of the articles whose note holds ``text``, case and accents aside."""
        wanted = fold_label(text)
        rows = self.base.execute("SELECT id, text FROM note")
        return [str(id) for id, note in rows if wanted in fold_label(note)]

    def save(self, name: str, query: str) -> None:
        """Keep a query under a name, as seen up to nothing."""
        self.base.execute(
            "INSERT OR REPLACE INTO saved VALUES (?, ?, 0)", (clean_name(name, "name"), query)
        )

    def keep(self, name: str, query: str) -> bool:
        """``save``, unless there is one of that name; whether it was new."""
        row = (clean_name(name, "name"), query)
        return bool(self.base.execute("INSERT OR IGNORE INTO saved VALUES (?, ?, 0)", row).rowcount)

    def saved(self) -> list[tuple[str, str, int]]:
        """``(name, query, generation of the last run)``."""
        return self.base.execute("SELECT name, query, seen FROM saved ORDER BY name").fetchall()

    def saved_query(self, name: str) -> tuple[str, int]:
        """``(query, generation of the last run)``. Raises ``NotFound``."""
        key = clean_name(name, "name")
        row = self.base.execute("SELECT query, seen FROM saved WHERE name = ?", (key,)).fetchone()
        if row is None:
            raise NotFound(f"no saved search {name!r}; `pressread saved list` shows them")
        return str(row[0]), int(row[1])

    def saw(self, name: str, generation: int, query: str | None = None) -> None:
        """Note that a saved search (of this query still) has shown all up to a generation."""
        self.base.execute(
            "UPDATE saved SET seen = max(seen, ?1) WHERE name = ?2 AND query = ifnull(?3, query)",
            (generation, fold_label(name), query),
        )

    def forget(self, name: str) -> None:
        """Drop a saved search. Raises ``NotFound``."""
        self.saved_query(name)
        self.base.execute("DELETE FROM saved WHERE name = ?", (fold_label(name),))


class Marks:
    """The table ``mark`` of an open archive."""

    def __init__(self, base: sqlite3.Connection) -> None:
        self.base = base

    def all(self, ids: Sequence[str] | None = None) -> list[dict[str, Any]]:
        """Every mark (of these articles), article by article in the order of the text."""
        which = "" if ids is None else "WHERE id IN (SELECT value FROM json_each(?))"
        rows = self.base.execute(
            f"SELECT {', '.join(_OF_MARK)} FROM mark {which} ORDER BY id, paragraph, start, number",
            () if ids is None else (encode_ascii(list(ids)),),
        )
        found = [dict(zip(_OF_MARK, row, strict=True)) for row in rows]
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


def clean_name(text: str, what: str) -> str:
    """One folded word for a tag or a name. Raises ``UsageError`` for anything else."""
    name = fold_label(text.strip())
    if not name or any(c.isspace() or unicodedata.category(c)[0] == "C" for c in name):
        raise UsageError(f"a {what} is one word without spaces: {text!r}")
    if len(name) > NAME_LIMIT:
        raise UsageError(f"a {what} has at most {NAME_LIMIT} characters: {text[:20]!r}…")
    return name


def fold_label(text: str) -> str:
    """A tag, a name or a note as it is compared: without case and accents."""
    folded = unicodedata.normalize("NFKD", text).casefold()
    return "".join(c for c in folded if not unicodedata.combining(c))
