"""When the article was published and updated, by what the page states of itself."""

from __future__ import annotations

import re
from typing import Any

from pressread.extraction.pages.dates import machine_date, spoken_date
from pressread.extraction.pages.jsonld import Stated
from pressread.extraction.pages.tree import Page, words_of

_PUBLISHED = (
    "article:published_time", "og:article:published_time", "datepublished", "article:published",
    "parsely-pub-date", "sailthru.date", "pubdate", "publishdate", "publish_date", "publish-date",
    "cxenseparse:recs:publishtime", "cxenseparse:publishtime", "dc.date.issued", "dcterms.issued",
    "dcterms.created", "dc.date.created", "dc.date", "dcterms.date", "date", "article_date_original",
    "originalpublicationdate", "og:published_time", "published_time", "displaydate", "ptime",
    "rnews:datepublished", "article.published", "publication_date", "citation_publication_date",
    "citation_date", "last-published", "created",
)  # fmt: skip
_UPDATED = (
    "article:modified_time", "og:updated_time", "datemodified", "article:updated_time", "lastmod",
    "dcterms.modified", "dc.date.modified", "last-modified", "revised",
)  # fmt: skip
_URL = re.compile(r"/((?:19|20)\d\d)[/-](\d\d?|[a-z]{3})[/-](\d\d?)(?=[/-]|$)", re.I)
_URL_RUN = re.compile(r"(?<!\d)((?:19|20)\d\d)(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])(?!\d)")
_DATE_CLASS = re.compile(r"date|time|publish|posted|meta|byline|stamp", re.I)


def read_published(
    page: Page, ld: Stated, url: str | None, headline: Any
) -> tuple[str | None, str | None]:
    """The date of publication and where it stands."""
    for origin, value in _published(page, ld, url, headline):
        if value:
            return value, origin
    return None, None


def read_updated(page: Page, ld: Stated) -> tuple[str | None, str | None]:
    """The date of the last change and where it stands."""
    if value := machine_date(ld.text("dateModified")):
        return value, "json-ld dateModified"
    for name in _UPDATED:
        for content in page.metas.get(name, ()):
            if value := machine_date(content):
                return value, f"meta {name}"
    return None, None


def _published(page: Page, ld: Stated, url: str | None, headline: Any) -> Any:
    for key in ("datePublished", "uploadDate", "dateCreated"):
        yield f"json-ld {key}", machine_date(ld.text(key))
    for name in _PUBLISHED:
        for content in page.metas.get(name, ()):
            yield f"meta {name}", machine_date(content)
    yield from _time_elements(page)
    if url:
        yield "url", _of_url(url)
    yield from _lines(page)


def _time_elements(page: Page) -> Any:
    for element in page.root.iter("time"):
        value = element.get("datetime") or element.get("content") or ""
        if found := machine_date(value) or spoken_date(words_of(element)):
            yield "time element", found
    for element in page.root.xpath("//*[@itemprop='datePublished']"):
        yield "datePublished", machine_date(element.get("content") or words_of(element))


def _of_url(url: str) -> str | None:
    if match := _URL.search(url):
        year, month, day = match.groups()
        return (
            machine_date(f"{year}-{month:0>2}-{day:0>2}")
            if month.isdigit()
            else spoken_date(f"{day} {month} {year}")
        )
    return machine_date("-".join(match.groups())) if (match := _URL_RUN.search(url)) else None


def _lines(page: Page) -> Any:
    for element in page.root.iter("span", "div", "p", "li", "abbr", "small"):
        marks = " ".join((element.get("class") or "", element.get("id") or ""))
        if marks != " " and _DATE_CLASS.search(marks) and len(element) < 8:
            text = words_of(element)
            if len(text) < 120:
                yield "date line", spoken_date(text)
