"""Mails: the text that is meant, what was passed on in it, what is attached."""

from __future__ import annotations

import pytest

from pressread.readers.mails.forwarded import (
    begins_with_title,
    head_at,
    is_mail,
    is_mbox,
    is_pasted_mail,
    unquoted,
    unwrapped,
    without_reply_marks,
)
from tests.readers.telling import told

MAIL = (
    "From: Ann Lee <ann@ebb.example>\nTo: bo@ebb.example\nSubject: Fwd: Dam leaks\n"
    "Date: Fri, 27 Aug 2021 14:05:00 +0200\nMIME-Version: 1.0\n"
)
PLAIN = MAIL + "Content-Type: text/plain; charset=utf-8\n\nIt leaks.\n\nNobody mends it.\n"
FORWARDED = MAIL + (
    "Content-Type: text/plain\n\nSee below.\n\n---------- Forwarded message ---------\n"
    "From: The Ebb Post <news@ebb.example>\nDate: Thu, 26 Aug 2021\nSubject: Dam leaks badly\n\n"
    "It leaks and leaks.\n\nNobody mends it.\n"
)
HTML = MAIL + (
    "List-Id: <news.ebb.example>\nContent-Type: text/html\n\n"
    "<p>It leaks.</p><p>Nobody mends it.</p>\n"
)
ATTACHED = MAIL + (
    'Content-Type: multipart/mixed; boundary="b"\n\n--b\n'
    "Content-Type: text/plain\n\nSee attached.\n"
    '--b\nContent-Type: text/plain; name="a.txt"\n'
    'Content-Disposition: attachment; filename="a.txt"\n\n'
    "The attached article.\n--b--\n"
)
MBOX = f"From a@b Fri Aug 27 14:05:00 2021\n{PLAIN}\nFrom a@b Fri Aug 27 14:06:00 2021\n{HTML}"


def test_a_mail_is_its_text() -> None:
    assert told(PLAIN) == [
        {"format": "email", "text": "It leaks.\n\nNobody mends it.", "headline": "Dam leaks"}
    ]
    assert told(HTML) == [
        {
            "format": "email",
            "text": "<html><body><p>It leaks.</p><p>Nobody mends it.</p>\n</body></html>",
            "headline": "Dam leaks",
        }
    ]


def test_a_forwarded_mail_is_what_was_passed_on() -> None:
    assert told(FORWARDED) == [
        {
            "format": "email",
            "text": "It leaks and leaks.\n\nNobody mends it.",
            "headline": "Dam leaks badly",
            "publisher": "The Ebb Post",
            "published": "2021-08-26",
        }
    ]


def test_a_note_goes_with_what_is_attached() -> None:
    assert told(ATTACHED) == [{"format": "text", "text": "The attached article."}]
    empty = MAIL + "Content-Type: application/pdf\nContent-Transfer-Encoding: base64\n\nAAAA\n"
    assert told(empty) == ["is a mail without a text part: nothing to import"]


def test_a_mailbox_has_each_mail_as_a_record() -> None:
    assert [one["format"] for one in told(MBOX)] == ["1: email", "2: email"]


def test_a_mail_copied_from_the_screen() -> None:
    german = (
        "Von: Ann Lee\nGesendet: Freitag, 27. August 2021 14:05\nAn: Bo\n"
        "Betreff: Damm leckt\n\nEr leckt.\n"
    )
    assert told(german) == [
        {
            "format": "email",
            "text": "Er leckt.",
            "headline": "Damm leckt",
            "published": "2021-08-27",
        }
    ]
    assert told(german.replace("Betreff: ", "Betreff: WG: ")) == [
        {"format": "email", "text": "Er leckt.", "headline": "Damm leckt"}
    ]


HEADS = [
    "From: A\nDate: 27 Aug 2021\nSubject: Dam\n\nText",
    "De : A\nEnvoyé : hier\nObjet : Digue\n\nTexte",
    "Kimden: A\nTarih: dün\nKonu: Baraj\n\nMetin",
    "От: A\nДата: вчера\nТема: Дамба\n\nТекст",
    "*From:* A\n*Subject:* Dam\nText",
    "-----Original Message-----\nFrom: A\nSent: x\nSubject: S\nText",
    "Begin forwarded message:\n\nFrom: A\nSubject: S\n\nText",
    "CC: B\nFrom: A\nText",
    "Text: no\nFrom: A",
    "No head",
    "",
]


@pytest.mark.parametrize("text", HEADS)
def test_a_head_ends_where_its_text_begins(text: str) -> None:
    fields, end = head_at(text)
    assert text[end:].strip().startswith(("Text", "Texte", "Metin", "Текст", "No head")) or not text
    assert all(value and value.strip() == value for value in fields.values())


def test_heads_have_the_same_fields_in_every_language() -> None:
    assert [head_at(text)[0] for text in HEADS] == [
        {"from": "A", "date": "27 Aug 2021", "subject": "Dam"},
        {"from": "A", "date": "hier", "subject": "Digue"},
        {"from": "A", "date": "dün", "subject": "Baraj"},
        {"from": "A", "date": "вчера", "subject": "Дамба"},
        {"from": "A", "subject": "Dam"},
        {"from": "A", "date": "x", "subject": "S"},
        {"from": "A", "subject": "S"},
        {"from": "A"},
        {},
        {},
        {},
    ]


def test_the_innermost_mail_is_unwrapped() -> None:
    assert unwrapped("Look!\n\nFrom: A\nSubject: S\n\nInner.\n\nFrom: B\nSubject: T\n\nDeep.") == (
        {"from": "B", "subject": "T"},
        "Deep.",
    )
    assert unwrapped("word " * 61 + "\nFrom: A\nSubject: S\n\nInner.")[0] == {}
    assert unwrapped("No head here.") == ({}, "No head here.")


def test_quoted_lines_lose_their_marks_where_most_have_one() -> None:
    assert unquoted("> one\n> two") == "one\ntwo"
    assert unquoted("> > one\n> > two") == "one\ntwo"
    assert unquoted("On Monday Ann wrote:\n> one\n> two\n> three") == "one\ntwo\nthree"
    assert unquoted("A note\n> one\n> two\n> three") == "A note\none\ntwo\nthree"
    assert unquoted("one\ntwo\n> three") == "one\ntwo\n> three"
    assert unquoted("") == ""


def test_marks_of_replies_are_taken_off() -> None:
    subjects = [
        "Fwd: Dam",
        "AW: WG: Dam",
        "Re: Fw: re: Dam",
        "Dam",
        "Fwd:",
        "Reform: Dam",
        "TR : Digue",
    ]
    assert [without_reply_marks(subject) for subject in subjects] == [
        ("Dam", True),
        ("Dam", True),
        ("Dam", True),
        ("Dam", False),
        ("", True),
        ("Reform: Dam", False),
        ("Digue", True),
    ]


def test_what_looks_like_a_mail_is_told() -> None:
    heads = [
        PLAIN,
        MBOX,
        "From: a\nSubject: b\n\n",
        "Subject: a\nDate: b\nTo: c\n",
        "Title: x\nA: b\n",
        "",
    ]
    assert [(is_mail(head), is_mbox(head), is_pasted_mail(head)) for head in heads] == [
        (True, False, True),
        (True, True, False),
        (False, False, False),
        (True, False, False),
        (False, False, False),
        (False, False, False),
    ]
    assert [
        begins_with_title(text) for text in ("Dam leaks\n\nIt", "It leaks.\n", "", "w " * 26)
    ] == [True, False, False, False]
