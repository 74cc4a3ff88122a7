"""XML of a house's own: elements that hold a headline and a text side by side are articles."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pressread.errors import UnknownFormat
from pressread.readers import trees
from pressread.readers.data import columns
from pressread.readers.document import Document
from pressread.source import Failure, Source


def read(document: Document) -> Iterator[Source | Failure]:
    """Every such element; raises ``UnknownFormat`` naming the root where there is none."""
    root = trees.xml(document.raw)
    records = list(_records(root))
    if not records:
        raise UnknownFormat(f"is XML of a kind that pressread does not know (<{trees.name(root)}>)")
    for number, row in enumerate(records, 1):
        stated = columns.given_of(row, columns.fields_of(row), "xml")
        record = number if len(records) > 1 else None
        if stated.body:
            yield document.source("xml", stated, record=record)
        else:
            yield document.failure("is a record without text", record)


def _records(root: Any) -> Iterator[dict[str, str]]:
    """The outermost elements whose children are named as the columns of a table of articles."""
    inside: Any = None
    for element in root.iter():
        if not trees.name(element) or (inside is not None and inside in element.iterancestors()):
            continue
        row = dict(element.attrib)
        row |= {trees.name(part): trees.markup(part) for part in element if trees.name(part)}
        found = columns.fields_of(row)
        if "body" in found and "headline" in found and row[found["body"][0]].strip():
            inside = element
            yield row
