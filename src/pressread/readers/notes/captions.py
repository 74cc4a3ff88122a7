"""Captions of films and talks: SubRip, WebVTT, and lists of times and lines as sites show them.

Times, numbers and marks of voices are no text; whom a caption names as speaking stands before it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pressread.errors import NotThisFormat
from pressread.readers import plain
from pressread.readers.document import Document
from pressread.source import Failure, Given, Source

_CLOCK = r"(?:\d{1,3}:)?\d{1,2}:\d{2}(?:[.,]\d{1,3})?"
TIMES = re.compile(rf"^[ \t]*{_CLOCK}[ \t]*-->[ \t]*{_CLOCK}[^\n]*$", re.M)
LISTED = re.compile(r"^[ \t]*[\[(]?\d{1,2}(?::\d{2}){1,2}[\])]?[ \t]*$", re.M)
_VOICE = re.compile(r"<v(?:\.[\w.]+)?\s+([^<>]+)>")
_TAG = re.compile(r"</?[a-z][^<>]*>|<\d[\d:.]*>|\{\\an?\d\}", re.IGNORECASE)
_NUMBER = re.compile(r"\d{1,6}")
_SPOKEN = re.compile(r"(?:>>+|[-–—]\s)\s*")
_HEADS = ("WEBVTT", "NOTE", "STYLE", "REGION", "Kind:", "Language:")
_ENDED = re.compile(r"[.!?…。！？][\"'”’»)]*$")
_LONG = 400  # characters after which a sentence's end ends the paragraph


def is_captions(head: str) -> bool:
    """Whether a text is captions: two times or more, or a list whose every other line is one."""
    if len(TIMES.findall(head)) >= 2 or (head.startswith("WEBVTT") and TIMES.search(head)):
        return True
    times = len(LISTED.findall(head))
    return times >= 4 and times * 3 >= sum(1 for line in head.split("\n") if line.strip())


def read(document: Document) -> Iterator[Source | Failure]:
    """What is said, in paragraphs; there is no headline in it."""
    decoded = document.plain
    paragraphs = tuple(_paragraphs(_lines(plain.lines(decoded.text))))
    if not paragraphs:
        raise NotThisFormat("has the times of captions, but no words between them")
    given = Given(body=paragraphs, notices=("captions of a film or talk, without their times",))
    yield document.source("captions", given, encoding=decoded.charset)


def _lines(text: str) -> Iterator[str]:
    """The lines of text; an empty one where somebody else speaks."""
    silent = False
    lines = text.split("\n")
    for place, line in enumerate(lines):
        line = line.strip()
        if not line:
            silent = False
        elif line.startswith(_HEADS):
            silent = line.startswith(("STYLE", "REGION", "NOTE"))
        elif silent or TIMES.fullmatch(line) or LISTED.fullmatch(line):
            continue
        elif not _is_number(line, lines[place + 1 : place + 2]):
            yield from _spoken(line)


def _is_number(line: str, below: list[str]) -> bool:
    """Whether a line is the number of the caption whose times stand below it."""
    return bool(_NUMBER.fullmatch(line) and below and TIMES.fullmatch(below[0].strip()))


def _spoken(line: str) -> Iterator[str]:
    voice = _VOICE.search(line)
    turned = _SPOKEN.match(line)
    if voice or turned:
        yield ""
    bare = _TAG.sub("", _VOICE.sub("", line))
    bare = " ".join(_SPOKEN.sub("", bare, count=1).split() if turned else bare.split())
    yield f"{voice[1].strip()}: {bare}" if voice else bare


def _paragraphs(lines: Iterator[str]) -> Iterator[str]:
    text, last = "", ""
    for line in lines:
        if not line or (len(text) > _LONG and _ENDED.search(text)):
            if text:
                yield text
            text = line
        elif line != last:  # captions that roll repeat the line above
            text = f"{text} {line}" if text else line
        last = line
    if text:
        yield text
