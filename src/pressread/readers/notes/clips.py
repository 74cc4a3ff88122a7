"""What notes and messages have in common: a text that somebody kept, with its own head or none."""

from __future__ import annotations

import re

from pressread.readers.document import Document
from pressread.readers.fragments import Body
from pressread.source import Given, Source

_WORDS = 12  # a message of fewer is talk
_LETTERS = 40  # where words are not parted by blanks
_CJK = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\u0e00-\u0e7f]")
_ADDRESS = re.compile(r"https?://[^\s<>\"“”]+[^\s<>\"“”.,;:!?)\]]")
_STYLE = re.compile(r"(?<![\w*_~])([*_~])(?=\S)([^\n]+?)(?<=\S)\1(?![\w*_~])")


def is_clip(text: str) -> bool:
    """Whether a message is long enough for an article: more than talk, more than a link."""
    bare = _ADDRESS.sub("", text)
    return len(bare.split()) >= _WORDS or len(_CJK.findall(bare)) >= _LETTERS


def lone_address(text: str) -> str | None:
    """The address that a text names, where it names just one."""
    found = set(_ADDRESS.findall(text))
    return found.pop() if len(found) == 1 else None


def without_lone_address(text: str) -> str:
    """The text without lines that are an address and nothing else."""
    lines = (line for line in text.split("\n") if not _ADDRESS.fullmatch(line.strip()))
    return "\n".join(lines).strip()


def unstyled(text: str) -> str:
    """The text without the stars and dashes by which messengers mark bold and italics."""
    return _STYLE.sub(r"\2", text)


def text_of(body: Body, title: str = "") -> str:
    """Paragraphs as plain text, a title above them that they do not begin with."""
    paragraphs = [line for line in body.paragraphs if line]
    if title and paragraphs[:1] != [title]:
        paragraphs.insert(0, title)
    return "\n\n".join(paragraphs)


def source(
    document: Document, kind: str, text: str, number: int | None, **stated: str | None
) -> Source:
    """A ``Source`` of plain text with the fields that the program states beside it."""
    named = {name: value for name, value in stated.items() if value}
    provenance = dict.fromkeys(named, kind)
    given = Given(**named, provenance=provenance)  # type: ignore[arg-type]
    return document.source(kind, given, text=text, record=number)
