"""Live coverage: each entry keeps the time at which it was posted."""

from __future__ import annotations

import re

from pressread.extraction.pages.blocks import Block
from pressread.extraction.pages.jsonld import Stated
from pressread.extraction.pages.printed import UPDATE_WORD
from pressread.text.clocks import clock_in

# A longer line says more than when; blocks between a time and the words it belongs to.
MAX_TIME = 40
REACH = 3

_WORDS = re.compile(r"[^\W\d_]{3,}")


def is_live(ld: Stated) -> bool:
    """Whether the page calls itself live coverage."""
    kinds = ld.article.get("@type")
    return "LiveBlogPosting" in (kinds if isinstance(kinds, list) else [kinds])


def entries_of(blocks: list[Block], chosen: list[Block]) -> tuple[list[Block], dict[int, str]]:
    """The chosen blocks without lines that only tell the time; those times apart.

    Times are kept by the number of the block that each stands before.
    """
    numbers = {block.number for block in chosen}
    times: dict[int, str] = {}
    kept: list[Block] = []
    waiting: Block | None = None
    for block in blocks[max(0, chosen[0].number - REACH) : chosen[-1].number + 1]:
        if _is_time(block):
            waiting = block
        elif block.number in numbers:
            kept.append(block)
            if waiting is not None and block.number - waiting.number <= REACH:
                times[block.number] = waiting.text
            waiting = None
    return kept, times


def _is_time(block: Block) -> bool:
    """Whether a line is a time of day, perhaps with a zone and a date, and nothing more."""
    text = block.text
    if len(text) > MAX_TIME or clock_in(text) is None or UPDATE_WORD.search(text):
        return False
    return len(_WORDS.findall(text)) <= 3
