"""NewsML-G2: a news item, or a message that carries some. Text items become articles."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pressread.errors import NoArticle
from pressread.readers import trees
from pressread.readers.document import Document
from pressread.readers.fragments import Body
from pressread.readers.givens import article, body_fields, filled, given, language_code
from pressread.readers.news_items import nitf
from pressread.source import Failure, Given, Source
from pressread.text import bylines
from pressread.text.date_fields import date_field, place_of

ITEMS = {
    "packageItem": "a package of links to other items",
    "conceptItem": "a concept item (a term of a vocabulary)",
    "knowledgeItem": "a knowledge item (a vocabulary)",
    "planningItem": "a planning item (coverage to come)",
    "catalogItem": "a catalogue of vocabularies",
}
FRAGMENTS = frozenset({"contentMeta", "groupSet", "contentSet", "itemMeta"})
_DATED = (
    "itemMeta/firstCreated | contentMeta/contentCreated | itemMeta/versionCreated"
    " | contentMeta/contentModified"
)
_SUMMARIES = ("summary", "abstract", "dek", "lead", "teaser")
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
    inner: dict[str, Any] = {}
    body = Body()
    for part in trees.every(content, "inlineXML", "inlineData") if content is not None else ():
        whole = part if trees.name(part) == "inlineData" else None
        page = next(trees.every(part, "nitf"), next(trees.every(part, "body"), whole))
        if page is not None and not body.paragraphs:
            html = "html" in (part.get("contenttype") or "")
            body, inner = nitf.from_content(page, html=html)
    names = (name for line in trees.found(item, "contentMeta/by") for name in bylines.names(line))
    dated = map(date_field, trees.found(item, _DATED))
    notices = [
        f"the item {_DEAD[code]} by its agency"
        for code in trees.found(item, "itemMeta/pubStatus@qcode")
        if code in _DEAD
    ]
    notices += [
        f"the item is under embargo until {date}"
        for date in trees.found(item, "itemMeta/embargoed")
    ]
    fields = filled(
        {
            "headline": (_headline(item), "headline"),
            "summary": (_summary(item), "description"),
            "byline": (tuple(dict.fromkeys(names)), "by"),
            "publisher": (_publisher(item), "provider"),
            "published": (next(filter(None, dated), None), "firstCreated"),
            "updated": (date_field(trees.say(item, "itemMeta/versionCreated")), "versionCreated"),
            "dateline": (place_of(trees.say(item, "contentMeta/dateline")), "dateline"),
            "language": (
                language_code(trees.say(item, f"contentMeta/language@tag | {trees.LANG}")),
                "language",
            ),
            "url": (_url(item), "link"),
        }
        | body_fields(body, "contentSet"),
        inner,
    )
    _lift_byline(fields)
    return given("newsml-g2", fields, notices=notices)


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


def _headline(item: Any) -> str:
    """The headline without a role, else the first; the slug is none."""
    lines = [line for line in item.iterfind("{*}contentMeta/{*}headline") if trees.folded(line)]
    return next(
        (trees.folded(line) for line in sorted(lines, key=lambda line: bool(line.get("role")))), ""
    )


def _summary(item: Any) -> str:
    for description in item.iterfind("{*}contentMeta/{*}description"):
        if any(word in (description.get("role") or "").lower() for word in _SUMMARIES):
            return trees.folded(description)
    return ""


def _publisher(item: Any) -> str:
    """The provider's name; the original source's where the provider only passes it on."""
    sources = list(item.iterfind("{*}contentMeta/{*}infoSource"))
    origin = [part for part in sources if "origProv" in (part.get("role") or "")]
    parties = (*origin[:1], *item.iterfind("{*}itemMeta/{*}provider"), *sources)
    return next((label for party in parties if (label := trees.say(party, "name | @literal"))), "")


def _url(item: Any) -> str:
    for link in trees.every(item, "link"):
        href = link.get("href") or ""
        if "canonical" in (link.get("rel") or "") and href.startswith("http"):
            return href
    return ""
