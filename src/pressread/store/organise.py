"""What the user adds to articles: tags, notes, saved searches.

They hang on the article's id, which is the same for the same article on every machine, so they
outlive a removal and meet the article again when it is imported anew.
"""

from __future__ import annotations

import unicodedata

from pressread.errors import NotFound, UsageError

TYPE_CHECKING = False
if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Sequence

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
