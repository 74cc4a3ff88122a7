"""A mail copied out of a mail program: its header lines as the program shows them, then the text.

Above them may stand "---------- Forwarded message ---------"; their names are in the language of
the program ("Von", "Gesendet", "Betreff"; "De :", "Envoyé :", "Objet :").
"""

from __future__ import annotations

from collections.abc import Iterator

from pressread.readers import plain
from pressread.readers.document import Document
from pressread.readers.mails import forwarded, heads
from pressread.source import Failure, Given, Source
from pressread.text.date_fields import date_field


def is_mail(head: str) -> bool:
    """Whether sender, subject and date or addressee stand at the top, each on a line."""
    if ":" not in head[:200]:
        return False
    found, _ = heads.head_at(head)
    return {"from", "subject"} <= found.keys() and len(found) > 2


def read(document: Document) -> Iterator[Source | Failure]:
    """The article below the header lines; of these the subject, and the date if it is the mail's
    first sender's.
    """
    decoded = document.plain
    text = plain.lines(decoded.text)
    found, end = heads.head_at(text)
    inner, article = forwarded.unwrapped(text[end:].strip("\n"))
    found = {**found, **inner}
    subject, passed_on = heads.without_reply_marks(found["subject"])
    published = None if passed_on else date_field(found.get("date"))
    stated = {"headline": subject, "published": published}
    given = Given(
        headline=subject or None,
        published=published,
        notices=(decoded.notice,) if decoded.notice else (),
        provenance={name: f"pasted mail {name}" for name, value in stated.items() if value},
    )
    yield document.source("email", given, text=article, encoding=decoded.charset)
