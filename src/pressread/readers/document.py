"""The bytes of one input on their way to a reader."""

from __future__ import annotations

import re
from functools import cached_property
from typing import NamedTuple

from pressread.readers import charset
from pressread.readers.limits import HEAD
from pressread.source import Failure, Given, Source

_META = re.compile(rb"<meta[^>]{0,300}?charset\s*=\s*[\"']?\s*([\w:.-]{1,40})", re.IGNORECASE)
_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f]")
_LONGEST = 400
_META_WITHIN = 16 * 1024


class Document:
    """One file (or member of a packed file), before it is known what is in it.

    ``path`` is as the user gave it (``-`` for standard input), ``raw`` unpacked but otherwise as
    found, ``media_type`` what the caller knows of it (``text/html``), ``None`` when nothing.
    """

    def __init__(self, raw: bytes, path: str = "-", media_type: str | None = None) -> None:
        self.raw = raw
        self.path = path
        self.media_type = (media_type or "").split(";")[0].strip().lower() or None

    @cached_property
    def head(self) -> str:
        """The first bytes as text for sniffing: lossy, without byte-order mark or leading space."""
        return charset.peek(self.raw[:HEAD])

    @cached_property
    def plain(self) -> charset.Decoded:
        """The whole as plain text. Raises ``UnknownFormat`` where it is none."""
        return charset.decode(self.raw)

    @cached_property
    def markup(self) -> charset.Decoded:
        """The whole as HTML: the charset that a ``<meta>`` declares is tried after UTF-8."""
        found = _META.search(self.raw[:_META_WITHIN])
        return charset.decode(self.raw, found[1].decode("ascii", "replace") if found else None)

    @property
    def suffix(self) -> str:
        """The ending of the file's name in lower case, without the dot; ``""`` without one."""
        name = self.path.replace("\\", "/").rpartition("/")[2]
        return name.rpartition(".")[2].lower() if "." in name else ""

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
        return Source(self.path, kind, self.raw, text, encoding, record, given)

    def failure(self, reason: str, record: int | None = None) -> Failure:
        """A ``Failure`` of this input, or of one record of it, its reason made one line."""
        line = " ".join(_CONTROL.sub(" ", reason).split())
        return Failure(self.path, line if len(line) <= _LONGEST else line[:_LONGEST] + "…", record)


class Paragraph(NamedTuple):
    """A paragraph of a word-processor document.

    ``bookmarks`` are the anchors set in it; ``large``: all of it is bold and 13 points or more.

    Exports mark their parts by these and by what is centred.
    """

    text: str
    bookmarks: tuple[str, ...] = ()
    large: bool = False
    centred: bool = False
