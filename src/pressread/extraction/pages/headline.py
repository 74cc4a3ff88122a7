"""The headline: the heading that readers see, where what machines are told agrees with it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import Any
from urllib.parse import urlsplit

from pressread.extraction.pages.block_scores import Clues
from pressread.extraction.pages.blocks import Block
from pressread.extraction.pages.cues import BIT, cues_in, marks
from pressread.extraction.pages.images import Captions
from pressread.extraction.pages.jsonld import Stated
from pressread.extraction.pages.tree import Page, agree, clean, fold, overlap, pieces, words_of

MAX_LENGTH = 500

_JOINT = re.compile(r"\s+[|–—»«·•:\-/]+\s+|\s*[|｜]\s*|\s+::\s+")
_MARKS = re.compile(r"(?:\s+(?:[(\[][^()\[\]]{1,40}[)\]]|\d{1,6}))+")
_STRONG_JOINT = "|｜»·•"
_TOLD = (
    "og:title", "twitter:title", "dc.title", "parsely-title", "sailthru.title", "title",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Headline:
    """``element`` shows it (``None`` if none does); ``overline`` was inside the same heading."""

    text: str | None = None
    origin: str | None = None
    element: Any = None
    overline: str | None = None


def shown(page: Page) -> list[tuple[Any, str]]:
    """The ``h1`` elements that have words, with those words."""
    found = [(element, words_of(element)) for element in page.headings[:20]]
    return [(element, text) for element, text in found if 1 < len(text) <= 2000]


def told(page: Page) -> list[tuple[str, str]]:
    """What the page tells machines its headline is, as ``(text, origin)``, suffixes and all."""
    found = [(page.metas[name][0], f"meta {name}") for name in _TOLD if name in page.metas]
    title = next(page.root.iter("title"), None)
    if title is not None and (text := clean("".join(title.itertext()))):
        found.append((text, "title element"))
    return found


def read_headline(page: Page, ld: Stated) -> Headline:
    """The headline, where it came from, and the element that shows it."""
    return _Search(page, ld).best()


class _Search:
    def __init__(self, page: Page, ld: Stated) -> None:
        self.page = page
        self.ld = ld
        self.names = site_names(page, ld)
        stated = ld.text("headline")
        self.told = [(stated, "json-ld headline")] * bool(stated) + told(page)

    @cached_property
    def bare(self) -> list[str]:
        """Every told title without the site's name."""
        return [bare(text, self.names, origin) for text, origin in self.told]

    def best(self) -> Headline:
        headings = [(e, t) for e, t in shown(self.page) if not self._is_site(t)]
        agreeing = [(e, t) for e, t in headings if any(agree(t, one) for one in self.bare)]
        if agreeing:
            return self._shown(*agreeing[0])
        lesser = self._lesser()
        if lesser is not None:
            return lesser
        likely = max(headings, key=self._likeness, default=None)
        if likely is not None and (self._likeness(likely) >= 0.5 or not self.told):
            return self._shown(*likely)
        if self.told:
            return Headline(_cut(self.bare[0]), self.told[0][1])
        # Longer than any headline: perhaps never closed; its beginning is better than nothing.
        endless = next(((e, words_of(e)) for e in self.page.headings[:1]), None)
        return Headline(_cut(endless[1]), "h1", endless[0]) if endless else Headline()

    def _is_site(self, text: str) -> bool:
        """Whether a heading is the name of the site, not of the article."""
        words = fold(text)
        if words in map(fold, self.names):
            return True
        for title, _ in self.told:
            parts = [fold(part) for part in _JOINT.split(title)]
            if len(parts) > 1 and words in parts and words != max(parts, key=len):
                return words == parts[-1] or words == parts[0]
        return False

    def _likeness(self, heading: tuple[Any, str]) -> float:
        """How much a heading that no title agrees with looks like the article's own."""
        element, text = heading
        names = f"{element.get('class') or ''} {element.get('id') or ''}"
        score = max((overlap(text, one) for one in self.bare), default=0.0)
        score += 0.3 * bool(marks(names) & BIT["title"]) + 0.3 * _is_inside_article(element)
        score += 0.3 * (len(self.page.headings) == 1)
        return score if len(text.split()) > 2 or not text.isascii() else score - 0.5

    def _lesser(self) -> Headline | None:
        """A lower heading that says what the titles say."""
        wanted = {fold(one) for one in self.bare if len(one) > 12}
        for tag in ("h2", "h3"):
            for element in list(self.page.root.iter(tag))[:40]:
                if (text := words_of(element)) and fold(text) in wanted:
                    return Headline(_cut(text), tag, element)
        return None

    def _shown(self, element: Any, text: str) -> Headline:
        overline, rest = self._parted(element, self._without_marks(text))
        if " | " in rest:
            rest = bare(rest, self.names, "h1")
        return Headline(_cut(rest), "h1", element, overline)

    def _without_marks(self, text: str) -> str:
        """A heading without counters and brackets that no title has: "(example.org) 87"."""
        for one in self.bare:
            if len(one) > 12 and text.startswith(one) and _MARKS.fullmatch(text, len(one)):
                return one
        return text

    def _parted(self, element: Any, text: str) -> tuple[str | None, str]:
        """An overline set inside the heading, before words that a title has alone."""
        lines = [line for line in map(clean, pieces(element)) if line]
        for cut in range(1, min(4, len(lines))):
            head, rest = clean(" ".join(lines[:cut])), clean(" ".join(lines[cut:]))
            if len(head) < 60 and self._is_told(rest, head):
                return head.rstrip(" |:/–—-") or None, rest.lstrip(" |:/–—-")
        return None, text

    def _is_told(self, rest: str, head: str) -> bool:
        """Whether a title says ``rest`` alone, or sets it apart from ``head`` by a joint."""
        for one in self.bare:
            parts = [fold(part) for part in _JOINT.split(one)]
            if fold(rest) in parts and (len(parts) == 1 or fold(head) in parts):
                return True
        return False


def _is_inside_article(element: Any) -> bool:
    return any(around.tag in ("article", "main") for around in element.iterancestors())


def bare(title: str, names: list[str], origin: str) -> str:
    """A title without the name of the site at its end or start."""
    known = {fold(name) for name in names}
    for _ in range(3):
        parts = _JOINT.split(title)
        if len(parts) < 2:
            break
        last, first = parts[-1], parts[0]
        at = title.rindex(last)
        before = title[:at].rstrip()
        bar = before[-1:] in _STRONG_JOINT
        title_bar = origin == "title element" and bar and len(before.split()) > 1
        loose = (bar or origin == "title element") and _is_suffix(last, before)
        if _names_site(last, known) or title_bar or loose:
            title = before.rstrip(" |｜–—»«·•:-/")
        elif _names_site(first, known):
            title = title[len(first) :].lstrip(" |｜–—»«·•:-/")
        else:
            break
    return title


def _names_site(part: str, known: set[str]) -> bool:
    words = fold(part)
    return bool(words) and any(
        words == name or (len(words) > 4 and (words in name or (name in words and len(name) > 4)))
        for name in known
    )


def _is_suffix(last: str, before: str) -> bool:
    """Short words after a longer title: a section or the site."""
    return len(last.split()) <= 5 and len(last) < 0.6 * len(before) and len(last) < 40


def site_names(page: Page, ld: Stated) -> list[str]:
    """Every name the page gives its publisher, the best first; the host's name last."""
    names = [ld.name(thing) for thing in ld.things("publisher")]
    for meta in ("og:site_name", "application-name", "al:ios:app_name", "twitter:site"):
        names.extend(name.lstrip("@") for name in page.metas.get(meta, ())[:1])
    address = page.url or next(iter(page.metas.get("og:url", ())), "")
    if host := host_name(address):
        names.append(host)
    return list(dict.fromkeys(filter(None, names)))


def host_name(url: str) -> str:
    """``example`` of ``https://www.example.co.uk/x``; ``""`` where there is none."""
    try:
        labels = (urlsplit(url).hostname or "").split(".")
    except ValueError:
        return ""
    return max((label for label in labels[:-1] if label != "www"), key=len, default="")


def _cut(text: str) -> str:
    return text if len(text) <= MAX_LENGTH else text[:MAX_LENGTH].rsplit(" ", 1)[0] + "…"


MAX_DEK = 1200
# Blocks after the headline among which the dek must stand.
REACH = 26

_NOT_DEK = re.compile(
    r"^(?:by|von|par|por|di|door|av)\s|\d{1,2}[:.]\d\d|^(?:updated|published|posted)\b|©", re.I
)


def find_dek(
    blocks: list[Block], chances: list[float], clues: Clues, captions: Captions
) -> tuple[Block | None, str | None]:
    """The block that is the dek and why it was taken for one."""
    if clues.start is None:
        return None, None
    prose = 0
    for i in range(clues.start + 1, min(clues.start + REACH, len(blocks))):
        block = blocks[i]
        if not _can_be(block, clues) or captions.home(block) is not None:
            continue
        if reason := _reason(blocks, chances, i, clues, before_body=prose == 0):
            return block, reason
        if chances[i] > 0.5 and block.units > 80:
            prose += 1
            if prose > 1:
                break
    return None, None


def _can_be(block: Block, clues: Clues) -> bool:
    return (
        20 <= len(block.text) <= MAX_DEK
        and block.link_share <= 0.6
        and not _NOT_DEK.search(block.text)
        and not agree(block.text, clues.headline)
    )


_UNDER = 6  # blocks below the headline among which a line under it stands


def _reason(
    blocks: list[Block], chances: list[float], i: int, clues: Clues, *, before_body: bool
) -> str | None:
    block = blocks[i]
    if _is_marked(block):
        return "standfirst"
    if not before_body or clues.start is None:
        return None
    if block.box.tag in ("h2", "h3") and i <= clues.start + 6 and block.units > 40:
        return f"{block.box.tag} under the headline"
    first = _is_like_next(blocks, i)
    if chances[i] < 0.98 and _is_described(block.text, clues.description) and not first:
        return "as meta description"
    apart = block.box.tag != "blockquote" and i <= clues.start + _UNDER
    alone = apart and block.sentence and block.units >= 50 and block.linked == 0 and not first
    if alone and chances[i] < 0.5 and not any(cues_in(block.text)):
        return "line under the headline"
    return None


def _is_marked(block: Block) -> bool:
    parent = block.box.parent
    if block.box.marks & BIT["dek"]:
        return True
    return bool(parent and parent.marks & BIT["dek"] and parent.chars < MAX_DEK)


def _is_described(text: str, description: str) -> bool:
    if len(description) < 20:
        return False
    return fold(text)[:40] == fold(description)[:40] or overlap(text, description) > 0.8


def _is_like_next(blocks: list[Block], i: int) -> bool:
    """Whether a long block soon after is cut to the same pattern: then this is a paragraph."""
    box = blocks[i].box
    return any(
        later.units > 80 and later.box.parent is box.parent and later.box.sign == box.sign
        for later in blocks[i + 1 : i + 8]
    )
