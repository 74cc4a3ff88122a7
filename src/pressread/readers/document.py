"""The bytes of one input on their way to a reader: a file, a member of one, or standard input."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from dataclasses import fields, replace
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from pressread.errors import TooLarge
from pressread.readers import charset
from pressread.source import Failure, Given, Source

if TYPE_CHECKING:
    from typing import IO

_META = re.compile(rb"<meta[^>]{0,300}?charset\s*=\s*[\"']?\s*([\w:.-]{1,40})", re.IGNORECASE)
_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f]")
_LONGEST = 400
_META_WITHIN = 16 * 1024
_ENDING = 2000


class Document:
    """One input before it is known what is in it.

    ``data`` is the whole, or a seekable binary file that is read as far as a reader needs it.
    ``path`` is as the user gave it (``-`` for standard input), ``name`` another one whose ending
    tells the kind, ``media_type`` what the caller knows of it (``text/html``), ``None`` when
    nothing. ``packed``: going back in the file means to unpack it once more.
    """

    def __init__(
        self,
        data: bytes | IO[bytes],
        path: str = "-",
        media_type: str | None = None,
        *,
        name: str | None = None,
        packed: bool = False,
    ) -> None:
        self._data = data
        self.path = path
        self.name = name or path
        self.media_type = (media_type or "").split(";")[0].strip().lower() or None
        self.packed = packed
        self.limit = MAX_COLLECTION  # bytes of ``raw``
        self.span: tuple[int, int] | None = None  # of ``raw`` in the file, where it is a part
        self.given: Given | None = None  # what stands around it, of every article in it
        self.record: int | None = None  # its number, where it is one record of a file

    def stream(self) -> IO[bytes]:
        """The bytes from the first one on."""
        if isinstance(self._data, bytes):
            return io.BytesIO(self._data)
        self._data.seek(0)
        return self._data

    @cached_property
    def sample(self) -> bytes:
        """As many of the first bytes as telling a format may take."""
        return self._data[:SAMPLE] if isinstance(self._data, bytes) else self.stream().read(SAMPLE)

    @cached_property
    def raw(self) -> bytes:
        """The whole, for formats that can be read no other way. Raises ``TooLarge``."""
        held = self._data if isinstance(self._data, bytes) else None
        raw = self.stream().read(self.limit + 1) if held is None else held
        if len(raw) > self.limit:
            limit = size_in_words(self.limit)
            raise TooLarge(f"is over the limit of {limit} for such a file: split it")
        return raw

    @property
    def ending(self) -> bytes:
        """The last few bytes; ``b""`` of what would have to be unpacked for them."""
        if isinstance(self._data, bytes):
            return self._data[-_ENDING:]
        if self.packed:
            return b""
        size = self._data.seek(0, io.SEEK_END)
        self._data.seek(max(0, size - _ENDING))
        return self._data.read(_ENDING)

    @cached_property
    def head(self) -> str:
        """The first bytes as text for sniffing: lossy, without byte-order mark or leading space."""
        return charset.peek(self.sample[:HEAD])

    @cached_property
    def plain(self) -> charset.Decoded:
        """The whole as plain text. Raises ``UnknownFormat`` where it is none."""
        return charset.decode(self.raw)

    @cached_property
    def markup(self) -> charset.Decoded:
        """The whole as HTML: the charset that a ``<meta>`` declares is tried after UTF-8."""
        found = _META.search(self.sample[:_META_WITHIN])
        return charset.decode(self.raw, found[1].decode("ascii", "replace") if found else None)

    @property
    def suffix(self) -> str:
        """The ending of the file's name in lower case, without the dot; ``""`` without one."""
        name = self.name.replace("\\", "/").rpartition("/")[2]
        return name.rpartition(".")[2].lower() if "." in name else ""

    def lines(self, longest: int) -> Iterator[tuple[int, bytes]]:
        """Where each line begins, and its bytes with the end of line: one more than ``longest``
        of them where it has more, and the rest is passed over.
        """
        at, stream = 0, self.stream()
        while line := stream.readline(longest + 1):
            yield at, line
            at += len(line)
            if len(line) > longest:
                while line and not line.endswith(b"\n"):
                    line = stream.readline(MIB)  # the rest of a line that is too long
                    at += len(line)

    def source(
        self,
        kind: str,
        given: Given | None = None,
        *,
        text: str = "",
        encoding: str | None = None,
        record: int | None = None,
    ) -> Source:
        """A ``Source`` of this input, of the format ``kind``."""
        stated = _filled(given, self.given)
        number = self.record if record is None else record
        return Source(self.path, kind, self.raw, text, encoding, number, stated, self.span)

    def inner(
        self,
        raw: bytes,
        given: Given | None = None,
        *,
        name: str | None = None,
        media_type: str | None = None,
        record: int | None = None,
    ) -> Document:
        """A document within, to be read by itself: a page of an archive, a mail's attachment.

        ``given`` is what stands around it, ``name`` its own name below that of the file.
        """
        path = f"{self.path}/{name}" if name else self.path
        inner = Document(raw, path, media_type)
        inner.given = _filled(given, self.given)
        inner.record = record
        return inner

    def part(self, start: int, raw: bytes) -> Document:
        """The input that these bytes of it are, which begin at ``start``."""
        part = Document(raw, self.path, self.media_type, name=self.name)
        offset = self.span[0] if self.span else 0
        part.span = (offset + start, offset + start + len(raw))
        return part

    def failure(
        self, reason: str, record: int | None = None, *, passed_over: bool = False
    ) -> Failure:
        """A ``Failure`` of this input, or of one record of it, its reason made one line."""
        line = " ".join(_CONTROL.sub(" ", reason).split())
        shown = line if len(line) <= _LONGEST else line[:_LONGEST] + "…"
        number = self.record if record is None else record
        return Failure(self.path, shown, number, passed_over)


def _filled(given: Given | None, around: Given | None) -> Given | None:
    """``given``, its gaps filled from what stands around."""
    if given is None or around is None:
        return given or around
    names = (field.name for field in fields(Given) if field.name not in ("provenance", "notices"))
    taken = {n: getattr(around, n) for n in names if getattr(around, n) and not getattr(given, n)}
    where = {n: around.provenance[n] for n in taken if n in around.provenance}
    notices = (*given.notices, *around.notices)
    return replace(given, **taken, notices=notices, provenance={**where, **given.provenance})


class Paragraph(NamedTuple):
    """A paragraph of a word-processor document.

    ``bookmarks`` are the anchors set in it; ``large``: all of it is bold and 13 points or more.

    Exports mark their parts by these and by what is centred.
    """

    text: str
    bookmarks: tuple[str, ...] = ()
    large: bool = False
    centred: bool = False


MIB = 1024 * 1024

MAX_ARTICLE = 64 * MIB
"""Bytes of one text, page or wire item, after decompression."""

MAX_COLLECTION = 256 * MIB
"""Bytes of one file of many articles that must be read as a whole (a page of an export)."""

MAX_MARKUP = 16 * MIB
"""Code points of one page once embedded pictures (``data:`` addresses) are taken out."""

MAX_NESTING = 3
"""How deep packed files are unpacked (a gzip in a zip in a zip)."""

HEAD = 64 * 1024
"""Bytes that are looked at to tell the format."""

SAMPLE = 4 * MIB
"""Bytes in which the marks of an export are looked for, and its charset."""

IN_MEMORY = 32 * MIB
"""Bytes of standard input and of packed files in packed files; more go through a file."""


def size_in_words(size: int) -> str:
    """``67108864`` as ``64 MB``."""
    return f"{size // MIB} MB" if size >= MIB else f"{size} bytes"


def newlines(text: str) -> str:
    """``text`` with one kind of line end and without a byte-order mark."""
    return text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
