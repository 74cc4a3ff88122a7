"""From scored blocks to the body: its paragraphs, the captions beside it, what was set aside."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from pressread.article import Image
from pressread.extraction.pages.blocks import Block, Box, ends_sentence, units_of
from pressread.extraction.pages.cues import LOGIN, PAYWALL
from pressread.extraction.pages.images import MAX_IMAGES, Captions, image_of
from pressread.extraction.pages.neighbours import HEADINGS, level_lists
from pressread.extraction.pages.several import entries_of, next_article
from pressread.extraction.pages.tree import fold
from pressread.text.dates import spoken_date

LIKELY = 0.55
# A paragraph this long that stood before already is a repetition, not a refrain.
REPEATED = 40
# A longer cell is a paragraph.
MAX_CELL = 300
# A body under this many code points is read again by trafilatura.
THIN = 500


@dataclass(slots=True)
class Body:
    """``paragraphs`` and ``kinds`` are parallel; ``first``/``last`` number its outermost blocks."""

    paragraphs: list[str] = field(default_factory=list)
    kinds: list[str] = field(default_factory=list)
    images: list[Image] = field(default_factory=list)
    aside: list[Block] = field(default_factory=list)
    first: int = 0
    last: int = -1
    several: bool = False
    small: bool = False

    @property
    def size(self) -> int:
        """Code points of all paragraphs."""
        return sum(map(len, self.paragraphs))

    def drop_head(self, names: Iterable[str], lines: Iterable[str | None]) -> None:
        """Leave out first paragraphs that only repeat the byline or another field."""
        count = said_before(self.paragraphs, names, lines)
        del self.paragraphs[:count], self.kinds[:count]

    def drop_lines(self, told: Callable[[str], bool]) -> None:
        """Leave out the paragraphs of which ``told`` says that they are none."""
        kept = [n for n, text in enumerate(self.paragraphs) if not told(text)]
        self.paragraphs = [self.paragraphs[n] for n in kept]
        self.kinds = [self.kinds[n] for n in kept]

    def clear(self) -> None:
        """Leave out what turned out to be no body."""
        self.paragraphs, self.kinds = [], []

    @property
    def has_prose(self) -> bool:
        """Whether anything in it reads like a sentence or two that is no wall."""
        least = 10 if self.small else 60
        return any(
            units_of(text) >= least and ends_sentence(text) and not _is_wall(text)
            for text in self.paragraphs
        )

    def take_if_longer(self, other: list[tuple[str, str]], headline: str) -> bool:
        """Take another reading's ``(kind, text)`` in place of this one's where it found more."""
        other = [
            (kind, text) for kind, text in other if not _is_headline(fold(text), fold(headline))
        ]
        if sum(len(text) for _, text in other) <= 1.5 * self.size:
            return False
        self.paragraphs = [text for _, text in other]
        self.kinds = [kind for kind, _ in other]
        return True


def assemble(
    blocks: list[Block],
    chances: list[float],
    headline: str,
    dek: Block | None,
    captions: Captions,
    base: str | None,
    *,
    live: bool = False,
) -> Body:
    """Put the likely blocks together, in the order of the page.

    ``live`` coverage keeps the times of its entries: each heads the words after it.
    """
    chosen = [
        block
        for block, chance in zip(blocks, level_lists(blocks, chances), strict=True)
        if chance > LIKELY and block is not dek and captions.home(block) is None
    ]
    body = Body()
    chosen = _without_repetition(chosen, headline)
    second = next_article(blocks, chosen)
    if second is not None:
        body.several = True
        chosen = [block for block in chosen if block.box.number < second.number]
    times: dict[int, str] = {}
    if live and chosen:
        chosen, times = entries_of(blocks, chosen)
    if chosen:
        body.first, body.last = chosen[0].number, chosen[-1].number
    taken = {block.number for block in chosen}
    _set(body, chosen, times)
    near = blocks[max(0, body.first - 25) : body.last + 6]
    rest = [block for block in near if block.number not in taken and block is not dek]
    body.images, rest = _pictures(rest, captions, base)
    title = fold(headline)
    said = set(times.values())
    body.aside = [
        b for b in rest if b.number > body.first and not _is_frame(b, title) and b.text not in said
    ]
    return body


def _is_headline(words: str, title: str) -> bool:
    """Whether folded words are the headline, which may have been cut."""
    return words == title or (len(title) > 300 and words.startswith(title))


def _is_wall(text: str) -> bool:
    lowered = text[:400].lower()
    return LOGIN.search(lowered) is not None or PAYWALL.search(lowered) is not None


def _without_repetition(blocks: list[Block], headline: str) -> list[Block]:
    kept, met, title = [], set(), fold(headline)
    for block in blocks:
        words = fold(block.text)
        if (
            words
            and not _is_headline(words, title)
            and not (len(block.text) > REPEATED and words in met)
        ):
            kept.append(block)
        met.add(words)
    return kept


def _set(body: Body, blocks: list[Block], times: dict[int, str]) -> None:
    row: Box | None = None
    for block in blocks:
        cell = _row(block)
        if cell is not None and cell is row:
            body.paragraphs[-1] += f" | {block.text}"
        else:
            parts = _parts(block)
            if block.number in times:
                parts = (f"{times[block.number]} · {parts[0]}", *parts[1:])
            body.paragraphs.extend(parts)
            body.kinds.extend([kind_of(block)] * len(parts))
        row = cell


def _parts(block: Block) -> tuple[str, ...]:
    """The block, or its lines where each of them reads like a paragraph of its own."""
    lines = block.lines
    if len(lines) > 1 and all(map(ends_sentence, lines)) and len(block.text) > 80 * len(lines):
        return lines
    return (block.text,)


def _row(block: Block) -> Box | None:
    """The row of a table of data that a block is a cell of; layout tables have none."""
    row: Box | None = None
    box: Box | None = block.box
    for _ in range(8):
        if box is None or box.tag == "table":
            break
        row = row or (box if box.tag == "tr" else None)
        box = box.parent
    if row is None or box is None or block.units > MAX_CELL or 2 * box.prose > box.chars:
        return None
    return row


def _is_frame(block: Block, title: str) -> bool:
    """Whether a block belongs to the page's frame, or repeats the headline."""
    if fold(block.text) == title:
        return True
    box: Box | None = block.box
    while box is not None:
        if box.tag in ("nav", "footer"):
            return True
        box = box.parent
    return False


def kind_of(block: Block) -> str:
    """``paragraph``, ``subhead``, ``blockquote``, ``item``, ``table`` or ``preformatted``."""
    box: Box | None = block.box
    for _ in range(5):
        if box is None:
            break
        if box.tag in HEADINGS or box.tag == "h1":
            return "subhead"
        if box.tag in ("td", "th"):
            return "table" if _row(block) else "paragraph"
        if box.tag in ("li", "dd", "dt"):
            return "item"
        if box.tag == "blockquote":
            return "blockquote"
        if box.tag == "pre":
            return "preformatted"
        box = box.parent
    return "paragraph"


def _pictures(
    blocks: list[Block], captions: Captions, base: str | None
) -> tuple[list[Image], list[Block]]:
    """The images of the captions among some blocks, and the blocks that are no captions."""
    homes: dict[int, tuple[Box, list[str]]] = {}
    rest = []
    for block in blocks:
        home = captions.home(block)
        if home is None:
            rest.append(block)
        else:
            homes.setdefault(home.number, (home, []))[1].append(block.text)
    images = [image_of(home, texts, base) for home, texts in list(homes.values())[:MAX_IMAGES]]
    return [image for image in images if image.caption or image.credit], rest


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
