"""The headline: the heading that readers see, where what machines are told agrees with it."""

from __future__ import annotations

import re
from typing import Any

from pressread.extraction.pages.jsonld import Stated
from pressread.extraction.pages.tree import Page, clean, words_of
from pressread.extraction.pages.words import agree, fold

MAX_LENGTH = 500

_JOINT = re.compile(r"\s+[|–—»«·•:\-/]+\s+|\s*\|\s*|\s+::\s+")


def shown(page: Page) -> list[tuple[Any, str]]:
    """The ``h1`` elements that have words, with those words."""
    found = [(element, words_of(element)) for element in page.headings[:20]]
    return [(element, text) for element, text in found if 1 < len(text) <= 2000]


def told(page: Page) -> list[tuple[str, str]]:
    """What the page tells machines its headline is, as ``(text, origin)``, suffixes and all."""
    found = []
    for name in (
        "og:title",
        "twitter:title",
        "dc.title",
        "parsely-title",
        "sailthru.title",
        "title",
    ):
        if name in page.metas:
            found.append((page.metas[name][0], f"meta {name}"))
    title = next(page.root.iter("title"), None)
    if title is not None and (text := clean("".join(title.itertext()))):
        found.append((text, "title element"))
    return found


def read_headline(page: Page, ld: Stated) -> tuple[str | None, str | None, Any]:
    """The headline, where it came from, and the element that shows it (``None`` if none does)."""
    headings = shown(page)
    stated = ld.text("headline")
    others = [(stated, "json-ld headline")] * bool(stated) + told(page)
    for element, text in headings:
        if any(agree(text, other) for other, _ in others):
            return _cut(text), "h1", element
    element = next(
        (e for e in _lesser_headings(page) if any(_same(words_of(e), o) for o, _ in others)), None
    )
    if element is not None:
        return _cut(words_of(element)), element.tag, element
    if others:
        text, origin = others[0]
        return _cut(bare(text, page, ld)), origin, None
    if headings:
        return _cut(headings[0][1]), "h1", headings[0][0]
    return None, None, None


def _lesser_headings(page: Page) -> list[Any]:
    return [e for tag in ("h2", "h3") for e in list(page.root.iter(tag))[:40]]


def _same(text: str, other: str) -> bool:
    """Equal to a title or to its part before the site's name."""
    return len(text) > 12 and fold(text) in {fold(other), fold(_JOINT.split(other)[0])}


def bare(title: str, page: Page, ld: Stated) -> str:
    """A title without the name of the site at its end or start."""
    parts = _JOINT.split(title)
    if len(parts) < 2:
        return title
    names = {fold(name) for name in site_names(page, ld)}
    last, first = parts[-1], parts[0]
    if fold(last) in names or (
        len(last) < 26 and len(last) < 0.6 * len(title) and _joined_by_bar(title, last)
    ):
        return bare(title[: title.rindex(last)].rstrip(" |–—»«·•:-/"), page, ld)
    if fold(first) in names:
        return title[len(first) :].lstrip(" |–—»«·•:-/")
    return title


def _joined_by_bar(title: str, last: str) -> bool:
    return title[: title.rindex(last)].rstrip()[-1:] in "|»·•"


def site_names(page: Page, ld: Stated) -> list[str]:
    """Every name the page gives its publisher."""
    names = [ld.name(thing) for thing in ld.things("publisher")]
    found = page.meta("og:site_name", "application-name", "twitter:site")
    return [*filter(None, names), *([found[0].lstrip("@")] if found else [])]


def _cut(text: str) -> str:
    return text if len(text) <= MAX_LENGTH else text[:MAX_LENGTH].rsplit(" ", 1)[0] + "…"
