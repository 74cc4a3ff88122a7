"""The words of a page that a reader sees, when nothing more can be made of it."""

from __future__ import annotations

from pressread.extraction.pages.blocks import blocks_of
from pressread.extraction.pages.tree import parse


def visible_text(html: str) -> str:
    """One line a block, in the order of the page; scripts, styles and controls left out.

    Raises ``NoArticle`` and ``TooLarge`` as ``read_page`` does.
    """
    blocks, _ = blocks_of(parse(html).root)
    return "\n".join(block.text for block in blocks)
