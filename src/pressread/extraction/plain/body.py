"""Which blocks are the article's own paragraphs."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pressread.extraction.plain.blocks import Block
from pressread.extraction.plain.marks import byline_names, crumbs, date_lines, image_of
from pressread.extraction.plain.words import is_furniture

_STOP = re.compile(r"[.!?…。！？؟][\"”»’')\]“]*$|[.!?…,][”\"»]\s?$")


def ends_in_stop(text: str) -> bool:
    """Whether the text ends as a sentence does, closing marks aside."""
    return _STOP.search(text[-8:]) is not None


def body_blocks(blocks: Sequence[Block]) -> list[int]:
    """Indices of the blocks that are body, in order."""
    strong = [number for number, block in enumerate(blocks) if _is_prose(block.text)]
    if not strong:
        return []
    return [
        n
        for n in range(strong[0], strong[-1] + 1)
        if n in set(strong) or _may_stand(blocks[n].text)
    ]


def _is_prose(text: str) -> bool:
    if _is_marked(text) or not ends_in_stop(text):
        return False
    long = len(text.split()) >= 9 or len(text) >= 60
    return long and not (is_furniture(text) and len(text) < 160)


def _may_stand(text: str) -> bool:
    """Whether a line between two paragraphs may be one: a short paragraph or a subhead."""
    if _is_marked(text) or is_furniture(text):
        return False
    return ends_in_stop(text) or len(text.split()) <= 10


def _is_marked(text: str) -> bool:
    return bool(image_of(text) or crumbs(text) or date_lines(text) or byline_names(text))
