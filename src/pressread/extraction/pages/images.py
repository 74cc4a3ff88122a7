"""Pictures: their captions and credits out of the body, into ``images``."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable
from itertools import islice
from typing import Any
from urllib.parse import urljoin

from pressread.article import Image
from pressread.extraction.pages.blocks import Block, Box
from pressread.extraction.pages.cues import BIT, CREDIT, CREDIT_END
from pressread.extraction.pages.neighbours import HEADINGS
from pressread.extraction.pages.tree import clean, fold, words_of

MAX_CAPTION = 1200
MAX_IMAGES = 100
# The least letters of a caption that is known by its words alone.
LEAST = 25
# Letters of a credit behind a caption, and code points of a paragraph that may end in one.
MAX_CREDIT = 40
MAX_CREDITED = 300

_PICTURE = ("img", "picture", "video", "amp-img", "svg", "iframe", "source")
_NOT_CAPTION = frozenset({"blockquote", "table", "td", "th", "pre", "li"})
_SHOWS = BIT["picture"] | BIT["media"] | BIT["caption"]
# A box that shows a picture holds at most this many code points beside it.
_BESIDE_PICTURE = 600
_CREDIT_CLASS = re.compile(
    r"credit|copyright|source|photographer|agency|rights|quelle|urheber", re.I
)
_SOURCES = ("src", "data-src", "data-original", "data-lazy-src", "srcset", "data-srcset")


class Captions:
    """Which blocks of a page are captions, and of which picture's box."""

    def __init__(self, root: Any, stated: Iterable[str] = ()) -> None:
        """``stated`` are captions that the page states to machines."""
        names = [
            image.get(key) for image in root.iter("img", "amp-img") for key in ("alt", "title")
        ]
        shown = list(islice(root.iter("figcaption"), MAX_IMAGES))
        # What stands before a credit has an element of its own.
        parts = (words_of(part) for caption in shown for part in (caption, *caption[:4]))
        said = (fold(text) for text in (*names, *parts, *stated) if text)
        self._said = sorted({text for text in said if len(text) > LEAST})
        self._known: dict[int, Box | None] = {}
        self._pictured: dict[int, bool] = {}

    def home(self, block: Block) -> Box | None:
        """The box of the picture whose caption the block is, ``None`` if it is none."""
        if block.number not in self._known:
            self._known[block.number] = self._find(block)
        return self._known[block.number]

    def _find(self, block: Block) -> Box | None:
        if len(block.text) <= MAX_CAPTION and (self._is_said(block) or _ends_in_credit(block)):
            return self._figure(block.box)
        box: Box | None = block.box
        for level in range(6):
            if box is None or box.tag in _NOT_CAPTION:
                return None
            if box.tag == "figcaption":
                return self._figure(box)
            if box.tag == "figure":
                return box if self._has_picture(box) else None
            if level < 2 and box.marks & BIT["caption"] and len(block.text) <= MAX_CAPTION:
                return self._figure(box)
            if level < 3 and box.marks & _SHOWS and box.chars <= _BESIDE_PICTURE:
                home = self._figure(box)
                if home is not box or self._has_picture(box):
                    return home
            box = box.parent
        return None

    def _is_said(self, block: Block) -> bool:
        """Whether a picture is said to show the block's words, a credit after them or not."""
        words = fold(block.text)
        at = bisect_right(self._said, words)
        said = self._said[at - 1] if at else ""
        more = len(words) - len(said)
        is_plain = block.box.tag not in HEADINGS and more <= MAX_CREDIT
        return bool(said) and (more == 0 or is_plain) and words.startswith(said)

    def _figure(self, box: Box) -> Box:
        """The box around a caption that holds the picture too, else the caption's own."""
        around: Box | None = box
        for _ in range(4):
            if around is None or around.tag in ("body", "article", "main") or around.chars > 2000:
                break
            if self._has_picture(around):
                return around
            around = around.parent
        return box

    def _has_picture(self, box: Box) -> bool:
        if box.number not in self._pictured:
            self._pictured[box.number] = any(True for _ in box.element.iter(*_PICTURE))
        return self._pictured[box.number]


def _ends_in_credit(block: Block) -> bool:
    """Whether a short paragraph ends with who made a picture ("… in Ankara. Photo: A. Lee")."""
    if block.units > MAX_CREDITED or block.box.tag in _NOT_CAPTION:
        return False
    return CREDIT_END.search(block.text[-MAX_CREDIT - 20 :]) is not None


def image_of(home: Box, texts: list[str], base: str | None) -> Image:
    """The record's image from the picture's box and the blocks of words in it."""
    caption = " ".join(dict.fromkeys(texts))
    credit = _credit(home, caption)
    if credit and fold(credit) == fold(caption):
        caption = ""
    elif credit:
        caption = caption.replace(credit, "").strip(" |/-–—·(),")
    return Image(caption=caption[:MAX_CAPTION] or None, credit=credit, url=_url(home.element, base))


def _credit(home: Box, caption: str) -> str | None:
    if home.chars > 2000:
        return None
    for child in home.element.iter():
        names = child.get("class") or child.get("itemprop") or ""
        if names and _CREDIT_CLASS.search(names) and (text := words_of(child)) and len(text) < 200:
            return text
    match = CREDIT.search(caption.lower())
    if match is None:
        return None
    tail = caption[match.start() :].lstrip("(/© ")
    return tail.rstrip(") .") if len(tail) < 120 else None


def _url(element: Any, base: str | None) -> str | None:
    for image in element.iter("img", "amp-img"):
        for name in _SOURCES:
            value = clean(image.get(name)).split(",")[0].split(" ")[0]
            if value and not value.startswith("data:") and len(value) < 2000:
                return _joined(base, value)
    return None


def _joined(base: str | None, value: str) -> str:
    try:
        return urljoin(base or "", value)
    except ValueError:
        return value
