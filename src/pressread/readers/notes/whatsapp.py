"""WhatsApp's exports of chats, and Signal's like them: a message with an article a record.

[07/02/2023, 09:21:40] Name: text          07.02.23, 09:21 - Name: text
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from pressread.errors import NoArticle
from pressread.readers import plain
from pressread.readers.document import Document
from pressread.readers.notes import clips
from pressread.source import Failure, Source
from pressread.text.date_fields import date_field

_DAY = r"\d{1,4}[./-]\d{1,2}[./-]\d{1,4}"
_TIME = r"\d{1,2}[:.]\d{2}(?:[:.]\d{2})?(?:[\s\u202f]?[ap]\.?\s?m\.?)?"
MESSAGE = re.compile(
    rf"^[\u200e\u200f]?(?:\[({_DAY}),?\s{_TIME}\]\s|({_DAY}),?\s{_TIME}\s[-–]\s)([^:\n]{{1,60}}):\s",
    re.M | re.I,
)
_ENTRY = re.compile(
    rf"^[\u200e\u200f]?(?:\[{_DAY},?\s{_TIME}\]\s|{_DAY},?\s{_TIME}\s[-–]\s)", re.M | re.I
)
_LEAST = 2


class _Message(NamedTuple):
    text: str
    day: str
    number: int


def is_chat(head: str) -> bool:
    """Whether a text begins with a message, and others follow."""
    first = _ENTRY.search(head)
    if first is None or head[: first.start()].strip("\ufeff\u200e\r\n "):
        return False
    return len(MESSAGE.findall(head)) >= _LEAST


def read(document: Document) -> Iterator[Source | Failure]:
    """The messages that are long enough for an article."""
    decoded = document.plain
    messages = list(_messages(plain.lines(decoded.text)))
    in_order = _months_first([message.day for message in messages])
    found = False
    for message in messages:
        if clips.is_clip(message.text):
            found = True
            text = clips.unstyled(clips.without_lone_address(message.text))
            yield clips.source(
                document, "whatsapp", text, message.number,
                url=clips.lone_address(message.text),
                captured=_iso(message.day, in_order),
            )  # fmt: skip
    if not found:
        raise NoArticle("is a chat without a message as long as an article")


def _messages(text: str) -> Iterator[_Message]:
    starts = [found.start() for found in _ENTRY.finditer(text)]
    for number, (start, end) in enumerate(zip(starts, [*starts[1:], len(text)], strict=True), 1):
        found = MESSAGE.match(text, start, end)
        if found:
            yield _Message(text[found.end() : end].strip(), found[1] or found[2], number)


def _months_first(days: list[str]) -> bool:
    """Whether a chat writes the month before the day: some second number is no month."""
    numbers = [[int(n) for n in re.findall(r"\d+", day)] for day in days]
    return any(n[1] > 12 and n[0] <= 12 for n in numbers if len(n) == 3)


def _iso(day: str, months_first: bool) -> str | None:
    one, two, three = (int(n) for n in re.findall(r"\d+", day))
    if one > 31:
        year, month, number = one, two, three
    else:
        year = three if three > 99 else 2000 + three
        month, number = (one, two) if months_first else (two, one)
    return date_field(f"{year:04}-{month:02}-{number:02}")
