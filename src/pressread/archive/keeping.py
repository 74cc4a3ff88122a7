"""What changes an archive, takes it elsewhere and brings it back, and keeps it sound."""

from __future__ import annotations

from pressread.archive.margin import Margin

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from typing import Any

    from pressread.archive.upkeep import Upkeep
    from pressread.article import Article
    from pressread.overview import Report
    from pressread.store.entry import Entry, Packed


class Keeping(Margin):
    """The part of ``Archive`` that a librarian needs."""

    upkeep: Upkeep

    if TYPE_CHECKING:

        def ids(self, query: str = "", **filters: Any) -> list[str]: ...  # of ``Archive``

    def add(
        self,
        articles: Iterable[Article],
        raws: Mapping[str, bytes] | None = None,
        margins: Mapping[str, tuple[Sequence[str], str | None]] | None = None,
    ) -> list[bool]:
        """Add articles in one transaction; ``raws``: SHA-256 → the bytes they were read from;
        ``margins``: id → tags and note.

        Returns whether each was new. The index follows at ``catch_up`` or the next search.
        """
        from pressread.store.entry import entry_of, pack

        entries = [entry_of(article) for article in articles]
        sources = {entry.sha256 for entry in entries}
        packed = {sha: pack(raw) for sha, raw in (raws or {}).items() if sha in sources}
        return self.keep(entries, packed, margins or {})

    def keep(
        self,
        entries: Sequence[Entry],
        raws: Mapping[str, Packed],
        margins: Mapping[str, tuple[Sequence[str], str | None]],
    ) -> list[bool]:
        """``add`` for articles that were made ready for the store elsewhere."""
        with self.store.writing() as generation:
            new = self.store.insert(entries, raws, generation)
            for id, (tags, note) in margins.items():
                self.store.organiser.tag([id], tags, ())
                if note:
                    self.store.organiser.note(id, note)
        return new

    def remove(self, ids: Sequence[str]) -> int:
        """Remove articles by unique prefix, all or none. Raises ``NotFound``, ``UsageError``."""
        gone = self.store.remove([self.resolve(id) for id in ids])
        self.catch_up()
        return gone

    def exported(self, query: str = "", **filters: Any) -> Iterator[dict[str, Any]]:
        """Every article (that answers ``query``) with all that belongs to it, as JSON values.

        Records with ``tags`` and ``note``, the generation of the import that ``added`` it, and the
        first of each source with its ``raw`` bytes (zlib in Base64). The very first has
        ``archive``: who is who, and of a whole archive the saved searches.
        """
        from pressread.archive.exporting import exported

        everything = not query.strip() and not any(filters.values())
        return exported(self.store, self.ids(query, **filters), everything=everything)

    def export_sqlite(self, path: str, query: str = "", **filters: Any) -> int:
        """Write the same to an SQLite file that any tool opens and ``import`` reads back.

        Returns how many articles there are.
        """
        from pressread.store.transfer import write_export

        everything = not query.strip() and not any(filters.values())
        return write_export(
            self.store.base, path, self.ids(query, **filters), everything=everything
        )

    def restore(self, wholes: Iterable[Mapping[str, Any]], added: Mapping[str, int]) -> None:
        """Lay what exports held beside their articles over this archive, see ``store.whole``."""
        from pressread.store.whole import restore

        restore(self.store, wholes, added)

    def catch_up(self) -> None:
        """Bring the index up to the store."""
        self.upkeep.catch_up()

    def reindex(self) -> int:
        """Build the index anew. Returns how many articles it holds."""
        return self.upkeep.rebuild()

    def check(self) -> Report:
        """Verify every hash, the database and the index against each other."""
        from pressread.archive.checking import check

        return check(self.store, self.upkeep)
