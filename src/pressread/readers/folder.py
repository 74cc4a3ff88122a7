"""Packed folders of articles: zip and tar files. Each file in them is read by itself."""

from __future__ import annotations

from collections.abc import Iterator

from pressread.errors import NoArticle
from pressread.readers import unpack
from pressread.readers.document import Document
from pressread.source import Failure


def members(document: Document) -> Iterator[Document | Failure]:
    """The files inside. Raises ``BadInput`` where the folder cannot be opened or is empty."""
    is_zip = document.raw.startswith(b"PK")
    empty = True
    for member in unpack.zip_members(document) if is_zip else unpack.tar_members(document):
        empty = False
        yield member
    if empty:
        raise NoArticle("is a packed folder without files: there is nothing to import")
