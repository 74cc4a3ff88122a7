"""Markdown that says what the text says: foreign text is escaped, never markup.

An article is a page with YAML front matter, for people and their tools, and read back by
``import``: an export ends it with the record itself in a comment.
"""

from __future__ import annotations

from pressread.fields import FRONT
from pressread.jsontext import dumps
from pressread.sanitize import clean, clean_url

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from typing import Any

    from pressread.article import Article

_SPECIAL = {ord(char): "\\" + char for char in "\\`*_[]<>|#~$"}


def escape(text: str) -> str:
    """``text`` on one line, so that Markdown shows it letter for letter."""
    escaped = clean(text).translate(_SPECIAL)
    head, dot, _ = escaped.partition(".")
    if escaped[:1] in ("-", "+", "="):
        return "\\" + escaped
    if dot and head.isdecimal():
        return f"{head}\\{escaped[len(head) :]}"
    return escaped


def table(header: Sequence[str], rows: Sequence[Sequence[str]]) -> list[str]:
    """A pipe table of cells that are escaped already."""
    line = "| {} |".format
    return [
        line(" | ".join(header)),
        line(" | ".join("---" for _ in header)),
        *(line(" | ".join(row)) for row in rows),
    ]


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


def paragraphs(article: Article) -> Iterator[tuple[str, str]]:
    """Kind and text of each paragraph of the body."""
    kinds = article.body_kinds or ("paragraph",) * len(article.body)
    return zip(kinds, article.body, strict=True)


def _margin(tags: tuple[str, ...], note: str | None) -> Iterator[str]:
    if tags:
        yield f"tags: {dumps(tags, None)}"
    if note:
        yield f"note: {dumps(note, None)}"


def _body(article: Article) -> Iterator[str]:
    for kind, text in paragraphs(article):
        mark = {"subhead": "## ", "blockquote": "> ", "item": "- "}.get(kind, "")
        if kind in ("table", "preformatted"):
            yield from ("    " + clean(line) for line in text.splitlines())  # code escapes itself
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
    return (clean_url(url) or "").replace("(", "%28").replace(")", "%29")
