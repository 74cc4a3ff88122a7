"""The last look at a body: lists whole or not at all, and nothing said twice at its head."""

from __future__ import annotations

from collections.abc import Iterable

from pressread.extraction.pages.blocks import Block, Box, ends_sentence
from pressread.extraction.pages.tree import fold
from pressread.text.dates import spoken_date

_GROUPS = frozenset({"ul", "ol", "dl", "table"})
# A list holding more than this is a layout, not a list.
MAX_LIST = 4000


def level_lists(blocks: list[Block], chances: list[float]) -> list[float]:
    """Chances with every short list or table of prose-like items taken as one."""
    groups: dict[int, list[int]] = {}
    for i, block in enumerate(blocks):
        home = _list_of(block.box)
        if home is not None:
            groups.setdefault(home.number, []).append(i)
    levelled = list(chances)
    for members in groups.values():
        units = sum(blocks[i].units for i in members)
        if len(members) > 1 and units <= MAX_LIST:
            mean = sum(chances[i] * blocks[i].units for i in members) / (units or 1)
            plain = all(blocks[i].link_share < 0.3 for i in members)
            told = 2 * sum(blocks[i].sentence for i in members) > len(members)
            own = (plain and told) or _follows(blocks, chances, members)
            for i in members:
                levelled[i] = max(mean, 0.6) if own and mean > 0.3 else mean
    return levelled


def _follows(blocks: list[Block], chances: list[float], members: list[int]) -> bool:
    """Whether a list without links stands right after a paragraph of the body, in its box."""
    home = _list_of(blocks[members[0]].box)
    before = members[0] - 1
    if home is None or before < 0 or any(blocks[i].linked for i in members):
        return False
    return chances[before] > 0.6 and blocks[before].box.parent is home.parent


def _list_of(box: Box) -> Box | None:
    """The outermost list or table within six boxes around."""
    found = None
    around: Box | None = box
    for _ in range(6):
        if around is None:
            break
        if around.tag in _GROUPS:
            found = around
        around = around.parent
    return found


def said_before(paragraphs: list[str], names: Iterable[str], lines: Iterable[str | None]) -> int:
    """How many paragraphs at the head only repeat the byline, the date or another field."""
    people = [fold(name) for name in names]
    known = {fold(line) for line in lines if line} | {"".join(people)}
    # Shorter names stand inside other words.
    people = [name for name in people if len(name) > 4 or not name.isascii()]
    count = 0
    for text in paragraphs[:4]:
        if not (fold(text) in known or _is_byline(text, people) or _is_date_line(text)):
            break
        count += 1
    return count


def _is_byline(text: str, people: list[str]) -> bool:
    """A short line around a name of the byline ("Von Ann Lee, Istanbul")."""
    words = fold(text)
    room = 40 + sum(map(len, people))
    return len(words) <= room and not ends_sentence(text) and any(name in words for name in people)


def _is_date_line(text: str) -> bool:
    return len(text) < 60 and spoken_date(text) is not None and len(text.split()) <= 9
