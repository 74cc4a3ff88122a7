"""A mail copied out of a mail program: its header lines as the program shows them, then the text.

Above them may stand "---------- Forwarded message ---------"; their names are in the language of
the program ("Von", "Gesendet", "Betreff"; "De :", "Envoyé :", "Objet :").
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pressread.readers import plain
from pressread.readers.document import Document
from pressread.readers.mails.mail import without_reply_marks
from pressread.source import Failure, Given, Source
from pressread.text.date_fields import date_field

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


def is_mail(head: str) -> bool:
    """Whether sender, subject and date or addressee stand at the top, each on a line."""
    if ":" not in head[:200]:
        return False
    found, _ = _headers(head)
    return {"from", "subject"} <= found.keys() and len(found) > 2


def read(document: Document) -> Iterator[Source | Failure]:
    """The article below the header lines; of these the subject, and the date if it is the mail's
    first sender's.
    """
    decoded = document.plain
    text = plain.lines(decoded.text)
    found, end = _headers(text)
    subject, forwarded = without_reply_marks(found["subject"])
    published = None if forwarded else date_field(found.get("date"))
    stated = {"headline": subject, "published": published}
    given = Given(
        headline=subject or None,
        published=published,
        notices=(decoded.notice,) if decoded.notice else (),
        provenance={name: f"pasted mail {name}" for name, value in stated.items() if value},
    )
    yield document.source("email", given, text=text[end:].strip("\n"), encoding=decoded.charset)


def _headers(text: str) -> tuple[dict[str, str], int]:
    """The fields at the top by their meaning, and where the text below them begins."""
    text = text.replace("\r\n", "\n") if "\r" in text[:2000] else text
    start = re.match(r"[\s\ufeff]*", text)
    at = start.end() if start else 0
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
