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
    ``gap`` how many blank lines stand before it.
    """

    text: str
    line: int
    gap: int


@dataclass(frozen=True, slots=True)
class _Line:
    text: str
    number: int
    gap: int
    indent: int


def read_blocks(text: str) -> list[Block]:
    """The blocks of ``text``, none of them empty, white space single, no control characters."""
    lines = _lines(_DROPPED.sub("", _BREAKS.sub("\n", text)))
    width = _wrap_width(lines)
    if not width:
        return [Block(line.text, line.number, line.gap) for line in lines]
    words = Counter(word.casefold() for line in lines for word in line.text.split())
    return _rejoin(lines, width, words)


def _lines(text: str) -> list[_Line]:
    raw = text.split("\n")
    quoted = sum(line.startswith(">") for line in raw)
    if quoted > 0.8 * sum(map(bool, map(str.strip, raw))):
        raw = [line.lstrip("> ") for line in raw]
    found, gap = [], 0
    for number, line in enumerate(raw, 1):
        clean = " ".join(line.split())
        if not clean:
            gap += 1
            continue
        found.append(_Line(clean, number, gap, len(line) - len(line.lstrip())))
        gap = 0
    return found


def _wrap_width(lines: list[_Line]) -> int:
    """The width that the text was wrapped at, 0 where it was not."""
    lengths = sorted(len(line.text) for line in lines if len(line.text) >= _MIN_WIDTH)
    if len(lengths) < 3:
        return 0
    width = lengths[int(len(lengths) * 0.97)] if len(lengths) > 30 else lengths[-1]
    if width > _MAX_WIDTH:
        return 0
    pairs = [(a, b) for a, b in pairwise(lines) if not b.gap and len(a.text) > width * 0.6]
    running = [(a, b) for a, b in pairs if not _fits(a, b, width)]
    continued = sum(_continues(a.text, b.text) for a, b in running)
    wrapped = len(pairs) >= 2 and len(running) >= 0.6 * len(pairs) and continued >= 0.3 * len(pairs)
    return width if wrapped else 0


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
    return [Block(_joined(group, words), group[0].number, group[0].gap) for group in groups]


def _joins(group: list[_Line], line: _Line, width: int) -> bool:
    last = group[-1]
    if line.gap or _is_set_apart(line.text):
        return False
    if line.indent > last.indent + 1 and line.indent > group[0].indent:
        return False
    if not _fits(last, line, width):
        return True
    if len(last.text) < _MIN_WIDTH and len(group) == 1:
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
    keep = broken[1].casefold() in _PREFIXES or words[whole] or broken[1][0].isupper()
    return "" if keep and not words[whole.replace("-", "")] else _DROP


def _dehyphenated(parts: list[str]) -> str:
    """Lines and seams as one text; the seam ``_DROP`` takes the hyphen before it away."""
    return "".join(parts).replace("-" + _DROP, "").replace("‐" + _DROP, "")
