"""ninjs (IPTC's news in JSON, 1 to 3) and the agencies' JSON that follows it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from pressread.article import Image
from pressread.errors import BadInput
from pressread.readers import fragments, trees
from pressread.readers.data.columns import as_text
from pressread.readers.document import Document
from pressread.readers.fragments import Body
from pressread.readers.givens import article, body_fields, filled, given, language_code
from pressread.readers.news_items import nitf
from pressread.source import Failure, Given, Source
from pressread.text import bylines
from pressread.text.date_fields import date_field, place_of

_MARKS = frozenset(
    {
        "versioncreated", "versionCreated", "firstcreated", "firstCreated", "pubstatus",
        "pubStatus", "bodies", "headlines", "body_html", "body_xhtml", "body_text",
        "description_text", "representationtype", "renditions", "contentcreated", "eventDetails",
    }
)  # fmt: skip
_TEXT_TYPES = frozenset({"", "text", "composite", "story", "article"})
_BODY_KEYS = ("body_xhtml", "body_html", "body_text")


def is_item(value: Mapping[str, Any]) -> bool:
    """Whether an object is an item of ninjs or near it."""
    return bool(_MARKS & value.keys()) and ("uri" in value or "guid" in value or "type" in value)


def outcome(document: Document, item: dict[str, Any], number: int | None) -> Source | Failure:
    """The article, or why the item is none."""
    try:
        stated = _given(item)
    except BadInput as error:
        return document.failure(str(error), number)
    kind = as_text(item.get("type"))
    event = "eventDetails" in item or isinstance(item.get("event"), dict | list)
    if stated.body and kind in _TEXT_TYPES and not event:
        return document.source("ninjs", stated, record=number)
    what = "event" if event else kind or "news"
    return document.failure(f"is {article(what)} item without text, not an article", number)


def _given(item: dict[str, Any]) -> Given:
    body, inner = _body(item)
    fields = {
        "headline": (_headline(item), "headline"),
        "summary": (_summary(item, body), "description"),
        "byline": (_byline(item), "byline"),
        "publisher": (_publisher(item), "provider"),
        "published": (_published(item), "firstcreated"),
        "updated": (date_field(_text(item, "versioncreated", "versionCreated")), "versioncreated"),
        "dateline": (_place(item), "located"),
        "language": (language_code(as_text(item.get("language"))), "language"),
        "url": (_url(item), "canonical link"),
    } | body_fields(body, "body", _images(item))
    return given("ninjs", filled(fields, inner), notices=_notices(item))


def _text(item: Mapping[str, Any], *names: str) -> str:
    return next((text for text in (as_text(item.get(name)) for name in names) if text), "")


def _of_role(values: Any, *roles: str) -> str:
    """From a list of ``{"role", "value"}`` the value of the first role that is there."""
    entries = _dicts(values)
    for role in roles:
        for entry in entries:
            if not role or as_text(entry.get("role")) == role:
                return as_text(entry.get("value"))
    return ""


def _dicts(value: Any) -> list[dict[str, Any]]:
    return [part for part in value if isinstance(part, dict)] if isinstance(value, list) else []


def _headline(item: Mapping[str, Any]) -> str:
    line = _of_role(item.get("headlines"), "main", "") or _text(item, "headline", "title", "name")
    return " ".join(fragments.from_html(line).paragraphs)


def _summary(item: Mapping[str, Any], body: Body) -> str:
    stated = (
        _of_role(item.get("descriptions"), "summary", "lead", "text", "")
        or _text(item, "description_summary", "description_text", "description_html")
    )  # fmt: skip
    text = " ".join(fragments.from_html(stated).paragraphs)
    return text if text not in body.paragraphs[:1] else ""


def _body(item: dict[str, Any]) -> tuple[Body, dict[str, Any]]:
    """The richest of the bodies that are stated, and what NITF in it states besides."""
    for kind, text in _bodies(item):
        if "nitf" in kind.lower() or text.lstrip()[:200].lower().find("<nitf") >= 0:
            stated = nitf.fields(trees.xml(text.encode()))
            body = Body(stated["body"][0], stated["body_kinds"][0])
        elif "html" in kind.lower():
            stated, body = {}, fragments.from_html(text)
        else:
            stated, body = {}, Body(fragments.from_plain(text))
        if body.paragraphs:
            return body, stated
    return Body(), {}


def _bodies(item: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    entries = _dicts(item.get("bodies"))
    rank = ("html", "nitf", "plain", "")
    for wanted in rank:
        for entry in entries:
            kind = _text(entry, "contentType", "contenttype", "role")
            if wanted in kind.lower():
                yield kind, as_text(entry.get("value"))
    for name in (*_BODY_KEYS, *(key for key in item if key.startswith("body_"))):
        value = item.get(name)
        if isinstance(value, dict):
            value = value.get("value") or value.get("content")
        if isinstance(value, str) and value.strip():
            yield name, value


def _byline(item: Mapping[str, Any]) -> tuple[str, ...]:
    stated = _text(item, "byline", "by")
    if stated:
        return bylines.names(" ".join(fragments.from_html(stated).paragraphs))
    authors = item.get("authors")
    people = authors if isinstance(authors, list) else []
    return tuple(name for name in map(as_text, people) if name)


def _publisher(item: Mapping[str, Any]) -> str:
    return _text(item, "provider", "infosource", "infosources", "infoSources", "copyrightholder",
                 "copyrightHolder").split("; ")[0]  # fmt: skip


def _published(item: Mapping[str, Any]) -> str | None:
    names = ("firstcreated", "firstCreated", "contentcreated", "contentCreated", "versioncreated",
             "versionCreated")  # fmt: skip
    return next(
        (found for found in (date_field(_text(item, name)) for name in names) if found), None
    )


def _place(item: Mapping[str, Any]) -> str:
    location = item.get("datelinelocation")
    city = as_text(location.get("city")) if isinstance(location, dict) else ""
    return place_of(_text(item, "dateline") or city or _text(item, "located"))


def _url(item: Mapping[str, Any]) -> str:
    for name in ("canonicalurl", "url", "uri", "guid"):
        address = as_text(item.get(name))
        if address.startswith(("http://", "https://")) and (name != "guid" or "/" in address[9:]):
            return address if name != "uri" or "/content/" not in address else ""
    return ""


def _images(item: Mapping[str, Any]) -> Iterator[Image]:
    found = item.get("associations")
    entries = (
        found.values() if isinstance(found, dict) else found if isinstance(found, list) else ()
    )
    for entry in entries or ():
        if isinstance(entry, dict) and as_text(entry.get("type")) == "picture":
            caption = _summary(entry, Body()) or _headline(entry)
            credit = _text(entry, "byline", "by", "copyrightholder")
            if caption:
                yield Image(caption=caption, credit=credit or None)


def _notices(item: Mapping[str, Any]) -> Iterator[str]:
    status = _text(item, "pubstatus", "pubStatus")
    if status in ("withheld", "canceled", "cancelled"):
        yield f"the item is marked {status} by its agency"
    embargo = _text(item, "embargoed", "embargoedReason")
    if embargo:
        yield f"the item is under embargo until {embargo}"
