"""Small pages without furniture: what people make, print to HTML, or get from a reading service.

Where the headline stands in a box of little else than paragraphs, that box is the article, whole:
no model need be asked, and no short paragraph of it is lost.
"""

from __future__ import annotations

from typing import Any

from pressread.extraction.pages.blocks import Block, Box
from pressread.extraction.pages.cues import BIT, LETTER, PAYWALL, RELATED
from pressread.extraction.pages.images import Captions
from pressread.text.labels import is_label

_MOST_UNITS, _MOST_BLOCKS = 6000, 60
_MOSTLY = 0.6  # of the words of a small page's box: its body
_LINKED, _TEASER = 0.8, 700  # share of a heading that is link, code points of a teaser
_LINKED_LINE = 80  # code points: a longer sentence that is all link is a paragraph
_LEAST_LEFT = 0.3  # of what the model took for the body, once teasers are out
_OTHER = (
    BIT["related"] | BIT["teaser"] | BIT["letter"] | BIT["social"] | BIT["comment"] | BIT["nav"]
    | BIT["advert"] | BIT["consent"] | BIT["foot"] | BIT["side"] | BIT["control"]
)  # fmt: skip
_PLAIN = frozenset(
    "p blockquote li td th tr h1 h2 h3 h4 h5 h6 figcaption div section article main pre dt dd ul "
    "ol dl table tbody thead figure header body q cite address span time center".split()
)


def small_article(
    blocks: list[Block], start: int | None, heading: Any, captions: Captions, dek: Block | None
) -> list[Block]:
    """The blocks of the body of a small page, in order; none where the page is no such one."""
    if start is None or heading is None:
        return []
    home = _home(blocks[start].box)
    if home is None or home.chars > _MOST_UNITS or home.blocks > _MOST_BLOCKS:
        return []
    inside = [block for block in blocks[start + 1 :] if _within(block.box, home)]
    if teasers := _teasers(blocks):
        inside = [b for b in inside if not teasers & set(map(id, _around(b.box)))]
    if any(_is_furniture(block, home) for block in inside):
        return []
    foreign = [block for block in inside if _is_foreign(block)]
    apart = {id(block.box.parent) for block in foreign if block.box.parent is not home}
    kept = [
        block
        for block in inside
        if block not in foreign
        and id(block.box.parent) not in apart
        and block is not dek
        and captions.home(block) is None
        and not _is_meta(block, home)
    ]
    told = sum(block.units for block in kept if block.sentence)
    inside = [b for b in inside if b not in foreign and id(b.box.parent) not in apart]
    whole = sum(block.units for block in inside)
    return kept if told >= _MOSTLY * whole and not _is_dek_alone(kept) else []


def _is_dek_alone(kept: list[Block]) -> bool:
    return not any(block.sentence for block in kept)


def without_teasers(blocks: list[Block], chances: list[float]) -> list[float]:
    """The chances without other stories: boxes cut alike, each of a linked heading and its words,
    that stand together; a list that is most of the article stays.
    """
    teasers = _teasers(blocks)
    if not teasers:
        return chances
    told = [
        0.0 if teasers & set(map(id, _around(block.box))) else chance
        for block, chance in zip(blocks, chances, strict=True)
    ]
    before = sum(c * b.units for b, c in zip(blocks, chances, strict=True))
    after = sum(c * b.units for b, c in zip(blocks, told, strict=True))
    return told if after >= _LEAST_LEFT * before else chances


def _teasers(blocks: list[Block]) -> set[int]:
    """The boxes of other stories, by ``id``."""
    homes: dict[int, list[Box]] = {}
    for block in blocks:
        if block.box.tag in ("h2", "h3", "h4") and block.link_share > _LINKED:
            home = block.box.parent
            if home is not None and home.parent is not None and home.chars < _TEASER:
                homes.setdefault(id(home.parent), []).append(home)
    return {id(home) for some in homes.values() if len(some) > 1 for home in some}


def _around(box: Box) -> list[Box]:
    found: list[Box] = []
    around: Box | None = box
    while around is not None and len(found) < 6:
        found.append(around)
        around = around.parent
    return found


def _home(box: Box) -> Box | None:
    """The ``article`` around a headline; else the ``main`` or ``body`` of a page."""
    around: Box | None = box
    while around is not None:
        if around.tag in ("article", "main", "body"):
            return around
        around = around.parent
    return None


def _within(box: Box, home: Box) -> bool:
    around: Box | None = box
    while around is not None:
        if around is home:
            return True
        around = around.parent
    return False


def _is_foreign(block: Block) -> bool:
    """Whether a line sends the reader elsewhere, or asks something of him."""
    text = block.text[:200].lower()
    said = RELATED.match(text) or PAYWALL.search(text) or LETTER.search(text)
    linked = block.link_share > 0.5 and not (block.sentence and block.units > _LINKED_LINE)
    return (block.units < 200 and said is not None) or linked


def _is_furniture(block: Block, home: Box) -> bool:
    """Whether a block shows that the box holds more than an article: bars, boxes, other stories."""
    around: Box | None = block.box
    while around is not None and around is not home:
        if around.marks & _OTHER or around.tag in ("nav", "footer", "aside", "form"):
            return True
        if around.tag not in _PLAIN:
            return True
        around = around.parent
    return False


def _is_meta(block: Block, home: Box) -> bool:
    """Whether a line is of the head: marked as the author's or the date's, or a label."""
    marked = BIT["author"] | BIT["meta"] | BIT["overline"] | BIT["tags"]
    around: Box | None = block.box
    while around is not None and around is not home:
        if around.marks & marked and block.units < 200:
            return True
        around = around.parent
    return is_label(block.text)
