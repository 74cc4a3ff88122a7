"""LexisNexis HTML, plain text and Word documents -> the blocks that all print."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

from pressread.readers import fragments, trees
from pressread.readers.databases import exports
from pressread.readers.databases.nexis import LABEL, Block, counted
from pressread.readers.document import Paragraph

_RULE = re.compile(r"\.(c\d+)\s*\{([^{}]*)\}")
_SIZE = re.compile(r"font-size:\s*(\d+)pt")
_LARGE = 12
_INDENT = 8


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
