"""The bylines that readers see: lines that begin with "By", boxes marked as the author's."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import islice, pairwise
from typing import Any

from pressread.extraction.pages.blocks import Block
from pressread.extraction.pages.tree import Page, fold, lines_of, words_of
from pressread.text.bylines import alone, handle_in, is_page_talk, split_names
from pressread.text.dates import find_day

MAX_BOXES = 80
MAX_LINE = 200
MAX_NOTE = 800
# Blocks before and after the headline among which a byline may stand.
BEFORE, AFTER = 4, 16
# Blocks after the headline among which a name may stand alone.
ALONE = 7
# ... in so many words; more are a list of topics.
MAX_WORDS = 3

_BY_LINE = re.compile(
    r"^\W{0,3}(?:(?:written|posted|published|submitted|contributed|authored|reported|compiled|"
    r"prepared|created|story|words|text|article|analysis|commentary|guest post) )?"
    r"(?:by|von|por|par)[:\s]\s*",
    re.I,
)
_BY_INSIDE = re.compile(
    r"(?:\d\s?(?:[ap]m|[A-Z]{2,4})?|[|·•–—-]|read|on)\s+(?:By|by):?\s+(?=[A-Z])"
)
# A line that only says that a name follows.
_LABEL = re.compile(
    r"\W{0,3}(?:(?:(?:written|posted|reported|story|words|text|commentary) )?by|authors?|"
    r"autor(?:en|es)?|auteure?s?|autore|von|par|por|yazar|(?:about|meet) (?:the )?authors?)\W{0,3}",
    re.I,
)
_WROTE = re.compile(
    r"\W{0,3}(?:(?:written|posted|authored|contributed|reported|submitted|story|article|words|text)"
    r" by|authors?\s?:)[:\s]\s*",
    re.I,
)
_NOTE = re.compile(
    r"((?:[A-Z][\w.'’-]{0,30} ){1,3}[A-Z][\w'’-]{1,30}),? (?:is|was|has been) (?:an?|the|our|"
    r"currently|president|professor|director|head|chief|senior)\b[^.]{0,200}?\b(?:writer|reporter|"
    r"journalist|editor|author|columnist|contributor|correspondent|blogger|professor|fellow|"
    r"founder|expert|director|consultant|lecturer|researcher|specialist)\b"
)
_CONJUNCTION = re.compile(r"&|\b(?:and|und|et|og|och|ve|y|e)\b")
_HOLDERS = frozenset("a span div p address li strong em cite h3 h4 h5 h6".split())
_AUTHOR = re.compile(
    r"author|vcard|byline|reader-credits|by-line|contributor|writer|autor|verfasser|journalist|reporter",
    re.I,
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


def visible_names(page: Page, blocks: list[Block], start: int | None, site: set[str]) -> list[str]:
    """Names that readers see, the surest place first.

    ``start`` numbers the headline's block; ``site`` are the folded names of the publisher, which
    signs only where nobody else does.
    """
    signed: list[str] = []
    for names in _places(page, blocks, start):
        if kept := [name for name in names if fold(name) not in site]:
            return kept
        signed = signed or names
    return signed


def _places(page: Page, blocks: list[Block], start: int | None) -> Iterable[list[str]]:
    near = near_headline(blocks, start)
    yield by_line(near)
    boxes = list(_boxes(page, blocks[start].box.element if start is not None else None))
    shown = " ".join(block.text for block in near).casefold()
    yield from (names for names in boxes if all(name.casefold() in shown for name in names))
    yield _alone(blocks, start)
    below = blocks if start is None else blocks[start:]
    yield _labelled(below)
    yield _announced(below)
    yield _introduced(below)
    # Far from the headline the authors of other articles are named too.
    if len({fold(" ".join(names)) for names in boxes}) == 1:
        yield boxes[0]


def near_headline(blocks: list[Block], start: int | None) -> list[Block]:
    """The blocks among which a byline may stand."""
    return blocks[:60] if start is None else blocks[max(0, start - BEFORE) : start + AFTER]


def by_line(near: list[Block]) -> list[str]:
    """The names of the first line that begins with "By", or follows one that says no more."""
    for block in near:
        match = _BY_LINE.match(block.text) or _BY_INSIDE.search(block.text)
        if match and len(block.text) < MAX_LINE and (names := _signed(block.text[match.end() :])):
            return names
    return _labelled(near)


def _signed(rest: str) -> list[str]:
    """The names after "by", or the one word by which the author signs ("by jsteinhardt")."""
    if rest[:1].isupper() and (names := split_names([rest], strict=True)):
        return names
    handle = handle_in(rest)
    return [handle] if handle else []


def _labelled(blocks: list[Block]) -> list[str]:
    """The names after a line that only says "By" or "Author"."""
    for label, block in pairwise(blocks):
        is_label = label.units < 20 and _LABEL.fullmatch(label.text) and block.units < MAX_LINE
        if is_label and (names := split_names([block.text], strict=True)):
            return names
    return []


def _announced(blocks: list[Block]) -> list[str]:
    """The names of a line anywhere that says in so many words who wrote."""
    for block in blocks:
        match = _WROTE.match(block.text) if block.units < MAX_LINE else None
        if match and (names := split_names([block.text[match.end() :]], strict=True)):
            return names
    return []


def _introduced(blocks: list[Block]) -> list[str]:
    """The name that a note about the author begins with ("Ann Lee is a reporter in Ankara.")."""
    matches = (_NOTE.match(block.text) for block in blocks if block.units < MAX_NOTE)
    return next((split_names([match[1]], strict=True) for match in matches if match), [])


def longer_line(near: list[Block], names: list[str]) -> list[str]:
    """The names of a line ("Ann Lee, Bo Ek and Cy Fox") that has these people and others."""
    known = {fold(name) for name in names}
    for block in near:
        if len(block.text) < MAX_LINE and _CONJUNCTION.search(block.text):
            found = list(alone(block.text, loud=True))
            if len(found) > len(names) and known <= {fold(name) for name in found}:
                return found
    return []


def _alone(blocks: list[Block], start: int | None) -> list[str]:
    """A name alone on the line before or after a date, or before it on the same line."""
    reach = blocks[start + 1 : start + ALONE] if start is not None else []
    reach = [block for block in reach if block.text[-1] not in ":："]
    days = [find_day(block.text) if block.units < 120 else None for block in reach]
    for i, (block, day) in enumerate(zip(reach, days, strict=True)):
        text = block.text[: day.start].strip(" |·•,–—-") if day else block.text
        dated = day or any(days[max(0, i - 1) : i + 2])
        if dated and block.units < 120 and not block.sentence:
            names = list(alone(text, loud=True))
            if names and all(_is_plain(name, same_line=day is not None) for name in names):
                return names
    return []


def _is_plain(name: str, *, same_line: bool) -> bool:
    """Whether an unannounced name is short, and in capitals unless it shares the date's line."""
    return len(name.split()) <= MAX_WORDS and (same_line or name.lower() != name.upper())


def _boxes(page: Page, heading: Any) -> Iterable[list[str]]:
    tried = 0
    for element in _from_heading(page, heading):
        if kind := _author_mark(element):
            if names := _from_box(element, kind):
                yield _with_fellows(element, names)
            tried += 1
            if tried > MAX_BOXES:
                break


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


def _with_fellows(element: Any, names: list[str]) -> list[str]:
    """The names of a box and of the boxes beside it that are marked as it is."""
    for around in islice(element.iterancestors(), 3):
        if len(words_of(around)) > MAX_LINE:
            break
        beside = islice(around.iter(element.tag), MAX_BOXES)
        fellows = [other for other in beside if _is_fellow(other, element)]
        if len(fellows) > 1:
            firsts = (line for fellow in fellows for line in lines_of(fellow)[:1])
            return list(dict.fromkeys([*names, *split_names(firsts, strict=True)]))
    return names


def _is_fellow(one: Any, other: Any) -> bool:
    if other.tag == "a":
        return _is_profile(one)
    return bool(one.get("class")) and one.get("class") == other.get("class")


def _from_box(element: Any, kind: str) -> list[str]:
    links = list(islice((a for a in element.iter("a") if len(a.get("href") or "") > 1), 8))
    links = [link for link in links if _is_profile(link)] or links
    firsts = [line for link in links for line in lines_of(link)[:1]] if len(links) <= 6 else []
    if element.tag != "a" and (names := split_names(firsts, strict=True)):
        return names
    if not 2 < len(words_of(element)) < 120:
        return []
    found: list[str] = []
    for line in lines_of(element):
        names = split_names([line], strict=kind == "box" or len(line.split()) > 1)
        names = [name for name in names if not is_page_talk(name)]
        if found and not names:
            break
        found.extend(names)
    return list(dict.fromkeys(found))
