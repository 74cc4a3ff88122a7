"""Several articles in one page: where the next one begins."""

from __future__ import annotations

from pressread.extraction.pages.blocks import Block, Box


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
