"""LexisNexis exports in HTML and plain text: many records, each "N of M DOCUMENTS" above it.

German and French sites print "Dokument N von M" and "Document N de M", the oldest exports
"LEVEL 1 - N OF M STORIES".

Both print the same blocks: the count, publication and date centred, the headline, fields with
labels in capitals (``BYLINE:``), the body, more labels, the copyright centred. The HTML marks a
block by ``<div>``, and its style sheet tells what is centred, large or bold.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from pressread.errors import NotThisFormat, UnknownFormat
from pressread.readers import fragments, trees
from pressread.readers.charset import Decoded
from pressread.readers.databases import exports
from pressread.readers.databases.exports import Record
from pressread.readers.document import Document, Paragraph
from pressread.source import Failure, Source
from pressread.text.date_fields import starts_with_date

_COPYRIGHT = re.compile(r"\s*(?:copyright|©|\(c\)|all rights reserved)", re.IGNORECASE)
_LEADING = frozenset(
    {"headline", "byline", "section", "length", "dateline", "highlight", "overline", "published"}
)
_ENDING_NAMES = """
load-date update laad-datum date-chargement fecha-de-carga data-caricamento language
publication-type publikations-typ type-publication publicatie-type tipo-de-publicación
tipo-pubblicazione document-type journal-code zeitungs-code subject sujet organization organisation
person company societe ticker industry geographic city state country transcript graphic
correction-date
"""
ENDING = frozenset(_ENDING_NAMES.split())
_LOOSE = ("correction", "notes")
_OWN = frozenset({"byline", "section", "length", "dateline"})


def is_export(lines: Iterable[str]) -> bool:
    """Whether lines of a word-processor document count records and state a length."""
    counts = lengths = False
    for line in lines:
        counts = counts or counted(line) is not None
        label = LABEL.match(line)
        lengths = lengths or (label is not None and exports.canonical(label[1]) == "length")
        if counts and lengths:
            return True
    return False


def read(document: Document) -> Iterator[Source | Failure]:
    """Every record, and what the printed count says is missing."""
    html = "<" in document.head[:1]
    decoded = document.markup if html else document.plain
    cut = from_html if html else from_text
    yield from read_blocks(document, cut(decoded.text), decoded)


def read_blocks(
    document: Document, blocks: Iterable[Block], decoded: Decoded | None
) -> Iterator[Source | Failure]:
    """Every record in ``blocks``, and what the printed count says is missing."""
    parts = list(_split(blocks))
    if not parts:
        raise NotThisFormat("looks like a LexisNexis export, but has no “1 of N DOCUMENTS” lines")
    records = [_record(number, blocks) for number, (_, blocks) in enumerate(parts, 1)]
    unknown = [record for record in records if not any(map(exports.canonical, record.labels))]
    if len(unknown) == len(records):
        certain = counted(document.head.split("\n", 1)[0]) is not None
        raise (UnknownFormat if certain else NotThisFormat)(
            "counts documents as LexisNexis does, but labels no field: export again"
        )
    for record in unknown:
        yield document.failure("is of an unknown layout: no field is labelled", record.number)
        records.remove(record)
    for record in records[:-1]:
        record.cut = False  # another follows; its layout has no end of its own
    if len(records) > 1 and not any(_has_end(record) for record in records[:-1]):
        records[-1].cut = False
    yield from exports.sources(document, records, "nexis", decoded)
    yield from exports.missing(document, [count for count, _ in parts])


def _has_end(record: Record) -> bool:
    """Whether labels stand behind the body, or the copyright below."""
    return any(exports.canonical(label) not in _LEADING for label in record.labels)


def _split(blocks: Iterable[Block]) -> Iterator[tuple[tuple[int, int], list[Block]]]:
    """The blocks of each record behind its count line: ``((1, 74), blocks)``."""
    current: list[Block] | None = None
    count = (0, 0)
    for block in blocks:
        found = counted(block.paragraphs[0]) if len(block.paragraphs) == 1 else None
        if found:
            if current is not None:
                yield count, current
            count, current = found, []
        elif current is not None:
            current.append(block)
    if current is not None:
        yield count, current


def _record(number: int, blocks: list[Block]) -> Record:
    record = Record(number)
    head = next((at for at, block in enumerate(blocks) if not block.centred), len(blocks))
    _masthead(record, blocks[:head])
    ending = False  # the labels behind the body have begun
    label = ""
    for printed in blocks[head:]:
        block = _as_text(printed) if _is_text(record, printed, ending) else printed
        if exports.canonical(block.label) == "body":
            record.body += block.paragraphs
        elif block.label:
            label = block.label
            record.add(label, "\n".join(block.paragraphs))
            ending = exports.canonical(label) not in _LEADING and bool(record.body)
        elif block.centred:
            _centred(record, block)
        elif _is_headline(record, block):
            record.headline = " ".join(block.paragraphs)
        elif ending:
            record.add(label, "\n".join(block.paragraphs))
        else:
            record.body += block.paragraphs
    record.cut = not ending and "COPYRIGHT" not in record.labels
    return record


def _is_text(record: Record, block: Block, ending: bool) -> bool:
    """Whether what looks like a label begins a paragraph: "NEW DELHI: The board …".

    Before the length any label may stand, among the last ones too; between them only those that
    are known to follow the text.
    """
    if not block.printed or ending or block.label.lower() in ENDING:
        return False
    meaning = exports.canonical(block.label)
    if record.body:
        return meaning in (None, "body", *_LOOSE, *_LEADING)
    return meaning in (None, *_LOOSE) and bool(record.of("length")[0])


def _as_text(block: Block) -> Block:
    return Block((block.printed,))


def _is_headline(record: Record, block: Block) -> bool:
    """The large block; in plain text, the first one if none of a record's own labels came yet."""
    if record.headline or record.body:
        return False
    return block.large or not any(exports.canonical(label) in _OWN for label in record.labels)


def _masthead(record: Record, blocks: list[Block]) -> None:
    """Publication and date: the first centred line, and the last that is a date."""
    lines = [line for block in blocks for line in block.paragraphs if not _COPYRIGHT.match(line)]
    dated = [line for line in lines if starts_with_date(line)]
    record.date = dated[-1] if dated else ""
    record.publication = next((line for line in lines if line not in dated), "")
    if not record.publication:  # "Copyright 1985 Harbour Press; The Harbour Post"
        printed = [line for block in blocks for line in block.paragraphs if ";" in line]
        owned = [line for line in printed if _COPYRIGHT.match(line)]
        record.publication = owned[0].rpartition(";")[2].strip() if owned else ""


def _centred(record: Record, block: Block) -> None:
    text = " ".join(block.paragraphs)
    if _COPYRIGHT.match(text):
        record.add("COPYRIGHT", text)
    elif not record.date and starts_with_date(text):
        record.date = text
    elif record.body and not record.labels.get("COPYRIGHT"):
        record.body += block.paragraphs


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
