"""The fields of a record, described once.

What derives from this table: the order of ``show --json``, the JSON Schema, the columns of CSV,
the front matter of Markdown, what the index calls a text and how much it weighs. The types, which
are checked where a record is read, are the annotations of ``article.Article``; a test holds the
two equal. No import here costs anything: a search reads this table.
"""

from __future__ import annotations

from pressread.value import value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from typing import Any


@value(frozen=True)
class Searched:
    """How the index holds a field: its name there, its code in the files (only ever append) and
    its two numbers of BM25F.
    """

    name: str
    code: int
    weight: float
    length_norm: float


@value(frozen=True)
class Field:
    """One field. ``told``: what the schema says of it. ``front``: it stands in front matter.
    ``column``: its place in CSV, from 1; 0 has none. ``joined``: what parts its values there.
    """

    name: str
    told: str = ""
    front: bool = False
    column: int = 0
    joined: str = "; "
    searched: Searched | None = None


_DAY = "ISO 8601, as precise as the source says."

#: In the order of the record.
FIELDS = (
    Field("schema_version"),
    Field("id", front=True, column=1),
    Field("headline", front=True, column=2, searched=Searched("headline", 1, 4.0, 0.4)),
    Field(
        "kicker", "The small line over the headline.", front=True,
        searched=Searched("kicker", 2, 1.5, 0.3),
    ),
    Field(
        "sections", front=True, column=6, joined="/", searched=Searched("section", 5, 1.0, 0.3)
    ),
    Field("byline", front=True, column=5, searched=Searched("byline", 6, 1.0, 0.3)),
    Field("publisher", front=True, column=4, searched=Searched("publisher", 7, 0.5, 0.0)),
    Field("published", _DAY, front=True, column=3),
    Field("updated", _DAY, front=True),
    Field("captured", "The day of saving, printing or access, never of publication.", front=True),
    Field("dateline", front=True),
    Field("language", front=True, column=7),
    Field("url", front=True, column=8),
    Field("summary", front=True, searched=Searched("summary", 3, 2.0, 0.5)),
    Field("images", searched=Searched("caption", 4, 1.0, 0.5)),
    Field(
        "body", "The paragraphs.", column=11, joined="\n\n",
        searched=Searched("body", 0, 1.0, 0.75),
    ),
    Field("body_kinds", "Empty (all are paragraphs), or one for each paragraph."),
    Field("quotes", column=10),
    Field("reported", "Reported speech: what somebody said, without quotation marks."),
    Field("dates"),
    Field("boilerplate"),
    Field("truncated"),
    Field("notices"),
    Field("word_count", column=9),
    Field("provenance", "Where each field came from."),
    Field("source"),
)  # fmt: skip

#: What a record that an older pressread wrote lacks, and what it means there.
LATER: dict[str, Any] = {"captured": None, "reported": []}

#: What a record has besides where something in it was corrected.
CORRECTED = ("corrected", "extracted")
NAMES = tuple(field.name for field in FIELDS)
FRONT = tuple(field.name for field in FIELDS if field.front)
COLUMNS = tuple(sorted((f for f in FIELDS if f.column), key=lambda field: field.column))


def whole(record: dict[str, Any]) -> dict[str, Any]:
    """A record with every field, in their order, whichever version wrote it."""
    if LATER.keys() <= record.keys():
        return record
    return {name: record.get(name, LATER.get(name)) for name in NAMES} | record


def cells(record: Mapping[str, Any]) -> Iterator[object]:
    """The cells of a record, in step with ``COLUMNS``; of statements how many there are."""
    for field in COLUMNS:
        found = record[field.name]
        if field.name == "quotes":
            found = len(found)
        elif isinstance(found, (list, tuple)):
            found = field.joined.join(found)
        yield found


def texts(record: Mapping[str, Any], field: Field) -> list[str]:
    """The texts that a record holds in a searched field: of images their captions."""
    found = record.get(field.name)
    if isinstance(found, str):
        return [found] if found else []
    captions = (one.get("caption") if isinstance(one, dict) else one for one in found or ())
    return [text for text in captions if text]
