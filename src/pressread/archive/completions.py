"""Words that a shell can complete from the archive: ids, names, tags."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from pressread.store import Store


def completions(store: Store, source: str, begun: str, most: int) -> list[tuple[str, str]]:
    """At most ``most`` pairs of (word, what it is) that begin with ``begun``.

    ``source``: ``ids``, ``speakers``, ``publishers``, ``sections``, ``languages``, ``tags`` or
    ``saved``.
    Case and accents do not matter.
    """
    if source == "ids":
        return store.listing.ids_like(begun, most)
    from pressread.text.folding import fold_text

    want = fold_text(begun)
    found: list[tuple[str, str]] = []
    for value, count in _values(store, source):
        if fold_text(value).startswith(want):
            found.append((value, f"{count:,}" if count else ""))
            if len(found) == most:
                break
    return found


def _values(store: Store, source: str) -> Iterable[tuple[str, int]]:
    if source == "tags":
        return store.organiser.all_tags()
    if source == "saved":
        return ((name, 0) for name, _, _ in store.organiser.saved())
    if source in ("publishers", "languages"):
        return store.listing.counts(source[:-1])
    if source == "sections":
        from pressread.archive.statistics import section_counts

        return section_counts(store)
    rows = sorted(store.listing.speakers(), key=lambda row: -row[1])
    return ((str(row[0]), int(row[1])) for row in rows)
