"""RSS (0.9 to 2.0, WordPress exports too), Atom and JSON Feed: an article an entry."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from pressread.errors import NoArticle
from pressread.readers import fragments, trees
from pressread.readers.data.columns import as_text
from pressread.readers.document import Document
from pressread.readers.fragments import Body
from pressread.readers.givens import body_fields, given, language_code
from pressread.source import Failure, Given, Source
from pressread.text import bylines
from pressread.text.date_fields import date_field

_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_NOT_ARTICLES = {"attachment": "an attachment", "nav_menu_item": "a menu entry"}
_TEASER = "the feed holds a summary, not the whole article"


class _Feed(NamedTuple):
    """What the whole feed says for each of its entries."""

    title: str
    language: str | None


def read(document: Document) -> Iterator[Source | Failure]:
    """The entries of an RSS or Atom file."""
    root = trees.xml(document.raw)
    atom = trees.name(root) == "feed"
    entries = list(trees.every(root, "entry" if atom else "item"))
    if trees.name(root) == "entry":
        atom, entries = True, [root]
    if not entries:
        raise NoArticle("is a feed without entries: there is nothing to import")
    feed = _feed(root)
    for number, entry in enumerate(entries, 1):
        kind = trees.at(entry, "post_type")
        if kind in _NOT_ARTICLES:
            yield document.failure(f"is {_NOT_ARTICLES[kind]}, no article", number)
            continue
        stated = _atom(feed, entry) if atom else _rss(feed, entry)
        yield _outcome(document, stated, "atom" if atom else "rss", number)


def read_json(document: Document, feed: Mapping[str, Any]) -> Iterator[Source | Failure]:
    """The items of a JSON Feed."""
    items = feed.get("items")
    entries = [item for item in items if isinstance(item, dict)] if isinstance(items, list) else []
    if not entries:
        raise NoArticle("is a JSON Feed without items: there is nothing to import")
    for number, entry in enumerate(entries, 1):
        yield _outcome(document, _json(feed, entry), "json-feed", number)


def _outcome(document: Document, stated: Given, kind: str, number: int) -> Source | Failure:
    if stated.body:
        return document.source(kind, stated, record=number)
    name = f" ({stated.headline[:60]})" if stated.headline else ""
    return document.failure(f"has no text, only a link{name}: import the page", number)


def _feed(root: Any) -> _Feed:
    if trees.name(root) == "entry":
        return _Feed("", None)
    channel = trees.first(root, "channel")
    if channel is None:
        return _Feed(trees.at(root, "title"), language_code(root.get(_LANG)))
    return _Feed(trees.at(channel, "title"), language_code(trees.at(channel, "language")))


def _rss(feed: _Feed, item: Any) -> Given:
    markup, where = _markup(item, "encoded", "content", "fulltext")
    teaser, _ = _markup(item, "description", "summary")
    summary = " ".join(fragments.from_html(teaser).paragraphs) if markup else ""
    body = fragments.from_html(markup or teaser)
    authors = [trees.folded(part) for part in trees.every(item, "creator", "author")]
    stamp = ((name, date_field(trees.at(item, name))) for name in ("pubDate", "date", "published"))
    date_name, published = next(((n, found) for n, found in stamp if found), ("", None))
    sections = (trees.folded(part) for part in item.iterchildren("{*}category"))
    return given(
        "rss",
        {
            "headline": (_line(trees.at(item, "title")), "title"),
            "summary": (summary, "description"),
            "byline": (_people(authors), "creator"),
            "publisher": (trees.at(item, "source") or feed.title, "channel title"),
            "published": (published, date_name),
            "sections": (tuple(dict.fromkeys(s for s in sections if s)), "category"),
            "language": (feed.language, "channel language"),
            "url": (_web(trees.at(item, "link")), "link"),
        }
        | body_fields(body, where or "description"),
        notices=() if markup else (_TEASER,),
    )


def _markup(item: Any, *names: str) -> tuple[str, str]:
    """The text (escaped HTML, or elements written out) of the first of these that has one."""
    for name in names:
        for element in item.iterchildren(f"{{*}}{name}"):
            text = trees.markup(element)
            if text.strip():
                return text, name
    return "", ""


def _atom(feed: _Feed, entry: Any) -> Given:
    content, where = _markup(entry, "content")
    teaser, _ = _markup(entry, "summary")
    authors = [trees.at(part, "name") for part in entry.iterchildren("{*}author")]
    links = {link.get("rel") or "alternate": link.get("href") for link in entry.iter("{*}link")}
    sections = (part.get("label") or part.get("term") for part in entry.iterchildren("{*}category"))
    published = date_field(trees.at(entry, "published"))
    updated = date_field(trees.at(entry, "updated"))
    return given(
        "atom",
        {
            "headline": (_line(trees.at(entry, "title")), "title"),
            "summary": (
                " ".join(fragments.from_html(teaser).paragraphs) if content else "",
                "summary",
            ),
            "byline": (_people(authors), "author"),
            "publisher": (feed.title, "feed title"),
            "published": (published or updated, "published" if published else "updated"),
            "updated": (updated if published and updated != published else None, "updated"),
            "sections": (tuple(dict.fromkeys(s for s in sections if s)), "category"),
            "language": (language_code(entry.get(_LANG)) or feed.language, "xml:lang"),
            "url": (_web(links.get("alternate")), "link"),
        }
        | body_fields(fragments.from_html(content or teaser), where or "summary"),
        notices=() if content else (_TEASER,),
    )


def _json(feed: Mapping[str, Any], item: Mapping[str, Any]) -> Given:
    markup, plain = as_text(item.get("content_html")), as_text(item.get("content_text"))
    body = fragments.from_html(markup) if markup else Body(fragments.from_plain(plain))
    authors = item.get("authors") or item.get("author") or feed.get("authors")
    summary = trees.fold(as_text(item.get("summary")))
    language = as_text(item.get("language") or feed.get("language"))
    whole = bool(body.paragraphs)
    tags = item.get("tags")
    return given(
        "json-feed",
        {
            "headline": (_line(as_text(item.get("title"))), "title"),
            "summary": (summary if whole else "", "summary"),
            "byline": (_people(as_text(authors).split("; ")), "authors"),
            "publisher": (as_text(feed.get("title")), "feed title"),
            "published": (date_field(as_text(item.get("date_published"))), "date_published"),
            "updated": (date_field(as_text(item.get("date_modified"))), "date_modified"),
            "sections": (tuple(map(as_text, tags)) if isinstance(tags, list) else (), "tags"),
            "language": (language_code(language), "language"),
            "url": (_web(as_text(item.get("url"))), "url"),
        }
        | body_fields(body if whole else Body((summary,) if summary else ()), "content"),
        notices=() if whole else (_TEASER,),
    )


def _people(lines: list[str]) -> tuple[str, ...]:
    """Names; RSS 2.0 has ``mail@host (Name)``, of which the name is meant."""
    found: list[str] = []
    for line in lines:
        mail, bracket, name = line.partition("(")
        found += bylines.names(name.rstrip(") ") if bracket and "@" in mail else line)
    return tuple(dict.fromkeys(name for name in found if "@" not in name))


def _line(text: str) -> str:
    """A title: entities and tags that it has twice over are resolved."""
    return " ".join(fragments.from_html(text).paragraphs) if "&" in text or "<" in text else text


def _web(address: str | None) -> str:
    return address if address and address.startswith(("http://", "https://")) else ""
