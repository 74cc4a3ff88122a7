"""Counts of articles over time, in buckets that suit the span."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta

from pressread.overview import Bucket, Timeline

WIDTHS = {"year": 4, "month": 7, "day": 10}
MOST_BUCKETS = 60  # of one screen; above it the next wider bucket is taken


def timeline(
    query: str, dates: list[tuple[str | None, str | None]], by: str | None = None
) -> Timeline:
    """Count ``(published, publisher)`` pairs. ``by`` is ``year``, ``month``, ``day`` or chosen."""
    known = [(published, publisher) for published, publisher in dates if published]
    by = by or _fitting([published for published, _ in known])
    width = WIDTHS[by]
    counts: dict[str, Counter[str]] = {}
    vague = 0
    for published, publisher in known:
        if len(published) < width:
            vague += 1
            continue
        counts.setdefault(published[:width], Counter())[publisher or ""] += 1
    buckets = tuple(_bucket(label, counts.get(label)) for label in _labels(counts, by))
    return Timeline(query, by, buckets, len(dates), len(dates) - len(known), vague)


def _bucket(label: str, publishers: Counter[str] | None) -> Bucket:
    if publishers is None:
        return Bucket(label, 0)
    ranked = sorted(publishers.items(), key=lambda pair: (-pair[1], pair[0]))
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
    return (date.fromisoformat(last[:10]) - date.fromisoformat(first[:10])).days


def _labels(counts: dict[str, Counter[str]], by: str) -> list[str]:
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
        start = date.fromisoformat(first)
        every = [
            (start + timedelta(days=i)).isoformat() for i in range(_days_between(first, last) + 1)
        ]
    return every if len(every) <= 10 * MOST_BUCKETS else known
