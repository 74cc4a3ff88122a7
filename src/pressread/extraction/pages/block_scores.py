"""Two weighted sums over named numbers: the chance of each block to belong to the body.

The weights stand in ``weights.json``, fitted by ``tests/benchmarks/train_pages.py``; the file says
on which pages. The second sum sees what the first made of the neighbourhood.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from math import log
from os.path import dirname, join

from pressread.extraction.pages.blocks import Block, Box, is_prose
from pressread.extraction.pages.cues import BIT, CUES, GROUPS, cues_in
from pressread.extraction.pages.neighbours import SECOND, second_rows
from pressread.extraction.pages.tree import fold
from pressread.text import linear

_TAGS = (
    "p", "li", "h1", "h2", "h3", "h4", "div", "section", "blockquote", "td", "th", "pre",
    "figcaption", "dd", "dt", "label", "summary", "article", "h5",
)  # fmt: skip
_INSIDE = (
    "article", "main", "aside", "nav", "header", "footer", "form", "figure", "ul", "ol", "table",
    "blockquote", "section", "details", "dl",
)  # fmt: skip
_TEXT = (
    "bias", "length", "long", "very_long", "one_word", "few_words", "link_share", "all_link",
    "emphasis", "sentence", "prose", "stops", "commas", "digits", "upper", "all_upper",
    "lower_start", "bar", "quotes", *(f"cue_{cue}" for cue in CUES), "cue_short", "ellipsis",
    "question", "colon",
)  # fmt: skip
_PAGE = (
    "repeated_before", "repeated_after", "in_stated", "not_in_stated", "like_headline",
    "like_description", "before_heading", "after_heading", "no_heading", "place", "place_end",
)  # fmt: skip
_BOXES = (
    "depth", "hidden", "parent_prose", "parent_links", "parent_prose_share", "parent_blocks",
    "grand_prose", "grand_links", "grand_prose_share",
)  # fmt: skip
_NEIGHBOURS = (
    "prev_prose", "next_prose", "prev_link", "next_link", "prev2_prose", "next2_prose",
    "prev_short", "next_short", "first_of_box", "last_of_box",
    "after_picture",
)  # fmt: skip
FIRST = (
    *_TEXT, *_PAGE, *_BOXES, *_NEIGHBOURS,
    *(f"tag_{tag}" for tag in _TAGS), "tag_other",
    *(f"in_{tag}" for tag in _INSIDE),
    *(f"near_{group}" for group in GROUPS),
    *(f"far_{group}" for group in GROUPS),
)  # fmt: skip

_DIGIT = re.compile(r"\d")
_UPPER = re.compile(r"[^\W\d_a-z]")
_COMMA = re.compile(r"[,;、，،]")
_STOP = re.compile(r"[.!?。！？؟](?=\s|$|[\"'”’»)」])")
_QUOTE = re.compile(r"[\"“”„«»「」]")
_BAR = re.compile(r"[|»›•]")
# An articleBody shorter than this is a summary.
_STATED_BODY = 300


@dataclass(frozen=True, slots=True)
class Clues:
    """What is known of the article before its body is read; ``start`` numbers the headline."""

    headline: str = ""
    start: int | None = None
    description: str = ""
    stated_body: str = ""


def first_rows(blocks: list[Block], clues: Clues) -> list[list[float]]:
    """One row of ``FIRST`` a block."""
    page = _PageRows(blocks, clues)
    return [
        _text_row(block) + page.row(i, block) + page.box_row(block.box) + page.near_row(i)
        + page.ancestry(block.box)
        for i, block in enumerate(blocks)
    ]  # fmt: skip


def _text_row(block: Block) -> list[float]:
    text, n = block.text, len(block.text)
    head = text[:400]
    cues = cues_in(text)
    upper = len(_UPPER.findall(head)) / len(head)
    return [
        1.0,
        min(log(block.units + 1) / 6, 1.3),
        float(block.units > 80),
        float(block.units > 250),
        float(block.words <= 1),
        float(block.words <= 5),
        block.link_share,
        float(block.link_share > 0.8),
        block.emphasis / n,
        float(block.sentence),
        float(is_prose(block)),
        min(len(_STOP.findall(text)), 5) / 5,
        min(100 * len(_COMMA.findall(text)) / n, 4) / 4,
        min(len(_DIGIT.findall(head)) / len(head), 0.5) * 2,
        upper,
        float(upper > 0.5 and n > 3),
        float(text[0].islower()),
        float(_BAR.search(head) is not None),
        float(_QUOTE.search(text) is not None),
        *cues,
        float(block.units < 160 and any(cues)),
        float(text.endswith(("…", "..."))),
        float(text[-1] == "?"),
        float(text[-1] == ":"),
    ]


class _PageRows:
    """The parts of a row that need the whole page."""

    def __init__(self, blocks: list[Block], clues: Clues) -> None:
        self.blocks = blocks
        self.total = sum(len(b.text) for b in blocks) or 1
        self.prose = [0.0, 0.0, *(float(is_prose(b)) for b in blocks), 0.0, 0.0]
        self.prose_total = sum(len(b.text) for b in blocks if is_prose(b)) or 1
        self.start = clues.start
        self.headline = fold(clues.headline)
        self.description = fold(clues.description)
        self.stated = fold(clues.stated_body) if len(clues.stated_body) > _STATED_BODY else ""
        self.counts: dict[str, int] = {}
        for block in blocks:
            self.counts[block.text] = self.counts.get(block.text, 0) + 1
        self.met: set[str] = set()
        self.seen = 0
        self.known: dict[int, list[float]] = {}

    def row(self, i: int, block: Block) -> list[float]:
        text = block.text
        whole = fold(text)
        met = text in self.met
        self.met.add(text)
        judged = bool(self.stated) and len(whole) >= 20
        stated = judged and whole[:50] in self.stated and whole[-50:] in self.stated
        place = self.seen / self.total
        self.seen += len(text)
        return [
            float(met),
            float(not met and self.counts[text] > 1),
            float(stated),
            float(judged and not stated),
            float(bool(whole) and whole == self.headline),
            float(self._described(whole)),
            float(self.start is not None and i < self.start),
            float(self.start is not None and i > self.start),
            float(self.start is None),
            place,
            float(place > 0.9),
        ]

    def _described(self, whole: str) -> bool:
        if not 20 < len(whole) < 400 or not self.description:
            return False
        return whole in self.description or self.description[:60] in whole

    def box_row(self, box: Box) -> list[float]:
        parent = box.parent or box
        grand = parent.parent or parent
        return [
            min(box.depth, 30) / 30,
            float(box.hidden),
            parent.prose / self.prose_total,
            parent.links / (parent.chars or 1),
            parent.prose / (parent.chars or 1),
            min(parent.blocks, 40) / 40,
            grand.prose / self.prose_total,
            grand.links / (grand.chars or 1),
            grand.prose / (grand.chars or 1),
        ]

    def near_row(self, i: int) -> list[float]:
        before = self.blocks[i - 1] if i else None
        after = self.blocks[i + 1] if i + 1 < len(self.blocks) else None
        home = self.blocks[i].box.parent
        prose = self.prose
        return [
            prose[i + 1],
            prose[i + 3],
            before.link_share if before else 1.0,
            after.link_share if after else 1.0,
            prose[i],
            prose[i + 4],
            float(before is None or before.units < 30),
            float(after is None or after.units < 30),
            float(before is None or before.box.parent is not home),
            float(after is None or after.box.parent is not home),
            float(self.blocks[i].after_picture),
        ]

    def ancestry(self, box: Box) -> list[float]:
        """Tags and names of the boxes around; those that hold most of the page say nothing."""
        found = self.known.get(box.number)
        if found is None:
            inside: set[str] = set()
            near = far = level = 0
            around: Box | None = box
            while around is not None and around.tag not in ("body", "html") and level < 40:
                inside.add(around.tag)
                if level == 0 or around.chars < 0.7 * self.total:
                    near, far = (
                        (near | around.marks, far) if level < 3 else (near, far | around.marks)
                    )
                around, level = around.parent, level + 1
            found = self.known[box.number] = _flags(box.tag, inside, near, far)
        return found


def _flags(tag: str, inside: set[str], near: int, far: int) -> list[float]:
    return [*_tag_flags(tag), *(float(one in inside) for one in _INSIDE), *_bits(near), *_bits(far)]


@lru_cache(maxsize=256)
def _tag_flags(tag: str) -> list[float]:
    return [*(float(tag == one) for one in _TAGS), float(tag not in _TAGS)]


@lru_cache(maxsize=4096)
def _bits(found: int) -> list[float]:
    return [float(found & bit != 0) for bit in BIT.values()]


WEIGHTS = join(dirname(__file__), "weights.json")


def scores(blocks: list[Block], boxes: list[Box], clues: Clues) -> list[float]:
    """The chance (0..1) of each block to be the article's own words."""
    first_weights, second_weights = _weights()
    rows = first_rows(blocks, clues)
    first = [linear.chance(linear.weighted(row, first_weights)) for row in rows]
    seconds = second_rows(blocks, boxes, first)
    return [
        linear.chance(linear.weighted(second + row, second_weights))
        for second, row in zip(seconds, rows, strict=True)
    ]


@cache
def _weights() -> tuple[list[float], list[float]]:
    data = linear.weights(WEIGHTS)
    first = [data["first"][name] for name in FIRST]
    return first, [data["second"][name] for name in (*SECOND, *FIRST_AGAIN)]


# In the second sum the numbers of the first look count once more, under these names.
FIRST_AGAIN = tuple(f"first_{name}" for name in FIRST)
