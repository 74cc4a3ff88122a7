"""Raw pasted text -> blocks: one paragraph, heading or menu entry each.

Three layouts come in: a paragraph a line (with or without blank lines), and hard-wrapped lines
(mail, wires, old exports), whose paragraphs are joined again. Wrapping is told by the one thing
that wrapping does: the first word of a line would not have fitted on the line before.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from itertools import pairwise

_BREAKS = re.compile(r"\r\n?|[\u2028\u2029\x85]")
# Control characters (white space aside), soft hyphens, zero-width marks, surrogates.
_DROPPED = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\xad\u200b\u2060\ufeff\ud800-\udfff]")

_MIN_WIDTH, _MAX_WIDTH = 30, 110
_SLACK = 4
_PREFIX_WORDS = """all anti co cross ex far half high ill inter left long low mid multi near non off
    over post pre pro right self semi short so sub then trans ultra under vice well"""
_PREFIXES = frozenset(_PREFIX_WORDS.split())


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph or line. ``line`` is the 1-based number of its first line in the raw text,
    ``gap`` how many blank lines stand before it, ``row`` whether it is the row of a table.
    """

    text: str
    line: int
    gap: int
    row: bool = False


@dataclass(frozen=True, slots=True)
class _Line:
    text: str
    number: int
    gap: int
    indent: int
    row: bool = False


def read_blocks(text: str) -> list[Block]:
    """The blocks of ``text``, none of them empty, white space single, no control characters."""
    lines = _lines(_DROPPED.sub("", _BREAKS.sub("\n", text)))
    width = _wrap_width([line for line in lines if not line.row])
    if not width:
        return [Block(line.text, line.number, line.gap, line.row) for line in lines]
    words = Counter(word.casefold() for line in lines for word in line.text.split())
    return _rejoin(lines, width, words)


def _lines(text: str) -> list[_Line]:
    raw = text.split("\n")
    quoted = sum(line.startswith(">") for line in raw)
    if quoted > 0.8 * sum(map(bool, map(str.strip, raw))):
        raw = [line.lstrip("> ") for line in raw]
    rows, running = rows_of(raw), running_heads(raw)
    found, gap = [], 0
    for number, line in enumerate(raw, 1):
        clean = " ".join(line.split())
        if not clean or _RULE.fullmatch(clean) or number - 1 in running or _JUMP.fullmatch(clean):
            gap += 1
            continue
        cells = rows.get(number - 1)
        text = " | ".join(cells) if cells else _HEADING.sub("", clean)
        found.append(_Line(text, number, gap, len(line) - len(line.lstrip()), cells is not None))
        gap = 0
    return found


_RULE = re.compile(r"[-*_=~+#·•|: ]{3,}")
_HEADING = re.compile(r"^#{1,6}\s+(?=\S)")
# What a paper prints where a story goes on elsewhere.
_JUMP = re.compile(
    r"(?:(?:please )?(?:see|turn to|continued (?:on|from)|cont(?:inue)?d?\.? on|from) .{0,30}\b"
    r"(?:page|pg)\.? ?[A-Z]?\d+|(?:fortsetzung|weiter) (?:auf|von) seite \d+|suite (?:en )?page \d+"
    r"|(?:sigue|viene) (?:en|de) (?:la )?p[áa]gina \d+|segue (?:a|da) pagina \d+"
    r"|(?:continua|vem) (?:na|da) página \d+|vervolg (?:op|van) pagina \d+"
    r"|fort?s(?:ätter|ættes|ettes?) (?:på|fra|från) (?:side|sida|sidan) \d+"
    r"|ciąg dalszy na (?:str\.|stronie) ?\d+|продолжение на (?:стр\.|странице) ?\d+"
    r"|devamı \d+\.? sayfada)\W*",
    re.I,
)
_CELLS = re.compile(r"\t+|\s*\|\s*|(?<=\S)\s{2,}(?=\S)")
_LEAST_CELLS, _CELL = 3, 6  # cells of a row, words of a cell


def rows_of(raw: list[str]) -> dict[int, list[str]]:
    """The cells of the lines that are rows of tables: two or more together, cut alike by tabs,
    bars or columns. Rules of Markdown tables are left out.
    """
    cells = [_cells(line) for line in raw]
    found: dict[int, list[str]] = {}
    start = 0
    while start < len(raw):
        end = start
        while end < len(raw) and len(cells[end]) == len(cells[start]) >= _LEAST_CELLS:
            end += 1
        if end - start >= 2 and _is_table(cells[start:end]):
            found.update(
                {n: cells[n] for n in range(start, end) if not _RULE.fullmatch(raw[n].strip())}
            )
        start = max(end, start + 1)
    return found


def _cells(line: str) -> list[str]:
    if "\t" not in line and "|" not in line and "  " not in line.strip():
        return []
    parts = [" ".join(part.split()) for part in _CELLS.split(line.strip().strip("|").strip())]
    return parts if all(len(part.split()) <= _CELL for part in parts) else []


def _is_table(rows: list[list[str]]) -> bool:
    """Whether figures stand in it: menus of a site are cut alike too, and have none."""
    below = rows[1:]
    return sum(any(any(map(str.isdigit, cell)) for cell in row) for row in below) * 2 > len(below)


def running_heads(raw: list[str]) -> set[int]:
    """The lines that a paper prints over every page, but for the first: alike but for figures,
    with wide gaps in them.
    """
    seen: dict[str, int] = {}
    again = set()
    for number, line in enumerate(raw):
        if "   " in line.strip() and len(line.split()) <= _MOST_HEAD_WORDS:
            key = re.sub(r"[A-Z]?\d+", "0", " ".join(line.split()))
            if key in seen:
                again.add(number)
            seen.setdefault(key, number)
    return again if len(again) < len(raw) / 4 else set()


_MOST_HEAD_WORDS = 14


def columns_run_together(text: str) -> bool:
    """Whether two columns of a page stand side by side in most lines."""
    lines = [line for line in text.split("\n") if line.strip()]
    cut = [line for line in lines if re.fullmatch(r"\s*\S.{8,60}?\S\s{3,}\S.{5,}", line)]
    gaps = Counter(
        match.end() for line in cut if (match := re.match(r"\s*\S.*?\s{3,}(?=\S)", line))
    )
    return len(lines) >= 6 and bool(gaps) and gaps.most_common(1)[0][1] > len(lines) / 2


def _wrap_width(lines: list[_Line]) -> int:
    """The width that the text was wrapped at, 0 where it was not."""
    lengths = sorted(len(line.text) for line in lines if len(line.text) >= _MIN_WIDTH)
    if len(lengths) < 3:
        return 0
    width = lengths[int(len(lengths) * 0.97)] if len(lengths) > 30 else lengths[-1]
    if width > _MAX_WIDTH:
        return 0
    if sum(_is_broken(a.text, b.text) for a, b in pairwise(lines)) >= 2:
        return width
    pairs = [(a, b) for a, b in pairwise(lines) if not b.gap and len(a.text) > width * 0.6]
    running = [(a, b) for a, b in pairs if not _fits(a, b, width)]
    continued = sum(_continues(a.text, b.text) for a, b in running)
    wrapped = len(pairs) >= 2 and len(running) >= 0.6 * len(pairs) and continued >= 0.3 * len(pairs)
    return width if wrapped else 0


def _is_broken(line: str, following: str) -> bool:
    """Whether a word goes on in the next line."""
    return line[-1] in "-‐" and line[-2:-1].islower() and following[0].islower()


def _fits(line: _Line, following: _Line, width: int) -> bool:
    """Whether the first word of ``following`` had room on ``line``; hands wrap a little early."""
    return len(line.text) + 1 + len(_first_word(following.text)) <= width - _SLACK


def _first_word(text: str) -> str:
    return text[0] if _is_unspaced(text[0]) else text.split(" ", 1)[0]


def _is_unspaced(char: str) -> bool:
    """Chinese, Japanese: words run on without spaces."""
    return "\u2e80" <= char <= "\u9fff" or "\uf900" <= char <= "\uffef"


def _continues(line: str, following: str) -> bool:
    """Whether the sentence of ``line`` visibly goes on."""
    return line[-1] not in '.!?:"”»’' or following[0].islower()


def _rejoin(lines: list[_Line], width: int, words: Counter[str]) -> list[Block]:
    groups: list[list[_Line]] = []
    for line in lines:
        if groups and _joins(groups[-1], line, width):
            groups[-1].append(line)
        else:
            groups.append([line])
    return [
        Block(_joined(group, words), group[0].number, group[0].gap, group[0].row)
        for group in groups
    ]


def _joins(group: list[_Line], line: _Line, width: int) -> bool:
    last = group[-1]
    if line.gap or _is_set_apart(line.text) or line.row or last.row:
        return False
    if _is_broken(last.text, line.text):
        return True
    if line.indent > last.indent + 1 and line.indent > group[0].indent:
        return False
    if not _fits(last, line, width):
        return True
    if len(last.text) < _MIN_WIDTH and len(group) == 1 and not last.gap:
        return False
    return last.text[-1] not in ".!?:" and line.text[0].islower()


def _is_set_apart(text: str) -> bool:
    return re.match(r"(?:[-*•·–—]\s|\d{1,2}[.)]\s|[=_*#-]{3,})", text) is not None


def _joined(group: list[_Line], words: Counter[str]) -> str:
    parts = [group[0].text]
    for line in group[1:]:
        parts.append(_seam(parts[-1], line.text, words))
        parts.append(line.text)
    return _dehyphenated(parts)


_DROP = "\x00"


def _seam(left: str, right: str, words: Counter[str]) -> str:
    """What stands between two lines once they are one."""
    if _is_unspaced(left[-1]) and _is_unspaced(right[0]):
        return ""
    broken = re.search(r"([^\W\d_]+)[-‐]$", left[-60:])
    if not broken or not right[0].islower():
        return "" if broken and right[0].isalnum() else " "
    tail = re.match(r"[^\W\d_]+", right)
    whole = f"{broken[1]}-{tail[0]}".casefold() if tail else ""
    keep = broken[1].casefold() in _PREFIXES or words[whole] or broken[1].isupper()
    return "" if keep and not words[whole.replace("-", "")] else _DROP


def _dehyphenated(parts: list[str]) -> str:
    """Lines and seams as one text; the seam ``_DROP`` takes the hyphen before it away."""
    return "".join(parts).replace("-" + _DROP, "").replace("‐" + _DROP, "")
