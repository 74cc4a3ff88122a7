"""Pages of several articles: press reviews, endless rows, live coverage with its times."""

from __future__ import annotations

import re
from html import escape
from typing import Any
from urllib.parse import parse_qs, urlsplit

from pressread.extraction.pages.blocks import Block, Box
from pressread.extraction.pages.jsonld import Stated
from pressread.extraction.pages.printed_dates import UPDATE_WORD
from pressread.extraction.pages.tree import Page, parse, words_of
from pressread.text.clocks import clock_in

_MANY = re.compile(r"<article\b", re.I)
_HEADINGS = ("h1", "h2", "h3", "h4")
_LEAST_WORDS = 25  # of an article's paragraphs; a teaser has fewer
_LEAST_TOLD = 2  # paragraphs


def split_page(html: str) -> list[str]:
    """The markup of each article; the page alone where it states that it is one, or lists others'.

    Teasers are told by their linked headings and few words.
    """
    if len(_MANY.findall(html)) < 2:
        return _items(html) if html.count("schema.org/Article") > 1 else [html]
    page = parse(html)
    if _is_one(page):
        return [html]
    articles = [a for a in page.root.iter("article") if not _inside(a)]
    if len(articles) < 2 or not all(map(_is_article, articles)):
        return [html]
    from lxml import etree

    for one in articles:  # the tree is this function's own
        next(one.iter(*_HEADINGS)).tag = "h1"
    language = page.root.get("lang") or ""
    return [
        f'<!doctype html><html lang="{language}"><body>'
        f"{etree.tostring(one, encoding='unicode', method='html', with_tail=False)}</body></html>"
        for one in articles
    ]


def _items(html: str) -> list[str]:
    """The items of an alert or digest that marks each as an ``Article`` of microdata."""
    page = parse(html)
    items = page.root.xpath("//*[@itemscope][contains(@itemtype, 'schema.org/Article')]")
    told = [page_of for item in items if (page_of := _item_page(item))]
    return told if len(told) > 1 else [html]


def _item_page(item: Any) -> str | None:
    """A page of an item's own: its name, publisher, address and description."""
    said = {part.get("itemprop"): part for part in item.iter() if part.get("itemprop")}
    names = [p for p in item.iter() if p.get("itemprop") == "name" and not _of_publisher(p, item)]
    if not names or "description" not in said:
        return None
    title, text = escape(words_of(names[0])), escape(words_of(said["description"]))
    address = (said["url"].get("href") if "url" in said else "") or ""
    found = parse_qs(urlsplit(address).query).get("url", [address])[0]
    paper = escape(words_of(said["publisher"])) if "publisher" in said else ""
    return (
        f'<!doctype html><html><head><meta property="og:type" content="article">'
        f'<meta property="og:site_name" content="{paper}">'
        f'<link rel="canonical" href="{escape(found)}"></head>'
        f"<body><article><h1>{title}</h1><p>{text}</p></article></body></html>"
    )


def _of_publisher(part: Any, item: Any) -> bool:
    for around in part.iterancestors():
        if around is item:
            return False
        if around.get("itemprop") == "publisher":
            return True
    return False


def _is_one(page: Page) -> bool:
    """Whether the page says of itself that it is an article."""
    kinds = page.metas.get("og:type", [])
    stated = any("Article" in (s.text or "")[:20_000] for s in page.root.iter("script"))
    return "article" in kinds or "og:title" in page.metas or stated


def _inside(article: Any) -> bool:
    return any(around.tag == "article" for around in article.iterancestors())


def _is_article(element: Any) -> bool:
    heading = next(element.iter(*_HEADINGS), None)
    if heading is None or next(heading.iter("a"), None) is not None:
        return False
    told = [words_of(p) for p in element.iter("p", "blockquote", "li")]
    long = [text for text in told if len(text.split()) > 5 or len(text) > 60]
    return len(long) >= _LEAST_TOLD and sum(len(text.split()) for text in told) >= _LEAST_WORDS


# A longer line says more than when; blocks between a time and the words it belongs to.
MAX_TIME = 40
REACH = 3

_WORDS = re.compile(r"[^\W\d_]{3,}")


def is_live(ld: Stated) -> bool:
    """Whether the page calls itself live coverage."""
    kinds = ld.article.get("@type")
    return "LiveBlogPosting" in (kinds if isinstance(kinds, list) else [kinds])


def entries_of(blocks: list[Block], chosen: list[Block]) -> tuple[list[Block], dict[int, str]]:
    """The chosen blocks without lines that only tell the time; those times apart.

    Times are kept by the number of the block that each stands before.
    """
    numbers = {block.number for block in chosen}
    times: dict[int, str] = {}
    kept: list[Block] = []
    waiting: Block | None = None
    for block in blocks[max(0, chosen[0].number - REACH) : chosen[-1].number + 1]:
        if _is_time(block):
            waiting = block
        elif block.number in numbers:
            kept.append(block)
            if waiting is not None and block.number - waiting.number <= REACH:
                times[block.number] = waiting.text
            waiting = None
    return kept, times


def _is_time(block: Block) -> bool:
    """Whether a line is a time of day, perhaps with a zone and a date, and nothing more."""
    text = block.text
    if len(text) > MAX_TIME or clock_in(text) is None or UPDATE_WORD.search(text):
        return False
    return len(_WORDS.findall(text)) <= 3


def next_article(blocks: list[Block], chosen: list[Block]) -> Box | None:
    """The second of several ``article`` boxes that each hold an ``h1`` and part of the body."""
    homes: dict[int, Box] = {}
    for block in chosen:
        home = _home(block.box)
        if home is not None:
            homes.setdefault(home.number, home)
    headed = {_number(_home(block.box)) for block in blocks if block.box.tag == "h1"}
    titled = [home for number, home in homes.items() if number in headed]
    return titled[1] if len(titled) > 1 else None


def _number(box: Box | None) -> int:
    return -1 if box is None else box.number


def _home(box: Box) -> Box | None:
    """The outermost ``article`` around a box."""
    found = None
    around: Box | None = box
    while around is not None:
        if around.tag == "article":
            found = around
        around = around.parent
    return found
