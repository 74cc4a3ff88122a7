"""From a path or bytes to sources: unpack, tell the format, call its reader.

    path ──▶ Document ──▶ unpacked ──▶ readers that may know it, one after the other ──▶ Sources

Every reader is a function ``read(document) -> Iterator[Source | Failure | Document]`` of a module
("data.tables", or "notes.chats:read_whatsapp" where a module has several), imported
when the first document of its kind turns up; it yields records as it reads them, and documents
within (members, attachments, pages of an archive), which are read by themselves. A reader raises
``NotThisFormat`` before it has yielded anything where the marks that it was asked for stood there
by chance: then the next is asked. ``BadInput`` for a whole file becomes a ``Failure``: nothing
raises to the caller.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterator
from importlib import import_module
from typing import IO, TYPE_CHECKING

from pressread.errors import BadInput, NoArticle, NotThisFormat, PassedOver
from pressread.readers import parts, sniff, unpack
from pressread.readers.document import (
    HEAD,
    MAX_ARTICLE,
    MAX_COLLECTION,
    MAX_NESTING,
    Document,
    newlines,
)
from pressread.readers.walk import unreadable
from pressread.source import Failure, Given, Source

if TYPE_CHECKING:
    from io import RawIOBase
    from typing import BinaryIO

_AT_ONCE = 1 << 24
_POINTS = "\n@highlight\n"  # begins each point of a summary in the CNN and Daily Mail data sets
_SOMETHING = re.compile(rb"[^\s\x00]")


def read_path(path: str) -> Iterator[Source | Failure]:
    """What the file at ``path`` holds (``-``: standard input), read as far as it is asked for."""
    try:
        with _opened(path) as stream:
            yield from _read(Document(stream, path), MAX_NESTING)
    except (OSError, ValueError) as error:
        yield unreadable(path, error)


def _opened(path: str) -> IO[bytes]:
    if path != "-":
        return open(path, "rb")
    if sys.stdin is None:
        raise OSError("standard input is closed")
    return unpack.spooled(sys.stdin.buffer)


def read_bytes(
    data: bytes, *, path: str = "-", media_type: str | None = None
) -> Iterator[Source | Failure]:
    """What ``data`` hold: one or many articles, or failures with their reasons. Never raises.

    ``path`` names the input in sources and failures, and its ending helps where the content
    leaves it open; ``media_type`` (``text/html``, ``text/plain``) is believed for pages and text.
    """
    yield from _read(Document(data, path, media_type), MAX_NESTING)


def content(path: str, *, unless: Callable[[bytes], bool] | None = None) -> bytes | Failure | None:
    """The bytes of the file at ``path``, up to one more than the limit; ``None`` where ``unless``
    says so of its first 64 KB, and no more are read then.
    """
    try:
        return _content(path, unless)
    except (OSError, ValueError) as error:
        return unreadable(path, error)


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
    import lzma
    import zlib

    try:
        yield from _records(document, depth)
    except BadInput as error:
        yield document.failure(str(error), passed_over=isinstance(error, PassedOver))
    except RecursionError:
        yield document.failure("is nested too deep to be an article: check the file")
    except (OSError, EOFError, zlib.error, lzma.LZMAError) as error:
        if not document.packed:
            raise
        yield document.failure(f"is damaged, or cut off, inside what packs it ({error})")


def _records(document: Document, depth: int) -> Iterator[Source | Failure]:
    if _SOMETHING.search(document.sample) is None:
        raise NoArticle("is empty: there is nothing to import")
    if unpack.compression(document.sample):
        inner, stream = unpack.inflated(document)
        for found in _inner(inner, depth):
            if isinstance(found, Source) or stream.damage is None or found.record is not None:
                yield found  # a damaged whole is told once, by its damage
        if stream.damage is not None:
            yield document.failure(f"is damaged, or cut off ({stream.damage}): the rest is lost")
        return
    refusal: NotThisFormat | None = None
    for kind in sniff.kinds(document):
        document.limit = (
            MAX_COLLECTION if kind.partition(":")[0] in sniff.COLLECTIONS else MAX_ARTICLE
        )
        try:
            yield from _of_kind(document, kind, depth)
            return
        except NotThisFormat as error:
            refusal = refusal or error
    raise refusal or NoArticle("is of no known format: save the article as text or HTML")


def _of_kind(document: Document, kind: str, depth: int) -> Iterator[Source | Failure]:
    module, _, name = kind.partition(":")
    reader = getattr(import_module(f"pressread.readers.{module}"), name or "read")
    cut = parts.cut_of(document, kind)
    for found in reader(document) if cut is None else parts.read(document, cut, reader):
        if isinstance(found, Document):
            yield from _inner(found, depth)
        else:
            yield found


def _inner(document: Document, depth: int) -> Iterator[Source | Failure]:
    if depth == 0:
        yield document.failure(f"is packed more than {MAX_NESTING} times over: unpack it first")
    else:
        yield from _read(document, depth - 1)


def read_plain(document: Document) -> Iterator[Source | Failure]:
    """The whole file as one text, line ends as ``\\n``; every field is found by extraction."""
    text, charset, notice = document.plain
    text, _, points = newlines(text).partition(_POINTS)
    given = Given(
        summary=" ".join(points.replace(_POINTS, " ").split()) or None,
        notices=(notice,) if notice else (),
    )
    yield document.source("text", given, text=text, encoding=charset)
