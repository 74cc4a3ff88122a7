"""The page as a row of blocks: runs of words that no box interrupts, each knowing its boxes.

One walk over the tree, iterative (a page may be 2,000 elements deep), each element touched twice.
"""

from __future__ import annotations

import re
from typing import Any

from pressread.errors import TooLarge
from pressread.extraction.pages.cues import marks
from pressread.extraction.pages.tree import INLINE, clean

MAX_BLOCKS = 60_000
MAX_BOXES = 400_000

# Their words are never the article's: code, drawings, controls.
_UNSEEN = frozenset(
    {
        "script", "style", "noscript", "template", "svg", "iframe", "object", "head", "select",
        "textarea", "button", "input", "math", "audio", "video", "canvas", "map", "datalist",
    }
)  # fmt: skip
_PICTURE = frozenset({"img", "amp-img", "source"})
_PASSED = _UNSEEN | _PICTURE | {"br"}
_APART = frozenset({"span", "time", "a"})
_EMPHASIS = frozenset({"b", "strong", "em", "i"})
# Stands for "br" in a run of words; the page itself cannot hold it (tree.parse takes it out).
_BREAK = "\x00"
_SPLIT = re.compile(r"\x00[^\S\x00]*\x00[\s\x00]*")
_SENTENCE = re.compile(r"[.!?…:;]['\"”’»)\]]*$|[。！？؟।]['\"”’」』）]*$")
_WORD = re.compile(r"[^\W_]+")
_EAST = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_HIDDEN_STYLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.I)


class Box:
    """A block-level element on the way down to a block.

    ``chars``, ``links`` and ``prose`` are totals of the blocks inside: all code points, those in
    links, and those in blocks that read like sentences.
    """

    __slots__ = (
        "blocks",
        "chars",
        "depth",
        "element",
        "hidden",
        "links",
        "marks",
        "number",
        "parent",
        "prose",
        "sign",
        "tag",
    )  # fmt: skip

    def __init__(self, element: Any, parent: Box | None, number: int) -> None:
        self.element = element
        self.parent = parent
        self.number = number
        self.depth: int = parent.depth + 1 if parent else 0
        tag = element.tag
        names = element.get("class") or ""
        identity = element.get("id")
        self.tag = tag
        self.sign = f"{tag}.{names}"
        self.marks = marks(f"{names} {identity}" if identity else names) if names or identity else 0
        self.hidden = _is_hidden(element)
        self.chars = self.links = self.prose = self.blocks = 0


class Block:
    """A run of words. ``box`` is the innermost block-level element around it.

    ``units`` are code points, those of East Asian scripts counting two and a half; ``linked`` and
    ``emphasis`` are code points in links and in bold or italics; ``lines`` is empty for a block
    without ``br``.
    """

    __slots__ = (
        "after_picture",
        "box",
        "emphasis",
        "lines",
        "linked",
        "number",
        "sentence",
        "text",
        "units",
        "words",
    )

    def __init__(self, text: str, box: Box, linked: int, emphasis: int, number: int) -> None:
        self.text = text
        self.box = box
        self.linked = min(linked, len(text))
        self.emphasis = min(emphasis, len(text))
        self.number = number
        self.sentence = ends_sentence(text)
        # A hundred characters of Chinese say what two hundred and fifty of English do.
        east = len(_EAST.findall(text)) if not text.isascii() else 0
        self.units = len(text) + int(1.5 * east)
        self.words = len(_WORD.findall(text)) + east // 2
        self.after_picture = False
        self.lines: tuple[str, ...] = ()

    @property
    def link_share(self) -> float:
        """The share (0..1) of the text that is inside links."""
        return self.linked / len(self.text)


def blocks_of(root: Any) -> tuple[list[Block], list[Box]]:
    """Every block under ``root`` in reading order, and every box, outer before inner."""
    walk = _Walk()
    walk.run(root)
    _add_up(walk.blocks, walk.boxes)
    return walk.blocks, walk.boxes


class _Walk:
    """The state of one walk: the open boxes and the run of words being gathered."""

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self.boxes: list[Box] = []
        self.run_of: list[str] = []
        self.linked = self.emphasis = self.in_link = self.in_emphasis = 0
        self.ended = self.after_picture = False

    def run(self, root: Any) -> None:
        from lxml import etree

        box: Box | None = None
        walk = etree.iterwalk(root, events=("start", "end"))
        for event, element in walk:
            tag = element.tag
            if event == "start":
                if tag in _UNSEEN:
                    walk.skip_subtree()
                elif tag in INLINE:
                    self._enter(tag, 1)
                    self._part(tag)
                    self._add(element.text)
                elif tag == "br":
                    self.run_of.append(_BREAK)
                elif tag in _PICTURE:
                    self.after_picture = not "".join(self.run_of).strip()
                else:
                    if box is not None:
                        self._close(box)
                    box = Box(element, box, len(self.boxes))
                    self.boxes.append(box)
                    if len(self.boxes) > MAX_BOXES:
                        raise TooLarge(f"a page of more than {MAX_BOXES:,} elements")
                    self._add(element.text)
            else:
                if tag in INLINE:
                    self._enter(tag, -1)
                elif tag not in _PASSED and box is not None:
                    self._close(box)
                    box = box.parent
                if box is not None:
                    self._add(element.tail)
                self.ended = tag in _APART and not element.tail

    def _part(self, tag: str) -> None:
        """Keep the words of two boxes apart that only a style sheet parts: a name and a date."""
        if self.ended and tag in _APART and self.run_of and len(self.run_of[-1]) > 1:
            self.run_of.append(" ")
        self.ended = False

    def _enter(self, tag: str, step: int) -> None:
        if tag == "a":
            self.in_link += step
        elif tag in _EMPHASIS:
            self.in_emphasis += step

    def _add(self, text: str | None) -> None:
        if text:
            self.run_of.append(text)
            if self.in_link or self.in_emphasis:
                length = len(text.strip())
                self.linked += length if self.in_link else 0
                self.emphasis += length if self.in_emphasis else 0

    def _close(self, box: Box) -> None:
        """End the run of words: its paragraphs become blocks of ``box``."""
        if not self.run_of:
            return
        whole = "".join(self.run_of)
        self.run_of.clear()
        if whole.isspace():
            return
        for part in _SPLIT.split(whole) if _BREAK in whole else (whole,):
            text = clean(part.replace(_BREAK, " "))
            if text and len(self.blocks) < MAX_BLOCKS:
                share = len(part) / max(1, len(whole))
                self.blocks.append(
                    Block(
                        text,
                        box,
                        round(self.linked * share),
                        round(self.emphasis * share),
                        len(self.blocks),
                    )
                )
                self.blocks[-1].after_picture = self.after_picture
                if _BREAK in part:
                    self.blocks[-1].lines = tuple(filter(None, map(clean, part.split(_BREAK))))
                self.after_picture = False
        self.linked = self.emphasis = 0


def _add_up(blocks: list[Block], boxes: list[Box]) -> None:
    for block in blocks:
        box = block.box
        box.chars += len(block.text)
        box.links += block.linked
        box.prose += len(block.text) if is_prose(block) else 0
        box.blocks += 1
    for box in reversed(boxes):
        if box.parent is not None:
            box.parent.chars += box.chars
            box.parent.links += box.links
            box.parent.prose += box.prose
            box.parent.blocks += box.blocks


def ends_sentence(text: str) -> bool:
    """Whether a text ends with a stop, closing marks after it allowed."""
    if _SENTENCE.search(text[-12:]):
        return True
    return len(text) > _STOPLESS and _NO_STOPS.match(text[-1]) is not None


# Thai, Lao, Khmer and Burmese end sentences with a blank, paragraphs with nothing.
_NO_STOPS = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff]")
_STOPLESS = 25


def units_of(text: str) -> int:
    """Code points, those of East Asian scripts counting two and a half: a hundred characters of
    Chinese say what two hundred and fifty of English do.
    """
    return len(text) + (0 if text.isascii() else int(1.5 * len(_EAST.findall(text))))


def is_prose(block: Block) -> bool:
    """Whether a block reads like sentences rather than like a label or a link."""
    return block.units >= 80 and block.link_share < 0.34 and block.sentence


def _is_hidden(element: Any) -> bool:
    if element.get("hidden") is not None or element.get("aria-hidden") == "true":
        return True
    style = element.get("style")
    return bool(style and _HIDDEN_STYLE.search(style))
