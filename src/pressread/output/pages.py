"""Self-contained HTML pages: no script, no remote resource, light and dark, good on paper.

Every value passes Jinja2's escaping, and before it ``sanitize``: an article's text is data here
too. Templates stand in ``templates/``.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any, cast

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from pressread.output.lines import UNTITLED, human, plural
from pressread.sanitize import clean, clean_url

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pressread.output.article import ArticlesView
    from pressread.output.hits import HitsView
    from pressread.output.lines import Style
    from pressread.output.listing import ListView
    from pressread.output.quotes import QuotesView
    from pressread.output.view import View


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
