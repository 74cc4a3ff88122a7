"""What a reader of the record should know: walls, several articles, live coverage."""

from __future__ import annotations

from pressread.extraction.pages.blocks import Block
from pressread.extraction.pages.body import Body
from pressread.extraction.pages.cues import LOGIN, PAYWALL
from pressread.extraction.pages.jsonld import Stated
from pressread.extraction.pages.tree import Page

# A body under this many code points is likely the teaser of a page that is not free.
TEASER = 1500
SHORT = 500

LOGIN_WALL = "a login wall: the page asks for an account and shows little else"
LIVE = "a live blog: its entries are read in the order of the page"
SEVERAL = "several articles in one page: the first is read"
NO_BODY = "no body text was found in the page"


def is_truncated(body: Body, blocks: list[Block], ld: Stated) -> bool:
    """Whether the page says that the rest of the article is for those who pay."""
    if body.last >= 0:
        near = blocks[max(0, body.first - 3) : body.last + 8]
        if any(block.units < 400 and PAYWALL.search(block.text.lower()) for block in near):
            return True
    free = str(ld.article.get("isAccessibleForFree")).lower()
    return free == "false" and body.size < TEASER


def is_login_wall(page: Page, body: Body, blocks: list[Block]) -> bool:
    """Little text, and a field for a password or words that ask to sign in."""
    if body.size >= SHORT:
        return False
    asks = any(field.get("type") == "password" for field in page.root.iter("input"))
    return asks or any(LOGIN.search(block.text[:300].lower()) for block in blocks[:200])
