"""The dek: the line or two under the headline that sum the article up."""

from __future__ import annotations

import re

from pressread.extraction.pages.blocks import Block
from pressread.extraction.pages.cues import cues_in
from pressread.extraction.pages.features import Clues
from pressread.extraction.pages.images import Captions
from pressread.extraction.pages.marks import BIT
from pressread.extraction.pages.words import agree, fold, overlap

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
    alone = block.sentence and block.units >= 50 and block.linked == 0 and not first
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
