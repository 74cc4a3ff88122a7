"""Articles over time as bars."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from rich.cells import cell_len
from rich.text import Text

from pressread.output.lines import plural, shown
from pressread.output.overview import GAP, asides, runs
from pressread.render.bars import bar, part, stacked
from pressread.render.pieces import line, plain
from pressread.render.theme import tint
from pressread.render.wrap import BLANK, Block, cut

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from rich.console import RenderableType

    from pressread.output.lines import Style
    from pressread.output.overview import TimelineView
    from pressread.overview import Bucket, Timeline

_NAMED = 5  # publishers with a part of their own; the rest share one
_LONGEST_BAR = 72


def screen(view: TimelineView, style: Style, width: int) -> Iterator[RenderableType]:
    """A line for each bucket, then what the bars do not show."""
    timeline = view.timeline
    names = _named(timeline) if view.stacked else ()
    labels = [shown(bucket.label, iso=style.iso) for bucket in timeline.buckets]
    label_cells = max(map(cell_len, labels), default=0)
    most = max((bucket.count for bucket in timeline.buckets), default=0)
    digits = len(f"{most:,}")
    room = max(1, min(_LONGEST_BAR, width - label_cells - digits - 4))
    for bucket in runs(timeline.buckets):
        if isinstance(bucket, int):
            told = f"{GAP:>{label_cells}}  {bucket} {timeline.by}s without any"
            yield line(cut(Text(told, "pr.quiet"), width))
            continue
        label = shown(bucket.label, iso=style.iso)
        gap = " " * (label_cells - cell_len(label))
        number = f"{bucket.count:,}" if bucket.count else "·"
        drawn = _bar(bucket, names, most, room)
        yield line(Text.assemble(gap, plain(label, "quiet"), f"  {number:>{digits}}  ", drawn))
    yield BLANK
    yield from _foot(timeline, names, width)


def _bar(bucket: Bucket, names: Sequence[str], most: int, room: int) -> Text:
    if not names:
        return bar(bucket.count, most, room)
    counts = dict(bucket.publishers)
    shares = [counts.pop(name, 0) for name in names]
    return stacked([*shares, sum(counts.values())], most, room)


def _named(timeline: Timeline) -> tuple[str, ...]:
    total: Counter[str] = Counter()
    for bucket in timeline.buckets:
        total.update(dict(bucket.publishers))
    return tuple(name for name, _ in total.most_common(_NAMED))


def _legend(parts: Sequence[Text]) -> Text:
    """Parts in a line that may be broken between them only."""
    made = Text(end="")
    for entry in parts:
        kept = Text(entry.plain.replace(" ", "\u00a0"), spans=entry.spans, end="")
        made = Text.assemble(made, "  " if made.plain else "", kept, end="")
    return made


def _foot(timeline: Timeline, names: Sequence[str], width: int) -> Iterator[RenderableType]:
    if names:
        known = [
            Text.assemble((f"{part(n)} ", tint(n)), plain(name or "no publisher"))
            for n, name in enumerate(names)
        ]
        rest = Text.assemble((f"{part(len(names))} ", tint(len(names))), "others")
        yield Block(_legend([*known, rest]), width)
    told = [plural(timeline.total, "article"), *asides(timeline)]
    yield Block(plain(" · ".join(told), "quiet"), width)
