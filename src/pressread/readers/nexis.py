"""LexisNexis exports in HTML and plain text: many records, each "N of M DOCUMENTS".

Both print the same blocks: the count, publication and date centred, the headline, fields with
labels in capitals (``BYLINE:``), the body, more labels, the copyright centred. The HTML marks a
block by ``<div>``, and its style sheet tells what is centred, large or bold.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from pressread.errors import UnknownFormat
from pressread.readers import dates, exports
from pressread.readers.document import Document
from pressread.readers.exports import Record
from pressread.source import Failure, Source

COUNT = re.compile(
    r"\s*(\d{1,6})\s+(?:of|von|de|di|van|sur|af|av)\s+(\d{1,6})\s+(?:DOC|DOK)\w{0,12}\s*",
    re.IGNORECASE,
)
LABEL = re.compile(r"([A-ZÀ-ÖØ-Þ][A-ZÀ-ÖØ-Þ/ -]{1,28}):(?:\s+|$)")
_COPYRIGHT = re.compile(r"\s*(?:copyright|©|\(c\)|all rights reserved)", re.IGNORECASE)
_LEADING = frozenset(
    {"headline", "byline", "section", "length", "dateline", "highlight", "kicker", "published"}
)


class Block(NamedTuple):
    """Paragraphs that stand together, and how they are set."""

    paragraphs: tuple[str, ...]
    centred: bool = False
    large: bool = False
    label: str = ""


def read(document: Document) -> Iterator[Source | Failure]:
    """Every record, and what the printed count says is missing."""
    from pressread.readers import nexis_blocks

    html = "<" in document.head[:1]
    decoded = document.markup if html else document.plain
    cut = nexis_blocks.from_html if html else nexis_blocks.from_text
    counted = list(_split(cut(decoded.text)))
    if not counted:
        raise UnknownFormat("looks like a LexisNexis export, but has no “1 of N DOCUMENTS” lines")
    records = [_record(number, blocks) for number, (_, blocks) in enumerate(counted, 1)]
    for record in records[:-1]:
        record.cut = False  # another follows; its layout has no end of its own
    if len(records) > 1 and not any(_has_end(record) for record in records[:-1]):
        records[-1].cut = False
    yield from exports.sources(document, records, "nexis", decoded)
    yield from exports.missing(document, [count for count, _ in counted])


def _has_end(record: Record) -> bool:
    """Whether labels stand behind the body, or the copyright below."""
    return any(exports.canonical(label) not in _LEADING for label in record.labels)


def _split(blocks: Iterable[Block]) -> Iterator[tuple[tuple[int, int], list[Block]]]:
    """The blocks of each record behind its count line: ``((1, 74), blocks)``."""
    current: list[Block] | None = None
    count = (0, 0)
    for block in blocks:
        found = COUNT.fullmatch(block.paragraphs[0]) if len(block.paragraphs) == 1 else None
        if found:
            if current is not None:
                yield count, current
            count, current = (int(found[1]), int(found[2])), []
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
    for block in blocks[head:]:
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


def _is_headline(record: Record, block: Block) -> bool:
    """The large block; in plain text, the first one if no label came yet."""
    return not record.headline and not record.body and (block.large or not record.labels)


def _masthead(record: Record, blocks: list[Block]) -> None:
    """Publication and date: the first centred line, and the last that is a date."""
    lines = [line for block in blocks for line in block.paragraphs if not _COPYRIGHT.match(line)]
    dated = [line for line in lines if dates.starts_with_date(line)]
    record.date = dated[-1] if dated else ""
    record.publication = next((line for line in lines if line not in dated), "")


def _centred(record: Record, block: Block) -> None:
    text = " ".join(block.paragraphs)
    if _COPYRIGHT.match(text):
        record.add("COPYRIGHT", text)
    elif not record.date and dates.starts_with_date(text):
        record.date = text
    elif record.body and not record.labels.get("COPYRIGHT"):
        record.body += block.paragraphs
