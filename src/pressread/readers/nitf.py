"""NITF, the news agencies' markup of the 2000s: one article a file, or inside NewsML."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pressread.errors import NoArticle
from pressread.readers import bylines, dates, fragments, languages, trees
from pressread.readers.document import Document
from pressread.readers.fragments import Body
from pressread.readers.givens import body_fields, given
from pressread.source import Failure, Source

_LANG = "{http://www.w3.org/XML/1998/namespace}lang"


def read(document: Document) -> Iterator[Source | Failure]:
    """The article. Raises ``NoArticle`` where the file has no text."""
    root = trees.xml(document.raw)
    found = fields(root)
    if not found["body"][0]:
        raise NoArticle("is an NITF file without text in its body: there is nothing to import")
    yield document.source("nitf", given("nitf", found))


def fields(root: Any) -> dict[str, Any]:
    """Everything that the element ``nitf`` states, for ``givens.given``."""
    head = trees.first(root, "head")
    body_head = trees.first(root, "body", "body.head")
    lines = trees.first(body_head, "hedline")
    headline = trees.at(lines, "hl1") or trees.at(head, "title")
    body = _body(root)
    published, where = _published(root)
    return {
        "headline": (headline, "hl1"),
        "summary": (_summary(body_head, lines, headline, body), "abstract"),
        "byline": (_byline(body_head), "byline"),
        "publisher": (_publisher(root, body_head), "distributor"),
        "published": (published, where),
        "dateline": (_dateline(body_head), "dateline"),
        "language": (languages.code(root.get("baselang") or root.get(_LANG)), "baselang"),
        "boilerplate": (_taglines(root), "body.end"),
    } | body_fields(body, "body.content")


def _body(root: Any) -> Body:
    content = trees.first(root, "body", "body.content")
    if content is None:
        content = next(trees.every(root, "body.content"), None)
    return fragments.from_element(content) if content is not None else Body()


def _published(root: Any) -> tuple[str | None, str]:
    for name, attribute in (
        ("date.issue", "norm"),
        ("pubdata", "date.publication"),
        ("date.release", "norm"),
        ("story.date", "norm"),
    ):
        for element in trees.every(root, name):
            found = dates.iso(element.get(attribute) or trees.folded(element))
            if found:
                return found, name
    return None, ""


def _summary(body_head: Any, lines: Any, headline: str, body: Body) -> str:
    """The abstract, or the second headline where it says more than the first."""
    abstract = trees.at(body_head, "abstract")
    if abstract and abstract not in body.paragraphs[:1]:
        return abstract
    second = trees.at(lines, "hl2")
    return second if second not in ("", headline) and not second.isupper() else ""


def _byline(body_head: Any) -> tuple[str, ...]:
    found: list[str] = []
    for element in trees.every(body_head, "byline") if body_head is not None else ():
        title = "".join(trees.folded(part) for part in trees.every(element, "byttl"))
        text = trees.folded(element)
        found += bylines.names(text.removesuffix(title) if title else text)
    return tuple(dict.fromkeys(found))


def _publisher(root: Any, body_head: Any) -> str:
    holder = next(trees.every(root, "doc.copyright"), None)
    return (
        trees.at(body_head, "distributor")
        or (holder.get("holder") if holder is not None else "")
        or trees.at(body_head, "rights", "rights.owner")
        or ""
    )


def _dateline(body_head: Any) -> str:
    line = trees.first(body_head, "dateline")
    if line is None:
        return ""
    return dates.place_of(trees.at(line, "location") or trees.folded(line))


def _taglines(root: Any) -> tuple[str, ...]:
    end = trees.first(root, "body", "body.end")
    return fragments.from_element(end).paragraphs if end is not None else ()
