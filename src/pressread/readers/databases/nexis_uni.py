"""Exports of the newer Nexis in Word format: many records, each up to "End of Document".

A record prints its title, publication and date, the copyright, fields ("Length: 937 words", a
no-break space behind the colon), then "Body" and the paragraphs, then more parts under headings
("Classification", "Graphic"), which are set large, and "Load-Date:". Before the first record may
stand a cover with the list of the documents.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from pressread.readers import trees
from pressread.readers.databases import exports
from pressread.readers.databases.exports import Record
from pressread.readers.databases.nexis import ENDING
from pressread.readers.document import Document, Paragraph
from pressread.source import Failure, Source
from pressread.text.date_fields import starts_with_date

_END = re.compile(
    r"(?:End|Ende|Fin|Fine|Fim|Einde|Slut) (?:(?:of|des|du|del|de|di|do|van|van het|på) )?"
    r"Do[ck]ument\w{0,4}|Dokumentende",
    re.IGNORECASE,
)
_FIELD = re.compile(r"([^\W\d_][\w /-]{1,28}):(?:(\xa0)\s*| )(.*)", re.DOTALL)
_BODY = re.compile(r"Body(?:_\d+)?$")
_HEADING = re.compile(r"[^\W\d_][\w -]{2,28}")
_PARTS = frozenset(("Classification", "Klassifizierung", "Klassifikation", "Clasificación"))
_COUNT = re.compile(r"[^\W\d_]{4,14} \((\d{1,5})\)")
_CORRECTION = re.compile(r"correction appended", re.IGNORECASE)
_COPYRIGHT = re.compile(r"copyright|©|\(c\)", re.IGNORECASE)


def is_export(paragraphs: Sequence[Paragraph]) -> bool:
    """Whether a document ends its records as such an export does."""
    ends = any(_END.fullmatch(paragraph.text.strip()) for paragraph in paragraphs)
    return ends or sum(_is_body(paragraph) for paragraph in paragraphs) > 1


def read(document: Document, paragraphs: Sequence[Paragraph]) -> Iterator[Source | Failure]:
    """Every record; the count on the cover is checked."""
    records = []
    stated = 0
    for number, (part, ended) in enumerate(_split(paragraphs), 1):
        if number == 1:
            stated = _stated(part)
        record = _record(number, part)
        record.cut = not ended
        records.append(record)
    yield from exports.sources(document, records, "nexis", None)
    yield from exports.missing(document, [(record.number, stated) for record in records])


def _split(paragraphs: Sequence[Paragraph]) -> Iterator[tuple[list[Paragraph], bool]]:
    """The paragraphs of each record, and whether its end was printed."""
    part: list[Paragraph] = []
    for paragraph in paragraphs:
        if _END.fullmatch(paragraph.text.strip()):
            yield part, True
            part = []
        else:
            part.append(paragraph)
    if any(_is_body(paragraph) for paragraph in part):
        yield part, False


def _stated(part: list[Paragraph]) -> int:
    """The number on the cover ("Documents (50)"), 0 without a cover."""
    counts = (_COUNT.fullmatch(paragraph.text.strip()) for paragraph in part[:12])
    return next((int(found[1]) for found in counts if found), 0)


def _is_body(paragraph: Paragraph) -> bool:
    return any(map(_BODY.match, paragraph.bookmarks)) or (
        not paragraph.bookmarks and paragraph.text.strip() == "Body"
    )


def _field_of(line: str) -> tuple[str, str] | None:
    """Label and value; behind the colon stands a no-break space, or, where a word processor has
    made it a plain one, the label is among those that are known.
    """
    found = _FIELD.match(line)
    if found is None:
        return None
    label, value = found[1], trees.fold(found[3])
    known = exports.canonical(label) is not None or label.lower() in ENDING
    return (label, value) if found[2] or known else None


def _body_at(part: Sequence[Paragraph]) -> int:
    """Where the text's heading stands: "Body", in other languages the first one below a field."""
    for place, paragraph in enumerate(part):
        if _is_body(paragraph):
            return place
    fields = False
    for place, paragraph in enumerate(part):
        fields = fields or _field_of(paragraph.text.strip()) is not None
        if fields and _heading(paragraph):
            return place
    return len(part)


def _record(number: int, part: list[Paragraph]) -> Record:
    record = Record(number)
    at = _body_at(part)
    fields = _masthead(record, [p.text.strip() for p in part[:at] if p.text.strip()])
    for line in fields:
        _field(record, line, "")
    heading = ""
    for paragraph in part[at + 1 :]:
        heading = _heading(paragraph) or heading
        text = paragraph.text.strip("\n")
        if trees.fold(text) and not _heading(paragraph):
            _line(record, text, heading)
    _abstract(record)
    return record


def _masthead(record: Record, lines: list[str]) -> list[str]:
    """Title, publication, date: the three lines before the fields. Gives back the fields."""
    fields = [i for i, line in enumerate(lines) if i and _field_of(line)]
    marked = [i for i in fields if "\xa0" in lines[i]]
    end = (marked or fields or [len(lines)])[0]
    head = [trees.fold(line) for line in lines[:end] if not _COPYRIGHT.match(line)]
    head = [line for line in head if not _CORRECTION.fullmatch(line)]
    dated = [i for i, line in enumerate(head) if starts_with_date(line)]
    at = dated[-1] if dated else len(head)
    if dated:
        record.date = head[at]
    if at >= 3 and head[at - 1].startswith("("):
        at -= 1  # a blog or supplement of the paper, in brackets under its name
    if at >= 1:
        record.publication = head[at - 1]
    if at >= 2:
        record.headline = head[at - 2]
    return lines[end:]


def _heading(paragraph: Paragraph) -> str:
    """The heading of a part (``Graphic``), set large; ``""`` for any other line."""
    text = paragraph.text.strip()
    large = paragraph.large and _HEADING.fullmatch(text)
    return text if large or text in _PARTS else ""


def _line(record: Record, text: str, heading: str) -> None:
    line = text.strip()
    found = _FIELD.match(line)
    if heading or (found and (found[2] or found[1].lower() in ENDING)):
        _field(record, line, "" if found and found[1].lower() in ENDING else heading)
    else:
        record.body.append(trees.fold(text))


def _field(record: Record, line: str, heading: str) -> None:
    marked = _FIELD.match(line)
    found = _field_of(line) if not heading or (marked and marked[2]) else None
    if found:
        record.add(*found)
    elif heading and not _COPYRIGHT.match(line):
        record.add(heading, trees.fold(line))


def _abstract(record: Record) -> None:
    """A body that prints "ABSTRACT", the abstract, "FULL TEXT" and the text: two fields."""
    if record.body[:1] == ["ABSTRACT"] and "FULL TEXT" in record.body:
        at = record.body.index("FULL TEXT")
        record.add("Abstract", " ".join(record.body[1:at]))
        record.body = record.body[at + 1 :]
