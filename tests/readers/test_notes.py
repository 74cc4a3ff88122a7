"""Clips of note programs, readers and messengers: what each says of an article, whole."""

from __future__ import annotations

import json
from typing import Any

from tests.readers.telling import told

LONG = "It leaks where the old stones meet the new ones, and nobody mends it. " * 12
FRONT = """---
title: "Dam [[Leaks]]"
author: [Ann Lee, "[[Bo Sand]]"]
source: https://ebb.example/1
site: The Ebb Post
published: 2021-08-27
created: 2022-01-02
tags: [clip]
categories: [News, "#own", Water]
lang: en
---
# Dam Leaks

It **leaks**. ([View Highlight](https://r.example/1))

![The dam](a.jpg)

> “It leaks,” [Ann Lee](https://x.example) said of [[Ebb|the Ebb]].
"""


def test_front_matter() -> None:
    assert told(FRONT, "a.md") == [
        {
            "format": "markdown",
            "text": "Dam Leaks\n\nIt leaks.\n\n“It leaks,” Ann Lee said of the Ebb.",
            "headline": "Dam Leaks",
            "sections": ("News", "Water"),
            "byline": ("Ann Lee", "Bo Sand"),
            "publisher": "The Ebb Post",
            "published": "2021-08-27",
            "captured": "2022-01-02",
            "language": "en",
            "url": "https://ebb.example/1",
        }
    ]
    toml = '+++\ntitle = "Dam"\ndate = 2021-08-27\nauthors = ["Ann Lee"]\n+++\nIt leaks.\n'
    assert told(toml, "a.md") == [
        {
            "format": "markdown",
            "text": "Dam\n\nIt leaks.",
            "headline": "Dam",
            "byline": ("Ann Lee",),
            "published": "2021-08-27",
        }
    ]
    broken = "---\ntitle: Dam: a: story\nurl: https://e.example/1\n: [\n---\nIt leaks.\n"
    assert told(broken) == [
        {
            "format": "markdown",
            "text": "Dam: a: story\n\nIt leaks.",
            "headline": "Dam: a: story",
            "url": "https://e.example/1",
        }
    ]
    assert told("---\ntitle: Dam\n---\n", "a.md") == [
        {"format": "markdown", "text": "Dam", "headline": "Dam"}
    ]
    address = "---\ntitle: Dam\npublisher: ebb.example\nsource: The Ebb Post\n---\nIt leaks.\n"
    assert told(address, "a.md") == [
        {"format": "markdown", "text": "Dam\n\nIt leaks.", "headline": "Dam"}
    ]


def test_a_list_of_metadata() -> None:
    text = (
        "# Dam\n\n## Metadata\n- Author: [[Ann Lee]]\n- Full Title: Dam leaks\n"
        "- Category: #articles\n"
        "- URL: https://ebb.example/1\n\n## Highlights\nIt leaks.\n"
    )
    assert told(text, "a.md") == [
        {
            "format": "markdown",
            "text": "Dam leaks\n\nDam\n\nIt leaks.",
            "headline": "Dam leaks",
            "byline": ("Ann Lee",),
            "url": "https://ebb.example/1",
        }
    ]


def test_a_note_of_ones_own_is_passed_over() -> None:
    assert told("# Today\n\n- [ ] call [[Ann]]\n", "a.md") == [
        "passed over: is a note of one's own: no title, author, date or address of an article"
    ]
    assert told("# Today\n\nSee [x](https://e.example).\n", "a.md")[0]["format"] == "markdown"


ENEX = """<en-export><note><title>Dam leaks</title><created>20220102T100000Z</created>
<content><![CDATA[<en-note><div>It leaks.</div><div>Badly.</div></en-note>]]></content>
<note-attributes><source-url>https://ebb.example/1</source-url></note-attributes></note>
<note><title>Empty</title><content/></note></en-export>"""


def test_evernote() -> None:
    assert told(ENEX) == [
        {
            "format": "1: evernote",
            "text": "Dam leaks\n\nIt leaks.\n\nBadly.",
            "headline": "Dam leaks",
            "captured": "2022-01-02T10:00:00+00:00",
            "url": "https://ebb.example/1",
        },
        "2: is a note without text (Empty): nothing to import",
    ]
    assert told("<en-export></en-export>") == [
        "is an export of Evernote without notes: there is nothing to import"
    ]


def test_kindle() -> None:
    clip = (
        "The Ebb Post (Daily) (Ann Lee)\n- Clip This Article on Page 3 | Added on Sunday, 2 January"
        " 2022 10:00:00\n\n" + LONG + "\n==========\n"
    )
    mark = (
        "A Book (Bo Sand)\n- Your Highlight on page 3 | Added on Sunday, 2 January 2022\n\nShort.\n"
    )
    assert [{**one, "text": len(one["text"])} for one in told(clip + mark + "==========\n")] == [
        {"format": "1: kindle", "text": 839, "publisher": "The Ebb Post", "captured": "2022-01-02"}
    ]
    assert told(mark + "==========\n") == [
        "holds highlights, but no clipped article: there is nothing to import"
    ]


VTT = """WEBVTT
Kind: captions

NOTE a remark
of two lines

1
00:00:01.000 --> 00:00:03.000
It <i>leaks</i>

2
00:00:03.000 --> 00:00:05.000
It leaks

00:00:05.000 --> 00:00:07.000
and nobody mends it.

00:00:07.000 --> 00:00:09.000
<v Bo Sand>Is it so?
"""


def test_captions() -> None:
    assert told(VTT) == [
        {
            "format": "captions",
            "body": ("It leaks and nobody mends it.", "Bo Sand: Is it so?"),
            "notices": ("captions of a film or talk, without their times",),
        }
    ]
    assert told("0:01\nIt leaks\n0:03\nand nobody\n0:05\nmends it.\n0:07\n>> Yes.\n") == [
        {
            "format": "captions",
            "body": ("It leaks and nobody mends it.", "Yes."),
            "notices": ("captions of a film or talk, without their times",),
        }
    ]
    assert told(
        "1\n00:00:01,000 --> 00:00:02,000\nOne\n\n2\n00:00:02,000 --> 00:00:03,000\nTwo\n"
    ) == [
        {
            "format": "captions",
            "body": ("One Two",),
            "notices": ("captions of a film or talk, without their times",),
        }
    ]


WHATSAPP = (
    "[07/02/2023, 09:21:40] Ann: Messages are encrypted.\n"
    "[13/02/2023, 09:22:00] Ann: https://ebb.example/1\n" + LONG + "\n"
    "[14/02/2023, 09:23:00] Bo joined\n"
    "[14/02/2023, 09:24:00] Bo: ok\n"
)


def lengths(found: list[Any]) -> list[Any]:
    """Records with the length of their text alone."""
    return [one if isinstance(one, str) else {**one, "text": len(one["text"])} for one in found]


def test_whatsapp() -> None:
    assert lengths(told(WHATSAPP)) == [
        {
            "format": "2: whatsapp",
            "text": 839,
            "captured": "2023-02-13",
            "url": "https://ebb.example/1",
        }
    ]
    american = WHATSAPP.replace("13/02", "02/13").replace("14/02", "02/14")
    assert told(american)[0]["captured"] == "2023-02-13"
    assert told("07.02.23, 09:21 - Ann: hi\n07.02.23, 09:22 - Bo: ho\n") == [
        "is a chat without a message as long as an article"
    ]


def chat(kind: str, *texts: object, **fields: Any) -> str:
    found = [
        {"id": 10 + number, "type": "message", "date": "2023-02-07T09:21:40", "from": "Ann",
         "text": text, **fields}
        for number, text in enumerate(texts)
    ]  # fmt: skip
    return json.dumps({"name": "Ebb Channel", "type": kind, "messages": found})


def test_telegram() -> None:
    pieces = ["It ", {"type": "bold", "text": "leaks"}, ". " + LONG]
    assert lengths(told(chat("public_channel", LONG, "short", pieces))) == [
        {
            "format": "10: telegram",
            "text": 839,
            "publisher": "Ebb Channel",
            "published": "2023-02-07",
        },
        {
            "format": "12: telegram",
            "text": 849,
            "publisher": "Ebb Channel",
            "published": "2023-02-07",
        },
    ]
    assert lengths(told(chat("personal_chat", LONG))) == [
        {"format": "10: telegram", "text": 839, "captured": "2023-02-07"}
    ]
    assert "publisher" not in told(chat("public_channel", LONG, forwarded_from="x"))[0]
    assert told(chat("public_channel", "short")) == [
        "is a chat without a message as long as an article"
    ]
    both = json.dumps({"chats": {"list": [json.loads(chat("private_group", LONG)), 3]}})
    assert len(told(both)) == 1
