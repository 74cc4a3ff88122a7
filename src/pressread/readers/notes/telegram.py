"""Telegram's exports, ``result.json`` and ``messages.html``: a message with an article a record.

In a channel the day of the message is that of publication, and the channel publishes; in a chat
of people somebody passed the article on that day.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from pressread.errors import NoArticle, NotThisFormat
from pressread.readers import trees
from pressread.readers.data.values import as_text
from pressread.readers.document import Document
from pressread.readers.notes import clips
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
    first = messages[0] if isinstance(messages, list) and messages else None
    return isinstance(first, dict) and {"type", "date", "text"} <= first.keys()


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
        if clips.is_clip(message.text):
            own = channel and not message.forwarded
            yield clips.source(
                document, "telegram", clips.without_lone_address(message.text), message.number,
                url=clips.lone_address(message.text),
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
