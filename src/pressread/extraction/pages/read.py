"""One page, from markup to the fields of the record: the stages, in order.

    markup ─ tree ─▶ stated fields ─ headline ─▶ blocks ─ model ─▶ dek, body, captions ─▶ Given

Each field is weighed where it is found and keeps its provenance.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import islice
from typing import Any

from pressread.errors import NoArticle
from pressread.extraction.pages.block_scores import Clues, scores
from pressread.extraction.pages.blocks import Block, Box, blocks_of
from pressread.extraction.pages.body import LIKELY, THIN, Body, assemble
from pressread.extraction.pages.headline import (
    Headline,
    find_dek,
    read_headline,
    shown,
    site_names,
    told,
)
from pressread.extraction.pages.images import Captions
from pressread.extraction.pages.jsonld import Stated, stated
from pressread.extraction.pages.other_bodies import (
    core_body,
    data_body,
    small_article,
    stated_body,
    without_teasers,
)
from pressread.extraction.pages.people import read_byline
from pressread.extraction.pages.place import (
    Kept,
    kept_of,
    original_of,
    published_elsewhere,
    read_language,
    read_overline,
    read_publisher,
    read_sections,
    read_source_line,
    read_url,
)  # fmt: skip
from pressread.extraction.pages.printed_dates import captured_in
from pressread.extraction.pages.refusals import (
    LIVE,
    LOGIN_WALL,
    NO_BODY,
    SEVERAL,
    TEASER,
    is_login_wall,
    is_truncated,
    what_it_is,
)  # fmt: skip
from pressread.extraction.pages.several import is_live, next_article
from pressread.extraction.pages.stated_dates import read_published, read_updated
from pressread.extraction.pages.tree import Page, fold, parse, words_of
from pressread.extraction.plain.marks import dateline_of
from pressread.source import Given

MAX_BOILERPLATE = 200
# Fields that the first lines of a body may only repeat.
_REPEATED = ("kicker", "summary", "publisher", "headline")
_TIMES = 40  # elements of a time that are looked at
# Trafilatura's time grows with the square of some pages; over this many boxes it is not asked.
MAX_CORE_BOXES = 6000


@dataclass(slots=True)
class _Reading:
    """The page under reading: what every later stage may look at."""

    html: str
    url: str | None
    page: Page
    ld: Stated
    headline: Headline
    blocks: list[Block]
    boxes: list[Box]
    clues: Clues
    kept: Kept = field(default_factory=Kept)
    fields: dict[str, Any] = field(default_factory=dict)
    provenance: dict[str, str] = field(default_factory=dict)

    def put(self, name: str, value: Any, origin: str | None) -> None:
        """Keep a field that was found."""
        if value:
            self.fields[name] = value
            self.provenance[name] = origin or "page"


def read_page(html: str, *, url: str | None = None) -> Given:
    """Read a saved page.

    ``url`` is where it came from, if known: it may hold the date and the publisher.
    Raises ``NoArticle`` where nothing in the page is an article, ``TooLarge`` over a limit.
    """
    kept = kept_of(html)
    reading = _open(html, kept.url or url)
    reading.kept = kept
    body = _read_body(reading)
    _read_fields(reading)
    fields = reading.fields
    repeated = (fields.get(name) for name in _REPEATED)
    times = [words_of(one) for one in islice(reading.page.root.iter("time"), _TIMES)]
    body.drop_head(fields.get("byline", ()), [*repeated, *times])
    body.drop_lines(_tells_saving)
    _read_dateline(reading, body)
    if not body.has_prose and body.size < THIN and _is_stated_article(reading):
        body.clear()
    notices = _read_notices(reading, body)
    _refuse_what_is_no_article(reading, body, notices)
    return Given(
        **reading.fields,
        images=tuple(body.images),
        body=tuple(body.paragraphs),
        body_kinds=tuple(body.kinds),
        boilerplate=tuple(block.text for block in body.aside[:MAX_BOILERPLATE]),
        truncated=is_truncated(body, reading.blocks, reading.ld),
        notices=notices,
        provenance=reading.provenance,
    )


def _open(html: str, url: str | None) -> _Reading:
    page = parse(html, url)
    ld = _stated(page)
    headline = read_headline(page, ld)
    blocks, boxes = blocks_of(page.root)
    return _Reading(
        html, url, page, ld, headline, blocks, boxes, _clues(page, ld, blocks, headline)
    )


def _stated(page: Page) -> Stated:
    return stated(page, [text for _, text in shown(page)] + [text for text, _ in told(page)])


def clues_of(page: Page, blocks: list[Block]) -> Clues:
    """What is known of a page before its body is read."""
    ld = _stated(page)
    return _clues(page, ld, blocks, read_headline(page, ld))


def _clues(page: Page, ld: Stated, blocks: list[Block], headline: Headline) -> Clues:
    described = page.meta("og:description", "description", "twitter:description")
    return Clues(
        headline=headline.text or "",
        start=_start(blocks, headline),
        description=described[0] if described else "",
        stated_body=ld.raw("articleBody"),
    )


def _start(blocks: list[Block], headline: Headline) -> int | None:
    """The number of the block that shows the headline."""
    if headline.element is not None:
        for block in blocks:
            if _within(block.box, headline.element):
                return block.number
    words = fold(headline.text or "")
    return next((b.number for b in blocks if words and fold(b.text) == words), None)


def _within(box: Box, element: Any) -> bool:
    around: Box | None = box
    for _ in range(5):
        if around is None:
            return False
        if around.element is element:
            return True
        around = around.parent
    return False


def _read_body(reading: _Reading) -> Body:
    """The body, the dek taken out of it; other ways to read it where it came out thin."""
    blocks, clues = reading.blocks, reading.clues
    chances = scores(blocks, reading.boxes, clues)
    shown = reading.page.metas.get("og:image:alt", ())
    captions = Captions(reading.page.root, (*shown, *reading.ld.captions()))
    dek, origin = find_dek(blocks, chances, clues, captions)
    small = small_article(blocks, clues.start, reading.headline.element, captions, dek)
    several = next_article(blocks, [b for b in blocks if chances[b.number] > LIKELY]) is not None
    chances = without_teasers(blocks, chances)
    if small:
        chosen = {block.number for block in small}
        chances = [float(block.number in chosen) for block in blocks]
    live = is_live(reading.ld)
    body = assemble(blocks, chances, clues.headline, dek, captions, reading.url, live=live)
    body.small = bool(small) and bool(body.paragraphs)
    body.several |= several
    reading.put("summary", dek.text if dek else None, origin)
    origin = "blocks of the page"
    title = clues.headline
    is_ordinary = len(reading.boxes) < MAX_CORE_BOXES
    if not body.size and body.take_if_longer(data_body(reading.page, clues.stated_body), title):
        origin = "data of the page"
    if (
        not body.small
        and body.size < THIN
        and is_ordinary
        and body.take_if_longer(_core(reading), title)
    ):
        origin = "trafilatura"
    if body.size < TEASER and body.take_if_longer(stated_body(clues.stated_body), title):
        origin = "json-ld articleBody"
    reading.put("body", body.paragraphs, origin)
    reading.fields.pop("body", None)
    return body


def _core(reading: _Reading) -> list[tuple[str, str]]:
    return core_body(reading.html, reading.url)


def _read_fields(reading: _Reading) -> None:
    page, ld, headline = reading.page, reading.ld, reading.headline
    blocks, start = reading.blocks, reading.clues.start
    reading.put("headline", headline.text, headline.origin)
    kept = reading.kept
    url, origin = read_url(page)
    if url and (original := original_of(url)):
        url, origin, kept = original.url, original.by, original
    if kept.url:
        url, origin = kept.url, kept.by
    reading.put("url", url or reading.url, origin or "given")
    reading.put("captured", kept.when or reading.kept.when or _captured(blocks), kept.by)
    publisher = read_publisher(page, ld, headline.text)
    reading.put("publisher", *(publisher if publisher[0] else read_source_line(blocks, start)))
    reading.put("sections", *read_sections(page, ld, headline.text))
    reading.put("kicker", *read_overline(headline, blocks, start))
    reading.put("language", *read_language(page, ld))
    reading.put("byline", *read_byline(page, ld, blocks, start, site_names(page, ld)))
    address = url or reading.url
    archived = published_elsewhere(page)
    reading.put(
        "published",
        *read_published(page, ld, address, headline.element, blocks, start, archived=archived),
    )
    reading.put("updated", *read_updated(page, ld))


def _tells_saving(text: str) -> bool:
    return len(text) < _LINE and captured_in(text) is not None and not is_prose_line(text)


def is_prose_line(text: str) -> bool:
    """Whether a line is a sentence of more than a label and a date."""
    return len(text.split()) > _LABELLED


_LABELLED = 9  # words of a line that says when somebody saved or looked


def _captured(blocks: list[Block]) -> str | None:
    """The day of saving that a line of the page tells."""
    lines = (block.text for block in blocks if block.units < _LINE)
    return next(filter(None, map(captured_in, lines)), None)


_LINE = 120  # code points of a line that is no paragraph


def _read_dateline(reading: _Reading, body: Body) -> None:
    if not body.paragraphs:
        return
    first = body.paragraphs[0]
    if len(body.paragraphs) > 1 and len(first) < _DATELINE and _ALONE.search(first):
        reading.put("dateline", _ALONE.sub("", first).strip(), "first paragraph")
        del body.paragraphs[0], body.kinds[0]
    elif found := dateline_of(first):
        reading.put("dateline", found[0], "first paragraph")


_DATELINE = 70  # code points of a dateline that stands alone
_ALONE = re.compile(r"\s*[—–-]\s*$")


def _is_stated_article(reading: _Reading) -> bool:
    """Whether the page says of itself that it is an article, in whatever way."""
    kinds = reading.page.metas.get("og:type", [])
    return bool(reading.ld.article) or "article" in kinds or "published" in reading.fields


def _read_notices(reading: _Reading, body: Body) -> tuple[str, ...]:
    found = {
        LIVE: is_live(reading.ld),
        SEVERAL: body.several,
        LOGIN_WALL: is_login_wall(reading.page, body, reading.blocks),
        NO_BODY: not body.paragraphs,
    }
    return tuple(notice for notice, holds in found.items() if holds)


def _refuse_what_is_no_article(reading: _Reading, body: Body, notices: tuple[str, ...]) -> None:
    """Without a body there must be something that says an article should be here."""
    dated, signed = "published" in reading.fields, "byline" in reading.fields
    title = reading.headline.text or ""
    if kind := what_it_is(reading.page, title, body.paragraphs, dated=dated, signed=signed):
        raise NoArticle(f"no article: {kind}")
    signs = _is_stated_article(reading)
    if body.has_prose and (signs or LOGIN_WALL not in notices):
        return
    if LOGIN_WALL in notices and not signs:
        raise NoArticle("a login wall: the page asks for an account and holds no article")
    if not (signs and reading.fields.get("headline")):
        raise NoArticle("the page holds no article")
    if "summary" not in reading.fields:
        # Nobody reads it in the page, but it is the best account of the article that there is.
        reading.put("summary", reading.clues.description, "meta description")
