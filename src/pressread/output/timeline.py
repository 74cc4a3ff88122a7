"""Articles over time in every format."""

from __future__ import annotations

from pressread.output.columns import align
from pressread.output.dates import shown
from pressread.output.figures import pairs
from pressread.output.view import SCHEMA_VERSION, Style, View
from pressread.sanitize import clean

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from typing import Any

    from pressread.overview import Bucket, Timeline

BAR = 40  # cells of the longest bar
LONG_GAP = 4  # empty buckets that are told as one line
GAP = "⋮"


class TimelineView(View):
    """Counts over time. ``stacked``: parted by publisher."""

    schema = "timeline"
    screen = "pressread.render.timeline:screen"
    header: tuple[str, ...] = ("period", "count")

    def __init__(self, timeline: Timeline, *, stacked: bool = False) -> None:
        self.timeline = timeline
        self.stacked = stacked
        if stacked:
            self.header = ("period", "publisher", "count")

    def found(self) -> bool:
        return self.timeline.total > 0

    def document(self) -> dict[str, Any]:
        line = self.timeline
        return {
            "schema_version": SCHEMA_VERSION,
            "query": line.query,
            "total": line.total,
            "by": line.by,
            "undated": line.undated,
            "imprecise": line.vague,
            "buckets": list(self.records()),
        }

    def records(self) -> Iterator[dict[str, Any]]:
        for bucket in self.timeline.buckets:
            record: dict[str, Any] = {"period": bucket.label, "count": bucket.count}
            if self.stacked:
                record["publishers"] = pairs(bucket.publishers)
            yield record

    def rows(self) -> Iterator[tuple[object, ...]]:
        for bucket in self.timeline.buckets:
            if self.stacked:
                yield from ((bucket.label, name, count) for name, count in bucket.publishers)
            else:
                yield (bucket.label, bucket.count)

    def lines(self, style: Style) -> Iterator[str]:
        most = max((bucket.count for bucket in self.timeline.buckets), default=1) or 1
        rows: list[tuple[str, str, str]] = []
        for bucket in runs(self.timeline.buckets):
            if isinstance(bucket, int):
                rows.append((GAP, "", f"{bucket} {self.timeline.by}s without any"))
                continue
            names = [f"{clean(n or 'unknown')} {c}" for n, c in bucket.publishers]
            bar = "█" * round(BAR * bucket.count / most)
            told = ", ".join(names) if self.stacked else bar
            rows.append((shown(bucket.label, iso=style.iso), str(bucket.count), told))
        yield from align(rows, right=(1,))
        yield from asides(self.timeline)


def runs(buckets: Sequence[Bucket]) -> Iterator[Bucket | int]:
    """The buckets, a long run of empty ones told as their number."""
    empty: list[Bucket] = []
    for bucket in buckets:
        if bucket.count:
            yield from [len(empty)] if len(empty) >= LONG_GAP else empty
            empty = []
            yield bucket
        else:
            empty.append(bucket)


def asides(timeline: Timeline) -> Iterator[str]:
    """What the bars do not show."""
    if timeline.undated:
        yield f"{timeline.undated} undated"
    if timeline.vague:
        yield f"{timeline.vague} dated too vaguely for bars by {timeline.by}"
