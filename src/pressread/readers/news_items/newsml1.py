"""NewsML 1: news items of nested components; the text is XHTML, NITF, escaped HTML or plain."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pressread.errors import NoArticle
from pressread.readers import trees
from pressread.readers.document import Document
from pressread.readers.fragments import Body
from pressread.readers.givens import body_fields, filled, given, language_code
from pressread.readers.news_items import nitf
from pressread.source import Failure, Given, Source
from pressread.text import bylines
from pressread.text.date_fields import date_field, place_of

_LINES = ("HeadLine", "SubHeadLine", "ByLine", "DateLine")
_TONGUE = "DescriptiveMetadata/Language@FormalName"
_BODY_ROLES = frozenset({"", "main", "body", "text", "article", "maintext"})


def read(document: Document) -> Iterator[Source | Failure]:
    """Every news item: an article, or why it is none."""
    root = trees.xml(document.raw)
    items = [item for item in trees.every(root, "NewsItem") if _is_outer(item)]
    if not items:
        raise NoArticle("is a NewsML file without news items: there is nothing to import")
    for number, item in enumerate(items, 1):
        record = number if len(items) > 1 else None
        stated = _given(root, item)
        if stated.body:
            yield document.source("newsml", stated, record=record)
        else:
            yield document.failure("is a NewsML item without text, not an article", record)


def _is_outer(item: Any) -> bool:
    return not any(trees.name(up) == "NewsItem" for up in item.iterancestors())


def _given(root: Any, item: Any) -> Given:
    main = _text_component(item)
    inner: dict[str, Any] = {}
    body = Body()
    for content in _contents(main) if main is not None else ():
        if not body.paragraphs:
            body, inner = nitf.from_content(content)
    around = [] if main is None else [main, *main.iterancestors("{*}NewsComponent")]
    line = {
        name: next(filter(None, (trees.say(part, f"NewsLines/{name}") for part in around)), "")
        for name in _LINES
    }
    tag = next(
        filter(None, (trees.say(part, _TONGUE) for part in around)), trees.say(item, trees.LANG)
    )
    summary = line["SubHeadLine"]
    return given(
        "newsml",
        filled(
            {
                "headline": (line["HeadLine"], "HeadLine"),
                "summary": ("" if summary in body.paragraphs[:1] else summary, "SubHeadLine"),
                "byline": (bylines.names(line["ByLine"]), "ByLine"),
                "publisher": (_publisher(root, item), "Provider"),
                "published": (_date(item, "FirstCreated"), "FirstCreated"),
                "updated": (_date(item, "ThisRevisionCreated"), "ThisRevisionCreated"),
                "dateline": (place_of(line["DateLine"]), "DateLine"),
                "language": (language_code(tag), "Language"),
            }
            | body_fields(body, "DataContent"),
            inner,
        ),
    )


def _text_component(item: Any) -> Any:
    """The component with the body: of those with text the one with the most; ``None``: none."""
    best, most = None, 0
    for component in trees.every(item, "NewsComponent"):
        role = trees.say(component, "Role@FormalName").lower()
        media = trees.say(component, "ContentItem/MediaType@FormalName").lower()
        if role in _BODY_ROLES and media in ("", "text", "complexdata"):
            size = sum(len("".join(part.itertext())) for part in _contents(component))
            if size > most:
                best, most = component, size
    return best


def _contents(component: Any) -> Iterator[Any]:
    for item in component.iterchildren("{*}ContentItem"):
        if "css" not in trees.say(item, "MimeType@FormalName").lower():
            yield from item.iterchildren("{*}DataContent")


def _date(item: Any, name: str) -> str | None:
    return date_field(trees.say(item, f"NewsManagement/{name}"))


def _publisher(root: Any, item: Any) -> str:
    """The provider, the source or the sender, as far as a party is named."""
    for name in ("Provider", "Source", "SentFrom"):
        for place in (item, root.find("{*}NewsEnvelope")):
            if label := trees.say(place, f".//{name}/Party@FormalName"):
                return label
    return trees.say(item, "NewsComponent/NewsLines/CreditLine")
