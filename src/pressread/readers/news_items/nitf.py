"""NITF, the news agencies' markup of the 2000s: one article a file, or inside NewsML."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pressread.errors import NoArticle
from pressread.readers import fragments, trees
from pressread.readers.document import Document
from pressread.readers.fragments import Body
from pressread.readers.givens import body_fields, given, language_code
from pressread.source import Failure, Source
from pressread.text import bylines
from pressread.text.date_fields import date_field, place_of

_HEAD = "body/body.head/"
_PUBLISHER = f"{_HEAD}distributor | .//doc.copyright@holder | {_HEAD}rights/rights.owner"
_DATES = {"date.issue": "norm", "pubdata": "date.publication", "date.release": "norm",
          "story.date": "norm"}  # fmt: skip


def read(document: Document) -> Iterator[Source | Failure]:
    """The article. Raises ``NoArticle`` where the file has no text."""
    found = fields(trees.xml(document.raw))
    if not found["body"][0]:
        raise NoArticle("is an NITF file without text in its body: there is nothing to import")
    yield document.source("nitf", given("nitf", found))


def fields(root: Any) -> dict[str, Any]:
    """Everything that the element ``nitf`` states, for ``givens.given``."""
    headline = trees.say(root, f"{_HEAD}hedline/hl1 | head/title")
    content = next(
        root.iterfind("{*}body/{*}body.content"), next(trees.every(root, "body.content"), None)
    )
    body = fragments.from_element(content) if content is not None else Body()
    end = root.find("{*}body/{*}body.end")
    published, where = _published(root)
    return {
        "headline": (headline, "hl1"),
        "summary": (_summary(root, headline, body), "abstract"),
        "byline": (_byline(root), "byline"),
        "publisher": (trees.say(root, _PUBLISHER), "distributor"),
        "published": (published, where),
        "dateline": (
            place_of(trees.say(root, f"{_HEAD}dateline/location | {_HEAD}dateline")),
            "dateline",
        ),
        "language": (language_code(trees.say(root, f"@baselang | {trees.LANG}")), "baselang"),
        "boilerplate": (
            fragments.from_element(end).paragraphs if end is not None else (),
            "body.end",
        ),
    } | body_fields(body, "body.content")


def from_content(part: Any, *, html: bool = False) -> tuple[Body, dict[str, Any]]:
    """The text of a part of NewsML in whatever form it has, and what NITF in it states besides."""
    inner = next(trees.every(part, "nitf"), None)
    if inner is not None:
        stated = fields(inner)
        return Body(stated["body"][0], stated["body_kinds"][0]), stated
    text = part.text or ""
    if len(part):
        return fragments.from_element(part), {}
    markup = html or "</" in text or "<p" in text.lower()
    return (fragments.from_html(text) if markup else Body(fragments.from_plain(text))), {}


def _published(root: Any) -> tuple[str | None, str]:
    for name, attribute in _DATES.items():
        for element in trees.every(root, name):
            if found := date_field(element.get(attribute) or trees.folded(element)):
                return found, name
    return None, ""


def _summary(root: Any, headline: str, body: Body) -> str:
    """The abstract, or the second headline where it says more than the first."""
    abstract, second = trees.say(root, f"{_HEAD}abstract"), trees.say(root, f"{_HEAD}hedline/hl2")
    if abstract and abstract not in body.paragraphs[:1]:
        return abstract
    return second if second != headline and not second.isupper() else ""


def _byline(root: Any) -> tuple[str, ...]:
    found: list[str] = []
    for element in root.iterfind("{*}body/{*}body.head//{*}byline"):
        title = "".join(trees.found(element, ".//byttl"))
        text = trees.folded(element)
        found += bylines.names(text.removesuffix(title) if title else text)
    return tuple(dict.fromkeys(found))
