"""Which reader a document belongs to, told by its content; the file's name only breaks ties.

Each test looks at the head of the document alone, so telling costs the same for every size.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pressread.readers import walk
from pressread.readers.document import Document

COLLECTIONS = frozenset(
    {
        "databases.factiva",
        "databases.factiva_text",
        "databases.europresse",
        "databases.nexis",
        "databases.proquest",
        "data.json_data",
        "data.tables",
        "mails.mail",
        "news_items.feeds",
        "office.docx",
        "office.rtf",
        "own",
    }
)
"""Readers that need a file of many articles as a whole, and so may take more than one's size."""

_TAG = (
    r"(?:html|head|body|title|meta|link|script|style|base|article|section|main|header|footer|nav|"
    r"aside|div|p|h[1-6]|span|table|ul|ol|li|dl|a|b|i|em|strong|u|font|center|img|br|hr|figure|"
    r"blockquote|pre|form|iframe|noscript|picture|video|small|big|sub|sup)"
)
_HTML_START = re.compile(
    rf"(?:<\?xml[^>]*>\s*|<!--.*?-->\s*)*<(?:!doctype\s+html|{_TAG}[\s>])", re.I | re.S
)
_HTML_WITHIN = re.compile(r"<(?:html|body|article|p|div)[\s>]", re.I)
_NEXIS = re.compile(
    r"(?:^|>)[ \t]*(?:(?:LEVEL \d+|FOCUS) - )?\d{1,6} (?:of|OF|von|de|di|van|sur|af|av) \d{1,6} "
    r"(?:(?:DOC|DOK)[A-Z]{1,12}|STORIES)[ \t]*(?:<|\r|$)",
    re.MULTILINE,
)
_NEXIS_DOCUMENT = re.compile(
    r"(?:^|>)[ \t]*Do[ck]ument[eo]? \d{1,6} (?:of|von|de|di|van|sur|af|av) \d{1,6}[ \t]*(?:<|\r|$)",
    re.MULTILINE | re.IGNORECASE,
)
_NEXIS_LENGTH = re.compile(
    r"(?:^|>)(?:LENGTH|LÄNGE|L&Auml;NGE|LONGUEUR|LONGITUD|LUNGHEZZA|LENGTE|COMPRIMENTO):",
    re.MULTILINE,
)
_PROQUEST = re.compile(r"^Document \d{1,6} of \d{1,6}[ \t]*\r?$", re.M)
_WEB_ARCHIVE = re.compile(rb"WARC/\d\.\d+\r?\n|filedesc://")
_CONTAINER = "META-INF/container.xml"
_SGML = re.compile(rb"\s*(?:<!DOCTYPE lewis[^>]*>\s*)?<(?:REUTERS|DOC)[\s>]")
_ROOT = re.compile(r"<(?:[A-Za-z_][\w.-]{0,40}:)?([A-Za-z_][\w.-]{0,60})")
_WEBARCHIVE = re.compile(rb"<plist[^>]*>[^\0]{0,400}?<key>Web(?:Main|Sub)[A-Za-z]{0,20}</key>")
_JSON = re.compile(r"\{\s*[\"}]|\[\s*[\[{\"\]]")
_XML_READERS = {
    "nitf": "news_items.nitf", "NewsML": "news_items.newsml1", "rss": "news_items.feeds",
    "feed": "news_items.feeds", "RDF": "news_items.feeds", "entry": "news_items.feeds",
    "en-export": "notes.clippings:read_evernote", "PPSResponse": "databases.factiva:read_xml",
} | dict.fromkeys(
    ("newsItem", "newsMessage", "packageItem", "conceptItem", "knowledgeItem", "planningItem",
     "catalogItem", "contentMeta", "groupSet", "contentSet", "itemMeta"),
    "news_items.newsml_g2",
) | dict.fromkeys(("alto", "PcGts", "TEI", "TEI.2", "teiCorpus"), "data.scans")  # fmt: skip


def kinds(document: Document) -> Iterator[str]:
    """The modules of the readers that may know a document, the likeliest first.

    The last takes whatever it is. Raises ``BadInput`` for what no reader takes.
    """
    walk.refuse_foreign(document)
    by_bytes = _by_bytes(document)
    if by_bytes is not None:
        yield by_bytes
        return
    yield from _framed(document)
    yield from _exports(document)
    markup = _markup(document)
    if markup is None:
        yield from _structured(document)
    yield markup or "reading:read_plain"


def _by_bytes(document: Document) -> str | None:
    """The reader of a format that its first bytes tell beyond doubt."""
    sample = document.sample
    if sample.startswith(b"{\\rtf"):
        return "office.rtf"
    if sample.startswith(b"PK\x03\x04"):
        return _office(document) or "unpack"
    if sample[257:262] == b"ustar":
        return "unpack"
    if sample[:1024].lstrip()[:5] == b"%PDF-":
        return "office.pdf"
    if _WEB_ARCHIVE.match(sample):
        return "web.warc"
    if sample.startswith(b"bplist00") or _WEBARCHIVE.search(sample[:4096]):
        return "web.saved:read_webarchive"
    return None


def _framed(document: Document) -> Iterator[str]:
    """The readers for agency copy and mail, which begin with a frame of their own."""
    head = document.head
    if head[:1] in ("\x00", "\x01", "\x16") or head[:4].upper() == "ZCZC":
        from pressread.readers.news_items import wire

        if wire.ANPA.match(head) or wire.IPTC.match(head) or wire.ZCZC.match(head):
            yield "news_items.wire"
    if head[:1] not in "<{[":
        from pressread.readers.mails import forwarded

        if forwarded.is_mail(head) or forwarded.is_mbox(head):
            yield "mails.mail"
        elif forwarded.is_pasted_mail(head):
            yield "mails.forwarded:read_pasted"


def _office(document: Document) -> str | None:
    """The reader for an office document, which is a zip file inside."""
    from pressread.readers import unpack

    with unpack.open_zip(document) as archive:
        names = set(archive.namelist())
    if "word/document.xml" in names or _is_opendocument(names):
        return "office.docx"
    if document.sample[30:58] == b"mimetypeapplication/epub+zip" or _CONTAINER in names:
        return "office.epub"
    return "data.tables:read_sheet" if "xl/workbook.xml" in names else None


def _is_opendocument(names: set[str]) -> bool:
    return {"content.xml", "mimetype", "META-INF/manifest.xml"} <= names


def _exports(document: Document) -> Iterator[str]:
    """The readers of press-database exports, by the words that such a file begins with."""
    head = document.head
    if _is_nexis(head):
        yield "databases.nexis"
    if _is_html(document):
        from pressread.readers.databases import exports

        yield from exports.readers_of_page(document.sample)
        return
    if "Document " in head and _PROQUEST.search(head):
        yield "databases.proquest"
    yield from _factiva_texts(head)


def _factiva_texts(head: str) -> Iterator[str]:
    """The readers for Factiva's layouts without markup."""
    if "HD" in head or "0000" in head:
        from pressread.readers.databases import factiva_text

        if factiva_text.is_coded(head):
            yield "databases.factiva_text:read_coded"
        if factiva_text.is_export(head):
            yield "databases.factiva_text"


def _is_nexis(head: str) -> bool:
    """Whether counts stand above the records; "Document N of M" is ProQuest's line too."""
    return bool(_NEXIS.search(head)) or bool(
        _NEXIS_LENGTH.search(head) and _NEXIS_DOCUMENT.search(head)
    )


def _markup(document: Document) -> str | None:
    """The reader for XML, by its root element, or for a page."""
    head = document.head
    if document.media_type == "text/plain":
        return None
    if not head.startswith("<"):
        return "web.page" if _is_html(document) else None
    root = _ROOT.match(start_of_markup(head))
    name = root[1] if root else ""
    if name in _XML_READERS:
        return _XML_READERS[name]
    if _SGML.match(document.sample):
        return "data.sgml"
    if _is_html(document):
        return "web.page"
    tail = document.ending.rstrip().decode("ascii", "replace")
    closed = bool(root) and tail.endswith(">") and f"{name}>" in tail
    return "data.sgml:read_xml" if head.startswith("<?xml") or closed else None


def _structured(document: Document) -> Iterator[str]:
    """The readers for JSON, tables and notes, by their first characters."""
    if document.media_type == "text/plain":
        return
    from pressread.readers import own
    from pressread.readers.data import tables

    if own.is_page(document):
        yield "own"
    if _JSON.match(document.head):
        yield "data.json_data"
    if document.suffix in ("csv", "tsv") or tables.looks_like_csv(document.head):
        yield "data.tables"
    yield from _notes(document)


def _notes(document: Document) -> Iterator[str]:
    """The readers for what note programs and messengers write as text."""
    from pressread.readers.notes import chats, clippings, markdown

    if markdown.is_clip(document):
        yield "notes.markdown"
    head = document.head.replace("\r\n", "\n")
    if chats.is_chat(head):
        yield "notes.chats:read_whatsapp"
    if clippings.is_clippings(head):
        yield "notes.clippings:read_kindle"
    if clippings.is_captions(head):
        yield "notes.clippings:read_captions"


def _is_html(document: Document) -> bool:
    if document.media_type in ("text/html", "application/xhtml+xml"):
        return True
    named = document.suffix in ("html", "htm", "xhtml", "shtml")
    within = _HTML_WITHIN.search(document.head) if named else None
    return bool(_HTML_START.match(start_of_markup(document.head)) or within)


def start_of_markup(head: str) -> str:
    """``head`` from its first element on: declarations, comments and foreign doctypes skipped."""
    while True:
        head = head.lstrip()
        closer = "?>" if head.startswith("<?") else "-->" if head.startswith("<!--") else None
        if head[:9].lower() == "<!doctype" and not _HTML_START.match(head):
            closer = "]>" if "[" in head[: head.find(">")] else ">"  # declarations of its own
        if closer is None or closer not in head:
            return head
        head = head[head.index(closer) + len(closer) :]
