"""Mails copied out of a mail program, in the languages of such programs."""

from __future__ import annotations

import pytest

from pressread.readers.reading import read_bytes
from pressread.source import Failure, Source

TEXT = "Ferry stays\n\nThe board voted on Tuesday to keep the winter ferry."


def read_one(content: str) -> Source:
    [source] = read_bytes(content.encode())
    assert not isinstance(source, Failure)
    return source


@pytest.mark.parametrize(
    "headers",
    [
        "---------- Forwarded message ---------\nFrom: Desk <d@example.org>\n"
        "Date: Fri, 27 Aug 2021 15:02\nSubject: Fwd: Ferry stays\nTo: <a@example.org>",
        "-----Original Message-----\nFrom: Desk\nSent: Friday, August 27, 2021 3:02 PM\n"
        "To: Archive\nSubject: FW: Ferry stays",
        "Begin forwarded message:\n\nFrom: Desk\nSubject: Fwd: Ferry stays\nDate: 27 August 2021",
        "Von: Desk <d@example.org>\nGesendet: Freitag, 27. August 2021 15:02\nAn: Archiv\n"
        "Cc: Ablage\nBetreff: WG: Ferry stays",
        "De : Desk\nEnvoyé : vendredi 27 août 2021 15:02\nÀ : Archives\nObjet : TR: Ferry stays",
        "*De:* Desk\n*Enviado:* viernes, 27 de agosto de 2021\n*Para:* Archivo\n"
        "*Asunto:* RV: Ferry stays",
    ],
)
def test_the_lines_of_a_forwarded_mail_are_not_the_article(headers: str) -> None:
    source = read_one(f"{headers}\n\n{TEXT}\n")
    assert (source.format, source.text) == ("email", TEXT)
    assert source.given is not None
    assert (source.given.headline, source.given.published) == ("Ferry stays", None)


def test_the_day_of_a_mail_that_was_not_forwarded_is_the_articles() -> None:
    source = read_one(f"Von: Desk\nDatum: 27. August 2021\nAn: A\nBetreff: Ferry stays\n\n{TEXT}")
    assert source.given is not None
    assert source.given.published == "2021-08-27"
    assert source.given.provenance["published"] == "pasted mail published"


@pytest.mark.parametrize(
    "text",
    [
        "From: the harbour\n\nThe ferry stays.",
        "Date: 27 August 2021\nTo: whom it may concern\n\nThe ferry stays.",
        "Subject: ferries\nFrom: the quay\nThe ferry stays, the board said.",
    ],
)
def test_an_article_that_begins_with_one_such_word_is_text(text: str) -> None:
    assert read_one(text).format == "text"
