"""Self-contained HTML pages: no script, no remote resource, light and dark, good on paper; charts.

Every value passes Jinja2's escaping, and before it ``sanitize``: an article's text is data here
too. Templates stand in ``templates/``.
"""

from __future__ import annotations

import os
import tempfile
import time
from functools import cache
from typing import TYPE_CHECKING, Any, cast

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from pressread.output.view import UNTITLED, Style, human, plural
from pressread.sanitize import clean, clean_url

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pressread.output.article import ArticlesView, Margin
    from pressread.output.hits import HitsView
    from pressread.output.listing import ListView
    from pressread.output.quotes import QuotesView
    from pressread.output.view import Counts, View
    from pressread.overview import Timeline


@cache
def _environment() -> Environment:
    made = Environment(
        loader=PackageLoader("pressread.output", "templates"), autoescape=True,
        undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True, finalize=_harmless,
    )  # fmt: skip
    made.filters |= {
        "day": human, "long_day": lambda date: human(date, long=True), "address": clean_url,
        "plural": plural, "marked": _marked,
    }  # fmt: skip
    made.globals |= {"untitled": UNTITLED}
    return made


def page(template: str, **values: Any) -> str:
    """The page that a template makes of ``values``."""
    return _environment().get_template(f"{template}.html").render(**values)


def page_of(view: View, style: Style) -> str:
    """A view as a page: articles, statements and hits as they are read, others as their lines."""
    if view.schema == "list":
        return _list(cast("ListView", view))
    kinds: dict[str, Any] = {"articles": _articles, "quotes": _quotes, "hits": _hits}
    if view.listed in kinds:
        return str(kinds[view.listed](view))
    return page("lines", title=view.schema, lines=list(view.lines(style)))


def _list(view: ListView) -> str:
    hits = [{**record, "snippets": ()} for record in view.records()]
    return page("hits", title="Articles", total=view.total, hits=hits)


def _articles(view: ArticlesView) -> str:
    records = list(view.records())
    title = records[0]["headline"] or UNTITLED if len(records) == 1 else "Articles"
    margins = {record["id"]: view.margin(record["id"]) for record in records}
    return page("articles", title=title, records=records, margins=margins)


def _quotes(view: QuotesView) -> str:
    title = f"Statements: {view.quotes.query}" if view.quotes.query else "Statements"
    return page("statements", title=title, total=view.quotes.total, statements=list(view.records()))


def _hits(view: HitsView) -> str:
    title = f"Articles: {view.hits.query}" if view.hits.query else "Articles"
    return page("hits", title=title, total=view.hits.total, hits=list(view.records()))


def _harmless(value: Any) -> Any:
    """Text without what could reorder or hide it; markup of ours as it is."""
    if isinstance(value, Markup) or not isinstance(value, str):
        return "" if value is None else value
    return clean(value)


def _marked(text: str, spans: Sequence[Sequence[int]]) -> Markup:
    """Text with its hits in ``<mark>``."""
    parts, at = [], 0
    for start, end in spans:
        if start < at:
            continue
        parts.append(
            Markup("{}<mark>{}</mark>").format(clean(text[at:start]), clean(text[start:end]))
        )
        at = end
    return Markup("").join([*parts, Markup("{}").format(clean(text[at:]))])


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


def chart_of_time(found: Timeline, title: str) -> Markup:
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


def chart_of_counts(tables: Sequence[tuple[str, Counts]], title: str) -> Markup:
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


# ---- for the reader's browser

_KEPT = 3600  # seconds that copies made for a browser stay; later calls take them away
_PREFIX = "pressread-open-"


def web_address(record: dict[str, Any]) -> str | None:
    """The article's address, if a browser may be sent there."""
    found = clean_url(record["url"])
    return found if found and found.lower().startswith(("http://", "https://")) else None


def harmless_copy(record: dict[str, Any], margin: Margin) -> str:
    """The path of the article set as a page that runs nothing and asks nobody: its own words,
    whatever stood around them in the file.
    """
    from pressread.output.article import ArticlesView

    _clear_old()
    page = page_of(ArticlesView([record], single=True, margins={record["id"]: margin}), Style())
    handle, path = tempfile.mkstemp(prefix=_PREFIX, suffix=".html")
    with open(handle, "w", encoding="utf-8", errors="replace") as file:
        file.write(page)
    return path


def _clear_old() -> None:
    """Take away copies that no browser needs any more."""
    folder = tempfile.gettempdir()
    for name in os.listdir(folder):
        path = os.path.join(folder, name)
        try:
            old = name.startswith(_PREFIX) and time.time() - os.path.getmtime(path) > _KEPT
            if old:
                os.unlink(path)
        except OSError:
            continue
