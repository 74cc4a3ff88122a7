"""What to try when a search finds nothing."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from pressread.archive import Archive
    from pressread.hits import Hits


def empty(archive: Archive) -> Iterator[str]:
    """What to do first, where the archive holds nothing at all."""
    if not archive.count():
        yield "The archive is empty; fill it with: pressread import PATH"


def nothing_found(archive: Archive, hits: Hits) -> Iterator[str]:
    """Lines for stderr: spellings that the archive has, and the part that spoils the query."""
    if not archive.count():
        yield from empty(archive)
        return
    yield f"Nothing found for {hits.query}" if hits.query else "Nothing found"
    advice = archive.suggest(hits.query)
    for typed, known, count in advice.spellings:
        yield f"  did you mean {known} ({_articles(count)}) for {typed}?"
    if advice.culprit and advice.without:
        yield f"  without {advice.culprit} there are {_articles(advice.without)}"
    elif len(advice.counts) > 1:
        parts = ", ".join(f"{part} {count:,}" for part, count in advice.counts)
        yield f"  each alone: {parts}"


def _articles(count: int) -> str:
    return f"{count:,} article{'' if count == 1 else 's'}"
