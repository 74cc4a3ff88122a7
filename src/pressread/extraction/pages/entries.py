"""Live coverage: each entry keeps the time at which it was posted."""

from __future__ import annotations

import re

from pressread.extraction.pages.blocks import Block, Box
from pressread.extraction.pages.jsonld import Stated
from pressread.extraction.pages.printed_dates import UPDATE_WORD
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


def next_article(blocks: list[Block], chosen: list[Block]) -> Box | None:
    """The second of several ``article`` boxes that each hold an ``h1`` and part of the body."""
    homes: dict[int, Box] = {}
    for block in chosen:
        home = _home(block.box)
        if home is not None:
            homes.setdefault(home.number, home)
    headed = {_number(_home(block.box)) for block in blocks if block.box.tag == "h1"}
    titled = [home for number, home in homes.items() if number in headed]
    return titled[1] if len(titled) > 1 else None


def _number(box: Box | None) -> int:
    return -1 if box is None else box.number


def _home(box: Box) -> Box | None:
    """The outermost ``article`` around a box."""
    found = None
    around: Box | None = box
    while around is not None:
        if around.tag == "article":
            found = around
        around = around.parent
    return found
