"""Mails by their heads, as programs print them in each language, and what was passed on in them.

A head may be announced ("---------- Forwarded message ---------", "-----Original Message-----") or
stand bare; each mail of a chain has one. A mail copied out of a mail program is its header lines as
the program shows them ("Von", "Gesendet", "Betreff"; "De :", "Envoyé :", "Objet :"), then the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pressread.readers.document import Document, newlines
from pressread.source import Failure, Given, Source
from pressread.text.date_fields import date_field
from pressread.text.publishers import is_publisher

_QUOTED = re.compile(r"^[ \t]*[>|] ?", re.M)
_WROTE = re.compile(r"(?:wrote|schrieb|a écrit|escribió|escreveu|ha scritto|schreef|skrev)\s?:\s*$")
_SHARE = 0.6  # of the lines, from which on a mail is a quoted one
_NOTE = 60  # words above a forwarded mail that are a note on it; more are a mail of their own
_LINES = 80
_DEEPEST = 6
_TITLE = 25  # words of a line that may be a headline


def unwrapped(text: str) -> tuple[dict[str, str], str]:
    """The fields of the innermost mail's head, as ``heads`` calls them, and its text."""
    fields: dict[str, str] = {}
    for _ in range(_DEEPEST):
        text = unquoted(text)
        found = _head(text)
        if found is None or len(text[: found[1]].split()) > _NOTE:
            break
        fields, _, end = found
        text = text[end:].strip("\n")
    return fields, text


def unquoted(text: str) -> str:
    """The text without the ``>`` before its lines, where most lines have one."""
    for _ in range(_DEEPEST):
        lines = [line for line in text.split("\n") if line.strip()]
        quoted = sum(1 for line in lines if _QUOTED.match(line))
        if not quoted or quoted < _SHARE * len(lines):
            break
        above, _, _ = text.partition("\n>")
        if above != text and len(above.split()) <= _NOTE and not above.lstrip().startswith(">"):
            kept = [] if _WROTE.search(above.strip()) else [above]
            text = "\n".join([*kept, text[len(above) + 1 :]])
        text = _QUOTED.sub("", text)
    return text


def _head(text: str) -> tuple[dict[str, str], int, int] | None:
    """The fields of the first head in a text, where it begins and where it ends."""
    at = 0
    for line in text.split("\n", _LINES)[:_LINES]:
        if ":" in line or "---" in line or "essage" in line:
            fields, end = head_at(text, at)
            if {"from", "subject"} <= fields.keys() or {"from", "date"} <= fields.keys():
                return fields, at, end
        at += len(line) + 1
    return None


def sent_by_paper(fields: dict[str, str]) -> tuple[str | None, str | None]:
    """The paper that sent the innermost mail, and the day on which it did: that of its article."""
    sender = _OF_LETTER.sub("", fields.get("from", "").partition("<")[0]).strip(" \"'")
    paper = sender if is_publisher(sender) else None
    return paper, date_field(fields.get("date")) if paper else None


_OF_LETTER = re.compile(
    r"[\s|:–—-]*\b(?:e-?mail )?(?:news ?letters?|(?:news )?alerts?|redaktion|desk|updates?)\b.*",
    re.I,
)


def begins_with_title(text: str) -> bool:
    """Whether the first line of a text may be its headline."""
    first = text.lstrip().split("\n", 1)[0].strip()
    return 0 < len(first.split()) <= _TITLE and first[-1:] not in ".:;,"


_NAMES = {
    "from": "from von de da van od kimden от від fra från",
    "date": "date sent datum gesendet envoyé fecha enviado enviada data inviato verzonden tarih "
    "gönderildi дата отправлено sendt skickat",
    "to": "to an à para a aan do kime кому til till",
    "subject": "subject betreff objet asunto assunto oggetto onderwerp temat konu тема emne ämne",
    "": "cc kopie copia bcc reply-to antwort attachments",
}
_MEANING = {name: meaning for meaning, names in _NAMES.items() for name in names.split()}
_PREFACE = re.compile(
    r"[-–—_=*> \t]*(?:begin )?(?:forwarded message|original message|forwarded by|"
    r"ursprüngliche nachricht|weitergeleitete nachricht|anfang der weitergeleiteten nachricht|"
    r"message transféré|message d['’]origine|mensaje reenviado|mensaje original|mensagem original|"
    r"messaggio inoltrato|messaggio originale|doorgestuurd bericht|oorspronkelijk bericht|"
    r"iletilmiş ileti|iletilen mesaj)[^\n]{0,40}\n\s*",
    re.IGNORECASE,
)
_HEADER = re.compile(
    r"\*{0,2}([^\W\d_]{1,12}|reply-to)\*{0,2}[ \xa0]?:\*{0,2}[ \t\xa0]+(\S[^\n]*)", re.I
)
_MOST = 12
_FORWARDED = re.compile(r"\s*(?:fwd?|wg|tr|rv|i|enc|doorst)\s*:\s*", re.IGNORECASE)
_REPLY = re.compile(r"\s*(?:re|aw|sv|antw)\s*:\s*", re.IGNORECASE)


def head_at(text: str, at: int = 0) -> tuple[dict[str, str], int]:
    """The fields of a head that begins at ``at``, by meaning, and where the text below begins."""
    if at == 0:
        text = text.replace("\r\n", "\n") if "\r" in text[:2000] else text
    start = re.compile(r"[\s\ufeff]*").match(text, at)
    at = start.end() if start else at
    preface = _PREFACE.match(text, at)
    at = preface.end() if preface else at
    found: dict[str, str] = {}
    for _ in range(_MOST):
        end = text.find("\n", at)
        line = text[at : end if end >= 0 else len(text)]
        header = _HEADER.fullmatch(line.rstrip())
        meaning = _MEANING.get(header[1].lower()) if header else None
        if header is None or meaning is None:
            break
        if meaning:
            found.setdefault(meaning, header[2])
        at = end + 1 if end >= 0 else len(text)
    return found, at


def without_reply_marks(subject: str) -> tuple[str, bool]:
    """``subject`` without "Fwd:" and "AW:", and whether one stood there."""
    bare = subject
    while found := _FORWARDED.match(bare) or _REPLY.match(bare):
        bare = bare[found.end() :]
    return bare, bare != subject


def is_pasted_mail(head: str) -> bool:
    """Whether sender, subject and date or addressee stand at the top, each on a line."""
    if ":" not in head[:200]:
        return False
    found, _ = head_at(head)
    return {"from", "subject"} <= found.keys() and len(found) > 2


def read_pasted(document: Document) -> Iterator[Source | Failure]:
    """The article below the header lines; of these the subject, and the date if it is the mail's
    first sender's.
    """
    decoded = document.plain
    text = newlines(decoded.text)
    found, end = head_at(text)
    inner, article = unwrapped(text[end:].strip("\n"))
    found = {**found, **inner}
    subject, passed_on = without_reply_marks(found["subject"])
    publisher, sent = sent_by_paper(found)
    published = sent if passed_on else date_field(found.get("date"))
    stated = {"headline": subject, "published": published, "publisher": publisher}
    given = Given(
        headline=subject or None,
        published=published,
        publisher=publisher,
        notices=(decoded.notice,) if decoded.notice else (),
        provenance={name: f"pasted mail {name}" for name, value in stated.items() if value},
    )
    yield document.source("email", given, text=article, encoding=decoded.charset)


_FIELD_NAMES = """
from to cc subject date received return-path message-id mime-version delivered-to content-type
content-transfer-encoding reply-to sender list-id x-mailer x-received dkim-signature user-agent
authentication-results snapshot-content-location received-spf in-reply-to references bcc
"""
_FIELDS = frozenset(_FIELD_NAMES.split())
_RAW_FIELD = re.compile(r"([A-Za-z][A-Za-z0-9-]{1,60}):[ \t\r\n]")
_MBOX = re.compile(r"From \S+ [^\n]{10,60}\d{4}[^\n]{0,10}\r?\n[A-Za-z-]{2,60}:")


def is_mail(head: str) -> bool:
    """Whether the head is a mail's: three header lines or more of those that mails have."""
    known = set()
    for line in head.split("\n", 80)[:80]:
        if not line.strip():
            break
        found = _RAW_FIELD.match(line + "\n")
        if found and found[1].lower() in _FIELDS:
            known.add(found[1].lower())
        elif not found and line[:1] not in " \t" and not line.startswith("From "):
            return False
    return len(known) >= 3 and bool(known & {"from", "subject", "date"})


def is_mbox(head: str) -> bool:
    """Whether the head is a mailbox's: a "From " line before the headers."""
    return bool(_MBOX.match(head))
