"""The byline: the names a page gives its authors. Nobody is named whom the page does not name.

A person named in machine-readable form is believed first; an organisation there (often the site
itself) only where the page shows no byline of a person.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import islice
from typing import Any

from pressread.extraction.pages.blocks import Block
from pressread.extraction.pages.dates import spoken_date
from pressread.extraction.pages.jsonld import Stated
from pressread.extraction.pages.tree import Page, clean, words_of
from pressread.extraction.pages.words import fold

MAX_NAMES = 40
MAX_NAME = 80
MAX_BOXES = 80
# Blocks before and after the headline among which a byline may stand.
BEFORE, AFTER = 4, 16
# ... and, for names that a page states to machines, be seen by readers.
NEAR = 80

_BY = re.compile(
    r"^\W*(?:(?:written|posted|published|reported|story|words|text|article|report|analysis|review|"
    r"opinion|column|interview|guest post|submitted)\s+)?(?:by|von|par|por|di|da|door|av|af|"
    r"oleh|yazan|"
    r"reporter|authors?|autor(?:en|es)?|auteure?s?|autore|writer|作者|著者|投稿者|文)"
    r"(?:\s*[:：]\s*|\s+)",
    re.I,
)
_GLUED_BY = re.compile(r"^(?:By|BY)(?=[A-Z][a-z])")
_BY_LINE = re.compile(
    r"^\W{0,3}(?:(?:Written|Posted|Reported|Story|Words|Text) )?(?:By|BY|by|Von|VON|Por|POR|"
    r"Par|PAR)[:\s]\s*"
)
_BY_INSIDE = re.compile(
    r"(?:\d\s?(?:[ap]m|[A-Z]{2,4})?|[|·•–—-]|read|on)\s+(?:By|by):?\s+(?=[A-Z])"
)
_AND = re.compile(
    r"\s*(?:,|;|\||&|•|·|\n)\s*(?:and\s|und\s|et\s)?\s*|\s+(?:and|und|et|og|och|ve|with|"
    r"AND)\s+|\s+[yei]\s+"
    r"|\s+/\s+"
)
_PARENTHESES = re.compile(r"\s*[(\[][^)\]]{0,60}[)\]]")
# What follows a name in a box that is marked as the author's.
_TAIL = re.compile(
    r"\s*(?:\b(?:view (?:all|profile|bio)|more (?:stories|from|articles|posts)|see (?:all|more)|"
    r"follow|updated|published|posted|last|contribut\w+|staff (?:writer|reporter|photo\w+)|"
    r"senior|special to|for the|"
    r"correspondent|reporter|editor|columnist|\d|in|on|"
    r"(?:jan|febr)uary|march|april|june|july|august|(?:sept|nov|dec)ember|october)\b.*"
    r"| [-–—|·•/]\s.*)$",
    re.I,
)
# "Ann Lee - Editorial Team"
_JOB = re.compile(r"(?<=[^\W\d_])\s[-–—|]\s.*$")
_LAST_FIRST = re.compile(r"^([^\W\d_][\w'’-]+), ([^\W\d_][\w'’-]+)$")
_NOT_A_NAME = re.compile(
    r"https?|www\.|@|\d|[<>{}\[\]=()#?!:/]|\.(?:com|extra|head)\b|^(?:admin|administrator|"
    r"editor|guest|none|null|"
    r"unknown|authors?|by|read|follow|share|home|news|image|photo|sponsored|login|subscribe|"
    r"comments?|"
    r"about|about (?:the|this) author|the author|author|jr|sr|ph\.?\s?d|m\.?d|mba|rn|mph|cfp|"
    r"cpa|esq|"
    r"contributor|staff writer|writer|privacy|the new|profile|mon|tue|wed|thu|fri|sat|sun)\.?$",
    re.I,
)
_HOLDERS = frozenset("a span div p address li strong em cite h3 h4 h5 h6".split())
_NEVER_IN_NAME = re.compile(
    r"\b(?:facebook|twitter|pinterest|bluesky|linkedin|instagram|whatsapp|e-?mail|log-?in|share|"
    r"photo|image|expert|writer|editor|reporter|correspondent|analyst|director|manager|guides?|"
    r"specialist|columnist|photographer|news|tips|resources|opinion)\b",
    re.I,
)
_AUTHOR = re.compile(
    r"author|vcard|byline|by-line|contributor|writer|autor|verfasser|journalist|reporter", re.I
)
_NOT_AUTHOR = re.compile(
    r"comment|related|widget|footer|social|sidebar|teaser|reply|copyright|image|avatar|desc", re.I
)
_PROFILE = re.compile(
    r"/(?:authors?|autor(?:en|es)?|auteurs?|people|profiles?|by|contributors?|staff|"
    r"reporters?|journalists?|writers?)/[^/?#]",
    re.I,
)
_ELSEWHERE = re.compile(
    r"mailto:|facebook|twitter|//x\.com|bsky|linkedin|instagram|pinterest|whatsapp|youtube|share",
    re.I,
)
_META = (
    "author", "article:author", "article:author:name", "parsely-author", "sailthru.author",
    "dc.creator", "dcterms.creator", "byl", "byline", "cxenseparse:author", "og:article:author",
    "og:author", "creator", "authors", "dc.author", "citation_author", "twitter:creator:name",
)  # fmt: skip


def read_byline(
    page: Page, ld: Stated, blocks: list[Block], start: int | None, sites: list[str]
) -> tuple[tuple[str, ...], str | None]:
    """The authors' names in the order stated, and where they were found.

    ``start`` numbers the headline's block; ``sites`` are the names of the publisher.
    """
    site = {fold(name) for name in sites}
    found = [(names, origin) for names, origin in _stated(page, ld, site) if names]
    found = [([n for n in names if fold(n) not in site] or names, o) for names, o in found]
    people = [(names, o) for names, o in found if fold(names[0]) not in site]
    near = blocks[:NEAR] if start is None else blocks[max(0, start - 10) : start + NEAR]
    text = " ".join(block.text for block in near).casefold()
    for names, origin in people:
        # A meta element may name the system's user or the owner of the site.
        if origin.startswith("json-ld") or all(name.casefold() in text for name in names):
            return tuple(names[:MAX_NAMES]), origin
    if names := visible(page, blocks, start):
        return tuple(names[:MAX_NAMES]), "byline"
    if people:
        return tuple(people[0][0][:MAX_NAMES]), people[0][1]
    return (tuple(found[0][0][:MAX_NAMES]), found[0][1]) if found else ((), None)


def _stated(page: Page, ld: Stated, site: set[str]) -> Iterable[tuple[list[str], str]]:
    for key in ("author", "creator"):
        names = split_names(ld.plain(key))
        for thing in ld.things(key):
            name = ld.name(thing)
            whole = _is_organisation(thing) or fold(name) in site
            names.extend([name] if whole else split_names([_JOB.sub("", name)]))
        yield [name for name in dict.fromkeys(names) if 1 < len(name) <= MAX_NAME], f"json-ld {key}"
    for name in _META:
        if name in page.metas:
            yield split_names(page.metas[name]), f"meta {name}"


def _is_organisation(thing: dict[str, Any]) -> bool:
    return "Organization" in str(thing.get("@type"))


def visible(page: Page, blocks: list[Block], start: int | None) -> list[str]:
    """Names that readers see: a line that begins with "By", then boxes marked as the author's."""
    if names := _from_lines(blocks, start):
        return names
    heading = blocks[start].box.element if start is not None else None
    tried = 0
    for element in _from_heading(page, heading):
        if kind := _author_mark(element):
            if names := _from_box(element, kind):
                return names
            tried += 1
            if tried > MAX_BOXES:
                break
    return _lone(blocks, start)


def _from_heading(page: Page, heading: Any) -> Iterable[Any]:
    """Elements that may hold a name: those after the headline first."""
    before: list[Any] = []
    passed = heading is None
    for element in page.root.iter():
        passed = passed or element is heading
        if element.tag in _HOLDERS:
            if passed:
                yield element
            else:
                before.append(element)
    yield from before


def _author_mark(element: Any) -> str | None:
    """``"link"`` for a link to an author's page, ``"box"`` for any other mark of the author."""
    marked = " ".join(
        filter(None, (element.get(k) for k in ("class", "itemprop", "rel", "id", "data-testid")))
    )
    if element.tag == "a" and _is_profile(element):
        return "link"
    marked = marked[:300]
    return "box" if _AUTHOR.search(marked) and not _NOT_AUTHOR.search(marked) else None


def _is_profile(link: Any) -> bool:
    """Whether a link leads to an author's page on the site itself."""
    if link.get("rel") == "author":
        return True
    address = (link.get("href") or "")[:500]
    return _PROFILE.search(address) is not None and not _ELSEWHERE.search(address)


def _lone(blocks: list[Block], start: int | None) -> list[str]:
    """A name alone on its line between the headline and a date."""
    if start is None:
        return []
    reach = blocks[start + 1 : start + 7]
    for i, block in enumerate(reach):
        around = reach[max(0, i - 2) : i + 3]
        if block.units < 40 and any(b.units < 60 and spoken_date(b.text) for b in around):
            names = split_names([block.text], strict=True)
            if names and not block.sentence:
                return names
    return []


def _from_lines(blocks: list[Block], start: int | None) -> list[str]:
    reach = blocks[max(0, start - BEFORE) : start + AFTER] if start is not None else blocks[:60]
    for block in reach:
        match = _BY_LINE.match(block.text) or _BY_INSIDE.search(block.text)
        if match and len(block.text) < 200:
            rest = block.text[match.end() :]
            if rest[:1].isupper() and (names := split_names([rest], strict=True)):
                return names
    return []


def _from_box(element: Any, kind: str) -> list[str]:
    links = list(islice((a for a in element.iter("a") if len(a.get("href") or "") > 1), 8))
    links = [link for link in links if _is_profile(link)] or links
    if (
        element.tag != "a"
        and 0 < len(links) <= 6
        and (names := split_names(map(words_of, links), strict=True))
    ):
        return names
    text = words_of(element)
    if not 2 < len(text) < 120:
        return []
    names = split_names([text], strict=kind == "box" or len(text.split()) > 1)
    return [name for name in names if not _NEVER_IN_NAME.search(name)]


def split_names(values: Iterable[str], *, strict: bool = False) -> list[str]:
    """Single names out of bylines ("By A. Writer and B. Writer, in Ankara").

    ``strict`` takes only what has the shape of a name: two to five words, capitals first.
    """
    names: dict[str, str] = {}
    for value in values:
        line = _LAST_FIRST.sub(r"\2 \1", _PARENTHESES.sub("", clean(value)[:1000]))
        for part in _AND.split(_bare(line)):
            name = _bare(part)
            name = (_TAIL.sub("", name) if strict else name).strip(" .,:;-–—|/*\"'")
            if is_name(name) and (not strict or _has_shape(name)):
                names.setdefault(fold(name), name)
    return list(names.values())


def _bare(line: str) -> str:
    """A byline without the word "by" before it."""
    return _GLUED_BY.sub("", _BY.sub("", line))


def is_name(name: str) -> bool:
    """Whether a piece of a byline can be the name of a person or a desk."""
    return 2 <= len(name) <= MAX_NAME and not _NOT_A_NAME.search(name) and len(name.split()) <= 8


def _has_shape(name: str) -> bool:
    words = name.split()
    if _NEVER_IN_NAME.search(name):
        return False
    if not name.isascii() and len(words) == 1:
        return len(name) <= 30
    return 2 <= len(words) <= 5 and not (words[0][0].islower() or words[-1][0].islower())
