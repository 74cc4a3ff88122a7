"""Several articles in one page of somebody's own making: a press review, a letters page."""

from __future__ import annotations

import re
from typing import Any

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
        return [html]
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
