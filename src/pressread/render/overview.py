"""The archive as a whole on a screen: articles over time, and a page of figures."""

from __future__ import annotations

from collections import Counter
from itertools import zip_longest
from typing import TYPE_CHECKING

from rich.cells import cell_len
from rich.text import Text

from pressread.output.overview import GAP, asides, facts, runs, tables
from pressread.output.view import plural, shown
from pressread.render.console import TINTS, tint
from pressread.render.pieces import line, plain
from pressread.render.wrap import BLANK, Block, cut

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from rich.console import RenderableType

    from pressread.output.overview import StatsView, TimelineView
    from pressread.output.view import Counts, Style
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


_WIDEST = 116
_TWO_COLUMNS = 76
_GUTTER = 4
_ROWS = 8  # of a table
HEALTHY = "ready"  # as the archive calls an index that has seen everything
LONGEST = 24  # cells of a bar
_SHORTEST = 3
_NARROW = 40  # columns; with fewer values are not aligned
UNKNOWN = "unknown"


def stats_screen(view: StatsView, style: Style, width: int) -> Iterator[RenderableType]:
    """Figures above, tables of the commonest below, two abreast where there is room."""
    width = min(width, _WIDEST)
    yield Block(Text("The archive at a glance", "pr.headline"), width)
    yield line(Text("─" * width, "pr.rule"))
    told = list(facts(view.stats, style))
    label_cells = max(len(label) for label, _ in told)
    indent = label_cells + 2 if width >= _NARROW else 0
    for label, value in told:
        name = Text(f"{label:>{label_cells}}  " if indent else f"{label} ", "pr.quiet", end="")
        shown = plain(value, _health(label, value))
        if indent:
            yield Block(shown, width, first=name, rest=" " * indent)
        else:
            yield Block(Text.assemble(name, shown), width, first="", rest="  ")
    yield BLANK
    abreast = 2 if width >= _TWO_COLUMNS else 1
    cells = (width - _GUTTER * (abreast - 1)) // abreast
    drawn = [_table(*table, cells) for table in tables(view.stats)]
    for start in range(0, len(drawn), abreast):
        yield from _abreast(drawn[start : start + abreast], cells)
        yield BLANK


def _health(label: str, value: str) -> str:
    if label != "index":
        return "number"
    return "good" if value == HEALTHY else "bad"


def _table(title: str, counts: Counts, total: int, cells: int) -> list[Text]:
    rows = counts[:_ROWS]
    most = max(count for _, count in rows)
    digits = len(f"{most:,}")
    widest = max(cell_len(plain(name or UNKNOWN).plain) for name, _ in rows)
    name_cells = min(widest, cells // 2 if cells >= _NARROW else max(1, cells - digits - 2))
    room = min(LONGEST, cells - name_cells - digits - 4)
    made = [Text(title, "pr.subhead", end="")]
    for name, count in rows:
        shown = cut(plain(name or UNKNOWN), name_cells)
        gap = " " * (name_cells - cell_len(shown.plain))
        number = f"  {count:>{digits},}"
        made.append(Text.assemble(shown, gap, number, end=""))
        if room >= _SHORTEST:
            made[-1].append("  ").append_text(bar(count, most, room))
    if total > len(rows):
        made.append(Text(f"and {total - len(rows):,} more", "pr.quiet", end=""))
    return made


def _abreast(tables: list[list[Text]], cells: int) -> Iterator[RenderableType]:
    for row in zip_longest(*tables, fillvalue=Text(end="")):
        made = Text(end="")
        for number, cell in enumerate(row):
            if number:
                made.append(" " * (number * (cells + _GUTTER) - cell_len(made.plain)))
            made.append_text(cut(cell, cells))
        yield line(made)
