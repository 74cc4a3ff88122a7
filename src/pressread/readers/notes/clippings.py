"""What people keep in notes: Evernote's notes, Kindle's clippings, captions of films and talks.

A note of Evernote (.enex) was created on the day of clipping, which says nothing of the day of
publication; its author is who clipped it. A clipping in Kindle's "My Clippings.txt" is its book or
paper, a line on what it is and when it was added, a blank line, the text, a rule; highlights are no
articles. Captions (SubRip, WebVTT, lists of times and lines as sites show them) are read without
times, numbers and marks of voices; whom a caption names as speaking stands before it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from pressread.errors import NoArticle, NotThisFormat
from pressread.readers import fragments, trees
from pressread.readers.document import Document, newlines
from pressread.readers.fragments import Body
from pressread.source import Failure, Given, Source
from pressread.text.date_fields import date_field
from pressread.text.publishers import is_publisher

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


def read_evernote(document: Document) -> Iterator[Source | Failure]:
    """Every note with a text; raises ``NoArticle`` where there is no note."""
    notes = list(trees.every(trees.xml(document.raw), "note"))
    if not notes:
        raise NoArticle("is an export of Evernote without notes: there is nothing to import")
    for number, note in enumerate(notes, 1):
        yield _outcome(document, note, number if len(notes) > 1 else None)


def _outcome(document: Document, note: Any, number: int | None) -> Source | Failure:
    title = trees.at(note, "title")
    body = fragments.from_html(trees.say(note, "content"))
    if not body.paragraphs:
        named = f" ({title[:60]})" if title else ""
        return document.failure(f"is a note without text{named}: nothing to import", number)
    return source(
        document, "evernote", text_of(body, title), number,
        headline=title,
        url=trees.say(note, "note-attributes/source-url"),
        captured=date_field(trees.at(note, "created")),
    )  # fmt: skip


_RULE = re.compile(r"^=={8,}[ \t]*\n?", re.M)
_KIND = re.compile(r"- [^\n]{3,200}\|[^\n]{3,120}$", re.M)
_CLIP = re.compile(r"\bclip|artikel|article|artículo|articolo|artigo", re.IGNORECASE)
_BRACKETS = re.compile(r"\s*\([^()]*\)\s*$")
_PARAGRAPHS = 3


def is_clippings(head: str) -> bool:
    """Whether a text is such a file: the line on what it is stands second, the rule ends it."""
    second = head.split("\n", 2)[1:2]
    return bool(second and _KIND.match(second[0].strip()) and _RULE.search(head))


def read_kindle(document: Document) -> Iterator[Source | Failure]:
    """The clipped articles. Raises ``NoArticle`` where all are highlights and marks."""
    decoded = document.plain
    found = False
    for number, part in enumerate(_RULE.split(newlines(decoded.text)), 1):
        lines = part.strip("\ufeff\n ").split("\n", 2)
        if len(lines) < 3 or not _is_article(lines[1], lines[2]):
            continue
        found = True
        paper = lines[0].strip()
        while (bare := _BRACKETS.sub("", paper)) != paper:
            paper = bare
        text = "\n\n".join(line for line in lines[2].strip().split("\n") if line.strip())
        yield source(
            document, "kindle", text, number,
            publisher=paper if is_publisher(paper) else None,
            captured=date_field(lines[1].rpartition("|")[2].partition(",")[2])
            or date_field(lines[1].rpartition("|")[2]),
        )  # fmt: skip
    if not found:
        raise NoArticle("holds highlights, but no clipped article: there is nothing to import")


def _is_article(kind: str, text: str) -> bool:
    paragraphs = sum(1 for line in text.split("\n") if line.strip())
    return is_clip(text) and (bool(_CLIP.search(kind)) or paragraphs >= _PARAGRAPHS)


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


def read_captions(document: Document) -> Iterator[Source | Failure]:
    """What is said, in paragraphs; there is no headline in it."""
    decoded = document.plain
    paragraphs = tuple(_paragraphs(_lines(newlines(decoded.text))))
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
