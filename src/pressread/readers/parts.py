"""Large exports cut into their records before they are parsed: each with the bytes of its own.

    head │ record │ record │ … │ tail        head + record + closing tags ──▶ reader ──▶ Source

Only where a record begins is asked for here, by one pattern a format; the reader does the rest.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import pairwise
from typing import NamedTuple

from pressread.readers.document import MAX_ARTICLE, MIB, SAMPLE, Document
from pressread.source import Failure, Source

_OF = rb"(?:of|OF|von|de|di|van|sur|af|av)"
_COUNT = (
    rb"(?:(?:LEVEL \d+|FOCUS) - )?\d{1,6} " + _OF + rb" \d{1,6} (?:(?:DOC|DOK)[A-Z]{1,12}|STORIES)"
)
_NEXIS_TEXT = re.compile(rb"^[ \t]*" + _COUNT + rb"[ \t]*\r?$", re.M)
_NEXIS_PAGE = re.compile(rb"<(?:DOC|div)\b[^<>]*>(?:\s*<[^<>]*>){0,6}\s*" + _COUNT, re.I)
_PROQUEST = re.compile(rb"^Document \d{1,6} of \d{1,6}[ \t]*\r?$", re.M)
_ACCESSION = re.compile(rb"^AN(?:[ \t]|\xc2\xa0)+\S[^\n]*\n\s*", re.M)
_DOCUMENT = re.compile(
    rb"^[^\s\d]{2,14}(?: |\xc2\xa0)+[A-Z0-9]{3,10}0000\d{8}[a-z0-9]{8,10}[ \t\r]*\n\s*", re.M
)
_AGAIN = 2  # times that an element comes which is a record
_TAG = re.compile(rb"<(/?)([A-Za-z_][\w:.-]*)(?:\s[^<>]*?)?(/?)>")
_CHUNK = 4 * MIB
_CUT = "the record breaks off: the export was cut short"


Reader = Callable[[Document], Iterator[Source | Failure | Document]]


class Cut(NamedTuple):
    """Where the records of a format begin, or with ``behind`` what the line before one is.

    ``xml``: what stands open above them is closed below.
    """

    begins: re.Pattern[bytes]
    xml: bool = False
    behind: bool = False


def _of_nexis(document: Document) -> Cut:
    return Cut(_NEXIS_PAGE if document.head.startswith("<") else _NEXIS_TEXT)


def _of_factiva(document: Document) -> Cut:
    numbered = rb"<div\b[^<>]*\sid=[\"']article-"
    classed = rb"<div\b[^<>]*\sclass=[\"']article[ \"']"
    return Cut(re.compile(numbered if re.search(numbered, document.sample) else classed))


def _by_element(document: Document) -> Cut | None:
    """The first element that comes again and again: so a house's own XML has its articles."""
    names = [tag[2] for tag in _TAG.finditer(document.sample[:MIB]) if not tag[1]]
    counts = Counter(names)
    name = next((name for name in names if counts[name] > _AGAIN), None)
    return Cut(re.compile(rb"<" + re.escape(name) + rb"[\s>]"), True) if name else None


_CUTS: dict[str, Callable[[Document], Cut | None]] = {
    "databases.nexis": _of_nexis,
    "databases.factiva": _of_factiva,
    "databases.factiva_text:read_coded": lambda _: Cut(_ACCESSION, behind=True),
    "databases.factiva_text": lambda _: Cut(_DOCUMENT, behind=True),
    "databases.proquest": lambda _: Cut(_PROQUEST),
    "news_items.feeds": lambda _: Cut(re.compile(rb"<(?:item|entry)[\s>]"), True),
    "news_items.newsml_g2": lambda _: Cut(re.compile(rb"<newsItem[\s>]"), True),
    "data.sgml:read_xml": _by_element,
}


def cut_of(document: Document, kind: str) -> Cut | None:
    """How a document is cut; ``None`` where it is small, or read some other way."""
    if len(document.sample) < SAMPLE or kind not in _CUTS:
        return None
    return _CUTS[kind](document)


def read(
    document: Document,
    cut: Cut,
    reader: Callable[[Document], Iterator[Source | Failure | Document]],
) -> Iterator[Source | Failure]:
    """What ``reader`` makes of each record."""
    pieces = _pieces(document, cut)
    head = b"" if cut.behind else next(pieces, (0, b""))[1]
    closing = _closing(head) if cut.xml else b""
    end = b""
    number = 0
    for number, (start, raw) in enumerate(pieces, 1):
        if cut.xml:
            end = end or b"</" + _TAG.match(raw)[2] + b">"  # type: ignore[index]
            raw = raw[: raw.rfind(end) + len(end)] if end in raw else raw
        if not raw.strip():
            continue
        part = document.part(start, raw)
        yield from _numbered(reader(Document(head + raw + closing, document.path)), part, number)


def _numbered(
    found: Iterator[Source | Failure | Document], part: Document, number: int
) -> Iterator[Source | Failure]:
    for one in found:
        if isinstance(one, Source):
            given = one.given
            if given is not None and _CUT in given.notices:  # another record follows
                notices = tuple(notice for notice in given.notices if notice != _CUT)
                given = replace(given, truncated=False, notices=notices)
            yield replace(one, raw=part.raw, span=part.span, record=number, given=given)
        elif isinstance(one, Failure) and not one.reason.startswith("counts "):
            yield replace(one, record=number)


def _pieces(document: Document, cut: Cut) -> Iterator[tuple[int, bytes]]:
    """What stands before the first record, then each record, with where it begins."""
    stream = document.stream()
    window, start, seen = b"", 0, 1
    while chunk := stream.read(_CHUNK):
        window += chunk
        places = _places(window, cut, seen)
        if places and places[-1] > len(window) - MIB:
            places.pop()  # its first line may not be whole yet
        at = 0
        for place in places:
            yield start + at, window[at:place]
            at = place
        window, start = window[at:], start + at
        seen = max(1, len(window) - MIB) if not places else 1
        if len(window) > MAX_ARTICLE:
            window = window[:MIB]  # a record beyond every bound: its beginning alone
    for at, place in pairwise([0, *_places(window, cut, 1), len(window)]):
        yield start + at, window[at:place]


def _places(window: bytes, cut: Cut, seen: int) -> list[int]:
    found = cut.begins.finditer(window, seen)
    return [one.end() if cut.behind else one.start() for one in found]


def _closing(head: bytes) -> bytes:
    """The end tags of what stands open at the end of the head."""
    opened: list[bytes] = []
    for tag in _TAG.finditer(head):
        if tag[1]:
            if tag[2] in opened:
                del opened[len(opened) - 1 - opened[::-1].index(tag[2]) :]
        elif not tag[3]:
            opened.append(tag[2])
    return b"".join(b"</" + name + b">" for name in reversed(opened))
