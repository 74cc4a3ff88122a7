"""An article as Markdown with YAML front matter: readable, and read back by ``import``.

The page is for people and their tools; an export ends it with the record itself in a comment.
"""

from __future__ import annotations

from pressread.fields import FRONT
from pressread.output.jsontext import dumps
from pressread.output.markdown import escape

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

    from pressread.article import Article


def page(article: Article, tags: tuple[str, ...], note: str | None) -> Iterator[str]:
    """Front matter (YAML whose values are JSON, which YAML is a superset of), then the page."""
    yield "---"
    for name in FRONT:
        value = getattr(article, name)
        if value:
            yield f"{name}: {dumps(value, None)}"
    yield from _margin(tags, note)
    yield f"source: {dumps(article.source.path, None)}"
    yield f"sha256: {article.source.sha256}"
    yield "---"
    yield ""
    if article.headline:
        yield f"# {escape(article.headline)}"
        yield ""
    yield from _body(article)
    yield from _captions(article)


def comment(record: dict[str, Any]) -> str:
    """The record in a comment that no Markdown viewer shows, for ``import`` to read back."""
    text = dumps(record, None).replace("-->", "--\\u003e")
    return f"<!-- pressread record {text} -->"


def _margin(tags: tuple[str, ...], note: str | None) -> Iterator[str]:
    if tags:
        yield f"tags: {dumps(tags, None)}"
    if note:
        yield f"note: {dumps(note, None)}"


def _body(article: Article) -> Iterator[str]:
    kinds = article.body_kinds or ("paragraph",) * len(article.body)
    for kind, text in zip(kinds, article.body, strict=True):
        mark = {"subhead": "## ", "blockquote": "> ", "item": "- "}.get(kind, "")
        if kind in ("table", "preformatted"):
            yield from ("    " + escape(line) for line in text.splitlines())
        else:
            yield mark + escape(text)
        yield ""


def _captions(article: Article) -> Iterator[str]:
    for image in article.images:
        if image.url:
            yield f"![{escape(image.caption or '')}]({_target(image.url)})"
            yield ""
        elif image.caption:
            yield f"*{escape(image.caption)}*"
            yield ""


def _target(url: str | None) -> str:
    from pressread.sanitize import clean_url

    return (clean_url(url) or "").replace("(", "%28").replace(")", "%29")
