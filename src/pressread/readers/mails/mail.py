"""E-mail (.eml), mailboxes (mbox) and pages saved as MHTML, which is built like a mail."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from email.message import EmailMessage
from email.utils import parseaddr
from typing import Any

from pressread.errors import NoArticle, UnknownFormat
from pressread.readers import charset, trees
from pressread.readers.databases import exports
from pressread.readers.document import MAX_ARTICLE, Document, newlines
from pressread.readers.mails import forwarded
from pressread.readers.web import saved
from pressread.source import Failure, Given, Source
from pressread.text.date_fields import date_field

_READ_ENDINGS = """
.html .htm .xhtml .mht .mhtml .txt .text .md .rtf .docx .odt .pdf .epub .eml .csv .json .jsonl .xml
.zip
"""
_READ = tuple(_READ_ENDINGS.split())
_PASSED_ON = re.compile(
    r"<blockquote|gmail_quote|-{3,} ?(?:Forwarded|Original|Weitergeleitete|Ursprüngliche)|"
    r"Begin forwarded message|type=[\"']cite",
    re.IGNORECASE,
)
_NOTE = 40  # words of a mail that only goes with what is attached
_MOST = 100  # attachments of one mail
_SEPARATOR = re.compile(rb"From \S+ [^\n]{10,70}\n")
_FIELD = re.compile(rb"[A-Za-z-]{2,60}:")


def read(document: Document) -> Iterator[Source | Failure | Document]:
    """One mail, or each of a mailbox; what is attached comes as documents of their own."""
    if not forwarded.is_mbox(document.head):
        yield from _outcomes(document, None)
        return
    for number, mail in enumerate(_mails(document), 1):
        if mail is None:
            yield document.failure("is a mail over the limit of size: not read", number)
        else:
            yield from _outcomes(mail, number)


def _mails(document: Document) -> Iterator[Document | None]:
    """The mails of a mailbox, ``None`` for one that is too large.

    Each begins below a "From " line that stands behind a blank one, and above a field.
    """
    start, size, mail = 0, 0, list[bytes]()
    parting, separator = True, b""  # a line that parts two mails if a field follows
    for at, line in document.lines(MAX_ARTICLE):
        if separator and _FIELD.match(line):
            if mail:
                yield _mail(document, start, mail, size)
            start, size, mail = at, 0, []
        elif separator:
            mail.append(separator)
        separator = line if parting and _SEPARATOR.match(line) else b""
        parting = not line.strip(b"\r\n")
        size += len(line)
        if not separator and size <= MAX_ARTICLE:
            mail.append(line)
    if mail:
        yield _mail(document, start, mail, size)


def _mail(document: Document, start: int, lines: list[bytes], size: int) -> Document | None:
    if size > MAX_ARTICLE:
        return None
    return document.part(start, b"".join(lines).rstrip(b"\r\n"))


def _outcomes(document: Document, number: int | None) -> Iterator[Source | Failure | Document]:
    message = _parse(document.raw)
    address = _header(message, "Snapshot-Content-Location")
    saved_page = message.get_content_type() == "multipart/related" and not message["From"]
    if address or saved_page or _is_saved(message):
        yield _page(document, message, address, number)
        return
    attached = list(_attached(document, message, number))
    part = _text_part(message)
    body = _body(document, message, part, number) if part is not None else None
    if body is not None and not (attached and _is_note(body)):
        yield body
    yield from attached
    if body is None and not attached:
        yield document.failure("is a mail without a text part: nothing to import", number)


def _page(
    document: Document, message: EmailMessage, address: str, number: int | None
) -> Source | Failure:
    """The page that was saved in the form of a mail."""
    part = _text_part(message)
    if part is None:
        return document.failure("is a saved page without a text part", number)
    decoded = _decoded(part)
    url = address or _location(part)
    given = Given(url=url, provenance={"url": "mhtml location"}) if url else Given()
    text = _as_page(part, decoded.text)
    return document.source("mhtml", given, text=text, encoding=decoded.charset, record=number)


def _body(
    document: Document, message: EmailMessage, part: Any, number: int | None
) -> Source | Failure | Document:
    """The mail's own text: an export of a database, a newsletter's page, or what somebody wrote."""
    html = part.get_content_type() == "text/html"
    payload = _payload(part)
    if html and any(exports.readers_of_page(payload)):
        return document.inner(payload, media_type="text/html", record=number)
    try:
        decoded = _decoded(part)
    except (NoArticle, UnknownFormat) as error:
        return document.failure(f"email: {error}", number)
    notices = tuple(filter(None, (decoded.notice, _unread(message))))
    if html and (_is_bulk(message) or not _PASSED_ON.search(decoded.text)):
        given, text = _stated(message, {}, notices), _as_page(part, decoded.text)
    else:
        plain_text = trees.text(trees.html(decoded.text)) if html else decoded.text
        text = re.sub(r"\n{3,}", "\n\n", newlines(plain_text)).strip("\n")
        fields, text = forwarded.unwrapped(text)
        given = _stated(message, fields, notices)
        if fields and forwarded.begins_with_title(text):
            given = replace(given, headline=None)
    return document.source("email", given, text=text, encoding=decoded.charset, record=number)


def _as_page(part: Any, text: str) -> str:
    if part.get_content_type() != "text/html":
        return newlines(text)
    text = saved.slimmed(text)
    if not re.match(r"\s*<(?:!doctype|html)", text, re.IGNORECASE):
        text = f"<html><body>{text}</body></html>"
    return text


def _is_note(body: Source | Failure | Document) -> bool:
    """Whether a mail's text is but a word on what is attached."""
    if isinstance(body, Document):
        return False
    return isinstance(body, Failure) or len(body.text.split()) <= _NOTE


def _parse(raw: bytes) -> EmailMessage:
    from email import message_from_bytes, policy

    message = message_from_bytes(raw, policy=policy.default)
    if not isinstance(message, EmailMessage):
        raise UnknownFormat("is a mail that cannot be read")
    return message


def _is_saved(message: EmailMessage) -> bool:
    return "saved by" in _header(message, "From").lower() or "blink" in _header(message, "From")


def _is_bulk(message: EmailMessage) -> bool:
    return any(_header(message, name) for name in ("List-Id", "List-Unsubscribe", "List-Post"))


def _parts(message: Any, depth: int = 0) -> Iterator[Any]:
    """Text parts in order, attachments left out, to a bounded depth."""
    if depth > 10:
        return
    if message.is_multipart():
        for part in list(message.iter_parts())[:200]:
            yield from _parts(part, depth + 1)
    elif message.get_content_maintype() == "text" and not message.is_attachment():
        yield message


def _text_part(message: EmailMessage) -> Any:
    """The HTML part where there is one, else the plain one: newsletters put more into it."""
    parts: list[Any] = _tried(lambda: list(_parts(message)), [])
    for kind in ("text/html", "text/plain"):
        for part in parts:
            if part.get_content_type() == kind and _payload(part).strip():
                return part
    return None


def _tried(ask: Callable[[], Any], otherwise: Any) -> Any:
    """What ``email`` answers; ``otherwise`` where a mail is broken beyond its reading."""
    try:
        return ask()
    except (ValueError, LookupError, TypeError, AttributeError):
        return otherwise


def _payload(part: Any) -> bytes:
    payload = _tried(lambda: part.get_payload(decode=True), b"")
    return payload if isinstance(payload, bytes) else b""


def _decoded(part: Any) -> charset.Decoded:
    declared = _tried(lambda: str(part.get_content_charset() or "") or None, None)
    return charset.decode(_payload(part), declared)


def _location(part: Any) -> str:
    address = _header(part, "Content-Location")
    return address if address.startswith(("http://", "https://")) else ""


def _header(message: Any, name: str) -> str:
    """A header decoded; ``""`` where it is missing or broken beyond reading."""
    return _tried(lambda: " ".join(str(message.get(name) or "").split()), "")  # type: ignore[no-any-return]


def _attachments(message: Any) -> list[tuple[str, str, Any]]:
    """Name, kind and part of each attachment."""
    parts = _tried(lambda: list(message.iter_attachments())[:_MOST], [])
    return [
        (
            " ".join(str(_tried(part.get_filename, "") or "unnamed").split()).replace("/", "_"),
            _tried(part.get_content_type, ""),
            part,
        )
        for part in parts
    ]


def _attached(document: Document, message: Any, number: int | None) -> Iterator[Document]:
    """The attachments that may hold articles, mails that were attached whole among them."""
    for name, kind, part in _attachments(message):
        if kind == "message/rfc822":
            raw = _tried(lambda part=part: part.get_content().as_bytes(), b"")  # type: ignore[misc]
        elif _is_read(name, kind):
            raw = _payload(part)
        else:
            continue
        if raw.strip():
            media_type = kind if kind in ("text/html", "text/plain") and "." not in name else None
            yield document.inner(raw, name=name, media_type=media_type, record=number)


def _is_read(name: str, kind: str) -> bool:
    return kind in ("text/html", "text/plain") or name.lower().endswith(_READ)


def _unread(message: Any) -> str:
    """What to say of attachments that are not read."""
    names = [
        name for name, kind, _ in _attachments(message)
        if kind != "message/rfc822" and not _is_read(name, kind)
    ]  # fmt: skip
    return f"attached and not read: {', '.join(names[:5])}" if names else ""


def _stated(message: EmailMessage, inner: dict[str, str], notices: tuple[str, ...]) -> Given:
    """Subject, date and sender, as far as they are the article's and not the forwarder's.

    ``inner`` is the head of the mail that was passed on.
    """
    subject, passed_on = forwarded.without_reply_marks(_header(message, "Subject"))
    if inner.get("subject"):
        subject, passed_on = forwarded.without_reply_marks(inner["subject"])[0], True
    name, _ = parseaddr(_header(message, "From"))
    paper, sent = forwarded.sent_by_paper(inner)
    publisher = name if _is_bulk(message) and not passed_on else paper or ""
    published = sent if passed_on else date_field(_header(message, "Date"))
    stated = {
        "headline": ("email Subject", subject),
        "publisher": ("email From", publisher),
        "published": ("email Date", published),
    }
    return Given(
        headline=subject or None,
        publisher=publisher or None,
        published=published,
        notices=notices,
        provenance={field: where for field, (where, value) in stated.items() if value},
    )
