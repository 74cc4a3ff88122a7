"""One page, from markup to the fields of the record."""

from __future__ import annotations

from typing import Any

from pressread.errors import NoArticle
from pressread.extraction.pages.blocks import Block, Box, blocks_of
from pressread.extraction.pages.body import THIN, assemble
from pressread.extraction.pages.core import core_body
from pressread.extraction.pages.dek import find_dek
from pressread.extraction.pages.features import Clues
from pressread.extraction.pages.headline import Headline, read_headline, shown, site_names, told
from pressread.extraction.pages.images import Captions
from pressread.extraction.pages.jsonld import Stated, stated
from pressread.extraction.pages.model import scores
from pressread.extraction.pages.people import read_byline
from pressread.extraction.pages.tree import Page, parse
from pressread.extraction.pages.words import fold
from pressread.extraction.pages.when import read_published, read_updated
from pressread.source import Given


def clues_of(page: Page, blocks: list[Block]) -> Clues:
    """What is known before the body is read."""
    ld = stated(page, [text for _, text in shown(page)] + [text for text, _ in told(page)])
    return _clues(page, ld, blocks, read_headline(page, ld))


def _clues(page: Page, ld: Stated, blocks: list[Block], headline: Headline) -> Clues:
    described = page.meta("og:description", "description", "twitter:description")
    return Clues(
        headline=headline.text or "",
        start=_start(blocks, headline),
        description=described[0] if described else "",
        stated_body=ld.text("articleBody"),
    )


def _start(blocks: list[Block], headline: Headline) -> int | None:
    """The number of the block that shows the headline."""
    if headline.element is not None:
        for block in blocks:
            if block.box.element is headline.element or _within(block.box, headline.element):
                return block.number
    words = fold(headline.text or "")
    return next((b.number for b in blocks if words and fold(b.text) == words), None)


def _within(box: Box, element: Any) -> bool:
    around = box.parent
    for _ in range(4):
        if around is None:
            return False
        if around.element is element:
            return True
        around = around.parent
    return False


def read_page(html: str, *, url: str | None = None) -> Given:
    """Read a saved page.

    ``url`` is where it came from, if known: it may hold the date and the publisher.
    Raises ``NoArticle`` where nothing in the page is an article, ``TooLarge`` over a limit.
    """
    page = parse(html, url)
    ld = stated(page, [text for _, text in shown(page)] + [text for text, _ in told(page)])
    headline = read_headline(page, ld)
    blocks, boxes = blocks_of(page.root)
    clues = _clues(page, ld, blocks, headline)
    chances = scores(blocks, boxes, clues)
    captions = Captions(page.root)
    dek, dek_origin = find_dek(blocks, chances, clues.start, clues.description, captions)
    canonical, canonical_origin = _canonical(page)
    body = assemble(blocks, chances, headline.text or "", dek, captions, canonical or url)
    if body.size < THIN:
        body.take_if_longer(core_body(html, url))
    if not body.paragraphs:
        raise NoArticle("the page has no article text")
    published, published_origin = read_published(
        page, ld, canonical or url, headline.element, blocks, clues.start
    )
    updated, updated_origin = read_updated(page, ld)
    names = site_names(page, ld)
    byline, byline_origin = read_byline(page, ld, blocks, clues.start, names)
    provenance = {
        "headline": headline.origin, "url": canonical_origin, "published": published_origin,
        "updated": updated_origin, "byline": byline_origin, "body": "trafilatura",
        "publisher": "site name" if names else None, "summary": dek_origin,
    }  # fmt: skip
    return Given(
        headline=headline.text, kicker=headline.kicker, url=canonical or url, published=published, updated=updated,
        byline=byline, publisher=names[0] if names else None,
        summary=dek.text if dek else None, images=tuple(body.images),
        body=tuple(body.paragraphs), body_kinds=tuple(body.kinds),
        boilerplate=tuple(b.text for b in body.aside),
        provenance={key: value for key, value in provenance.items() if value},
    )  # fmt: skip


def _canonical(page: Page) -> tuple[str | None, str | None]:
    for link in page.root.iter("link"):
        href = (link.get("href") or "").strip()
        if "canonical" in (link.get("rel") or "").lower().split() and href.startswith("http"):
            return href, "link canonical"
    found = page.meta("og:url")
    return (found[0], "meta og:url") if found and found[0].startswith("http") else (None, None)
