"""Charts as SVG: bars over time, and rows of counts; readable on light and dark ground."""

from __future__ import annotations

from typing import TYPE_CHECKING

from markupsafe import Markup

from pressread.output.lines import human, plural
from pressread.sanitize import clean

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pressread.output.lines import Counts
    from pressread.overview import Timeline

_WIDTH, _HEIGHT, _FOOT, _TOP = 720, 180, 24, 16  # CSS pixels
_ROW, _LABEL, _FIGURE = 22, 220, 60
_EDGE = 36  # half a label
_MOST_LABELS = 12  # under the bars; more would run into each other
_STYLE = Markup(
    "<style>text{font:12px system-ui,sans-serif;fill:#4b525c}rect{fill:#0060a0}"
    "line{stroke:#b9bec6}@media(prefers-color-scheme:dark){text{fill:#a3abb6}rect{fill:#56b4e9}"
    "line{stroke:#565c66}}</style>"
)
_OPEN = Markup(
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" role="img"'
    ' aria-label="{label}" class="chart"><title>{label}</title>{style}'
)


def timeline(found: Timeline, title: str) -> Markup:
    """A bar for each year, month or day; each says its count to whoever points at it."""
    counts = [(bucket.label, bucket.count) for bucket in found.buckets]
    most = max((count for _, count in counts), default=1) or 1
    step = _WIDTH / max(1, len(counts))
    every = -(-len(counts) // _MOST_LABELS) or 1
    parts = [_opened(_WIDTH, _HEIGHT, f"{title}: {plural(found.total, 'article')} by {found.by}")]
    for number, (label, count) in enumerate(counts):
        height = (_HEIGHT - _FOOT - _TOP) * count / most
        x, y = number * step, _HEIGHT - _FOOT - height
        parts.append(
            Markup('<rect x="{:.1f}" y="{:.1f}" width="{:.1f}" height="{:.1f}"><title>{}: {}'
                   "</title></rect>").format(
                x + step * 0.1, y, step * 0.8, height, clean(human(label)), plural(count, "article")
            )
        )  # fmt: skip
        if number % every == 0:
            parts.append(_label(x + step / 2, human(label)))
    parts.append(_text(0, 12, f"{most:,}", "start"))
    parts.append(
        Markup('<line x1="0" x2="{}" y1="{}" y2="{}"/>').format(
            _WIDTH, _HEIGHT - _FOOT, _HEIGHT - _FOOT
        )
    )
    return Markup("").join([*parts, Markup("</svg>")])


def _label(middle: float, text: str) -> Markup:
    """A label under a bar, kept inside the picture."""
    if middle < _EDGE:
        return _text(0, _HEIGHT - 8, text, "start")
    if middle > _WIDTH - _EDGE:
        return _text(_WIDTH, _HEIGHT - 8, text, "end")
    return _text(middle, _HEIGHT - 8, text, "middle")


def rows(tables: Sequence[tuple[str, Counts]], title: str) -> Markup:
    """A row of a bar for each count, table under table."""
    height = sum(_ROW * (len(counts) + 2) for _, counts in tables)
    parts, y = [_opened(_WIDTH, height, title)], 0
    for name, counts in tables:
        y += _ROW
        parts.append(_text(0, y, name, "start", "bold"))
        most = max((count for _, count in counts), default=1)
        for value, count in counts:
            y += _ROW
            room = (_WIDTH - _LABEL - _FIGURE) * count / most
            parts.append(_text(_LABEL - 8, y, (value or "unknown")[:34], "end"))
            parts.append(
                Markup('<rect x="{}" y="{}" width="{:.1f}" height="14"/>').format(
                    _LABEL, y - 11, max(1, room)
                )
            )
            parts.append(_text(_LABEL + room + 6, y, f"{count:,}", "start"))
        y += _ROW
    return Markup("").join([*parts, Markup("</svg>")])


def _opened(width: int, height: int, label: str) -> Markup:
    return _OPEN.format(width=width, height=height, label=clean(label), style=_STYLE)


def _text(x: float, y: float, text: str, anchor: str, weight: str = "normal") -> Markup:
    return Markup('<text x="{:.1f}" y="{:.1f}" text-anchor="{}" font-weight="{}">{}</text>').format(
        x, y, anchor, weight, clean(text)
    )
