"""The archive as a whole in every format: figures, articles over time, what ``check`` found."""

from __future__ import annotations

from pressread.output.view import SCHEMA_VERSION, Style, View, align, pairs, shown, size, span
from pressread.sanitize import clean

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from typing import Any

    from pressread.output.view import Counts
    from pressread.overview import Bucket, Report, Stats, Timeline

BAR = 40  # cells of the longest bar
LONG_GAP = 4  # empty buckets that are told as one line
GAP = "⋮"


class TimelineView(View):
    """Counts over time. ``stacked``: parted by publisher."""

    schema = "timeline"
    listed = "buckets"
    screen = "pressread.render.overview:screen"
    header: tuple[str, ...] = ("period", "count")

    def __init__(self, timeline: Timeline, *, stacked: bool = False) -> None:
        self.timeline = timeline
        self.stacked = stacked
        if stacked:
            self.header = ("period", "publisher", "count")

    def found(self) -> bool:
        return self.timeline.total > 0

    def told(self) -> dict[str, Any]:
        line = self.timeline
        return {
            "query": line.query,
            "total": line.total,
            "by": line.by,
            "undated": line.undated,
            "imprecise": line.vague,
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


class StatsView(View):
    """The archive at a glance."""

    schema = "stats"
    screen = "pressread.render.overview:stats_screen"
    header = ("name", "value")
    tables = ("publishers", "top_speakers", "sections", "languages", "formats", "tags")
    numbers = (
        "articles", "words", "quotes", "attributed", "speakers", "undated", "first", "last",
        "raw_bytes", "store_bytes", "index_bytes", "index_state", "path",
    )  # fmt: skip

    def __init__(self, stats: Stats) -> None:
        self.stats = stats

    def found(self) -> bool:
        return True

    def document(self) -> dict[str, Any]:
        return {
            "schema_version": SCHEMA_VERSION,
            **{name: getattr(self.stats, name) for name in self.numbers},
            **{name: pairs(getattr(self.stats, name)) for name in self.tables},
            "distinct": {
                name: self.stats.distinct.get(name, len(getattr(self.stats, name)))
                for name in self.tables
            },
        }

    def rows(self) -> Iterator[tuple[object, ...]]:
        yield from ((name, getattr(self.stats, name)) for name in self.numbers)
        for name in self.tables:
            yield from ((f"{name}: {value}", n) for value, n in getattr(self.stats, name))

    def lines(self, style: Style) -> Iterator[str]:
        yield from align(list(facts(self.stats, style)))
        for title, counts, total in tables(self.stats):
            yield ""
            yield title
            yield from align([(f"  {n:,}", clean(value)) for value, n in counts], right=(0,))
            if total > len(counts):
                yield f"  and {total - len(counts):,} more"


def facts(stats: Stats, style: Style) -> Iterator[tuple[str, str]]:
    """Label and value of what a page of statistics begins with."""
    yield "articles", f"{stats.articles:,}"
    yield "words", f"{stats.words:,}"
    yield "span", span(stats.first, stats.last, style) or "no dates"
    if stats.undated:
        yield "undated", f"{stats.undated:,}"
    share = f" ({100 * stats.attributed // stats.quotes}% with a speaker)" if stats.quotes else ""
    yield "statements", f"{stats.quotes:,}{share}"
    yield "speakers", f"{stats.speakers:,}"
    yield "sources", size(stats.raw_bytes)
    yield "on disk", f"{size(stats.store_bytes)} archive, {size(stats.index_bytes)} index"
    yield "index", clean(stats.index_state)
    yield "folder", clean(stats.path)


def tables(stats: Stats) -> Iterator[tuple[str, Counts, int]]:
    """Title and counts of each table that has any, and how many there are in all."""
    titles = ("Publishers", "Who is quoted", "Sections", "Languages", "Formats", "Tags")
    for title, name in zip(titles, StatsView.tables, strict=True):
        counts: Counts = getattr(stats, name)
        if counts:
            yield title, counts, stats.distinct.get(name, len(counts))


class ReportView(View):
    """Problems, a line each; none where all is well."""

    schema = "check"
    screen = "pressread.render.listing:plain_lines"
    header = ("problem",)

    def __init__(self, report: Report) -> None:
        self.report = report

    def document(self) -> dict[str, Any]:
        return {
            "schema_version": SCHEMA_VERSION,
            "articles": self.report.articles,
            "raw_files": self.report.raw_files,
            "problems": list(self.report.problems),
        }

    def records(self) -> Iterator[dict[str, Any]]:
        return ({"problem": problem} for problem in self.report.problems)

    def lines(self, style: Style) -> Iterator[str]:  # noqa: ARG002
        return map(clean, self.report.problems)
