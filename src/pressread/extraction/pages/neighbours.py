"""The second look: a block in the light of what the first look found around it.

Articles stand together. Where the first score is unsure, the box that holds most of the article,
blocks cut to the same pattern, and the neighbours decide.
"""

from __future__ import annotations

from bisect import bisect_left
from math import log

from pressread.extraction.pages.blocks import Block, Box

SECOND = (
    "bias", "logit", "chance", "relative",
    "prev", "next", "prev2", "next2", "window_before", "window_after",
    "mass_before", "mass_after", "is_first", "is_last", "gap_before", "gap_after",
    "inside", "inside_close", "main_depth", "box_share", "box_mean", "parent_share",
    "parent_mean", "grand_share", "grand_mean",
    "pattern_mean", "pattern_share", "best_pattern", "wide_mean", "best_wide",
    "top", "short", "short_inside", "link_share", "subhead", "subhead_near", "subhead_far",
    "item", "item_mean", "odd_after_picture",
)  # fmt: skip
HEADINGS = frozenset({"h2", "h3", "h4", "h5", "h6"})
ITEMS = frozenset({"li", "td", "th", "dd", "dt"})

_MOST = 600  # units of one block that count, so that one giant does not outweigh an article
_FAR = 1000  # units of text without an article that count as far away


def second_rows(blocks: list[Block], boxes: list[Box], first: list[float]) -> list[list[float]]:
    """One row of ``SECOND`` a block. ``first`` is the first score (0..1) of each block."""
    look = _Second(blocks, boxes, first)
    return [
        look.own(i) + look.around(i) + look.along(i) + look.boxed(i) + look.shaped(i)
        for i in range(len(blocks))
    ]


class _Second:
    """Mass is the score of a block times its units: how much article it is likely to hold."""

    def __init__(self, blocks: list[Block], boxes: list[Box], first: list[float]) -> None:
        self.blocks = blocks
        self.first = first
        self.units = [min(block.units, _MOST) for block in blocks]
        self.mass = [p * u for p, u in zip(first, self.units, strict=True)]
        self.total = sum(self.mass) or 1.0
        self.mass_to = _running(self.mass)
        self.units_to = _running(self.units)
        self.box_mass = [0.0] * len(boxes)
        self.box_units = [0.0] * len(boxes)
        self._fill(boxes)
        self.main = self._deepest(boxes, 0.8)
        self.close = self._deepest(boxes, 0.5)
        self.within: dict[int, tuple[float, float]] = {}
        self.top = self._surest()
        self.strong = [i for i, p in enumerate(first) if p > 0.5 * self.top and self.units[i] > 60]
        self.patterns = self._table([_pattern(block.box) for block in blocks])
        self.wide = self._table([_wide(block.box) for block in blocks])
        self.best = max(self.patterns, key=lambda key: self.patterns[key][0], default="")
        self.best_wide = max(self.wide, key=lambda key: self.wide[key][0], default="")
        self.padded = [0.0] * 3 + first + [0.0] * 3
        self.padded_units = [0] * 3 + self.units + [0] * 3

    def _fill(self, boxes: list[Box]) -> None:
        for block, mass, units in zip(self.blocks, self.mass, self.units, strict=True):
            self.box_mass[block.box.number] += mass
            self.box_units[block.box.number] += units
        for box in reversed(boxes):
            if box.parent is not None:
                self.box_mass[box.parent.number] += self.box_mass[box.number]
                self.box_units[box.parent.number] += self.box_units[box.number]

    def _deepest(self, boxes: list[Box], share: float) -> Box | None:
        """The innermost box with that share of the mass."""
        holding = [box for box in boxes if self.box_mass[box.number] >= share * self.total]
        return max(holding, key=lambda box: box.depth, default=None)

    def _surest(self) -> float:
        """The score that the surest quarter of the mass reaches."""
        seen = 0.0
        for chance, units in sorted(zip(self.first, self.units, strict=True), reverse=True):
            seen += chance * units
            if seen >= 0.25 * self.total:
                return chance
        return 0.5

    def _table(self, keys: list[str]) -> dict[str, list[float]]:
        table: dict[str, list[float]] = {}
        for key, mass, units in zip(keys, self.mass, self.units, strict=True):
            cell = table.setdefault(key, [0.0, 0.0])
            cell[0] += mass
            cell[1] += units
        return table

    def own(self, i: int) -> list[float]:
        chance = min(max(self.first[i], 1e-3), 1 - 1e-3)
        relative = min(chance / (self.top + 1e-6), 1.5)
        return [1.0, log(chance / (1 - chance)), chance, relative]

    def around(self, i: int) -> list[float]:
        p, k = self.padded, i + 3
        return [
            p[k - 1], p[k + 1], p[k - 2], p[k + 2], self._mean(k - 3, k), self._mean(k + 1, k + 4),
        ]  # fmt: skip

    def _mean(self, start: int, end: int) -> float:
        units = self.padded_units[start:end]
        chances = self.padded[start:end]
        return sum(p * u for p, u in zip(chances, units, strict=True)) / (sum(units) or 1)

    def along(self, i: int) -> list[float]:
        before, after = self.mass_to[i] / self.total, 1 - self.mass_to[i + 1] / self.total
        gap_before, gap_after = self._gaps(i)
        return [
            before, after, float(before < 0.01), float(after < 0.01), gap_before / _FAR,
            gap_after / _FAR,
        ]  # fmt: skip

    def _gaps(self, i: int) -> tuple[float, float]:
        """Units of text to the nearest strong block on either side, at most ``_FAR``."""
        at = bisect_left(self.strong, i)
        before = self.units_to[i] - self.units_to[self.strong[at - 1] + 1] if at else _FAR
        at += at < len(self.strong) and self.strong[at] == i
        known = at < len(self.strong)
        after = self.units_to[self.strong[at]] - self.units_to[i + 1] if known else _FAR
        return min(before, _FAR), min(after, _FAR)

    def boxed(self, i: int) -> list[float]:
        box = self.blocks[i].box
        parent = box.parent or box
        grand = parent.parent or parent
        inside, close = self._inside(box)
        depth = box.depth - self.main.depth if inside and self.main else 8
        return [
            inside, close, min(depth, 8) / 8, *self._share(box), *self._share(parent),
            *self._share(grand),
        ]  # fmt: skip

    def _share(self, box: Box) -> tuple[float, float]:
        mass = self.box_mass[box.number]
        return mass / self.total, mass / (self.box_units[box.number] or 1)

    def _inside(self, box: Box) -> tuple[float, float]:
        found = self.within.get(box.number)
        if found is None:
            found = (_is_inside(box, self.main), _is_inside(box, self.close))
            self.within[box.number] = found
        return found

    def shaped(self, i: int) -> list[float]:
        block = self.blocks[i]
        box, pattern, wide = block.box, _pattern(block.box), _wide(block.box)
        mass, units = self.patterns[pattern]
        wide_mass, wide_units = self.wide[wide]
        short, head = float(block.units < 60), float(box.tag in HEADINGS)
        parent = box.parent or box
        item = float(box.tag in ITEMS or parent.tag == "li")
        gap = self._gaps(i)[1]
        return [
            mass / (units or 1), mass / self.total, float(pattern == self.best),
            wide_mass / (wide_units or 1), float(wide == self.best_wide),
            self.top, short, short * self._inside(box)[0], block.link_share,
            head, head * float(gap < 100), head * float(gap > 600),
            item, item * self._share(parent)[1],
            float(block.after_picture and pattern != self.best and block.units < 400),
        ]  # fmt: skip


def _running(values: list[float] | list[int]) -> list[float]:
    sums = [0.0]
    for value in values:
        sums.append(sums[-1] + value)
    return sums


def _is_inside(box: Box, outer: Box | None) -> float:
    around: Box | None = box
    while around is not None and outer is not None and around.depth >= outer.depth:
        if around is outer:
            return 1.0
        around = around.parent
    return 0.0


def _pattern(box: Box) -> str:
    """A box by its tag and class names and those of its parent."""
    return f"{box.sign}<{box.parent.sign}" if box.parent else box.sign


def _wide(box: Box) -> str:
    """A box by its tag and the two boxes around it, its own class names left out."""
    parent = box.parent or box
    grand = parent.parent or parent
    return f"{box.tag}<{parent.sign}<{grand.sign}"


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
