"""Clips in Markdown: metadata in YAML (``---``), TOML (``+++``) or a list, and the text below.

Note programs and clippers name the fields differently; what they call created, saved or clipped is
the clip's day, never the article's.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from pressread.errors import NoArticle, PassedOver
from pressread.readers import fragments, trees
from pressread.readers.data.columns import as_text
from pressread.readers.document import Document, newlines
from pressread.readers.fragments import Body
from pressread.readers.notes import clippings
from pressread.source import Failure, Given, Source
from pressread.text import bylines
from pressread.text.date_fields import date_field
from pressread.text.field_names import meanings, plain_name

_FRONT = re.compile(r"(---|\+\+\+)[ \t]*\n(.*?\n)\1[ \t]*(?:\n|\Z)", re.S)
_LISTED = re.compile(r"^#{1,3} Metadata[ \t]*\n((?:[ \t]*(?:[-*] [^\n]*)?\n)+)", re.M | re.I)
_ITEM = re.compile(r"[-*] \**([^:\n]{1,30}?)\**:\**[ \t]*(.*)")
_PROPERTIES = re.compile(r"(?:[\w-]{1,30}:: [^\n]*\n)+")  # as Logseq writes them
_EXCERPT = re.compile(r"^> #{1,4} Excerpt[ \t]*\n> ([^\n]+)\n(?:\s*---[ \t]*\n)?", re.M)
_KEY = re.compile(r"^[\"']?[^\W\d][\w .-]{0,40}[\"']?[ \t]*[:=]", re.M)
_MARKS = re.compile(r"^(?:#{1,6} \S|> |[-*] \[|!\[|\[[^\]]+\]\(http)|\]\(https?:|\[\[", re.M)
_NOTEBOOK = re.compile(r"\[\[|^[ \t]*[-*] \[[ xX]\]", re.M)
_SHORT = 80  # words
_VIEW = re.compile(r"\s*\(\[(?:View Highlight|Location \d+|[^\]]{1,30})\]\([^()]*\)\)\s*$", re.M)
_PICTURE = re.compile(
    r"!\[[^\]]*\](?:\([^()\n]*(?:\([^()\n]*\)[^()\n]*)?\)|\[[^\]]*\])|!\[\[[^\]]*\]\]"
)
_WIKI = re.compile(r"\[\[(?:[^\]|]*\|)?([^\]|]+)\]\]")
_HEADINGS = re.compile(
    r"^#{1,6} (?:Metadata|Highlights|Notes?|Full Document)[ \t]*\n|^\[\[[^\n]*→\]\][ \t]*$",
    re.M | re.I,
)
_NAMES = {
    "headline": "title headline fulltitle titel titre titulo título titolo otsikko tytuł başlık "
    "заголовок 标题 標題 タイトル",
    "byline": "author authors by byline creator writer autor autoren auteur auteurs autore autori "
    "auteurs autores auteur yazar автор 作者 著者",
    "url": "url source link originalurl sourceurl canonical canonicalurl permalink origurl "
    "originurl href webpage quelle lien fuente fonte bron",
    "publisher": "publisher publication site sitename website newspaper paper journal outlet "
    "zeitung medium journalname domain",
    "published": "published date publishdate publisheddate datepublished publicationdate pubdate "
    "publishedat datepublication datum fecha data datepublish veröffentlicht erschienen",
    "captured": "created saved clipped captured added accessed retrieved archived downloaded "
    "datesaved saveddate savedat datecreated createdat created_at dateadded datearchived "
    "clippedat cliptime imported read dateread highlighted gespeichert erstellt enregistré "
    "guardado salvato opgeslagen",
    "updated": "updated modified lastmod lastmodified updatedat datemodified",
    "summary": "description summary excerpt abstract subtitle dek beschreibung",
    "sections": "category categories section sections rubrik",
    "language": "lang language sprache langue",
}
_FIELD = meanings() | {
    plain_name(name): field for field, names in _NAMES.items() for name in names.split()
}


# What Joplin writes below a note; kinds other than 1 are folders, pictures and tags.
_JOPLIN = re.compile(
    r"\n(id: [0-9a-f]{32}\n(?:[a-z_]{1,40}: ?[^\n]*\n){3,60}type_: (\d{1,2}))\s*\Z", re.S
)


def is_clip(document: Document) -> bool:
    """Whether a text has metadata in front, or is named as Markdown and marked as such."""
    head = document.head.replace("\r\n", "\n")
    if b"\ntype_: " in document.ending and _JOPLIN.search("\n" + newlines(document.plain.text)):
        return True
    front = _FRONT.match(head)
    if front is not None:
        return bool(_KEY.search(front[2]))
    return document.suffix in ("md", "markdown", "mkd") and bool(
        _MARKS.search(head) or _LISTED.search(head) or _PROPERTIES.match(head)
    )


def read(document: Document) -> Iterator[Source | Failure]:
    """The article of the clip."""
    decoded = document.plain
    text = newlines(decoded.text).lstrip()
    fields: Mapping[str, Any] = {}
    front = _FRONT.match(text)
    if front is not None:
        fields = _parsed(front[1], front[2])
        text = text[front.end() :]
    joplin = _JOPLIN.search("\n" + text)
    if joplin is not None:
        if joplin[2] != "1":
            raise PassedOver("is what Joplin keeps beside its notes: nothing to read in it")
        kept = _lines(joplin[1])
        fields = {"source_url": kept.get("source_url"), "created": kept.get("user_created_time")}
        text = text[: joplin.start()]
    properties = _PROPERTIES.match(text)
    if properties is not None:
        pairs = (line.partition("::") for line in properties[0].split("\n"))
        fields = {key.strip(): value.strip() for key, _, value in pairs if value} | dict(fields)
        text = text[properties.end() :]
    excerpt = _EXCERPT.search(text)
    if excerpt is not None:
        fields = {"summary": excerpt[1]} | dict(fields)
        text = text[: excerpt.start()] + text[excerpt.end() :]
    listed = _LISTED.search(text)
    if listed is not None:
        fields = {**_items(listed[1]), **fields}
        text = text[: listed.start()] + text[listed.end() :]
    stated = _stated(fields)
    article = clippings.text_of(_body(text), stated.headline or "")
    if not article:
        raise NoArticle("is a note without text: there is nothing to import")
    if _is_own(stated, text):
        raise PassedOver("is a note of one's own: no title, author, date or address of an article")
    yield document.source("markdown", stated, text=article, encoding=decoded.charset)


def _is_own(stated: Given, text: str) -> bool:
    """Whether a short text with the marks of a notebook says of no article whence it is."""
    if stated.url or stated.byline or stated.published or stated.publisher or stated.headline:
        return False
    return len(text.split()) < _SHORT and bool(_NOTEBOOK.search(text))


def _parsed(fence: str, text: str) -> Mapping[str, Any]:
    """The fields in front; line by line where they are not well-formed."""
    try:
        found = _toml(text) if fence == "+++" else _yaml(text)
    except (ValueError, RecursionError):
        found = None
    return found if isinstance(found, dict) else _lines(text)


def _toml(text: str) -> Any:
    import tomllib

    return tomllib.loads(text)


def _yaml(text: str) -> Any:
    import yaml

    if re.search(r"(?:^|\s)[&*]\w", text) and text.count("*") > 100:
        return None  # references to references can stand for gigabytes
    try:
        return yaml.load(text, Loader=yaml.BaseLoader)
    except yaml.YAMLError as error:
        raise ValueError(str(error)) from error


def _lines(text: str) -> dict[str, str]:
    pairs = (line.partition(":") for line in text.split("\n") if _KEY.match(line))
    return {key.strip(" \"'"): value.strip(" \"'") for key, _, value in pairs}


def _items(listed: str) -> dict[str, str]:
    """Readwise's list: ``- Author: [[Name]]``."""
    found = (_ITEM.match(line.strip()) for line in listed.split("\n"))
    return {item[1]: _WIKI.sub(r"\1", item[2]).strip() for item in found if item}


def _stated(fields: Mapping[str, Any]) -> Given:
    value: dict[str, str] = {}
    where: dict[str, str] = {}
    for key, item in fields.items():
        field = _FIELD.get(plain_name(str(key)))
        text = _plain("; ".join(map(_value, item)) if isinstance(item, list) else _value(item))
        if field == "url" and not text.startswith("http"):
            field = "publisher" if meanings().get(plain_name(str(key))) == "publisher" else None
        if field and text:
            value.setdefault(field, text)
            where.setdefault(field, f"front matter {key}")
    _sort_out(value, where)
    names = value.get("byline", "").split("; ") if value.get("byline") else []
    byline = tuple(dict.fromkeys(name for line in names for name in bylines.names(line)))
    sections = value.get("sections", "")
    return Given(
        headline=value.get("headline"),
        byline=byline,
        url=value.get("url"),
        publisher=value.get("publisher"),
        published=date_field(value.get("published")),
        captured=date_field(value.get("captured")),
        updated=date_field(value.get("updated")),
        summary=value.get("summary"),
        sections=tuple(part for part in sections.split("; ") if part and part[0] != "#"),
        language=value.get("language") if len(value.get("language", "")) == 2 else None,
        provenance=where,
    )


def _sort_out(value: dict[str, str], where: dict[str, str]) -> None:
    """A paper that is an address is no paper."""
    if re.fullmatch(r"(?:https?://)?[\w-]+(?:\.[\w-]+)+/?", value.get("publisher", "")):
        del value["publisher"], where["publisher"]


def _value(item: Any) -> str:
    return item.isoformat() if isinstance(item, date) else as_text(item)


def _plain(text: str) -> str:
    """A value without the marks of links between notes, and on one line."""
    linked = re.sub(r"\[([^\]]+)\]\([^()]*\)", r"\1", _WIKI.sub(r"\1", text))
    return " ".join(linked.split()).strip("\"' ")


def _body(text: str) -> Body:
    """The paragraphs below, their marks taken off."""
    from markdown_it import MarkdownIt

    bare = _HEADINGS.sub("", _PICTURE.sub("", _VIEW.sub("", text)))
    bare = _WIKI.sub(r"\1", bare)
    parser = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
    body = fragments.from_html(parser.render(bare))
    return body._replace(paragraphs=tuple(map(trees.fold, body.paragraphs)))
