"""LexisNexis HTML, plain text and Word documents -> the blocks that all print."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from pressread.readers import fragments, trees
from pressread.readers.databases import exports
from pressread.readers.document import Paragraph

_OF = r"\s+(?:of|OF|von|de|di|van|sur|af|av)\s+"
_COUNT = re.compile(
    rf"\s*(?:(?:LEVEL \d+|FOCUS) - )?(\d{{1,6}}){_OF}(\d{{1,6}})\s+"
    rf"(?:(?:DOC|DOK)[A-Z]{{1,12}}|STORIES)\s*"
    rf"|\s*Do[ck]ument[eo]?\s+(\d{{1,6}}){_OF}(\d{{1,6}})\s*"
)
LABEL = re.compile(r"([A-ZÀ-ÖØ-Þ][A-ZÀ-ÖØ-Þ/ -]{1,28}):(?:\s+|$)")
_RULE = re.compile(r"\.(c\d+)\s*\{([^{}]*)\}")
_SIZE = re.compile(r"font-size:\s*(\d+)pt")
_LARGE = 12
_INDENT = 8


class Block(NamedTuple):
    """Paragraphs that stand together, and how they are set.

    ``printed`` is the whole line of a label that only its capitals tell: it may be text.
    """

    paragraphs: tuple[str, ...]
    centred: bool = False
    large: bool = False
    label: str = ""
    printed: str = ""


def counted(line: str) -> tuple[int, int] | None:
    """``(1, 74)`` for "1 of 74 DOCUMENTS"; ``None`` for any other line."""
    found = _COUNT.fullmatch(line)
    return (int(found[1] or found[3]), int(found[2] or found[4])) if found else None


def from_html(markup: str) -> Iterator[Block]:
    """A block for each ``<div>``; the style sheet at the top says how it is set."""
    style = dict(_RULE.findall(markup[:20_000]))
    for division in trees.html(markup).iter("div"):
        block = _division(division, style)
        if block is not None:
            yield block


def _division(division: Any, style: dict[str, str]) -> Block | None:
    centred = "center" in style.get(division.get("class") or "", "")
    cut = trees.lines if centred else trees.paragraphs
    paragraphs = [line for part in division.iterchildren("p") for line in cut(part)]
    if not paragraphs:
        return None
    first = division.find("p")
    spans = [span for span in first.iterchildren("span") if trees.folded(span)]
    rules = [style.get(span.get("class") or "", "") for span in spans]
    bold = bool(rules) and "bold" in rules[0]
    large = bold and any(int(found[1]) >= _LARGE for found in map(_SIZE.search, rules) if found)
    label = trees.folded(spans[0]) if bold and not large else ""
    if label.endswith(":") and LABEL.fullmatch(label):
        paragraphs[0] = paragraphs[0][len(label) :].strip()
        rest = tuple(line for line in paragraphs if line)
        return Block(rest, centred, large, label.rstrip(": "))
    return Block(tuple(paragraphs), centred, large)


def from_text(text: str) -> Iterator[Block]:
    """A block for each run of lines between blank lines; hard-wrapped lines are joined."""
    run: list[str] = []
    for line in (*text.replace("\r\n", "\n").replace("\r", "\n").split("\n"), ""):
        if counted(line):
            yield from _run(run)
            yield Block((line.strip(),), True)
            run = []
        elif line.strip():
            run.append(line.rstrip())
        else:
            yield from _run(run)
            run = []


def from_paragraphs(paragraphs: Iterable[Paragraph]) -> Iterator[Block]:
    """A block for each paragraph of a word-processor document."""
    for paragraph in paragraphs:
        lines = tuple(line for line in map(trees.fold, paragraph.text.split("\n")) if line)
        text = " ".join(lines)
        found = LABEL.match(text)
        if found:
            rest = text[found.end() :].strip()
            yield Block((rest,) if rest else (), label=found[1], printed=text)
        elif lines:
            centred = paragraph.centred or counted(text) is not None
            yield Block(lines if centred else (text,), centred, paragraph.large)


def _run(lines: list[str]) -> Iterator[Block]:
    if not lines:
        return
    indent = min(len(line) - len(line.lstrip()) for line in lines)
    text = " ".join(" ".join(lines).split())
    found = LABEL.match(text)
    if found:
        rest = text[found.end() :].strip()
        if exports.canonical(found[1]) == "body":  # the oldest exports indent its paragraphs
            below = fragments.from_plain("\n".join((lines[0].partition(":")[2], *lines[1:])))
            yield Block(below, label=found[1], printed=text)
        else:
            yield Block((rest,) if rest else (), label=found[1], printed=text)
    elif indent >= _INDENT:
        yield Block(tuple(" ".join(line.split()) for line in lines), True)
    else:
        yield Block(fragments.from_plain("\n".join(lines)))
