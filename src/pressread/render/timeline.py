"""Bars of block characters, an eighth of a cell exact, and articles over time drawn with them."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from rich.cells import cell_len
from rich.text import Text

from pressread.output.lines import plural, shown
from pressread.output.overview import GAP, asides, runs
from pressread.render.pieces import line, plain
from pressread.render.theme import TINTS, tint
from pressread.render.wrap import BLANK, Block, cut

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from rich.console import RenderableType

    from pressread.output.lines import Style
    from pressread.output.overview import TimelineView
    from pressread.overview import Bucket, Timeline

_EIGHTHS = " ▏▎▍▌▋▊▉"
PATTERNS = "█▓▒░▚▞"  # parts of a stacked bar differ in pattern as well as in tint
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


def bar(count: int, most: int, cells: int) -> Text:
    """A bar for ``count`` where ``most`` fills ``cells``; something shows for any count."""
    if count <= 0 or most <= 0:
        return Text(end="")
    eighths = max(1, round(8 * cells * count / most))
    text = "█" * (eighths // 8) + _EIGHTHS[eighths % 8].strip()
    return Text(text, "pr.bar", end="")


def stacked(counts: Sequence[int], most: int, cells: int) -> Text:
    """Parts one after the other, rounded so that the whole is as long as its sum."""
    made = Text(end="")
    total = drawn = 0
    for number, count in enumerate(counts):
        total += count
        length = round(cells * total / most) - drawn if most else 0
        made.append(part(number) * length, tint(number))
        drawn += length
    return made


def part(number: int) -> str:
    """The pattern of part ``number``."""
    return PATTERNS[number % TINTS]
