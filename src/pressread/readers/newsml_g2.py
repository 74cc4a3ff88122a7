"""NewsML-G2: a news item, or a message that carries some. Text items become articles."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pressread.errors import NoArticle
from pressread.readers import bylines, dates, fragments, languages, nitf, trees
from pressread.readers.document import Document
from pressread.readers.fragments import Body
from pressread.readers.givens import article, body_fields, given
from pressread.source import Failure, Given, Source

ITEMS = {
    "packageItem": "a package of links to other items",
    "conceptItem": "a concept item (a term of a vocabulary)",
    "knowledgeItem": "a knowledge item (a vocabulary)",
    "planningItem": "a planning item (coverage to come)",
    "catalogItem": "a catalogue of vocabularies",
}
FRAGMENTS = frozenset({"contentMeta", "groupSet", "contentSet", "itemMeta"})
_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_DEAD = {"stat:canceled": "was cancelled", "stat:withheld": "is withheld"}


def read(document: Document) -> Iterator[Source | Failure]:
    """Every item of the file: an article, or why it is none."""
    root = trees.xml(document.raw)
    kind = trees.name(root)
    if kind in FRAGMENTS:
        if next(trees.every(root, "inlineXML", "inlineData"), None) is None:
            raise NoArticle(f"is only a fragment of NewsML-G2 (<{kind}>), not an article")
        yield document.source("newsml-g2", _given(root, root))
        return
    items = list(_items(root))
    if not items:
        raise NoArticle("is a NewsML-G2 message without items: there is nothing to import")
    for number, item in enumerate(items, 1):
        yield _read_item(document, item, number if len(items) > 1 else None)


def _items(root: Any) -> Iterator[Any]:
    if trees.name(root) == "newsItem" or trees.name(root) in ITEMS:
        yield root
        return
    for item_set in trees.every(root, "itemSet"):
        for item in item_set.iterchildren():
            if trees.name(item) == "newsItem" or trees.name(item) in ITEMS:
                yield item


def _read_item(document: Document, item: Any, number: int | None) -> Source | Failure:
    kind = trees.name(item)
    if kind in ITEMS:
        return document.failure(f"is {ITEMS[kind]}, not an article", number)
    stated = _given(item, trees.first(item, "contentSet"))
    if stated.body:
        return document.source("newsml-g2", stated, record=number)
    item_class = trees.first(item, "itemMeta", "itemClass")
    qcode = (item_class.get("qcode") or "") if item_class is not None else ""
    what = qcode.rpartition(":")[2] or "news"
    return document.failure(f"is {article(what)} item without text, not an article", number)


def _given(item: Any, content: Any) -> Given:
    meta = trees.first(item, "contentMeta")
    body, inner = _body(content)
    fields = {
        "headline": (_headline(meta), "headline"),
        "summary": (_summary(meta), "description"),
        "byline": (_byline(meta), "by"),
        "publisher": (_publisher(item, meta), "provider"),
        "published": (_published(item, meta), "firstCreated"),
        "updated": (dates.iso(trees.at(item, "itemMeta", "versionCreated")), "versionCreated"),
        "dateline": (dates.place_of(trees.at(meta, "dateline")), "dateline"),
        "language": (_language(item, meta), "language"),
        "url": (_url(item), "link"),
    } | body_fields(body, "contentSet")
    for name, value in inner.items():
        if value[0] and not fields.get(name, (None,))[0]:
            fields[name] = value
    _lift_byline(fields)
    return given("newsml-g2", fields, notices=_notices(item))


def _lift_byline(fields: dict[str, Any]) -> None:
    """A first paragraph that only repeats, or is, the byline goes where it belongs."""
    body, where = fields["body"]
    if len(body) < 2 or fields["body_kinds"][0]:
        return
    names = bylines.names(body[0])
    stated = fields["byline"][0]
    is_line = body[0].lower().startswith("by ") and len(body[0]) < 100 and body[0][-1] not in ".?!"
    if is_line and (not stated or {n.lower() for n in names} & {n.lower() for n in stated}):
        fields["body"] = (body[1:], where)
        fields["byline"] = (stated or names, fields["byline"][1] if stated else "first line")


def _body(content: Any) -> tuple[Body, dict[str, Any]]:
    """The text of the first part of ``contentSet`` that has one, and what NITF in it states."""
    for part in trees.every(content, "inlineXML", "inlineData") if content is not None else ():
        inner = next(trees.every(part, "nitf"), None)
        if inner is not None:
            stated = nitf.fields(inner)
            return Body(stated["body"][0], stated["body_kinds"][0]), stated
        page = next(trees.every(part, "body"), None)
        if page is None and trees.name(part) == "inlineData":
            text = "".join(part.itertext())
            markup = "html" in (part.get("contenttype") or "")
            body = fragments.from_html(text) if markup else Body(fragments.from_plain(text))
        elif page is not None and len(page) == 0 and "</" in (page.text or ""):
            body = fragments.from_html(page.text)  # escaped once too often
        else:
            body = fragments.from_element(page) if page is not None else Body()
        if body.paragraphs:
            return body, {}
    return Body(), {}


def _headline(meta: Any) -> str:
    """The headline without a role, else the first; the slug is none."""
    lines = list(meta.iterchildren("{*}headline")) if meta is not None else []
    plain = [line for line in lines if not line.get("role") and trees.folded(line)]
    return next((trees.folded(line) for line in plain or lines), "")


def _summary(meta: Any) -> str:
    for description in meta.iterchildren("{*}description") if meta is not None else ():
        role = (description.get("role") or "").lower()
        if any(word in role for word in ("summary", "abstract", "dek", "lead", "teaser")):
            return trees.folded(description)
    return ""


def _byline(meta: Any) -> tuple[str, ...]:
    if meta is None:
        return ()
    lines = [trees.folded(line) for line in meta.iterchildren("{*}by")]
    found = [name for line in lines for name in bylines.names(line)]
    return tuple(dict.fromkeys(found))


def _publisher(item: Any, meta: Any) -> str:
    """The provider's name; the original source's where the provider only passes it on."""
    sources = list(meta.iterchildren("{*}infoSource")) if meta is not None else []
    origin = next((part for part in sources if "origProv" in (part.get("role") or "")), None)
    for party in (origin, trees.first(item, "itemMeta", "provider"), *sources):
        if party is not None:
            label = trees.at(party, "name") or party.get("literal") or ""
            if label:
                return label
    return ""


def _published(item: Any, meta: Any) -> str | None:
    itemmeta = trees.first(item, "itemMeta")
    stated = (
        trees.at(itemmeta, "firstCreated"),
        trees.at(meta, "contentCreated"),
        trees.at(itemmeta, "versionCreated"),
        trees.at(meta, "contentModified"),
    )
    return next((found for found in map(dates.iso, stated) if found), None)


def _language(item: Any, meta: Any) -> str | None:
    element = trees.first(meta, "language")
    tag = element.get("tag") if element is not None else None
    return languages.code(tag or item.get(_LANG))


def _url(item: Any) -> str:
    for link in trees.every(item, "link"):
        href = link.get("href") or ""
        if "canonical" in (link.get("rel") or "") and href.startswith("http"):
            return href
    return ""


def _notices(item: Any) -> Iterator[str]:
    status = trees.first(item, "itemMeta", "pubStatus")
    words = _DEAD.get((status.get("qcode") or "") if status is not None else "")
    if words:
        yield f"the item {words} by its agency"
    embargo = trees.at(item, "itemMeta", "embargoed")
    if embargo:
        yield f"the item is under embargo until {embargo}"
