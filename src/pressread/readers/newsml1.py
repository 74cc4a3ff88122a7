"""NewsML 1: news items of nested components; the text is XHTML, NITF, escaped HTML or plain."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pressread.errors import NoArticle
from pressread.readers import bylines, dates, fragments, languages, nitf, trees
from pressread.readers.document import Document
from pressread.readers.fragments import Body
from pressread.readers.givens import body_fields, given
from pressread.source import Failure, Given, Source

_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
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
    body, inner = _body(main) if main is not None else (Body(), {})
    around = [] if main is None else [main, *main.iterancestors("{*}NewsComponent")]
    headline = _line(around, "HeadLine")
    summary = _line(around, "SubHeadLine")
    fields: dict[str, Any] = {
        "headline": (headline, "HeadLine"),
        "summary": ("" if summary in body.paragraphs[:1] else summary, "SubHeadLine"),
        "byline": (bylines.names(_line(around, "ByLine")), "ByLine"),
        "publisher": (_publisher(root, item), "Provider"),
        "published": (_date(item, "FirstCreated"), "FirstCreated"),
        "updated": (_date(item, "ThisRevisionCreated"), "ThisRevisionCreated"),
        "dateline": (dates.place_of(_line(around, "DateLine")), "DateLine"),
        "language": (_language(around, item), "Language"),
    } | body_fields(body, "DataContent")
    for name, value in inner.items():
        if value[0] and not fields.get(name, (None,))[0]:
            fields[name] = value
    return given("newsml", fields)


def _text_component(item: Any) -> Any:
    """The component with the body: of those with text the one with the most; ``None``: none."""
    best, most = None, 0
    for component in trees.every(item, "NewsComponent"):
        role = trees.first(component, "Role")
        name = (role.get("FormalName") or "") if role is not None else ""
        if name.lower() not in _BODY_ROLES or _is_picture(component):
            continue
        size = sum(len("".join(part.itertext())) for part in _contents(component))
        if size > most:
            best, most = component, size
    return best


def _is_picture(component: Any) -> bool:
    media = trees.first(component, "ContentItem", "MediaType")
    name = (media.get("FormalName") or "") if media is not None else ""
    return bool(name) and name.lower() not in ("text", "complexdata")


def _contents(component: Any) -> Iterator[Any]:
    for item in component.iterchildren("{*}ContentItem"):
        kind = trees.first(item, "MimeType")
        if kind is None or "css" not in (kind.get("FormalName") or "").lower():
            yield from item.iterchildren("{*}DataContent")


def _body(component: Any) -> tuple[Body, dict[str, Any]]:
    for content in _contents(component):
        inner = next(trees.every(content, "nitf"), None)
        if inner is not None:
            stated = nitf.fields(inner)
            return Body(stated["body"][0], stated["body_kinds"][0]), stated
        if len(content):
            body = fragments.from_element(content)
        else:
            text = content.text or ""
            markup = "</" in text or "<p" in text.lower()
            body = fragments.from_html(text) if markup else Body(fragments.from_plain(text))
        if body.paragraphs:
            return body, {}
    return Body(), {}


def _line(around: list[Any], name: str) -> str:
    """A news line of the component or of those around it, the nearest first."""
    found = (trees.at(component, "NewsLines", name) for component in around)
    return next((line for line in found if line), "")


def _date(item: Any, name: str) -> str | None:
    return dates.iso(trees.at(item, "NewsManagement", name))


def _publisher(root: Any, item: Any) -> str:
    """The provider, the source or the sender, as far as a party is named."""
    for path in ("Provider", "Source", "SentFrom"):
        envelope = trees.first(root, "NewsEnvelope")
        around = () if envelope is None else trees.every(envelope, path)
        for element in (*trees.every(item, path), *around):
            party = trees.first(element, "Party")
            label = (party.get("FormalName") or "") if party is not None else ""
            if label:
                return label
    return trees.at(item, "NewsComponent", "NewsLines", "CreditLine")


def _language(around: list[Any], item: Any) -> str | None:
    for component in around:
        element = trees.first(component, "DescriptiveMetadata", "Language")
        if element is not None and element.get("FormalName"):
            return languages.code(element.get("FormalName"))
    return languages.code(item.get(_LANG))
