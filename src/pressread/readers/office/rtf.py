"""Rich text (.rtf), the form in which press databases send most exports: paragraphs, as in .docx.

What the format says of fonts, styles, pictures and pages is passed over; of a paragraph its text,
its bookmarks and whether it is set large are kept, which is what the readers of exports ask for.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator

from pressread.errors import NoArticle
from pressread.readers.document import Document, Paragraph
from pressread.readers.office import docx
from pressread.source import Failure, Source

_TOKEN = re.compile(
    r"\\([A-Za-z]{1,32})(-?\d{1,9})? ?|\\'([0-9A-Fa-f]{2})|\\([^A-Za-z])|([{}])|[\r\n]+"
    r"|([^\\{}\r\n]+)"
)
_SILENT_NAMES = """
fonttbl colortbl stylesheet info pict object header headerl headerr headerf footer footerl footerr
footerf themedata datastore listtable listoverridetable rsidtbl generator xmlnstbl latentstyles
fldinst revtbl annotation atnid atnauthor atntime filetbl nonshppict
"""
_SILENT = frozenset(_SILENT_NAMES.split())
_SIGNS = {
    "line": "\n", "tab": "\t", "emdash": "—", "endash": "–", "lquote": "‘", "rquote": "’",
    "ldblquote": "“", "rdblquote": "”", "bullet": "•", "emspace": " ", "enspace": " ",
    "~": "\xa0", "_": "\u2011", "\\": "\\", "{": "{", "}": "}",
}  # fmt: skip
_BREAKS = frozenset(("par", "cell", "row", "sect", "page"))
_LARGE = 26  # half points
_BYTES = re.compile(rb"\\ansicpg(\d{3,5})")


class _Style:
    """What holds inside a group and ends with it."""

    __slots__ = ("after", "bold", "mark", "silent", "size")

    def __init__(self, silent: bool, after: int, bold: bool, size: int) -> None:
        self.silent, self.bold, self.size = silent, bold, size
        self.after = after  # characters that stand in for one of Unicode
        self.mark = False  # the name of a bookmark follows

    def inner(self) -> _Style:
        """The style that a group within begins with."""
        return _Style(self.silent, self.after, self.bold, self.size)


def read(document: Document) -> Iterator[Source | Failure]:
    """The records of an export; otherwise the whole as plain text, a blank line a paragraph."""
    found = list(paragraphs(document.raw))
    if not any(paragraph.text.strip() for paragraph in found):
        raise NoArticle("is a document without text: there is nothing to import")
    yield from docx.read_paragraphs(document, "rtf", found)


def paragraphs(raw: bytes) -> Iterator[Paragraph]:
    """The paragraphs in reading order; what is no rich text is read as far as it goes."""
    parser = _Parser(_codec(raw))
    for token in _TOKEN.finditer(raw.decode("latin-1")):
        if parser.take(token):
            yield parser.paragraph()
    yield parser.paragraph()


def _codec(raw: bytes) -> str:
    stated = _BYTES.search(raw[:1000])
    name = f"cp{stated[1].decode()}" if stated else "cp1252"
    try:
        return codecs.lookup(name).name
    except LookupError:
        return "cp1252"


class _Parser:
    """Takes the tokens and gathers the paragraph that they make."""

    def __init__(self, codec: str) -> None:
        self.codec = codec
        self.style = _Style(False, 1, False, 24)
        self.outer: list[_Style] = []
        self.skip = 0
        self.centred = False
        self.bytes = bytearray()
        self._fresh()

    def _fresh(self) -> None:
        self.text: list[str] = []
        self.marks: list[str] = []
        self.large = self.small = False

    def take(self, token: re.Match[str]) -> bool:
        """Whether a paragraph ends here."""
        word, number, hexed, sign, brace, text = token.groups()
        if hexed:
            self._hexed(int(hexed, 16))
            return False
        self._flush()
        if brace:
            self._group(brace)
        elif sign == "*":
            self.style.silent = True
        elif word in _BREAKS or sign in ("\r", "\n"):
            return not self.style.silent
        elif word:
            self._word(word, int(number) if number else None)
        elif sign:
            self._put(_SIGNS.get(sign, ""))
        elif text:
            self._put(self._read(text))
        return False

    def paragraph(self) -> Paragraph:
        """What was gathered; the next one begins."""
        self._flush()
        text = "".join(self.text).encode("utf-16", "surrogatepass").decode("utf-16", "replace")
        made = Paragraph(text, tuple(self.marks), self.large and not self.small, self.centred)
        self._fresh()
        return made

    def _group(self, brace: str) -> None:
        if brace == "{":
            self.outer.append(self.style)
            self.style = self.style.inner()
        elif self.outer:
            self.style = self.outer.pop()
        self.skip = 0

    def _word(self, word: str, number: int | None) -> None:
        style = self.style
        if word in _SILENT:
            style.silent = True
        elif word == "bkmkstart":
            style.mark = True
        elif word == "u" and number is not None:
            self._put(chr(number % 65536))
            self.skip = style.after
        elif word == "uc" and number is not None:
            style.after = max(0, min(number, 16))
        elif word == "b":
            style.bold = number != 0
        elif word == "fs" and number is not None:
            style.size = number
        elif word == "plain":
            style.bold, style.size = False, 24
        elif word in ("pard", "ql", "qr", "qj", "qc"):
            self.centred = word == "qc"
        elif word in _SIGNS:
            self._put(_SIGNS[word])

    def _hexed(self, byte: int) -> None:
        if self.skip:
            self.skip -= 1
        else:
            self.bytes.append(byte)

    def _flush(self) -> None:
        if self.bytes:
            text = self.bytes.decode(self.codec, "replace")
            self.bytes.clear()
            self._put(text)

    def _read(self, text: str) -> str:
        """Plain text of the file, without what stands in for a character told before."""
        text, self.skip = text[self.skip :], max(0, self.skip - len(text))
        return text if text.isascii() else text.encode("latin-1").decode(self.codec, "replace")

    def _put(self, text: str) -> None:
        if self.style.mark:
            self.marks.append(text.strip())
        elif text and not self.style.silent:
            self.text.append(text)
            if text.strip():
                large = self.style.bold and self.style.size >= _LARGE
                self.large, self.small = self.large or large, self.small or not large
