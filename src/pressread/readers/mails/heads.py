"""The heads of mails as programs print them, in each language, and the marks of replies."""

from __future__ import annotations

import re

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
