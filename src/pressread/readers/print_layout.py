"""Text as it was set in print: lines joined, words that a hyphen parts, heads of pages dropped.

For what the reader of PDF makes of a page, line by line.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from pressread.text.date_fields import date_field
from pressread.text.publishers import is_publisher

_HYPHEN = re.compile(r"([^\W\d_]+)[-\u2010\u00ad¬]\n[ \t]*([^\W\d_]\S*)")
# Words that keep the hyphen behind them: before these a compound is written with one.
_FIRST_NAMES = """
well ill self ex non half all long short high low old new first second third last mid pre post semi
multi full part single double twin so much best better hard soft left right north south east west
far near open free deep wide large small big two three four five six seven eight nine ten eleven
twelve twenty thirty forty fifty sixty seventy eighty ninety hundred thousand million
anglo franco sino russo co vice
"""
_FIRST = frozenset(_FIRST_NAMES.split())
_JUMP = re.compile(
    r"[ \t]*[\[(►▶»]?\s*(?:please )?(?:see|turn to|continued (?:on|from)|"
    r"cont(?:inue)?d?\.? (?:on|from)|from|"
    r"continues on|more on|fortsetzung (?:auf|von)|siehe|weiter auf|(?:lire la )?suite(?: en)?|"
    r"suite de la|lire|sigue en|viene de|continúa en|pasa a|segue (?:a|da)|continua (?:a|na|da)|"
    r"continuação da|vervolg (?:op|van)|zie|lees verder op|fortsätter på|fortsættes (?:på|fra)|"
    r"fortsetter på|jatkuu|ciąg dalszy na|dokończenie na|pokračování na|продолжение на|"
    r"окончание на|devamı)"
    r"(?:[ \t]+[^\W\d_]+,?){0,4}?[ \t]*(?:pages?|pg\.?|p\.|seite|s\.|pág(?:ina|\.)?|página|pagina|"
    r"pag\.?|pp?|sidan?|side|sivulla|sivulta|str(?:on(?:ie|a|ě)|\.)|стр\.?|с\.|sayfa(?:da)?)"
    r"[ \t]*[A-Z]{0,2}-?\d{1,3}[A-Z]?(?:['’]?[\w]{0,4})?[\])]?\.?[ \t]*",
    re.IGNORECASE,
)
_GAP = re.compile(r"\S {3,}\S")
_PAGE = re.compile(
    r"(?:page|seite|pagina|página|side|sida|strona|стр\.?)? ?[A-Z]{0,2}-?\d{1,4}", re.I
)
_SHORT = 90  # letters of a line that may be a running head
_NARROW = 30  # letters of a line of a head; columns of a paper are wider
_STOPS = '.!?”"»…:;'


class Relaid(NamedTuple):
    """A text without running heads and jump lines, and the first of those heads."""

    text: str
    head: str = ""


def relaid(text: str) -> Relaid:
    """The text with the words and lines of a paragraph joined, and what stood over its pages."""
    lines = text.split("\n")
    heads = _heads(lines)
    kept: list[str] = []
    head = ""
    turned = False
    for line in lines:
        if _key(line) in heads:
            head, turned = head or line, True
        elif _JUMP.fullmatch(line):
            turned = True
            if kept and _is_catchword(kept[-1], len(kept)):
                kept.pop()
        elif line.strip() or not turned:  # a sentence may go on where the page was turned
            if turned and kept and kept[-1].strip()[-1:] in _STOPS:
                kept.append("")
            _add(kept, line)
            turned = False
    blocks = joined("\n".join(kept)).split("\n\n")
    return Relaid("\n\n".join(map(_filled, blocks)).strip("\n"), head)


def _filled(block: str) -> str:
    """A block as one line, unless its lines are short each: those of a head."""
    return block if max(map(len, block.split("\n"))) < _NARROW else " ".join(block.split())


def _add(kept: list[str], line: str) -> None:
    """Add a line; one that begins small goes on with a short one above, as in a headline."""
    above = kept[-1].rstrip() if kept else ""
    if line[:1].islower() and above and above[-1] not in f"-\u2010\u00ad¬{_STOPS}":
        kept[-1] = f"{above} {line.strip()}"
    else:
        kept.append(line)


def _is_catchword(line: str, place: int) -> bool:
    """Whether a line is the word by which a jumped story is found again ("BRIDGE")."""
    word = line.strip()
    return place > 3 and word.isupper() and len(word.split()) <= 2


def joined(text: str) -> str:
    """The text with words joined that a hyphen parts at a line's end; ``well-known`` stays."""
    return _HYPHEN.sub(_mended, text)


def _mended(found: re.Match[str]) -> str:
    before, after = found[1], found[2]
    if after[0].isupper() or before.lower() in _FIRST:
        return f"{before}-{after}"
    return before + after


def _heads(lines: Sequence[str]) -> frozenset[str]:
    """Lines that are the same on several pages but for numbers, or end in a page's number."""
    keys = Counter(key for line in lines if (key := _key(line)))
    return frozenset(
        key for key, count in keys.items()
        if key and (count > 1 and "#" in key and len(key.split()) > 1)
    )  # fmt: skip


def _key(line: str) -> str:
    """A line by which the heads of pages are the same."""
    bare = " ".join(line.split())
    if not bare or len(bare) > _SHORT or not (_GAP.search(line.strip()) or _PAGE.fullmatch(bare)):
        return ""
    return re.sub(r"\d+", "#", re.sub(r"\b[A-Z]?\d+[A-Z]?\b", "#", bare))


def running_heads(pages: Sequence[Sequence[str]]) -> tuple[list[set[int]], str]:
    """Which lines of each page stand first or last on several pages, and the first of them.

    A line on top that parts a day from other words by wide white is one on a single page too.
    """
    edges: Counter[str] = Counter()
    for page in pages:
        edges.update({_edge(line) for line in (*page[:3], *page[-3:])})
    often = max(2, len(pages) // 3)
    repeated = {key for key, count in edges.items() if key and count >= often}
    places, head = [], ""
    for page in pages:
        dropped = {place for place in range(len(page)) if _drops(page, place, repeated)}
        if page and _GAP.search(page[0]) and "published" in said_above(page[0]):
            dropped.add(0)
        head = head or next((page[place] for place in sorted(dropped)), "")
        places.append(dropped)
    return places, head


def _drops(page: Sequence[str], place: int, repeated: Iterable[str]) -> bool:
    if 3 <= place < len(page) - 3:
        return False
    return _edge(page[place]) in repeated or bool(_PAGE.fullmatch(page[place].strip()))


def _edge(line: str) -> str:
    bare = " ".join(line.split())
    return re.sub(r"\d+", "#", bare) if len(bare) <= _SHORT else ""


def said_above(head: str) -> dict[str, str]:
    """Paper and day as the head of a page has them: "THE COURIER      March 5, 2024      A3"."""
    cells = [cell.strip() for cell in re.split(r"\s{3,}|\t", head.strip())]
    day = next(filter(None, map(date_field, (cell for cell in cells if len(cell) > 5))), None)
    paper = next((cell for cell in cells if is_publisher(cell)), None)
    stated = {"published": day, "publisher": paper}
    return {name: value for name, value in stated.items() if value}
