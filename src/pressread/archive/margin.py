"""What the reader writes in the margin: tags, notes, saved searches, rulings about names."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any

    from pressread.hits import Hits
    from pressread.store import Store


class Margin:
    """The part of ``Archive`` that is the reader's own. None of it changes a record."""

    store: Store

    def resolve(self, prefix: str) -> str:
        raise NotImplementedError

    def search(self, query: str, **options: Any) -> Hits:
        raise NotImplementedError

    def tag(self, ids: Sequence[str], add: Sequence[str] = (), remove: Sequence[str] = ()) -> None:
        """Add and remove tags of articles named by unique prefix. Raises ``UsageError``."""
        full = [self.resolve(id) for id in ids]
        with self.store.writing(changes=False):
            self.store.organiser.tag(full, add, remove)

    def tags(self, id: str) -> list[str]:
        """The tags of an article, in order."""
        return self.store.organiser.tags(self.resolve(id))

    def note(self, id: str, text: str) -> None:
        """Set the note of an article; empty text removes it."""
        full = self.resolve(id)
        with self.store.writing(changes=False):
            self.store.organiser.note(full, text)

    def note_of(self, id: str) -> str | None:
        """The note of an article."""
        return self.store.organiser.note_of(self.resolve(id))

    def merge_speakers(self, name: str, others: Sequence[str]) -> list[str]:
        """Rule that ``others`` are the person ``name``; returns all spellings."""
        with self.store.writing(changes=False):
            return self.store.register.merge(name, others)

    def split_speaker(self, spelling: str) -> None:
        """Rule that a spelling is a person of its own."""
        with self.store.writing(changes=False):
            self.store.register.split(spelling)

    def saved(self) -> list[tuple[str, str]]:
        """``(name, query)`` of the saved searches, by name."""
        return [(name, query) for name, query, _ in self.store.organiser.saved()]

    def save_search(self, name: str, query: str) -> None:
        """Keep a query under a name; one of that name is replaced. Raises ``QueryError``."""
        from pressread.query import parse

        parse(query)
        with self.store.writing(changes=False):
            self.store.organiser.save(name, query)

    def run_saved(self, name: str, *, new: bool = False, **options: Any) -> Hits:
        """The hits of a saved search; ``new``: of what was added since it last showed all such.

        Raises ``NotFound``.
        """
        query, seen = self.store.organiser.saved_query(name)
        if not new:
            return self.search(query, **options)
        now = self.store.generation
        hits = self.search(query, newer_than=seen, all_copies=True, **options)
        if len(hits.hits) == hits.total:  # what was not shown stays new
            with self.store.writing(changes=False):
                self.store.organiser.saw(name, now)
        return hits

    def forget_search(self, name: str) -> None:
        """Raises ``NotFound``."""
        with self.store.writing(changes=False):
            self.store.organiser.forget(name)
