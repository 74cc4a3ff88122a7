"""The archive in figures."""

from __future__ import annotations

import os
from collections import Counter
from typing import TYPE_CHECKING

from pressread.archive.speakers import speakers
from pressread.overview import Stats

if TYPE_CHECKING:
    from pressread.archive.upkeep import Upkeep
    from pressread.store import Store

SHOWN = 10  # entries of each ranking


def stats(store: Store, upkeep: Upkeep) -> Stats:
    """Sizes, span, rankings and health."""
    totals = store.listing.totals()
    people = speakers(store)
    return Stats(
        articles=totals["articles"],
        words=totals["words"],
        quotes=totals["quotes"],
        attributed=totals["attributed"],
        speakers=len(people),
        undated=totals["undated"],
        first=totals["first"],
        last=totals["last"],
        publishers=tuple(store.listing.counts("publisher")[:SHOWN]),
        top_speakers=tuple((entry.name, entry.quotes) for entry in people[:SHOWN]),
        sections=section_counts(store)[:SHOWN],
        languages=tuple(store.listing.counts("language")[:SHOWN]),
        formats=tuple(store.listing.counts("format")[:SHOWN]),
        tags=tuple(store.organiser.all_tags()[:SHOWN]),
        raw_bytes=totals["raw_bytes"],
        # What was just written may still stand in the write-ahead log.
        store_bytes=_size(store.path) + _size(store.path + "-wal"),
        index_bytes=sum(_size(entry.path) for entry in _files(upkeep.folder)),
        index_state=upkeep.state(),
        path=store.folder,
    )


def section_counts(store: Store) -> tuple[tuple[str, int], ...]:
    """Articles a section; one under several counts for each."""
    found: Counter[str] = Counter()
    for joined, count in store.listing.counts("sections"):
        for section in joined.split(" / "):
            found[section] += count
    return tuple(sorted(found.items(), key=lambda pair: (-pair[1], pair[0])))


def _files(folder: str) -> list[os.DirEntry[str]]:
    found: list[os.DirEntry[str]] = []
    try:
        entries = list(os.scandir(folder))
    except OSError:
        return []
    for entry in entries:
        found += _files(entry.path) if entry.is_dir(follow_symlinks=False) else [entry]
    return found


def _size(path: str) -> int:
    try:
        return os.path.getsize(path)
    except OSError:
        return 0
