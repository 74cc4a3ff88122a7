"""From a path or bytes to sources: unpack, tell the format, call its reader.

Every reader is a module with ``read(document) -> Iterator[Source | Failure]``, imported when the
first document of its kind turns up. A reader raises ``BadInput`` for a whole file that it cannot
take; here that becomes a ``Failure``, so that nothing raises to the caller.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterator
from importlib import import_module
from typing import TYPE_CHECKING

from pressread.errors import BadInput, NoArticle, TooLarge
from pressread.readers import sniff, unpack
from pressread.readers.document import Document
from pressread.readers.limits import (
    HEAD,
    MAX_ARTICLE,
    MAX_COLLECTION,
    MAX_NESTING,
    size_in_words,
)
from pressread.readers.walk import unreadable
from pressread.source import Failure, Source

if TYPE_CHECKING:
    from io import RawIOBase
    from typing import BinaryIO

_AT_ONCE = 1 << 24
_SOMETHING = re.compile(rb"[^\s\x00]")


def read_path(path: str) -> Iterator[Source | Failure]:
    """What the file at ``path`` holds (``-``: standard input), read up to the limit at most."""
    data = content(path)
    if isinstance(data, Failure):
        yield data
    elif data is not None:
        yield from read_bytes(data, path=path)


def content(path: str, *, unless: Callable[[bytes], bool] | None = None) -> bytes | Failure | None:
    """The bytes of the file at ``path``, up to one more than the limit; ``None`` where ``unless``
    says so of its first 64 KB, and no more are read then.
    """
    try:
        return _content(path, unless)
    except (OSError, ValueError) as error:
        return unreadable(path, error)


def read_bytes(
    data: bytes, *, path: str = "-", media_type: str | None = None
) -> Iterator[Source | Failure]:
    """What ``data`` hold: one or many articles, or failures with their reasons. Never raises.

    ``path`` names the input in sources and failures, and its ending helps where the content
    leaves it open; ``media_type`` (``text/html``, ``text/plain``) is believed for pages and text.
    """
    yield from _read(Document(data, path, media_type), MAX_NESTING)


def _content(path: str, unless: Callable[[bytes], bool] | None) -> bytes | None:
    if path == "-":
        if sys.stdin is None:
            raise OSError("standard input is closed")
        return _bounded(sys.stdin.buffer, unless)
    with open(path, "rb", buffering=0) as stream:
        return _bounded(stream, unless)


def _bounded(stream: RawIOBase | BinaryIO, unless: Callable[[bytes], bool] | None) -> bytes | None:
    """One byte more than the limit is read, so that the reader can tell."""
    parts = [stream.read(HEAD) or b""]
    if unless is not None and unless(parts[0]):
        return None
    left = MAX_COLLECTION + 1 - len(parts[0])
    while left > 0 and parts[-1]:
        parts.append(stream.read(min(left, _AT_ONCE)) or b"")
        left -= len(parts[-1])
    return b"".join(parts)


def _read(document: Document, depth: int) -> Iterator[Source | Failure]:
    try:
        yield from _records(document, depth)
    except BadInput as error:
        yield document.failure(str(error))
    except RecursionError:
        yield document.failure("is nested too deep to be an article: check the file")


def _records(document: Document, depth: int) -> Iterator[Source | Failure]:
    if _SOMETHING.search(document.raw) is None:
        raise NoArticle("is empty: there is nothing to import")
    if unpack.compression(document.raw):
        yield from _inner(unpack.inflated(document), depth)
        return
    kind = sniff.kind(document)
    _refuse_large(document, kind)
    if kind == "folder":
        from pressread.readers import folder

        for member in folder.members(document):
            if isinstance(member, Failure):
                yield member
            else:
                yield from _inner(member, depth)
        return
    yield from import_module(f"pressread.readers.{kind}").read(document)


def _inner(document: Document, depth: int) -> Iterator[Source | Failure]:
    if depth == 0:
        yield document.failure(f"is packed more than {MAX_NESTING} times over: unpack it first")
    else:
        yield from _read(document, depth - 1)


def _refuse_large(document: Document, kind: str) -> None:
    limit = MAX_COLLECTION if kind in sniff.COLLECTIONS else MAX_ARTICLE
    if len(document.raw) > limit:
        raise TooLarge(f"is over the limit of {size_in_words(limit)} for such a file: split it")
