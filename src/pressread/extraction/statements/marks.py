"""Where quotation marks stand: pairs, nested pairs, missing partners. Knows nothing of speech.

One pass over the marks of a paragraph with a stack, so the time is linear in the number of marks.
A mark's direction comes from its shape, unless the white space around it says the opposite
(writers type “so“, ”so” and "so”, and German closes with the mark that English opens with).
"""

from __future__ import annotations

import re
from collections.abc import Sequence

_MARK = re.compile("''|``|[“”„‟\"«»‹›「」『』‘’‚'`]")
_ANY = re.compile("[“”„‟\"«»‹›「」『』‘’‚'`]")
_DOUBLE = re.compile("''|``|[“”„‟\"«»「」『』]")
_TRIM = " \t\r\n\u00a0\u202f“”„‟\"«»‹›「」『』‘’‚'`"
_OPENERS = frozenset("“„‟«「『‹``‘‚`")
_BEFORE_OPENER = frozenset(" \t\n\r\u00a0\u202f\u2009([{<—–-/―…:;=*•|“‘„«\"'¿¡")
_AFTER_CLOSER = frozenset(" \t\n\r\u00a0\u202f\u2009)]}>—–-/―….,:;!?*|”’»\"'“")
_SINGLES = frozenset("‘’‚'`‹›")
_HARD = {"「": 1, "『": 1, "」": -1, "』": -1, "``": 1, "„": 1}
_SHAPE = {"“": 1, "‟": 1, "”": -1, "«": 1, "»": -1, "‘": 1, "‚": 1, "’": -1, "‹": 1, "›": -1}
_ELISIONS = re.compile(r"['’‘](?:em|til|tis|twas|cause|bout|round|n|\d\d?s?)\b", re.IGNORECASE)


class Marked:
    """Some words between marks: ``start``/``end`` without them, ``left``/``right`` with them."""

    __slots__ = (
        "closed",
        "continued",
        "end",
        "given",
        "left",
        "mark",
        "paragraph",
        "right",
        "start",
    )

    def __init__(
        self, paragraph: int, text: str, left: int, right: int, mark: str, *, closed: bool
    ) -> None:
        start, end = _trim(text, left + len(mark), right - 1 if closed else right)
        self.paragraph, self.left, self.right, self.mark = paragraph, left, right, mark
        self.start, self.end, self.closed = start, end, closed
        self.continued = False  # the next paragraph opens again
        self.given = False  # set as speech (a turn, a block quotation), marks or none


def find_marked(paragraphs: Sequence[str]) -> list[list[Marked]]:
    """The outermost quoted words of each paragraph, left to right, none overlapping."""
    if not any(map(_ANY.search, paragraphs)):
        return [[] for _ in paragraphs]
    whole = "\n".join(paragraphs)
    doubles = sum(map(whole.count, _DOUBLES))
    singles = _writes_singles(paragraphs, doubles // 2)
    if not (doubles or singles):
        return [[] for _ in paragraphs]  # apostrophes alone
    reverse = any(map(whole.__contains__, "«»‹›")) and _guillemets_reversed(paragraphs)
    found = [_marked(index, text, reverse, singles) for index, text in enumerate(paragraphs)]
    for index, spans in enumerate(found[:-1]):
        if spans and not spans[-1].closed:
            after = found[index + 1]
            spans[-1].continued = bool(after) and not paragraphs[index + 1][: after[0].left].strip()
    return found


def _marked(index: int, text: str, reverse: bool, singles: bool) -> list[Marked]:
    by_singles = singles or _OUTER_SINGLE.search(text) is not None
    marks = [
        (match.start(), match.group(), _direction(text, match.start(), match.end(), reverse))
        for match in (_MARK if by_singles else _DOUBLE).finditer(text)
        if not _is_letter(text, match.start())
    ]
    if by_singles:
        doubles = [mark for mark in marks if mark[1] not in _SINGLES]
        inner = [mark for mark in marks if mark[1] in _SINGLES and not _elided(text, mark[0])]
        spans = _pair(index, text, inner, nested=False, strict=True)
        return _merge(spans, _pair(index, text, doubles, nested=True, strict=False))
    return _pair(index, text, marks, nested=True, strict=False)


def _pair(
    index: int, text: str, marks: list[tuple[int, str, int]], *, nested: bool, strict: bool
) -> list[Marked]:
    """Pair openers with closers. Without a balance, nesting is given up: an opener then ends
    what was open. ``strict`` drops what never closes."""
    spans: list[Marked] = []
    opened: list[tuple[int, str]] = []
    for at, mark, direction in marks:
        if direction == 0:
            direction = -1 if opened else 1
        if direction < 0 and not opened:
            continue
        if direction < 0:
            left, opener = opened.pop()
            if not opened:
                _add(spans, Marked(index, text, left, at + len(mark), opener, closed=True), mark)
            continue
        if opened and not nested:
            if not strict:
                left, opener = opened.pop()
                _add(spans, Marked(index, text, left, at, opener, closed=False), mark)
            opened.clear()
        opened.append((at, mark))
    if len(opened) > 1 or (opened and opened[0][0] < (spans[-1].left if spans else 0)):
        return _pair(index, text, marks, nested=False, strict=strict)
    if opened and not strict:
        left, opener = opened[0]
        _add(spans, Marked(index, text, left, len(text), opener, closed=False), "")
    return spans


def _add(spans: list[Marked], span: Marked, closer: str) -> None:
    if closer in ("''", "``") and span.closed:
        span.end = min(span.end, span.right - 2)
    if span.start < span.end:
        spans.append(span)


def _merge(first: list[Marked], second: list[Marked]) -> list[Marked]:
    """Both lists in order, without those that stand inside or across another."""
    out: list[Marked] = []
    for span in sorted(first + second, key=lambda one: (one.left, -one.right)):
        if not out or span.left >= out[-1].right:
            out.append(span)
    return out


def _direction(text: str, start: int, end: int, reverse: bool) -> int:
    """1 opens, -1 closes, 0 could be either."""
    mark = text[start:end]
    if mark in _HARD:
        return _HARD[mark]
    before = text[start - 1] if start else " "
    after = text[end] if end < len(text) else " "
    if mark in "«»‹›":
        return -_SHAPE[mark] if reverse else _SHAPE[mark]
    opens = before in _BEFORE_OPENER and not after.isspace()
    closes = not before.isspace() and after in _AFTER_CLOSER
    if mark in "‘’'`‚":
        opens = before in _BEFORE_OPENER and after.isalnum()
        closes = not before.isspace() and not after.isalnum()
    if opens != closes:
        return 1 if opens else -1
    if opens and (after in ",;:)" or (after == "." and text[end : end + 2] != "..")):
        return -1  # „Sie sagte: ‚Nein‘“, berichtet er.
    return _SHAPE.get(mark, 0)


def _is_letter(text: str, at: int) -> bool:
    """Whether a mark stands inside a Hebrew word, where it marks an abbreviation."""
    return 0 < at < len(text) - 1 and "א" <= text[at - 1] <= "ת" and "א" <= text[at + 1] <= "ת"


def _elided(text: str, at: int) -> bool:
    """An apostrophe that stands for letters left out (’em, ’90s), or inside a word."""
    before = text[at - 1] if at else " "
    after = text[at + 1] if at + 1 < len(text) else " "
    if before.isalnum() and after.isalnum():
        return True
    return not before.isalnum() and _ELISIONS.match(text, at) is not None


def _guillemets_reversed(paragraphs: Sequence[str]) -> bool:
    """Whether the text writes »so«, as German books do: by the first paragraph with a pair, else
    by the first with a mark (“Home » World » Turkey” is no quotation)."""
    first = ""
    for text in paragraphs:
        found = _ANGLED.findall(text)
        if not _OPEN_ANGLES.isdisjoint(found) and not _CLOSED_ANGLES.isdisjoint(found):
            return found[0] in "»›"
        first = first or (found[0] if found else "")
    return first in ("»", "›")


_OPEN_ANGLES, _CLOSED_ANGLES = frozenset("«‹"), frozenset("»›")
_ANGLED = re.compile("[«»‹›]")
_DOUBLES = ("''", "``", *'“”„‟"«»「」『』')
_SINGLE_OPENER = re.compile("[‘'‹›‚]")
_OPEN_SINGLE = re.compile(r"(?:^|[\s(\[—–])[‘'‹›‚](?=\w)")
_CLOSE_SINGLE = re.compile(r"[.,!?\w][’'›‹‘](?=[\s.,;:)\]—–]|$)")
# ‘single marks around “double” ones’: the outer pair is the quotation.
_OUTER_SINGLE = re.compile(
    r"(?:^|[\s(\[—–])(?:"
    r"‘(?=\w)(?:[^‘’“”]|\w’\w)*“[^“”‘]*”(?:[^‘’]|\w’\w)*’"
    r"|‚(?=\w)[^‚‘„“]*„[^„“‚]*“[^‚‘]*‘"
    r"|›(?=\w)[^›‹»«]*»[^»«›]*«[^›‹]*‹"
    r"|'(?=\w)(?:[^'\"]|\w'\w)*\"[^'\"]*\"(?:[^']|\w'\w)*'"
    r")(?=[\s.,;:)\]—–]|$)"
)


def _writes_singles(paragraphs: Sequence[str], doubles: int) -> bool:
    """Whether single marks are this text's first choice (British papers)."""
    singles = 0
    for text in paragraphs:
        if not _SINGLE_OPENER.search(text):
            continue
        opening = len(_OPEN_SINGLE.findall(text))
        singles += min(opening, len(_CLOSE_SINGLE.findall(text))) if opening else 0
    return singles > doubles


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    end = max(start, end)
    while start < end and text[start] in _TRIM:
        start += 1
    last = end
    while end > start and text[end - 1] in _TRIM:
        end -= 1
    if end < last and _closes_inner(text, start, end):
        end += 1
    return start, end


def _closes_inner(text: str, start: int, end: int) -> bool:
    """Whether the mark at ``end`` closes one opened inside: He said “no”."""
    opener = _OPENER_OF.get(text[end])
    if opener is None:
        return False
    opened = text.rfind(opener, max(start, end - _NESTED), end)
    return opened >= 0 and text.find(text[end], opened, end) < 0


_OPENER_OF = {"”": "“", "’": "‘", "»": "«", "›": "‹", "」": "「", "‘": "‚"}
_NESTED = 300  # characters of nested words looked back over
