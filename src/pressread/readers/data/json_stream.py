"""The values of JSON Lines and JSON arrays, one after the other, however long the file is.

Each comes with the bytes that it stands in: ``show --raw`` prints these, and the archive keeps
each once.
"""

from __future__ import annotations

import codecs
import json
import re
from collections.abc import Iterator
from typing import Any, NamedTuple

from pressread.errors import BadInput
from pressread.readers import charset
from pressread.readers.document import MAX_ARTICLE, MIB, Document

_SPACE = re.compile(r"[\s,]*")
_NEXT = re.compile(r"[}\]]\s*,?\s*(?=[{\[])|\n\s*(?=[{\[])")  # where another element may begin
_NEAR_THE_END = 12  # code points of a word or number that may be cut off
_DEEP = "is JSON nested too deep to be articles"
_LARGE = "is over the limit for one record: split it"
_DECODER = json.JSONDecoder()


class Value(NamedTuple):
    """One value of a file, and the part of the file that it stands in; ``problem`` instead of a
    broken one's value.
    """

    value: Any
    part: Document
    problem: str | None = None


def lines(document: Document) -> Iterator[Value]:
    """The values of JSON Lines; blank lines are passed over."""
    for start, line in document.lines(MAX_ARTICLE):
        raw = line.rstrip(b"\r\n")
        if len(raw) > MAX_ARTICLE:
            yield Value(None, document, _LARGE)
        elif raw.strip(b" \t\xef\xbb\xbf\0"):
            yield _line(document.part(start, raw))


def _line(part: Document) -> Value:
    try:
        return Value(json.loads(_decoded(part.raw)), part)
    except RecursionError:
        return Value(None, part, _DEEP)
    except (ValueError, BadInput) as error:
        return Value(None, part, f"is broken JSON ({error}): export it again")


def _decoded(raw: bytes) -> str:
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        return charset.decode(raw).text.removeprefix("\ufeff")


def elements(document: Document, start: int) -> Iterator[Value]:
    """The elements of the array whose bracket ends before ``start``; a broken one is told, and
    reading goes on with the next object.
    """
    window = _Window(document, start)
    while window.at_element():
        yield window.element()


class _Window:
    """A piece of the file as text. Bytes that are not UTF-8 are kept as lone surrogates."""

    def __init__(self, document: Document, start: int) -> None:
        self._document = document
        self._stream = document.stream()
        self._stream.read(start)
        self._decode = codecs.getincrementaldecoder("utf-8")("surrogateescape").decode
        self._text = ""
        self._place = 0  # in the text
        self._at = start  # the same place in the file, in bytes
        self._ended = False

    def at_element(self) -> bool:
        """Whether an element stands at the place, white space and commas passed over."""
        while True:
            found = _SPACE.match(self._text, self._place)
            self._take(found.end() if found else self._place)
            if self._place < len(self._text):
                return self._text[self._place] not in "]}"
            if not self._more():
                return False

    def element(self) -> Value:
        """The element at the place, and the place behind it."""
        start = self._at
        while True:
            try:
                value, end = _DECODER.raw_decode(self._text, self._place)
            except RecursionError:
                return self._passed_over(start, len(self._text), _DEEP)
            except json.JSONDecodeError as error:
                if self._may_be_cut(error) and self._more():
                    continue
                problem = f"is broken JSON ({error.msg}): export it again"
                if len(self._text) - self._place > MAX_ARTICLE:
                    problem = _LARGE
                return self._passed_over(start, error.pos, problem)
            if end < len(self._text) or not self._more():  # else a number may go on
                return Value(value, self._document.part(start, self._take(end)))

    def _may_be_cut(self, error: json.JSONDecodeError) -> bool:
        if len(self._text) - self._place > MAX_ARTICLE:
            return False
        return error.msg.startswith("Unterminated") or error.pos > len(self._text) - _NEAR_THE_END

    def _passed_over(self, start: int, behind: int, problem: str) -> Value:
        """A broken element; the place is then where another may begin."""
        found = _NEXT.search(self._text, max(behind, self._place + 1))
        while found is None:
            self._take(len(self._text) - 1)
            if not self._more():
                break
            found = _NEXT.search(self._text, self._place)
        self._take(found.end() if found else len(self._text))
        return Value(None, self._document.part(start, b""), problem)

    def _take(self, end: int) -> bytes:
        """The bytes of the text up to ``end``, which is the place then."""
        raw = self._text[self._place : end].encode("utf-8", "surrogateescape")
        self._at += len(raw)
        self._place = end
        return raw

    def _more(self) -> bool:
        """Read on, as much again as is left."""
        if self._ended:
            return False
        left = self._text[self._place :]
        chunk = self._stream.read(max(MIB, len(left)))
        self._ended = not chunk
        self._text, self._place = left + self._decode(chunk, not chunk), 0
        return True
