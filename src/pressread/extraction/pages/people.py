"""The byline: the names a page gives its authors. Nobody is named whom the page does not name."""

from __future__ import annotations

import re
from typing import Any

from pressread.extraction.pages.jsonld import Stated
from pressread.extraction.pages.tree import Page, clean, pieces
from pressread.extraction.pages.words import fold

MAX_NAMES = 20
MAX_NAME = 80

_BY = re.compile(
    r"^\W*(?:(?:written|posted|published|reported|story|words|text|article|report|analysis|review|"
    r"opinion|column|photos?)\s+)?(?:by|von|par|por|di|da|door|av|af|oleh|yazan|reporter|author|"
    r"authors|autor|auteur|autore)\b\s*:?\s*(?=\S)",
    re.I,
)
_AND = re.compile(
    r"\s*(?:,|;|\||&|/|•|·|\n|\band\b|\bund\b|\bet\b|\by\b|\be\b|\ben\b|\bog\b|\boch\b|\bve\b|\bwith\b)\s*",
    re.I,
)
_NOT_A_NAME = re.compile(
    r"https?:|www\.|@|\d{2}|[<>{}\[\]=]|^(?:admin|administrator|editor|staff|guest|none|null|unknown|"
    r"author|by|read more|follow|share|updated|published|posted|view all|see all|more|login|subscribe)$",
    re.I,
)
_AUTHOR_CLASS = re.compile(
    r"author|byline|by-line|contributor|writer|autor|verfasser|journalist", re.I
)
_NOT_AUTHOR_CLASS = re.compile(
    r"comment|related|bio|widget|footer|avatar|image|photo|share|date|social|more|sidebar|card|list-|teaser",
    re.I,
)
_META = (
    "author",
    "article:author",
    "parsely-author",
    "sailthru.author",
    "dc.creator",
    "dcterms.creator",
    "dc.contributor",
    "byl",
    "byline",
    "cxenseparse:author",
    "og:article:author",
    "creator",
)


def read_byline(page: Page, ld: Stated, headline: Any) -> tuple[tuple[str, ...], str | None]:
    """The authors' names in the order stated, and where they were found."""
    for origin, names in (
        ("json-ld author", from_jsonld(ld)),
        *(
            (f"meta {name}", split_names(page.metas.get(name, [])))
            for name in _META
            if name in page.metas
        ),
        ("byline", visible(page)),
    ):
        if names:
            return tuple(names[:MAX_NAMES]), origin
    return (), None


def from_jsonld(ld: Stated) -> list[str]:
    """Names of ``author`` and, where there is none, ``creator``."""
    for key in ("author", "creator"):
        if names := split_names(ld.texts(key)):
            return names
    return []


def visible(page: Page) -> list[str]:
    """Names in elements marked as the author, above the end of the article."""
    for element in page.root.iter("a", "span", "div", "p", "address", "li", "strong", "em", "cite"):
        marks = " ".join(
            filter(
                None,
                (
                    element.get("class"),
                    element.get("itemprop"),
                    element.get("rel"),
                    element.get("id"),
                ),
            )
        )
        if not marks or not _AUTHOR_CLASS.search(marks) or _NOT_AUTHOR_CLASS.search(marks):
            continue
        text = clean("".join(pieces(element)))
        if 2 < len(text) < 120 and (names := split_names([text])):
            return names
    return []


def split_names(values: list[str]) -> list[str]:
    """Single names out of bylines ("By A. Writer and B. Writer, in Ankara")."""
    names: dict[str, str] = {}
    for value in values:
        for part in _AND.split(_BY.sub("", clean(value))[:1000]):
            name = _BY.sub("", part).strip(" .,;:-–—|")
            if is_name(name):
                names.setdefault(fold(name), name)
    return list(names.values())


def is_name(name: str) -> bool:
    """Whether a piece of a byline can be the name of a person or a desk."""
    return 2 <= len(name) <= MAX_NAME and not _NOT_A_NAME.search(name) and len(name.split()) <= 8
