"""Compressed files and zip folders, unpacked within bounds."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from pressread.errors import BadInput, TooLarge, UnreadableFile
from pressread.readers.document import Document
from pressread.readers.limits import MAX_ARTICLE, MAX_COLLECTION, MAX_MEMBERS, size_in_words
from pressread.source import Failure

if TYPE_CHECKING:
    import zipfile

_MAGIC = ((b"\x1f\x8b", "gzip"), (b"BZh", "bzip2"), (b"\xfd7zXZ\x00", "xz"))
_SUFFIXES = (".gz", ".bz2", ".xz")


def compression(raw: bytes) -> str | None:
    """``gzip``, ``bzip2`` or ``xz`` by the first bytes; ``None`` for anything else."""
    return next((name for magic, name in _MAGIC if raw.startswith(magic)), None)


def inflated(document: Document) -> Document:
    """The document inside a compressed one, under its own name. Raises ``BadInput``."""
    kind = compression(document.raw) or "gzip"
    raw = _bounded(document.raw, kind, MAX_COLLECTION)
    path = document.path
    name = next((path[: -len(end)] for end in _SUFFIXES if path.endswith(end)), path)
    inner = Document(raw, name, document.media_type)
    inner.path = path  # as the user gave it; only the ending helped
    return inner


def zip_members(document: Document) -> Iterator[Document | Failure]:
    """The files of a zip folder, hidden ones and folders passed over, each within bounds."""
    with open_zip(document) as archive:
        yield from _members(document, archive)


def tar_members(document: Document) -> Iterator[Document | Failure]:
    """The files of a tar folder, as of a zip folder; links and devices are passed over."""
    import tarfile

    left = MAX_COLLECTION
    try:
        with tarfile.open(fileobj=io.BytesIO(document.raw), mode="r:") as archive:
            for number, member in enumerate(archive):
                if number >= MAX_MEMBERS:
                    raise TooLarge(f"holds more than {MAX_MEMBERS} files: split it")
                stream = archive.extractfile(member) if member.isfile() else None
                if stream is None or _hidden(member.name.removeprefix("./")):
                    continue
                raw = stream.read(min(left, MAX_ARTICLE) + 1)
                left -= len(raw)
                yield _member(document, member.name, raw, left)
    except (tarfile.TarError, OSError, EOFError, ValueError) as error:
        raise UnreadableFile(f"is a damaged tar file ({error}): copy it again") from error


def _member(document: Document, name: str, raw: bytes, left: int) -> Document | Failure:
    path = f"{document.path}/{name}"
    if len(raw) > MAX_ARTICLE or left < 0:
        return Failure(path, f"is over the limit of {size_in_words(MAX_ARTICLE)}: unpack it first")
    return Document(raw, path)


def _members(document: Document, archive: zipfile.ZipFile) -> Iterator[Document | Failure]:
    found = sorted(archive.infolist(), key=lambda member: member.filename)
    if len(found) > MAX_MEMBERS:
        raise TooLarge(f"holds {len(found)} files, over the limit of {MAX_MEMBERS}: split it")
    left = MAX_COLLECTION
    for member in found:
        if member.is_dir() or _hidden(member.filename):
            continue
        path = f"{document.path}/{member.filename}"
        try:
            raw = member_bytes(archive, member, min(left, MAX_ARTICLE))
        except BadInput as error:
            yield Failure(path, str(error))
            continue
        left -= len(raw)
        yield Document(raw, path)


def open_zip(document: Document) -> zipfile.ZipFile:
    """Raises ``UnreadableFile`` where the zip folder is damaged."""
    import zipfile

    try:
        return zipfile.ZipFile(io.BytesIO(document.raw))
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError, EOFError) as error:
        raise UnreadableFile(f"is a damaged zip file ({error}): save or copy it again") from error


def member_bytes(archive: zipfile.ZipFile, member: zipfile.ZipInfo | str, limit: int) -> bytes:
    """One member, unpacked up to ``limit`` bytes. Raises ``TooLarge`` or ``UnreadableFile``."""
    import zipfile
    import zlib

    try:
        with archive.open(member) as stream:
            raw = stream.read(limit + 1)
    except (zipfile.BadZipFile, zlib.error, OSError, EOFError, ValueError) as error:
        raise UnreadableFile(f"is damaged inside its zip file ({error})") from error
    except (RuntimeError, NotImplementedError, KeyError) as error:
        raise UnreadableFile(f"cannot be unpacked ({error}): unpack the zip by hand") from error
    return _within(raw, limit)


def _bounded(raw: bytes, kind: str, limit: int) -> bytes:
    import bz2
    import gzip
    import lzma
    import zlib

    openers: dict[str, Any] = {"gzip": gzip.open, "bzip2": bz2.open, "xz": lzma.open}
    try:
        with openers[kind](io.BytesIO(raw)) as stream:
            return _within(stream.read(limit + 1), limit)
    except (OSError, EOFError, zlib.error, lzma.LZMAError, ValueError) as error:
        raise UnreadableFile(f"is a damaged {kind} file ({error}): copy it again") from error


def _within(raw: bytes, limit: int) -> bytes:
    if len(raw) > limit:
        raise TooLarge(f"unpacks to more than {size_in_words(limit)}: unpack and split it first")
    return raw


def _hidden(name: str) -> bool:
    return any(part.startswith((".", "__MACOSX")) for part in name.split("/"))
