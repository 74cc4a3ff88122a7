"""The archive in figures: its articles over time; who is quoted, how often, by whom, since when and
in which roles.
"""

from __future__ import annotations

import os
from operator import itemgetter

from pressread.archive.lists import ids, section_counts
from pressread.overview import Bucket, Dossier, Role, SpeakerEntry, Stats, Timeline

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from pressread.archive.upkeep import Upkeep
    from pressread.hits import Question, QuoteHits
    from pressread.store import Store

SHOWN = 10  # entries of each ranking
WIDTHS = {"year": 4, "month": 7, "day": 10}
MOST_BUCKETS = 60  # of one screen; above it the next wider bucket is taken
_NEAR = 3
LIKENESS = 0.7  # of ``difflib``: two letters wrong in seven
LONGEST = 60  # code points of a name that are compared
_WORDS = 8  # near spellings followed up
_PEOPLE = 40  # compared by their whole names


def stats(store: Store, upkeep: Upkeep) -> Stats:
    """Sizes, span, rankings and health."""
    totals = store.listing.totals()
    top = store.register.entries(most=SHOWN)
    rankings = {
        "publishers": store.listing.counts("publisher"),
        "sections": section_counts(store),
        "languages": store.listing.counts("language"),
        "formats": store.listing.counts("format"),
        "tags": store.organiser.all_tags(),
    }
    speakers = store.register.count()
    return Stats(
        articles=totals["articles"],
        words=totals["words"],
        quotes=totals["quotes"],
        attributed=totals["attributed"],
        speakers=speakers,
        undated=totals["undated"],
        first=totals["first"],
        last=totals["last"],
        top_speakers=tuple((name, sum(row[1] for row in rows)) for name, rows in top),
        **{name: tuple(counts[:SHOWN]) for name, counts in rankings.items()},
        distinct={
            "top_speakers": speakers,
            **{name: len(counts) for name, counts in rankings.items()},
        },
        raw_bytes=totals["raw_bytes"],
        # What was just written may still stand in the write-ahead log.
        store_bytes=_size(store.path) + _size(store.path + "-wal"),
        index_bytes=sum(_size(entry.path) for entry in _files(upkeep.folder)),
        index_state=upkeep.state(),
        path=store.folder,
    )


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


def timeline(store: Store, upkeep: Upkeep, question: Question, per: str | None) -> Timeline:
    """Articles over time; ``per`` is ``year``, ``month``, ``day``, ``None`` what suits."""
    wanted = ids(store, upkeep, question) if question.narrows else None
    return counted_by(question.query, store.listing.days(wanted), per)


def counted_by(query: str, days: Iterable[tuple[str, str, int]], by: str | None = None) -> Timeline:
    """``(published, publisher, articles)`` in buckets; ``''`` is an unknown date or publisher."""
    found = list(days)
    known = [day for day in found if day[0]]
    by = by or _fitting([published for published, _, _ in known])
    width = WIDTHS[by]
    counts: dict[str, dict[str, int]] = {}
    vague = 0
    for published, publisher, articles in known:
        if len(published) < width:
            vague += articles
        else:
            publishers = counts.setdefault(published[:width], {})
            publishers[publisher] = publishers.get(publisher, 0) + articles
    buckets = tuple(_bucket(label, counts.get(label)) for label in _labels(counts, by))
    total, dated = (sum(articles for _, _, articles in days) for days in (found, known))
    return Timeline(query, by, buckets, total, total - dated, vague)


def _bucket(label: str, publishers: dict[str, int] | None) -> Bucket:
    if publishers is None:
        return Bucket(label, 0)
    ranked = sorted(publishers.items())
    ranked.sort(key=itemgetter(1), reverse=True)
    return Bucket(label, sum(publishers.values()), tuple(ranked))


def _fitting(dates: list[str]) -> str:
    """The finest bucket that keeps the span on one screen."""
    if not dates:
        return "month"
    first, last = min(dates), max(dates)
    if _months(last) - _months(first) >= MOST_BUCKETS:
        return "year"
    days = [d for d in dates if len(d) >= WIDTHS["day"]]
    if len(days) == len(dates) and _days_between(first, last) < MOST_BUCKETS // 2:
        return "day"
    return "month"


def _months(day: str) -> int:
    return int(day[:4]) * 12 + (int(day[5:7]) if len(day) >= WIDTHS["month"] else 1) - 1


def _days_between(first: str, last: str) -> int:
    from datetime import date

    return (date.fromisoformat(last[:10]) - date.fromisoformat(first[:10])).days


def _labels(counts: dict[str, dict[str, int]], by: str) -> list[str]:
    """Every label from the first to the last; only those counted where the gap is absurd."""
    known = sorted(counts)
    if not known:
        return []
    first, last = known[0], known[-1]
    if by == "year":
        every = [f"{year:04}" for year in range(int(first), int(last) + 1)]
    elif by == "month":
        every = [f"{m // 12:04}-{m % 12 + 1:02}" for m in range(_months(first), _months(last) + 1)]
    else:
        from datetime import date, timedelta

        start = date.fromisoformat(first)
        every = [
            (start + timedelta(days=i)).isoformat() for i in range(_days_between(first, last) + 1)
        ]
    return every if len(every) <= 10 * MOST_BUCKETS else known


def speakers(store: Store, name: str = "") -> list[SpeakerEntry]:
    """The register, most quoted first; with ``name``, who matches every word of it."""
    return list(speakers_page(store, name, None, 0)[1])


def speakers_page(
    store: Store, name: str, limit: int | None, offset: int
) -> tuple[int, tuple[SpeakerEntry, ...]]:
    """How many ``speakers`` lists, and a page of it."""
    wanted = store.register.people(name) if name.strip() else None
    total, found = store.register.page(wanted, limit, offset)
    return total, tuple(_entry(*one) for one in found)


def like(store: Store, name: str) -> list[SpeakerEntry]:
    """At most three people with a name, or a word of it, that is spelt much like ``name``."""
    from difflib import get_close_matches

    from pressread.text.folding import fold_name

    wanted = fold_name(name)[:LONGEST]
    longest = max(wanted.split(), key=len, default="")
    words = get_close_matches(longest, store.register.words_like(longest), _WORDS, LIKENESS)
    known: dict[str, SpeakerEntry] = {}
    people = store.register.called(words, _PEOPLE) if words else []
    for entry in (_entry(*found) for found in store.register.entries(people)):
        whole = fold_name(entry.name)
        for form in (whole, *whole.split()):
            known.setdefault(form, entry)  # the most quoted comes first
    near = get_close_matches(wanted, known, _NEAR, LIKENESS)
    return list({known[form].name: known[form] for form in near}.values())


def _entry(name: str, rows: list[tuple[str, int, int, str | None, str | None]]) -> SpeakerEntry:
    return SpeakerEntry(
        name=name,
        spellings=tuple(sorted(row[0] for row in rows)),
        quotes=sum(row[1] for row in rows),
        articles=sum(row[2] for row in rows),
        first=min(_dates(row[3] for row in rows), default=None),
        last=max(_dates(row[4] for row in rows), default=None),
    )


def _dates(values: Iterable[str | None]) -> list[str]:
    return [value for value in values if value]


def dossier(store: Store, entry: SpeakerEntry, reported: QuoteHits) -> Dossier:
    """What the archive knows of one person."""
    return Dossier(
        entry=entry,
        roles=tuple(
            Role(role, count, first, last)
            for role, first, last, count in store.listing.roles(entry.spellings)
        ),
        publishers=tuple(store.listing.quoted_by(entry.spellings)),
        reported=reported.total,
    )
