"""Exports of chats: a message with an article a record.

Telegram's are ``result.json`` and ``messages.html``. In a channel the day of the message is that of
publication, and the channel publishes; in a chat of people somebody passed the article on that day.
WhatsApp's, and Signal's like them, are texts:

    [07/02/2023, 09:21:40] Name: text          07.02.23, 09:21 - Name: text
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from pressread.errors import NoArticle, NotThisFormat
from pressread.readers import trees
from pressread.readers.data.columns import as_text
from pressread.readers.document import Document, newlines
from pressread.readers.notes import clippings
from pressread.source import Failure, Source
from pressread.text.date_fields import date_field


class _Message(NamedTuple):
    text: str
    day: str | None
    sender: str
    forwarded: bool
    number: int


def is_export(value: Mapping[str, Any]) -> bool:
    """Whether a JSON object is a chat, or the whole of an account's chats."""
    chats = value.get("chats")
    if isinstance(chats, dict) and isinstance(chats.get("list"), list):
        return True
    messages = value.get("messages")
    first = messages[:_SERVICE] if isinstance(messages, list) else []
    return any(isinstance(one, dict) and {"type", "date", "text"} <= one.keys() for one in first)


_SERVICE = 20  # messages of the service ("channel created") that may stand before the first text


def messages(document: Document, value: Mapping[str, Any]) -> Iterator[Source | Failure]:
    """The articles in the messages of ``result.json``."""
    chats = value["chats"]["list"] if "chats" in value else [value]
    found = False
    for chat in filter(lambda chat: isinstance(chat, dict), chats):
        listed = chat.get("messages")
        read = [_message(item) for item in listed or () if _is_message(item)]
        channel = "channel" in as_text(chat.get("type"))
        for source in _sources(document, read, channel, as_text(chat.get("name"))):
            found = True
            yield source
    if not found:
        raise NoArticle("is a chat without a message as long as an article")


def read(document: Document) -> Iterator[Source | Failure]:
    """The articles in the messages of ``messages.html``."""
    root = trees.html(document.markup.text)
    read = [_printed(part) for part in _of_class(root, "message") if _text_part(part) is not None]
    if not read:
        raise NotThisFormat("has the marks of a Telegram chat, but no message")
    title = next((trees.folded(part) for part in _of_class(root, "page_header")), "")
    senders = {message.sender for message in read} - {""}
    sources = list(_sources(document, read, senders <= {title}, title))
    if not sources:
        raise NoArticle("is a chat without a message as long as an article")
    yield from sources


def _sources(
    document: Document, read: list[_Message], channel: bool, name: str
) -> Iterator[Source]:
    for message in read:
        if clippings.is_clip(message.text):
            own = channel and not message.forwarded
            yield clippings.source(
                document, "telegram", clippings.without_lone_address(message.text), message.number,
                url=clippings.lone_address(message.text),
                published=message.day if channel else None,
                captured=None if channel else message.day,
                publisher=name if own else None,
            )  # fmt: skip


def _is_message(item: Any) -> bool:
    return isinstance(item, dict) and item.get("type") == "message"


def _message(item: Mapping[str, Any]) -> _Message:
    number = item.get("id")
    return _Message(
        _joined(item.get("text")),
        date_field(as_text(item.get("date"))),
        as_text(item.get("from")),
        bool(item.get("forwarded_from")),
        number if isinstance(number, int) else 0,
    )


def _joined(text: Any) -> str:
    """A text, or its pieces with their styles."""
    if isinstance(text, list):
        return "".join(_joined(piece) for piece in text)
    if isinstance(text, dict):
        return _joined(text.get("text"))
    return text if isinstance(text, str) else ""


def _of_class(root: Any, name: str) -> Iterator[Any]:
    return (part for part in root.iter("div") if name in (part.get("class") or "").split())


def _text_part(part: Any) -> Any:
    return next(_of_class(part, "text"), None)


def _printed(part: Any) -> _Message:
    stamp = next((inner.get("title") or "" for inner in _of_class(part, "date")), "")
    number = (part.get("id") or "").removeprefix("message").strip("-")
    return _Message(
        "\n\n".join(trees.paragraphs(_text_part(part))),
        date_field(stamp),
        next((trees.folded(inner) for inner in _of_class(part, "from_name")), ""),
        next(_of_class(part, "forwarded"), None) is not None,
        int(number) if number.isdecimal() else 0,
    )


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


class _whatsapp_Message(NamedTuple):
    text: str
    day: str
    number: int


def is_chat(head: str) -> bool:
    """Whether a text begins with a message, and others follow."""
    first = _ENTRY.search(head)
    if first is None or head[: first.start()].strip("\ufeff\u200e\r\n "):
        return False
    return len(MESSAGE.findall(head)) >= _LEAST


def read_whatsapp(document: Document) -> Iterator[Source | Failure]:
    """The messages that are long enough for an article."""
    decoded = document.plain
    messages = list(_messages(newlines(decoded.text)))
    in_order = _months_first([message.day for message in messages])
    found = False
    for message in messages:
        if clippings.is_clip(message.text):
            found = True
            text = clippings.unstyled(clippings.without_lone_address(message.text))
            yield clippings.source(
                document, "whatsapp", text, message.number,
                url=clippings.lone_address(message.text),
                captured=_iso(message.day, in_order),
            )  # fmt: skip
    if not found:
        raise NoArticle("is a chat without a message as long as an article")


def _messages(text: str) -> Iterator[_whatsapp_Message]:
    starts = [found.start() for found in _ENTRY.finditer(text)]
    for number, (start, end) in enumerate(zip(starts, [*starts[1:], len(text)], strict=True), 1):
        found = MESSAGE.match(text, start, end)
        if found:
            yield _whatsapp_Message(text[found.end() : end].strip(), found[1] or found[2], number)


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
