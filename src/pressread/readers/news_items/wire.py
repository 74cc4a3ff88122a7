"""Agency copy for teleprinters: ANPA 1312, IPTC 7901 and ``ZCZC … NNNN``, one item a file.

All frame the text with control characters or words: a header for machines, lines with headline
and byline, the copy (a paragraph begins with an indent), the time of sending.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from pressread.errors import NoArticle
from pressread.readers import charset, fragments
from pressread.readers.document import Document
from pressread.readers.fragments import Body
from pressread.readers.givens import body_fields, given
from pressread.source import Failure, Source
from pressread.text import bylines
from pressread.text.date_fields import date_field

ANPA = re.compile(r"[\x00\x16]{0,20}\x01[^\x02\r\n]{0,40}\x1f[^\x02]{0,400}\x02")
IPTC = re.compile(r"[\x00\x16]{0,20}\x01[^\x02\r\n]{2,80}[\r\n][^\x02]{0,400}\x02")
ZCZC = re.compile(r"\s*ZCZC\b[^\r\n]{0,80}[\r\n]\s*", re.IGNORECASE)

_TIME_ANPA = re.compile(r"(\d\d)-(\d\d)-(\d\d) (\d\d)(\d\d)\s?GMT")
_TIME_IPTC = re.compile(r"(\d\d)(\d\d)(\d\d) GMT ([A-Z][a-zä]{2}) (\d\d)")
_WORD_COUNT = re.compile(r",\s*\d{2,5}$")
_NOT_HEADLINE = re.compile(r"(?:AP (?:Photo|Graphic|Video)|Eds?[:.]|By |For release)", re.I)
_TITLE = re.compile(r"writer|editor|reporter|correspondent|columnist", re.I)
_SERVICE = re.compile(r"\s([A-Za-z]{2,10}) \d{2,4}\s*$")
_TAG = re.compile(r"\(.*\)|[\dA-Z][A-Z\d ./-]{2,24}")
_CODED = re.compile(r"([A-Z]{2})#(.*)")
_MARKED = re.compile(r"([%#$:&*@~=^+])(.*)|YY\b(.*)")
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f]")
_INDENT = re.compile(r"\n(?:\t| {3})[ \t]*(?=\S)")
_NOTEBOOK = re.compile(r"\n#{0,3}\s?Notebook\s*\n")


def read(document: Document) -> Iterator[Source | Failure]:
    """The item. Raises ``NoArticle`` where there is no copy in the frame."""
    text, encoding, _ = charset.decode(document.raw, framed=True)
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if ANPA.match(text):
        kind, fields = "anpa", _anpa(text)
    elif IPTC.match(text):
        kind, fields = "iptc7901", _iptc(text)
    else:
        kind, fields = "zczc", _zczc(text)
    if not fields["body"][0]:
        raise NoArticle("is agency copy without a text: there is nothing to import")
    yield document.source(kind, given(kind, fields), encoding=encoding)


def _framed(text: str) -> tuple[str, str, str]:
    """What stands before the start of text, between it and its end, and behind."""
    header, _, rest = text.partition("\x02")
    copy, _, trailer = rest.partition("\x03")
    return header, copy, trailer


def _anpa(text: str) -> dict[str, Any]:
    _, copy, trailer = _framed(text)
    lines = copy.split("\n")
    start = next((at for at, line in enumerate(lines) if not _is_marked(line)), len(lines))
    marked = [mark for line in lines[:start] if (mark := line.strip(" ^\t").rstrip(" <="))]
    if marked and (_WORD_COUNT.search(marked[0]) or "--" in marked[0]):
        marked = marked[1:]
    author = next((line for line in marked if line.startswith("By ")), "")
    behind = marked[marked.index(author) + 1 :] if author else []
    house = next((line for line in behind if not _TITLE.search(line)), "")
    if author.startswith("By The "):
        author, house = "", author[3:]
    headline = next((line for line in marked if not _NOT_HEADLINE.match(line)), "")
    body = "\n".join(line.replace("^", "\n").rstrip("<") for line in lines[start:])
    return {
        "headline": (headline if headline != house else "", "headline line"),
        "byline": (bylines.names(author), "byline line"),
        "publisher": (house, "credit line"),
        "published": (_sent(_TIME_ANPA.search(trailer), "mdyHM"), "time of sending"),
    } | _copy(body)


def _is_marked(line: str) -> bool:
    """A line above the copy: ``^…<`` or ``^…=``, or a blank one."""
    return not line.strip() or (line.startswith("^") and line.strip(" ^")[-1:] in ("<", "="))


def _copy(text: str) -> dict[str, Any]:
    """The body: in agency copy an indent begins a paragraph."""
    parted = _INDENT.sub("\n\n", _CONTROL.sub("", text))
    return body_fields(Body(fragments.from_plain(parted)), "text")


def _iptc(text: str) -> dict[str, Any]:
    header, copy, trailer = _framed(text)
    head, sign, body = copy.partition(" =\n")
    if not sign:
        head, _, body = copy.partition("\n\n")
    lines = [line.strip() for line in head.split("\n") if line.strip()]
    author = next((line for line in lines if line.startswith(("By ", "Von "))), "")
    titles = [line for line in lines if line != author]
    headline = next((line for line in titles if not _TAG.fullmatch(line)), "")
    notes = _NOTEBOOK.split(body, maxsplit=1)
    service = _SERVICE.search(header.strip("\x01\n").split("\n")[0])
    return {
        "headline": (headline or " ".join(titles[-1:]), "headline line"),
        "byline": (bylines.names(author), "byline line"),
        "publisher": (service[1] if service else "", "service line"),
        "published": (_sent(_TIME_IPTC.search(trailer), "dHMby"), "time of sending"),
        "boilerplate": (fragments.from_plain("\n\n".join(notes[1:])), "notebook"),
    } | _copy(notes[0])


def _sent(found: re.Match[str] | None, order: str) -> str | None:
    """The time of sending; ``order`` names the groups as ``strftime`` does."""
    if found is None:
        return None
    part = dict(zip(order, found.groups(), strict=True))
    month = part.get("b") or part["m"]
    year = ("20" if int(part["y"]) < 70 else "19") + part["y"]
    day = f"{year}-{month}-{part['d']}" if month.isdecimal() else f"{part['d']} {month} {year}"
    return date_field(f"{day} {part['H']}:{part['M']} GMT")


def _zczc(text: str) -> dict[str, Any]:
    """The lines up to the first that is no mark are the header; what marks mean is the house's."""
    copy = ZCZC.sub("", text, count=1)
    copy = re.split(r"^\s*NNNN\b", copy, maxsplit=1, flags=re.MULTILINE)[0]
    lines = copy.split("\n")
    if _CODED.match(lines[0]):
        return _coded(lines)
    marks: dict[str, list[str]] = {}
    found = [_MARKED.match(line.strip()) for line in lines]
    ends = (at for at, line in enumerate(lines) if found[at] is None and line.strip())
    start = next(ends, len(lines))
    for mark in filter(None, found[:start]):
        marks.setdefault(mark[1] or "Y", []).append((mark[2] or "").strip())
    lines = lines[start:]
    titles = [line for sign in "$:#" for line in marks.get(sign, []) if _is_title(line)]
    headline = next(iter(titles), "")
    if not headline and lines and lines[0].strip():
        headline = lines.pop(0).strip()
    return {"headline": (headline, "title line")} | _copy("\n".join(lines))


def _is_title(line: str) -> bool:
    return len(line) > 2 and any(map(str.isalpha, line)) and not line.startswith("(")


def _coded(lines: list[str]) -> dict[str, Any]:
    """``TI#`` title, ``PD#`` date, ``BY#`` byline, ``AB#`` abstract, ``TX#`` the text."""
    fields: dict[str, list[str]] = {}
    code = ""
    for line in lines:
        found = _CODED.match(line) if code != "TX" else None
        if found:
            code = found[1]
            fields[code] = [found[2]]
        elif code:
            fields[code].append(line)
    value = {code: " ".join(" ".join(part).split()) for code, part in fields.items()}
    body = fragments.from_plain("\n".join(fields.get("TX", [])))
    summary = value.get("AB", "")
    return {
        "headline": (value.get("TI"), "TI"),
        "byline": (bylines.names(value.get("BY")), "BY"),
        "publisher": (value.get("KN"), "KN"),
        "published": (date_field(value.get("PD")), "PD"),
        "summary": ("" if summary in body[:1] else summary, "AB"),
    } | body_fields(Body(body), "TX")
