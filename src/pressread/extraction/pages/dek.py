"""The dek: the line or two under the headline that sum the article up."""

from __future__ import annotations

import re

from pressread.extraction.pages.blocks import Block
from pressread.extraction.pages.images import Captions
from pressread.extraction.pages.marks import BIT
from pressread.extraction.pages.words import fold, overlap

MAX_DEK = 700
_NOT_DEK = re.compile(
    r"^(?:by|von|par|por|di|door|av)\s|\d{1,2}:\d\d|^(?:updated|published|posted)\b|©", re.I
)


def find_dek(
    blocks: list[Block],
    chances: list[float],
    start: int | None,
    description: str,
    captions: Captions,
) -> tuple[Block | None, str | None]:
    """The block that is the dek and why it was taken for one."""
    if start is None:
        return None, None
    reach = range(start + 1, min(start + 26, len(blocks)))
    prose = 0
    for i in reach:
        block = blocks[i]
        if (
            not 20 <= len(block.text) <= MAX_DEK
            or block.link_share > 0.6
            or captions.home(block) is not None
            or _NOT_DEK.search(block.text)
        ):
            continue
        if _marked(block):
            return block, "standfirst"
        if prose == 0 and block.box.tag in ("h2", "h3") and i <= start + 6 and block.units > 40:
            return block, f"{block.box.tag} under the headline"
        if (
            prose == 0
            and chances[i] < 0.98
            and _described(block.text, description)
            and not _like_next(blocks, i)
        ):
            return block, "as meta description"
        if chances[i] > 0.5 and block.units > 80:
            prose += 1
            if prose > 1:
                break
    return None, None


def _marked(block: Block) -> bool:
    box = block.box
    parent = box.parent
    if box.marks & BIT["dek"]:
        return True
    return bool(parent and parent.marks & BIT["dek"] and parent.chars < MAX_DEK)


def _described(text: str, description: str) -> bool:
    if len(description) < 20:
        return False
    one, other = fold(text), fold(description)
    return one[:40] == other[:40] or overlap(text, description) > 0.8


def _like_next(blocks: list[Block], i: int) -> bool:
    """Whether the next long block is cut to the same pattern: then this is the first paragraph."""
    for later in blocks[i + 1 : i + 8]:
        if (
            later.units > 80
            and later.box.parent is blocks[i].box.parent
            and later.box.sign == blocks[i].box.sign
        ):
            return True
    return False
