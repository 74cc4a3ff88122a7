"""Several articles in one page of somebody's own making: a press review, a letters page."""

from __future__ import annotations

import re
from html import escape
from typing import Any
from urllib.parse import parse_qs, urlsplit

from pressread.extraction.pages.tree import Page, parse, words_of

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
