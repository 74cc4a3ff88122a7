"""Compressed files and packed folders (zip, tar), unpacked member by member as they are read."""

from __future__ import annotations

import io
import re
import shutil
from collections.abc import Iterator
from io import BufferedReader, RawIOBase
from typing import IO, TYPE_CHECKING, Any

from pressread.errors import BadInput, NoArticle, TooLarge, UnreadableFile
from pressread.readers.document import IN_MEMORY, MAX_ARTICLE, MIB, Document, size_in_words
from pressread.source import Failure

if TYPE_CHECKING:
    import zipfile

_MAGIC = ((b"\x1f\x8b", "gzip"), (b"BZh", "bzip2"), (b"\xfd7zXZ\x00", "xz"))
_WACZ = re.compile(r"archive/[^/]+\.warc(?:\.gz)?$")  # the rest of a WACZ is its index
_SUFFIXES = (".gz", ".bz2", ".xz")


def compression(head: bytes) -> str | None:
    """``gzip``, ``bzip2`` or ``xz`` by the first bytes; ``None`` for anything else."""
    return next((name for magic, name in _MAGIC if head.startswith(magic)), None)


class Unpacking(RawIOBase):
    """A compressed file while it is unpacked. At damage it ends, and ``damage`` says why: what
    precedes it is kept.
    """

    def __init__(self, packed: Any) -> None:
        self._packed = packed
        self.damage: str | None = None

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def seek(self, offset: int, whence: int = 0) -> int:
        return int(self._packed.seek(offset, whence))

    def tell(self) -> int:
        return int(self._packed.tell())

    def readinto(self, target: Any) -> int:
        import lzma
        import zlib

        try:
            piece = self._packed.read1(len(target))
        except (OSError, EOFError, zlib.error, lzma.LZMAError) as error:
            self.damage = str(error)
            return 0
        target[: len(piece)] = piece
        return len(piece)


def inflated(document: Document) -> tuple[Document, Unpacking]:
    """The document inside a compressed one, unpacked while it is read."""
    import bz2
    import gzip
    import lzma

    openers: dict[str, Any] = {"gzip": gzip.open, "bzip2": bz2.open, "xz": lzma.open}
    opener = openers[compression(document.sample) or "gzip"]
    name = document.name
    bare = next((name[: -len(end)] for end in _SUFFIXES if name.endswith(end)), name)
    stream = Unpacking(opener(document.stream()))
    inner = Document(
        BufferedReader(stream, MIB), document.path, document.media_type, name=bare, packed=True
    )
    return inner, stream


def read(document: Document) -> Iterator[Document | Failure]:
    """The files inside a zip or tar folder, hidden ones and folders passed over.

    Raises ``BadInput`` where the folder cannot be opened or is empty.
    """
    if not document.packed:
        yield from _members(document)
        return
    with spooled(document.stream()) as file:  # going to and fro in it costs nothing
        yield from _members(Document(file, document.path))


def _members(document: Document) -> Iterator[Document | Failure]:
    empty = True
    is_zip = document.sample.startswith(b"PK")
    for member in _zip_members(document) if is_zip else _tar_members(document):
        empty = False
        yield member
    if empty:
        raise NoArticle("is a packed folder without files: there is nothing to import")


def spooled(stream: Any) -> IO[bytes]:
    """What is left of a stream, in memory, or in a file without a name where it is large."""
    from tempfile import SpooledTemporaryFile

    target: Any = SpooledTemporaryFile(IN_MEMORY)  # noqa: SIM115  (who reads it closes it)
    shutil.copyfileobj(stream, target)
    target.seek(0)
    return target  # type: ignore[no-any-return]


def _zip_members(document: Document) -> Iterator[Document | Failure]:
    with open_zip(document) as archive:
        listed = sorted(archive.infolist(), key=lambda member: member.filename)
        pages = [member for member in listed if _WACZ.match(member.filename)]
        for member in pages or listed:
            if member.is_dir() or _hidden(member.filename):
                continue
            path = f"{document.path}/{member.filename}"
            try:
                yield _zip_member(archive, member, path)
            except BadInput as error:
                yield Failure(path, str(error))


def _zip_member(archive: zipfile.ZipFile, member: zipfile.ZipInfo, path: str) -> Document:
    """A small member as bytes; of a large one only what its reader asks for is unpacked."""
    if member.file_size <= IN_MEMORY:
        return Document(member_bytes(archive, member, MAX_ARTICLE), path)
    return Document(_opened(archive, member), path, packed=True)


def _tar_members(document: Document) -> Iterator[Document | Failure]:
    """The files of a tar folder; links and devices are passed over."""
    import tarfile

    try:
        with tarfile.open(fileobj=document.stream(), mode="r:") as archive:
            for member in archive:
                archive.members.clear()  # type: ignore[attr-defined]  # it would keep them all
                stream = archive.extractfile(member) if member.isfile() else None
                if stream is None or _hidden(member.name.removeprefix("./")):
                    continue
                small = member.size <= IN_MEMORY
                yield Document(stream.read() if small else stream, f"{document.path}/{member.name}")
    except (tarfile.TarError, OSError, EOFError, ValueError) as error:
        raise UnreadableFile(f"is a damaged tar file ({error}): copy it again") from error


def open_zip(document: Document) -> zipfile.ZipFile:
    """Raises ``UnreadableFile`` where the zip folder is damaged."""
    import zipfile

    try:
        stream = io.BytesIO(document.raw) if document.packed else document.stream()
        return zipfile.ZipFile(stream)
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError, EOFError) as error:
        raise UnreadableFile(f"is a damaged zip file ({error}): save or copy it again") from error


def member_bytes(archive: zipfile.ZipFile, member: zipfile.ZipInfo | str, limit: int) -> bytes:
    """One member, unpacked up to ``limit`` bytes. Raises ``TooLarge`` or ``UnreadableFile``."""
    import zipfile
    import zlib

    try:
        with _opened(archive, member) as stream:
            raw = stream.read(limit + 1)
    except (zipfile.BadZipFile, zlib.error, OSError, EOFError, ValueError) as error:
        raise UnreadableFile(f"is damaged inside its zip file ({error})") from error
    if len(raw) > limit:
        raise TooLarge(f"unpacks to more than {size_in_words(limit)}: unpack and split it first")
    return raw


def _opened(archive: zipfile.ZipFile, member: zipfile.ZipInfo | str) -> IO[bytes]:
    try:
        return archive.open(member)
    except RuntimeError as error:
        if "password" in str(error):
            raise UnreadableFile("is encrypted: unpack it with its password first") from error
        raise UnreadableFile(f"cannot be unpacked ({error}): unpack the zip by hand") from error
    except (NotImplementedError, KeyError) as error:
        raise UnreadableFile(f"cannot be unpacked ({error}): unpack the zip by hand") from error


def _hidden(name: str) -> bool:
    return any(part.startswith((".", "__MACOSX")) for part in name.split("/"))
