"""Zip files: a word-processor document, a spreadsheet, or a folder of articles."""

from __future__ import annotations

from collections.abc import Iterator

from pressread.errors import NoArticle
from pressread.readers import unpack
from pressread.readers.document import Document
from pressread.source import Failure


def members(document: Document) -> Iterator[Document | Failure]:
    """The files inside a zip folder. Raises ``BadInput`` where it cannot be opened or is empty."""
    empty = True
    with unpack.open_zip(document) as archive:
        for member in unpack.members(document, archive):
            empty = False
            yield member
    if empty:
        raise NoArticle("is a zip file without files: there is nothing to import")
