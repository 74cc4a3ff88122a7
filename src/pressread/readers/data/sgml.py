"""Collections of marked-up records: SGML of research (Reuters-21578, TREC, LDC), a house's XML."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from typing import Any

from pressread.errors import NotThisFormat, UnknownFormat
from pressread.readers import charset, fragments, trees
from pressread.readers.data import columns
from pressread.readers.document import MAX_ARTICLE, MIB, Document
from pressread.readers.fragments import Body
from pressread.readers.givens import body_fields, given
from pressread.source import Failure, Source
from pressread.text import bylines
from pressread.text.date_fields import date_field, place_of

START = re.compile(rb"[ \t]*<(REUTERS|DOC)(?:\s[^<>]{0,300})?>", re.IGNORECASE)
_FIELDS = {
    "headline": ("TITLE", "HEADLINE", "HEAD", "HL", "TI", "H3", "SLUG"),
    "byline": ("AUTHOR", "BYLINE", "BY"),
    "published": ("DATE", "DATE1", "DATE_TIME", "DATETIME", "DD", "PUBDATE", "DP"),
    "dateline": ("DATELINE",),
    "publisher": ("PUB", "SO", "SOURCE"),
    "body": ("BODY", "TEXT", "LP", "LEADPARA"),
}
_CONTROL = re.compile(r"&#(?:[0-8]|1[0-9]|2[0-9]|3[01]|12[67]);|[\x00-\x08\x0b-\x1f\x7f]")
_TAG = re.compile(r"</?([A-Za-z][\w-]*)(?:\s[^<>]{0,200})?>")
_UNCLOSED = frozenset(("P", "BR", "HR"))
_PARAGRAPH = re.compile(r"</?P>", re.IGNORECASE)
_SIGNED = re.compile(r"\n\s*(?:reuters?|upi|ap)\s*\Z", re.IGNORECASE)
_AP_DAY = re.compile(r"AP-NR-(\d\d)-(\d\d)-(\d\d)")
_IN_NAME = re.compile(r"<DOC\s[^<>]*id=\"[A-Z_]+_(\d{8})\.", re.IGNORECASE)


def read(document: Document) -> Iterator[Source | Failure]:
    """Every document of the corpus. Raises ``NotThisFormat`` where none has a text."""
    found = False
    for number, part in enumerate(_documents(document), 1):
        stated = _fields(part)
        if stated["body"][0]:
            found = True
            yield part.source("sgml", given("sgml", stated), record=number)
        elif found:
            yield part.failure("is a document without text: there is nothing to import", number)
    if not found:
        raise NotThisFormat("looks like SGML of a news corpus, but no document of it has a text")


def _documents(document: Document) -> Iterator[Document]:
    """The parts of the file from the start of a document to its end."""
    taken: list[bytes] = []
    start, size, end = 0, 0, b""
    for at, line in document.lines(MIB):
        begun = START.match(line)
        if begun and not taken:
            start, size, end = at, 0, b"</" + begun[1].upper() + b">"
        elif not taken:
            continue
        size += len(line)
        if size <= MAX_ARTICLE:
            taken.append(line)
        if end in line.upper():
            yield document.part(start, b"".join(taken))
            taken = []
    if taken:
        yield document.part(start, b"".join(taken))


def _fields(part: Document) -> dict[str, tuple[object, str]]:
    markup = _CONTROL.sub("", charset.decode(part.raw).text)
    value = {name: _inside(markup, tags) for name, tags in _FIELDS.items()}
    text = _text(value["body"])
    return {
        "headline": (_one_line(value["headline"]), "title"),
        "byline": (bylines.names(_one_line(value["byline"])), "byline"),
        "published": (_day(value["published"], markup), "date"),
        "dateline": (place_of(_one_line(value["dateline"])), "dateline"),
        "publisher": (_one_line(value["publisher"]), "source"),
    } | body_fields(Body(fragments.from_plain(text)), "text")


def _inside(markup: str, tags: tuple[str, ...]) -> str:
    """What the first of these elements that is there and not empty holds."""
    for tag in tags:
        found = re.search(rf"<{tag}(?:\s[^<>]*)?>(.*?)(?:</{tag}>|\Z)", markup, re.S | re.I)
        if found and _TAG.sub("", found[1]).strip():
            return found[1]
    return ""


def _text(body: str) -> str:
    """The text without elements inside it; its own inner head, where one is, is no part."""
    for tags in list(_FIELDS.values())[:-1]:
        for tag in tags:
            body = re.sub(rf"<{tag}>.*?</{tag}>", "", body, flags=re.S | re.I)
    plain = unescape(_untagged(_PARAGRAPH.sub("\n\n", body), ""))
    return _SIGNED.sub("", plain)


def _one_line(value: str) -> str:
    return " ".join(unescape(_untagged(value, " ")).split())


def _untagged(text: str, space: str) -> str:
    """The text without elements; ``<Harbour Ltd>``, which nothing closes, is a name in it."""
    closed = {name.upper() for name in re.findall(r"</([A-Za-z][\w-]*)", text)} | _UNCLOSED
    return _TAG.sub(lambda found: space if found[1].upper() in closed else found[0], text)


def _day(value: str, markup: str) -> str | None:
    stated = date_field(_one_line(value))
    if stated:
        return stated
    found = _AP_DAY.search(markup)
    if found:
        return date_field(f"19{found[3]}-{found[1]}-{found[2]}")
    named = _IN_NAME.search(markup)
    return date_field(named[1]) if named else None


def read_xml(document: Document) -> Iterator[Source | Failure]:
    """Every such element; raises ``UnknownFormat`` naming the root where there is none."""
    root = trees.xml(document.raw)
    records = list(_records(root))
    if not records:
        raise UnknownFormat(f"is XML of a kind that pressread does not know (<{trees.name(root)}>)")
    for number, row in enumerate(records, 1):
        stated = columns.given_of(row, columns.fields_of(row), "xml")
        record = number if len(records) > 1 else None
        if stated.body:
            yield document.source("xml", stated, record=record)
        else:
            yield document.failure("is a record without text", record)


def _records(root: Any) -> Iterator[dict[str, str]]:
    """The outermost elements whose children are named as the columns of a table of articles."""
    inside: Any = None
    for element in root.iter():
        if not trees.name(element) or (inside is not None and inside in element.iterancestors()):
            continue
        row = dict(element.attrib)
        row |= {trees.name(part): trees.markup(part) for part in element if trees.name(part)}
        found = columns.fields_of(row)
        if "body" in found and "headline" in found and row[found["body"][0]].strip():
            inside = element
            yield row
