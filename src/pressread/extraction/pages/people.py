"""The byline: the names a page gives its authors. Nobody is named whom the page does not name.

A person named in machine-readable form is believed first; an organisation there (often the site
itself) only where the page shows no byline of a person.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from pressread.extraction.pages.blocks import Block
from pressread.extraction.pages.bylines import (
    by_line,
    longer_line,
    near_headline,
    visible_names,
)
from pressread.extraction.pages.jsonld import Stated
from pressread.extraction.pages.tree import Page, fold
from pressread.text.bylines import MAX_NAME, is_page_talk, split_names

MAX_NAMES = 40
# Blocks after the headline among which readers may see a name that a meta element states.
NEAR = 80

# "Ann Lee - Editorial Team"
_JOB = re.compile(r"(?<=[^\W\d_])\s[-–—|]\s.*$")
# What a publishing system calls the author on the card that it gives to social media.
_CARD_LABELS = frozenset(
    ("written by", "author", "by", "verfasst von", "geschrieben von", "écrit par", "auteur",
     "escrito por", "autor", "scritto da", "autore", "geschreven door", "yazan", "napisane przez",
     "skrevet av", "skriven av", "skrevet af", "написано автором", "执笔者", "著者", "執筆者")
)  # fmt: skip
_META = (
    "author", "article:author", "article:author:name", "parsely-author", "sailthru.author",
    "dc.creator", "dcterms.creator", "byl", "byline", "cxenseparse:author", "og:article:author",
    "og:author", "creator", "authors", "dc.author", "citation_author", "articleauthor",
    "article_author", "author_name", "author-name", "twitter:creator:name",
)  # fmt: skip


def read_byline(
    page: Page, ld: Stated, blocks: list[Block], start: int | None, sites: list[str]
) -> tuple[tuple[str, ...], str | None]:
    """The authors' names in the order stated, and where they were found.

    ``start`` numbers the headline's block; ``sites`` are the names of the publisher.
    """
    names, origin = _weighed(page, ld, blocks, start, {fold(name) for name in sites})
    return tuple(names[:MAX_NAMES]), origin


def _weighed(
    page: Page, ld: Stated, blocks: list[Block], start: int | None, site: set[str]
) -> tuple[list[str], str | None]:
    found = [(names, origin) for names, origin in _stated(page, ld, site) if names]
    found = [([n for n in names if fold(n) not in site] or names, o) for names, o in found]
    people = [(names, origin) for names, origin in found if fold(names[0]) not in site]
    near = near_headline(blocks, start)
    for names, origin in people:
        # A meta element may name the system's user or the owner of the site.
        if origin.startswith("json-ld") or (
            _is_seen(names, blocks, start) and not _is_gainsaid(names, near)
        ):
            return longer_line(near, names) or names, origin
    if names := visible_names(page, blocks, start, site):
        return names, "byline"
    return next(iter(people or found), ([], None))


def _is_seen(names: list[str], blocks: list[Block], start: int | None) -> bool:
    near = blocks[:NEAR] if start is None else blocks[max(0, start - 10) : start + NEAR]
    text = " ".join(block.text for block in near).casefold()
    return all(name.casefold() in text for name in names)


def _is_gainsaid(names: list[str], near: list[Block]) -> bool:
    """Whether the line that begins with "By" names other people."""
    shown = "".join(fold(name) for name in by_line(near))
    return bool(shown) and not any(fold(name) in shown for name in names)


def _stated(page: Page, ld: Stated, site: set[str]) -> Iterable[tuple[list[str], str]]:
    for key in ("author", "creator"):
        names = split_names(ld.plain(key))
        for thing in ld.things(key):
            for name in ld.names(thing) or [ld.name(thing)]:
                whole = _is_organisation(thing) or fold(name) in site
                names.extend([name] if whole else split_names([_JOB.sub("", name)]))
        names = [name for name in dict.fromkeys(names) if 1 < len(name) <= MAX_NAME]
        yield [name for name in names if not is_page_talk(name)] or names, f"json-ld {key}"
    for name in _META:
        if name in page.metas:
            yield split_names(page.metas[name]), f"meta {name}"
    for number in (1, 2):
        label = page.metas.get(f"twitter:label{number}", [""])[0]
        if label.lower() in _CARD_LABELS:
            yield split_names(page.metas.get(f"twitter:data{number}", ())), "meta twitter:data"


def _is_organisation(thing: dict[str, Any]) -> bool:
    return "Organization" in str(thing.get("@type"))
