"""Evernote's exports (.enex): a note a record, with the address that it was clipped from.

A note was created on the day of clipping, which says nothing of the day of publication; its author
is who clipped it.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pressread.errors import NoArticle
from pressread.readers import fragments, trees
from pressread.readers.document import Document
from pressread.readers.notes import clips
from pressread.source import Failure, Source
from pressread.text.date_fields import date_field


def read(document: Document) -> Iterator[Source | Failure]:
    """Every note with a text; raises ``NoArticle`` where there is no note."""
    notes = list(trees.every(trees.xml(document.raw), "note"))
    if not notes:
        raise NoArticle("is an export of Evernote without notes: there is nothing to import")
    for number, note in enumerate(notes, 1):
        yield _outcome(document, note, number if len(notes) > 1 else None)


def _outcome(document: Document, note: Any, number: int | None) -> Source | Failure:
    title = trees.at(note, "title")
    body = fragments.from_html(trees.say(note, "content"))
    if not body.paragraphs:
        named = f" ({title[:60]})" if title else ""
        return document.failure(f"is a note without text{named}: nothing to import", number)
    return clips.source(
        document, "evernote", clips.text_of(body, title), number,
        headline=title,
        url=trees.say(note, "note-attributes/source-url"),
        captured=date_field(trees.at(note, "created")),
    )  # fmt: skip
