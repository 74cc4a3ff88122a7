"""E-mail (.eml), mailboxes (mbox) and pages saved as MHTML, which is built like a mail."""

from __future__ import annotations

import re
from collections.abc import Iterator
from email.message import EmailMessage
from email.utils import parseaddr
from typing import Any

from pressread.errors import NoArticle, UnknownFormat
from pressread.readers import charset, plain
from pressread.readers.document import Document
from pressread.readers.limits import MAX_ARTICLE
from pressread.readers.web import page
from pressread.source import Failure, Given, Source
from pressread.text.date_fields import date_field

_HEADERS_NAMES = """
from to cc subject date received return-path message-id mime-version delivered-to content-type
content-transfer-encoding reply-to sender list-id x-mailer x-received dkim-signature user-agent
authentication-results snapshot-content-location received-spf in-reply-to references bcc
"""
_HEADERS = frozenset(_HEADERS_NAMES.split())
_HEADER = re.compile(r"([A-Za-z][A-Za-z0-9-]{1,60}):[ \t\r\n]")
_MBOX = re.compile(r"From \S+ [^\n]{10,60}\d{4}[^\n]{0,10}\r?\n[A-Za-z-]{2,60}:")
_SEPARATOR = re.compile(rb"From \S+ [^\n]{10,70}\n")
_FIELD = re.compile(rb"[A-Za-z-]{2,60}:")
_FORWARDED = re.compile(r"\s*(?:fwd?|wg|tr|rv|i|enc|doorst)\s*:\s*", re.IGNORECASE)
_REPLY = re.compile(r"\s*(?:re|aw|sv|antw)\s*:\s*", re.IGNORECASE)


def is_mail(head: str) -> bool:
    """Whether the head is a mail's: three header lines or more of those that mails have."""
    known = set()
    for line in head.split("\n", 80)[:80]:
        if not line.strip():
            break
        found = _HEADER.match(line + "\n")
        if found and found[1].lower() in _HEADERS:
            known.add(found[1].lower())
        elif not found and line[:1] not in " \t" and not line.startswith("From "):
            return False
    return len(known) >= 3 and bool(known & {"from", "subject", "date"})


def is_mbox(head: str) -> bool:
    """Whether the head is a mailbox's: a "From " line before the headers."""
    return bool(_MBOX.match(head))


def read(document: Document) -> Iterator[Source | Failure]:
    """One mail, or each of a mailbox."""
    if not is_mbox(document.head):
        yield _outcome(document, None)
        return
    for number, mail in enumerate(_mails(document), 1):
        if mail is None:
            yield document.failure(
                "is a mail over the limit of size: nothing of it is read", number
            )
        else:
            yield _outcome(mail, number)


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


def _outcome(document: Document, number: int | None) -> Source | Failure:
    message = _parse(document.raw)
    saved_page = message.get_content_type() == "multipart/related" and not message["From"]
    address = str(message.get("Snapshot-Content-Location") or "")
    kind = "mhtml" if address or saved_page or _is_saved(message) else "email"
    part = _text_part(message)
    if part is None:
        return document.failure("is a mail without a text part: nothing to import", number)
    try:
        decoded = _decoded(part)
    except (NoArticle, UnknownFormat) as error:
        return document.failure(f"{kind}: {error}", number)
    html = part.get_content_type() == "text/html"
    if kind == "mhtml":
        given = Given(url=address or _location(part), provenance={"url": "mhtml location"})
        given = given if given.url else Given()
    else:
        given = _stated(message, tuple(filter(None, (decoded.notice, _attached(message)))))
    text = page.slimmed(decoded.text) if html else plain.lines(decoded.text)
    if html and not re.match(r"\s*<(?:!doctype|html)", text, re.IGNORECASE):
        text = f"<html><body>{text}</body></html>"
    return document.source(kind, given, text=text, encoding=decoded.charset, record=number)


def _parse(raw: bytes) -> EmailMessage:
    from email import message_from_bytes, policy

    message = message_from_bytes(raw, policy=policy.default)
    if not isinstance(message, EmailMessage):
        raise UnknownFormat("is a mail that cannot be read")
    return message


def _is_saved(message: EmailMessage) -> bool:
    return "saved by" in _header(message, "From").lower() or "blink" in _header(message, "From")


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
    try:
        parts = list(_parts(message))
    except (AttributeError, KeyError, TypeError, ValueError, LookupError):
        return None
    for kind in ("text/html", "text/plain"):
        for part in parts:
            if part.get_content_type() == kind and _payload(part).strip():
                return part
    return None


def _payload(part: Any) -> bytes:
    try:
        payload = part.get_payload(decode=True)
    except (ValueError, LookupError, TypeError, AttributeError):
        return b""
    return payload if isinstance(payload, bytes) else b""


def _decoded(part: Any) -> charset.Decoded:
    return charset.decode(_payload(part), _param(part))


def _param(part: Any) -> str | None:
    try:
        return str(part.get_content_charset() or "") or None
    except (ValueError, LookupError, TypeError, AttributeError):
        return None


def _location(part: Any) -> str:
    address = _header(part, "Content-Location")
    return address if address.startswith(("http://", "https://")) else ""


def _header(message: Any, name: str) -> str:
    """A header decoded; ``""`` where it is missing or broken beyond reading."""
    try:
        return " ".join(str(message.get(name) or "").split())
    except (ValueError, LookupError, TypeError, AttributeError, IndexError):
        return ""


def _attached(message: Any) -> str:
    """What to say of attachments, which are not read."""
    try:
        names = [part.get_filename() or "unnamed" for part in message.iter_attachments()]
    except (AttributeError, KeyError, TypeError, ValueError, LookupError):
        return ""
    listed = ", ".join(" ".join(str(name).split()) for name in names[:5])
    return f"attached and not read: {listed}" if names else ""


def without_reply_marks(subject: str) -> tuple[str, bool]:
    """``subject`` without "Fwd:" and "AW:", and whether one stood there."""
    bare = subject
    while found := _FORWARDED.match(bare) or _REPLY.match(bare):
        bare = bare[found.end() :]
    return bare, bare != subject


def _stated(message: EmailMessage, notices: tuple[str, ...]) -> Given:
    """Subject, date and sender, as far as they are the article's and not the forwarder's."""
    subject, forwarded = without_reply_marks(_header(message, "Subject"))
    bulk = any(_header(message, name) for name in ("List-Id", "List-Unsubscribe", "List-Post"))
    name, _ = parseaddr(_header(message, "From"))
    publisher = name if bulk and not forwarded else ""
    published = None if forwarded else date_field(_header(message, "Date"))
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
